"""What must lie at Twilio to be sent by its id, and which of it can be used now.

A content cannot be changed once it was sent in: another text is another content. Its name
ends in a hash of all of it, so whatever is not as the catalogs say now is never used.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from bot.i18n import LOCALES, catalog
from flows.conversations import FLOWS
from flows.engine.events import Said
from flows.questions import OPENS_LIST, Pressable, Shape, pressables
from flows.templates import SAMPLES, TEMPLATES, fit, placed
from storage import contents
from storage.contents import Stored
from storage.database import Database
from storage.tables.content import ContentState

PREFIX: Final = "rangkul"
TEMPLATE: Final = "template"
UTILITY: Final = "UTILITY"
"""The category of what somebody waits for; anything else may be withheld as advertising."""

OURS: Final = re.compile(rf"{PREFIX}_(?:quick|list|{TEMPLATE})_[a-z0-9_]+_[0-9a-f]{{8}}")
ON_WHATSAPP: Final = {"takes_back": False, "shows_number": True, "stays": True}
"""What is always so here; messages of other channels need no content."""
NO_VALUES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wanted:
    """One content that should exist at Twilio, as its Content API reads it.

    `template` is the kind of template; empty for a question, which `key` finds again.
    """

    name: str
    kind: str
    locale: str
    types: Mapping[str, Any]
    variables: Mapping[str, str]
    template: str = ""
    key: bytes = b""


def wanted() -> tuple[Wanted, ...]:
    """Everything that the flows and catalogs ask for, in every language."""
    return tuple(one for locale in LOCALES for one in (*_questions(locale), *_templates(locale)))


class Contents:
    """What can be sent by its id; asked for every message, so it is all in memory."""

    def __init__(self, cover: str) -> None:
        """`cover`: the first name under which templates speak."""
        self._cover = fit(cover)
        self._keys: dict[str, bytes] = {}
        self._made: dict[tuple[str, str], tuple[str, str]] = {}
        for one in wanted():
            self._keys[one.name] = one.key
            if one.template:
                words = catalog(one.locale)[_TEXTS[one.template]]
                self._made[one.template, one.locale] = one.name, words
        self._sids: dict[str, str] = {}
        self._pressed: dict[bytes, str] = {}
        self._approved: dict[str, frozenset[str]] = {}

    async def refresh(self, database: Database) -> None:
        """Read the table again: what was made, approved or stopped since."""
        usable = [one for one in await database.read(contents.everything) if self._is_usable(one)]
        self._sids = {one.name: one.sid for one in usable}
        self._pressed = {self._keys[one.name]: one.sid for one in usable if not one.template}
        self._approved = {
            locale: frozenset(one.template for one in usable if one.locale == locale) - {""}
            for locale in LOCALES
        }

    @property
    def names(self) -> frozenset[str]:
        """Every name that is asked for, whether it lies at Twilio or not."""
        return frozenset(self._keys)

    def approved(self, locale: str) -> frozenset[str]:
        """The kinds of template that may be sent in a language now."""
        return self._approved.get(locale, frozenset())

    def is_approved(self, name: str) -> bool:
        """Whether this very template, words and all, may be sent now."""
        return name in self._sids and not self._keys[name]

    def said(self, kind: str, locale: str, values: Mapping[str, str] = NO_VALUES) -> Said:
        """A template under the cover's name, with the values that it names."""
        name, words = self._made[kind, locale]
        given = {"cover": self._cover} | {key: fit(value) for key, value in values.items()}
        ordered = tuple(given[key] for key in placed(words).names)
        return Said(words.format_map(given), template=name, values=ordered)

    def question(self, text: str, labels: tuple[str, ...]) -> str | None:
        """The id by which exactly these words can be sent with something to press."""
        return self._pressed.get(_key(text, labels))

    def sid(self, name: str) -> str | None:
        """The id of a content that can be used now."""
        return self._sids.get(name)

    def _is_usable(self, one: Stored) -> bool:
        if one.name not in self._keys:
            return False
        if not one.template:
            return one.state is ContentState.SESSION
        return one.state is ContentState.APPROVED and one.category == UTILITY


_TEXTS: Final = {template.kind: template.text for template in TEMPLATES}


def _templates(locale: str) -> Iterator[Wanted]:
    for template in TEMPLATES:
        made = placed(catalog(locale)[template.text])
        samples = {str(at): SAMPLES[locale][name] for at, name in enumerate(made.names, 1)}
        types = {"twilio/text": {"body": made.body}}
        name = _name(TEMPLATE, template.kind, locale, types, samples)
        yield Wanted(name, TEMPLATE, locale, types, samples, template=template.kind)


def _questions(locale: str) -> Iterator[Wanted]:
    texts = catalog(locale)
    for one in pressables(FLOWS, texts, locale, ON_WHATSAPP):
        types = _types(one, texts[OPENS_LIST])
        name = _name(one.shape, "_".join(one.place), locale, types, {})
        key = _key(one.text, one.labels)
        yield Wanted(name, one.shape.value, locale, types, {}, key=key)


def _types(one: Pressable, opener: str) -> dict[str, Any]:
    """An option's id is its place among the options."""
    options = [(str(place), label) for place, label in enumerate(one.labels)]
    if one.shape is Shape.LIST:
        items = [{"id": place, "item": label} for place, label in options]
        return {"twilio/list-picker": {"body": one.text, "button": opener, "items": items}}
    actions = [{"type": "QUICK_REPLY", "id": place, "title": label} for place, label in options]
    return {"twilio/quick-reply": {"body": one.text, "actions": actions}}


def _name(
    kind: str, what: str, locale: str, types: Mapping[str, Any], variables: Mapping[str, str]
) -> str:
    whole = json.dumps([locale, types, variables], sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{PREFIX}_{kind}_{what}_{locale}_{digest}".lower()


def _key(text: str, labels: tuple[str, ...]) -> bytes:
    return hashlib.blake2b("\x1f".join((text, *labels)).encode(), digest_size=16).digest()
