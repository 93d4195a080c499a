"""The blocks of a document, put together from its pieces."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final, cast

from ipkg.model import Block, Document, Edit, Finding, MappedText
from ipkg.segment import captions, flow, split
from ipkg.segment.findings import findings
from ipkg.segment.grids import Table, grid, tables
from ipkg.segment.headlines import is_caption
from ipkg.segment.inline import Inline, clean
from ipkg.segment.lines import joiner
from ipkg.segment.numbering import SectionMark, section_mark
from ipkg.segment.outline import Heading, outline
from ipkg.segment.pieces import TABLES, Piece
from ipkg.segment.plain import plain
from ipkg.segment.rows import rows
from ipkg.segment.scan import scan
from ipkg.segment.sentences import sentences
from ipkg.segment.units import bracketed, unit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ipkg.model import BlockKind
    from ipkg.segment.lines import Joint
    from ipkg.segment.outline import Place

_WITH_SENTENCES: Final = frozenset({"paragraph", "item", "note"})
_OF_A_TABLE: Final = frozenset({"table", "unit", "note"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An element of the document with its clean text; of headings also the section mark, cut from the text."""

    element: Piece | Table
    inline: Inline
    mark: SectionMark | None = None


def segment(document: Document) -> tuple[Document, tuple[Finding, ...]]:
    """The document with its blocks and the edits made on the way, and what is wrong with its structure.

    Blocks are in document order and do not overlap; every clean text maps into ``received``. Findings: table-missing,
    table-malformed, table-joined, section-mark-repeated. Nothing is raised, whatever the text.
    """
    text, wide = plain(document.received)
    pieces, breaks = flow.rejoin(captions.captioned(scan(text, document.body_start)))
    meet = joiner(text)
    drafts = tuple(_drafts(split.rejoin(tuple(_elements(pieces))), text, meet))
    heads, grids = _of_kind(drafts, "heading"), _of_kind(drafts, "table")
    headings = tuple(_heading(drafts, at, after) for at, after in zip(heads, (*heads[1:], len(drafts)), strict=False))
    places = outline(headings)
    below = captions.below([draft.element.kind for draft in drafts], _numbered(drafts, heads))
    blocks = _Layout(drafts, heads, grids, headings, places, below).blocks()
    edits = {*document.edits, *wide, *breaks, *(edit for draft in drafts for edit in draft.inline.edits)}
    segmented = replace(document, blocks=blocks, edits=tuple(sorted(edits, key=_order)))
    announced = tuple(
        replace(heading, caption=False) if at in below.values() else heading
        for at, heading in zip(heads, headings, strict=True)
    )
    found = findings(segmented, tuple(draft.element for draft in drafts), heads, announced, places)
    return segmented, found


def _of_kind(drafts: Sequence[Draft], kind: str) -> tuple[int, ...]:
    return tuple(at for at, draft in enumerate(drafts) if draft.element.kind == kind)


def _numbered(drafts: Sequence[Draft], heads: Sequence[int]) -> frozenset[int]:
    """The headings that are numbered captions of tables."""
    texts = ((at, captions.bare(drafts[at].inline.text.text)) for at in heads)
    return frozenset(at for at, text in texts if is_caption(text) and not captions.is_figure_caption(text))


def _order(edit: Edit) -> tuple[int, int, str, str]:
    return edit.span.start, edit.span.end, edit.code, edit.replacement


def _elements(pieces: Sequence[Piece]) -> Iterator[Piece | Table]:
    """Pieces, with those of tables read as tables."""
    for piece in pieces:
        if piece.kind in TABLES:
            yield from tables(rows(piece))
        else:
            yield piece


def _drafts(elements: Sequence[Piece | Table], text: str, meet: Callable[[str, str], Joint]) -> Iterator[Draft]:
    """Elements with their clean text; those without any are left out."""
    for element in elements:
        if isinstance(element, Table):
            inline = Inline(MappedText.join([(text[element.start : element.end], element.start)]), (), element.edits)
            mark = None
        else:
            inline, mark = _marked(clean(element.lines, meet), element)
        if inline.text.text.strip() and not (isinstance(element, Piece) and element.kind == "rule"):
            yield Draft(element, inline, mark)


