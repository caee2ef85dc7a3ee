"""Somebody writes that they hurt another: no scolding, is anyone in danger, and a person."""

from flows.engine.model import Ask, Branch, Call, Choose, Does, Flow, Option, Report, Say
from flows.texts import _

DANGER = (
    Branch("greet", to="greet_alone", fact="attended", exits=(("known", "greet_attended"),)),
    Say(
        "greet_attended",
        _(
            "Thank you for writing, that is not easy. This is an automatic message; our "
            "companions are people and can join this chat."
        ),
        to="urgent",
    ),
    Say(
        "greet_alone",
        _(
            "Thank you for writing, that is not easy. This is an automatic message. "
            "Nobody is on duty here right now; what is written is kept."
        ),
        to="urgent",
    ),
    Say("urgent", _("Urgent? Call 112 (free, no credit needed)."), to="hurt"),
    Choose(
        "hurt",
        _("Is anyone hurt now, or could it happen again today?"),
        again=_("I mean today: is anyone hurt, or could it happen again?"),
        options=(
            Option(
                "yes",
                _("yes, someone is hurt"),
                to="call_112",
                aliases=("luka", "terluka", "berdarah", "pingsan", "hurt"),
                yes=True,
            ),
            Option(
                "again",
                _("it could happen again"),
                to="apart",
                aliases=("bisa terulang", "terulang", "takut terulang", "mungkin", "maybe"),
            ),
            Option("no", _("no"), to="calm", no=True),
        ),
        skip="person",
        told="apart",
        hears=True,
    ),
    Say(
        "call_112",
        _(
            "Please call 112 for whoever is hurt (free, no credit needed). Until then keep apart: "
            "go to another room or house, and leave weapons and sharp things behind."
        ),
        to="person",
    ),
    Say(
        "apart",
        _(
            "It is better to be apart today: another room, the family's house or a friend's. "
            "Leave weapons and sharp things behind. If it is hard to hold back: 112 (free)."
        ),
        to="person",
    ),
    Say(
        "calm",
        _("All right. If anger rises again, leave the house until it is calm. 112 is free."),
        to="person",
    ),
)

PERSON = (
    Choose(
        "person",
        _("Would it be all right to talk with a companion about it? Not to judge."),
        again=_("Is talking with a companion about it all right?"),
        options=(
            Option(
                "here", _("yes, here in the chat"), to="ask", aliases=("chat", "di sini"), yes=True
            ),
            Option("call", _("yes, by phone"), to="call", aliases=("telepon", "phone")),
            Option("no", _("not yet"), to="later", aliases=("jangan dulu", "nanti"), no=True),
        ),
        skip="later",
        told="ask",
    ),
    Report("ask", Does.PERSON, to="here"),
    Report("here", Does.REPLY_HERE, to="way"),
    Branch("way", to="alone", fact="attended", exits=(("known", "called"),)),
    Say(
        "called",
        _("I am calling a companion. I do not know yet when they answer. Urgent: 112."),
        to="reported",
    ),
    Say(
        "alone",
        _("Nobody is on duty in this chat right now. Your wish is kept. Urgent: 112."),
        to="reported",
    ),
    Call("call", flow="call", to="reported"),
    Say(
        "later",
        _("All right. PERSON calls one at any time, just type it here."),
        to="reported",
    ),
    Report("reported", Does.REPORTED, to="open"),
    Ask(
        "open",
        _("You can go on writing here. If it is urgent: 112."),
        again=_("It is in."),
        to="open",
        skip="open",
        loop=True,
    ),
)

DOER = Flow(name="doer", start="greet", nodes=(*DANGER, *PERSON), most_questions=5)
