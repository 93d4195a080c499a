"""Where a document comes from, as its notes say: "Source of the population: the Foo Yearbook", "Translated from …"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.relations import phrases
from ipkg.extract.relations.stated import Pair
from ipkg.extract.relations.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.relations.clauses import Clause
    from ipkg.model import Entity

_LONGEST: Final = 10


def pairs(clause: Clause, itself: Entity | None) -> Iterator[Pair]:
    """From what the document takes its figures or its text, in a sentence of it."""
    for at in range(len(clause.passage.words)) if itself else ():
        hit = clause.grammar.origins.at(clause.passage.words, at)
        start = _named_from(clause, *hit) if hit and clause.passage.words[at].capital else None
        source = _source(clause, start) if start else None
        if hit and itself and source:
            yield Pair(Unit(at, at + 1, (itself,)), source, hit[1], "origin", at, hit[0])


def _named_from(clause: Clause, end: int, predicate: str) -> int | None:
    """Where the source is named: right behind the words, or behind the colon that ends what they are about."""
    if clause.key(end - 1) in clause.grammar.prepositions:
        return end
    colons = (at for at in range(end, end + _LONGEST) if clause.key(at) == ":")
    return next((at + 1 for at in colons), None) if predicate else None


def _source(clause: Clause, start: int) -> Unit | None:
    """The named thing at a word, or the words where its name goes on: "CNIPA Website"."""
    unit = clause.starting_near(start)
    return unit if unit and not clause.passage.is_name_word(unit.end) else phrases.noun(clause, start)
