"""On what a verb acts, and by whom or with whom: the units behind it, alone or in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.relations.clauses import Found
from ipkg.extract.relations.grammar import ACTORS, FINITE, LIST_MARKS

if TYPE_CHECKING:
    from ipkg.extract.relations.clauses import Clause
    from ipkg.extract.relations.units import Unit

_FAR: Final = 25
_NEAR: Final = 8


def objects(clause: Clause, at: int, types: frozenset[str], through: frozenset[str] = frozenset()) -> Found:
    """The first list of units of fitting types behind word ``at`` in its clause, in no other phrase.

    A colon may lead to it: "three zones: A, B and C".
    ``through`` are prepositions behind which the object may stand all the same.
    """
    governed = aside = False
    index = at
    while index < min(at + _FAR, len(clause.passage.words)):
        unit = clause.starting(index)
        if unit:
            governed = governed and clause.key(index) not in {'"', "“"}
            if unit.types & types and not governed:
                return listed(clause, unit, types)
            governed = governed or bool(unit.entities)
            index = unit.end
            continue
        key = clause.key(index)
        if key == ":" and clause.starting_near(index + 1):
            governed, index = False, index + 1
            continue
        if key in clause.grammar.stops or (index in clause.verbs and index > at):
            break
        aside = key in clause.grammar.prepositions and clause.key(index - 1) == "," if not governed else aside
        governed = _governs(clause, index, key, through, governed=governed and not (key == "," and aside))
        index += 1
    return Found()


def _governs(clause: Clause, index: int, key: str, through: frozenset[str], *, governed: bool) -> bool:
    """Whether what follows a word stands in a phrase of its own."""
    if key in {'"', "“"} or clause.opens(index + 1) or clause.unwraps(index + 1):
        return False
    return governed or (key in clause.grammar.prepositions and key not in through)


def listed(clause: Clause, unit: Unit, types: frozenset[str]) -> Found:
    """A unit and those of fitting types listed behind it."""
    chain = [unit]
    while (behind := _listed_after(clause, chain[-1])) and behind.types & types:
        chain.append(behind)
    return Found(tuple(chain), open=clause.opens(clause.back_over(unit.start, clause.grammar.determiners)))


def _listed_after(clause: Clause, unit: Unit) -> Unit | None:
    """The unit behind one in a list; a few plain words may stand between: "A in the one field, and B in the other"."""
    for at in range(unit.end, min(unit.end + _NEAR, len(clause.passage.words))):
        if at in clause.verbs or clause.key(at) in clause.grammar.stops or (clause.starting(at) and at > unit.end):
            return None
        if clause.key(at) in LIST_MARKS:
            first = clause.on_over(at, LIST_MARKS)
            near = clause.starting(first)
            start = first if near else clause.on_over(first, clause.grammar.determiners)
            found = _after_plain(clause, start, acting="," in map(clause.key, range(unit.end, first)))
            if found:
                return found
    return None


def _after_plain(clause: Clause, at: int, *, acting: bool) -> Unit | None:
    """The unit at word ``at``, or behind a plain noun that a quoted name explains.

    Behind a comma (``acting``) none that a verb follows: there another clause begins.
    """
    for index in range(at, min(at + _NEAR, len(clause.passage.words))):
        unit = clause.starting(index)
        if unit:
            quoted = clause.key(index) in {'"', "“"} or clause.opens(index)
            acts = acting and (unit.end in clause.verbs or clause.key(unit.end) in FINITE)
            return unit if not acts and (index == at or quoted) else None
        if index in clause.verbs or clause.key(index) in clause.grammar.stops | LIST_MARKS:
            return None
    return None


def agents(clause: Clause, at: int) -> tuple[Unit, ...]:
    """The units behind "by" after word ``at``, before the clause ends."""
    for index in range(at, min(at + _FAR, len(clause.passage.words))):
        if clause.key(index) == "by" or (index == at and clause.key(index) == "between"):
            unit = clause.starting_near(index + 1)
            if unit and unit.types & ACTORS:
                return listed(clause, unit, ACTORS).units
        if clause.key(index) in {";", "."} or (index in clause.verbs and index > at):
            break
    return ()


def partners(clause: Clause, agent: Unit) -> tuple[Unit, ...]:
    """Those who are said to act jointly with an agent.

    "A, together with B and C, …"; "Together with B, A …"; "In June, together with B, A …".
    """
    for at in range(len(clause.passage.words)):
        hit = clause.grammar.beside.at(clause.passage.words, at)
        unit = clause.starting_near(hit[0]) if hit else None
        if unit is None or not unit.types & ACTORS:
            continue
        beside = listed(clause, unit, ACTORS).units
        after = clause.key(at - 1) == "," and clause.ending(at - 1) == agent
        if after or clause.on_over(beside[-1].end, clause.grammar.determiners | {","}) in _starts(clause, agent):
            return tuple(unit for unit in beside if unit != agent)
    return ()


def joint(clause: Clause, at: int) -> tuple[Unit, ...]:
    """The actors behind "with" or "together with" at word ``at``."""
    hit = clause.grammar.beside.at(clause.passage.words, at)
    start = hit[0] if hit else at + 1
    unit = clause.starting_near(start) if hit or clause.key(at) == "with" else None
    return listed(clause, unit, ACTORS).units if unit and unit.types & ACTORS else ()


def _starts(clause: Clause, agent: Unit) -> set[int]:
    """Where an agent starts, or the pronoun that stands for it."""
    return {agent.start, *(unit.start for unit in clause.units if unit.pronoun)}
