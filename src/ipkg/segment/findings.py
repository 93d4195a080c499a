"""What is wrong with the structure of a document."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ipkg.model import Finding
from ipkg.segment.captions import is_figure_caption
from ipkg.segment.grids import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ipkg.model import Document
    from ipkg.segment.outline import Heading, Place
    from ipkg.segment.pieces import Piece

    Where = Callable[[int], str]


def findings(
    document: Document,
    elements: Sequence[Piece | Table],
    heads: Sequence[int],
    headings: Sequence[Heading],
    places: Sequence[Place],
) -> tuple[Finding, ...]:
    """The findings of a document, by kind and then in its order. ``heads`` says which elements are headings."""
    where = _where(document)
    spans = zip(heads, (*heads[1:], len(elements)), strict=True) if heads else ()
    following = [elements[at + 1 : after] for at, after in spans]
    found = [
        *_missing(document, heads, headings, following, where),
        *(finding for element in elements if isinstance(element, Table) for finding in _of_table(element, where)),
        *_repeated(document, heads, headings, places, where),
    ]
    return tuple(found)


def _where(document: Document) -> Where:
    ends = [at for at, char in enumerate(document.received) if char == "\n"]
    return lambda offset: f"{document.path}:{bisect_left(ends, offset) + 1}"


def _missing(
    document: Document,
    heads: Sequence[int],
    headings: Sequence[Heading],
    following: Sequence[Sequence[Piece | Table]],
    where: Where,
) -> Iterator[Finding]:
    for at, heading, below in zip(heads, headings, following, strict=True):
        text = document.blocks[at].text
        if (
            heading.caption
            and not any(isinstance(element, Table) for element in below)
            and not is_figure_caption(text.text)
        ):
            yield Finding(
                "table-missing",
                "warning",
                where(text.span(0, 1).start),
                f"{text.text!r} announces a table, and none follows",
                "look the table up in the published document; nothing was read in its place",
            )


def _of_table(table: Table, where: Where) -> Iterator[Finding]:
    for edit in table.edits:
        if edit.code == "split-table":
            yield Finding("table-joined", "note", where(edit.span.end), f"two pieces of a table are one: {edit.reason}")
    for row, expected in table.ragged():
        start = next(entry.span.start for entry in row if entry.span)
        yield Finding(
            "table-malformed",
            "warning",
            where(start),
            f"the row {row[0].text!r} has {len(row)} cells, expected {expected}",
            "compare the row with the published table; missing cells were read as blank",
        )


def _repeated(
    document: Document,
    heads: Sequence[int],
    headings: Sequence[Heading],
    places: Sequence[Place],
    where: Where,
) -> Iterator[Finding]:
    for at, heading, place in zip(heads, headings, places, strict=True):
        if place.repeats is None or heading.mark is None:
            continue
        text = document.blocks[at].text
        earlier = document.blocks[heads[place.repeats]].text.text
        yield Finding(
            "section-mark-repeated",
            "note",
            where(text.span(0, 1).start),
            f"the section mark {heading.mark.printed} of {text.text!r} already marks {earlier!r}",
            "the sections are kept apart; the mark was not changed",
        )
