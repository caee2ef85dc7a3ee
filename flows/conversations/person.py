"""A wish for a person, and an honest word on whether one is there."""

from flows.engine.model import END, Branch, Does, Flow, Report, Say
from flows.texts import _

PERSON = Flow(
    name="person",
    start="asked",
    nodes=(
        Report("asked", Does.PERSON, to="way"),
        Branch("way", to="alone", fact="attended", exits=(("known", "called"),)),
        Say(
            "called",
            _("I am calling a companion. I do not know yet when they answer. Urgent: 112."),
            to=END,
        ),
        Say(
            "alone",
            _("Nobody is on duty in this chat right now. Your wish is kept. Urgent: 112."),
            to=END,
        ),
    ),
    most_questions=0,
)
