"""What happened: hurt or threatened now, about whom, and a little of the story."""

from datetime import timedelta

from flows.engine.model import Ask, Branch, Choose, Option, Say
from flows.notices import SEE_A_DOCTOR
from flows.texts import _

LISTEN = timedelta(seconds=30)

QUESTIONS = (
    # Who said that others read this phone was told so already.
    Branch("honest", to="whom", fact="stays", exits=(("known", "honest_with"),)),
    Branch("honest_with", to="stays", question="first.about", exits=(("minor", "stays_young"),)),
    Say(
        "stays",
        _(
            "All right. What is in this chat stays on your phone, I cannot take it back. CLEAR: "
            "how to clear it. WhatsApp (Meta) and Twilio carry it; we usually see your number."
        ),
        to="whom",
    ),
    Say(
        "stays_young",
        _(
            "One thing first: what is in this chat stays on the phone you use, I cannot delete it. "
            "CLEAR: how to clear it."
        ),
        to="whom",
    ),
    Branch("whom", to="hurt", question="first.about", exits=(("minor", "home"),)),
    Choose(
        "home",
        _("A number is enough: is that person with you at home right now?"),
        again=_("I mean right now: is that person there with you?"),
        options=(
            Option("yes", _("yes, here"), to="call_112_minor", aliases=("di rumah",), yes=True),
            Option(
                "no",
                _("no"),
                to="story_young",
                aliases=(
                    "dia kerja",
                    "tidak dia kerja",
                    "lagi kerja",
                    "dia pergi",
                    "dia keluar",
                    "tidak di rumah",
                    "at work",
                    "no he is at work",
                ),
                no=True,
            ),
            Option("unsure", _("I do not know"), to="story_young", aliases=("gatau", "gak tau")),
        ),
        skip="story_young",
        told="thanks_young_sent",
    ),
    Say(
        "call_112_minor",
        _(
            "If the screen can be seen, put the phone away first: what you wrote is in, and the "
            "rest can wait. If it gets dangerous: 112, free, even from a locked phone."
        ),
        to="alone",
    ),
    Choose(
        "alone",
        _("When nobody is near any more:"),
        again=_("It is in. 112 is free. When nobody is near any more:"),
        options=(
            Option("yes", _("alone now"), to="story_young", aliases=("aman", "sudah"), yes=True),
            Option("no", _("stop for now"), to="trusted", aliases=("nanti",), no=True),
        ),
        skip="story_young",
        told="thanks_young_sent",
    ),
    Choose(
        "hurt",
        _("One short question, a number is enough: is anyone hurt or threatened now?"),
        again=_("I mean at this moment: is anyone hurt or threatened?"),
        options=(
            Option(
                "yes",
                _("yes"),
                to="call_112",
                aliases=(
                    "ya sekarang",
                    "iya luka",
                    "luka",
                    "terluka",
                    "berdarah",
                    "diancam",
                    "barusan",
                    "right now",
                ),
                yes=True,
            ),
            Option(
                "again",
                _("no, but it can happen again"),
                to="about_known",
                aliases=(
                    "bisa terulang",
                    "takut terulang",
                    "mungkin nanti",
                    "ga sekarang",
                    "belum",
                    "kadang kadang",
                    "kadang2",
                    "tadi pagi",
                    "tadi malam",
                    "dia lagi tidur",
                    "dia tidur",
                    "dia lagi keluar",
                    "dia pergi",
                    "dia kerja",
                    "tidak tapi takut",
                    "takut keulang",
                    "takut kejadian lagi",
                    "bisa kejadian lagi",
                    "sekarang tidak",
                    "kadang",
                    "sering",
                    "tadi siang",
                    "kemarin",
                    "not now",
                    "kada tapi kawa lagi",
                    "can happen again",
                ),
            ),
            Option("no", _("no"), to="about_known", no=True),
        ),
        skip="about_known",
        told="sent_early",
    ),
    Say(
        "call_112",
        _("If you can, call 112 now (free, no credit needed). You can go on writing here as well."),
        to="about_known",
    ),
    Branch("about_known", to="about", question="first.about", exits=(("minor", "story_minor"),)),
    Choose(
        "about",
        _("Who is it happening to? A number is enough."),
        again=_(
            "Sorry, I could not read that. Who is it happening to? Or just write what happened."
        ),
        options=(
            Option("me", _("me"), to="story", aliases=("saya sendiri", "aku", "sy", "ulun")),
            Option(
                "child",
                _("my child"),
                to="story",
                aliases=(
                    "anak",
                    "anakku",
                    "anak sy",
                    "saya dan anak saya",
                    "saya dan anak",
                    "saya sama anak saya",
                    "saya sama anak",
                    "anak saya dan saya",
                    "my child and me",
                ),
            ),
            Option(
                "other",
                _("someone else"),
                to="story_other",
                aliases=(
                    "teman",
                    "tetangga",
                    "anak tetangga",
                    "saudara",
                    "kakak",
                    "ibu",
                    "ibu saya",
                    "keponakan",
                    "murid",
                    "anak teman",
                    "anak kakak",
                    "anak adik",
                    "anak orang",
                    "adik",
                ),
            ),
            Option(
                "minor",
                _("I am under 18"),
                to="story_minor",
                aliases=("saya anak", "masih sekolah", "di bawah umur", "under 18"),
                minor=True,
            ),
        ),
        skip="story",
        told="sent_early",
    ),
)

