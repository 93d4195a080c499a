"""Tables row by row: each heading says something, and a cell is the meeting of its headings.

What is said is a measure, a place, a time, a breakdown value, a unit or a role (total, change, share, rank).

The columns are sorted into labels and figures by what stands in them, so that panels side by side need no rule of
their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ipkg.extract.areas import WORLD
from ipkg.extract.measures import from_origin
from ipkg.extract.said import Said
from ipkg.extract.tables.columns import Columns
from ipkg.extract.tables.entries import Entries
from ipkg.extract.tables.naming import Naming
from ipkg.extract.tables.rows import rows
from ipkg.extract.values import periods
from ipkg.extract.values.periods import When
from ipkg.extract.values.scales import Scale
from ipkg.model import Derivation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.areas import Area
    from ipkg.extract.frame import Frame
    from ipkg.extract.headings import Heading, Lore
    from ipkg.extract.measures import Measure
    from ipkg.extract.tables.columns import Column
    from ipkg.extract.tables.entries import Entry
    from ipkg.extract.tables.rows import Row
    from ipkg.extract.values.numerals import Amount, Style
    from ipkg.model import Cell, Grid, Kind, Period

_KINDS: Final[dict[str, Kind]] = {"change": "change_pct", "share": "share_pct", "rank": "rank", "target": "target"}
_LEVELS: Final = frozenset({"level", "target"})  # what is in the unit of the measure itself
_SPAN: Final = re.compile(r"\b((?:19|20)\d\d)\s?[-–—/]\s?((?:19|20)\d\d|\d\d)\b")
_COUNTS: Final = frozenset({"count", "people"})


def read(grid: Grid, headings: Sequence[Heading], frame: Frame, lore: Lore, separators: Style) -> tuple[Said, ...]:
    """The figures of a table, in reading order; a cell that is stated to be missing has no amount.

    ``headings`` are its caption and the headings of the sections that it stands in, nearest first.
    """
    for head in reversed(headings):
        frame = frame.narrowed(head.when, head.area)
    entries = Entries(lore, separators)
    columns = Columns(grid, frame, lore, entries)
    naming = Naming(lore.measures, headings, columns.values)
    reading = _Reading(columns, frame, tuple(headings), naming, entries)
    return tuple(said for row in rows(columns) for said in reading.row(row))


@dataclass(frozen=True)
class _Reading:
    """One table with what its headings were understood to say."""

    columns: Columns
    frame: Frame
    headings: tuple[Heading, ...]
    naming: Naming
    entries: Entries

    @cached_property
    def units(self) -> tuple[Scale, ...]:
        """The units of the whole table: its caption's, else those of its unit line."""
        own = tuple(head.scale for head in self.headings[:1] if head.scale)
        return own or tuple(self.columns.lore.scales.all(self.columns.grid.unit))

    @cached_property
    def by_origin(self) -> bool:
        """Whether its places are those that the applications come from, and not those that figures hold in."""
        area = self.frame.area
        texts = (*(head.text for head in self.headings[:1]), *self.columns.label_heads)
        return area is not None and area.key != WORLD and self.columns.lore.topics.of_origins(" . ".join(texts))

    @cached_property
    def fiscal(self) -> bool:
        """Whether the columns of levels are years that cross calendar years."""
        whens = (head.when for column in self.columns.columns if not column.relative for head in column.heads)
        return any(when and when.period and when.period.text.startswith("FY") for when in whens)

    @cached_property
    def _entries(self) -> dict[int, tuple[Entry, ...]]:
        """The figures of each column, in its order."""
        body = self.columns.grid.body
        return {
            column.index: tuple(entry for row in body for entry in self.entries.read(row[column.index].text.strip()))
            for column in self.columns.columns
        }

    def row(self, row: Row) -> Iterator[Said]:
        """The figures of one row."""
        for column in self.columns.columns:
            cell = row.cells[column.index]
            above, labels = row.says(column.labels)
            for entry in self.entries.read(cell.text.strip()) if cell.span else ():
                said = self._said(_Place(self, cell, entry, column, above, labels))
                if said is not None:
                    yield said

    def _said(self, place: _Place) -> Said | None:
        kind, scale = place.kind, place.scale
        amount = place.amount(scale)
        unit = (amount.unit if amount else "") or (scale.unit if scale else "")
        kind = _changed(kind, unit)
        measure = place.measure(unit, kind)
        if measure is None or (place.entry.second and unit != "percent"):
            return None
        if kind == "level" and unit == "percent" and measure.concept and measure.concept.unit == "count":
            kind = "share_pct"
        # A count is printed as what is counted ("piece"); only units that say more are the figure's own.
        own_unit = "percent" if kind == "change_pct" else "" if unit in _COUNTS or kind == "rank" else unit
        span = place.span
        return Said(
            kind=kind,
            measure=measure,
            amount=amount,
            span=span,
            value_span=span if amount else None,
            printed=place.printed,
            derivation=place.derivation,
            area=place.area,
            period=place.period,
            unit=own_unit,
            base=place.base(kind),
            cell=(place.cell.row, place.cell.column),
        )

    @cached_property
    def amounts(self) -> frozenset[int]:
        """The columns that hold whole numbers without a unit: changes in them are amounts, unless a head says more."""
        return frozenset(
            index
            for index, entries in self._entries.items()
            if all(_whole(entry.amount) for entry in entries if entry.amount)
        )

    @cached_property
    def signed(self) -> frozenset[int]:
        """The columns in which any figure that stands behind another has a sign."""
        return frozenset(
            index for index, entries in self._entries.items() if any(entry.signed for entry in entries if entry.second)
        )


