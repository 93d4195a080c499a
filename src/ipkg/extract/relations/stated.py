"""Pairs of who and what that one verb states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.extract.names.verbs import APPOSED
from ipkg.extract.relations import clauses, objects, phrases
from ipkg.extract.relations.clauses import Found
from ipkg.extract.relations.grammar import ACTORS
from ipkg.extract.relations.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.clauses import Clause
    from ipkg.model import Status

_ARTICLES: Final = frozenset({"a", "an", "one"})
_PEOPLE: Final = frozenset({"agency", "court", "committee", "person", "city"})
_THEMES: Final = ACTORS | {
    "product",
    "initiative",
    "program",
    "campaign",
    "platform",
    "system",
    "brand",
    "policy",
    "law",
    "plan",
    "standard",
    "award",
    "event",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Who (None where the text names nobody), what, and the action: a predicate's key and how it was understood.

    Words ``[start, end)`` say the action.
    """

    agent: Unit | None
    thing: Unit
    predicate: str
    how: str
    start: int
    end: int
    status: Status = "done"

    @property
    def statement(self) -> tuple[object, ...]:
        """What is the same however often a sentence says it."""
        return (self.agent and self.agent.keys, self.predicate, self.thing.keys, self.thing.text)


Raw = tuple["Unit | None", "Unit", str]


def pairs(clause: Clause, group: VerbGroup, acting: Found | None) -> Iterator[Pair]:
    """What a verb states, given its grammatical subject."""
    predicate = group.pattern.predicate
    wanted = frozenset(predicate.object_types)
    allowed = frozenset(predicate.subject_types) or ACTORS
    if group.pattern.theme:
        found = _themes(clause, group, acting, allowed, wanted)
    elif group.voice == "active":
        found = _active(clause, group, acting, allowed, wanted)
    else:
        found = _passive(clause, group, acting, allowed, wanted)
    for agent, thing, how in found:
        yield Pair(agent, thing, predicate.key, how, group.start, group.end, group.status)


def _active(
    clause: Clause, group: VerbGroup, acting: Found | None, allowed: frozenset[str], wanted: frozenset[str]
) -> list[Raw]:
    """Subject, verb, object; no subject where none is named; two open lists license no pair.

    A participle that no name goes with ("Efforts were made, setting up …") leaves open who acts: it says nothing.
    """
    agents = _agents(clause, group, acting, allowed)
    unknown = acting is not None and not agents and (bool(acting.units) or acting.named)
    dangling = not agents and group.bare and group.pattern.form == "ing"
    if unknown or dangling or (acting is None and not group.agentless):
        return []
    found = _objects(clause, group, wanted, words=bool(agents) and not (acting and acting.open))
    if not agents or (acting and acting.open and found.open):
        if group.pattern.predicate.key in clause.grammar.needs_agent:
            return []
        by = clauses.fitting(objects.agents(clause, group.end), allowed) if group.pattern.form == "noun" else ()
        return [(agent, unit, "agent-not-stated") for agent in by or (None,) for unit in found.units]
    return [(agent, unit, "active") for agent in agents for unit in found.units]


def _agents(clause: Clause, group: VerbGroup, acting: Found | None, allowed: frozenset[str]) -> tuple[Unit, ...]:
    """Who acts: the subject, or the thing that a participle behind it describes ("a plan, focusing on …")."""
    agents = clauses.fitting(acting.units, allowed) if acting else ()
    if group.bare and group.pattern.form == "ing" and not agents and not allowed & _PEOPLE:
        return clauses.nearest(clause, group.start, allowed)
    return agents


