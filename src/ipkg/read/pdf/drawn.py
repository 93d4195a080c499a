"""Tables that ruling lines draw: cells between lines, merged where no line parts them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ipkg.read.grids import FIGURE, Cell
from ipkg.read.pdf.lines import Chunk, Line, shown
from ipkg.read.pdf.pages import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipkg.read.pdf.lines import Word

_SNAP: Final = 2.5
_TOUCH: Final = 4.0
_MOST_LINES: Final = 1500
_DESCENT: Final = 0.3
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Table:
    """A table on a page: where it stands, its rows, and how many of them are its head (0: not known)."""

    left: float
    right: float
    top: float
    bottom: float
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0

    @property
    def base(self) -> float:
        """Where it stands among the lines."""
        return self.top


def drawn(rules: Sequence[Rule], lines: Sequence[Line]) -> tuple[tuple[Table, ...], tuple[Line, ...]]:
    """The tables that rules draw, and the lines that stand outside of them."""
    tables: list[Table] = []
    rest = tuple(lines)
    for frame in _frames(rules):
        inside, outside = _parted(rest, frame)
        table = _table(frame, inside)
        if table is not None:
            tables.append(table)
            rest = outside
    return tuple(tables), rest


@dataclass(frozen=True)
class _Frame:
    """Level and upright lines that meet: the places of both, and which stretch of each place is drawn."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a place is within its outer lines."""
        return self.columns[0] <= x <= self.columns[-1] and self.rows[0] <= y <= self.rows[-1]

    @cached_property
    def right_sides(self) -> frozenset[tuple[int, int]]:
        """The fields that a line parts from the one at their right, by row and column."""
        return frozenset(
            (row, column - 1)
            for rule in self.upright
            for column in [_at(self.columns, rule.left)]
            for row in _covered(self.rows, rule.top, rule.bottom)
        )

    @cached_property
    def lower_sides(self) -> frozenset[tuple[int, int]]:
        """The fields that a line parts from the one below them, by row and column."""
        return frozenset(
            (row - 1, column)
            for rule in self.level
            for row in [_at(self.rows, rule.top)]
            for column in _covered(self.columns, rule.left, rule.right)
        )


def _at(places: Sequence[float], place: float) -> int:
    """Which of some places a line is at."""
    return bisect_right(places, place + _SNAP) - 1


def _covered(places: Sequence[float], start: float, end: float) -> range:
    """The stretches between places whose middle a line covers."""
    middles = [(low + high) / 2 for low, high in pairwise(places)]
    return range(bisect_left(middles, start), bisect_right(middles, end))


def _frames(rules: Sequence[Rule]) -> tuple[_Frame, ...]:
    """Groups of lines that meet and make at least two columns and two rows."""
    lines = _merged(rules)
    if len(lines) > _MOST_LINES:
        return ()
    frames = (frame for group in _meeting(lines) for frame in _stacked(_frame(group)))
    found = [frame for frame in frames if len(frame.columns) > 2 and len(frame.rows) > 1]
    return tuple(sorted(found, key=lambda frame: (frame.rows[0], frame.columns[0])))


def _frame(group: Sequence[Rule]) -> _Frame:
    level = tuple(rule for rule in group if rule.level)
    upright = tuple(rule for rule in group if not rule.level)
    columns = _places([rule.left for rule in upright])
    rows = _places([rule.top for rule in level])
    return _Frame(columns, rows, level, upright)


def _stacked(frame: _Frame) -> Iterator[_Frame]:
    """A frame as the tables that stand below each other in it: those whose columns are different ones."""
    if len(frame.columns) < 2 or len(frame.rows) < 2:
        return
    sides: dict[int, set[int]] = {}
    for row, column in frame.right_sides:
        sides.setdefault(row, set()).add(column)
    begin = 0
    for row in range(1, len(frame.rows) - 1):
        above, below = sides.get(row - 1, set()), sides.get(row, set())
        if len(above & below) * 2 < len(above | below) and above - below and below - above:
            yield _cut(frame, begin, row)
            begin = row
    yield _cut(frame, begin, len(frame.rows) - 1) if begin else frame


