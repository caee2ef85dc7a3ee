"""Somebody comes back after a silence: neutral first, and no pending question is named."""

from flows.engine.model import END, Choose, Does, Flow, Option, Report, Say
from flows.texts import _

RETURNING = Flow(
    name="returning",
    start="safe",
    nodes=(
        Choose(
            "safe",
            _("Hello, this is an automatic message. Is this a good moment to write?"),
            again=_("I did not understand that, sorry. Is this a good moment to write?"),
            options=(
                Option("safe", _("yes, go on"), to=END, aliases=("aman", "lanjut"), yes=True),
                Option("unsafe", _("not now"), to="flag_unsafe", aliases=("nanti",), no=True),
            ),
            skip=END,
        ),
        Report("flag_unsafe", Does.UNSAFE, to="later"),
        Choose(
            "later",
            _("All right. If it is urgent, call 112 (free, no credit needed). Whenever you like:"),
            again=_("If it is urgent: 112 (free, no credit needed). What would you like?"),
            options=(
                Option("safe", _("go on"), to=END, aliases=("aman", "lanjut"), yes=True),
                Option("menu", _("important numbers"), to="numbers", aliases=("nomor",)),
            ),
            skip=END,
        ),
        Say(
            "numbers",
            _(
                "112: emergencies, free, without credit, even from a locked phone. 119: medical. "
                "110: police, they see your number and place."
            ),
            to="later",
            keep=True,
        ),
    ),
    most_questions=2,
)
