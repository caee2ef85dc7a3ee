"""Reads an answer to a question: pure, and by the words as people type them."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final, assert_never

from flows.engine.asking import labels
from flows.engine.environment import Environment
from flows.engine.model import Ask, Choose, ChooseMany, Form, Question
from flows.engine.session import Result
from flows.language.choices import match_choice, match_choices
from flows.language.danger import Danger, find_danger
from flows.language.numbers import parse_number
from flows.language.person import is_minor
from flows.language.places import find_place
from flows.language.when import parse_when
from flows.messages import MsgIn

PHONE_DIGITS: Final = 8
SOON: Final = timedelta(hours=6)
_BODILY: Final = frozenset({Danger.STRANGLING, Danger.SEXUAL, Danger.VIOLENCE})
_BY_WORDS: Final = re.compile(
    r"anc[ae]m|bentak|hina|maki|marah|terr?or|peras|larang|kekang|kontrol|kuntit|telantar|nafkah"
    r"|usir|kata|labrak|buntut|bul+y|stalk|toxic|intimidasi|threat",
    re.IGNORECASE,
)
"""Violence that leaves no wound."""
_NUMBER_FIRST: Final = re.compile(r"\W*\d{1,2}\b\W*(?P<rest>.*)", re.DOTALL)


def read(node: Question, msg: MsgIn, env: Environment) -> Result | None:
    """The result that a message gives at a question; None when it is unclear."""
    match node:
        case Choose():
            return _one(node, msg, env)
        case ChooseMany():
            return _several(node, msg, env)
        case Ask():
            return _open(node, msg, env)
        case _:
            assert_never(node)


def _one(node: Choose, msg: MsgIn, env: Environment) -> Result | None:
    index = match_choice(
        msg.text,
        labels(node, env),
        aliases=[option.aliases for option in node.options],
        yes=next((i for i, option in enumerate(node.options) if option.yes), None),
        no=next((i for i, option in enumerate(node.options) if option.no), None),
    )
    minor = next((i for i, option in enumerate(node.options) if option.minor), None)
    if minor is not None and is_minor(msg.text):
        index = minor
    harm = next((i for i, option in enumerate(node.options) if option.harm), None)
    if index is None and harm is not None and _tells_of_harm(msg.text):
        index = harm
    if index is None and node.places:
        index = _where(node, msg.text)
    if index is None:
        return None
    more = _NUMBER_FIRST.fullmatch(msg.text)
    return Result(node.options[index].name, msg.text, more["rest"] if more else "")


def _tells_of_harm(text: str) -> bool:
    """Whether words tell of harm to a body; threats, insults and cries for help do not."""
    return any(
        hit.danger in _BODILY and not _BY_WORDS.search(hit.words) for hit in find_danger(text)
    )


def _where(node: Choose, text: str) -> int | None:
    """The option of the kecamatan that a place lies in."""
    place = find_place(text)
    names = [option.name for option in node.options]
    return names.index(place.kecamatan) if place and place.kecamatan in names else None


def _several(node: ChooseMany, msg: MsgIn, env: Environment) -> Result | None:
    aliases = [option.aliases for option in node.options]
    chosen = match_choices(msg.text, labels(node, env), aliases=aliases)
    names = ",".join(node.options[index].name for index in chosen)
    return Result("chosen", msg.text, names) if chosen else None


def _open(node: Ask, msg: MsgIn, env: Environment) -> Result | None:
    place = f"{msg.location.latitude},{msg.location.longitude}" if msg.location else ""
    match node.form:
        case Form.TEXT | Form.PLACE:
            return _words(msg, place)
        case Form.PHONE:
            return _phone(msg, env)
        case Form.FILES:
            return Result("sent", msg.text) if msg.carries else None
        case Form.NUMBER:
            number = parse_number(msg.text)
            return None if number is None else Result("told", msg.text, str(number))
        case Form.WHEN:
            return _moment(node, msg.text, env)
        case Form.NEW_WORD | Form.WORD:
            return None  # a secret is never kept as an answer (`flows.engine.secrets`)
        case Form.HOUR:
            return _moment(node, msg.text, env) or _words(msg)
        case _:
            assert_never(node.form)


def _words(msg: MsgIn, value: str = "") -> Result | None:
    """Any words, or a file in their place."""
    if msg.media and not msg.text.strip():
        return Result("sent", "")
    return Result("told", msg.text, value) if msg.text.strip() or msg.carries else None


def _phone(msg: MsgIn, env: Environment) -> Result | None:
    """A number, typed or as a shared contact; what is read is whether an hour stands beside it."""
    typed = msg.text or (msg.card.number if msg.card else "")
    if sum(letter.isdecimal() for letter in typed) < PHONE_DIGITS:
        return None
    when = parse_when(typed, now=env.local)
    return Result("told", typed, when.at.isoformat() if when else "")


def _moment(node: Ask, text: str, env: Environment) -> Result | None:
    """A moment that lies ahead and has an hour; a guess of ours could reach a wrong reader."""
    when = parse_when(text, now=env.local)
    if when is None or when.at <= env.now or not when.exact_time:
        return None
    tonight = when.at.date() == env.local.date() or when.at - env.now <= SOON
    return Result("told", text, when.at.isoformat()) if tonight or not node.today else None


def _with_figures(raw: str) -> str:
    """Words that chose without a number, where a figure stands among them: perhaps an hour."""
    figures = any(map(str.isdecimal, raw)) and _NUMBER_FIRST.fullmatch(raw) is None
    return raw if figures else ""


def prefilled(node: Ask, before: Result | None, env: Environment) -> Result | None:
    """The answer that was already typed behind the number of the choice before, or in its words."""
    if before is None:
        return None
    words = before.value or _with_figures(before.raw)
    if not words:
        return None
    result = read(node, MsgIn("", "", "", env.now, text=words), env)
    return result if result is None else replace(result, raw=words)
