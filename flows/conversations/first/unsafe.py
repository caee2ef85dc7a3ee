"""It is not safe to write: 112, no pressure to answer, and the shortest way to help."""

from flows.engine.model import Ask, Branch, Choose, Does, Form, Option, Report, Say
from flows.texts import _

UNSAFE = (
    Report("flag_unsafe", Does.UNSAFE, to="unsafe"),
    Choose(
        "unsafe",
        _(
            "Thank you for saying so. You need not answer. 112 is free, no credit needed. When "
            "you can:"
        ),
        again=_("It is in. You need not answer. 112 is free."),
        options=(
            Option(
                "help",
                _("I need help now"),
                to="ask_help",
                aliases=("tolong", "bantu", "bantuan", "help"),
                yes=True,
            ),
            Option(
                "safe_again", _("it is safe again"), to="honest", aliases=("aman", "sudah aman")
            ),
        ),
        skip="honest",
        told="sent_early",
    ),
    Report("ask_help", Does.PERSON, to="help_way"),
    Branch("help_way", to="help_alone", fact="attended", exits=(("known", "help_attended"),)),
    Say(
        "help_attended",
        _(
            "I am calling the companion on duty now. I do not know yet when they answer, so "
            "call 112 first if you can."
        ),
        to="place",
    ),
    Say(
        "help_alone",
        _("Nobody is on duty in this chat right now. Please call 112, it is the fastest way."),
        to="place",
    ),
    Ask(
        "place",
        _("Where is it? An address, a landmark or your location. SKIP passes over it."),
        again=_("An address or a landmark is enough, or share your location."),
        to="place_in",
        skip="place_reported",
        form=Form.PLACE,
    ),
    Say(
        "place_in",
        _("It is in, thank you. Tell 112 the same place, if you can call."),
        to="place_reported",
    ),
    Report("place_reported", Does.REPORTED, to="answer_here"),
    Choose(
        "answer_here",
        _("If there is an answer, may we write it here?"),
        again=_("May we write here if there is an answer?"),
        options=(
            Option("hour", _("yes, for the next hour"), to="agree_hour", yes=True),
            Option("self", _("no, I will write"), to="agree_self", no=True),
        ),
        skip="agree_self",
    ),
    Report("agree_hour", Does.REPLY_HOUR, to="hour_said"),
    Say(
        "hour_said",
        _(
            "All right, we may write here for the next hour, not after that. If things change, "
            "one word is enough."
        ),
        to="open",
    ),
)
