"""Stretches of text inside which no figure is looked for: names, titles, quoted words."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from ipkg.extract.values.engine import Node, cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipkg.model import Entity, MappedText, Span

# Types whose mentions are part of the sentence rather than names to be passed over.
_OPEN_TYPES: Final = frozenset(
    {
        "place",
        "city",
        "county",
        "province",
        "region",
        "country",
        "person",
        "industry",
        "system",
        "product",
        "designation",
    }
)
_QUOTED: Final = re.compile(r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”|«[^»\n]{1,300}»")
# Dockets of Chinese courts: "(2021) Su 05 Min Chu No. 318".
_DOCKET: Final = re.compile(r"[(（](?:19|20)\d\d[)）]\s*(?:[A-Z][\w']*\s+(?:\d{1,4}\s+)?){1,5}(?:No\.\s*)?\d+")
_STOPS: Final = frozenset(".,!?;")
_SPOKEN: Final = 5
_CAPITAL: Final = re.compile(r"\b[A-Z]")
_COLLECTIVE: Final = re.compile(r"\s(?:in|across|throughout)\s")


class Names:
    """The mentions of a document's named things, by place in the received text."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        spans = {span: entity for entity in entities if entity.type not in _OPEN_TYPES for span in entity.mentions}
        self._spans: Sequence[tuple[Span, Entity]] = sorted(spans.items(), key=lambda item: item[0])
        self._starts = [span.start for span, _ in self._spans]

    def within(self, start: int, end: int) -> Iterator[tuple[Span, Entity]]:
        """Mentions that begin in a received range."""
        for index in range(bisect_right(self._starts, start - 1), len(self._spans)):
            span, entity = self._spans[index]
            if span.start >= end:
                return
            yield span, entity


def atoms(text: MappedText, names: Names) -> tuple[Node, ...]:
    """What is passed over in a text: its named things and its quoted titles, outermost only."""
    if not text.runs:
        return ()
    quoted = (match for match in _QUOTED.finditer(text.text) if not _is_speech(match[0][1:-1]))
    found = [Node("atom", match.start(), match.end(), None, "quoted") for match in quoted]
    found += [Node("atom", match.start(), match.end(), None, "docket") for match in _DOCKET.finditer(text.text)]
    last = text.runs[-1]
    for span, entity in names.within(text.runs[0].start, last.start + last.length):
        place = text.place(span)
        if place and _is_name(text.text[place[0] : place[1]]):
            found.append(Node("atom", *place, entity, "name"))
    return cover(found)


def _is_speech(words: str) -> bool:
    """Whether quoted words are what somebody said, and no title or slogan: a sentence with its stop.

    >>> _is_speech("We seized 40 parcels in May,"), _is_speech("Sword Net 2021,"), _is_speech("the last mile")
    (True, False, False)
    """
    said = words.split()
    low = sum(word[:1].islower() or word[:1].isdigit() for word in said)
    return words[-1:] in _STOPS and len(said) >= _SPOKEN and low * 2 > len(said)


def _is_name(words: str) -> bool:
    """Names are capitalised; "courts in Suzhou" is a phrase whose place matters."""
    return (len(_CAPITAL.findall(words)) > 1 and _COLLECTIVE.search(words) is None) or any(map(str.isdigit, words))
