"""TELEPON, from every state: which number, at what hour, and whether a call may be seen.

What waited goes on when it ends. What is said back names the hour at most: no number, no case.
"""

from flows.engine.model import END, Ask, Branch, Choose, Does, Flow, Form, Option, Report, Say
from flows.texts import _

ASKED = (
    Report("person", Does.PERSON, to="way"),
    Branch("way", to="alone", fact="attended", exits=(("known", "called"),)),
    Say(
        "called",
        _("I am calling a companion. I do not know yet when they answer. Urgent: 112."),
        to="shown",
    ),
    Say(
        "alone",
        _("Nobody is on duty in this chat right now. Your wish is kept. Urgent: 112."),
        to="shown",
    ),
    Branch("shown", to="number", fact="shows_number", exits=(("known", "this_number"),)),
    Say("this_number", _("SKIP means the number of this chat."), to="number"),
    Ask(
        "number",
        _("Which number may we call? You may SKIP it."),
        again=_("Only the number is enough, for example 0812… Or SKIP."),
        to="timed",
        skip="known",
        form=Form.PHONE,
    ),
    Branch("known", to="no_number", fact="shows_number", exits=(("known", "hour"),)),
    Say(
        "no_number",
        _("Without a number we cannot call, so the answer comes in this chat."),
        to=END,
    ),
    Branch("timed", to="hour", holds="call.number", exits=(("known", "log"),)),
    Ask(
        "hour",
        _("At what hour is a call safe? For example tomorrow at 10. You may SKIP it."),
        again=_("An hour is enough, for example 10.00. Or SKIP."),
        to="log",
        skip="log",
        form=Form.HOUR,
    ),
    Choose(
        "log",
        _("A call can stay visible on the phone, also a missed one. Is that all right?"),
        again=_("May it be seen on the phone that there was a call?"),
        options=(
            Option("yes", _("yes, that is all right"), to="agree", aliases=("aman",), yes=True),
            Option(
                "no",
                _("no, only in this chat"),
                to="agree_chat",
                aliases=("chat", "chat saja", "lewat chat", "tidak aman", "jangan telepon"),
                no=True,
            ),
        ),
        skip="agree_chat",
    ),
)

AGREED = (
    Report("agree", Does.REPLY_CALL, to="agreed", question="call.number", also="call.hour"),
    Branch("agreed", to="agreed_words", holds="call.hour", exits=(("known", "agreed_hour"),)),
    Say("agreed_hour", _("Noted: we only call {answer}."), to="certain", about="call.hour"),
    Branch(
        "agreed_words",
        to="agreed_beside",
        question="call.hour",
        exits=(("told", "agreed_then"), ("sent", "agreed_then")),
    ),
    Branch(
        "agreed_beside", to="agreed_any", holds="call.number", exits=(("known", "agreed_then"),)
    ),
    Say("agreed_then", _("Noted: we only call at the time that you told."), to="certain"),
    Say(
        "agreed_any",
        _("Noted. Without an hour a call can come at any time; it can still be written here."),
        to="certain",
    ),
    Branch("certain", to="uncertain", fact="attended", exits=(("known", END),)),
    Say(
        "uncertain",
        _("Nobody is on duty right now, so it is not certain when. Urgent: 112."),
        to=END,
    ),
    Report("agree_chat", Does.REPLY_HERE, to="only_chat"),
    Say("only_chat", _("All right, no calls: we answer only in this chat."), to=END),
)

CALL = Flow(name="call", start="person", nodes=(*ASKED, *AGREED), most_questions=3)
