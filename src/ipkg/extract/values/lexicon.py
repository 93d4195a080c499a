"""Phrases that are known, found in a text wherever they stand.

The registers give the phrases: cues (qualifiers, verbs of change, scale words …), names of units, places. A
phrase is a sequence of tokens; matching ignores case, the kind of apostrophe and the width of blanks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ipkg.extract.values.engine import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipkg.model import Knowledge, Unit

TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
_CASED: Final = frozenset({"currency", "unit", "percent", "percentage_points", "place"})
_SHORT: Final = 3
_REMEMBERED: Final = 20_000  # more words than a language uses often
_TIME_UNITS: Final = ("years", "months", "weeks", "days", "hours", "minutes")
_HEAD_NOUNS: Final = ("count", "people", "ten_thousand_people", "rank", "ratio")


class Token(NamedTuple):
    """A word, a printed number or a single sign, with its place; a tuple, since a text has so many."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The token as phrases are compared: without case, curly apostrophe or possessive ending."""
        return _folded(self.text)


@lru_cache(maxsize=_REMEMBERED)
def _folded(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text.

    >>> [token.text for token in tokens("up 5.2% year-on-year, Huai’an")]
    ['up', '5.2', '%', 'year-on-year', ',', 'Huai’an']
    """
    return tuple(Token(match.group(), match.start(), match.end()) for match in TOKEN.finditer(text))


def folded(phrase: str) -> tuple[str, ...]:
    """A phrase as the sequence of folded tokens that is looked up."""
    return tuple(token.folded for token in tokens(phrase))


class Lexicon:
    """Known phrases with their kinds and values; a phrase may have several kinds."""

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        self._cased: set[str] = set()
        self._by_first: defaultdict[str, dict[tuple[str, ...], list[tuple[str, str]]]] = defaultdict(dict)
        for kind, phrase, value in entries:
            words = folded(phrase)
            if words:
                senses = self._by_first[words[0]].setdefault(words, [])
                if (kind, value) not in senses:
                    senses.append((kind, value))
                if kind in _CASED and phrase.isalpha() and len(phrase) <= _SHORT:
                    self._cased.add(phrase)
        self._longest = {
            first: sorted({len(words) for words in phrases}, reverse=True) for first, phrases in self._by_first.items()
        }

    def find(self, words: tuple[Token, ...]) -> Iterator[Node]:
        """Every known phrase of the text: at each token the longest of each kind."""
        plain = [token.folded for token in words]
        for index, first in enumerate(plain):
            known: set[str] = set()
            for length in self._longest.get(first, ()):
                senses = self._by_first[first].get(tuple(plain[index : index + length]))
                if senses is None or index + length > len(plain):
                    continue
                token, last = words[index], words[index + length - 1]
                for kind, value in senses:
                    if kind == "scope" and last.text != last.text.removesuffix("'s").removesuffix("’s"):
                        continue  # "of the province's patents" are patents of the province, not a scope
                    if kind not in known and (length > 1 or self._in_case(kind, token)):
                        known.add(kind)
                        yield Node(kind, token.start, last.end, value, kind)

    def _in_case(self, kind: str, token: Token) -> bool:
        """Short names of units are told from other words by their case (pct and PCT), places by a capital."""
        if kind == "place":
            return not token.text[0].islower() and (len(token.text) > _SHORT or token.text in self._cased)
        short = kind in _CASED and token.text.isalpha() and len(token.text) <= _SHORT
        return not short or token.text in self._cased

    def senses(self, phrase: str) -> dict[str, str]:
        """The kinds of a whole phrase, each with its value; empty where the phrase is not known."""
        words = folded(phrase)
        return dict(self._by_first.get(words[0], {}).get(words, ())) if words else {}


def unit_kind(unit: Unit) -> str | None:
    """Which part a unit's names play beside a number, or None for units that are head nouns.

    >>> from ipkg.model import Unit
    >>> [unit_kind(Unit(key, "", "")) for key in ("CNY", "percent", "years", "per_10000_people", "hectares", "count")]
    ['currency', 'percent', 'duration', 'denominator', 'unit', None]
    """
    if unit.key in _HEAD_NOUNS:
        return None
    if unit.key.isupper():
        return "currency"
    if unit.key.startswith("per_") and unit.key != "per_mille":
        return "denominator"
    if unit.key in _TIME_UNITS:
        return "duration"
    return unit.key if unit.key in {"percent", "percentage_points", "basis_points"} else "unit"


def entries(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Kind, phrase and value of everything that the registers know as a phrase beside or around figures."""
    for cue in knowledge.cues:
        if cue.register == "cues":
            yield cue.kind, cue.phrase, cue.value
    for unit in knowledge.units:
        if kind := unit_kind(unit):
            yield from ((kind, name, unit.key) for name in unit.names)
    for place in knowledge.places:
        yield from (("place", name, place.key) for name in (place.name, *place.names))
