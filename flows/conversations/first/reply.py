"""How we may answer, "sudah diterima", and the open end where staff take over."""

from flows.engine.model import Ask, Branch, Call, Choose, Does, Form, Option, Report, Say
from flows.texts import _

CALLED = _("The companion on duty has been called. I do not know yet when they answer.")
ALONE = _("Nobody is on duty right now, and I cannot tell when. If it cannot wait: 112, free.")

RECEIVED = (
    Choose(
        "how",
        _("How may we answer?"),
        again=_("Your words are in. How may we answer you?"),
        options=(
            Option(
                "here",
                _("here (until what time?)"),
                to="reported",
                aliases=(
                    "di sini",
                    "disini",
                    "sini",
                    "chat",
                    "lewat chat",
                    "wa",
                    "tulis",
                    "jangan telepon",
                    "tidak usah telepon",
                    "sampai jam",
                ),
            ),
            Option(
                "call",
                _("call me (number and safe hour)"),
                to="reported",
                aliases=("telepon", "ditelepon", "call"),
            ),
            Option(
                "self",
                _("not yet, I will write again"),
                to="reported",
                aliases=(
                    "jangan dulu",
                    "jangan hubungi dulu",
                    "jangan dihubungi",
                    "nanti saja",
                    "nanti saya tulis",
                    "nanti saya chat",
                    "terserah",
                    "not yet",
                ),
                no=True,
            ),
        ),
        skip="reported",
        told="reported",
    ),
    Choose(
        "may_ask",
        _(
            "May we ask something more here, if needed? We do not say who told us, unless "
            "you agree."
        ),
        again=_("Your words are in. May we ask something more here, if needed?"),
        options=(
            Option("yes", _("yes, until tomorrow"), to="agree_day", aliases=("boleh",), yes=True),
            Option("self", _("no, I will write"), to="agree_not", aliases=("jangan",), no=True),
        ),
        skip="agree_not",
        told="agree_not",
    ),
    Report("agree_day", Does.REPLY_DAY, to="reported"),
    Report("agree_not", Does.REPLY_SELF, to="reported"),
    Report("reported", Does.REPORTED, to="received"),
    Say("received", _("Your message has been received."), to="duty"),
    Branch("duty", to="duty_alone", fact="attended", exits=(("known", "duty_called"),)),
    Say(
        "duty_called",
        CALLED,
        to="for_whom",
    ),
    Say(
        "duty_alone",
        ALONE,
        to="for_whom",
    ),
    Branch("for_whom", to="way", question="first.about", exits=(("other", "nothing_more_other"),)),
)

RECEIVED_MINOR = (
    Report("reported_minor", Does.REPORTED, to="received_minor"),
    Say(
        "received_minor",
        _(
            "We have received your message. Write one word here again when it is safe, so that "
            "we can answer."
        ),
        to="duty_minor",
    ),
    Branch(
        "duty_minor",
        to="duty_minor_alone",
        fact="attended",
        exits=(("known", "duty_minor_called"),),
    ),
    Say("duty_minor_called", CALLED, to="open_minor"),
    Say("duty_minor_alone", ALONE, to="open_minor"),
    Ask(
        "open_minor",
        _("Urgent: 112."),
        again=_(
            "It is in, thank you for writing. We talk with you first before we tell anyone, "
            "unless a life is in danger. For a person: PERSON. Danger: 112, free."
        ),
        to="open_minor",
        skip="open_minor",
        loop=True,
    ),
)

WAY = (
    Branch(
        "way",
        to="agree_self",
        question="first.how",
        exits=(("here", "until"), ("call", "number")),
    ),
    Ask(
        "until",
        _(
            "One more, you may SKIP it: until what time is it safe for us to write here? For "
            "example 22.00."
        ),
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
        to="more_for",
        about="first.until",
    ),
    Ask(
        "number",
        _("One more, you may SKIP it: which number, and at what hour is it safe?"),
        again=_("A number and an hour, for example 0812… at 09.00. Or SKIP."),
        to="agree_call",
        skip="agree_self",
        form=Form.PHONE,
        prefill="first.how",
    ),
    Report("agree_call", Does.REPLY_CALL, to="call_hour", question="first.number"),
    Branch("call_hour", to="call_any_said", holds="first.number", exits=(("known", "call_said"),)),
    Say(
        "call_any_said",
        _(
            "Noted. If an hour was written, we only call then; if not, it can still be written "
            "here. A call can show on the phone."
        ),
        to="more_for",
    ),
    Say(
        "call_said",
        _("Noted: we only call at that hour. A call can show on the phone."),
        to="more_for",
    ),
    Report("agree_self", Does.REPLY_SELF, to="self_said"),
    Say(
        "self_said",
        _("All right, we only answer when you write."),
        to="more_for",
    ),
    Branch(
        "more_for",
        to="more_now",
        question="first.about",
        exits=(("other", "nothing_more_other"), ("child", "child_enough")),
    ),
    Branch("more_now", to="more_safe", question="first.hurt", exits=(("yes", "nothing_more"),)),
    Branch("more_safe", to="more_seen", question="first.unsafe", exits=(("help", "nothing_more"),)),
    # Its choices name what happened: nothing for a phone that others read.
    Branch("more_seen", to="more", question="first.safe", exits=(("shared", "nothing_said"),)),
    Say(
        "child_enough",
        _(
            "This is enough. Tell the child that it is not their fault, and keep "
            "them apart from that person without confronting them."
        ),
        to="ways_back",
    ),
    Say("nothing_said", _("You need not answer anything more."), to="open"),
    Say("nothing_more_other", _("You need not answer anything more."), to="open_other"),
    Ask(
        "open_other",
        _("If it can still be heard: 112, and tell them the address. 112 can come."),
        again=_(
            "It is in, thank you. If it can still be heard now, call 112 and tell them the "
            "address: 112 can come, this chat cannot. Please do not knock or step in yourself."
        ),
        to="open_other",
        skip="open_other",
        loop=True,
    ),
    Call("more", flow="more", to="ways_back"),
    Say("nothing_more", _("You need not answer anything more."), to="ways_back"),
    Say(
        "ways_back",
        _("CODE: go on from another phone. CLEAR: how to clear this chat."),
        to="open",
    ),
    Ask(
        "open",
        _("If it is urgent: 112."),
        again=_(
            "It is in, thank you, and kept. To talk with a person: PERSON. Danger now: 112, free."
        ),
        to="open",
        skip="open",
        loop=True,
    ),
)

REPLY = (*RECEIVED, *RECEIVED_MINOR, *WAY)
