"""What a cell measures: its heads and labels, with the words that captions and section headings lend."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ipkg.extract.tables.columns import RELATIVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipkg.extract.headings import Heading
    from ipkg.extract.measures import Measure, Measures, Value

_KIND: Final = "_type"
_LISTS: Final = re.compile(r"\band\b|[,;/&]")
_LIMITS: Final = re.compile(r",|\b(?:at|by|among|across|from|in)\s")
_LIMIT: Final = re.compile(r"(?:,|\b(?:at|by|among|across|from|in))$")
_SHORT: Final = 2
_REMEMBERED: Final = 8192
_NAMING: Final = frozenset({"measure", "value"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a cell says of its measure: its own words, those above it, values, the whole of a share, its unit."""

    said: str
    above: tuple[str, ...]
    values: tuple[Value, ...]
    whole: tuple[str, ...]
    indicator: str
    unit: str
    relative: bool
    stock: bool


class Naming:
    """Names the measures of one table.

    ``outer`` are the caption and the section headings, nearest first; ``values`` the breakdown values that heads and
    labels name.
    """

    def __init__(self, measures: Measures, outer: Sequence[Heading], values: Iterable[Value]) -> None:
        self._measures = measures
        self._kinds = kinds(values)
        named = [head.phrase for head in outer if head.role in _NAMING and head.phrase]
        # A section about several things lends none of their words.
        self._captions = tuple(phrase for at, phrase in enumerate(named) if not at or not _LISTS.search(phrase))
        self._listed = measures.values_in(self._captions[0]) if self._captions else ()
        self._known = lru_cache(maxsize=_REMEMBERED)(self._measure)

    def measure(
        self, above: Sequence[Heading], own: Sequence[Heading], unit: str, *, relative: bool, stock: bool
    ) -> Measure | None:
        """The measure of a cell: the indicator that its own words and lent ones name, else a candidate.

        ``above`` are the group and the rows that its row is a part of, ``own`` its labels and heads. None where
        nothing says what is measured.
        """
        said = _phrases(own) or _phrases(above)
        asked = _Asked(
            said,
            tuple(head.phrase for head in above if head.phrase),
            tuple(head.value for head in (*above, *own) if head.value),
            tuple(head.base for head in own if head.role == "share" and head.base),
            "" if said else next((head.phrase for head in reversed(own) if head.indicator), ""),
            unit,
            relative,
            stock,
        )
        return self._known(asked, _phrases(above))

    def _measure(self, asked: _Asked, context: str) -> Measure | None:
        lent = tuple(" ".join([*asked.whole, *words]) for words in self._lent(asked))
        for phrase, borrowed in (*self._attempts(asked.said, asked.values, lent), (asked.indicator, "")):
            found = self._measures.match(
                phrase, asked.unit, stock=asked.stock, relative=asked.relative, context=borrowed
            )
            if found is not None:
                inner = () if asked.said else self._listed
                return self._measures.with_values(found, (*asked.values, *inner))
        return self._candidate(asked.said, context, asked.values)

    def _lent(self, asked: _Asked) -> Iterator[tuple[str, ...]]:
        """The words that a cell may borrow: its group's and its caption's, then those of the headings above too.

        A table whose heads or labels are types of patents speaks of patents.
        """
        nouns = (_noun(value) for value in (*asked.values, *self._listed))
        phrases = (*self._kinds, *nouns, *asked.above)
        for caption in self._captions:
            phrases = (*phrases, caption)
            yield phrases
        if not self._captions:
            yield phrases

    def _attempts(self, said: str, values: Sequence[Value], lent: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Phrases to look up, each with the words it may borrow, likeliest first.

        Heads that only repeat a word of the caption mean what the caption says, unless it lists several things.
        """
        types = " ".join(value.text for value in values if _noun(value))
        if said and self._repeats(said):
            yield from _typed(self._captions[0], types, ())
        if said:
            yield from _typed(said, types, lent)
            yield from ((f"{caption} {said}", "") for caption in self._captions[:1])
            return
        # A caption that speaks of what is measured is not set aside for the heading of a section.
        speaks = next((at for at, caption in enumerate(self._captions) if self._measures.speaks(caption)), 0)
        for caption, context in zip(self._captions[: speaks + 1], lent, strict=False):
            yield from _typed(caption, types, (context,), types_first=True)
            yield from ((shorter, "") for shorter in _shorter(caption))

    def _repeats(self, said: str) -> bool:
        """Whether the caption names one thing, and all words of a head are words of it."""
        if not self._captions or _LISTS.search(self._captions[0]):
            return False
        return set(self._measures.words(said)) <= set(self._measures.words(self._captions[0]))

    def _candidate(self, said: str, context: str, values: Sequence[Value]) -> Measure | None:
        """A measure named by its own words; by the caption's, too, where those are few or the caption is a measure."""
        first = next(iter(self._captions), "")
        caption = first if first[:1].isupper() else ""
        own = f"{context} {said}" if said and context and context != said else said
        telling = len(own.split()) > _SHORT and self._measures.match(caption, relative=True) is None
        alone = telling or not caption or own.casefold() == caption.casefold()
        spoken = own if own and alone else f"{caption}: {own}" if own else caption
        return self._measures.with_values(self._measures.candidate(spoken), values) if spoken else None


def _shorter(caption: str) -> Iterator[str]:
    """A caption without what limits it, piece by piece from its end: "applications at the top offices, by origin"."""
    while len(parts := _LIMITS.split(caption)) > 1:
        caption = caption[: len(caption) - len(parts[-1])].rstrip()
        caption = _LIMIT.sub("", caption).rstrip()
        yield caption


def _typed(phrase: str, types: str, contexts: Sequence[str], *, types_first: bool = False) -> Iterator[tuple[str, str]]:
    """A phrase with and without the types beside it, in each context."""
    forms = (f"{phrase} {types}", phrase) if types else (phrase,)
    if types_first:
        yield from ((form, context) for form in forms for context in ("", *contexts))
    else:
        yield from ((form, context) for context in ("", *contexts) for form in forms)


def kinds(values: Iterable[Value]) -> tuple[str, ...]:
    """The nouns of which a table lists several types: patents, where it lists inventions and designs."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for value in values:
        if noun := _noun(value):
            found[noun].add(value.code)
    return tuple(sorted(noun for noun, codes in found.items() if len(codes) > 1))


def _noun(value: Value) -> str:
    """What a type is a type of: a patent type of patents."""
    return value.key.removesuffix(_KIND) if value.key.endswith(_KIND) else ""


def _phrases(heads: Sequence[Heading]) -> str:
    """The words of headings that name a measure, each once."""
    return " ".join(
        dict.fromkeys(head.phrase for head in heads if head.phrase and head.role in {"measure", *RELATIVES})
    )