TELLING = (
    Ask(
        "story",
        _(
            "Tell just a little, in writing or as a voice note, in any language. You can stop "
            "at any time. What you should know: in certain circumstances, sexual violence for "
            "example, we may be obliged to pass it on to the police. A companion explains that "
            "first, unless a life is in danger."
        ),
        again=_("A few words or a voice note are enough. SKIP passes over it."),
        to="taken_by",
        skip="body_known",
        listen=LISTEN,
    ),
    Ask(
        "story_other",
        _(
            "What can be seen or heard, where exactly (an address or a landmark), and are "
            "children there? In writing or as a voice note. Please do not step in yourself."
        ),
        again=_("A few words or a voice note are enough. SKIP passes over it."),
        to="taken_other",
        skip="may_ask",
        listen=LISTEN,
    ),
    Ask(
        "story_minor",
        _(
            "You did the right thing. Just a little is enough, in writing or as a voice note. "
            "If you like, also: which grown-up do you trust, and when is it safe to reach you? "
            "We talk with you first before we tell anyone, unless a life is in danger."
        ),
        again=_("A few words or a voice note are enough. SKIP passes over it."),
        to="taken_minor",
        skip="reported_minor",
        listen=LISTEN,
    ),
    Ask(
        "story_young",
        _(
            "Just a little is enough, in writing or as a voice note. We talk with you first "
            "before we tell anyone, unless a life is in danger."
        ),
        again=_("A few words or a voice note are enough. SKIP passes over it."),
        to="taken_young",
        skip="trusted",
        listen=LISTEN,
    ),
    Ask(
        "trusted",
        _("Which grown-up do you trust, and when is it safe to reach you? SKIP passes over it."),
        again=_("A name or who it is, and an hour. SKIP passes over it."),
        to="reported_minor",
        skip="reported_minor",
    ),
)

BODY = (
    Branch("body_known", to="body", fact="strangled", exits=(("known", "how"),)),
    Choose(
        "body",
        _("Any wound, shortness of breath, or was the neck pressed? You may SKIP it."),
        again=_("I mean the body: a wound, breath, or the neck?"),
        options=(
            Option(
                "yes",
                _("yes"),
                to="doctor",
                aliases=("luka", "sesak", "berdarah", "memar", "pingsan", "leher"),
                yes=True,
                harm=True,
            ),
            Option("no", _("no"), to="how", no=True),
        ),
        skip="how",
        told="how",
    ),
    Say("doctor", SEE_A_DOCTOR, to="how", emergency=True, keep=True),
)

THANKS = (
    Branch("taken_by", to="taken", question="first.about", exits=(("minor", "taken_minor"),)),
    Branch(
        "sent_early",
        to="thanks_sent",
        question="first.about",
        exits=(("minor", "thanks_young_sent"),),
    ),
    Branch("whose_body", to="body_known", question="first.about", exits=(("other", "may_ask"),)),
    Branch("taken", to="thanks", question="first.story", exits=(("sent", "thanks_sent"),)),
    Branch(
        "taken_other",
        to="thanks_other",
        question="first.story_other",
        exits=(("sent", "thanks_other_sent"),),
    ),
    Branch(
        "taken_minor",
        to="thanks_minor",
        question="first.story_minor",
        exits=(("sent", "thanks_minor_sent"),),
    ),
    Branch(
        "taken_young",
        to="thanks_young",
        question="first.story_young",
        exits=(("sent", "thanks_young_sent"),),
    ),
    Say(
        "thanks_young",
        _(
            "It is in, thank you. This is not your fault, you have a right to be safe. If there "
            "is more, just write on."
        ),
        to="trusted",
    ),
    Say(
        "thanks_young_sent",
        _(
            "It is in, thank you. This is not your fault, you have a right to be safe. I "
            "cannot hear or see it; it is kept for a companion. Is there more? Just "
            "write on."
        ),
        to="trusted",
    ),
    Say(
        "thanks",
        _(
            "It is in, thank you. Whatever happened, you have a right to be safe. If there is "
            "more, just write on."
        ),
        to="body_known",
    ),
    Say(
        "thanks_sent",
        _(
            "It is in, thank you. Whatever happened, you have a right to be safe. I cannot "
            "hear or see it myself; it is kept for a companion. If there is more, just write on."
        ),
        to="whose_body",
    ),
    Say("thanks_other", _("It is in, thank you. If there is more, just write on."), to="may_ask"),
    Say(
        "thanks_other_sent",
        _(
            "It is in, thank you. I cannot hear or see it myself; it is kept for a companion. "
            "If there is more, just write on."
        ),
        to="may_ask",
    ),
    Say(
        "thanks_minor",
        _(
            "It is in, thank you. This is not your fault, you have a right to be safe. If there "
            "is more, just write on."
        ),
        to="reported_minor",
    ),
    Say(
        "thanks_minor_sent",
        _(
            "It is in, thank you. This is not your fault, you have a right to be safe. I "
            "cannot hear or see it; it is kept for a companion. Is there more? Just "
            "write on."
        ),
        to="reported_minor",
    ),
)

STORY = (*QUESTIONS, *TELLING, *THANKS, *BODY)
