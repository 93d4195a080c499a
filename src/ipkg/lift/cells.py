"""Figures laid into cells: which statements are one observation, and which contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ipkg.iris import fingerprint
from ipkg.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipkg.lift.naming import Code, Naming
    from ipkg.model import Dimension, Document, Facts, Observation, Period

_EARLIER: Final = re.compile(r"\d|\bprevious\b")  # how the base of a change names a time: "2019", "previous year"
STATISTICS: Final = {
    "level": "level",
    "change_pct": "change-rel",
    "change_abs": "change-abs",
    "change_pp": "change-pp",
    "share_pct": "share",
    "rank": "rank",
    "ratio": "ratio",
    "target": "target",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a figure stands: its coordinates in a cube, apart from the document that states it."""

    indicator: Code
    area: Code
    period: Period
    statistic: str
    breakdown: tuple[tuple[Dimension, Code], ...]

    @property
    def family(self) -> str:
        """The key of the cube: ``headline``, or ``by-`` and the dimensions."""
        keys = "-".join(dimension.key.replace("_", "-") for dimension, _ in self.breakdown)
        return f"by-{keys}" if keys else "headline"

    @property
    def parts(self) -> tuple[str, ...]:
        """The values of the dimensions as keys, in one order."""
        codes = (f"{dimension.key}={code.key}" for dimension, code in self.breakdown)
        return (self.indicator.key, self.area.key, self.period.text, self.statistic, *codes)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a document states of a cell: the ``number``-th of its statements, and each time that it is stated."""

    cell: Cell
    number: int
    stated: tuple[Observation, ...]

    @property
    def first(self) -> Observation:
        """The statement that came first."""
        return self.stated[0]

    @property
    def key(self) -> str:
        """Stable within the document: the same cell and number, the same key."""
        return fingerprint(*self.cell.parts, "missing" if self.first.value is None else self.number)

    @property
    def cube(self) -> str:
        """The key of the data set that holds the figure."""
        return self.cell.family if self.number == 1 else f"restated-{self.cell.family}"


def figures(facts: Facts, naming: Naming) -> tuple[Figure, ...]:
    """The figures of a document in the order of their first statement; what is said twice is one figure.

    A figure without a period or an area stands in no cell; ``unplaced`` reports it.
    """
    cells: dict[tuple[str, ...], Cell] = {}
    stated: dict[tuple[str, ...], dict[tuple[object, ...], list[Observation]]] = defaultdict(lambda: defaultdict(list))
    for observation in facts.observations:
        cell = _cell(observation, naming)
        if cell:
            cells.setdefault(cell.parts, cell)
            stated[cell.parts][_said(observation)].append(observation)
    return tuple(
        Figure(cells[parts], number, tuple(same))
        for parts, statements in stated.items()
        for number, same in _numbered(statements)
    )


def _cell(observation: Observation, naming: Naming) -> Cell | None:
    area = naming.area(observation)
    if observation.period is None or area is None:
        return None
    return Cell(
        naming.indicator(observation), area, observation.period, _statistic(observation), naming.breakdown(observation)
    )


def _statistic(observation: Observation) -> str:
    """A percentage against another place or an average is a comparison; against an earlier time, a change."""
    base = observation.base
    elsewhere = observation.kind == "change_pct" and base and not _EARLIER.search(base)
    return "comparison-rel" if elsewhere else STATISTICS[observation.kind]


def _said(observation: Observation) -> tuple[object, ...]:
    """What makes two statements of a cell the same statement."""
    return (observation.value, observation.unit, observation.qualifier, observation.base)


def _numbered(statements: dict[tuple[object, ...], list[Observation]]) -> Iterable[tuple[int, list[Observation]]]:
    number = 0
    for same in statements.values():
        number += same[0].value is not None
        yield number, same


def conflicts(document: Document, placed: Iterable[Figure]) -> tuple[Finding, ...]:
    """A finding for each figure that contradicts the first one of its cell."""
    first: dict[tuple[str, ...], Figure] = {}
    found = []
    for figure in placed:
        if figure.first.value is None:
            continue
        earlier = first.setdefault(figure.cell.parts, figure)
        if earlier is not figure and _contradict(earlier.first, figure.first):
            found.append(_conflict(document, earlier, figure))
    return tuple(found)


def _contradict(one: Observation, other: Observation) -> bool:
    """Whether both cannot be meant: same unit and base, both exact, and apart by more than the coarser rounding."""
    if (one.unit, one.base, one.qualifier, other.qualifier) != (other.unit, other.base, None, None):
        return False
    if one.value is None or other.value is None:
        return False
    return abs(one.value - other.value) > max(_rounding(one), _rounding(other))


def _rounding(observation: Observation) -> Decimal:
    """Half a unit of the last significant digit that is printed."""
    value = observation.value or Decimal(0)
    if not value or not observation.digits:
        return Decimal(0)
    return Decimal(5).scaleb(value.adjusted() - observation.digits)


def _conflict(document: Document, earlier: Figure, later: Figure) -> Finding:
    said, again = earlier.first, later.first
    where = f"{document.path}:{document.line(again.span.start)}"
    return Finding(
        "cell-conflict",
        "warning",
        where,
        f"{_words(later.cell)} is stated as {again.printed or again.value}, and as {said.printed or said.value}"
        f" at line {document.line(said.span.start)}",
        "both are kept: the first in its data set, the later one among the restated figures",
    )


def _words(cell: Cell) -> str:
    codes = [cell.indicator.label, *(code.label for _, code in cell.breakdown), cell.area.label, cell.period.text]
    return ", ".join(codes)


def unplaced(facts: Facts, naming: Naming) -> tuple[Finding, ...]:
    """A finding for each figure that says neither itself nor through its document where or when it holds."""
    document = facts.document
    return tuple(
        Finding(
            "figure-unplaced",
            "warning",
            f"{document.path}:{document.line(observation.span.start)}",
            f"{observation.measure!r} ({observation.printed}) has no {'area' if observation.period else 'period'}",
            "state the period and area of the document in its front matter or by options",
        )
        for observation in facts.observations
        if _cell(observation, naming) is None
    )
