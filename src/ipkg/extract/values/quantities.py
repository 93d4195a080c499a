"""Amounts: a number with its scale word, unit and qualifier, ranges, multiples and ratios."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ipkg.extract.values.engine import Rule, maybe, slot
from ipkg.extract.values.numerals import Amount, as_percent

if TYPE_CHECKING:
    from ipkg.extract.values.engine import Node

_NUMERIC: Final = ("number", "amount")
_INTENSITIES: Final = {(Decimal(10) ** 11, "USD"): "per_100_billion_USD_GDP"}
_EXACT: Final = 12
_DENSITIES: Final = {
    Decimal(10_000): "per_10000_people",
    Decimal(100_000): "per_100000_people",
    Decimal(1_000_000): "per_million_people",
}


@dataclass(frozen=True, slots=True)
class Range:
    """Two bounds of one amount."""

    low: Amount
    high: Amount


def _of(node: Node) -> Amount:
    found: Amount = node.value
    return found


def _bare(amount: Amount) -> bool:
    return not amount.unit


def _unqualified(amount: Amount) -> bool:
    return amount.qualifier is None


def _scaled(number: Node, scale: Node) -> Amount | None:
    """One-letter scale words scale a number only when they touch it."""
    if scale.end - scale.start == 1 and scale.start != number.end:
        return None
    factor = Decimal(scale.value)
    return replace(_of(number), value=_of(number).value * factor, end=scale.end, scale=factor)


def _money_before(currency: Node, amount: Node, again: Node | None) -> Amount | None:
    agree = again is None or again.value == currency.value
    return replace(_of(amount), unit=currency.value) if agree else None


def _with_unit(amount: Node, unit: Node) -> Amount:
    return replace(_of(amount), unit=unit.value)


def _points(amount: Node, points: Node) -> Amount:
    factor = Decimal("0.01") if points.value == "basis_points" else Decimal(1)
    return replace(_of(amount), unit="percentage_points", value=_of(amount).value * factor)


def _qualified(qualifier: Node, amount: Node) -> Amount | None:
    """A small number in words is no estimate: what is "around four tasks" is done about them."""
    found = _of(amount)
    exact = found.words and not found.unit and amount.kind == "number" and found.value <= _EXACT
    return None if exact and qualifier.value == "about" else replace(found, qualifier=qualifier.value)


def _qualified_after(amount: Node, qualifier: Node) -> Amount:
    return replace(_of(amount), qualifier=qualifier.value)


def _range(between: Node | None, low: Node, link: Node, high: Node) -> Range | None:
    first, second = _of(low), _of(high)
    if first.unit not in {"", second.unit} or (link.value == "and" and between is None):
        return None
    if first.scale == 1 and first.value < second.value / second.scale:
        first = replace(first, value=first.value * second.scale, scale=second.scale)
    if first.value >= second.value:
        return None
    return Range(replace(first, unit=second.unit, qualifier="at_least"), replace(second, qualifier="up_to"))


def _out_of(part: Node, _link: Node, whole: Node) -> Amount | None:
    top, bottom = _of(part).value, _of(whole).value
    if not (0 < top < bottom <= 100 and top == int(top) and bottom == int(bottom)):
        return None
    share = as_percent(Fraction(int(top), int(bottom)))
    return Amount(share, part.start, whole.end, "percent", words=True)


def _duration(number: Node, _consecutive: Node | None, unit: Node) -> Amount:
    return _with_unit(number, unit)


def _per_people(_per: Node, number: Node, _adjective: Node | None, _people: Node) -> str:
    """The key of a density's unit, where one is known for so many people."""
    return _DENSITIES.get(_of(number).value, "ratio")


def _per_gdp(_per: Node, amount: Node, _of_it: Node | None, _gdp: Node) -> str:
    """The key of an intensity's unit, where one is known for so much money."""
    whole = (_of(amount).value, _of(amount).unit)
    return _INTENSITIES.get(whole, "ratio")


def _times(number: Node, _times: Node) -> Amount:
    return replace(_of(number), unit="ratio")


def _multiple(word: Node) -> Amount:
    return Amount(Decimal(word.value), word.start, word.end, "ratio", words=True)


def _large(amount: Amount) -> bool:
    return _bare(amount) and amount.scale > 1


def _is_money(amount: Amount) -> bool:
    return amount.unit.isupper()


