"""What holds for any text at all."""

from hypothesis import given
from hypothesis import strategies as st

from flows.language.affirmation import affirmation
from flows.language.choices import match_choice, match_choices
from flows.language.commands import command, locale_asked
from flows.language.courtesy import is_calling, is_greeting, is_thanks
from flows.language.danger import find_danger
from flows.language.english import looks_english
from flows.language.identity import asks_about_other, asks_who
from flows.language.normalise import fold, normalise, words
from flows.language.numbers import parse_number
from flows.language.person import age_told, is_minor


def each(listed: str) -> list[str]:
    """The sentences of a list written with strokes between."""
    return listed.split("|")


LABELS = ("saya", "anak saya", "orang lain", "saya belum 18 tahun", "tidak, tapi bisa/lagi (x)")
FRAGMENTS = each(
    "dipukul|tidak|ga|di|d|1|2|3|no|nomor|satu|pertama|jam|10|tolong"
    "|anak|umur|9|tahun|ya|iya|keluar|petugas|mau|bicara|sama|english"
    "|bunuh|diri|lagi|sekarang|film|p|e|r|k|0|s|4|m*ti|!|,|.|🔪|1️⃣"
    "|kak|umurku|saya|kelas|smp|15|14th|makasih|ok|👍|halo|ada orang|?|siapa|ini|istri"
    "|lapor|pegang2|obat|dia|pulang|mau|help|my|husband|in|school|di sini|sampai|malam"
)
TEXTS = st.text() | st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join)


@given(TEXTS)
def test_no_text_raises(text: str) -> None:
    normalise(text)
    fold(text)
    words(text)
    affirmation(text)
    command(text)
    locale_asked(text)
    is_greeting(text)
    looks_english(text)
    age_told(text)
    is_minor(text)
    asks_who(text)
    parse_number(text)
    match_choice(text, LABELS, aliases=(("saya",),), yes=0, no=1)
    match_choices(text, LABELS)
    for hit in find_danger(text):
        assert hit.words in text


@given(TEXTS)
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(min_size=1), min_size=7).map(" ".join))
def test_long_messages_are_no_commands(text: str) -> None:
    if len(text.split()) > 6 or len(words(text)) > 6:
        assert command(text) is None


@given(TEXTS, st.lists(st.text(max_size=20), max_size=5))
def test_a_choice_is_one_of_the_options(text: str, labels: list[str]) -> None:
    index = match_choice(text, labels)
    assert index is None or 0 <= index < len(labels)
    assert all(0 <= index < len(labels) for index in match_choices(text, labels))


@given(TEXTS)
def test_courtesy_and_curiosity_hide_no_danger(text: str) -> None:
    if find_danger(text):
        assert not is_thanks(text)
        assert not is_calling(text)
        assert not asks_about_other(text)


@given(TEXTS)
def test_an_own_age_decides_who_is_a_minor(text: str) -> None:
    age = age_told(text)
    if age is not None:
        assert is_minor(text) is (age < 18)
