"""Words of a text, and phrases looked up among them in one pass."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")

_WORD: Final = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|[A-Z]{1,6}\d+(?![\d.,]*\d)"  # IP5, FY2020
    r"|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?:[-–/]\d+)*"  # 18th, 2023-2025
    r"|[^\W\d_]+(?:['’ʼ`–-][^\W_]+|(?<=s)['’](?=\s))*"  # People's, Hai'an, Five-Year, China–Europe
    r"|[^\w\s]|_"
)
_REMEMBERED: Final = 20_000  # more words than a language uses often
_APOSTROPHES: Final = str.maketrans("’ʼ`‘–", "''''-")


class Word(NamedTuple):
    """A word or a mark at clean ``[start, end)``; a tuple, since a text has so many.

    ``key`` is its text with one kind of apostrophe and dash, ``lower`` the key in small letters.
    """

    start: int
    end: int
    text: str
    key: str
    lower: str
    capital: bool


def split(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words and marks of ``text[start:end]``, with offsets into ``text``.

    >>> [word.text for word in split("The 18th China (Wuxi) Expo of U.S. people's firms")]
    ['The', '18th', 'China', '(', 'Wuxi', ')', 'Expo', 'of', 'U.S.', "people's", 'firms']
    """
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return tuple([Word(match.start(), match.end(), *_forms(match[0])) for match in found])


@lru_cache(maxsize=_REMEMBERED)
def _forms(word: str) -> tuple[str, str, str, bool]:
    """A word's text, key and small letters, and whether it begins with a capital."""
    key = word.translate(_APOSTROPHES)
    return word, key, key.lower(), word[0].isupper()


def keys(phrase: str) -> tuple[str, ...]:
    """The keys of a phrase's words.

    >>> keys("Co., Ltd.")
    ('Co', '.', ',', 'Ltd', '.')
    """
    return tuple(word.key for word in split(phrase))


class Phrases(Generic[T]):
    """Phrases with a value each; the longest one at a place wins. The last word may stand in the genitive.

    >>> words = split("the Court of Appeal heard it")
    >>> Phrases([("Court", 1), ("Court of Appeal", 2)]).at(words, 1)
    (4, 2)
    """

    __slots__ = ("_first", "_fold", "_lasts")

    def __init__(self, entries: Iterable[tuple[str, T]], *, fold: bool = False) -> None:
        first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            parts = keys(phrase.lower() if fold else phrase)
            if parts:
                first.setdefault(parts[0], []).append((parts, value))
        self._fold = fold
        self._first = {key: tuple(sorted(items, key=lambda item: -len(item[0]))) for key, items in first.items()}
        for key, items in tuple(self._first.items()):
            if not items[-1][0][1:]:  # a phrase of one word, which may itself stand in the genitive
                self._first.setdefault(key + "'s", items)
        lasts = {parts[-1] for items in first.values() for parts, _ in items}
        self._lasts = lasts | {last + "'s" for last in lasts}

    def at(self, words: Sequence[Word], index: int) -> tuple[int, T] | None:
        """The index after the longest phrase that starts at ``index``, and its value; None where there is none."""
        if not 0 <= index < len(words):
            return None
        entries = self._first.get(words[index].lower if self._fold else words[index].key)
        for parts, value in entries or ():
            end = index + len(parts)
            if end <= len(words) and self._same(words, index, parts):
                return end, value
        return None

    def _same(self, words: Sequence[Word], index: int, parts: tuple[str, ...]) -> bool:
        last = len(parts) - 1
        for n, part in enumerate(parts):
            key = words[index + n].lower if self._fold else words[index + n].key
            if key != part and not (n == last and key == part + "'s"):
                return False
        return True

    def ending(self, words: Sequence[Word], end: int) -> tuple[int, T] | None:
        """The start of the longest phrase that ends before index ``end``, and its value."""
        best: tuple[int, T] | None = None
        if not 0 < end <= len(words) or (words[end - 1].lower if self._fold else words[end - 1].key) not in self._lasts:
            return None
        for start in range(end - 1, max(-1, end - 7), -1):
            found = self.at(words, start)
            if found and found[0] == end:
                best = start, found[1]
        return best
