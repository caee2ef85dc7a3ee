"""The opening: what this is, 112, and the three answers to "is it safe to write?"."""

from flows.engine.model import Branch, Choose, Does, Option, Report, Say
from flows.texts import _

OPENING = (
    Branch("greeting", to="heard", fact="danger", exits=(("known", "greet_danger"),)),
    Say(
        "greet_danger",
        _("It is in. Is it happening now? Call 112 (free, no credit needed)."),
        to="greet",
    ),
    Branch("heard", to="before", fact="file", exits=(("known", "greet_file"),)),
    Branch("before", to="greet", fact="before", exits=(("known", "greet_before"),)),
    Say("greet_before", _("It is in, thank you."), to="greet"),
    Say(
        "greet_file",
        _("It is in, and kept."),
        to="greet",
    ),
    Branch("greet", to="greet_whom", fact="attended", exits=(("known", "greet_met"),)),
    Branch("greet_met", to="greet_attended", fact="minor", exits=(("known", "greet_minor"),)),
    Say(
        "greet_minor",
        _(
            "Thank you for writing, that was right. This is an automatic message; "
            "grown-ups who help can join this chat."
        ),
        to="urgent",
    ),
    Branch("greet_whom", to="greet_alone", fact="minor", exits=(("known", "greet_minor_alone"),)),
    Say(
        "greet_minor_alone",
        _(
            "Thank you for writing, that was right. This is an automatic message; nobody "
            "is on duty right now. What you write is kept."
        ),
        to="hotline",
    ),
    Say(
        "greet_attended",
        _(
            "Thank you for writing. This is an automatic message; our companions are people "
            "and can join this chat."
        ),
        to="urgent",
    ),
    Say(
        "greet_alone",
        _(
            "Thank you for writing. This is an automatic message; nobody is on duty "
            "right now. What you write is kept."
        ),
        to="hotline",
    ),
    Branch("hotline", to="urgent", fact="hotline", exits=(("known", "hotline_number"),)),
    Say("hotline_number", _("24-hour line: {hotline}."), to="urgent", keep=True),
    Branch("urgent", to="urgent_112", fact="danger", exits=(("known", "safe"),)),
    Say("urgent_112", _("Urgent? Call 112 (free, no credit needed)."), to="safe"),
    Choose(
        "safe",
        _("Right now:"),
        again=_(
            "Sorry, I could not read that. 1, 2 or 3 is enough; no "
            "answer is fine too. Urgent: 112, free."
        ),
        options=(
            Option(
                "safe",
                _("safe to write"),
                to="honest",
                aliases=(
                    "aman",
                    "amn",
                    "di sekolah",
                    "aman aku di sekolah",
                    "safe",
                    "it is safe",
                    "its safe",
                    "yes its safe",
                    "safe rn",
                ),
                yes=True,
            ),
            Option(
                "unsafe",
                _("not safe right now"),
                to="flag_unsafe",
                aliases=(
                    "tidak aman",
                    "gak aman",
                    "ga aman",
                    "kurang aman",
                    "bahaya",
                    "dia pulang",
                    "dia datang",
                    "dia sudah pulang",
                    "dia bangun",
                    "dia di depan",
                    "orangnya datang",
                    "suami pulang",
                    "suami datang",
                    "suami di sebelah",
                    "dia di sebelah",
                    "ada suami",
                    "ada dia",
                    "dia di sini",
                    "dia di rumah",
                    "suami di rumah",
                    "tidak bisa lama",
                    "he is here",
                    "not safe",
                ),
                no=True,
            ),
            Option(
                "shared",
                _("others read this phone too"),
                to="short_mode",
                aliases=(
                    "dibaca orang lain",
                    "dibaca suami",
                    "hp dibaca suami",
                    "suami baca",
                    "hp suami",
                    "hp dicek",
                    "dicek suami",
                    "dibaca istri",
                    "hp bersama",
                    "hp bareng",
                    "shared phone",
                ),
            ),
        ),
        skip="honest",
        told="sent_early",
    ),
    Report("short_mode", Does.SHORT_MODE, to="short_how"),
    Branch("short_how", to="short", fact="takes_back", exits=(("known", "short_takes_back"),)),
    Say(
        "short_takes_back",
        _(
            "All right. What you tell will not be repeated here. Type X at any time: the chat "
            "changes the subject at once, and I take the last two days back from both sides."
        ),
        to="whom",
    ),
    Say(
        "short",
        _(
            "All right. What you tell is not repeated here. Type X and the chat changes the "
            "subject at once. Messages that are already here I cannot delete from your phone "
            "(CLEAR tells how)."
        ),
        to="whom",
    ),
)
