"""Reads a document's blocks for names and gathers them into entities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ipkg.extract.names import (
    again,
    classed,
    codes,
    described,
    groups,
    headings,
    heads,
    kinds,
    people,
    places,
    quoted,
    shared,
    suffixes,
    tables,
    titles,
)
from ipkg.extract.names.folding import BODY_TYPES
from ipkg.extract.names.gather import Placed, choose, entities
from ipkg.extract.names.lexicon import compile_lexicon
from ipkg.extract.names.passage import Mention, Passage, frame_of, stretches
from ipkg.extract.names.words import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.passage import Frame
    from ipkg.model import Block, Document, Entity, Knowledge


def find(document: Document, knowledge: Knowledge) -> tuple[Entity, ...]:
    """Every named thing of a segmented document, in the order of first mention."""
    lexicon = compile_lexicon(knowledge)
    frame = frame_of(document, lexicon)
    said = _said(document, lexicon, frame)
    found = [*said, *again.find(document.blocks, said, lexicon)]
    found.sort(key=lambda item: (item.span.start, -item.span.end))
    return entities(suffixes.settled(found, lexicon, frame), lexicon)


def _said(document: Document, lexicon: Lexicon, frame: Frame) -> list[Placed]:
    """The mentions of every block; blocks with an acronym that the document explains are read again knowing it."""
    said = [tuple(_of_block(block, lexicon, frame, document)) for block in document.blocks]
    short = again.introduced(item for items in said for item in items)
    informed = replace(frame, short=Phrases(short.items()))
    for at, block in enumerate(document.blocks if short else ()):
        if not block.grid and any(acronym in block.text.text for acronym in short):
            said[at] = tuple(_of_block(block, lexicon, informed, document))
    return [item for items in said for item in items]


def _of_block(block: Block, lexicon: Lexicon, frame: Frame, document: Document) -> Iterator[Placed]:
    if block.grid:
        yield from tables.find(block.grid, lexicon, frame)
        return
    for mention in mentions(block, lexicon, frame, document.metadata.title):
        yield Placed(mention, block.text.span(mention.start, mention.end))


def mentions(block: Block, lexicon: Lexicon, frame: Frame, title: str | None = None) -> tuple[Mention, ...]:
    """The names of a block, outer before inner, in order."""
    text = block.text.text
    if block.kind == "heading" or (title and text.strip() == title.strip()):
        passage = Passage.read(text, lexicon, frame)
        is_title = title is not None and text.strip() == title.strip()
        own = tuple(headings.own_title(passage)) if is_title else ()
        plain = not is_title and headings.is_sentence_case(passage)
        return in_passage(passage) if plain else choose((*own, *headings.find(passage)), lexicon)
    italics = tuple((start, end) for kind, start, end in block.marks if kind == "italic")
    found: list[Mention] = []
    for start, end in stretches(text, block.sentences):
        passage = Passage.read(text, lexicon, frame, start, end)
        inside = tuple(span for span in italics if start <= span[0] and span[1] <= end)
        found.extend(in_passage(passage, inside))
    return tuple(found)


def in_passage(passage: Passage, italics: tuple[tuple[int, int], ...] = ()) -> tuple[Mention, ...]:
    """The names of one sentence, outer before inner, in order."""
    bodies = [*heads.find(passage), *groups.find(passage), *shared.find(passage)]
    bodies.extend(groups.branches(passage, bodies))
    holders = [mention for mention in bodies if mention.type in BODY_TYPES]
    found = [
        *quoted.marked(passage, italics),
        *quoted.find(passage, italics),
        *titles.find(passage),
        *bodies,
        *people.find(passage, holders),
        *places.find(passage),
        *kinds.find(passage),
        *classed.find(passage),
        *codes.find(passage),
    ]
    named = choose(found, passage.lexicon)
    return tuple(sorted((*named, *described.find(passage, named)), key=lambda m: (m.start, -m.end)))
