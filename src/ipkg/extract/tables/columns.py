"""What the columns of a table are: labels of rows, figures, numbers that only count the rows; and their panels."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from ipkg.extract.areas import Area, residual
from ipkg.extract.headings import RELATIVE
from ipkg.extract.measures import Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.frame import Frame
    from ipkg.extract.headings import Heading, Lore
    from ipkg.extract.tables.entries import Entries
    from ipkg.model import Grid

Sort = Literal["label", "unit", "serial", "figures", "words"]

RELATIVES: Final = frozenset(RELATIVE.values())
_FIGURES_AT_LEAST: Final = 0.5
_YEAR: Final = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d|(?:19|20)\d\d))?年?")
_FEWEST_ROWS: Final = 2
_REACH: Final = 40  # how many columns of levels may stand between a change and what it is of
_HOLDER: Final = "patentee"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures: its headings from the outside in, and the label columns that its rows are named by.

    A column of changes, shares or ranks has the headings of the column of levels that it belongs to as ``level``.
    """

    index: int
    heads: tuple[Heading, ...]
    labels: tuple[int, ...]
    level: tuple[Heading, ...] = ()

    @property
    def relative(self) -> Heading | None:
        """The heading that makes it a column of changes, shares or ranks."""
        return next((head for head in reversed(self.heads) if head.role in RELATIVES), None)


class Columns:
    """The columns of one table."""

    def __init__(self, grid: Grid, frame: Frame, lore: Lore, entries: Entries) -> None:
        self.lore, self.frame, self._entries = lore, frame, entries
        self.grid = self._with_head(grid)
        self._body = tuple(
            [row[index].text.strip() for row in self.grid.body if row[index].text.strip()]
            for index in range(self.grid.width)
        )
        self._heads = tuple(self.grid.column_heads(index) for index in range(self.grid.width))

    def heading(self, text: str) -> Heading:
        """What a head or label of this table says."""
        return self.lore.heading(text, self.frame.area)

    def _with_head(self, grid: Grid) -> Grid:
        """The table with its first row as a head where that row names its columns: labels, and years."""
        first = grid.body[0] if grid.body else ()
        texts = [cell.text.strip() for cell in first]
        named = [text for text in texts if "area-head" in self.lore.senses(text) or self.lore.heading(text, None).when]
        if grid.head or len(named) < len(texts) or not any(text.isdigit() for text in texts):
            return grid
        return replace(grid, head=(first,), body=grid.body[1:])

    @cached_property
    def label_heads(self) -> tuple[str, ...]:
        """The heads of the columns that name the rows."""
        return tuple(
            heads[-1] for heads, sort in zip(self._heads, self.sorts, strict=True) if sort == "label" and heads
        )

    def sense(self, index: int) -> str:
        """What the head of a column announces: area, period, category, unit, or nothing known."""
        heads = self._heads[index]
        return self.lore.announces(heads[-1]) if heads else ""

    @cached_property
    def sorts(self) -> tuple[Sort, ...]:
        """What each column holds."""
        sorts: list[Sort] = []
        for index in range(self.grid.width):
            first = not sorts or sorts[-1] in {"label", "serial", "unit"}
            sorts.append(self._sort(index, first=first))
        return tuple(sorts)

    def _sort(self, index: int, *, first: bool) -> Sort:
        heads, texts = self._heads[index], self._body[index]
        sense = self.sense(index)
        if heads and self.heading(heads[-1]).role == "serial":
            return "serial"
        if sense:
            return "unit" if sense == "unit" else "label"
        if not texts:
            return "words"
        if first and (all(map(_YEAR.fullmatch, texts)) or (not heads and _counts_up(texts))):
            return "serial" if _counts_up(texts) else "label"
        figures = sum(bool(self._entries.read(text)) for text in texts)
        return "label" if figures < _FIGURES_AT_LEAST * len(texts) else "figures"

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of figures, in order."""
        plain = _labelled(tuple(self._plain()))
        levels = [column for column in plain if column.relative is None]
        places = [level.index for level in levels]
        return tuple(
            self._related(column, levels[max(at - _REACH, 0) : at + _REACH])
            for column in plain
            for at in [bisect_left(places, column.index)]
        )

    def _plain(self) -> Iterator[Column]:
        labels: list[int] = []
        opened: int | None = None
        figures = False
        units = tuple(index for index, sort in enumerate(self.sorts) if sort == "unit")
        for index, sort in enumerate(self.sorts):
            if sort == "label" and (not figures or self._opens_panel(opened, index)):
                labels = [index] if figures else [*labels, index]
                opened = labels[0] if opened is None else opened
                figures = False
            elif sort == "figures":
                figures = True
                yield Column(index, self._counted(index), (*(unit for unit in units if unit not in labels), *labels))

    def _opens_panel(self, opened: int | None, index: int) -> bool:
        """Whether a label column behind figures names rows as the first one does; else it holds remarks."""
        if opened is None:
            return True
        same = self._heads[opened] == self._heads[index] or (
            self.sense(opened) == self.sense(index) and bool(self.sense(index))
        )
        return same or (opened in self.places and index in self.places)

    def _counted(self, index: int) -> tuple[Heading, ...]:
        """The headings of a column; a holder beside other things that are counted is counted itself."""
        heads = tuple(self.heading(text) for text in self._heads[index])
        last = heads[-1] if heads else None
        if last is None or last.value is None or last.value.key != _HOLDER or len(self._holders) > 1:
            return heads
        counted = [head for head in self._measured if head.role == "measure"]
        return (*heads[:-1], replace(last, role="measure", value=None)) if counted else heads

    @cached_property
    def _measured(self) -> tuple[Heading, ...]:
        """The innermost heading of each column of figures."""
        return tuple(
            self.heading(heads[-1])
            for heads, sort in zip(self._heads, self.sorts, strict=True)
            if sort == "figures" and heads
        )

    @property
    def values(self) -> Iterator[Value]:
        """The breakdown values that heads and labels name."""
        labels = (text for texts, sort in zip(self._body, self.sorts, strict=True) if sort == "label" for text in texts)
        heads = (text for texts in self._heads for text in texts)
        yield from (head.value for head in map(self.heading, (*heads, *labels)) if head.value)

    @cached_property
    def _holders(self) -> frozenset[str]:
        return frozenset(head.text for head in self._measured if head.value and head.value.key == _HOLDER)

    def _related(self, column: Column, beside: Sequence[Column]) -> Column:
        """A column of changes, shares or ranks with the column of levels that it is of, of those beside it."""
        relative = column.relative
        levels = [other for other in beside if other.labels == column.labels and other.index != column.index]
        if relative is None:
            return _part(column, levels)
        said = " ".join(head.phrase for head in column.heads if head.phrase and head.role in {"measure", *RELATIVES})
        if said:
            found = self._alike(said, levels)
            if found is None or relative.phrase == "":
                return column
            heads = tuple(replace(head, phrase="") if head is relative else head for head in column.heads)
            return replace(column, heads=heads, level=found.heads)
        found = _nearest(column, levels)
        return replace(column, level=found.heads) if found else column

    def _alike(self, said: str, levels: Sequence[Column]) -> Column | None:
        """The column of levels that shares words with what a head of changes is of."""
        words = frozenset(self.lore.measures.words(said))
        shared = [(len(words & self._words(level)), -level.index, level) for level in levels]
        best = max(shared, key=lambda item: item[:2], default=None)
        return best[2] if best and best[0] else None

    def _words(self, column: Column) -> frozenset[str]:
        return frozenset(word for head in column.heads for word in self.lore.measures.words(head.phrase))

    @cached_property
    def places(self) -> frozenset[int]:
        """The label columns that name places, by their head or by what most of their labels are."""
        return frozenset(
            index for index, sort in enumerate(self.sorts) if sort == "label" and self._names_places(index)
        )

    def _names_places(self, index: int) -> bool:
        sense = self.sense(index)
        if sense in {"area", "period"}:
            return sense == "area"
        heads = [self.heading(text) for text in self._body[index]]
        return sum(head.area is not None for head in heads) * 2 > len(heads)

    def label(self, index: int, text: str) -> Heading:
        """What the label of a row says; in a column of places or of a known breakdown an unknown label is of its kind.

        "Others" among places is what could not be placed.
        """
        head = self.heading(text)
        sense = self.sense(index)
        if self.sorts[index] == "unit":
            return replace(head, role="blank", phrase="", value=None, scale=self.lore.scales.read(text))
        if index in self.places and head.role not in {"area", "total"}:
            area = residual(self.frame.area) if head.role == "residual" else head.area or Area(head.text)
            return replace(head, role="area", phrase="", value=None, area=area)
        if sense.startswith("category:") and head.role in {"measure", "value", "area"}:
            key = sense.partition(":")[2]
            value = self.lore.measures.value(key, head.text) or self._unlisted(key, head.text)
            return replace(head, role="value", phrase="", value=value, area=None, when=None)
        return head

    def _unlisted(self, key: str, text: str) -> Value:
        """A value that the code list of a breakdown lacks."""
        return Value(key, "", text, frozenset(self.lore.measures.words(text)))


def _labelled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns before the labels of their rows (ranks, mostly) with those labels."""
    first = next((column.labels for column in columns if column.labels), ())
    return tuple(column if column.labels else replace(column, labels=first) for column in columns)


