"""What a cell measures: its heads and labels, with the words that captions and section headings lend."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
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
_NAMING: Final = frozenset({"measure", "value"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Names the measures of one table.

    ``outer`` are the caption and the section headings, nearest first; ``kinds`` the nouns whose types it lists.
    """

    measures: Measures
    outer: tuple[Heading, ...]
    kinds: tuple[str, ...] = ()

    def measure(
        self, above: Sequence[Heading], own: Sequence[Heading], unit: str, *, relative: bool, stock: bool
    ) -> Measure | None:
        """The measure of a cell: the indicator that its own words and lent ones name, else a candidate.

        ``above`` are the group and the rows that its row is a part of, ``own`` its labels and heads. None where
        nothing says what is measured.
        """
        said = _phrases(own) or _phrases(above)
        values = tuple(head.value for head in (*above, *own) if head.value)
        whole = [head.base for head in own if head.role == "share" and head.base]
        lent = tuple(" ".join([*whole, *words]) for words in self._lent(above, values))
        alone = "" if said else next((head.phrase for head in reversed(own) if head.indicator), "")
        for phrase, context in (*self._attempts(said, values, lent), (alone, "")):
            found = self.measures.match(phrase, unit, stock=stock, relative=relative, context=context)
            if found is not None:
                inner = () if said else self.measures.values_in(self._caption)
                return self.measures.with_values(found, (*values, *inner))
        return self._candidate(said, above, values)

    @property
    def _caption(self) -> str:
        """What the nearest heading above names."""
        return next((head.phrase for head in self.outer if head.role in _NAMING and head.phrase), "")

    def _lent(self, above: Sequence[Heading], values: Sequence[Value]) -> Iterator[tuple[str, ...]]:
        """The words that a cell may borrow: its group's and its caption's, then those of the headings above too.

        A table whose heads or labels are types of patents speaks of patents.
        """
        listed = self.measures.values_in(self._caption)
        nouns = (_noun(value) for value in (*values, *listed))
        phrases = (*self.kinds, *nouns, *(head.phrase for head in above))
        for head in self.outer:
            if head.role in _NAMING and head.phrase:
                phrases = (*phrases, head.phrase)
                yield phrases
        if not self._caption:
            yield phrases

    def _attempts(self, said: str, values: Sequence[Value], lent: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Phrases to look up, each with the words it may borrow, likeliest first.

        Heads that only repeat a word of the caption mean what the caption says, unless it lists several things.
        """
        types = " ".join(value.text for value in values if _noun(value))
        captions = [head.phrase for head in self.outer if head.role in _NAMING and head.phrase]
        if said and self._repeats(said, captions[:1]):
            yield from _typed(captions[0], types, ())
        if said:
            yield from _typed(said, types, lent)
            yield from ((f"{caption} {said}", "") for caption in captions[:1])
            return
        for caption, context in zip(captions, lent, strict=False):
            yield from _typed(caption, types, (context,), types_first=True)
            yield from ((shorter, "") for shorter in _shorter(caption))

    def _repeats(self, said: str, captions: Sequence[str]) -> bool:
        """Whether a caption names one thing, and all words of a head are words of it."""
        words = frozenset(self.measures.words(said))
        return any(not _LISTS.search(caption) and words <= set(self.measures.words(caption)) for caption in captions)

    def _candidate(self, said: str, above: Sequence[Heading], values: Sequence[Value]) -> Measure | None:
        """A measure named by its own words; by the caption's, too, where those are few or the caption is a measure."""
        caption = self._caption if self._caption[:1].isupper() else ""
        context = _phrases(above)
        own = f"{context} {said}" if said and context and context != said else said
        telling = len(own.split()) > _SHORT and self.measures.match(caption, relative=True) is None
        alone = telling or not caption or own.casefold() == caption.casefold()
        spoken = own if own and alone else f"{caption}: {own}" if own else caption
        return self.measures.with_values(self.measures.candidate(spoken), values) if spoken else None


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
