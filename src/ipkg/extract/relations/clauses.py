"""Who acts in a clause, and on what: the units before and behind a verb that its grammar makes subject and object."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.names.passage import Passage
    from ipkg.extract.relations.units import Unit

_LIST_MARKS: Final = frozenset({",", "and", "or", "&"})
_DETERMINERS: Final = frozenset(
    {"the", "a", "an", "its", "their", "both", "respectively", "as", "well", "cities", "city", "also"}
)
_STOPS: Final = frozenset(
    {
        ";",
        ":",
        ".",
        "while",
        "whereas",
        "which",
        "who",
        "where",
        "that",
        "to",
        "has",
        "have",
        "had",
        "was",
        "were",
        "is",
        "are",
        "will",
        "bringing",
        "making",
        "ranking",
        "but",
    }
)
_FAR: Final = 25


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with its units and the cues that its reading needs."""

    passage: Passage
    units: tuple[Unit, ...]
    prepositions: frozenset[str]
    open_lists: frozenset[tuple[str, ...]]
    verbs: frozenset[int] = field(default=frozenset())

    def ending(self, at: int) -> Unit | None:
        """The unit that ends right before word ``at``."""
        return next((unit for unit in self.units if unit.end == at), None)

    def starting(self, at: int) -> Unit | None:
        """The unit that starts at word ``at``."""
        return next((unit for unit in self.units if unit.start == at), None)

    def unwraps(self, at: int) -> bool:
        """Whether words that only wrap what is meant stand right before word ``at``: "the first batch of"."""
        return self.passage.lexicon.wrappers.ending(self.passage.words, at) is not None

    def opens(self, at: int) -> bool:
        """Whether an open list ("such as") stands right before word ``at``."""
        return any(tuple(self.passage.key(n) for n in range(at - len(cue), at)) == cue for cue in self.open_lists)


@dataclass(frozen=True, slots=True)
class Found:
    """Units that stand as one list; ``open``: an open list names them; ``named`` is False where plain words act."""

    units: tuple[Unit, ...] = ()
    open: bool = False
    named: bool = True


def subject(clause: Clause, at: int) -> Found | None:
    """The list of units right before word ``at``, in no other phrase; None where nothing stands there."""
    at = _before_aside(clause, at)
    unit = clause.ending(at)
    if unit is None:
        return Found(named=False) if at > 0 and clause.passage.key(at - 1) not in _LIST_MARKS else None
    chain = [unit]
    start = unit.start
    while (before := _listed_before(clause, start)) is not None:
        chain.insert(0, before)
        start = before.start
    first = _skip_back(clause, start)
    if clause.opens(first):
        return Found(tuple(chain), open=True)
    if clause.passage.key(first - 1).lower() in clause.prepositions:
        return Found(named=False)
    return Found(tuple(chain))


def _skip_back(clause: Clause, at: int) -> int:
    """The index after the last word before a unit that is no article."""
    while at > 0 and clause.passage.key(at - 1).lower() in _DETERMINERS:
        at -= 1
    return at


def _listed_before(clause: Clause, start: int) -> Unit | None:
    """The unit before one in a list: "A, B and the C"."""
    at = _skip_back(clause, start)
    marks = at
    while at > 0 and clause.passage.key(at - 1) in _LIST_MARKS:
        at -= 1
    return clause.ending(at) if at < marks else None


def _before_aside(clause: Clause, at: int) -> int:
    """The index before an aside between commas ("A, together with B, has …") or behind a person's office."""
    if clause.passage.key(at - 1) == "," and at > 1:
        for comma in range(at - 2, max(0, at - _FAR), -1):
            if clause.passage.key(comma) == "," and clause.ending(comma) and _is_aside(clause, comma + 1):
                return comma
    return at


def _is_aside(clause: Clause, at: int) -> bool:
    key = clause.passage.key(at)
    return key in clause.prepositions or key in {"together", "jointly", "along", "alongside", "as", "a", "the", "an"}


def objects(clause: Clause, at: int, types: frozenset[str]) -> Found:
    """The first list of units of fitting types behind word ``at`` in its clause; none inside another phrase."""
    governed = False
    index = at
    while index < min(at + _FAR, len(clause.passage.words)):
        unit = clause.starting(index)
        key = clause.passage.key(index).lower()
        if unit:
            if unit.types & types and not governed:
                return _list_from(clause, unit, types)
            if not governed and not unit.types & types:
                governed = governed or bool(unit.entities)
            index = unit.end
            continue
        if key in _STOPS or (index in clause.verbs and index > at):
            break
        if clause.opens(index + 1) or clause.unwraps(index + 1) or key in {'"', "“"}:
            governed = False
        elif key in clause.prepositions:
            governed = True
        elif key == ",":
            governed = False
        index += 1
    return Found()


def _list_from(clause: Clause, unit: Unit, types: frozenset[str]) -> Found:
    """A unit and those listed behind it."""
    chain = [unit]
    while (behind := _listed_after(clause, chain[-1].end)) and behind.types & types:
        chain.append(behind)
    return Found(tuple(chain), open=clause.opens(_skip_back(clause, unit.start)))


def _listed_after(clause: Clause, end: int) -> Unit | None:
    at = end
    while clause.passage.key(at) in _LIST_MARKS and at - end < 2:
        at += 1
    marks = at > end
    while clause.passage.key(at).lower() in _DETERMINERS:
        at += 1
    return clause.starting(at) if marks else None


def agents(clause: Clause, at: int) -> tuple[Unit, ...]:
    """The units behind "by" after word ``at``, before the clause ends."""
    for index in range(at, min(at + _FAR, len(clause.passage.words))):
        key = clause.passage.key(index)
        if key == "by":
            first = index + 1
            while clause.passage.key(first).lower() in _DETERMINERS:
                first += 1
            unit = clause.starting(first)
            if unit and unit.entities:
                return _list_from(clause, unit, unit.types | ACTORS).units
        if key in {";", "."} or (index in clause.verbs and index > at):
            break
    return ()


ACTORS: Final = frozenset(
    {
        "agency",
        "court",
        "committee",
        "organisation",
        "university",
        "company",
        "alliance",
        "center",
        "city",
        "county",
        "province",
        "region",
        "country",
        "person",
    }
)


def fitting(units: Sequence[Unit], types: frozenset[str]) -> tuple[Unit, ...]:
    """The units of a list that are of given types."""
    return tuple(unit for unit in units if unit.types & types)
