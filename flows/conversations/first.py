"""The first conversation: from the first words to "sudah diterima" in six turns.

Order and words follow the practice page: is it safe, hurt or threatened now, about whom,
a little of the story, how may we answer. Everything else comes later or is left to staff.
"""

from datetime import timedelta

from flows.engine.model import Ask, Branch, Choose, Does, Flow, Form, Option, Report, Say
from flows.texts import _

LISTEN = timedelta(seconds=30)

OPENING = (
    Branch("greeting", to="greet_alone", fact="attended", exits=(("known", "greet_attended"),)),
    Say(
        "greet_attended",
        _(
            "Thank you for writing. This is an automatic message; our companions are people "
            "and can join this chat."
        ),
        to="safe",
    ),
    Say(
        "greet_alone",
        _(
            "Thank you for writing. This is an automatic message. Nobody is on duty in this "
            "chat right now; what you write is kept."
        ),
        to="safe",
    ),
    Choose(
        "safe",
        _("If it is urgent, call 112 (free, no credit needed). Right now it is:"),
        again=_("I did not understand that, sorry. Is it safe for you to write right now?"),
        options=(
            Option(
                "safe", _("safe to write"), to="hurt", aliases=("aman", "amn", "safe"), yes=True
            ),
            Option(
                "unsafe",
                _("not safe right now"),
                to="flag_unsafe",
                aliases=("tidak aman", "gak aman", "ga aman", "gk amn", "bahaya", "not safe"),
                no=True,
            ),
            Option(
                "shared",
                _("others read this phone too"),
                to="short_mode",
                aliases=(
                    "dibaca orang lain",
                    "dibaca suami",
                    "suami baca",
                    "hp bareng",
                    "shared phone",
                ),
            ),
        ),
        skip="hurt",
    ),
    Report("short_mode", Does.SHORT_MODE, to="short"),
    Say(
        "short",
        _(
            "All right. What you tell will not be repeated here. Type X at any time and the "
            "chat changes the subject at once. Honestly: messages that are already here, I "
            "cannot delete from your phone."
        ),
        to="hurt",
    ),
)

UNSAFE = (
    Report("flag_unsafe", Does.UNSAFE, to="unsafe"),
    Choose(
        "unsafe",
        _("All right. 112 is free and works without credit. You need not answer. When you can:"),
        again=_("112 is free and works without credit. If you can, which is it?"),
        options=(
            Option(
                "help",
                _("I need help now"),
                to="ask_help",
                aliases=("tolong", "bantu", "help"),
                yes=True,
            ),
            Option("safe_again", _("it is safe again"), to="hurt", aliases=("aman",), no=True),
        ),
        skip="hurt",
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
        _("Where are you now? An address, a landmark or your location. SKIP skips this."),
        again=_("An address or a landmark is enough, or share your location."),
        to="place_in",
        skip="place_reported",
        form=Form.PLACE,
    ),
    Say(
        "place_in",
        _("It is in, thank you. Tell 112 the same place, if you can call."),
        "place_reported",
    ),
    Report("place_reported", Does.REPORTED, to="open"),
)

WHAT = (
    Choose(
        "hurt",
        _("Thank you. One short question, a number is enough: is anyone hurt or threatened now?"),
        again=_("I mean at this moment: is anyone hurt or threatened?"),
        options=(
            Option("yes", _("yes"), to="call_112", aliases=("ya sekarang",), yes=True),
            Option(
                "again",
                _("no, but it can happen again"),
                to="about",
                aliases=("bisa terulang", "takut terulang", "mungkin nanti"),
            ),
            Option("no", _("no"), to="about", no=True),
        ),
        skip="about",
    ),
    Say(
        "call_112",
        _("If you can, call 112 now (free, no credit needed). You can go on here as well."),
        to="about",
    ),
    Choose(
        "about",
        _("Who is this about?"),
        again=_("I did not understand that, sorry. Who is it about?"),
        options=(
            Option("me", _("me"), to="story", aliases=("saya sendiri", "aku", "sy", "ulun")),
            Option("child", _("my child"), to="story", aliases=("anak", "anakku", "anak sy")),
            Option(
                "other",
                _("someone else"),
                to="story",
                aliases=("teman", "tetangga", "saudara", "kakak", "ibu", "adik", "orang"),
            ),
            Option(
                "minor",
                _("I am under 18"),
                to="story_minor",
                aliases=("saya anak", "masih sekolah", "masih smp", "masih sma", "under 18"),
            ),
        ),
        skip="story",
    ),
    Ask(
        "story",
        _(
            "Tell just a little, in writing or as a voice note, in any language. You can stop "
            "at any time. What you should know: in certain circumstances, sexual violence for "
            "example, we may have to pass it on to the police. A companion explains that "
            "first, unless a life is in danger."
        ),
        again=_("A few words or a voice note are enough. SKIP skips this."),
        to="taken",
        skip="how",
        listen=LISTEN,
    ),
    Ask(
        "story_minor",
        _(
            "Thank you for writing, you did the right thing. Just a little is enough, in "
            "writing or as a voice note. We talk with you first before we tell anyone, unless "
            "a life is in danger."
        ),
        again=_("A few words or a voice note are enough. SKIP skips this."),
        to="taken_minor",
        skip="how",
        listen=LISTEN,
    ),
    Branch("taken", to="thanks", question="first.story", exits=(("sent", "thanks_sent"),)),
    Branch(
        "taken_minor",
        to="thanks_minor",
        question="first.story_minor",
        exits=(("sent", "thanks_minor_sent"),),
    ),
    Say(
        "thanks",
        _(
            "It is in, thank you. Whatever happened, you have a right to be safe. If there is "
            "more, just write on."
        ),
        "how",
    ),
    Say(
        "thanks_sent",
        _(
            "It is in, thank you. Whatever happened, you have a right to be safe. I cannot "
            "hear or see it myself; it is kept for a companion. If there is more, just write on."
        ),
        to="how",
    ),
)
MINOR = (
    Say(
        "thanks_minor",
        _(
            "It is in, thank you. This is not your fault, you have a right to be safe. If there "
            "is more, just write on."
        ),
        to="how",
    ),
    Say(
        "thanks_minor_sent",
        _(
            "It is in, thank you. This is not your fault, you have a right to be safe. I "
            "cannot hear or see it myself; it is kept for a companion. If there is more, just "
            "write on."
        ),
        to="how",
    ),
)

