"""Tables that a page break cut: joined where the printed head, total or list of areas proves that they are one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from ipkg.model import Edit, Span
from ipkg.segment.captions import bare, is_continued
from ipkg.segment.flow import is_bare_number
from ipkg.segment.grids import Table, same_head
from ipkg.tables import registers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.segment.pieces import Piece
    from ipkg.segment.rows import Row

_FIGURE: Final = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_FEWEST_PARTS: Final = 2
_FEWEST_ROWS: Final = 3


def rejoin(elements: Sequence[Piece | Table]) -> tuple[Piece | Table, ...]:
    """The elements of a document with the pieces of cut tables put together; what stood between them is left out."""
    done: list[Piece | Table] = []
    heading = caption = ""  # the last heading, and the one above the last table
    goes_on = False  # whether that heading says that a table is continued
    last: int | None = None  # where the last table stands, as long as another piece of it may follow
    for element in elements:
        if isinstance(element, Table):
            first = done[last] if last is not None else None
            whole = join(first, element, continued=goes_on) if isinstance(first, Table) else None
            if whole is not None:
                done[last:] = [whole]
                continue
            last, caption, goes_on = len(done), heading, False
        else:
            if last is not None and not _may_stand_between(element, caption):
                last = None
            if element.kind == "heading":
                heading = bare(element.lines[0].text).casefold()
                goes_on = is_continued(heading)
        done.append(element)
    return tuple(done)


def _may_stand_between(piece: Piece, caption: str) -> bool:
    """Whether a piece may stand between two pieces of one table: a rule, a unit line, a number, the caption again."""
    if piece.kind != "heading":
        return piece.kind in {"rule", "unit"} or is_bare_number(piece)
    text = bare(piece.lines[0].text)
    return text.casefold() == caption or is_continued(text)


def join(first: Table, second: Table, *, continued: bool = False) -> Table | None:
    """The two pieces as one table, with the proof as an edit; None where nothing proves it.

    ``continued`` says that the heading between them does.
    """
    proof = _proof(first, second, continued=continued)
    if not proof:
        return None
    begins = next((entry.span.start for row in second.body for entry in row if entry.span), second.start)
    edit = Edit("split-table", Span(first.end, max(begins, first.end)), "", proof)
    body = (*first.body, *second.body)
    edits = (*first.edits, *second.edits, edit)
    return replace(first, end=second.end, body=body, edits=edits)


def _proof(first: Table, second: Table, *, continued: bool) -> str:
    repeated = same_head(first, second)
    if not first.head or not second.body or (second.head and not repeated):
        return ""
    if first.width != second.width or _labels(first) & _labels(second):
        return ""
    proofs = (
        "the head is repeated" if repeated else "",
        "its heading says that it is continued" if continued else "",
        _serial(first.body, second.body),
        _total(first.body, second.body),
        _all_areas(_labels(first), _labels(second)),
    )
    return "; ".join(proof for proof in proofs if proof)


def _serial(first: Sequence[Row], second: Sequence[Row]) -> str:
    """Proof by the numbers of rows: those of the second piece go on where those of the first end."""
    numbers = [row[0].text.strip(".") for row in (*first, *second) if row and row[0].text]
    counted = len(numbers) > _FEWEST_ROWS and numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return f"the rows are numbered from 1 to {len(numbers)}" if counted and first else ""


def _labels(table: Table) -> frozenset[str]:
    return frozenset(row[0].text.casefold() for row in table.body if row and row[0].text)


def _total(first: Sequence[Row], second: Sequence[Row]) -> str:
    """Proof by arithmetic: the last row, or the first, is the sum of the same other rows in a third of its columns."""
    below = _sums((*first, *second[:-1]), second[-1])
    above = _sums((*first[1:], *second), first[0]) if first else None
    if below:
        return f"{second[-1][0].text or 'the last row'} is the sum of the first {below}"
    if above and above.rows >= len(first):
        return f"{first[0][0].text or 'the first row'} is the sum of the following {above}"
    return ""


@dataclass(frozen=True, slots=True)
class _Sum:
    """So many rows add up to a total in so many of the columns that hold figures."""

    rows: int
    closing: int
    columns: int

    def __str__(self) -> str:
        return f"{self.rows} rows in {self.closing} of {self.columns} columns"


def _sums(parts: Sequence[Row], total: Row) -> _Sum | None:
    """How a row is the sum of the first rows of others; None where fewer than a third of its columns say so."""
    votes: Counter[int] = Counter()
    columns = 0
    for column in range(1, len(total)):
        if (target := _value(total, column)) is not None:
            columns += 1
            votes.update(_closing(parts, column, target))
    if not votes:
        return None
    rows, closing = max(votes.items(), key=lambda item: (item[1], item[0]))
    return _Sum(rows, closing, columns) if closing * 3 >= columns else None


def _closing(parts: Sequence[Row], column: int, target: Decimal) -> set[int]:
    """Numbers of first rows that sum up to a total (at least two of them with figures)."""
    found: set[int] = set()
    total, counted = Decimal(0), 0
    for size, row in enumerate(parts, 1):
        value = _value(row, column)
        if value is None:
            continue
        total, counted = total + value, counted + (value != 0)
        if total == target and counted >= _FEWEST_PARTS:
            found.add(size)
    return found


def _value(row: Row, column: int) -> Decimal | None:
    text = row[column].text if column < len(row) else ""
    return Decimal(text.replace(",", "")) if _FIGURE.fullmatch(text) else None


def _all_areas(first: frozenset[str], second: frozenset[str]) -> str:
    """Proof by the rows' names: together, and only together, they name every part of an area."""
    for name, parts in _parts_of_areas():
        whole = all(part & (first | second) for part in parts)
        if whole and any(first & part for part in parts) and any(second & part for part in parts):
            return f"the two pieces name every part of {name}"
    return ""


@cache
def _parts_of_areas() -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """Each area of the register with the names of its direct administrative parts."""
    below: dict[str, list[frozenset[str]]] = {}
    names = {}
    for place in registers.places():
        names[place.key] = place.name
        if place.kind == "administrative" and place.parent:
            known = frozenset(name.casefold() for name in (place.name, *place.names, place.zh) if name)
            below.setdefault(place.parent, []).append(known)
    return tuple((names[key], tuple(parts)) for key, parts in below.items() if len(parts) >= _FEWEST_PARTS)
