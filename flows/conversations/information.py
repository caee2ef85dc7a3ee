"""Services by need: what is needed, where where it matters, who can help, and what next."""

from flows.engine.model import END, Branch, Call, Choose, Flow, Lookup, Option, Say
from flows.texts import _

NEED = (
    Choose(
        "need",
        _("Which help would you like to know about? If it is urgent: 112, it is free."),
        again=_("I did not understand that, sorry. Which help? The nearest one is enough."),
        options=(
            Option(
                "legal",
                _("the law and my rights"),
                to="near",
                aliases=("hukum", "pengacara", "bantuan hukum", "cerai", "lbh", "lawyer"),
            ),
            Option(
                "psychological",
                _("somebody to talk to, counselling"),
                to="near",
                aliases=("psikolog", "konseling", "konselor", "curhat", "trauma", "stres"),
            ),
            Option(
                "health",
                _("a doctor or a hospital"),
                to="near",
                aliases=("dokter", "rumah sakit", "rs", "puskesmas", "kesehatan", "periksa"),
            ),
            Option(
                "shelter",
                _("a safe place to stay"),
                to="near",
                aliases=("rumah aman", "tempat tinggal", "tempat aman", "shelter", "mengungsi"),
            ),
            Option(
                "economic",
                _("money, work or daily needs"),
                to="near",
                aliases=("ekonomi", "uang", "kerja", "pekerjaan", "biaya", "makan"),
            ),
            Option("police", _("the police"), to="near", aliases=("polisi", "lapor polisi")),
            Option(
                "emergency",
                _("help for an emergency"),
                to="services",
                aliases=("ambulans", "pertolongan", "emergency numbers"),
            ),
            Option(
                "advice",
                _("not sure, I want to ask first"),
                to="near",
                aliases=("tidak tahu", "belum tahu", "bingung", "tanya dulu", "lain"),
            ),
        ),
        skip=END,
    ),
)

WHERE = (
    Lookup("near", what="services_where", to="near_asked"),
    Branch("near_asked", to="where", question="information.near", exits=(("missing", "services"),)),
    Choose(
        "where",
        _("Which part of the city is nearest to you? You may SKIP it."),
        again=_("The name of the kelurahan is enough too. Or SKIP."),
        options=(
            Option("selatan", _("Balikpapan Selatan"), "services", ("south", "south balikpapan")),
            Option("kota", _("Balikpapan Kota"), "services", ("centre", "centre balikpapan")),
            Option("timur", _("Balikpapan Timur"), "services", ("east", "east balikpapan")),
            Option("utara", _("Balikpapan Utara"), "services", ("north", "north balikpapan")),
            Option("tengah", _("Balikpapan Tengah"), "services", ("middle", "middle balikpapan")),
            Option("barat", _("Balikpapan Barat"), "services", ("west", "west balikpapan")),
        ),
        skip="services",
        places=True,
    ),
)

FOUND = (
    Lookup("services", what="services", to="found"),
    Branch("found", to="kind", question="information.services", exits=(("missing", "none"),)),
    Branch("kind", to="said", question="information.need", exits=(("shelter", "said_shelter"),)),
    Say(
        "said",
        _("These can help. If it is urgent: 112, it is free, no credit needed.\n{answer}"),
        to="next",
        about="information.services",
        keep=True,
    ),
    Say(
        "said_shelter",
        _(
            "Where it is, is never written in a chat, so that it stays safe. The way there is "
            "talked over directly:\n{answer}"
        ),
        to="next",
        about="information.services",
        keep=True,
    ),
    Say(
        "none",
        _(
            "For this I have no number yet that was checked. What is needed can be written here, "
            "in your own words: a person reads it."
        ),
        to="none_line",
    ),
    Branch("none_line", to="next", fact="hotline", exits=(("known", "none_number"),)),
    Say("none_number", _("24-hour line: {hotline}."), to="next", keep=True),
)

NEXT = (
    Choose(
        "next",
        _("What now?"),
        again=_("I did not understand that, sorry. What now?"),
        options=(
            Option("other", _("something else"), to="need", aliases=("lain", "lagi")),
            Option("go_on", _("go on writing"), to=END, aliases=("lanjut", "tulis", "cukup")),
            Option("person", _("a person"), to="person", aliases=("orang", "pendamping")),
        ),
        skip=END,
    ),
    Call("person", flow="person", to=END),
)

INFORMATION = Flow(
    name="information",
    start="need",
    nodes=(*NEED, *WHERE, *FOUND, *NEXT),
    most_questions=3,
)
