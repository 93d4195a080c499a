"""One key for one thing, within and across documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ipkg.resolve.areas import Gazetteer, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ipkg.model import Entity, Facts, Knowledge, Observation, Relation

Thing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Identity:
    """What a thing is called everywhere: its type, key and name."""

    type: str
    key: str
    name: str

    @property
    def reference(self) -> str:
        """How relations name it."""
        return f"{self.type}/{self.key}"


def resolve(facts: tuple[Facts, ...], knowledge: Knowledge) -> tuple[Facts, ...]:
    """The same facts, each thing under one type, key and name in all of them, and each area label with its place.

    Two entities are one thing when their types belong to one family and their keys are equal, or when they share
    a full written name and a jurisdiction. Nothing is merged on an acronym, a level ("the provincial government")
    or a bare place name alone.
    """
    families = {cue.phrase: cue.value for cue in knowledge.cues_of("family")}
    entities = [entity for part in facts for entity in part.entities]
    root = _roots(entities, families)
    known = _identities(entities, families, root)
    identity = {entity: known[root[_thing(entity, families)]] for entity in entities}
    gazetteer = Gazetteer.of(knowledge)
    return tuple(_renamed(part, identity, gazetteer) for part in facts)


def _thing(entity: Entity, families: dict[str, str]) -> Thing:
    return families.get(entity.type, entity.type), entity.key


def _roots(entities: Sequence[Entity], families: dict[str, str]) -> dict[Thing, Thing]:
    """Which thing each is taken for: the one in the register, else the first of those that share a written name."""
    root: dict[Thing, Thing] = {}
    by_name: dict[tuple[str, str, str | None], Thing] = {}
    for entity in sorted(entities, key=lambda entity: entity.register is None):
        thing = _thing(entity, families)
        shared = [(thing[0], name, entity.jurisdiction) for name in _full_names(entity)] if thing[0] != "place" else []
        found = next((by_name[key] for key in shared if key in by_name), thing)
        root.setdefault(thing, root.get(found, found))
        for key in shared:
            by_name.setdefault(key, root[thing])
    return root


_TELLING = 3


def _full_names(entity: Entity) -> tuple[str, ...]:
    """The written names of an entity that say by themselves which thing is meant: three words or more, capital."""
    names = (entity.name, *entity.as_written)
    return tuple(dict.fromkeys(folded(name) for name in names if _is_full(name)))


def _is_full(name: str) -> bool:
    words = name.split()
    return len(words) >= _TELLING and words[0][0].isupper() and sum(word[0].isupper() for word in words) >= _TELLING


def _identities(
    entities: Iterable[Entity], families: dict[str, str], root: dict[Thing, Thing]
) -> dict[Thing, Identity]:
    """How each thing is called: as the register has it, else by the type and name of most mentions."""
    groups: dict[Thing, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(root[_thing(entity, families)], []).append(entity)
    return {thing: _identity(thing, group) for thing, group in groups.items()}


def _identity(thing: Thing, group: Sequence[Entity]) -> Identity:
    registered = next((entity for entity in group if entity.register), None)
    if registered:
        return Identity(registered.type, registered.key, registered.name)
    types: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for entity in group:
        types[entity.type] += len(entity.mentions)
        names[entity.name] += len(entity.mentions)
    return Identity(_most(types), thing[1], _most(names))


def _most(counts: Counter[str]) -> str:
    """The most frequent, the longest of equals, then by letter: the same for any order of documents."""
    return max(sorted(counts), key=lambda text: (counts[text], len(text)))


def _renamed(part: Facts, identity: dict[Entity, Identity], gazetteer: Gazetteer) -> Facts:
    """The facts of one document, things under their identities, areas with their places."""
    references = {f"{entity.type}/{entity.key}": identity[entity] for entity in part.entities}
    called = {entity.name: identity[entity].name for entity in part.entities}
    area = gazetteer.locate(part.document.metadata.area or "")
    frame = area.key if area else None
    return replace(
        part,
        entities=_merged(part.entities, identity, called),
        relations=tuple(dict.fromkeys(_relation(relation, references) for relation in part.relations)),
        observations=tuple(_located(item, frame, gazetteer) for item in part.observations),
    )


def _merged(entities: Sequence[Entity], identity: dict[Entity, Identity], called: dict[str, str]) -> tuple[Entity, ...]:
    """The entities of a document under their identities; those that are one thing become one."""
    merged: dict[str, Entity] = {}
    for entity in entities:
        as_one = identity[entity]
        issuer = tuple(called.get(name, name) for name in entity.issuer)
        named = replace(entity, type=as_one.type, key=as_one.key, name=as_one.name, issuer=issuer)
        first = merged.get(as_one.reference)
        merged[as_one.reference] = _joined(first, named) if first else named
    return tuple(merged.values())


def _joined(first: Entity, other: Entity) -> Entity:
    return replace(
        first,
        mentions=tuple(sorted({*first.mentions, *other.mentions})),
        as_written=tuple(dict.fromkeys((*first.as_written, *other.as_written))),
        issuer=tuple(dict.fromkeys((*first.issuer, *other.issuer))),
        jurisdiction=first.jurisdiction or other.jurisdiction,
        date=first.date or other.date,
        parent=first.parent or other.parent,
        register=first.register or other.register,
        role=first.role or other.role,
    )


def _relation(relation: Relation, references: dict[str, Identity]) -> Relation:
    subject = references.get(relation.subject) if relation.subject else None
    thing = references.get(relation.object) if relation.object else None
    return replace(
        relation,
        subject=subject.reference if subject else relation.subject,
        subject_name=subject.name if subject else relation.subject_name,
        object=thing.reference if thing else relation.object,
        object_name=thing.name if thing else relation.object_name,
    )


def _located(item: Observation, frame: str | None, gazetteer: Gazetteer) -> Observation:
    """An observation with the place that its area label means, where it has none yet."""
    if item.area is None or item.area_key is not None:
        return item
    place = gazetteer.locate(item.area, frame)
    return replace(item, area_key=place.key) if place else item
