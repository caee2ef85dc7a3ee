"""Agreeing on a code word: asked back whenever somebody comes back to this chat."""

from flows.engine.model import END, Ask, Branch, Choose, Does, Flow, Form, Option, Report, Say
from flows.texts import _

WORD = Flow(
    name="word",
    start="new",
    nodes=(
        Ask(
            "new",
            _(
                "One word that only you know, please: a fruit, a street, a name. After a "
                "silence I ask for it before this chat goes on. SKIP: without one."
            ),
            again=_("One to three words, without numbers of a phone. SKIP: without one."),
            to="taken_back",
            skip=END,
            form=Form.NEW_WORD,
        ),
        Branch("taken_back", to="deleted", fact="takes_back", exits=(("known", "agreed"),)),
        Say("agreed", _("Agreed. I take your message with the word out of this chat."), to=END),
        Choose(
            "deleted",
            _("Please delete your message with the word on your phone now. Is it deleted?"),
            again=_("The word counts once your message with it is deleted. Is it?"),
            options=(
                Option("yes", _("yes, deleted"), to="counts", aliases=("sudah",), yes=True),
                Option("no", _("not yet"), to="not_yet", aliases=("belum",), no=True),
            ),
            skip="not_yet",
        ),
        Report("counts", Does.WORD_DELETED, to="counted"),
        Say("counted", _("Agreed, thank you."), to=END),
        Say("not_yet", _("All right. Until then it does not count. WORD starts again."), to=END),
    ),
    most_questions=2,
)
