"""What a rule of statements or cells found, before it is an observation: one shape for prose and tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ipkg.extract.values import periods
from ipkg.model import Observation

if TYPE_CHECKING:
    from ipkg.extract.areas import Area
    from ipkg.extract.measures import Measure, Value
    from ipkg.extract.values.numerals import Amount
    from ipkg.model import Derivation, Kind, Period, Span, TimeBasis

_PEOPLE: Final = frozenset({"people"})
_STOCKS: Final = frozenset({"stock", "cumulative"})


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as it was understood: how much of what, of which kind, where and when.

    ``amount`` is None where a cell is stated to be missing. ``values`` are breakdown values besides those of the
    measure, ``people`` says that the head noun names persons, ``mean`` that the amount is an average, ``standing``
    that the construction gives a stock ("bringing the total to"). ``counted`` is the noun for what was counted, in the
    singular.
    """

    kind: Kind
    measure: Measure
    amount: Amount | None
    span: Span
    value_span: Span | None
    printed: str
    derivation: Derivation
    area: Area | None
    period: Period | None
    unit: str = ""
    values: tuple[Value, ...] = ()
    base: str | None = None
    people: bool = False
    mean: bool = False
    standing: bool = False
    counted: str = ""
    cell: tuple[int, int] | None = None


def time_basis(said: Said) -> TimeBasis:
    """Whether the figure covers its period (flow), holds at its end (stock) or counts all up to it (cumulative)."""
    basis = said.measure.concept.time_basis if said.measure.concept else None
    at_a_day = said.period is not None and said.period.start == said.period.end
    if basis in {"stock", "cumulative"}:
        return "stock" if basis == "stock" else "cumulative"
    if said.standing or at_a_day:
        return "cumulative" if basis == "flow" else "stock"
    return "flow" if basis == "flow" else "unknown"


def unit_of(said: Said) -> str:
    """The unit of the figure: what is printed, else what the kind or the measure implies."""
    printed = said.unit or (said.amount.unit if said.amount else "")
    if printed:
        return printed
    if said.kind == "rank":
        return "rank"
    known = said.measure.concept.unit if said.measure.concept else None
    if known and (known.startswith("per_") or known in _PEOPLE or said.kind == "ratio"):
        return known
    return "people" if said.people else "count"


def kind_of(said: Said, unit: str) -> Kind:
    """Densities and averages are ratios; all else is what the rule says."""
    relative = said.mean or unit.startswith("per_") or unit == "ratio"
    return "ratio" if said.kind == "level" and relative else said.kind


def plain(value: Decimal) -> Decimal:
    """A decimal without an exponent or needless zeros.

    >>> plain(Decimal("3.42") * 10**9), plain(Decimal("12.00")), plain(Decimal("1E+3"))
    (Decimal('3420000000'), Decimal('12'), Decimal('1000'))
    """
    whole = value.to_integral_value()
    return Decimal(int(whole)) if value == whole else value.normalize()


def observation(said: Said) -> Observation:
    """The observation: stocks dated by the last day of their period, units settled, breakdowns sorted."""
    basis, unit = time_basis(said), unit_of(said)
    dated = basis in _STOCKS and said.kind != "target"
    period = periods.end_of(said.period) if said.period and dated else said.period
    values = {value.key: value for value in (*said.values, *said.measure.values)}
    amount = said.amount
    return Observation(
        span=said.span,
        value_span=said.value_span,
        measure=said.measure.label,
        concept=said.measure.concept.key if said.measure.concept else None,
        area=said.area.name if said.area else None,
        area_key=said.area.key if said.area else None,
        period=period,
        value=plain(amount.value) if amount else None,
        unit=unit,
        kind=kind_of(said, unit),
        derivation=said.derivation,
        dimensions=tuple((key, values[key].label) for key in sorted(values)),
        codes=tuple((key, values[key].code) for key in sorted(values) if values[key].code),
        qualifier=amount.qualifier if amount else None,
        base=said.base,
        printed=said.printed,
        digits=amount.digits if amount else None,
        time_basis=basis,
        cell=said.cell,
        broader=said.measure.broader.key if said.measure.broader else None,
    )
