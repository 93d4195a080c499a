"""The figures of a document: its prose and its tables, and every numeral that became none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ipkg.extract import frame as frames
from ipkg.extract import ledger, prose, tables
from ipkg.extract.atoms import Names, atoms
from ipkg.extract.headings import Heading, local, lore
from ipkg.extract.meanings.topics import Context
from ipkg.extract.said import Said, observation
from ipkg.extract.values import numerals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.frame import Frame
    from ipkg.extract.headings import Lore
    from ipkg.extract.ledger import Aside
    from ipkg.extract.values.numerals import Style
    from ipkg.model import Block, Document, Entity, Finding, Knowledge, Observation, Unread

_PROSE = frozenset({"paragraph", "item"})
_CHAPTER = 2  # levels of headings that a chapter stands under
_RECENT = 24  # figures of a section that a later paragraph may take up


def observe(
    document: Document, knowledge: Knowledge, entities: Sequence[Entity] = ()
) -> tuple[tuple[Observation, ...], tuple[Unread, ...], tuple[Finding, ...]]:
    """The observations of a segmented document in its order, its unread numerals, and findings about its figures."""
    separators = numerals.style(document.received)
    known = lore(knowledge, separators)
    known = local(known, separators, frames.of_metadata(document.metadata, known.areas).area)
    said, asides = _read(document, known, separators, Names(entities))
    said.sort(key=lambda one: (one.span.start, one.span.end, one.value_span.start if one.value_span else -1))
    observations = _as_printed(tuple(map(observation, said)), document.received, known)
    return observations, ledger.unread(document, observations, asides), ledger.findings(document, observations)


def _read(document: Document, known: Lore, separators: Style, names: Names) -> tuple[list[Said], list[Aside]]:
    """What every block says, and what was set aside in it."""
    frame = frames.of_metadata(document.metadata, known.areas)
    said: list[Said] = []
    asides: list[Aside] = []
    section: tuple[int, ...] = ()
    context, under = Context(), frame
    for block in document.blocks:
        if block.section != section:
            chapter = context.right if block.section[:_CHAPTER] == section[:_CHAPTER] else None
            above = headings(document, block, frame, known)
            section, under = block.section, _under(above, frame)
            context = Context(_above(document, block), right=chapter, planned=_planned(above, frame, known))
        if block.grid is not None:
            said.extend(tables.read(block.grid, headings(document, block, frame, known), frame, known, separators))
        elif block.kind in _PROSE:
            here: list[Said] = []
            here_and_now = replace(under, recent=frame.recent)
            for told, found in prose.read(block, here_and_now, known, atoms(block.text, names), context):
                here.extend(found)
                asides.extend(ledger.asides(told, block.text))
            said.extend(here)
            frame = replace(frame, recent=here[0].period if here else frame.recent)
            named = known.topics.rights(block.text.text)
            context = replace(
                context,
                before=block.text.text,
                said=(*context.said, *here)[-_RECENT:],
                right=named[-1] if named else context.right,
            )
    return said, asides


def headings(document: Document, block: Block, frame: Frame, known: Lore) -> tuple[Heading, ...]:
    """The headings that a table stands under, nearest first: its caption, then those of its sections."""
    own = block.grid.caption if block.grid else ""
    texts = dict.fromkeys((*((own,) if own else ()), *_above(document, block)))
    found = (known.heading(text, frame.area) for text in texts)
    # What the title says of time and place is the frame's already.
    titled = document.metadata.title
    return tuple(replace(head, when=None, area=None) if head.text == titled else head for head in found)


def _above(document: Document, block: Block) -> tuple[str, ...]:
    """The headings that a block stands under, nearest first."""
    return tuple(document.blocks[index].text.text for index in reversed(block.section))


def _under(above: Sequence[Heading], frame: Frame) -> Frame:
    """The frame of the paragraphs below headings: the time that the nearest of them names is theirs."""
    when = next((head.when for head in above if head.when), None)
    return frame.narrowed(when)


def _planned(above: Sequence[Heading], frame: Frame, known: Lore) -> bool:
    """Whether a heading announces what is still to be done: "Key tasks for 2024" in a paper about 2023."""
    return any(known.plans(head.phrase) and _later(head, frame) for head in above)


def _later(head: Heading, frame: Frame) -> bool:
    """Whether a heading names no time, or one that begins after the document's own has ended."""
    period = frame.at(head.when) if head.when else None
    return period is None or frame.period is None or period.start > frame.period.end


def _as_printed(found: Sequence[Observation], text: str, known: Lore) -> tuple[Observation, ...]:
    """The observations with countries called as the document calls them; their keys say which they are."""
    names = {key: known.areas.as_printed(key, text) for key in {each.area_key for each in found}}
    return tuple(replace(each, area=names[each.area_key] or each.area) for each in found)
