"""The figures of a document: its prose and its tables, and every numeral that became none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract import frame as frames
from ipkg.extract import numerals, prose, tables
from ipkg.extract.atoms import Names, atoms
from ipkg.extract.headings import Heading, lore
from ipkg.extract.said import Said, observation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.frame import Frame
    from ipkg.extract.headings import Lore
    from ipkg.extract.numerals import Style
    from ipkg.model import Block, Document, Entity, Finding, Knowledge, Observation, Unread


def observe(
    document: Document, knowledge: Knowledge, entities: Sequence[Entity] = ()
) -> tuple[tuple[Observation, ...], tuple[Unread, ...], tuple[Finding, ...]]:
    """The observations of a segmented document in its order, its unread numerals, and findings about its figures."""
    separators = numerals.style(document.received)
    known = lore(knowledge, separators)
    frame = frames.of_metadata(document.metadata, known.areas)
    found = sorted(
        _said(document, frame, known, separators, Names(entities)), key=lambda said: (said.span.start, said.span.end)
    )
    return tuple(map(observation, found)), (), ()


def _said(document: Document, frame: Frame, known: Lore, separators: Style, names: Names) -> Iterator[Said]:
    for block in document.blocks:
        if block.grid is not None:
            yield from tables.read(block.grid, caption(document, block, frame, known), frame, known, separators)
        elif block.kind in {"paragraph", "item"}:
            for _, found in prose.read(block, frame, known, atoms(block.text, names)):
                yield from found


def caption(document: Document, block: Block, frame: Frame, known: Lore) -> Heading:
    """The heading that announces a table: its caption, else the nearest heading above it."""
    text = block.grid.caption if block.grid else ""
    if not text and block.section:
        text = document.blocks[block.section[-1]].text.text
    return known.heading(text, frame.area)
