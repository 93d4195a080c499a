"""Reads a document's sentences for who did what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import verbs
from ipkg.extract.names.lexicon import PLACE_TYPES, compile_lexicon
from ipkg.extract.names.passage import Passage, frame_of
from ipkg.extract.relations import clauses
from ipkg.extract.relations.clauses import ACTORS, Clause, Found
from ipkg.extract.relations.units import Mentions, Unit, units
from ipkg.model import Derivation, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.passage import Frame
    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.model import Block, Document, Entity, Knowledge


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reading of all sentences shares."""

    document: Document
    lexicon: Lexicon
    frame: Frame
    mentions: Mentions
    area: dict[str, Entity]
    prepositions: frozenset[str]
    open_lists: frozenset[tuple[str, ...]]


def find(document: Document, knowledge: Knowledge, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Every relation that the sentences of a document state, in document order."""
    lexicon = compile_lexicon(knowledge)
    frame = frame_of(document, lexicon)
    reader = Reader(
        document,
        lexicon,
        frame,
        Mentions(entities),
        _area(frame, entities),
        frozenset(cue.phrase for cue in knowledge.cues_of("preposition")),
        frozenset(tuple(cue.phrase.split()) for cue in knowledge.cues_of("open")),
    )
    found = [relation for block in document.blocks for relation in _of_block(block, reader)]
    return tuple(dict.fromkeys(found))


def _area(frame: Frame, entities: Iterable[Entity]) -> dict[str, Entity]:
    """What "the city", "the province", "the country" stand for, as entities."""
    by_key = {entity.key: entity for entity in entities if entity.type in PLACE_TYPES}
    area: dict[str, Entity] = {}
    for noun, level in (
        ("city", "city"),
        ("province", "province"),
        ("country", "country"),
        ("nation", "country"),
        ("county", "county"),
    ):
        place = frame.of_level(level)
        if place and place.key in by_key:
            area[noun] = by_key[place.key]
    return area


def _of_block(block: Block, reader: Reader) -> Iterator[Relation]:
    if block.grid or block.kind == "heading" or not block.text.text.strip():
        return
    placements = reader.mentions.within(block)
    before: tuple[Unit, ...] = ()
    for sentence in block.sentences or ():
        passage = Passage.read(block.text.text, reader.lexicon, reader.frame, sentence.start, sentence.end)
        inside = [item for item in placements if sentence.start <= item.start and item.end <= sentence.end]
        if not passage.words:
            continue
        relations, before = _of_sentence(block, passage, units(passage, inside, reader.area), before, reader)
        yield from relations


def _of_sentence(
    block: Block, passage: Passage, found: tuple[Unit, ...], before: tuple[Unit, ...], reader: Reader
) -> tuple[list[Relation], tuple[Unit, ...]]:
    """The relations of a sentence, and its subject for the pronoun of the next."""
    groups = verbs.find(passage)
    covered = {at for unit in found for at in range(unit.start, unit.end)}
    groups = tuple(group for group in groups if group.verb not in covered)
    clause = Clause(passage, found, reader.prepositions, reader.open_lists, frozenset(group.start for group in groups))
    relations: list[Relation] = []
    current: Found | None = None
    main: tuple[Unit, ...] = ()
    for group in groups:
        acting = _acting(clause, group, current, before)
        if acting is not None:
            current = acting
            main = main or acting.units
        relations.extend(_stated(block, clause, group, acting))
    return relations, main or _first(found, before)


def _first(found: tuple[Unit, ...], before: tuple[Unit, ...]) -> tuple[Unit, ...]:
    first = next((unit for unit in found if unit.types & ACTORS), None)
    return (first,) if first else before


def _acting(clause: Clause, group: VerbGroup, current: Found | None, before: tuple[Unit, ...]) -> Found | None:
    """The grammatical subject of a verb: named before it, carried on from the verb before, or by a pronoun."""
    if group.agentless:
        return Found(named=False)
    if group.bare:
        return current
    found = clauses.subject(clause, group.start)
    if found is None:
        return current
    if found.units and all(unit.pronoun for unit in found.units):
        return Found(before) if before else Found(named=False)
    return found


def _stated(block: Block, clause: Clause, group: VerbGroup, acting: Found | None) -> Iterator[Relation]:
    predicate = group.pattern.predicate
    objects = frozenset(predicate.object_types)
    subjects = frozenset(predicate.subject_types) or ACTORS
    if group.pattern.theme:
        pairs = _themes(clause, group, acting, subjects, objects)
    elif group.voice == "active":
        pairs = _active(clause, group, acting, subjects, objects)
    else:
        pairs = _passive(clause, group, acting, subjects, objects)
    for agent, thing in pairs:
        yield from _relations(block, clause, group, agent, thing)


Pair = tuple[Unit | None, Unit]


def _active(
    clause: Clause, group: VerbGroup, acting: Found | None, subjects: frozenset[str], objects: frozenset[str]
) -> list[Pair]:
    """Subject, verb, object; no subject where none is named; two open lists license no pair."""
    found = clauses.objects(clause, group.end, objects)
    agents = clauses.fitting(acting.units, subjects) if acting else ()
    if acting and acting.units and not agents:
        return []
    if acting is None and not group.agentless:
        return []
    if not agents or (acting and acting.open and found.open):
        return [(None, unit) for unit in found.units]
    return [(agent, unit) for agent in agents for unit in found.units]


def _passive(
    clause: Clause, group: VerbGroup, acting: Found | None, subjects: frozenset[str], objects: frozenset[str]
) -> list[Pair]:
    """What the verb is done to stands before it; by whom, only where "by" says so."""
    if group.voice == "participle":
        before = clause.ending(group.start)
        things: tuple[Unit, ...] = (before,) if before and before.types & objects else ()
    else:
        things = clauses.fitting(acting.units, objects) if acting else ()
    agents = clauses.fitting(clauses.agents(clause, group.end), subjects)
    if not things:
        return []
    return [(agent, thing) for thing in things for agent in (agents or (None,))]


def _themes(
    clause: Clause, group: VerbGroup, acting: Found | None, subjects: frozenset[str], objects: frozenset[str]
) -> list[Pair]:
    """Who or what is approved, selected, included: the subject of the passive, or what stands before the particle."""
    subjects = subjects | frozenset(
        {"product", "initiative", "program", "platform", "center", "policy", "law", "plan", "standard"}
    )
    if group.pattern.particle:
        return []
    found = clauses.objects(clause, group.end, objects)
    themes = clauses.fitting(acting.units, subjects) if acting else ()
    return [(theme, unit) for theme in themes for unit in found.units]


def _relations(block: Block, clause: Clause, group: VerbGroup, agent: Unit | None, thing: Unit) -> Iterator[Relation]:
    predicate = group.pattern.predicate
    first = min(group.start, thing.start, agent.start if agent and agent.start >= 0 else group.start)
    last = max(group.end, thing.end, agent.end if agent else group.end)
    words = clause.passage.words
    span = block.text.span(words[first].start, words[last - 1].end)
    text = clause.passage.written(group.start, group.end)
    derivation = Derivation(f"{group.voice}", text, (Derivation(predicate.key, text),))
    for subject in agent.entities if agent else (None,):
        for entity in _own(thing, subject):
            if subject is entity:
                continue
            yield Relation(
                subject=reference(subject) if subject else None,
                predicate=predicate.key,
                object=reference(entity),
                span=span,
                derivation=derivation,
                subject_name=subject.name if subject else None,
                object_name=entity.name,
                date=_date(clause),
                status=group.status,
            )


def _own(thing: Unit, subject: Entity | None) -> tuple[Entity, ...]:
    """Of things described once for each of several places, the one that is the subject's own."""
    own = tuple(entity for entity in thing.entities if subject and entity.jurisdiction == subject.key)
    return own or thing.entities


def reference(entity: Entity) -> str:
    """How a relation names an entity: its type and key.

    >>> from ipkg.model import Entity
    >>> reference(Entity("foo-office", "Foo Office", "agency", (), ()))
    'agency/foo-office'
    """
    return f"{entity.type}/{entity.key}"


_YEAR: Final = re.compile(r"\b(?:in|during|throughout)\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def _date(clause: Clause) -> str | None:
    """The year that the sentence opens with."""
    words = clause.passage.words
    opening = clause.passage.text[words[0].start : words[min(5, len(words)) - 1].end]
    match = _YEAR.match(opening)
    return match.group(1) if match else None
