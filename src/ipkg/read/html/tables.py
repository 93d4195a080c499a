"""Tables of a page as Markdown: spans laid out, heads marked, nested tables apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ipkg.read.grids import FIGURE, Cell, markdown
from ipkg.read.html.inline import run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WIDEST: Final = 50
_DIGIT: Final = re.compile(r"\d")
_INDENT: Final = re.compile(r"(?:padding-left|text-indent)\s*:\s*(\d{1,3})(?:\.\d+)?\s*(px|em|pt)", re.IGNORECASE)
_PIXELS: Final = {"px": 8, "pt": 6, "em": 1}
_FEWEST_FIGURES: Final = 4
_LONG: Final = 300


@dataclass(frozen=True, slots=True)
class Laid:
    """A table as Markdown, with what stands above and below it."""

    caption: str
    markdown: str
    notes: tuple[str, ...]
    nested: tuple[Any, ...]


def rows_of(table: Any) -> tuple[Any, ...]:
    """The rows of a table itself, those of its foot last."""
    body: list[Any] = []
    foot: list[Any] = []
    for child in table:
        if child.tag == "tr":
            body.append(child)
        elif child.tag in {"thead", "tbody", "tfoot"}:
            (foot if child.tag == "tfoot" else body).extend(row for row in child if row.tag == "tr")
    return (*body, *foot)


def cells_of(row: Any) -> tuple[Any, ...]:
    """The cells of a row."""
    return tuple(cell for cell in row if cell.tag in {"td", "th"})


def is_data(table: Any) -> bool:
    """Whether a table holds data: several rows and columns, and no page laid out in its cells."""
    if table.get("role") in {"presentation", "none"}:
        return False
    cells = [cells_of(row) for row in rows_of(table)]
    wide = sum(len(row) > 1 for row in cells)
    if len(cells) < 2 or not wide:
        return False
    every = [cell for row in cells for cell in row]
    if any(next(cell.iter("table"), None) is not None for cell in every):
        plain = (_plain(cell) for cell in every if next(cell.iter("table"), None) is None)
        return sum(bool(FIGURE.fullmatch(text)) for text in plain) >= _FEWEST_FIGURES
    return not any(_laid_out(cell) for cell in every)


def _laid_out(cell: Any) -> bool:
    """Whether a cell holds a piece of a page: a heading, a long list, several paragraphs."""
    if next(cell.iter("h1", "h2", "h3", "hr", "form"), None) is not None:
        return True
    long = len(_plain(cell)) > _LONG
    return long and sum(1 for _ in cell.iter("p", "li", "br")) > 2


def _plain(cell: Any) -> str:
    return " ".join("".join(cell.itertext()).split())


def lay_out(table: Any) -> Laid:
    """A table of data as Markdown."""
    nested = tuple(inner for row in rows_of(table) for cell in cells_of(row) for inner in _outermost(cell))
    rows = [[_cell(cell, nested) for cell in cells_of(row)] for row in rows_of(table)]
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    notes: list[str] = []
    while len(rows) > 1 and _is_note(rows[-1], width):
        notes.insert(0, rows.pop()[0].text)
    heads = _heads(table, rows)
    caption = next((run(child) for child in table if child.tag == "caption"), "")
    return Laid(caption, markdown(rows, heads), tuple(notes), nested)


def _outermost(cell: Any) -> Iterator[Any]:
    """The tables in a cell that stand in no other one of it."""
    for inner in cell.iter("table"):
        above = inner.getparent()
        while above is not cell and above.tag != "table":
            above = above.getparent()
        if above is cell:
            yield inner


def _cell(cell: Any, nested: Sequence[Any]) -> Cell:
    spans = {name: _span(cell.get(f"{name}span")) for name in ("col", "row")}
    raw = "".join(cell.itertext())
    blanks = len(raw) - len(raw.lstrip("\u00a0\u3000 \t\r\n"))
    odd = sum(char in "\u00a0\u3000" for char in raw[:blanks])
    style = _INDENT.search(cell.get("style") or "")
    indent = odd or (int(style[1]) // _PIXELS[style[2].lower()] if style else 0)
    text = run(cell, nested).replace("|", "\\|")
    return Cell(text, cell.tag == "th", min(spans["col"], _WIDEST), spans["row"], min(indent, _WIDEST))


def _span(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,5})", value) if value else None
    return max(int(digits[1]), 1) if digits else 1


def _is_note(row: Sequence[Cell], width: int) -> bool:
    """Whether a row at the end is a note: one cell with words across the table."""
    words = len(row) == 1 and row[0].columns >= width > 1 and bool(row[0].text)
    return words and not row[0].figure and (len(row[0].text) > width or bool(_DIGIT.search(row[0].text)))


def _heads(table: Any, rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows are the head: those marked as such, else the first ones that hold nothing but heads."""
    marked = next((child for child in table if child.tag == "thead"), None)
    if marked is not None:
        return sum(1 for row in marked if row.tag == "tr" and _plain(row))
    size = 0
    for row in rows:
        words = [cell for cell in row if cell.text]
        if not words or not all(cell.head for cell in words) or (len(words) == 1 and words[0].columns == 1):
            break
        size += 1
    return size if size < len(rows) else 0
