"""Relations that names themselves state: who holds which office, what is part of what, what a document is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.relations.grammar import compile_grammar
from ipkg.model import Derivation, Relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.model import Document, Entity, Knowledge

_WHOLE: Final = frozenset({"body", "place", "event"})


def find(document: Document, knowledge: Knowledge, entities: Sequence[Entity]) -> Iterator[Relation]:
    """The relations that hold between the named things by their names alone."""
    families = compile_grammar(knowledge).families
    by_name = {name: entity for entity in reversed(entities) for name in (*entity.as_written, entity.name)}
    by_key = {entity.key: entity for entity in reversed(entities)}
    for entity in entities:
        if entity.type == "person" and entity.parent in by_name:
            yield _relation(entity, "holds_position_at", by_name[entity.parent], entity.role or "")
        if entity.rule == "document-title" and entity.jurisdiction in by_key:
            yield _relation(entity, "about", by_key[entity.jurisdiction], entity.name)
    yield from _parts(document, entities, families)


def _parts(document: Document, entities: Sequence[Entity], families: dict[str, str]) -> Iterator[Relation]:
    """A is part of B, where "A of B" are names of one family."""
    spans = sorted(((span, entity) for entity in entities for span in entity.mentions), key=lambda item: item[0])
    for at, (inner, whole) in enumerate(spans):
        for outer, part in reversed(spans[max(0, at - 8) : at]):
            same = families.get(part.type, part.type) == families.get(whole.type, whole.type)
            holds = outer.start < inner.start and inner.end == outer.end and part is not whole
            lead = document.received[outer.start : inner.start].split()
            if (
                same
                and holds
                and part.register is None
                and _leads(lead)
                and families.get(part.type, part.type) in _WHOLE
            ):
                yield _relation(part, "part_of", whole, document.quote(outer))
                break


def _leads(words: Sequence[str]) -> bool:
    return bool(words) and (words[-1] == "of" or words[-2:] == ["of", "the"])


def _relation(subject: Entity, predicate: str, thing: Entity, text: str) -> Relation:
    return Relation(
        subject=f"{subject.type}/{subject.key}",
        predicate=predicate,
        object=f"{thing.type}/{thing.key}",
        span=subject.mentions[0],
        derivation=Derivation("by-name", text, (Derivation(predicate, text),)),
        subject_name=subject.name,
        object_name=thing.name,
    )
