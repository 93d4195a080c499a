"""Heads of tables that nothing but the places of their words make: which lines are one cell, what stands above what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.read.grids import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.read.pdf.lines import Chunk, Line

WRAPPED: Final = 1.45  # lines of one cell are at most so many sizes apart
_BELOW: Final = 1.0  # a head below another one is at least so many sizes further down
_ALIKE: Final = 4.0  # of two heads that are nearly as near, the left one is meant
_BESIDE: Final = 60.0  # how far beside a column a head may stand that spans it


@dataclass(frozen=True)
class Columns:
    """The columns of a table: where each begins and ends."""

    edges: tuple[tuple[float, float], ...]

    def of(self, left: float, right: float) -> int:
        """The column that a stretch stands in: where its middle is, or the nearest."""
        middle = (left + right) / 2
        return min(range(len(self.edges)), key=lambda at: _apart(self.edges[at], middle))

    def under(self, left: float, right: float) -> tuple[int, ...]:
        """The columns that a head stands above."""
        covered = tuple(at for at, (low, high) in enumerate(self.edges) if left <= (low + high) / 2 <= right)
        return covered or (self.of(left, right),)


def _apart(edge: tuple[float, float], place: float) -> float:
    return max(edge[0] - place, place - edge[1], 0.0)


@dataclass(frozen=True)
class _Head:
    """A cell of the head: where it stands, from its first line to its last, and the columns that it is above."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    under: tuple[int, ...] = ()

    def crosses(self, chunk: Chunk) -> bool:
        """Whether a chunk stands below some part of it."""
        return chunk.left < self.right and self.left < chunk.right

    def above(self, other: _Head) -> bool:
        """Whether it stands a line or more above another one."""
        return other.top - self.bottom >= _BELOW * self.size

    def apart(self, other: _Head) -> float:
        """How far beside it the middle of another one is."""
        middle = (other.left + other.right) / 2
        return max(self.left - middle, middle - self.right, 0.0)


def heads_of(lines: Sequence[Line], columns: Columns) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a head from its lines."""
    heads = _spread([replace(head, under=columns.under(head.left, head.right)) for head in _wrapped(lines)])
    levels: dict[_Head, int] = {}
    for head in sorted(heads, key=lambda each: each.top):
        over = [levels[other] for other in levels if other.above(head) and set(other.under) & set(head.under)]
        levels[head] = max(over, default=-1) + 1
    depth = max(levels.values(), default=-1) + 1
    return tuple(
        _row([head for head, level in levels.items() if level == at], len(columns.edges)) for at in range(depth)
    )


def _wrapped(lines: Sequence[Line]) -> list[_Head]:
    """The cells of the head; a chunk goes on with the one above it where nothing else on its line does."""
    heads: list[_Head] = []
    for line in lines:
        for chunk in line.chunks:
            over = [at for at, head in enumerate(heads) if _close(head, chunk)]
            alone = len(over) == 1 and sum(heads[over[0]].crosses(other) for other in line.chunks) == 1
            if alone:
                head = heads[over[0]]
                left, right = min(head.left, chunk.left), max(head.right, chunk.right)
                heads[over[0]] = replace(
                    head, text=f"{head.text} {chunk.text}", left=left, right=right, bottom=chunk.base
                )
            else:
                heads.append(_Head(chunk.text, chunk.left, chunk.right, chunk.base, chunk.base, chunk.size))
    return heads


def _close(head: _Head, chunk: Chunk) -> bool:
    return 0 < chunk.base - head.bottom <= WRAPPED * head.size and head.crosses(chunk)


def _spread(heads: Sequence[_Head]) -> list[_Head]:
    """Heads with the columns that they span: those of the heads below that have none of their own above them."""
    owned: dict[int, set[int]] = {}
    for head in heads:
        over = [at for at, other in enumerate(heads) if other.above(head) and other.under[0] > 0]
        direct = [at for at in over if set(heads[at].under) & set(head.under)]
        nearest = min(over, key=lambda at: (round(heads[at].apart(head) / _ALIKE), heads[at].left), default=None)
        if direct or nearest is None or heads[nearest].apart(head) > _BESIDE or head.under[0] == 0:
            continue
        owned.setdefault(nearest, set()).update(head.under)
    return [
        replace(head, under=_range({*head.under, *owned[at]})) if at in owned else head for at, head in enumerate(heads)
    ]


def _range(columns: set[int]) -> tuple[int, ...]:
    return tuple(range(min(columns), max(columns) + 1))


def _row(heads: Sequence[_Head], width: int) -> tuple[Cell, ...]:
    texts: dict[int, _Head] = {}
    for head in heads:
        first = texts.get(head.under[0])
        texts[head.under[0]] = replace(head, text=f"{first.text} {head.text}") if first else head
    cells: list[Cell] = []
    at = 0
    while at < width:
        found = texts.get(at)
        span = min(len(found.under) if found else 1, next((c for c in sorted(texts) if c > at), width) - at)
        cells.append(Cell(found.text.replace("|", "\\|") if found else "", head=True, columns=span))
        at += span
    return tuple(cells)
