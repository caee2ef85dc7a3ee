"""What happened: hurt or threatened now, about whom, and a little of the story."""

from datetime import timedelta

from flows.engine.model import Ask, Branch, Choose, Option, Say
from flows.texts import _

LISTEN = timedelta(seconds=30)

QUESTIONS = (
    Choose(
        "hurt",
        _("Thank you. One short question, a number is enough: is anyone hurt or threatened now?"),
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
                to="about",
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
            Option("no", _("no"), to="about", no=True),
        ),
        skip="about",
        told="thanks_sent",
    ),
    Say(
        "call_112",
        _(
            "If you can, call 112 now (free, no credit needed). You can go on here as well, and "
            "write where it is."
        ),
        to="about",
    ),
    Choose(
        "about",
        _("Who is this about?"),
        again=_("I did not understand that, sorry. Who is it about?"),
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
                    "istri",
                    "istri saya",
                    "bapak",
                    "keponakan",
                    "murid",
                    "anak teman",
                    "anak kakak",
                    "anak adik",
                    "anak orang",
                    "pacar",
                    "adik",
                    "orang",
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
        told="thanks_sent",
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
        to="taken",
        skip="how",
        listen=LISTEN,
    ),
    Ask(
        "story_other",
        _(
            "Tell just a little, in writing or as a voice note, in any language. Please do not "
            "step in yourself."
        ),
        again=_("A few words or a voice note are enough. SKIP passes over it."),
        to="taken_other",
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
        again=_("A few words or a voice note are enough. SKIP passes over it."),
        to="taken_minor",
        skip="how",
        listen=LISTEN,
    ),
)

THANKS = (
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
    Say(
        "thanks",
        _(
            "It is in, thank you. Whatever happened, you have a right to be safe. If there is "
            "more, just write on."
        ),
        to="how",
    ),
    Say(
        "thanks_sent",
        _(
            "It is in, thank you. Whatever happened, you have a right to be safe. I cannot "
            "hear or see it myself; it is kept for a companion. If there is more, just write on."
        ),
        to="how",
    ),
    Say("thanks_other", _("It is in, thank you. If there is more, just write on."), to="how"),
    Say(
        "thanks_other_sent",
        _(
            "It is in, thank you. I cannot hear or see it myself; it is kept for a companion. "
            "If there is more, just write on."
        ),
        to="how",
    ),
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

STORY = (*QUESTIONS, *TELLING, *THANKS)
