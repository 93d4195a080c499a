"""Reads a document's sentences for who did what."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import verbs
from ipkg.extract.names.lexicon import PLACE_TYPES, compile_lexicon
from ipkg.extract.names.passage import Passage, frame_of, stretches
from ipkg.extract.relations import clauses, implied
from ipkg.extract.relations.clauses import Clause, Found
from ipkg.extract.relations.grammar import ACTORS, compile_grammar
from ipkg.extract.relations.stated import Pair, pairs
from ipkg.extract.relations.units import Mentions, Scene, Spoken, Unit, units
from ipkg.model import Derivation, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.passage import Frame
    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.units import Placement
    from ipkg.model import Block, Document, Entity, Knowledge


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reading of all sentences shares."""

    lexicon: Lexicon
    frame: Frame
    mentions: Mentions
    scene: Scene


def find(document: Document, knowledge: Knowledge, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Every relation that the sentences of a document state, in document order.

    A passive without "by" has no subject, nor has a verb whose subject is no name ("relevant departments"); open
    lists on both sides of a verb license no pair.
    """
    lexicon = compile_lexicon(knowledge)
    frame = frame_of(document, lexicon)
    reader = Reader(lexicon, frame, Mentions(entities), _scene(knowledge, frame, entities))
    found = [relation for block in document.blocks for relation in _of_block(block, reader)]
    found.extend(implied.find(document, knowledge, entities))
    return tuple(sorted(dict.fromkeys(found), key=lambda relation: (relation.span, relation.predicate)))


def _scene(knowledge: Knowledge, frame: Frame, entities: Sequence[Entity]) -> Scene:
    """What stand-ins may stand for in a document."""
    by_key = {entity.key: entity for entity in entities if entity.type in PLACE_TYPES}
    levels = {"city": "city", "province": "province", "country": "country", "nation": "country", "county": "county"}
    area = {noun: frame.of_level(level) for noun, level in levels.items()}
    return Scene(
        grammar=compile_grammar(knowledge),
        area={noun: by_key[place.key] for noun, place in area.items() if place and place.key in by_key},
        itself=next((entity for entity in entities if entity.rule == "document-title"), None),
        places=by_key,
        bodies={name: entity for entity in entities for name in (entity.name, *entity.as_written)},
        spoken=Spoken(),
    )


def _of_block(block: Block, reader: Reader) -> Iterator[Relation]:
    if block.kind == "heading":
        reader.scene.spoken.leave_section()
    if block.grid or block.kind == "heading":
        return
    placements = reader.mentions.within(block)
    before: tuple[Unit, ...] = ()
    for start, end in stretches(block.text.text, block.sentences):
        passage = Passage.read(block.text.text, reader.lexicon, reader.frame, start, end)
        first, last = bisect_left(placements, start, key=_start), bisect_left(placements, end, key=_start)
        inside = [item for item in placements[first:last] if item.end <= end]
        if passage.words:
            clause = _clause(passage, inside, reader.scene)
            relations, before = _of_sentence(block, clause, before, reader.scene.bodies)
            yield from relations
        for item in inside:
            reader.scene.spoken.note(item.entity, reader.scene.grammar)


def _start(placement: Placement) -> int:
    return placement.start


def _clause(passage: Passage, placements: Sequence[Placement], scene: Scene) -> Clause:
    found = units(passage, placements, scene)
    covered = {at for unit in found for at in range(unit.start, unit.end) if not unit.described}
    groups = (group for group in verbs.find(passage) if group.verb not in covered)
    return Clause(passage, found, scene.grammar, tuple(g for g in groups if not _introduces(passage, g, scene)))


def _introduces(passage: Passage, group: VerbGroup, scene: Scene) -> bool:
    """Whether a verb only leads to a list or a name: "including …", "a fund named "…""."""
    named = passage.lexicon.intros.at(passage.words, group.verb) and passage.key(group.end) in {'"', "“"}
    return bool(named) or scene.grammar.opens.at(passage.words, group.verb) is not None


def _of_sentence(
    block: Block, clause: Clause, before: tuple[Unit, ...], bodies: dict[str, Entity]
) -> tuple[list[Relation], tuple[Unit, ...]]:
    """The relations of a sentence, and its subject for the pronoun of the next."""
    relations: list[Relation] = []
    current: Found | None = None
    main: tuple[Unit, ...] = ()
    themed: set[int] = set()
    for group in sorted(clause.groups, key=lambda group: (group.verb, not group.pattern.theme)):
        acting = _acting(clause, group, current, before)
        if acting is not None and not group.agentless:
            current = acting
            main = main or acting.units
        found = () if group.verb in themed else tuple(pairs(clause, group, acting))
        themed |= {group.verb} if found and group.pattern.theme else set()
        relations.extend(relation for pair in found for relation in _relations(block, clause, group, pair, bodies))
    return relations, main or _first(clause.units) or before


def _first(found: tuple[Unit, ...]) -> tuple[Unit, ...]:
    return tuple(unit for unit in found if unit.types & ACTORS)[:1]


def _acting(clause: Clause, group: VerbGroup, current: Found | None, before: tuple[Unit, ...]) -> Found | None:
    """The grammatical subject of a verb: named before it, carried on from the verb before, or by a pronoun."""
    if group.agentless:
        return Found(named=False)
    if group.bare and clauses.before_aside(clause, group.start) == group.start:
        noun = Found(named=False) if group.pattern.form == "noun" else None
        return current or clauses.main(clause) or noun
    found = clauses.subject(clause, group.start)
    if found is None:
        return current or clauses.main(clause)
    if found.units and all(unit.pronoun for unit in found.units):
        spoken = current.units if current and current.units else before
        return Found(spoken, named=bool(spoken))
    return found


def _relations(
    block: Block, clause: Clause, group: VerbGroup, pair: Pair, bodies: dict[str, Entity]
) -> Iterator[Relation]:
    here = [unit for unit in (pair.agent, pair.thing) if unit and unit in clause.units]
    first = min([group.start, *(unit.start for unit in here)])
    last = max([group.end, *(unit.end for unit in here)])
    words = clause.passage.words
    span = block.text.span(words[first].start, words[last - 1].end)
    text = clause.passage.written(group.start, group.end)
    whole = clause.passage.written(first, last)
    agents = _acting_for(pair, clause, bodies) if pair.agent else (None,)
    for subject in agents:
        for thing in _own(pair.thing, subject):
            if subject is not thing:
                yield Relation(
                    subject=reference(subject) if subject else None,
                    predicate=pair.predicate,
                    object=reference(thing),
                    span=span,
                    derivation=Derivation(pair.how, whole, _built_from(subject, pair.predicate, text, thing)),
                    subject_name=subject.name if subject else None,
                    object_name=thing.name,
                    date=_date(clause),
                    status=group.status,
                )


def _built_from(subject: Entity | None, predicate: str, verb: str, thing: Entity) -> tuple[Derivation, ...]:
    """What a relation was understood from: its agent, its verb and its object, each by its rule."""
    agent = (Derivation(subject.rule, subject.name),) if subject else ()
    return (*agent, Derivation(predicate, verb), Derivation(thing.rule, thing.name))


def _acting_for(pair: Pair, clause: Clause, bodies: dict[str, Entity]) -> tuple[Entity, ...]:
    """Who acts; with an office-holder who issues or signs also the body that the office is of."""
    people = pair.agent.entities if pair.agent else ()
    if pair.predicate not in clause.grammar.acts_for:
        return people
    return (*people, *(bodies[person.parent] for person in people if person.role and person.parent in bodies))


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


_YEAR: Final = re.compile(r"(?:in|during|throughout)\s+((?:19|20)\d\d)\b", re.IGNORECASE)


def _date(clause: Clause) -> str | None:
    """The year that the sentence opens with."""
    start = clause.passage.words[0].start
    match = _YEAR.match(clause.passage.text, start)
    return match.group(1) if match else None