RULES: Final = (
    Rule(
        "per-people",
        "denominator",
        (slot("per"), slot("number", test=_bare), maybe("people-adjective"), slot("people-noun")),
        _per_people,
        "Densities are given for so many people.",
        ("per 10,000 people", "for every ten thousand local residents"),
    ),
    Rule(
        "per-gdp",
        "denominator",
        (slot("per"), slot("amount", test=_is_money), maybe("of"), slot("gdp-noun")),
        _per_gdp,
        "Intensities are given for so much of the gross domestic product.",
        ("per 100 billion US dollars of GDP",),
    ),
    Rule(
        "scale",
        "number",
        (slot("number", test=lambda amount: amount.scale == 1), slot("scale")),
        _scaled,
        "Large numbers carry a scale word; the value is scaled, the printed form kept.",
        ("3.42 billion", "12 lakh", "5 ten thousand"),
    ),
    Rule(
        "money-before",
        "amount",
        (slot("currency"), slot(*_NUMERIC, test=_bare), maybe("currency")),
        _money_before,
        "Currencies stand before the number as a code or sign.",
        ("RMB 80 billion", "US$3.5 million", "RMB 3 million yuan"),
    ),
    Rule(
        "money-after",
        "amount",
        (slot(*_NUMERIC, test=_bare), slot("currency")),
        _with_unit,
        "Currencies stand after the number as a word or code.",
        ("240 million yuan", "3,000 euros"),
    ),
    Rule(
        "money-after-scale",
        "amount",
        (slot("number", test=_large), slot("currency-after-scale")),
        _with_unit,
        "Some names of currencies are other words too; after millions and billions they are currencies.",
        ("5.2 billion won", "3 million pounds"),
    ),
    Rule(
        "percent",
        "amount",
        (slot(*_NUMERIC, test=_bare), slot("percent")),
        _with_unit,
        "Percent is printed as a sign or in words.",
        ("5.2%", "12 per cent"),
    ),
    Rule(
        "points",
        "amount",
        (slot(*_NUMERIC, test=_bare), slot("percentage_points", "basis_points")),
        _points,
        "Differences of shares are counted in percentage points; basis points are hundredths of them.",
        ("0.86 percentage points", "25 basis points"),
    ),
    Rule(
        "other-unit",
        "amount",
        (slot(*_NUMERIC, test=_bare), slot("unit")),
        _with_unit,
        "Seized goods, land and energy come in physical units.",
        ("35 tonnes", "1,200 square metres"),
    ),
    Rule(
        "duration",
        "amount",
        (slot(*_NUMERIC, test=_bare), maybe("consecutive"), slot("duration")),
        _duration,
        "Durations are numbers of years, months or days.",
        ("14.2 months", "eight consecutive years"),
    ),
    Rule(
        "qualifier",
        "amount",
        (slot("qualifier"), slot(*_NUMERIC, test=_unqualified)),
        _qualified,
        "A word before the number says that it is a bound or an estimate.",
        ("over 19,000", "nearly RMB 3 million", "more than 5%"),
    ),
    Rule(
        "qualifier-after",
        "amount",
        (slot(*_NUMERIC, test=_unqualified), slot("qualifier-after")),
        _qualified_after,
        "The qualifier may follow.",
        ("5 million yuan or more",),
    ),
    Rule(
        "mean",
        "amount",
        (slot(*_NUMERIC, test=lambda amount: not amount.per), slot("mean-unit")),
        lambda amount, unit: replace(_of(amount), per=unit.value),
        "Means are so much a case or so many a year.",
        ("128,000 yuan a case", "28,381 a year"),
    ),
    Rule(
        "range",
        "range",
        (maybe("between"), slot(*_NUMERIC), slot("range-link"), slot(*_NUMERIC)),
        _range,
        "Two bounds of one amount; a scale word or unit after the second holds for both.",
        ("between 3 and 5 million", "10-15%", "20 to 30 cases"),
    ),
    Rule(
        "out-of",
        "amount",
        (slot("number", test=_bare), slot("out-of"), slot("number", test=_bare)),
        _out_of,
        "A share may be given as so many out of so many.",
        ("four out of five", "one in ten"),
    ),
    Rule(
        "times",
        "multiple",
        (slot(*_NUMERIC, test=_bare), slot("times")),
        _times,
        "A multiple of something else.",
        ("2.5 times", "10-fold"),
    ),
    Rule(
        "multiple-word",
        "multiple",
        (slot("multiple-word"),),
        _multiple,
        "Small multiples are words.",
        ("twice the average", "doubled"),
    ),
    Rule(
        "multiple-qualified",
        "multiple",
        (slot("qualifier"), slot("multiple")),
        _qualified,
        "Multiples are qualified like numbers.",
        ("about twice", "more than 3 times"),
    ),
)
