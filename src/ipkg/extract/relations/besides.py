"""What a verb states besides who did what: with whom, at which event, chosen by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract.relations import clauses, objects, phrases, settings
from ipkg.extract.relations.grammar import ACTORS
from ipkg.extract.relations.stated import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.clauses import Clause
    from ipkg.extract.relations.units import Unit


def besides(clause: Clause, group: VerbGroup, found: Sequence[Pair], acting: Sequence[Unit]) -> Iterator[Pair]:
    """What follows from the words around a verb, given the pairs that it states and who acts in it."""
    key, grammar = group.pattern.predicate.key, clause.grammar
    if group.pattern.theme:
        yield from _chosen(clause, group, found, acting if group.voice == "active" else ())
    else:
        yield from _together(clause, group, found)
    if key in grammar.mutual and group.voice == "active":
        yield from _mutual(clause, group, found)
    if key in grammar.occasion:
        yield from _occasions(clause, group, found)
    if key in grammar.judged:
        yield from _judged(clause, group, found)


def _pair(group: VerbGroup, agent: Unit | None, thing: Unit, predicate: str, how: str) -> Pair:
    return Pair(agent, thing, predicate, how, group.start, group.end, group.status)


def _agents(found: Sequence[Pair]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(pair.agent for pair in found if pair.agent))


def _things(found: Sequence[Pair]) -> tuple[Unit, ...]:
    return tuple(dict.fromkeys(pair.thing for pair in found))


def _together(clause: Clause, group: VerbGroup, found: Sequence[Pair]) -> Iterator[Pair]:
    """Those who act jointly: "together with B, A issued C"; "is being developed with B"."""
    for agent in _agents(found):
        for partner in objects.partners(clause, agent):
            for thing in _things(found):
                yield _pair(group, partner, thing, group.pattern.predicate.key, "beside")
    if group.voice == "passive":
        for partner in objects.joint(clause, settings.over_date(clause, group.end)):
            for thing in _things(found):
                yield _pair(group, partner, thing, group.pattern.predicate.key, "beside")


def _chosen(clause: Clause, group: VerbGroup, found: Sequence[Pair], acting: Sequence[Unit]) -> Iterator[Pair]:
    """By whom something was approved, selected or recognized: who does so, or whom "by" names."""
    predicate = group.pattern.predicate.key
    chosen, established = clause.grammar.by.get(predicate), clause.grammar.by_object.get(predicate)
    for agent in (*clauses.fitting(acting, ACTORS), *objects.agents(clause, group.end)):
        for theme in _agents(found) if chosen else ():
            yield _pair(group, agent, theme, chosen or "", "passive")
        for thing in _things(found) if established else ():
            yield _pair(group, agent, thing, established or "", "passive")


def _occasions(clause: Clause, group: VerbGroup, found: Sequence[Pair]) -> Iterator[Pair]:
    """The event at which something was done: "released a report at the Foo Summit"."""
    opened = _opened(clause)
    for thing in _things(found):
        if opened:
            yield _pair(group, thing, opened, clause.grammar.occasion[group.pattern.predicate.key], "occasion")
            continue
        for at in range(thing.end, len(clause.passage.words)):
            if at in clause.verbs or clause.key(at) in {";", "."}:
                break
            event = clause.starting(at)
            if event and "event" in event.types and _at_event(clause, at):
                yield _pair(group, thing, event, clause.grammar.occasion[group.pattern.predicate.key], "occasion")
                break


def _opened(clause: Clause) -> Unit | None:
    """The event that the sentence opens with: "At the press conference, the office released …"."""
    if clause.key(0) not in {"at", "during"}:
        return None
    unit = clause.starting_near(1)
    if unit:
        return unit if "event" in unit.types else None
    words = phrases.noun(clause, 1)
    return words if words and phrases.happens(clause, words) and clause.key(words.end) == "," else None


def _at_event(clause: Clause, at: int) -> bool:
    before = clause.back_over(at, frozenset({"the"}))
    if clause.unwraps(at) or clause.unwraps(before):
        hit = clause.passage.lexicon.wrappers.ending(clause.passage.words, before)
        before = clause.back_over(hit[0], frozenset({"the", "opening", "closing"})) if hit else before
    return clause.key(before - 1) in {"at", "during"}


def _judged(clause: Clause, group: VerbGroup, found: Sequence[Pair]) -> Iterator[Pair]:
    """In which assessment something was rated: "rated as excellent in the 2021 review of courts"."""
    contest = phrases.judged(clause, group.end)
    for agent in _agents(found) if contest else ():
        yield _pair(group, agent, contest, clause.grammar.judged[group.pattern.predicate.key], "judged")  # type: ignore[arg-type]


def _behind(clause: Clause, thing: Unit) -> int:
    """Where the partners of an agreement may be named: behind it, or behind the "with" that its words hold."""
    inside = (at for at in range(thing.start, thing.end) if thing.text and clause.key(at) == "with")
    return next(inside, thing.end)


def _mutual(clause: Clause, group: VerbGroup, found: Sequence[Pair]) -> Iterator[Pair]:
    """B signed X too, and A signed with B: "A signed X with B"."""
    things = _things(found)
    partners = objects.joint(clause, _behind(clause, things[-1])) if things else ()
    key = group.pattern.predicate.key
    for partner in partners:
        for thing in things:
            yield _pair(group, partner, thing, key, "partner")
        for agent in _agents(found):
            yield _pair(group, agent, partner, clause.grammar.mutual[key], "partner")
