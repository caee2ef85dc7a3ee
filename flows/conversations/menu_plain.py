"""The menu for whoever has yet to show that nothing need be kept from them: it tells nothing."""

from flows.engine.model import END, Call, Choose, Flow, Option
from flows.texts import _

MENU_PLAIN = Flow(
    name="menu_plain",
    start="menu",
    nodes=(
        Choose(
            "menu",
            _("Menu of city services. Emergencies: 112, free. What would you like?"),
            again=_("I did not understand that, sorry. What would you like?"),
            options=(
                Option("go_on", _("go on writing"), to=END, aliases=("lanjut", "tulis")),
                Option("language", _("language / bahasa"), to="language", aliases=("bahasa",)),
                Option("person", _("a person"), to="person", aliases=("orang", "pendamping")),
            ),
            skip=END,
        ),
        Call("language", flow="language", to=END),
        Call("person", flow="person", to=END),
    ),
    most_questions=3,
)
