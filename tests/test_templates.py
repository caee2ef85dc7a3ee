"""Templates and questions to press: each rule is shown failing on texts that break it."""

from collections.abc import Mapping

import pytest

from bot.checks import problems
from bot.i18n import LOCALES, catalog, translate
from flows.conversations import FLOWS
from flows.engine.asking import numbered
from flows.engine.inspect_nodes import placeholders
from flows.engine.model import END, Choose, Flow, Option, Say
from flows.outage import outage
from flows.questions import (
    OPENS_LIST,
    Pressable,
    Shape,
    inspect_pressables,
    pressables,
    shape_of,
)
from flows.reviewing import LOCK_SCREEN, inspect_texts
from flows.sending import TEMPLATE_FOR
from flows.templates import SAMPLES, TEMPLATES, Template, fit, inspect_templates, placed
from flows.turns import messages

GOOD = "Halo Kak, ini {cover}, soal jadwal {day} ya."


def wrong(words: str, locale: str = "id") -> list[str]:
    """What is said against a template with these words."""
    return [
        str(problem).removeprefix(f"templates.t: {locale}: ")
        for problem in inspect_templates([Template("t", words)], {}, locale)
    ]


# Templates


@pytest.mark.parametrize("locale", LOCALES)
def test_the_templates_of_the_house_are_sound(locale: str) -> None:
    assert inspect_templates(TEMPLATES, catalog(locale), locale) == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.kind)
def test_a_template_speaks_of_a_schedule_under_the_covers_name(
    template: Template, locale: str
) -> None:
    said = catalog(locale)[template.text].format_map(SAMPLES[locale])
    shown = said[:LOCK_SCREEN]
    assert "Rani" in shown
    assert {"id": "jadwal", "en": "schedule"}[locale] in shown


def test_the_gate_only_asks_for_templates_that_there_are() -> None:
    assert set(TEMPLATE_FOR.values()) <= {template.kind for template in TEMPLATES}
    assert len({template.kind for template in TEMPLATES}) == len(TEMPLATES)


def test_an_answer_that_waits_asks_for_a_word_and_for_nothing_else() -> None:
    (answered,) = [one for one in TEMPLATES if one.kind == "answered"]
    for locale in LOCALES:
        words = catalog(locale)[answered.text]
        assert words.count("OK") == 1
        assert "?" not in words
        assert placeholders(words) == {"cover"}


def test_values_are_counted_in_the_order_of_the_language() -> None:
    made = placed("On {day}, says {cover}, at {hour} then.")
    assert made.body == "On {{1}}, says {{2}}, at {{3}} then."
    assert made.names == ("day", "cover", "hour")
    assert placed("No value.").body == "No value."


def test_a_good_template_has_nothing_against_it() -> None:
    assert wrong(GOOD) == []
    assert wrong("Hello, this is {cover}, about a schedule.", "en") == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("{cover} menulis soal jadwal ini ya.", "begins or ends with a value"),
        ("... {cover} menulis soal jadwal ini ya.", "begins or ends with a value"),
        ("Halo Kak, ini soal jadwal dari {cover}", "begins or ends with a value"),
        ("Halo Kak, ini soal jadwal dari {cover}.", "begins or ends with a value"),
        ("Halo Kak, soal jadwal {day} {hour} itu saja ya.", "has two values beside each other"),
        ("Halo Kak, soal jadwal {day}, {hour} itu saja ya.", "has two values beside each other"),
        ("Halo {day} sampai {hour} ya.", "3 words are too few for 2 values"),
        ("Halo Kak, {day} itu jadwal, jadi {day} ya Kak.", "names a value twice"),
        ("Halo Kak, soal jadwal di {place} itu ya.", "has no sample for {place}"),
        ("Halo Kak, soal jadwal {cover itu ya.", "its braces cannot be read"),
        ("Halo Kak, soal jadwal " + "x" * 1010, "can be longer than 1024 characters"),
        (GOOD + "x" * 950, "can be longer than 1024 characters"),
    ],
)
def test_what_the_platform_would_reject(words: str, what: str) -> None:
    assert wrong(words) == [what]