REPLY = (
    Choose(
        "how",
        _("How may we answer?"),
        again=_("Your words are in. How may we answer you?"),
        options=(
            Option(
                "here", _("here (until what time?)"), to="reported", aliases=("di sini", "chat")
            ),
            Option(
                "call",
                _("call me (number and safe hour)"),
                to="reported",
                aliases=("telepon", "telpon", "tlp", "call"),
            ),
            Option(
                "self",
                _("not yet, I will write again"),
                to="reported",
                aliases=("jangan dulu", "nanti saya tulis", "jgn dulu"),
                no=True,
            ),
        ),
        skip="reported",
    ),
    Report("reported", Does.REPORTED, to="who"),
    Branch("who", to="received", question="first.about", exits=(("minor", "received_minor"),)),
    Say("received_minor", _("We have received your message."), to="duty"),
    Say("received", _("Your message has been received."), to="duty"),
    Branch("duty", to="duty_alone", fact="attended", exits=(("known", "duty_called"),)),
    Say(
        "duty_called",
        _("The companion on duty has been called. I do not know yet when they answer."),
        to="way",
    ),
    Say(
        "duty_alone",
        _("Nobody is on duty in this chat right now, so please do not wait for it: 112 is free."),
        to="hotline",
    ),
    Branch("hotline", to="way", fact="hotline", exits=(("known", "hotline_number"),)),
    Say("hotline_number", _("24-hour line: {hotline}."), to="way", keep=True),
    Branch(
        "way",
        to="agree_self",
        question="first.how",
        exits=(("here", "until"), ("call", "number")),
    ),
    Ask(
        "until",
        _("Until what time is it safe for us to write here? For example 22.00. Or SKIP."),
        again=_("A time is enough, for example 21.30. SKIP: we only answer when you write."),
        to="agree_here",
        skip="agree_self",
        form=Form.WHEN,
        today=True,
        prefill="first.how",
    ),
    Report("agree_here", Does.REPLY_HERE, to="until_said", question="first.until"),
    Say(
        "until_said",
        _("All right, until {answer} only. After that we do not write first."),
        to="nothing_more",
        about="first.until",
    ),
    Ask(
        "number",
        _("Which number, and at what hour is it safe? Or SKIP."),
        again=_("A number and an hour, for example 09.00. Or SKIP."),
        to="agree_call",
        skip="agree_self",
        prefill="first.how",
    ),
    Report("agree_call", Does.REPLY_CALL, to="call_said", question="first.number"),
    Say("call_said", _("The number and the hour are in."), to="nothing_more"),
    Report("agree_self", Does.REPLY_SELF, to="self_said"),
    Say(
        "self_said",
        _("All right, we do not write first: we answer when you write again."),
        to="nothing_more",
    ),
    Say("nothing_more", _("You need not answer anything more."), to="open"),
    Ask(
        "open",
        _("If something changes, just write. If it is urgent: 112."),
        again=_("It is in, thank you. If it is urgent: 112."),
        to="open",
        skip="open",
        loop=True,
    ),
)

FIRST = Flow(
    name="first",
    start="greeting",
    nodes=(*OPENING, *UNSAFE, *WHAT, *MINOR, *REPLY),
    most_questions=7,
)
