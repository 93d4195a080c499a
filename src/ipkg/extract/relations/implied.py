"""Relations that names themselves state: who holds which office, what is part of what, what a document is about."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ipkg.extract.relations.grammar import compile_grammar
from ipkg.model import Derivation, Relation, Span

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
        if entity.rule == "document-title":
            yield from _of_itself(document, entity, by_name, by_key)
    yield from _parts(document, entities, families)
    yield from _within(document, entities, knowledge)


def _within(document: Document, entities: Sequence[Entity], knowledge: Knowledge) -> Iterator[Relation]:
    """A place is part of the one named right behind it ("A, B", "A in B") where the register says so too."""
    known = knowledge.place_by_key
    spans = sorted(
        ((span, entity) for entity in entities if entity.register in known for span in entity.mentions),
        key=lambda item: item[0],
    )
    for (first, part), (second, whole) in pairwise(spans):
        between = document.received[first.end : second.start].strip()
        if between in {",", "in", "of", "("} and known[part.key].parent == whole.key:
            yield _relation(part, "part_of", whole, document.quote(first.cover(second)))


def _of_itself(
    document: Document, itself: Entity, by_name: dict[str, Entity], by_key: dict[str, Entity]
) -> Iterator[Relation]:
    """What the document is about and who issued it, by its title and its front matter."""
    metadata = document.metadata
    area = by_key.get(itself.jurisdiction or "") or by_name.get(metadata.area or "")
    publisher = by_name.get(metadata.publisher or "")
    if area:
        yield replace(_relation(itself, "about", area, itself.name), span=_front(document, area) or itself.mentions[0])
    if publisher:
        said = _relation(publisher, "issued", itself, metadata.publisher or "")
        yield replace(said, span=_front(document, publisher) or said.span)


def _front(document: Document, thing: Entity) -> Span | None:
    """Where the front matter names a thing; None where it does not."""
    front = document.received[: document.body_start]
    found = ((front.find(name), name) for name in (thing.name, *thing.as_written))
    return next((Span(at, at + len(name)) for at, name in found if at >= 0), None)


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
