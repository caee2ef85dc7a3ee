"""A little more, if they like: so that nobody has to tell it again. Seven questions at most.

Each can be skipped, and "cukup" ends it. Choices are in plain words; what SIMFONI-PPA calls
them is in `flows.casework.simfoni`. With the first conversation's last question it is the
eight that the practice page allows.
"""

from flows.engine.model import (
    END,
    Ask,
    Branch,
    ChooseMany,
    Does,
    Flow,
    Form,
    Option,
    Report,
    Say,
)
from flows.texts import _

MATTER = (
    ChooseMany(
        "form",
        _("You need not, but if you like: what was it like? ENOUGH stops."),
        again=_("What was it like? SKIP passes over it, ENOUGH stops."),
        options=(
            Option(
                "hit",
                _("hit or hurt"),
                to="form",
                aliases=(
                    "dipukul",
                    "disakiti",
                    "ditampar",
                    "ditendang",
                    "didorong",
                    "mamukul",
                    "hit",
                ),
            ),
            Option(
                "controlled",
                _("insulted, threatened, controlled"),
                to="form",
                aliases=("dihina", "diancam", "dikekang", "insulted", "threatened"),
            ),
            Option(
                "touched",
                _("touched or forced against the will"),
                to="form",
                aliases=("disentuh", "dipaksa", "dilecehkan", "touched"),
            ),
            Option("pictures", _("pictures or videos spread"), to="form", aliases=("foto",)),
            Option("unsupported", _("no money for living"), to="form", aliases=("nafkah",)),
            Option("unknown", _("I do not know"), to="form", aliases=("bingung",)),
        ),
        to="examined",
        skip="where",
    ),
    Branch("examined", to="where", question="more.form", exits=(("touched", "examine"),)),
    Say(
        "examine",
        _(
            "If it was a short time ago: a doctor should look, best within three days; later "
            "is still right. No letter is needed first for care."
        ),
        to="where",
        keep=True,
    ),
    Ask(
        "where",
        _("When and where was it? For example: last night, in Sepinggan. A location is fine too."),
        again=_("A day and a place are enough, for example a landmark. SKIP passes over it."),
        to="relation",
        skip="relation",
        form=Form.PLACE,
    ),
)

