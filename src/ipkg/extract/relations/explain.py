"""How a sentence was understood: its names, each by its rule, and its relations as trees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract import names
from ipkg.extract.relations.find import find
from ipkg.model import Block, Derivation, Document, MappedText, Metadata, Sentence

if TYPE_CHECKING:
    from ipkg.model import Knowledge


def explain(sentence: str, knowledge: Knowledge, *, area: str | None = None) -> tuple[Derivation, ...]:
    """The derivation of each name, then of each relation of a sentence, read by itself in the frame of an area."""
    block = Block("paragraph", MappedText.join([(sentence, 0)]), sentences=(Sentence(0, len(sentence)),))
    document = Document("", "", "text", sentence, "", Metadata(area=area), blocks=(block,) if sentence.strip() else ())
    entities = names.find(document, knowledge)
    named = tuple(Derivation(entity.rule, document.quote(entity.mentions[0])) for entity in entities)
    return (*named, *(relation.derivation for relation in find(document, knowledge, entities)))