def _counts_up(texts: Sequence[str]) -> bool:
    """Whether the cells of a column only number its rows (1, 2, 3)."""
    numbers = [text.strip(".") for text in texts]
    return len(numbers) >= _FEWEST_ROWS and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _part(column: Column, levels: Sequence[Column]) -> Column:
    """A column that is a part of the one before it ("of which inventions") with that one as its level."""
    last = column.heads[-1] if column.heads else None
    before = [level for level in levels if level.index < column.index and not any(head.part for head in level.heads)]
    if last is None or not last.part or not before or any(head.role == "measure" for head in column.heads):
        return column
    return replace(column, level=before[-1].heads)


def _nearest(column: Column, levels: Sequence[Column]) -> Column | None:
    """The nearest column of levels: of those under the same outer heads the one before, else the one behind.

    Of several years behind, the latest is meant: lists are ranked by it, changes lead to it.
    """
    own = set(column.heads[:-1])
    inside = [level for level in levels if own and own <= set(level.heads)] or levels
    before = [level for level in inside if level.index < column.index]
    if before or not inside:
        return before[-1] if before else None
    dated = [(_year(level), level.index, level) for level in inside]
    return max(dated, key=lambda item: item[:2])[2] if all(year for year, _, _ in dated) else inside[0]


def _year(column: Column) -> str:
    """The time that the heads of a column name, "" where they name none."""
    periods = (head.when.period for head in column.heads if head.when)
    return next((period.start for period in periods if period), "")
