"""Each rule on words, shown failing on a small flow with broken texts."""

from collections.abc import Mapping

import pytest

from bot.i18n import LOCALES, SOURCE, catalog
from flows.conversations import FLOWS
from flows.engine.model import END, Ask, Branch, Call, Choose, Flow, Lookup, Node, Option, Say
from flows.reviewing import Text, inspect_texts, long_messages, texts_of
from flows.turns import messages

SAFE_LINE = "Ini pesan otomatis, boleh dibaca kapan saja, tidak perlu dijawab."


def flow(*nodes: Node, name: str = "f") -> Flow:
    return Flow(name, start=nodes[0].name, nodes=nodes, most_questions=9)


def say(words: str, name: str = "s", to: str = END) -> Say:
    return Say(name, words, to=to)


def choose(words: str, *labels: str, name: str = "q") -> Choose:
    options = tuple(Option(f"o{number}", label, to=END) for number, label in enumerate(labels))
    return Choose(name, words, again="Maaf?", options=options, skip=END)


def found(
    *flows: Flow, locale: str = "id", texts: Mapping[str, str] | None = None, source: bool = False
) -> list[str]:
    """The problems; without a catalog, every text is said as it stands in the flow."""
    if texts is None:
        texts = {text.msgid: text.msgid for text in texts_of(flows)}
    problems = inspect_texts(flows, texts, locale=locale, source=source)
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_texts_of_the_house_are_sound(locale: str) -> None:
    source = locale == SOURCE
    assert inspect_texts(FLOWS, catalog(locale), locale=locale, source=source) == []
    assert long_messages(FLOWS, catalog(locale), locale=locale) == []


def test_texts_have_places() -> None:
    texts = texts_of([flow(choose("Mana?", "ini"))])
    assert [(text.place, text.msgid) for text in texts] == [
        ("f.q text", "Mana?"),
        ("f.q again", "Maaf?"),
        ("f.q label o0", "ini"),
    ]
    assert isinstance(texts[0], Text)


def test_a_language_without_lists_is_refused() -> None:
    assert found(locale="fr") == ["texts.fr: this language has no lists in flows/wording.py"]


def test_a_missing_text() -> None:
    assert found(flow(say("Hello.")), texts={}) == ["f.s: id: 'Hello.' is missing"]


def test_other_words_in_the_source_language() -> None:
    texts = {"Hello.": "Hi."}
    assert found(flow(say("Hello.")), locale="en", texts=texts, source=True) == [
        "f.s: en: 'Hello.' has other words in its own language"
    ]


def test_a_translated_label_that_no_button_can_show() -> None:
    texts = {"Mana?": "Mana?", "Maaf?": "Maaf?", "ini": "x" * 41}
    assert found(flow(choose("Mana?", "ini")), texts=texts) == [
        f"f.q: id: label {'x' * 41!r} is over 40"
    ]


def test_two_labels_that_are_the_same_in_a_language() -> None:
    texts = {"Mana?": "Mana?", "Maaf?": "Maaf?", "ini": "ini", "itu": "Ini"}
    assert found(flow(choose("Mana?", "ini", "itu")), texts=texts) == [
        "f.q: id: two labels are the same"
    ]


@pytest.mark.parametrize(
    "word",
    [
        *("kekerasan", "korban", "pelakunya", "terlapor", "polisi", "melapor", "laporan"),
        *("diperkosa", "dipukuli", "memukul", "pukul", "visum", "KDRT", "UPTD PPA", "DP3AKB"),
        *("kasusmu", "pengaduan", "pelecehan", "seksual", "membunuh"),
    ],
)
def test_a_lock_screen_shows_no_telling_word(word: str) -> None:
    problems = found(flow(say(f"Halo, ini tentang {word} itu.")))
    assert any("can show on a lock screen" in problem for problem in problems)


@pytest.mark.parametrize("word", ["violence", "victim", "the police", "reported", "abuse", "rape"])
def test_a_lock_screen_shows_no_telling_word_in_english(word: str) -> None:
    problems = found(flow(say(f"Hello, this is about {word}.")), locale="en")
    assert any("can show on a lock screen" in problem for problem in problems)


@pytest.mark.parametrize(
    "words",
    [
        "Sampai jumpa pukul 21.09 atau pukul {time}.",
        "Apa ada yang terluka atau terancam sekarang?",
        f"{SAFE_LINE} Polisi: 110.",
    ],
)
def test_what_a_lock_screen_may_show(words: str) -> None:
    assert found(flow(say(words))) == []


def test_a_lock_screen_shows_the_message_as_it_is_sent() -> None:
    behind = choose("Apa perlu polisi?", "ya", "tidak")
    safe = found(flow(say(SAFE_LINE, to="q"), behind))
    assert safe == []
    short = found(flow(say("Baik.", to="q"), behind))
    assert short == ["f.s: id: 'polisi' can show on a lock screen"]


def test_a_lock_screen_shows_the_message_of_a_called_flow() -> None:
    outer = flow(Call("c", "g", to="q"), choose("Apa perlu polisi?", "ya", "tidak"))
    inner = flow(say("Baik."), name="g")
    assert found(outer, inner) == ["g.s: id: 'polisi' can show on a lock screen"]


def test_a_lock_screen_shows_nothing_of_a_lookup() -> None:
    looks = Lookup("look", what="numbers", to="s")
    at_once = flow(looks, Say("s", "{answer}", to=END, about="f.look"))
    assert found(at_once) == ["f.s: id: what a lookup finds can show on a lock screen"]
    later = flow(looks, Say("s", SAFE_LINE + "\n{answer}", to=END, about="f.look"))
    assert found(later) == []