def _cut(frame: _Frame, first: int, last: int) -> _Frame:
    """The part of a frame between two of its level lines."""
    top, bottom = frame.rows[first] - _SNAP, frame.rows[last] + _SNAP
    level = [rule for rule in frame.level if top <= rule.top <= bottom]
    inner = (top + 2 * _SNAP, bottom - 2 * _SNAP)
    upright = [
        Rule(rule.left, max(rule.top, top), rule.right, min(rule.bottom, bottom))
        for rule in frame.upright
        if rule.top < inner[1] and rule.bottom > inner[0] and _reaches(rule, frame, first, last)
    ]
    return _frame([*level, *upright])


def _reaches(rule: Rule, frame: _Frame, first: int, last: int) -> bool:
    """Whether an upright line parts fields between two level lines."""
    column = _at(frame.columns, rule.left)
    return column in {0, len(frame.columns) - 1} or any(
        first <= row < last for row in _covered(frame.rows, rule.top, rule.bottom)
    )


def _places(values: Iterable[float]) -> tuple[float, ...]:
    """Places that are nearly the same as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SNAP:
            found.append(value)
    return tuple(found)


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Lines with pieces of one line put together."""
    merged: list[Rule] = []
    for level in (True, False):
        same = [_flat(rule, level=level) for rule in rules if rule.level == level]
        same.sort()
        runs: list[tuple[float, float, float]] = []
        for place, start, end in _snapped(same):
            if runs and abs(runs[-1][0] - place) <= _SNAP and start <= runs[-1][2] + _TOUCH:
                runs[-1] = (runs[-1][0], runs[-1][1], max(runs[-1][2], end))
            else:
                runs.append((place, start, end))
        merged += [Rule(b, a, c, a) if level else Rule(a, b, a, c) for a, b, c in runs]
    return merged


def _flat(rule: Rule, *, level: bool) -> tuple[float, float, float]:
    if level:
        return (rule.top + rule.bottom) / 2, rule.left, rule.right
    return (rule.left + rule.right) / 2, rule.top, rule.bottom


