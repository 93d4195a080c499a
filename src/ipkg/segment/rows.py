"""The rows of a table as they stand in the file: Markdown pipes, tabs, HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.model import Span
from ipkg.segment.inline import clean
from ipkg.segment.lines import Line, joiner
from ipkg.segment.pairs import pairs
from ipkg.segment.tabular import aligned, dashed, trailing, underlined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.model import Edit
    from ipkg.segment.pieces import Piece

_PIPE: Final = re.compile(r"(?<!\\)\|")
_HTML: Final = re.compile(r"<(/?)(t[rdh]|caption)\b[^<>]*>", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_SPANNED: Final = re.compile(r"(row|col)span\s*=\s*[\"']?\s*(\d{1,3})", re.IGNORECASE)
_MOST_COVERED: Final = 200
_REFERENCE: Final = re.compile(r"&(?:nbsp|emsp|ensp|thinsp|#160|#12288);")
_BLANKS: Final = re.compile(rf"(?:\s|{_REFERENCE.pattern})*")
_ALONE: Final = joiner("")  # a cell is one line: nothing meets


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell's clean text, its place, the blanks before it; a cell that the row has not got has no place."""

    text: str
    span: Span | None
    indent: int = 0


Row = tuple[Entry, ...]
NONE: Final = Entry("", None)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one piece of a table; ``ruled`` counts those above the rule under the head (0: no rule)."""

    rows: tuple[Row, ...]
    ruled: int
    edits: tuple[Edit, ...]


def rows(piece: Piece) -> Rows:
    """The rows of a piece of a table, without rules of dashes."""
    edits: list[Edit] = []
    if piece.kind == "html":
        found = [tuple(_entry(cell, edits) for cell in row) for row in _html_rows(piece)]
        return Rows(tuple(row for row in found if row), 0, tuple(edits))
    if piece.kind == "pairs":
        cells = (pair for line in piece.lines for pair in _pairs(line))
        return Rows(tuple(tuple(_entry(cell, edits) for cell in pair) for pair in cells), 0, tuple(edits))
    split, is_rule = _SPLITS[piece.kind]
    kept = [line for line in piece.lines if not is_rule(line.text)]
    ruled = next((at for at, line in enumerate(piece.lines) if is_rule(line.text)), 0)
    return Rows(tuple(tuple(_entry(cell, edits) for cell in split(line)) for line in kept), ruled, tuple(edits))


def _entry(cell: Line | None, edits: list[Edit]) -> Entry:
    if cell is None:
        return NONE
    stripped = cell.strip()
    if not stripped.text:
        return Entry("", Span(stripped.start, stripped.start))
    inline = clean((stripped,), _ALONE)
    edits += inline.edits
    text = inline.text
    blanks = _BLANKS.match(cell.text)
    indent = len(_REFERENCE.sub(" ", blanks[0])) if blanks else 0
    return Entry(text.text, text.span(0, len(text.text)) if text.text else Span(stripped.start, stripped.start), indent)


def _pairs(line: Line) -> Iterator[tuple[Line, Line]]:
    """The labels of a line with their figures."""
    for match in pairs(line.text):
        label, figure = (Line(line.start + match.start(name), match[name]) for name in ("label", "figure"))
        yield label, figure


def _tab_cells(line: Line) -> Iterator[Line]:
    return _split(line, [at for at, char in enumerate(line.text) if char == "\t"])


def _pipe_cells(line: Line) -> Iterator[Line]:
    row = line.strip()
    opened = row.text.startswith("|")
    row = row.cut(1) if opened else row
    stops = [match.start() for match in _PIPE.finditer(row.text)]
    if stops and stops[-1] == len(row.text) - 1:
        row, stops = Line(row.start, row.text[:-1]), stops[:-1]
    return _split(row, stops)


def _column_cells(line: Line) -> Iterator[Line]:
    row = line.strip()
    at = 0
    for index, cell in enumerate(aligned(row.text)):
        at = row.text.index(cell, at)
        yield Line(row.start + at, cell) if index else Line(line.start, line.text[: row.start - line.start + len(cell)])
        at += len(cell)


def _row_cells(line: Line) -> Iterator[Line]:
    """The label of a line and the figures behind it."""
    figures = trailing(line.text)
    yield Line(line.start, line.text[: figures[0].start()] if figures else line.text)
    yield from (Line(line.start + match.start(), match[0]) for match in figures)


_SPLITS: Final = {
    "rows": (_row_cells, underlined),
    "tabs": (_tab_cells, dashed),
    "pipes": (_pipe_cells, dashed),
    "columns": (_column_cells, underlined),
}


def _split(line: Line, stops: list[int]) -> Iterator[Line]:
    """The cells of a line between its stops."""
    begin = 0
    for stop in (*stops, len(line.text)):
        yield Line(line.start + begin, line.text[begin:stop])
        begin = stop + 1


def _html_rows(piece: Piece) -> Iterator[tuple[Line | None, ...]]:
    """Rows of an HTML table; a cell over several columns or rows stands in the first, the others have none.

    The table's caption is a row of one cell, and text outside of all cells is a cell, so that nothing is lost.
    """
    text = "".join(_with_gaps(piece))
    at, opening = 0, ""
    row: list[Line | None] = []
    below: dict[int, int] = {}
    for tag in (*_HTML.finditer(text), None):
        cell = Line(piece.start + at, text[at : tag.start() if tag else len(text)])
        if opening or _ANY_TAG.sub("", cell.text).strip():
            _place(row, cell, opening, below)
        name = tag[2].lower() if tag else "tr"
        if name in {"tr", "caption"} and row:
            yield tuple(row)
            row = []
        at, opening = (tag.end(), tag[0] if not tag[1] and name != "tr" else "") if tag else (at, "")


def _with_gaps(piece: Piece) -> Iterator[str]:
    """The lines with blanks for what stands between them, so that offsets hold."""
    at = piece.start
    for line in piece.lines:
        yield " " * (line.start - at)
        yield line.text
        at = line.end


def _place(row: list[Line | None], cell: Line, opening: str, below: dict[int, int]) -> None:
    """Put a cell at the end of a row, after the columns that cells of rows above reach into.

    It covers at most ``_MOST_COVERED`` places, so that a table has not many more places than its text has letters.
    """
    while below.get(len(row), 0):
        below[len(row)] -= 1
        row.append(None)
    spans = {match[1].lower(): max(1, int(match[2])) for match in _SPANNED.finditer(opening)}
    wide = min(spans.get("col", 1), _MOST_COVERED)
    high = min(spans.get("row", 1), _MOST_COVERED // wide)
    first = len(row)
    row += [cell, *[None] * (wide - 1)]
    if high > 1:
        below.update(dict.fromkeys(range(first, len(row)), high - 1))
