"""Important numbers: the confirmed ones of the directory, or 112 alone."""

from flows.engine.model import END, Branch, Flow, Lookup, Say
from flows.texts import _

NUMBERS = Flow(
    name="numbers",
    start="numbers",
    nodes=(
        Lookup("numbers", what="numbers", to="found"),
        Branch("found", to="said", question="numbers.numbers", exits=(("missing", "few"),)),
        Say(
            "said",
            _(
                "Important numbers. 112 is free, without credit, even from a locked phone."
                "\n{answer}"
            ),
            to=END,
            about="numbers.numbers",
            keep=True,
        ),
        Say("few", _("112: emergencies, free, no credit needed."), to=END, keep=True),
    ),
    most_questions=0,
)