def _objects(clause: Clause, group: VerbGroup, wanted: frozenset[str], *, words: bool) -> Found:
    """What a verb is directed at: named things, else the words that say it."""
    through = frozenset(link for key, link in clause.grammar.through if key == group.pattern.predicate.key)
    found = objects.objects(clause, group.end, wanted, through)
    if not found.units and through:
        found = _opening(clause, wanted)
    if not found.units and clause.occasion and clause.grammar.speeches.at(clause.passage.words, group.verb):
        return Found((Unit(group.verb, group.end, (clause.occasion,)),))
    if found.units or not words:
        return found
    said = phrases.said(clause, group.end, wanted)
    if not said and "provision" in wanted and not group.bare:
        said = phrases.provision(clause, group.verb)
    return Found(said)


def _opening(clause: Clause, wanted: frozenset[str]) -> Found:
    """What the sentence opens with: "In the Foo Awards, the city received …"."""
    if clause.key(0) not in {"in", "at"}:
        return Found()
    first = clause.starting_near(1)
    return Found((first,)) if first and first.types & wanted else Found()


def _passive(
    clause: Clause, group: VerbGroup, acting: Found | None, allowed: frozenset[str], wanted: frozenset[str]
) -> list[Raw]:
    """What the verb is done to stands before it (or in a list behind it); by whom, only where "by" says so."""
    agents = clauses.fitting(objects.agents(clause, group.end), allowed)
    things = _done_to(clause, group, acting, wanted) or phrases.done_to(clause, group, wanted, by=bool(agents))
    if not agents:
        needed = group.pattern.predicate.key in clause.grammar.needs_agent
        return [] if needed else [(None, thing, "agent-not-stated") for thing in things]
    return [(agent, thing, "passive") for thing in things for agent in agents]


def _done_to(clause: Clause, group: VerbGroup, acting: Found | None, wanted: frozenset[str]) -> tuple[Unit, ...]:
    """The named things that something is done to."""
    if group.voice == "participle":
        before = clause.ending(clause.back_over(group.start, frozenset({","})))
        return (before,) if before and before.types & wanted else ()
    things = clauses.fitting(acting.units, wanted) if acting else ()
    if not things and not (acting and acting.units):
        behind = objects.objects(clause, group.end, wanted)
        return behind.units if behind.open else ()
    return things


def _themes(
    clause: Clause, group: VerbGroup, acting: Found | None, allowed: frozenset[str], wanted: frozenset[str]
) -> list[Raw]:
    """Who or what is approved, selected, included: the subject of the passive, or what stands before the particle."""
    allowed = allowed | _THEMES if allowed == ACTORS else allowed
    at = group.end
    themes = clauses.fitting(acting.units, allowed) if acting else ()
    if group.pattern.particle:
        before = group.pattern.passive or group.voice == "passive"
        themes = themes if before else objects.objects(clause, group.end, allowed).units
        behind = group.end if before or not themes else themes[-1].end
        at = _behind(clause, behind, group.pattern.particle) if themes else None  # type: ignore[assignment]
    if at is None or not themes:
        return []
    things = objects.objects(clause, at, wanted).units or _described(clause, at, wanted)
    things = things or phrases.said(clause, at, wanted)
    return [(theme, unit, "theme") for theme in themes for unit in things]


def _behind(clause: Clause, at: int, particle: tuple[str, ...]) -> int | None:
    """The index after the particle that leads the object, at most eight words on; none leads an apposed object."""
    if particle == APPOSED:
        return at if clause.key(at) in _ARTICLES else None
    for start in range(at, min(at + 9, len(clause.passage.words))):
        if tuple(clause.key(start + n) for n in range(len(particle))) == particle:
            return start + len(particle)
        if clause.key(start) in {".", ";"}:
            break
    return None


def _described(clause: Clause, at: int, wanted: frozenset[str]) -> tuple[Unit, ...]:
    """The described things that a particle leads to: "as cities for the building of foo zones"."""
    found: list[Unit] = []
    for unit in clause.units:
        if unit.start >= at and unit.described and unit.types & wanted:
            if any(index in clause.verbs for index in range(at, unit.start)):
                break
            found.append(unit)
    return tuple(found)
