"""Table cells as observations: what the heads above, the label beside and the caption say together.

The columns are sorted into labels and figures by what stands in them, so that panels side by side need no rule of
their own. Each heading says something (a measure, a place, a time, a breakdown value, a unit, a role); a cell is
the meeting of its headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ipkg.extract import numerals
from ipkg.extract.areas import Area, residual
from ipkg.extract.numerals import Amount
from ipkg.extract.said import Said
from ipkg.model import Derivation, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.frame import Frame
    from ipkg.extract.headings import Heading, Lore, Scale
    from ipkg.extract.measures import Measure
    from ipkg.extract.numerals import Style
    from ipkg.extract.periods import When
    from ipkg.model import Cell, Grid, Kind

_FIGURE: Final = re.compile(r"[(\[]?([+\-−–]?\d[\d.,'’  \u2009\u202f]*)\s?([%％]?)[)\]]?\s?[*†‡#¹²³a-e]{0,2}")
_KINDS: Final[dict[str, Kind]] = {"change": "change_pct", "share": "share_pct", "rank": "rank"}
_FIGURES_AT_LEAST: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of figures: its headings from the outside in, and the label columns that its rows are named by.

    A column of changes, shares or ranks is of what the nearest column of levels before it counts.
    """

    index: int
    heads: tuple[Heading, ...]
    labels: tuple[int, ...]


class _Reading:
    """One table with what its headings were understood to say."""

    def __init__(self, grid: Grid, caption: Heading, frame: Frame, lore: Lore, separators: Style) -> None:
        self.lore, self.separators, self.caption = lore, separators, caption
        self.grid = self._with_head(grid)
        self.frame = frame.narrowed(caption.when, caption.area)
        self.missing = frozenset(cue.phrase for cue in lore.knowledge.cues if cue.kind == "missing")
        self.unit = caption.scale or (lore.scale(grid.unit) if grid.unit else None)
        self.columns = tuple(self._columns())

    def _with_head(self, grid: Grid) -> Grid:
        """The table with its first row as a head where that row names its columns: labels, and years."""
        first = grid.body[0] if grid.body else ()
        texts = [cell.text.strip() for cell in first]
        named = [text for text in texts if "area-head" in self.lore.senses(text) or self.lore.heading(text, None).when]
        if grid.head or len(named) < len(texts) or not any(text.isdigit() for text in texts):
            return grid
        return replace(grid, head=(first,), body=grid.body[1:])

    def _columns(self) -> Iterator[_Column]:
        labels: list[int] = []
        level: tuple[Heading, ...] = ()
        figures = False
        for index in range(self.grid.width):
            if self._is_label(index):
                labels = [index] if figures else [*labels, index]
                figures = False
            else:
                figures = True
                heads = tuple(self.heading(text) for text in self.grid.column_heads(index))
                if any(head.role in _KINDS for head in heads):
                    heads = (*level, *(head for head in heads if head not in level))
                else:
                    level = heads
                yield _Column(index, heads, tuple(labels))

    def heading(self, text: str) -> Heading:
        """What a head or label of this table says."""
        return self.lore.heading(text, self.frame.area)

    def _texts(self, index: int) -> list[str]:
        return [row[index].text.strip() for row in self.grid.body if index < len(row) and row[index].text.strip()]

    def _head_sense(self, index: int) -> str:
        """What the head of a label column announces: area, period, category, or nothing known."""
        heads = self.grid.column_heads(index)
        return self.lore.announces(heads[-1]) if heads else ""

    def _is_label(self, index: int) -> bool:
        """A column is a label where most of its cells are no figures, or where its head says so."""
        texts = self._texts(index)
        figures = sum(map(self._figurelike, texts))
        return bool(self._head_sense(index)) or not texts or figures < _FIGURES_AT_LEAST * len(texts)

    @cached_property
    def _places(self) -> frozenset[int]:
        """The label columns that name places, by their head or by what most of their labels are."""
        return frozenset(index for column in self.columns for index in column.labels if self._names_places(index))

    def _names_places(self, index: int) -> bool:
        if sense := self._head_sense(index):
            return sense == "area"
        heads = [self.heading(text) for text in self._texts(index)]
        return sum(head.area is not None for head in heads) * 2 > len(heads)

    def label(self, index: int, text: str) -> Heading:
        """What the label of a row says; in a column of places an unknown label is a place of its own."""
        head = self.heading(text)
        if self._head_sense(index) == "unit":
            return replace(head, role="blank", phrase="", scale=self.lore.scale(text))
        if index not in self._places or head.role in {"area", "total"}:
            return head
        area = residual(self.frame.area) if head.role == "residual" else head.area or Area(head.text)
        return replace(head, role="area", area=area)

    def _figurelike(self, text: str) -> bool:
        return text.strip() in self.missing or _FIGURE.fullmatch(text.strip()) is not None

    def amount(self, text: str) -> Amount | None:
        """The number in a cell; None where the cell is no plain figure."""
        match = _FIGURE.fullmatch(text.strip())
        found = numerals.read(match[1].strip().replace(" ", "\u202f"), self.separators) if match else None
        if match is None or found is None:
            return None
        value, regular = found
        unit = "percent" if match[2] else ""
        return Amount(value, 0, 0, unit, numerals.significant(match[1]), regular)


