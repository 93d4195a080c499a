"""The rows of a table: what groups them, which are parts of which, and what their labels say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.headings import Heading
    from ipkg.extract.tables.columns import Columns
    from ipkg.model import Cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row with figures: its cells, the group it stands in, its labels by column, and the rows it is a part of."""

    cells: tuple[Cell, ...]
    group: tuple[Heading, ...]
    labels: dict[int, Heading]
    wholes: dict[int, tuple[Heading, ...]]

    def says(self, columns: Sequence[int]) -> tuple[tuple[Heading, ...], tuple[Heading, ...]]:
        """What stands above the row (its group, the rows that it is a part of), and its own labels in some columns."""
        wholes = self.wholes.get(columns[-1], ()) if columns else ()
        return (*self.group, *wholes), tuple(self.labels[column] for column in columns if column in self.labels)


@dataclass(slots=True)
class _Above:
    """What the rows so far leave behind: the last label of each column, and the rows that may have parts."""

    texts: dict[int, str] = field(default_factory=dict)
    wholes: dict[int, list[tuple[int, Heading]]] = field(default_factory=dict)


def rows(columns: Columns) -> Iterator[Row]:
    """The rows that may hold figures, in order; a row that labels those below it is their group."""
    group: tuple[Heading, ...] = ()
    above = _Above()
    panels = tuple(dict.fromkeys(column.labels for column in columns.columns))
    for cells in columns.grid.body:
        texts = [cell.text.strip() for cell in cells]
        if labels_rows(texts):
            group = (columns.heading(next(text for text in texts if text)),)
            above = _Above()
            continue
        labels: dict[int, Heading] = {}
        wholes = {}
        for panel in panels:
            _fill(columns, cells, panel, above, labels)
            if panel:
                wholes[panel[-1]] = _wholes(cells[panel[-1]].indent, labels.get(panel[-1]), panel[-1], above)
        yield Row(cells, group, labels, wholes)


def labels_rows(texts: Sequence[str]) -> bool:
    """Whether a row is a label of the rows below it: one filled cell, the first, in a wider table.

    A label that is repeated in every column is one, too.
    """
    filled = [text for text in texts if text]
    if len(texts) < 2 or not texts[0]:
        return False
    return len(filled) == 1 or (len(filled) == len(texts) and len(set(texts)) == 1 and not texts[0][0].isdigit())


def _fill(
    columns: Columns, cells: Sequence[Cell], panel: Sequence[int], above: _Above, labels: dict[int, Heading]
) -> None:
    """The labels of a row in one panel; a blank one in a group takes the one above it."""
    for column in panel:
        own = cells[column].text.strip()
        if own and column != panel[-1] and above.texts.get(column) != own:
            above.wholes.clear()
        if own or column == panel[-1]:
            above.texts[column] = own
        if text := above.texts.get(column):
            labels[column] = columns.label(column, text)


def _wholes(indent: int, label: Heading | None, column: int, above: _Above) -> tuple[Heading, ...]:
    """The rows that a row is a part of: those above it that are set further out; and the last measure.

    "of which: invention" below "Patents granted" is a part of it, whether it is set in or not.
    """
    if label is None:
        return ()
    measured = bool(label.phrase) and (label.role != "value" or label.indicator) and not label.part
    kept = [
        (depth, head)
        for depth, head in above.wholes.get(column, [])
        if depth < indent or (depth == indent and head.role == "measure" and not measured)
    ]
    above.wholes[column] = [*kept, (indent, label)] if label.role in {"measure", "value"} and not label.part else kept
    return tuple(head for _, head in kept)
