"""Tables that nothing but the places of their words make: figures below each other, labels beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ipkg.read.grids import FIGURE, Cell
from ipkg.read.pdf.drawn import Table, cell_text
from ipkg.read.pdf.heads import WRAPPED, Columns, heads_of
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
_YEAR: Final = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_PAIR: Final = re.compile(rf"{FIGURE.pattern}\s*[(\[]{FIGURE.pattern}[)\]]")


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
        elif end - last > 1 or len(item.letters.split()) > _LONG or _caption().match(item.letters):
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
def _caption() -> re.Pattern[str]:
    """What opens the caption of another table."""
    words = sorted(cue.phrase for cue in registers.cues("layout-cues") if cue.kind == "caption")
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\s*[A-Z]?\d", re.IGNORECASE)


@cache
def _missing() -> frozenset[str]:
    return frozenset(cue.phrase for cue in registers.cues("layout-cues") if cue.kind == "missing")


def _is_figure(text: str) -> bool:
    return bool(FIGURE.fullmatch(text) or _PAIR.fullmatch(text)) or text in _missing()


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


def _table(lines: Sequence[Line]) -> Table | None:
    """The table of a stretch of lines; None where too few of them hold figures in columns."""
    body = _body(lines)
    columns = _columns([lines[at] for at in body]) if len(body) >= _FEWEST else None
    if columns is None:
        return None
    groups = _grouped(lines, body, columns)
    first = min(at for group in groups if any(at in body for at in group) for at in group)
    while first and _labels(lines, first - 1, columns):
        first -= 1
    rows = [_row([lines[at] for at in group], columns) for group in groups if group[0] >= first]
    if not _labelled(rows):
        return None
    heads = heads_of(lines[:first], columns)
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return Table(left, right, lines[0].base, lines[-1].base, (*heads, *rows), len(heads))


def _labels(lines: Sequence[Line], at: int, columns: Columns) -> bool:
    """Whether a line above the first figures labels rows: one chunk above the first column, apart from the head."""
    line = lines[at]
    single = len(line.chunks) == 1 and columns.under(line.left, line.right) == (0,)
    return single and at > 0 and line.base - lines[at - 1].base > WRAPPED * line.size


def _body(lines: Sequence[Line]) -> list[int]:
    """The lines that hold figures; years at the beginning are heads."""
    found = [at for at, line in enumerate(lines) if _figures(line)]
    first = next((at for at in found if not _names_years(lines[at])), len(lines))
    return [at for at in found if at >= first]


def _names_years(line: Line) -> bool:
    """Whether all figures of a line are years."""
    return all(_is_year(part.letters) for part in _parts(line)[1:] if _is_figure(part.letters))


def _grouped(lines: Sequence[Line], body: Sequence[int], columns: Columns) -> list[tuple[int, ...]]:
    """The lines of each row: one of figures with the lines that its label goes over, or one that labels others."""
    steps = sorted(lines[below].base - lines[above].base for above, below in pairwise(body))
    pitch = steps[len(steps) // 4]
    groups: dict[int, list[int]] = {at: [at] for at in body}
    for at, line in enumerate(lines):
        if at not in groups:
            owner = _owner(at, line, lines, body, pitch, columns)
            groups.setdefault(at if owner is None else owner, []).append(at)
    return sorted(tuple(sorted(group)) for group in groups.values())


def _owner(  # noqa: PLR0913, PLR0917  # where a line stands is told by its neighbours
    at: int, line: Line, lines: Sequence[Line], body: Sequence[int], pitch: float, columns: Columns
) -> int | None:
    """The line of figures that a line without any is the rest of; None where it is a row of its own, or a head."""
    place = bisect_left(body, at)
    near = [
        (abs(lines[other].base - line.base), other)
        for other in (*body[place : place + 1], *body[max(place - 1, 0) : place])
        if abs(lines[other].base - line.base) < _TIGHT * pitch
    ]
    bare = [item for item in near if columns.of(lines[item[1]].left, lines[item[1]].chunks[0].right) > 0]
    if at < body[0] and (len(line.chunks) > 1 or not bare):
        return None
    return min(bare or near)[1] if near else None


def _labelled(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether most rows hold words, or begin with a year: figures alone are the axis of a picture."""
    named = sum(any(cell.text and not _is_figure(cell.text) for cell in row) or _is_year(row[0].text) for row in rows)
    return named * 3 >= len(rows)


def _is_year(text: str) -> bool:
    return bool(_YEAR.fullmatch(text))


def _columns(body: Sequence[Line]) -> Columns | None:
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
    return Columns(tuple(edges)) if len(edges) > 1 else None


def _row(lines: Sequence[Line], columns: Columns) -> tuple[Cell, ...]:
    texts: dict[int, list[tuple[float, Word]]] = {}
    for line in lines:
        for chunk in line.chunks:
            for word in chunk.words:
                texts.setdefault(columns.of(word.left, word.right), []).append((chunk.base, word))
    if len(texts) == 1 and len(lines) == 1:
        texts = {0: next(iter(texts.values()))}
    first = min((word.left for _, word in texts.get(0, [])), default=0.0)
    indent = round(max(first - columns.edges[0][0], 0) / max(lines[0].size, 1)) if 0 in texts else 0
    return tuple(Cell(cell_text(texts.get(at, [])), indent=indent if not at else 0) for at in range(len(columns.edges)))