def read(grid: Grid, caption: Heading, frame: Frame, lore: Lore, separators: Style) -> tuple[Said, ...]:
    """The figures of a table, in reading order; a cell that is stated to be missing has no amount."""
    reading = _Reading(grid, caption, frame, lore, separators)
    group: Heading | None = None
    above: dict[int, str] = {}
    found: list[Said] = []
    for row in grid.body:
        texts = [cell.text.strip() for cell in row]
        if _labels_rows(texts):
            group = reading.heading(next(text for text in texts if text))
            continue
        for column in reading.columns:
            labels = _labels(texts, column.labels, above)
            said = _cell(reading, row, column, tuple(reading.label(*label) for label in labels), group)
            if said is not None:
                found.append(said)
    return tuple(found)


def _labels_rows(texts: Sequence[str]) -> bool:
    """Whether a row is a label of the rows below it: one filled cell, the first, in a wider table."""
    return len(texts) > 1 and sum(map(bool, texts)) == 1 and bool(texts[0])


def _labels(texts: Sequence[str], columns: Sequence[int], above: dict[int, str]) -> tuple[tuple[int, str], ...]:
    """The labels of a row; a blank one in a group takes the one above it."""
    last = columns[-1] if columns else -1
    for column in columns:
        own = texts[column] if column < len(texts) else ""
        if own or column == last:
            above[column] = own
    return tuple((column, above[column]) for column in columns if above.get(column))


def _cell(
    reading: _Reading, row: Sequence[Cell], column: _Column, labels: tuple[Heading, ...], group: Heading | None
) -> Said | None:
    cell = row[column.index] if column.index < len(row) else None
    if cell is None or not cell.text.strip() or cell.span is None:
        return None
    amount = reading.amount(cell.text)
    if amount is None and cell.text.strip() not in reading.missing:
        return None
    says = (*((group,) if group else ()), *labels, *column.heads)
    if not says and reading.caption.role == "blank":
        return None
    return _said(reading, cell, amount, says)


def _said(reading: _Reading, cell: Cell, amount: Amount | None, says: tuple[Heading, ...]) -> Said | None:
    kind: Kind = next((_KINDS[head.role] for head in reversed(says) if head.role in _KINDS), "level")
    scale = next((head.scale for head in reversed(says) if head.scale), None) or _default(reading, kind)
    if amount is not None and scale is not None:
        amount = replace(amount, value=amount.value * scale.factor)
    unit = (amount.unit if amount else "") or (scale.unit if scale else "")
    if kind == "change_pct" and unit not in {"percent", ""}:
        kind = "change_pp" if unit == "percentage_points" else "change_abs"
    measure = _measure(reading, says, unit, relative=kind != "level")
    if measure is None:
        return None
    frame = reading.frame
    when = _when(says)
    # A count is printed as what is counted ("piece"); only units that say more are the figure's own.
    own_unit = "percent" if kind == "change_pct" else "" if unit in {"count", "people"} else unit
    return Said(
        kind=kind,
        measure=measure,
        amount=amount,
        span=cell.span or Span(0, 0),
        value_span=cell.span if amount else None,
        printed=cell.text.strip(),
        derivation=Derivation(
            "table-cell", cell.text.strip(), tuple(Derivation(head.role, head.text) for head in says)
        ),
        area=_area(says, frame),
        period=frame.at(when),
        unit="" if kind == "rank" else own_unit,
        values=tuple(head.value for head in says if head.role == "value" and head.value),
        base="previous year" if kind.startswith("change") else None,
        cell=(cell.row, cell.column),
    )


def _when(says: Sequence[Heading]) -> When | None:
    """The time that the headings give together: a year above, and "at year-end" beside."""
    whens = [head.when for head in says if head.when]
    stated = next((when for when in whens if when.period is not None), None)
    if stated is None:
        return whens[0] if whens else None
    return replace(stated, role="end") if any(when.role == "end" for when in whens) else stated


def _default(reading: _Reading, kind: Kind) -> Scale | None:
    return reading.unit if kind == "level" else None


def _area(says: Sequence[Heading], frame: Frame) -> Area | None:
    return next((head.area for head in says if head.area), frame.area)


def _measure(reading: _Reading, says: Sequence[Heading], unit: str, *, relative: bool) -> Measure | None:
    """The measure of a cell: what heads and labels say, with the caption where they need it."""
    own = " ".join(dict.fromkeys(head.phrase for head in says if head.role == "measure"))
    kinds = " ".join(head.phrase for head in says if head.role == "value")
    caption = reading.caption.phrase if reading.caption.role in {"measure", "value"} else ""
    stock = any(head.when is not None and head.when.role == "end" for head in says)
    measures = reading.lore.measures
    bare = [own, f"{caption} {own}"] if own else [caption]
    for phrase in [*bare, *(f"{phrase} {kinds}" for phrase in bare if kinds)]:
        if phrase and (found := measures.match(phrase, unit, stock=stock, relative=relative)):
            return found
    context = measures.match(own or kinds, unit, stock=stock, relative=relative, context=caption) if caption else None
    if context is not None:
        return measures.with_values(context, measures.values_in(caption))
    spoken = f"{caption}: {own}" if own and caption else own or caption
    return measures.candidate(spoken) if spoken else None
