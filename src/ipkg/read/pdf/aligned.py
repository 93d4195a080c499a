"""Tables that nothing but the places of their words make: figures below each other, labels beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from ipkg.read.grids import FIGURE, Cell
from ipkg.read.pdf.drawn import Table, cell_text
from ipkg.read.pdf.lines import Chunk, Line
from ipkg.tables import registers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.read.pdf.lines import Word

_NEXT: Final = 2.8
_HEAD_GAP: Final = 2.2
_TIGHT: Final = 0.8
_FIGURE_GAP: Final = 0.4
_FEWEST: Final = 2
_LONG: Final = 12


def aligned(items: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """The lines of a stream with those that make up a table put together."""
    found: list[Line | Table] = []
    at = 0
    while at < len(items):
        end = _run(items, at)
        run = [item for item in items[at:end] if isinstance(item, Line)]
        table = _table(run) if len(run) >= _FEWEST else None
        if table is None:
            found.append(items[at])
            at += 1
        else:
            found.append(table)
            at = end
    return tuple(found)


def _run(items: Sequence[Line | Table], at: int) -> int:
    """The end of a stretch of lines that may be rows of one table: several chunks each, or a label between them."""
    if not _may_open(items, at):
        return at
    end = last = at + 1
    while end < len(items):
        before, item = items[end - 1], items[end]
        if not isinstance(item, Line) or not isinstance(before, Line):
            break
        if item.base - before.base > _NEXT * max(item.size, before.size):
            break
        if len(_parts(item)) > 1:
            last = end + 1
        elif end - last > 1 or len(item.letters.split()) > _LONG:
            break
        end += 1
    return last


def _may_open(items: Sequence[Line | Table], at: int) -> bool:
    """Whether a table may begin with a line: one of several chunks, or what stands above one but not at its left."""
    item = items[at]
    if not isinstance(item, Line):
        return False
    if len(_parts(item)) > 1:
        return True
    below = items[at + 1] if at + 1 < len(items) else None
    near = isinstance(below, Line) and below.base - item.base <= _HEAD_GAP * item.size and len(_parts(below)) > 1
    return near and isinstance(below, Line) and item.left > _parts(below)[0].right


@cache
def _missing() -> frozenset[str]:
    return frozenset(cue.phrase for cue in registers.cues("layout-cues") if cue.kind == "missing")


def _is_figure(text: str) -> bool:
    return bool(FIGURE.fullmatch(text)) or text in _missing()


def _parts(line: Line) -> tuple[Chunk, ...]:
    """The chunks of a line, figures beside each other apart."""
    return tuple(part for chunk in line.chunks for part in _split(chunk))


def _split(chunk: Chunk) -> Iterator[Chunk]:
    run = [chunk.words[0]]
    for before, word in pairwise(chunk.words):
        wide = word.left - before.right > _FIGURE_GAP * chunk.size
        if wide and not word.raised and _is_figure(before.text) and _is_figure(word.text):
            yield Chunk(tuple(run), chunk.base)
            run = []
        run.append(word)
    yield Chunk(tuple(run), chunk.base)


def _figures(line: Line) -> int:
    """How many of its chunks after the first hold a figure."""
    return sum(_is_figure(part.letters) for part in _parts(line)[1:])


@dataclass(frozen=True)
class _Columns:
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


def _table(lines: Sequence[Line]) -> Table | None:
    """The table of a stretch of lines; None where too few of them hold figures in columns."""
    body = [line for line in lines if _figures(line)]
    if len(body) < _FEWEST or not _labelled(body):
        return None
    columns = _columns(body)
    if columns is None:
        return None
    first = next(at for at, line in enumerate(lines) if _figures(line))
    heads = _heads(lines[:first], columns)
    rows = (*heads, *_rows(lines[first:], columns))
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Table(left, right, lines[0].base, lines[-1].base, rows, len(heads))


def _labelled(body: Sequence[Line]) -> bool:
    """Whether most rows begin with words, or with a year: figures alone are the axis of a picture."""
    named = sum(not _is_figure(line.chunks[0].letters) or len(line.chunks[0].letters) == 4 for line in body)
    return named * 2 > len(body)


def _columns(body: Sequence[Line]) -> _Columns | None:
    """The columns that most rows of figures have in common."""
    parts = [_parts(line) for line in body]
    usual = Counter(map(len, parts)).most_common()
    size = max((size for size, count in usual if count * 3 >= len(parts)), default=usual[0][0])
    edges: list[tuple[float, float]] = []
    for left, right in sorted((part.left, part.right) for row in parts if len(row) == size for part in row):
        if edges and left <= edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], right))
        else:
            edges.append((left, right))
    return _Columns(tuple(edges)) if len(edges) > 1 else None


def _heads(lines: Sequence[Line], columns: _Columns) -> tuple[tuple[Cell, ...], ...]:
    """The rows of the head: a line goes on with the one above where both stand above one and the same column."""
    rows: list[dict[int, tuple[str, tuple[int, ...]]]] = []
    before: Line | None = None
    for line in lines:
        heads = {
            under[0]: (chunk.text, under) for chunk in line.chunks for under in [columns.under(chunk.left, chunk.right)]
        }
        close = before is not None and line.base - before.base <= 1.45 * line.size
        if rows and close and _goes_on(rows[-1], heads):
            for at, (text, under) in heads.items():
                rows[-1][at] = (f"{rows[-1][at][0]} {text}" if at in rows[-1] else text, under)
        else:
            rows.append(heads)
        before = line
    return tuple(_head_row(row, len(columns.edges)) for row in rows)


def _goes_on(above: dict[int, tuple[str, tuple[int, ...]]], heads: dict[int, tuple[str, tuple[int, ...]]]) -> bool:
    """Whether a line of heads is the rest of the line above: nothing there stands above several columns."""
    narrow = all(len(under) == 1 for _, under in (*above.values(), *heads.values()))
    return narrow and (set(heads) <= set(above) or set(above) <= set(heads))


def _head_row(row: dict[int, tuple[str, tuple[int, ...]]], width: int) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    at = 0
    while at < width:
        text, under = row.get(at, ("", (at,)))
        cells.append(Cell(text.replace("|", "\\|"), head=True, columns=len(under)))
        at += len(under)
    return tuple(cells)


def _rows(lines: Sequence[Line], columns: _Columns) -> Iterator[tuple[Cell, ...]]:
    """The rows of the body; a label that is too long for its line goes on on the next."""
    steps = [second.base - first.base for first, second in pairwise(lines)]
    pitch = median(steps) if steps else 0.0
    waiting: list[Line] = []
    left = min(line.left for line in lines)
    for at, line in enumerate(lines):
        step = lines[at + 1].base - line.base if at + 1 < len(lines) else float("inf")
        alone = not _figures(line) and len(_parts(line)) == 1
        if alone and step < _TIGHT * pitch:
            waiting.append(line)
            continue
        yield _row((*waiting, line), columns, left)
        waiting = []


def _row(lines: Sequence[Line], columns: _Columns, left: float) -> tuple[Cell, ...]:
    texts: dict[int, list[tuple[float, Word]]] = {}
    for line in lines:
        for chunk in line.chunks:
            for word in chunk.words:
                texts.setdefault(columns.of(word.left, word.right), []).append((chunk.base, word))
    if len(texts) == 1 and len(lines) == 1:
        texts = {0: next(iter(texts.values()))}
    indent = round(max(lines[0].left - left, 0) / max(lines[0].size, 1))
    return tuple(Cell(cell_text(texts.get(at, [])), indent=indent if not at else 0) for at in range(len(columns.edges)))