def _marked(inline: Inline, piece: Piece) -> tuple[Inline, SectionMark | None]:
    """The text of a heading without its section mark, and the mark."""
    if piece.kind == "heading" and piece.mark:
        return inline, SectionMark(piece.mark, (("decimal-1", int(piece.mark)),), 0)
    mark = section_mark(inline.text.text) if piece.kind == "heading" else None
    if mark is None or mark.length >= len(inline.text.text):
        return inline, mark
    cut = mark.length
    text = inline.text.cut(cut, len(inline.text.text))
    kept = tuple((kind, max(start - cut, 0), end - cut) for kind, start, end in inline.marks if end > cut)
    return Inline(text, kept, inline.edits), mark


def _heading(drafts: Sequence[Draft], at: int, after: int) -> Heading:
    piece = drafts[at].element
    following = tuple(draft.element for draft in drafts[at + 1 : after + 1])
    announces = isinstance(piece, Piece) and captions.is_announcement(piece, following)
    return Heading(piece.level if isinstance(piece, Piece) else 0, drafts[at].mark, announces)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The elements of a document and the order of its headings; ``heads`` and ``tables`` say which drafts are those."""

    drafts: tuple[Draft, ...]
    heads: tuple[int, ...]
    tables: tuple[int, ...]
    headings: tuple[Heading, ...]
    places: tuple[Place, ...]
    below: dict[int, int]

    def blocks(self) -> tuple[Block, ...]:
        """One block for each draft."""
        blocks: list[Block] = []
        head = -1
        in_table = False
        for at, draft in enumerate(self.drafts):
            if draft.element.kind == "heading":
                head, in_table = head + 1, True
                blocks.append(self._heading_block(head))
                continue
            in_table = in_table and draft.element.kind in _OF_A_TABLE
            section = self._section(head, with_caption=in_table)
            blocks.append(
                self._table_block(at, section) if isinstance(draft.element, Table) else _text_block(draft, section)
            )
        return tuple(blocks)

    def _section(self, head: int, *, with_caption: bool) -> tuple[int, ...]:
        """Blocks of the headings above what follows a heading."""
        if head < 0:
            return ()
        above = self.places[head].above
        own = (head,) if with_caption or not self.headings[head].caption else ()
        return tuple(self.heads[index] for index in (*above, *own))

    def _heading_block(self, head: int) -> Block:
        draft = self.drafts[self.heads[head]]
        above = tuple(self.heads[index] for index in self.places[head].above)
        mark = draft.mark.printed if draft.mark else ""
        inline = draft.inline
        return Block("heading", inline.text, above, len(above) + 1, mark, marks=inline.marks)

    def _table_block(self, at: int, section: tuple[int, ...]) -> Block:
        draft = self.drafts[at]
        table = draft.element
        assert isinstance(table, Table)
        caption = self._caption(at)
        unit = self._unit(at) or captions.unit_in(caption)
        return Block("table", draft.inline.text, section, grid=grid(table, caption, unit, self._notes(at)))

    def _caption(self, at: int) -> str:
        """The caption below where captions stand there; else the nearest heading above, no other table between."""
        if at in self.below:
            return self.drafts[self.below[at]].inline.text.text
        head, table = _last_below(self.heads, at), _last_below(self.tables, at)
        return self.drafts[head].inline.text.text if head > table else ""

    def _unit(self, at: int) -> str:
        """What the unit line states that stands directly above, else directly below."""
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(self.drafts) and self.drafts[beside].element.kind == "unit":
                text = self.drafts[beside].inline.text.text
                return unit_of(text) or bracketed(text)
        return ""

    def _notes(self, at: int) -> tuple[str, ...]:
        """The notes that stand below, a unit line between or not."""
        below = (self.drafts[other] for other in range(at + 1, len(self.drafts)))
        beside = takewhile(lambda draft: draft.element.kind in {"note", "unit"}, below)
        return tuple(draft.inline.text.text for draft in beside if draft.element.kind == "note")


def _last_below(places: Sequence[int], at: int) -> int:
    """The last of ascending places before one, -1 where there is none."""
    index = bisect_left(places, at)
    return places[index - 1] if index else -1


def _text_block(draft: Draft, section: tuple[int, ...]) -> Block:
    piece, text = draft.element, draft.inline.text
    assert isinstance(piece, Piece)
    kind = cast("BlockKind", piece.kind)  # tables, rules and page numbers have become something else
    found = sentences(text.text) if kind in _WITH_SENTENCES else ()
    return Block(kind, text, section, mark=piece.mark, sentences=found, marks=draft.inline.marks)
