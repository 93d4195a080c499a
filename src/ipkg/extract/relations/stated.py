"""Pairs of who and what that one verb states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.extract.relations import clauses
from ipkg.extract.relations.clauses import Found
from ipkg.extract.relations.grammar import ACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.clauses import Clause
    from ipkg.extract.relations.units import Unit

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
    """Who (None where the text names nobody), what, and the action: a predicate's key and how it was understood."""

    agent: Unit | None
    thing: Unit
    predicate: str
    how: str


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
        yield Pair(agent, thing, predicate.key, how)
    yield from _beside(clause, group, found)


def _beside(clause: Clause, group: VerbGroup, found: list[Raw]) -> Iterator[Pair]:
    """What a verb states besides: with whom, at which event, chosen by whom."""
    key, grammar = group.pattern.predicate.key, clause.grammar
    if group.pattern.theme:
        yield from _chosen(clause, group, found)
        return
    for agent in _agents(found):
        how, partners = clauses.partners(clause, agent)
        for partner in partners:
            if how == "partner":
                yield Pair(agent, partner, "cooperated_with", "beside")
            for thing in dict.fromkeys(thing for _, thing, _ in found if how == "joint"):
                yield Pair(partner, thing, key, "beside")
    if key in grammar.mutual and group.voice == "active":
        yield from _mutual(clause, group, found)
    if key in grammar.occasion:
        yield from _occasions(clause, grammar.occasion[key], found)


def _agents(found: list[Raw]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(agent for agent, _, _ in found if agent))


def _chosen(clause: Clause, group: VerbGroup, found: list[Raw]) -> Iterator[Pair]:
    """By whom something was approved, selected or recognized, where "by" says so."""
    predicate = group.pattern.predicate.key
    chosen, established = clause.grammar.by.get(predicate), clause.grammar.by_object.get(predicate)
    for agent in clauses.agents(clause, group.end):
        for theme in _agents(found) if chosen else ():
            yield Pair(agent, theme, chosen or "", "passive")
        for thing in dict.fromkeys(thing for _, thing, _ in found) if established else ():
            yield Pair(agent, thing, established or "", "passive")


def _occasions(clause: Clause, predicate: str, found: list[Raw]) -> Iterator[Pair]:
    """The event at which something was done: "released a report at the Foo Summit"."""
    for thing in dict.fromkeys(thing for _, thing, _ in found):
        for at in range(thing.end, len(clause.passage.words)):
            if at in clause.verbs or clause.key(at) in {";", "."}:
                break
            event = clause.starting(at)
            if event and "event" in event.types and (_at_event(clause, at)):
                yield Pair(thing, event, predicate, "occasion")
                break


def _at_event(clause: Clause, at: int) -> bool:
    before = clause.back_over(at, frozenset({"the"}))
    if clause.unwraps(at) or clause.unwraps(before):
        hit = clause.passage.lexicon.wrappers.ending(clause.passage.words, before)
        before = clause.back_over(hit[0], frozenset({"the", "opening", "closing"})) if hit else before
    return clause.key(before - 1) in {"at", "during"}


Raw = tuple["Unit | None", "Unit", str]


def _active(
    clause: Clause, group: VerbGroup, acting: Found | None, allowed: frozenset[str], wanted: frozenset[str]
) -> list[Raw]:
    """Subject, verb, object; no subject where none is named; two open lists license no pair."""
    agents = clauses.fitting(acting.units, allowed) if acting else ()
    if group.bare and not agents and not allowed & _PEOPLE:
        agents = clauses.nearest(clause, group.start, allowed)
    unknown = acting is not None and not agents and (bool(acting.units) or acting.named)
    if unknown or (acting is None and not group.agentless):
        return []
    through = frozenset(link for key, link in clause.grammar.through if key == group.pattern.predicate.key)
    found = clauses.objects(clause, group.end, wanted, through)
    if not found.units and through:
        found = _opening(clause, wanted)
    if not agents or (acting and acting.open and found.open):
        if group.pattern.predicate.key in clause.grammar.needs_agent:
            return []
        return [(None, unit, "agent-not-stated") for unit in found.units]
    return [(agent, unit, "active") for agent in agents for unit in found.units]


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
    agents = clauses.fitting(clauses.agents(clause, group.end), allowed)
    if group.voice == "participle":
        before = clause.ending(clause.back_over(group.start, frozenset({","})))
        things: tuple[Unit, ...] = (before,) if before and before.types & wanted else ()
    else:
        things = clauses.fitting(acting.units, wanted) if acting else ()
    if not things and group.voice == "passive" and not (acting and acting.units):
        behind = clauses.objects(clause, group.end, wanted)
        things = behind.units if behind.open else ()
    if not agents:
        needed = group.pattern.predicate.key in clause.grammar.needs_agent
        return [] if needed else [(None, thing, "agent-not-stated") for thing in things]
    return [(agent, thing, "passive") for thing in things for agent in agents]


def _themes(
    clause: Clause, group: VerbGroup, acting: Found | None, allowed: frozenset[str], wanted: frozenset[str]
) -> list[Raw]:
    """Who or what is approved, selected, included: the subject of the passive, or what stands before the particle."""
    allowed = allowed | _THEMES if allowed == ACTORS else allowed
    at = group.end
    themes = clauses.fitting(acting.units, allowed) if acting else ()
    if group.pattern.particle:
        before = group.pattern.passive or group.voice == "passive"
        themes = themes if before else clauses.objects(clause, group.end, allowed).units
        behind = group.end if before or not themes else themes[-1].end
        at = _behind(clause, behind, group.pattern.particle) if themes else None  # type: ignore[assignment]
    if at is None or not themes:
        return []
    things = clauses.objects(clause, at, wanted).units or _described(clause, at, wanted)
    return [(theme, unit, "theme") for theme in themes for unit in things]


def _behind(clause: Clause, at: int, particle: tuple[str, ...]) -> int | None:
    """The index after the particle that leads the object, at most six words on."""
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


def _mutual(clause: Clause, group: VerbGroup, found: list[Raw]) -> Iterator[Pair]:
    """B signed X too, and A signed with B: "A signed X with B"."""
    things = list(dict.fromkeys(thing for _, thing, _ in found))
    if not things or clause.key(things[-1].end) != "with":
        return
    first = clause.starting_near(things[-1].end + 1)
    if first is None or not first.types & ACTORS:
        return
    key = group.pattern.predicate.key
    for partner in clauses.listed(clause, first, ACTORS).units:
        for thing in things:
            yield Pair(partner, thing, key, "partner")
        for agent in _agents(found):
            yield Pair(agent, partner, clause.grammar.mutual[key], "partner")