def _within(when: When, frame: Frame) -> When:
    """A year as a table's head gives it: among fiscal years, a bare year is one."""
    fiscal = frame.period is not None and frame.period.text.startswith("FY")
    if not fiscal or not when.bare or when.period is None or not when.period.text.isdigit():
        return when
    return replace(when, period=periods.fiscal(int(when.period.text)))


def _whole(amount: Amount) -> bool:
    """Whether a number is printed without decimals and without a unit."""
    return not amount.unit and amount.value.as_tuple().exponent == 0


def _changed(kind: Kind, unit: str) -> Kind:
    """A change is relative unless it is printed in points or in the unit of the level."""
    if kind != "change_pct" or unit in {"percent", ""}:
        return kind
    return "change_pp" if unit == "percentage_points" else "change_abs"


@dataclass(frozen=True)
class _Place:
    """A figure in its cell, between its headings."""

    reading: _Reading
    cell: Cell
    entry: Entry
    column: Column
    above: tuple[Heading, ...]
    labels: tuple[Heading, ...]

    @property
    def own(self) -> tuple[Heading, ...]:
        """Its labels and heads, outermost first; those of the level that a change, share or rank is of come before."""
        heads = self.column.heads
        return (*self.labels, *(head for head in self.column.level if head not in heads), *heads)

    @property
    def relative(self) -> Heading | None:
        """The head or label that makes it a change, share or rank."""
        return self.column.relative or next((head for head in self.labels if head.role in _KINDS), None)

    @property
    def kind(self) -> Kind:
        """The kind of figure that its headings, or its place in the cell, make it."""
        if self.entry.second:
            signed = self.entry.signed or self.column.index in self.reading.signed
            return "change_pct" if signed else "share_pct"
        return _KINDS[self.relative.role] if self.relative else "level"

    @property
    def scale(self) -> Scale | None:
        """The unit that its headings or its table give, and what it is multiplied by."""
        if self.entry.second or self.kind == "rank":
            return None
        relative = self.relative
        if relative is None or relative.role == "target":
            return next((head.scale for head in reversed((*self.above, *self.own)) if head.scale), self._unit_line())
        stated = next((head.scale for head in reversed(self.column.heads) if head.scale), relative.scale)
        if stated or relative.role != "change" or relative.sense == "percent":
            return stated
        amounts = relative.sense == "amount" or (not relative.sense and self.column.index in self.reading.amounts)
        return self._scale_of_level() if amounts else None

    def _scale_of_level(self) -> Scale | None:
        heads = (*self.labels, *self.column.level)
        return next((head.scale for head in reversed(heads) if head.scale), None) or self._unit_line() or Scale("count")

    def _unit_line(self) -> Scale | None:
        """Of several units of a table the one that the measure is counted in; else the first."""
        naming = [head for head in self.own if head.phrase and head.role == "measure"] or self.reading.headings[:1]
        if per := next((head.per for head in naming if head.per), ""):
            return Scale(per)
        units = [unit for unit in self.reading.units if unit.unit != "percent"] or list(self.reading.units)
        if len(units) > 1:
            named = (unit for unit in units if (found := self.measure(unit.unit, "level")) and found.concept)
            return next(named, units[0])
        return units[0] if units else None

    def amount(self, scale: Scale | None) -> Amount | None:
        """The figure in its unit; in brackets, changes and sums of money are negative, as accounts print them."""
        amount = self.entry.amount
        if amount is None:
            return None
        accounted = self.kind == "change_pct" or (scale is not None and scale.unit.isupper())
        negative = self.entry.bracketed and accounted and not self.entry.signed
        value = -amount.value if negative else amount.value
        return replace(amount, value=value * (scale.factor if scale and not amount.unit else 1))

    def measure(self, unit: str, kind: Kind) -> Measure | None:
        """What is measured."""
        whens = [head.when for head in self.own if head.when]
        stock = any(when.role == "end" for when in whens)
        measure = self.reading.naming.measure(self.above, self.own, unit, relative=kind not in _LEVELS, stock=stock)
        return from_origin(measure, self.origin) if measure and self.origin else measure

    @property
    def origin(self) -> str:
        """The country that its row counts the applications of; "" where its table is not by origin."""
        if not self.reading.by_origin:
            return ""
        return next((head.text for head in self.labels if head.role in {"area", "residual"}), "")

    @property
    def span(self) -> Span:
        """Where the figure stands; the whole cell where its text was repaired."""
        cell, span = self.cell, self.cell.span or Span(0, 0)
        if span.length != len(cell.text):
            return span
        return Span(span.start + self.entry.start, span.start + self.entry.end)

    @property
    def printed(self) -> str:
        """The figure as printed."""
        return self.cell.text.strip()[self.entry.start : self.entry.end]

    @property
    def derivation(self) -> Derivation:
        """The headings that it was read from."""
        heads = (Derivation(head.role, head.text) for head in (*self.above, *self.own))
        return Derivation("table-cell", self.printed, tuple(heads))

    @property
    def area(self) -> Area | None:
        """The place that a label or head names, else the table's; countries of origin are no places of figures."""
        if self.origin:
            return self.reading.frame.area
        return next((head.area for head in (*self.own, *self.above) if head.area), self.reading.frame.area)

    @property
    def period(self) -> Period | None:
        """The time that its headings give together: a year above, and "at year-end" beside."""
        frame = self.reading.frame
        if self._span:
            return periods.year(self._span[1])
        says = (*reversed(self.column.heads), *self.column.level, *self.labels, *self.above)
        if any(head.sense == "to-date" for head in says) and frame.period:
            return frame.at(When(None, "in", "part", (1, int(frame.period.end[5:7]))))
        whens = [_within(head.when, frame) for head in says if head.when]
        stated = next((when for when in whens if when.period is not None), None)
        if stated is None:
            return frame.at(whens[0] if whens else None)
        if any(when.role == "end" for when in whens):
            return frame.at(replace(stated, role="end"))
        pointed = next((when for when in whens if when.period is None and when.pointer in {"month", "part"}), None)
        return replace(frame, period=stated.period).at(pointed) if pointed else frame.at(stated)

    @property
    def _span(self) -> tuple[int, int] | None:
        """The two years that a change is between, where its head names them ("Growth 2020-21").

        In a table of years that cross calendar years such a span is one of them.
        """
        relative = self.relative
        match = _SPAN.search(relative.text) if relative and relative.role == "change" else None
        if not match or self.reading.fiscal:
            return None
        first, last = int(match[1]), int(match[2])
        return first, last if last >= first else first // 100 * 100 + last

    def base(self, kind: Kind) -> str | None:
        """What a change or share is of, as far as its head says."""
        relative = self.relative if not self.entry.second else None
        if self._span and kind.startswith("change"):
            return str(self._span[0])
        if kind.startswith("change"):
            return relative.base if relative and relative.base else "previous year"
        return relative.base or None if relative and kind == "share_pct" else None