@pytest.mark.parametrize("value", ["", "Ra\nni", "Ra\tni", "Ra" + " " * 5 + "ni"])
def test_a_value_that_the_platform_would_reject(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(dict_of(SAMPLES), "id", {**SAMPLES["id"], "cover": value})
    assert wrong(GOOD) == [
        "the sample for {cover} is empty, has a line break or too many spaces",
    ]
    assert fit(value) in {"", "Ra ni"}


def test_four_spaces_are_not_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(dict_of(SAMPLES), "id", {**SAMPLES["id"], "cover": "Ra" + " " * 4 + "ni"})
    assert wrong(GOOD) == []


def dict_of(samples: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The samples, as something that a test may change for a while."""
    assert isinstance(samples, dict)
    return samples


@pytest.mark.parametrize(
    "word",
    [
        *("kekerasan", "laporan", "kasus", "korban", "polisi", "UPTD", "DP3AKB"),
        *("bantuan", "pendamping", "aman", "darurat", "konseling", "112", "kejadian"),
    ],
)
def test_no_word_of_a_template_gives_it_away_not_even_at_its_end(word: str) -> None:
    words = f"Halo Kak, ini {{cover}}, soal jadwal, {'ya, ' * 30}dan soal {word} itu."
    assert wrong(words) == [f"{word!r} gives away what it is about"]


@pytest.mark.parametrize("word", ["help", "agency", "report", "the police", "violence", "a case"])
def test_no_word_of_an_english_template_gives_it_away(word: str) -> None:
    (what,) = wrong(f"Hello, this is {{cover}}, about a schedule and {word} as well.", "en")
    assert what.endswith("gives away what it is about")


@pytest.mark.parametrize("name", ["kamu", "Anda", "Adik"])
def test_a_template_says_kakak(name: str) -> None:
    what = f"{name!r} is not how a template addresses people"
    assert wrong(f"Halo, ini {{cover}}, soal jadwal untuk {name} ya.") == [what]


def test_a_language_without_samples_is_refused() -> None:
    assert [str(one) for one in inspect_templates(TEMPLATES, {}, "fr")] == [
        "templates.fr: this language has no lists or no samples"
    ]


def test_texts_of_templates_are_under_the_rules_of_all_texts() -> None:
    """The lock screen, promises and names: a template is a message outside flows."""
    texts = {TEMPLATES[0].text: "Halo Kak, {cover} segera lapor polisi."}
    found = [one.what for one in inspect_texts((), texts, locale="id", source=False)]
    assert found == [
        "id: 'segera' promises what we cannot keep",
        "id: 'lapor' can show on a lock screen",
    ]
    assert all(template.text in catalog("id") for template in TEMPLATES)


# Questions to press


def choose(words: str, *labels: str, name: str = "q") -> Choose:
    options = tuple(Option(f"o{number}", label, to=END) for number, label in enumerate(labels))
    return Choose(name, words, again="Maaf?", options=options, skip=END)


def flow(*nodes: Say | Choose) -> Flow:
    return Flow("f", start=nodes[0].name, nodes=nodes, most_questions=9)


@pytest.mark.parametrize(
    ("labels", "shape"),
    [
        (["x" * 20] * 3, Shape.BUTTONS),
        (["x" * 21] * 3, Shape.LIST),
        (["x"] * 4, Shape.LIST),
        (["x" * 24] * 10, Shape.LIST),
        (["x" * 25], None),
        (["x"] * 11, None),
    ],
)
def test_buttons_where_they_fit_else_a_list_else_numbers(
    labels: list[str], shape: Shape | None
) -> None:
    assert shape_of(labels) is shape


def test_a_whole_message_is_pressed_by_its_question() -> None:
    asks = flow(Say("s", "Baik.", to="q"), choose("Yang mana?", "ini", "itu"))
    assert pressables([asks], {}, "id") == (
        Pressable(("f", "q"), "Baik.\nYang mana?\n1 ini\n2 itu", ("ini", "itu"), Shape.BUTTONS),
    )


def test_what_has_a_value_in_it_cannot_be_pressed() -> None:
    in_front = flow(Say("s", "Pukul {time}.", to="q"), choose("Yang mana?", "ini", "itu"))
    within = flow(choose("Yang mana?", "ini", "jam {time}"))
    assert pressables([in_front], {}, "id") == ()
    assert pressables([within], {}, "id") == ()
    assert messages([within], {}, "id")[0].asks == ("f", "q")


def test_words_that_ask_again_are_not_pressed() -> None:
    (only,) = pressables([flow(choose("Yang mana?", "ini", "itu"))], {}, "id")
    assert only.text.startswith("Yang mana?")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_single_choice_is_asked_in_some_message(locale: str) -> None:
    asked = {message.asks for message in messages(FLOWS, catalog(locale), locale)} - {None}
    assert asked == {
        (flow.name, node.name) for flow in FLOWS for node in flow.nodes if isinstance(node, Choose)
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_the_numbered_lines_stand_in_what_is_pressed(locale: str) -> None:
    made = pressables(FLOWS, catalog(locale), locale)
    assert made
    assert inspect_pressables(made, catalog(locale), locale) == []
    for one in made:
        assert one.text.endswith(f"\n{numbered([*one.labels])}")


def refused(shape: Shape, *labels: str, text: str = "Yang mana?") -> list[str]:
    made = Pressable(("f", "q"), text, labels, shape)
    return [str(one) for one in inspect_pressables([made], {}, "id")]


@pytest.mark.parametrize(
    ("found", "what"),
    [
        (refused(Shape.BUTTONS, "ini", "x" * 21), f"{'x' * 21!r} cannot be pressed: it is over 20"),
        (refused(Shape.LIST, "ini", "x" * 25), f"{'x' * 25!r} cannot be pressed: it is over 24"),
        (refused(Shape.BUTTONS, *"1234"), "4 options cannot be pressed; 3 are the most"),
        (
            refused(Shape.LIST, *map(str, range(11))),
            "11 options cannot be pressed; 10 are the most",
        ),
        (refused(Shape.BUTTONS), "0 options cannot be pressed; 3 are the most"),
        (refused(Shape.BUTTONS, "ini", " "), "an option to press has no words"),
        (refused(Shape.LIST, "ini", "Ini"), "two options to press have the same words"),
        (
            refused(Shape.LIST, "ini", text="x" * 1025),
            "1025 characters cannot stand above what is pressed",
        ),
    ],
)
def test_what_cannot_be_pressed(found: list[str], what: str) -> None:
    assert found == [f"f.q: id: {what}"]


@pytest.mark.parametrize("opener", ["", " ", "x" * 21])
def test_what_cannot_open_a_list(opener: str) -> None:
    found = inspect_pressables((), {OPENS_LIST: opener}, "id")
    assert [str(one) for one in found] == [
        f"questions: id: {opener!r} cannot stand on what opens a list"
    ]
    assert inspect_pressables((), {OPENS_LIST: "x" * 20}, "id") == []


def test_the_check_before_the_start_looks_at_both(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problems() == []
    broken = {**catalog("id"), TEMPLATES[0].text: "{cover} soal jadwal.", OPENS_LIST: "x" * 21}
    monkeypatch.setattr(
        "bot.checks.catalog", lambda locale: broken if locale == "id" else catalog(locale)
    )
    assert problems() == [
        f"questions: id: {'x' * 21!r} cannot stand on what opens a list",
        "templates.answered: id: begins or ends with a value",
        "templates.answered: id: 2 words are too few for 1 values",
    ]


# While nothing of ours answers


def test_both_languages_are_said_while_nothing_of_ours_answers() -> None:
    assert outage(translate, "0812-0000-0000") == (
        "Sistem sedang gangguan. Bila mendesak: 112 atau 0812-0000-0000. Pesan Kakak dibaca "
        "setelah pulih.\nThe system is down right now. Urgent: 112. Messages are read once it is "
        "back."
    )


def test_no_hotline_is_named_that_is_not_confirmed() -> None:
    first = outage(translate, "").splitlines()[0]
    assert first == "Sistem sedang gangguan. Bila mendesak: 112. Pesan Kakak dibaca setelah pulih."
