"""Rows to tables: which rows are the head, what a ragged row lacks, and the grid that comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ipkg.model import Cell, Edit, Grid, Span
from ipkg.segment.figures import is_figure, is_missing, is_year
from ipkg.segment.rows import NONE, Row, Rows
from ipkg.segment.units import bracketed, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_MOST_HEAD_ROWS: Final = 3
_MOST_CAPTION_ROWS: Final = 3
_WIDE: Final = 64
_TOO_RAGGED: Final = 8


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a piece of one, before its cells are numbered: ``start`` and ``end`` in the received file.

    ``caption`` and ``unit`` are those that are printed in rows of its own.
    """

    start: int
    end: int
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    edits: tuple[Edit, ...] = ()
    caption: str = ""
    unit: str = ""

    @property
    def width(self) -> int:
        """Number of columns of its widest row."""
        return max(len(row) for row in (*self.head, *self.body))

    @property
    def kind(self) -> Literal["table"]:
        """The kind of block that it becomes."""
        return "table"

    def ragged(self) -> Iterator[tuple[Row, int]]:
        """Rows with more or fewer cells than the head (without a head, than the first row), and that number.

        A row of one cell labels the rows below it, and blank cells beyond the head count for nothing.
        """
        expected = max(len(row) for row in self.head or self.body[:1])
        for row in (*self.head, *self.body):
            surplus = any(entry.text for entry in row[expected:])
            if surplus or (1 < len(row) < expected and row not in self.head):
                yield row, expected


def tables(found: Rows) -> tuple[Table, ...]:
    """The tables that rows make: one, unless rows differ so much in width that they cannot belong together."""
    parts: list[list[Row]] = []
    for row in found.rows:
        if parts and not _too_ragged(parts[-1][0], row):
            parts[-1].append(row)
        else:
            parts.append([row])
    return tuple(
        _table(part, found.ruled if index == 0 else 0, found.edits if index == 0 else ())
        for index, part in enumerate(parts)
    )


def _too_ragged(first: Row, row: Row) -> bool:
    wide, narrow = max(len(first), len(row)), max(1, min(len(first), len(row)))
    return wide > _WIDE and wide > _TOO_RAGGED * narrow


def _table(part: Sequence[Row], ruled: int, edits: tuple[Edit, ...]) -> Table:
    width = max((at for row in part for at, entry in enumerate(row, 1) if entry.text), default=1)
    announced = _announced(part)
    rows = tuple(row[:width] for row in part[len(announced) :])
    size = _head_size(rows, max(ruled - len(announced), 0))
    head, names = rows[:size], frozenset(_texts(rows[:size]))
    again = tuple(row for row, texts in zip(rows[size:], _texts(rows[size:]), strict=True) if texts in names)
    body = tuple(row for row, texts in zip(rows[size:], _texts(rows[size:]), strict=True) if texts not in names)
    spans = [_extent(row) for row in part]
    repeats = tuple(Edit("repeated-head", _extent(row), "", "a row of the head, printed again") for row in again)
    caption, unit = _captions([row[0].text for row in announced])
    return Table(spans[0].start, spans[-1].end, head, body, (*edits, *repeats), caption, unit)


def _announced(part: Sequence[Row]) -> tuple[Row, ...]:
    """The first rows of a table that hold its caption and unit: one filled cell each, above rows of several."""
    first = next((at for at, row in enumerate(part) if sum(bool(entry.text) for entry in row) > 1), 0)
    above = part[:first]
    return tuple(above) if first <= _MOST_CAPTION_ROWS and all(row and row[0].text for row in above) else ()


def _captions(texts: Sequence[str]) -> tuple[str, str]:
    """The caption and the unit among the texts above a head."""
    units = [text for text in texts if bracketed(text) or unit_of(text)]
    named = [text for text in texts if text not in units]
    return " ".join(named), next((unit_of(text) or bracketed(text) for text in units), "")


def _extent(row: Row) -> Span:
    spans = [entry.span for entry in row if entry.span]
    return spans[0].cover(spans[-1])


def _texts(part: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry.text.casefold() for entry in row) for row in part)


def same_head(first: Table, second: Table) -> bool:
    """Whether the second table prints the head of the first again."""
    return bool(second.head) and _texts(first.head) == _texts(second.head)


def _head_size(part: Sequence[Row], ruled: int) -> int:
    """How many of the rows are the head: those above the rule, else those above the first row of figures."""
    figures = next((at for at, row in enumerate(part) if _holds_figures(row, first=at == 0)), len(part))
    if 0 < ruled <= figures:
        return ruled + sum(1 for _ in _second_heads(part[ruled:figures])) if figures < len(part) else ruled
    if figures == len(part):
        return min(1, len(part) - 1)
    size = next((at for at in range(1, figures) if _labels_group(part[at])), figures)
    return size if size <= _MOST_HEAD_ROWS else 1


def _second_heads(part: Sequence[Row]) -> Iterator[Row]:
    """Rows below a ruled head that go on with it: their first cell is blank."""
    for row in part:
        if not row or row[0].text or not any(entry.text for entry in row):
            return
        yield row


def _labels_group(row: Row) -> bool:
    return bool(row[0].text) and not any(entry.text for entry in row[1:])


def _holds_figures(row: Row, *, first: bool) -> bool:
    """Whether a row is one of figures: half of its cells after the first, and not years alone.

    In the first row years between words are heads, too.
    """
    texts = [entry.text for entry in row[1:] if entry.text]
    figures = [text for text in texts if is_figure(text)]
    if figures and all(map(is_year, figures)) and (first or len(figures) == len(texts)):
        return False
    missing = sum(map(is_missing, texts))
    return bool(texts) and (len(figures) + missing) * 2 >= len(texts)


def _outer(body: Sequence[Row], width: int) -> list[int]:
    """How far in the cells of each column stand at least."""
    outer: dict[int, int] = {}
    for row in body:
        for column, entry in enumerate(row):
            if entry.text:
                outer[column] = min(outer.get(column, entry.indent), entry.indent)
    return [outer.get(column, 0) for column in range(width)]


def grid(table: Table, caption: str, unit: str, notes: tuple[str, ...]) -> Grid:
    """The grid of a table: every row as wide as the widest, cells numbered from the first row of the head."""
    width = table.width
    outer = _outer(table.body, width)
    numbered = tuple(
        tuple(
            Cell(entry.text, entry.span, at, column, max(entry.indent - outer[column], 0))
            for column, entry in enumerate((*row, *(NONE,) * (width - len(row))))
        )
        for at, row in enumerate((*table.head, *table.body))
    )
    size = len(table.head)
    return Grid(numbered[:size], numbered[size:], table.caption or caption, table.unit or unit, notes)
