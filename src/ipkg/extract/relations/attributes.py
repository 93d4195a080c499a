"""What the words of a thing that is brought about say of it: where it is, whom it serves, which kind it is one of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.names.folding import PLACE_TYPES
from ipkg.extract.relations import phrases, settings
from ipkg.extract.relations.stated import Pair
from ipkg.extract.relations.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.relations.clauses import Clause

_SEATED: Final = frozenset(
    {"center", "court", "agency", "committee", "platform", "alliance", "organisation", "university", "company"}
)
_NUMBER: Final = ("number", "of")


def attributes(clause: Clause, found: Sequence[Pair]) -> Iterator[Pair]:
    """What is said of each thing that the pairs bring about."""
    brought = [pair for pair in found if pair.predicate in clause.grammar.brings]
    for thing in dict.fromkeys(pair.thing for pair in brought if pair.thing.entities):
        pair = next(pair for pair in brought if pair.thing == thing)
        yield from _seats(clause, thing, pair)
        yield from _venues(clause, thing, pair)
        yield from _industries(clause, thing, pair)
        yield from _kinds(clause, thing, pair)
        yield from _purposes(clause, thing, pair)


def _said_of(pair: Pair, thing: Unit, value: Unit, predicate: str) -> Pair:
    return Pair(thing, value, predicate, "attribute", thing.start, max(thing.end, value.end), pair.status)


def _seats(clause: Clause, thing: Unit, pair: Pair) -> Iterator[Pair]:
    """Where it is: the place behind "in", in its description or right after its name."""
    for place in clause.inner:
        inside = thing.described and thing.start < place.start and place.end <= thing.end
        follows = thing.end < place.start <= thing.end + 2
        seated = thing.types & _SEATED and place.types & PLACE_TYPES and _leads(clause, place, frozenset({"in"}))
        if seated and (inside or follows):
            yield _said_of(pair, thing, place, "located_in")


def _venues(clause: Clause, thing: Unit, pair: Pair) -> Iterator[Pair]:
    """Where an event was held."""
    place = settings.place(clause, max(pair.end, thing.end)) if "event" in thing.types else None
    if place:
        yield _said_of(pair, thing, place, "located_in")


def _industries(clause: Clause, thing: Unit, pair: Pair) -> Iterator[Pair]:
    """Which industry it is for, where its description says so."""
    for industry in clause.inner:
        inside = thing.described and thing.start < industry.start and industry.end <= thing.end
        if inside and "industry" in industry.types and _leads(clause, industry, frozenset({"in", "for"})):
            yield _said_of(pair, thing, industry, "targets")


def _purposes(clause: Clause, thing: Unit, pair: Pair) -> Iterator[Pair]:
    """What a named way of doing things is for: "the "Foo Model" for the settlement of bar"."""
    named = pair.predicate in clause.grammar.purposeful and "initiative" in thing.types and not thing.described
    at = thing.end + 1 if named and clause.key(thing.end) == "for" else None
    if "plan" in thing.types and thing.described:
        at = next((at + 2 for at in range(thing.start, thing.end) if clause.key(at) == "to"), None)
    inner = tuple(unit for unit in clause.inner if unit.start == at)
    for purpose in inner[:1] or (phrases.listed(clause, at) if at else ()):
        yield _said_of(pair, thing, purpose, "targets")


def _leads(clause: Clause, unit: Unit, prepositions: frozenset[str]) -> bool:
    return clause.key(clause.back_over(unit.start, frozenset({"the"})) - 1) in prepositions


def _kinds(clause: Clause, thing: Unit, pair: Pair) -> Iterator[Pair]:
    """What it is counted among: "…, bringing the number of approved copyright centers to nine"."""
    for at in range(thing.end, len(clause.passage.words) - 2):
        if (clause.key(at), clause.key(at + 1)) == _NUMBER:
            kind = _kind(clause, at + 2, clause.passage.written(thing.start, thing.end))
            if kind:
                yield _said_of(pair, thing, kind, "instance_of")
            return


def _kind(clause: Clause, start: int, written: str) -> Unit | None:
    """The kind that is counted at word ``start``, if the thing is one of it: "such centers" are those just named."""
    end = start
    while clause.key(end)[:1].isalpha() and clause.key(end) not in clause.grammar.prepositions - {"of", "for"}:
        end += 1
    if clause.key(start) == "such":
        return Unit(start, end, text=written)
    plurals = {f"{word}s" for word in written.lower().split()} & {clause.key(at) for at in range(start, end)}
    return Unit(start, end, text=clause.passage.written(start, end)) if plurals else None