def test_a_text_outside_flows_is_a_message_too() -> None:
    texts = {"Hello.": "Halo, ini soal kasus itu."}
    assert found(texts=texts) == ["outside flows.'Hello.': id: 'kasus' can show on a lock screen"]


@pytest.mark.parametrize(
    "promise",
    ["segera", "terjamin", "dijamin", "100 %", "100%", "rahasia sepenuhnya", "anonim"],
)
def test_no_text_promises_what_we_cannot_keep(promise: str) -> None:
    words = f"{SAFE_LINE} Ini {promise}."
    assert found(flow(say(words))) == [f"f.s: id: {promise!r} promises what we cannot keep"]


@pytest.mark.parametrize(
    "promise",
    ["guaranteed", "immediately", "right away", "100 %", "anonymous", "fully confidential"],
)
def test_no_english_text_promises_what_we_cannot_keep(promise: str) -> None:
    words = f"This is an automatic message, and it is {promise}."
    assert found(flow(say(words)), locale="en") == [
        f"f.s: en: {promise!r} promises what we cannot keep"
    ]


@pytest.mark.parametrize("name", ["korban", "pelaku", "terlapor", "petugas", "oknum"])
def test_nobody_is_called_that(name: str) -> None:
    words = f"{SAFE_LINE} Kata {name} begitu."
    assert found(flow(say(words))) == [f"f.s: id: {name!r} is no word for the public"]


def test_only_people_say_that_they_believe() -> None:
    words = f"{SAFE_LINE} Saya percaya Kakak."
    assert found(flow(say(words))) == ["f.s: id: 'Saya percaya' is for people to say"]


@pytest.mark.parametrize("words", ["visum itu gratis", "gratis juga untuk visum"])
def test_a_free_visum_is_never_promised(words: str) -> None:
    problems = found(flow(say(f"{SAFE_LINE} {words}.")))
    assert problems == [f"f.s: id: {words!r} promises a free visum"]


def test_one_way_to_address_people() -> None:
    assert found(flow(say("Apa Anda baik-baik saja?"))) == [
        "f.s: id: 'Anda' is not how this house addresses people"
    ]
    mixed = flow(say("Terima kasih, Kak.", to="t"), say("Kami bicara denganmu.", "t"))
    assert found(mixed) == ["f.s: id: addresses somebody as Kakak and as kamu"]


def test_names_in_braces_are_the_same() -> None:
    texts = {"At {time}.": "Pukul {jam}."}
    assert found(flow(say("At {time}.")), texts=texts) == [
        "f.s: id: the names in braces differ from 'At {time}.'"
    ]
    broken = {"At {time}.": "Pukul {time."}
    assert found(flow(say("At {time}.")), texts=broken) == [
        "f.s: id: the names in braces differ from 'At {time}.'"
    ]


def test_a_message_that_a_channel_cannot_carry() -> None:
    half = "Ini " + "panjang " * 60
    assert found(flow(say(half))) == []
    both = flow(say(half, to="q"), choose(half, "ya", "tidak"))
    assert found(both) == ["f.s: id: 981 characters are too many for one message"]
    [long] = long_messages([flow(say("a" * 500, to="q"), choose("b" * 200, "ya"))], {}, locale="id")
    assert str(long) == "f.s: id: 706 characters"


@pytest.mark.parametrize(
    "words",
    [
        "Pendamping kami membalas nanti.",
        "Pendamping jaga saya panggil pukul {time}.",
        "Saya memanggil teman.",
        "Pendamping menelepon Kakak.",
    ],
)
def test_nobody_is_promised_when_nobody_is_there(words: str) -> None:
    fork = Branch("b", to="s", fact="attended", exits=(("known", "t"),))
    problems = found(flow(fork, say(words), say("Baik.", "t")))
    assert len(problems) == 1
    assert "promises a person when nobody is on duty" in problems[0]
    other_way = Branch("b", to="t", fact="attended", exits=(("known", "s"),))
    assert found(flow(other_way, say(words), say("Baik.", "t"))) == []


def test_nobody_is_promised_in_english_either() -> None:
    problems = found(flow(say("A companion answers in a while.")), locale="en")
    assert problems == ["f.s: en: 'companion answers' promises a person when nobody is on duty"]


def test_the_open_end_is_read_as_one_more_message() -> None:
    loop = Ask("open", "Lagi?", again="Baik.", to="open", skip="open", loop=True)
    assert "Baik." in [message.text for message in messages([flow(loop)], {}, "id")]


def test_a_message_is_put_together_in_broken_flows_too() -> None:
    """Circles, exits to no node and calls of no flow are for the inspection of flows."""
    known = (("known", "gone"),)
    circle = flow(say("Satu.", to="b"), Branch("b", to="s", fact="hotline", exits=known))
    assert messages([circle], {}, "id") == ()
    assert messages([flow(say("Satu.", to="c"), Call("c", "gone", to=END))], {}, "id") == ()


def test_the_number_is_a_message_of_its_own() -> None:
    urgent = Say("s", "Telepon 112.", to="q", emergency=True)
    told = [message.text for message in messages([flow(urgent, choose("Mana?", "ini"))], {}, "id")]
    assert told[:2] == ["Telepon 112.", "Mana?\n1 ini"]
