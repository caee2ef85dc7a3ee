"""Words taken out of their disguise: "bunvh d!ri", "p e r k o s a", "di pukul", "p*rkosa"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from flows.language.characters import (
    APOSTROPHES,
    EMOJI_WORDS,
    caseless,
    is_plain,
    listed,
    squeeze,
    without_apostrophes,
)
from flows.language.roots import ACTIVE, HASTY, PIECES, ROOTS, STARRED, WHOLE

_LETTER: Final = r"(?:[^\W_]|[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufe0e\ufe0f\u20e3\ufeff])"
_TOKEN: Final = re.compile(
    r"\d+(?:[.,:/]\d+)+(?![^\W_])"
    rf"|[@$]?{_LETTER}+(?:[!@$*{APOSTROPHES}]+{_LETTER}+)*[@$]?(?:(?<=[\d!@$][^\W\d_])!)?"  # "m4t!"
    rf"|[{''.join(EMOJI_WORDS)}]"
)
_BREAK: Final = re.compile(r"[,;:?!\n]|\.(?=\s|\.|$)")
_INSIDE: Final = re.compile(r"[^\W\d_][\d@$!][^\W\d_]|^[@$][^\W\d_]|[^\W\d_][@$]$")
_AT_END: Final = re.compile(r"[^\W\d_]{3,}[01345]|[01345][^\W\d_]{3,}")
_LEET: Final = str.maketrans("03457@$", "oeastas")
_LONGEST: Final = 30
_DIGITS: Final = re.compile(r"\d+")
_ONE: Final = re.compile(r"[1!]")
_TWICE: Final = re.compile(r"(?<=[^\W\d_]{3})2(?![\d])")  # "raba2": raba-raba
# "pegang2" tells more than "pegang".
_TOUCHED_TWICE: Final = re.compile(
    r"([^\W\d]*(?:pegang|megang|cium|nyium|peluk|meluk|colek|nyolek|elus|sentuh|nyentuh))2(in|an|i)?"
)
_V_AS_U: Final = re.compile(r"(?<=[^\W\d_aeiou])v(?=[^\W\d_aeiouv])")
_SUFFIXES: Final = re.compile(r"(?:in|i|kan|kn|an|nya|ku|lah)*")
_Q_ALONE: Final = 3  # "aq" is "aku", "diceqik" is "dicekik"
_CYRILLIC: Final = str.maketrans("аеорсухікмтвн", "aeopcyxikmtbh")
# A digit beside these counts something: "jam1", "3hari".
_COUNTED: Final = listed(
    "jam jm tgl tanggal umur usia kelas kls nomor nmr blok pkl pukul lantai hari bulan bln tahun",
    "thn kali orang org anak juta ribu ratus puluh minggu mgg menit mnt detik pagi siang sore",
    "malam persen gang",
)


_SOMEBODY: Final = re.compile(
    "saya|aku|dia|suami|istri|bapak|ayah|ibu|mama|papa|pacar|mantan|anak|kakak|adik|om|paman"
)
_HASTY_START: Final = 4
_HASTY_STARTS: Final = frozenset(wrong[:_HASTY_START] for wrong in HASTY)
_DONE: Final = tuple(start + root for root in ACTIVE if len(root) > 4 for start in ("di", ""))
_LONG: Final = 9
_SHORT: Final = 3
_SPELT: Final = (
    "pengen|pingin|mau|ingin|aku|saya|mati|hidup|dia|tolong|bunuh(?!diri)|diri|capek|pisau|parang"
    "|senjata|sudah|lagi|minta|jangan|(?:foto|video|leher|suami|pacar|anak|adik|muka)(?:ku|nya)?"
)
# The endings of a verb belong to it: "d i p u k u l i n".
_SPELT_FIRST: Final = re.compile(
    rf"(?:{_SPELT}|(?:di)?(?:{'|'.join(ROOTS)})(?:in|kan|nya|i)?(?!nya|ku|mu|lah|kah))"
)
# Endings that stand alone: "tangan nya", and behind a verb of harm "leceh kan".
_DETACHED: Final = frozenset({"nya", "ny"})
_VERB_ENDS: Final = frozenset({"kan", "kn", "in", "i", "nya"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word out of its disguise, where it stands in the text, and whether a pause is before."""

    word: str
    start: int
    end: int
    pause: bool = False


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text out of their disguise, in order, with their places."""
    return tuple(_passives(_spelt_out(_raw(text))))


def _raw(text: str) -> list[Token]:
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        pause = bool(_BREAK.search(text[end : match.start()]))
        found += _parts(match[0], match.start(), pause=pause)
        end = match.end()
    return found


def _parts(raw: str, start: int, *, pause: bool) -> Iterator[Token]:
    """One token; several when a sign stands between words, or a touch is told twice."""
    if raw.isascii() and raw.isalpha():
        yield Token(_letters(raw.lower()), start, start + len(raw), pause)
        return
    twice = _TOUCHED_TWICE.fullmatch(raw.casefold())
    if twice:
        yield Token(squeeze(twice[1]), start, start + len(raw), pause)
        yield Token(squeeze(twice[1] + (twice[2] or "")), start, start + len(raw))
        return
    word = unmask(raw)
    pieces = list(re.finditer(r"[^!*]+", raw))
    alone = len(pieces) > 1 and min(len(piece[0]) for piece in pieces) > 2
    if alone and not any(root in word for root in ROOTS):
        for piece in pieces:
            part = unmask(piece[0])
            yield Token(part, start + piece.start(), start + piece.end(), pause)
            pause = True
    elif word:
        yield Token(word, start, start + len(raw), pause)


def unmask(raw: str) -> str:
    """One word in plain letters, as far as it can be told."""
    if raw in EMOJI_WORDS:
        return EMOJI_WORDS[raw]
    word = _bare(raw)
    if "*" in word:
        word = _unstarred(word)
    if _is_leet(word):
        word = _ONE.sub(lambda match: _one(word, match.start()), word).translate(_LEET)
    if word not in _COUNTED and _TWICE.sub("", word) not in _COUNTED:
        word = _TWICE.sub("", word)
    return _letters(word)


def _letters(word: str) -> str:
    if "q" in word and "qu" not in word and len(word) > _Q_ALONE:
        word = word.replace("q", "k")
    return squeeze(_V_AS_U.sub("u", word) if "v" in word else word)


def _bare(raw: str) -> str:
    """Without accents, apostrophes and look-alike letters."""
    if is_plain(raw):
        return without_apostrophes(raw.lower())
    apart = unicodedata.normalize("NFD", caseless(raw))
    kept = "".join(char for char in apart if unicodedata.category(char) not in {"Mn", "Me"})
    return without_apostrophes(kept).translate(_CYRILLIC)


def _is_leet(word: str) -> bool:
    parts = _DIGITS.split(word)
    # "jam1", but "t4jam" is "tajam".
    if not _COUNTED.isdisjoint(parts) and all(len(part) != 1 for part in parts):
        return False
    return bool(_INSIDE.search(word) or _AT_END.fullmatch(word))


def _one(word: str, at: int) -> str:
    """A 1 or ! is an L between vowels, otherwise an I."""
    around = word[at - 1 : at] + word[at + 1 : at + 2]
    return "l" if len(around) == 2 and set(around) <= set("aeiou04") else "i"


def _unstarred(word: str) -> str:
    """The word with a root in place of its starred letters; without the stars if none fits."""
    if len(word) > _LONGEST:
        return word.replace("*", "")
    for root in (*ROOTS, *sorted(STARRED)):
        for at in range(len(word) - len(root) + 1):
            window = word[at : at + len(root)]
            few = 0 < window.count("*") <= len(root) // 2
            if few and all(a in {"*", b} for a, b in zip(window, root, strict=True)):
                return word[:at] + root + word[at + len(root) :]
    return word.replace("*", "")


def _spelt_out(found: list[Token]) -> list[Token]:
    """Letters that stand alone, put together: "p e r k o s a"."""
    joined: list[Token] = []
    run: list[Token] = []
    for token in found:
        if len(token.word) == 1:
            run.append(token)
            continue
        if run:
            joined += _word_of(run)
            run = []
        joined.append(token)
    return joined + _word_of(run)


def _word_of(run: list[Token]) -> list[Token]:
    letters = "".join(token.word for token in run)
    if sum(char.isalpha() for char in letters) < 3:
        return run
    cut = _end_of_word(letters)
    if not cut:
        return [Token(unmask(letters), run[0].start, run[-1].end, run[0].pause)]
    # Several words: "p a k s a n g e l a c u r".
    sizes = accumulate(len(token.word) for token in run)
    last = next(at for at, size in enumerate(sizes) if size >= cut)
    first = Token(unmask(letters[:cut]), run[0].start, run[last].end, run[0].pause)
    return [first, *_word_of(run[last + 1 :])]


def _end_of_word(letters: str) -> int:
    """Where the known word ends that such a run begins with, if another word follows."""
    found = _SPELT_FIRST.match(letters)
    behind = len(letters) - found.end() if found else 0
    return found.end() if found and behind >= _SHORT else 0


def _passives(found: list[Token]) -> Iterator[Token]:
    """The passive in one word: "di pukul", "d pukul" and "dpukul" are "dipukul"."""
    waiting: Token | None = None
    for token in map(_spelt_right, _rejoined(found)):
        if waiting is not None:
            passive = _spelt_right(replace(token, word="di" + token.word, start=waiting.start))
            if passive.word.startswith("di") and passive.word[2:].startswith(ROOTS):
                yield replace(passive, word=squeeze(passive.word), pause=waiting.pause)
                waiting = None
                continue
            yield waiting
        waiting = token if token.word in {"di", "d"} else None
        if waiting is None:
            yield token
    if waiting is not None:
        yield waiting


def _apart(found: list[Token]) -> Iterator[Token]:
    """Somebody and what is done, typed as one word: "akudipukul"."""
    for token in found:
        word = token.word
        who = _SOMEBODY.match(word) if len(word) >= _LONG else None
        if who and word[who.end() :].startswith(_DONE):
            cut = token.start + who.end()
            yield Token(who[0], token.start, cut, token.pause)
            yield Token(word[who.end() :], cut, token.end)
        else:
            yield token


def _rejoined(found: list[Token]) -> Iterator[Token]:
    """A word in one piece again: "dile ceh kan", "bun dir", "tangan nya"."""
    waiting: Token | None = None
    for token in _apart(found):
        if waiting is not None and not token.pause and _continues(waiting.word, token.word):
            piece = "nya" if token.word in _DETACHED else token.word
            waiting = replace(waiting, word=squeeze(waiting.word + piece), end=token.end)
            continue
        if waiting is not None:
            yield waiting
        waiting = token
    if waiting is not None:
        yield waiting


def _continues(word: str, piece: str) -> bool:
    if piece in _DETACHED:
        return len(word) > 2
    if piece in _VERB_ENDS:
        return word.endswith(WHOLE)
    return word in PIECES and piece in PIECES[word]


def _spelt_right(token: Token) -> Token:
    """The word with "di" written out, and with the vowel that was left out: "dpkul"."""
    word = _unhurried(token.word)
    if word:
        return replace(token, word=word)
    rest = token.word[1:]
    # "dewe" is Javanese for oneself, not a passive.
    if token.word.startswith("d") and rest.startswith(ROOTS) and not rest.startswith("e"):
        return replace(token, word=squeeze("di" + rest))
    return token


def _unhurried(word: str) -> str | None:
    """The verb behind its hasty spelling, if it is one."""
    if word[:_HASTY_START] not in _HASTY_STARTS:
        return None
    for end in range(len(word), 3, -1):
        if word[:end] in HASTY and _SUFFIXES.fullmatch(word, end):
            return HASTY[word[:end]] + word[end:]
    return None
