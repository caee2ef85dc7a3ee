"""The menu, reachable from every state: what else there is beside the question that waits."""

from flows.engine.model import END, Call, Choose, Does, Flow, Option, Report
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
                Option(
                    "services",
                    _("services that can help"),
                    to="services",
                    aliases=("layanan", "bantuan", "info layanan", "services"),
                ),
                Option(
                    "situations",
                    _("what is happening to me?"),
                    to="situations",
                    aliases=(
                        "situasi",
                        "kejadian",
                        "apa ini kekerasan",
                        "apakah ini kekerasan",
                        "is this violence",
                    ),
                ),
                Option(
                    "new",
                    _("tell something else"),
                    to="new",
                    aliases=("cerita baru", "cerita lain", "laporan baru", "something else"),
                ),
            ),
            skip=END,
        ),
        Call("numbers", flow="numbers", to=END),
        Call("language", flow="language", to=END),
        Call("person", flow="person", to=END),
        Call("services", flow="information", to=END),
        Call("situations", flow="situations", to=END),
        Report("new", Does.NEW_REPORT, to=END),
    ),
    most_questions=4,
)