PERSON = (
    ChooseMany(
        "relation",
        _("Who is that person?"),
        again=_("Who is that person?"),
        options=(
            Option(
                "partner",
                _("husband, wife, partner, or former one"),
                to="relation",
                aliases=(
                    "suami",
                    "istri",
                    "pacar",
                    "mantan",
                    "mantan suami",
                    "mantan istri",
                    "laki ulun",
                    "bini ulun",
                ),
            ),
            Option(
                "parent",
                _("father, mother, step-parent"),
                to="relation",
                aliases=("bapak", "ibu", "ayah", "bapak tiri", "ibu tiri", "orang tua"),
            ),
            Option(
                "family",
                _("other family"),
                to="relation",
                aliases=("paman", "om", "kakek", "kakak", "mertua", "ipar", "sepupu", "saudara"),
            ),
            Option("near", _("neighbour or friend"), to="relation", aliases=("tetangga", "teman")),
            Option(
                "work",
                _("boss or colleague"),
                to="relation",
                aliases=("bos", "atasan", "majikan", "rekan kerja"),
            ),
            Option("teacher", _("teacher or lecturer"), to="relation", aliases=("guru", "dosen")),
            Option(
                "clergy",
                _("religious leader"),
                to="relation",
                aliases=("ustad", "ustaz", "kiai", "pendeta", "pastor", "guru ngaji"),
            ),
            Option(
                "officer",
                _("police, army or public official"),
                to="relation",
                aliases=("polisi", "tentara", "tni", "aparat", "pejabat", "asn"),
            ),
            Option("ours", _("somebody of this service"), to="relation", aliases=("pendamping",)),
            Option("stranger", _("a stranger"), to="relation", aliases=("tidak kenal",)),
        ),
        to="accused_any",
        skip="harmed",
    ),
    Branch(
        "accused_any",
        to="danger_any",
        question="more.relation",
        exits=tuple((name, "accused") for name in ("teacher", "clergy", "officer", "ours")),
    ),
    Report("accused", Does.ACCUSED, to="restricted"),
    Say(
        "restricted",
        _(
            "Noted. From now on only two of us, named for it, open this; before, "
            "others on duty may have."
        ),
        to="elsewhere",
    ),
    Branch("elsewhere", to="danger_any", fact="elsewhere", exits=(("known", "others"),)),
    Say("others", _("Outside of us too: {elsewhere}."), to="danger_any", keep=True),
    Branch(
        "danger_any",
        to="harmed",
        question="more.relation",
        exits=tuple((name, "danger") for name in ("partner", "parent", "family")),
    ),
    ChooseMany(
        "danger",
        _("What of this has happened? SKIP if nothing of it."),
        again=_("Which of these has happened? You may SKIP it."),
        options=(
            Option("worse", _("more and more often, or worse"), to="danger"),
            Option("weapon", _("used or threatened with a weapon"), to="danger"),
            Option("strangled", _("pressed the neck"), to="danger", aliases=("leher", "cekik")),
            Option("life", _("felt my life threatened by them"), to="danger", aliases=("nyawa",)),
            Option("pregnant", _("during a pregnancy"), to="danger", aliases=("hamil",)),
            Option("jealous", _("jealous all the time, watching me"), to="danger"),
        ),
        to="neck",
        skip="harmed",
    ),
    Branch(
        "neck",
        to="harmed",
        question="more.danger",
        exits=(("strangled", "doctor"), ("life", "marked"), ("weapon", "marked")),
    ),
    Say(
        "marked",
        _(
            "Thank you for saying so; I marked it. If tonight does not feel safe: "
            "112 (free), or stay with somebody you trust."
        ),
        to="harmed",
        keep=True,
    ),
    Say(
        "doctor",
        _(
            "Thank you for telling. After a pressed neck a doctor should look today, even "
            "without a mark. Short of breath or hoarse: 112 now."
        ),
        to="harmed",
        keep=True,
    ),
    ChooseMany(
        "harmed",
        _("About the one it happened to: what fits?"),
        again=_("What fits? SKIP passes over it."),
        options=(
            Option(
                "female",
                _("woman or girl"),
                to="harmed",
                aliases=("perempuan", "wanita", "cewek", "woman"),
            ),
            Option("male", _("man or boy"), to="harmed", aliases=("laki", "pria", "cowok", "man")),
            Option("child", _("under 13"), to="harmed"),
            Option("teen", _("13 to 17"), to="harmed"),
            Option("adult", _("18 to 59"), to="harmed", aliases=("dewasa", "adult")),
            Option("old", _("60 or older"), to="harmed", aliases=("lansia",)),
            Option("sign", _("needs a sign interpreter"), to="harmed", aliases=("tuli", "deaf")),
            Option("help", _("needs other help (wheelchair, reader)"), to="harmed"),
        ),
        to="help",
        skip="help",
    ),
)

WISHES = (
    ChooseMany(
        "help",
        _("What help is wanted? It can change later."),
        again=_("What help is wanted? SKIP passes over it."),
        options=(
            Option(
                "talk",
                _("talking with a psychologist"),
                to="help",
                aliases=("psikolog", "psychologist"),
            ),
            Option(
                "health",
                _("a medical examination"),
                to="help",
                aliases=("dokter", "visum", "doctor"),
            ),
            Option("legal", _("legal help"), to="help", aliases=("hukum", "pengacara", "lawyer")),
            Option("safe", _("a safe place"), to="help", aliases=("tempat aman", "rumah aman")),
            Option("money", _("help with money or work"), to="help", aliases=("ekonomi",)),
            Option(
                "with", _("somebody to go with me"), to="help", aliases=("ditemani", "go with me")
            ),
        ),
        to="consents",
        skip="consents",
    ),
    ChooseMany(
        "consents",
        _(
            "Last: what may we do? The help stays the same, and you can take it "
            "back here. 1 and 2: we write to this phone first."
        ),
        again=_("Which of this may we do? SKIP: nothing of it."),
        options=(
            Option(
                "remind",
                _("remind of a schedule"),
                to="consents",
                aliases=("ingatkan",),
            ),
            Option("ask", _("ask how things are"), to="consents", aliases=("tanya kabar",)),
            Option("share", _("pass it to a service that I agree to"), to="consents"),
            Option(
                "cover",
                _("use a cover name: {cover}, a schedule"),
                to="consents",
                aliases=("rani",),
            ),
            Option("nothing", _("nothing of it"), to="consents", aliases=("tidak ada",)),
        ),
        to="consented",
        skip="consented",
    ),
    Report("consented", Does.CONSENTS, to="worded", question="more.consents"),
    Branch("worded", to="kept", fact="word", exits=(("known", "kept_all"),)),
    Say("kept_all", _("It is in, thank you."), to=END),
    Say("kept", _("It is in, thank you. WORD: a code word for this chat, if you like."), to=END),
)

MORE = Flow(
    name="more",
    start="form",
    nodes=(*MATTER, *PERSON, *WISHES),
    most_questions=7,
    stoppable=True,
)