def _snapped(lines: Sequence[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines at nearly the same place at one place, in order of their beginning."""
    snapped: list[tuple[float, float, float]] = []
    place = None
    for at, start, end in lines:
        place = at if place is None or at - place > _SNAP else place
        snapped.append((place, start, end))
    return sorted(snapped)


def _meeting(lines: Sequence[Rule]) -> list[list[Rule]]:
    """Lines in groups of those that meet, directly or by others."""
    group = list(range(len(lines)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    level = [at for at, rule in enumerate(lines) if rule.level]
    for at, rule in enumerate(lines):
        if not rule.level:
            for other in level:
                if _meet(lines[other], rule):
                    group[root(other)] = root(at)
    groups: dict[int, list[Rule]] = {}
    for at, rule in enumerate(lines):
        groups.setdefault(root(at), []).append(rule)
    return [rules for rules in groups.values() if len(rules) > 3]


def _meet(level: Rule, upright: Rule) -> bool:
    across = level.left - _TOUCH <= upright.left <= level.right + _TOUCH
    return across and upright.top - _TOUCH <= level.top <= upright.bottom + _TOUCH


def _parted(lines: Sequence[Line], frame: _Frame) -> tuple[list[tuple[float, Word]], tuple[Line, ...]]:
    """The words within a frame, each with the line that it stands on, and the lines without them."""
    inside: list[tuple[float, Word]] = []
    rest: list[Line] = []
    for line in lines:
        kept: list[Chunk] = []
        for chunk in line.chunks:
            words = [word for word in chunk.words if not _within(word, chunk.base, frame)]
            inside += [(chunk.base, word) for word in chunk.words if _within(word, chunk.base, frame)]
            if words:
                kept.append(Chunk(tuple(words), chunk.base))
        if kept:
            rest.append(Line(tuple(kept)))
    return inside, tuple(rest)


def _within(word: Word, base: float, frame: _Frame) -> bool:
    return frame.holds((word.left + word.right) / 2, base - _DESCENT * word.size)


Words = list[tuple[float, "Word"]]


def _table(frame: _Frame, words: Words) -> Table | None:
    """The table of a frame; None where it holds no text in two columns."""
    wide, high = len(frame.columns) - 1, len(frame.rows) - 1
    texts: dict[tuple[int, int], Words] = {}
    owners, spans = _cells(frame, wide, high)
    for base, word in words:
        column = min(bisect_right(frame.columns, (word.left + word.right) / 2) - 1, wide - 1)
        row = min(bisect_right(frame.rows, base - _DESCENT * word.size) - 1, high - 1)
        texts.setdefault(owners[max(row, 0), max(column, 0)], []).append((base, word))
    rows = [
        row
        for at in range(high)
        for row in _rows([(texts.get(cell, []), spans[cell]) for cell in sorted(spans) if cell[0] == at])
    ]
    if len({column for _, column in texts}) < 2:
        return None
    heads = _bold_heads(rows)
    rows = _with_heads(rows)
    return Table(
        frame.columns[0], frame.columns[-1], frame.rows[0], frame.rows[-1], tuple(cells for cells, _ in rows), heads
    )


def _cells(
    frame: _Frame, wide: int, high: int
) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """Which cell each field belongs to (by its first field), and how many rows and columns each cell spans."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(high):
        for column in range(wide):
            if (row, column) in owners:
                continue
            right = column + 1
            while right < wide and (row, right - 1) not in frame.right_sides and (row, right) not in owners:
                right += 1
            below = row + 1
            while below < high and not any((below - 1, at) in frame.lower_sides for at in range(column, right)):
                below += 1
            spans[row, column] = (below - row, right - column)
            for field in ((r, c) for r in range(row, below) for c in range(column, right)):
                owners[field] = (row, column)
    return owners, spans


def _rows(fields: Sequence[tuple[Words, tuple[int, int]]]) -> list[tuple[tuple[Cell, ...], bool]]:
    """The rows of one field between two lines, each with whether all of it is bold.

    A field that holds several lines of figures is several rows that no line parts.
    """
    bases = _bases(fields)
    if len(bases) < 2 or any(rows > 1 for _, (rows, _) in fields):
        return [_row(fields)]
    parted: list[tuple[tuple[Cell, ...], bool]] = []
    for at in range(len(bases)):
        low = (bases[at - 1] + bases[at]) / 2 if at else float("-inf")
        high = (bases[at] + bases[at + 1]) / 2 if at + 1 < len(bases) else float("inf")
        parted.append(
            _row([([(base, word) for base, word in words if low < base <= high], span) for words, span in fields])
        )
    return parted


def _bases(fields: Sequence[tuple[Words, tuple[int, int]]]) -> list[float]:
    """The lines in a field on which figures stand in the columns after the first."""
    found = sorted(base for words, _ in fields[1:] for base, word in words if FIGURE.fullmatch(word.text))
    return [base for before, base in pairwise([float("-inf"), *found]) if base - before > _TOUCH]


def _row(fields: Sequence[tuple[Words, tuple[int, int]]]) -> tuple[tuple[Cell, ...], bool]:
    texts = tuple(
        Cell(cell_text(words), head=columns > 1, columns=columns, rows=rows) for words, (rows, columns) in fields
    )
    return texts, all(word.bold for words, _ in fields for _, word in words)


def cell_text(words: Words) -> str:
    """The words of a cell on one line; a word divided between two lines is one again."""
    by_line: dict[float, list[Word]] = {}
    for base, word in sorted(words, key=lambda item: (item[0], item[1].left)):
        by_line.setdefault(base, []).append(word)
    text = ""
    for line in by_line.values():
        more = shown(line)
        divided = text.endswith(("-", "‐")) and text[-2:-1].isalpha() and more[:1].islower()
        text = text[:-1] + more if divided else f"{text} {more}".strip()
    return text.replace("|", "\\|")


def _with_heads(rows: Sequence[tuple[tuple[Cell, ...], bool]]) -> list[tuple[tuple[Cell, ...], bool]]:
    """The rows with those above the first figures marked as heads."""
    first = next((at for at, (cells, _) in enumerate(rows) if any(map(_counts, cells[1:]))), 0)
    return [
        (tuple(replace(cell, head=True) for cell in cells) if at < first else cells, bold)
        for at, (cells, bold) in enumerate(rows)
    ]


def _counts(cell: Cell) -> bool:
    """Whether a cell holds a figure that is no year."""
    return cell.figure and not _YEAR.fullmatch(cell.text)


def _bold_heads(rows: Sequence[tuple[tuple[Cell, ...], bool]]) -> int:
    """How many rows at the beginning are bold throughout, where not all of them are."""
    return next((at for at, (_, bold) in enumerate(rows) if not bold), 0)
