"""An open end for who comes back when somebody else may hold the phone: nothing is shown."""

from flows.engine.model import Ask, Flow
from flows.texts import _

AGAIN = Flow(
    name="again",
    start="open",
    nodes=(
        Ask(
            "open",
            _("All right, go ahead and write. If it is urgent: 112."),
            again=_("It is in."),
            to="open",
            skip="open",
            loop=True,
        ),
    ),
    most_questions=1,
)
