"""Reads a document's sentences for who did what."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipkg.extract.names import verbs
from ipkg.extract.names.folding import PLACE_TYPES
from ipkg.extract.names.lexicon import compile_lexicon
from ipkg.extract.names.passage import Passage, frame_of, stretches
from ipkg.extract.relations import implied, origins, settings
from ipkg.extract.relations.asides import without_asides
from ipkg.extract.relations.clauses import Clause
from ipkg.extract.relations.grammar import compile_grammar
from ipkg.extract.relations.sentences import Sentence
from ipkg.extract.relations.settings import Calendar
from ipkg.extract.relations.units import Mentions, Scene, Spoken, Unit, named, units
from ipkg.model import Derivation, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.passage import Frame
    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.settings import Time
    from ipkg.extract.relations.stated import Pair
    from ipkg.extract.relations.units import Placement
    from ipkg.model import Block, Document, Entity, Knowledge


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reading of all sentences shares."""

    lexicon: Lexicon
    frame: Frame
    mentions: Mentions
    scene: Scene
    calendar: Calendar


def find(document: Document, knowledge: Knowledge, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Every relation that the sentences of a document state, in document order.

    A passive without "by" has no subject, nor has a verb whose subject is no name ("relevant departments"); open
    lists on both sides of a verb license no pair.
    """
    lexicon = compile_lexicon(knowledge)
    frame = frame_of(document, lexicon)
    reader = Reader(
        lexicon, frame, Mentions(entities), _scene(knowledge, frame, entities), Calendar.of(document, knowledge)
    )
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
    topic: tuple[Unit, ...] = ()
    occasion: Entity | None = None
    for start, end in stretches(block.text.text, block.sentences):
        passage = without_asides(Passage.read(block.text.text, reader.lexicon, reader.frame, start, end))
        first, last = bisect_left(placements, start, key=_start), bisect_left(placements, end, key=_start)
        inside = [item for item in placements[first:last] if item.end <= end]
        if passage.words:
            clause = _clause(passage, inside, reader.scene, occasion)
            sentence = Sentence(clause, before, topic)
            said = (*sentence.pairs(), *origins.pairs(clause, reader.scene.itself))
            times = reader.calendar.times(clause) if said else ()
            for pair in said:
                yield from _relations(block, clause, pair, times, reader.scene.bodies)
            before, topic = sentence.about(), sentence.told()
        occasion = next((item.entity for item in reversed(inside) if item.entity.type == "event"), occasion)
        for item in inside:
            reader.scene.spoken.note(item.entity, reader.scene.grammar)


def _start(placement: Placement) -> int:
    return placement.start


def _clause(passage: Passage, placements: Sequence[Placement], scene: Scene, occasion: Entity | None) -> Clause:
    names = named(passage, placements)
    found = units(passage, names, scene)
    covered = {at for unit in found for at in range(unit.start, unit.end) if not unit.described}
    groups = tuple(group for group in verbs.find(passage) if group.verb not in covered)
    groups = tuple(group for group in groups if not _introduces(passage, group, scene))
    return Clause(passage, found, scene.grammar, groups, names, occasion)


def _introduces(passage: Passage, group: VerbGroup, scene: Scene) -> bool:
    """Whether a verb only leads to a list or a name: "including …", "a fund named "…""."""
    named = passage.lexicon.intros.at(passage.words, group.verb) and passage.key(group.end) in {'"', "“"}
    ceremony = passage.lexicon.sessions.at(passage.words, group.verb)
    return bool(named or ceremony) or scene.grammar.opens.at(passage.words, group.verb) is not None


def _relations(
    block: Block, clause: Clause, pair: Pair, times: tuple[Time, ...], bodies: dict[str, Entity]
) -> Iterator[Relation]:
    here = [unit for unit in (pair.agent, pair.thing) if unit and (unit.text or unit in clause.units)]
    first = min([pair.start, *(unit.start for unit in here)])
    last = max([pair.end, *(unit.end for unit in here)])
    words = clause.passage.words
    span = block.text.span(words[first].start, words[last - 1].end)
    verb = clause.passage.written(pair.start, pair.end)
    whole = clause.passage.written(first, last)
    agents = _acting_for(pair, clause, bodies) if pair.agent else (None,)
    lasting = pair.predicate in clause.grammar.lasting
    place = settings.place(clause, last)
    for subject in agents:
        for thing in _own(pair.thing, subject) or (None,):
            if subject is None or subject is not thing:
                yield Relation(
                    subject=reference(subject) if subject else None,
                    predicate=pair.predicate,
                    object=reference(thing) if thing else None,
                    span=span,
                    derivation=Derivation(pair.how, whole, _built_from(subject, pair, verb, thing)),
                    subject_name=subject.name if subject else None,
                    object_name=thing.name if thing else pair.thing.text,
                    date=None if lasting else settings.nearest(times, clause, pair.start, pair.end),
                    place=None if lasting or place is None else place.entities[0].key,
                    status=pair.status,
                )


def _built_from(subject: Entity | None, pair: Pair, verb: str, thing: Entity | None) -> tuple[Derivation, ...]:
    """What a relation was understood from: its agent, its verb and its object, each by its rule."""
    agent = (Derivation(subject.rule, subject.name),) if subject else ()
    named = Derivation(thing.rule, thing.name) if thing else Derivation("words", pair.thing.text)
    return (*agent, Derivation(pair.predicate, verb), named)


def _acting_for(pair: Pair, clause: Clause, bodies: dict[str, Entity]) -> tuple[Entity, ...]:
    """Who acts; with an office-holder who issues or signs also the body that the office is of."""
    people = pair.agent.entities if pair.agent else ()
    held = tuple(bodies[person.parent] for person in people if person.role and person.parent in bodies)
    if pair.predicate in clause.grammar.mutual.values():
        return held or people
    return (*people, *held) if pair.predicate in clause.grammar.acts_for else people


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
