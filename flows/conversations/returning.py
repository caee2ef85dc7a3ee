"""Somebody comes back after a silence: neutral first, and no pending question is named.

What waited goes on once it is safe and, where a code word was agreed, the word is right.
Where somebody else may hold the phone and no word was agreed, it stays hidden.
"""

from flows.engine.model import END, Ask, Branch, Choose, Does, Flow, Form, Option, Report, Say
from flows.texts import _

HIDDEN = _("It is in. For a person: PERSON. Urgent: 112, free.")

SAFE = (
    Choose(
        "safe",
        _(
            "Hello, this is an automatic message. Urgent: 112, free. Is "
            "this a good moment to write?"
        ),
        again=_("I did not understand that, sorry. Is this a good moment to write?"),
        options=(
            Option("safe", _("yes, go on"), to="proof", aliases=("aman", "lanjut"), yes=True),
            Option("unsafe", _("not now"), to="flag_unsafe", aliases=("nanti",), no=True),
        ),
        skip="proof",
    ),
    Report("flag_unsafe", Does.UNSAFE, to="later"),
    Choose(
        "later",
        _("All right. If it is urgent, call 112 (free, no credit needed). Whenever you like:"),
        again=_("If it is urgent: 112 (free, no credit needed). What would you like?"),
        options=(
            Option("safe", _("go on"), to="proof", aliases=("aman", "lanjut"), yes=True),
            Option("menu", _("important numbers"), to="numbers", aliases=("nomor",)),
        ),
        skip="proof",
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
)

PROOF = (
    Branch("proof", to="guarded", fact="word", exits=(("known", "word"),)),
    Branch("guarded", to=END, fact="guarded", exits=(("known", "hidden"),)),
    Ask(
        "word",
        _("All right. Which word did we agree on?"),
        again=_("The word that we agreed on, please. SKIP: without it."),
        to="proved",
        wrong="second",
        skip="hidden",
        form=Form.WORD,
    ),
    Ask(
        "second",
        _(
            "It is another one, that is all right. Once more, or SKIP if "
            "it is forgotten. Urgent: 112."
        ),
        again=_("The word that we agreed on, please. SKIP: without it."),
        to="proved",
        wrong="failed",
        skip="hidden",
        form=Form.WORD,
    ),
    Report("proved", Does.PROVED, to=END),
    Report("failed", Does.WORD_FAILED, to="decoy"),
    Ask(
        "decoy",
        _("Thank you. Just write, people read it. Emergencies: 112, free."),
        again=HIDDEN,
        to="decoy",
        skip="decoy",
        loop=True,
    ),
    Ask(
        "hidden",
        _("All right, go ahead and write, people read it. If it is urgent: 112."),
        again=HIDDEN,
        to="hidden",
        skip="hidden",
        loop=True,
    ),
)

RETURNING = Flow(
    name="returning", start="safe", nodes=(*SAFE, *PROOF), most_questions=4, hides=True
)
