"""The order in which a page is read: columns of running text one after the other, tables and titles across them."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from ipkg.read.grids import FIGURE
from ipkg.read.pdf.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.read.pdf.drawn import Table

Item = "Line | Table"

_FEWEST_LINES: Final = 5
_MOST_CROSSING: Final = 0.35
_NARROWEST: Final = 7.0
_FEWEST_WORDS: Final = 3.5
_FILLED: Final = 0.5
_MOST_FIGURES: Final = 0.3
_MOST_COLUMNS: Final = 4


def streams(lines: Sequence[Line], tables: Sequence[Table], depth: int = _MOST_COLUMNS) -> list[list[Line | Table]]:
    """The lines and tables of a page in streams: each is read from its top to its bottom before the next."""
    items: list[Line | Table] = sorted([*lines, *tables], key=lambda item: item.base)
    gutter = _gutter(lines) if depth > 1 else None
    if gutter is None:
        return [items] if items else []
    found: list[list[Line | Table]] = []
    left: list[Line | Table] = []
    right: list[Line | Table] = []
    for item in items:
        if _crosses(item, gutter):
            found += _sides(left, right, depth)
            found.append([item])
            left, right = [], []
            continue
        if not isinstance(item, Line):
            (left if item.right <= gutter else right).append(item)
            continue
        for side, part in ((left, item.within(float("-inf"), gutter)), (right, item.within(gutter, float("inf")))):
            if part is not None:
                side.append(part)
    return _joined([*found, *_sides(left, right, depth)])


def _sides(left: list[Line | Table], right: list[Line | Table], depth: int) -> Iterator[list[Line | Table]]:
    """Both sides of a gutter, each of which may have one of its own."""
    for side in (left, right):
        lines = [item for item in side if isinstance(item, Line)]
        tables = [item for item in side if not isinstance(item, Line)]
        yield from streams(lines, tables, depth - 1)


def _joined(found: Sequence[list[Line | Table]]) -> list[list[Line | Table]]:
    """Streams of what goes across, put together where they follow each other."""
    joined: list[list[Line | Table]] = []
    single = False
    for stream in found:
        if joined and single and len(stream) == 1:
            joined[-1].extend(stream)
        else:
            joined.append(list(stream))
        single = len(joined[-1]) == len(stream) == 1 or (single and len(stream) == 1)
    return joined


def _crosses(item: Line | Table, gutter: float) -> bool:
    if isinstance(item, Line):
        return any(chunk.left < gutter < chunk.right for chunk in item.chunks)
    return item.left < gutter < item.right


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the blank strip that parts two columns of running text; None where there is none."""
    if len(lines) < 2 * _FEWEST_LINES:
        return None
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    strips = _strips([(chunk.left, chunk.right) for line in lines for chunk in line.chunks], len(lines))
    middle = (low + high) / 2
    wide = [strip for strip in strips if strip[1] - strip[0] >= _NARROWEST and low < strip[0] and strip[1] < high]
    for left, right in sorted(wide, key=lambda strip: abs((strip[0] + strip[1]) / 2 - middle)):
        place = (left + right) / 2
        sides = [part for line in lines if (part := line.within(float("-inf"), place)) and part.right <= place]
        others = [part for line in lines if (part := line.within(place, float("inf"))) and part.left >= place]
        if _runs(sides, left - low) and _runs(others, high - right):
            return place
    return None


def _strips(chunks: Sequence[tuple[float, float]], count: int) -> Iterator[tuple[float, float]]:
    """Upright strips of the page that few of its lines cross."""
    steps = sorted([(left, 1) for left, _ in chunks] + [(right, -1) for _, right in chunks])
    crossing = 0
    start: float | None = None
    for (place, step), (after, _) in pairwise([*steps, (float("inf"), 0)]):
        crossing += step
        if crossing <= _MOST_CROSSING * count:
            start = place if start is None else start
            if after == float("inf") and start is not None:
                yield start, place
        elif start is not None:
            if start < place:
                yield start, place
            start = None


def _runs(parts: Sequence[Line], width: float) -> bool:
    """Whether lines on one side of a strip are running text: many words, most of the width, hardly figures alone."""
    if len(parts) < _FEWEST_LINES:
        return False
    words = [len(part.letters.split()) for part in parts]
    figures = sum(bool(FIGURE.fullmatch(chunk.letters)) for part in parts for chunk in part.chunks)
    filled = median((part.right - part.left) / max(width, 1) for part in parts)
    return median(words) >= _FEWEST_WORDS and filled >= _FILLED and figures <= _MOST_FIGURES * len(parts)
