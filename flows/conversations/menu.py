"""The menu, reachable from every state: go on, important numbers, language, a person."""

from flows.engine.model import END, Branch, Call, Choose, Does, Flow, Lookup, Option, Report, Say
from flows.texts import _

MENU = Flow(
    name="menu",
    start="menu",
    nodes=(
        Choose(
            "menu",
            _("Menu. If it is urgent: 112. What would you like?"),
            again=_("I did not understand that, sorry. What would you like?"),
            options=(
                Option("go_on", _("go on writing"), to=END, aliases=("lanjut", "tulis")),
                Option("numbers", _("important numbers"), to="numbers", aliases=("nomor",)),
                Option("language", _("language / bahasa"), to="language", aliases=("bahasa",)),
                Option("person", _("a person"), to="person", aliases=("orang", "pendamping")),
            ),
            skip=END,
        ),
        Lookup("numbers", what="numbers", to="numbers_found"),
        Branch(
            "numbers_found",
            to="numbers_said",
            question="menu.numbers",
            exits=(("missing", "numbers_few"),),
        ),
        Say(
            "numbers_said",
            _(
                "Important numbers. 112 is free, without credit, even from a locked phone."
                "\n{answer}"
            ),
            to=END,
            about="menu.numbers",
            keep=True,
        ),
        Say("numbers_few", _("112: emergencies, free, no credit needed."), to=END, keep=True),
        Call("language", flow="language", to=END),
        Report("person", Does.PERSON, to="person_way"),
        Branch(
            "person_way", to="person_alone", fact="attended", exits=(("known", "person_called"),)
        ),
        Say(
            "person_called",
            _("I am calling a companion. I do not know yet when they answer. Urgent: 112."),
            to=END,
        ),
        Say(
            "person_alone",
            _("Nobody is on duty in this chat right now. Your wish is kept. Urgent: 112."),
            to=END,
        ),
    ),
    most_questions=2,
)
