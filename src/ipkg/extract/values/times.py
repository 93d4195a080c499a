"""The rules that put times together: dates, months, halves, quarters, ranges, year ends, words that point."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ipkg.extract.values.dates import MONTHS, absolute
from ipkg.extract.values.engine import Rule, maybe, slot
from ipkg.extract.values.numerals import Amount
from ipkg.extract.values.periods import When, day, ending, fiscal, months, span

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipkg.extract.values.engine import Node


_YEARS: Final = 40
_DECADES: Final = 10


def _month_year(month: Node, _of: Node | None, when: Node) -> When | None:
    return absolute(months(int(when.value.period.text), int(month.value), int(month.value)))


def _month_day_year(month: Node, date: Node, _comma: Node | None, when: Node) -> When | None:
    return absolute(day(int(when.value.period.text), int(month.value), _small(date)))


def _day_month_year(date: Node, month: Node, when: Node) -> When | None:
    return absolute(day(int(when.value.period.text), int(month.value), _small(date)))


def _small(date: Node) -> int:
    return int(date.value if isinstance(date.value, str) else date.value.value)


def _month_day(month: Node, date: Node) -> When | None:
    if isinstance(date.value, Amount) and (date.value.value != int(date.value.value) or date.value.words):
        return None
    return When(None, "in", "month", (int(month.value),) * 2) if 1 <= _small(date) <= 31 else None


def _months_year(_from: Node | None, first: Node, _link: Node, last: Node, when: Node | None) -> When | None:
    low, high = int(first.value), int(last.value)
    if low >= high:
        return None
    return absolute(months(int(when.value.period.text), low, high)) if when else When(None, "in", "part", (low, high))


def _so_many_months(first: Node, number: Node, _unit: Node, _of: Node | None, when: Node | None) -> When | None:
    """The year up to a month; "the first 18 months" is a duration."""
    last = number.value.value
    if first.value != "1" or last != int(last) or not 1 <= last <= MONTHS:
        return None
    return _within((1, int(last)), when)


def _within(window: tuple[int, int], when: Node | None) -> When | None:
    """Some months of a year: of the one named, else of the frame's or of "this" one."""
    if when and when.value.period:
        return absolute(months(int(when.value.period.text), *window))
    return When(None, "in", "this" if when and when.value.pointer == "this" else "part", window)


def _some_years(_in: Node | None, word: Node, number: Node, _years: Node) -> When | None:
    count = number.value.value
    if word.value == "same":
        return When(None, pointer="same", count=int(count)) if count == int(count) else None
    return When(None, pointer="past", count=int(count)) if count == int(count) and 1 < count <= _YEARS else None


def _part_of_year(size: int) -> Callable[[Node, Node | None, Node | None], When | None]:
    def production(part: Node, _of: Node | None, when: Node | None) -> When | None:
        number = int(part.value)
        return _within(((number - 1) * size + 1, number * size), when)

    return production


def _between_years(_between: Node | None, first: Node, link: Node, last: Node) -> When | None:
    low, high = first.value.period, last.value.period
    opened = _between is not None
    return absolute(span(low, high)) if low and high and opened and low.text < high.text and link.value else None


def _month_of_this_year(month: Node, _of: Node | None, when: Node) -> When:
    return When(None, "in", "this" if when.value.pointer == "this" else "month", (int(month.value),) * 2)


def _between_times(_between: Node, first: Node, _link: Node, last: Node) -> When | None:
    return absolute(span(first.value.period, last.value.period))


def _some_decades(_in: Node | None, word: Node, number: Node | None, _decades: Node) -> When | None:
    count = number.value.value if number else Decimal(1)
    if word.value != "past" or count != int(count) or not 1 <= count <= _DECADES:
        return None
    return When(None, pointer="past", count=10 * int(count))


def _with_role(preposition: Node, when: Node) -> When | None:
    return replace(when.value, role=preposition.value or "in", bare=False) if when.value.role == "in" else None


def _fiscal_year(_fiscal: Node, when: Node) -> When:
    return When(fiscal(int(when.value.period.text[:4])))


def _end_of(_as_of: Node, when: Node) -> When | None:
    return replace(when.value, role="end", bare=False) if when.value.role == "in" else None


def _ending(length: Node, _ending: Node, when: Node) -> When | None:
    """So many months up to a day or month."""
    last: When = when.value
    if last.period is None or last.role != "in" or _is_year(last):
        return None
    return absolute(ending(last.period, int(length.value)))


def _relative(pointer: Node) -> When:
    return When(None, "base" if pointer.value == "previous" else "in", pointer.value)


def _years_earlier(number: Node, unit: Node, _earlier: Node) -> When | None:
    """So many years before the frame's: what a figure is compared with."""
    count = number.value.value
    known = unit.value == "years" and count == int(count) and count <= _YEARS
    return When(None, "base", "previous", count=int(count)) if known else None


def _year_end(phrase: Node, _of: Node | None, when: Node | None) -> When:
    if when and when.value.period:
        return When(when.value.period, "end")
    return When(None, "end", phrase.value)


def _since(_since: Node, when: Node) -> When | None:
    return replace(when.value, role="since") if when.value.role == "in" else None


def _base(preposition: Node, when: Node) -> When | None:
    """Prepositions that also place a figure in time ("on 31 March") compare only with years."""
    found: When = when.value
    return None if preposition.value == "weak" and not _is_year(found) else replace(found, role="base")


def _is_year(when: When) -> bool:
    return when.role == "in" and when.period is not None and len(when.period.text) == 4


def _dated(when: When) -> bool:
    return when.role == "in" and when.period is not None


def _plain(when: When) -> bool:
    return when.role == "in"


def _plain_or_base(when: When) -> bool:
    return when.role in {"in", "base"}


_ABSOLUTE_YEAR: Final = slot("when", test=_is_year)
_MAYBE_YEAR: Final = maybe("when", test=lambda when: _is_year(when) or when.pointer in {"frame", "last", "this"})

COMPOSITES: Final = (
    Rule(
        "month-year",
        "when",
        (slot("month-name"), maybe("of", "comma"), _ABSOLUTE_YEAR),
        _month_year,
        "A month of a year.",
        ("June 2023", "March of 2020"),
    ),
    Rule(
        "month-day-year",
        "when",
        (slot("month-name"), slot("number", "ordinal"), maybe("comma"), _ABSOLUTE_YEAR),
        _month_day_year,
        "A date, month first.",
        ("December 31, 2023",),
    ),
    Rule(
        "day-month-year",
        "when",
        (slot("number", "ordinal"), slot("month-name"), _ABSOLUTE_YEAR),
        _day_month_year,
        "A date, day first.",
        ("30 June 2023",),
    ),
    Rule(
        "month-day",
        "when",
        (slot("month-name"), slot("number", "ordinal")),
        _month_day,
        "A date whose year is the frame's.",
        ("April 21",),
    ),
    Rule(
        "day-month",
        "when",
        (slot("number", "ordinal"), slot("month-name")),
        lambda date, month: _month_day(month, date),
        "A date, day first, whose year is the frame's.",
        ("on 12 May", "the 3rd April"),
    ),
    Rule(
        "month-alone",
        "when",
        (slot("month-name"),),
        lambda month: When(None, "in", "month", (int(month.value),) * 2),
        "A month of the frame's year.",
        ("in June",),
    ),
    Rule(
        "months",
        "when",
        (
            maybe("between", "from"),
            slot("month-name"),
            slot("range-link"),
            slot("month-name"),
            maybe("when", test=_is_year),
        ),
        _months_year,
        "Some months of a year.",
        ("from January to June 2019", "January–September 2020"),
    ),
    Rule(
        "half-year",
        "when",
        (slot("half-year"), maybe("of", "in"), _MAYBE_YEAR),
        _part_of_year(6),
        "Half years head statistics.",
        ("the first half of 2018",),
    ),
    Rule(
        "quarter",
        "when",
        (slot("quarter"), maybe("of", "in"), _MAYBE_YEAR),
        _part_of_year(3),
        "Quarters.",
        ("the third quarter of 2021",),
    ),
    Rule(
        "first-months",
        "when",
        (
            slot("ordinal"),
            slot("number"),
            slot("duration", test=lambda unit: unit == "months"),
            maybe("of", "in"),
            _MAYBE_YEAR,
        ),
        _so_many_months,
        "The year up to some month.",
        ("the first nine months of 2020", "first 11 months"),
    ),
    Rule(
        "fiscal-year",
        "when",
        (slot("fiscal"), _ABSOLUTE_YEAR),
        _fiscal_year,
        "Fiscal years in words.",
        ("fiscal year 2019",),
    ),
    Rule(
        "from-to-years",
        "when",
        (slot("between", "from"), _ABSOLUTE_YEAR, slot("range-link"), _ABSOLUTE_YEAR),
        _between_years,
        "A span of years in words.",
        ("from 2014 to 2023", "between 2015 and 2019"),
    ),
    Rule(
        "from-to-times",
        "when",
        (slot("between", "from"), slot("when", test=_dated), slot("range-link"), slot("when", test=_dated)),
        _between_times,
        "A span may end, or begin, with a month.",
        ("from 1993 to September 2023", "from November 2010 to October 2011"),
    ),
    Rule(
        "month-of-this-year",
        "when",
        (slot("month-name"), maybe("of"), slot("when", test=lambda when: when.pointer in {"frame", "last", "this"})),
        _month_of_this_year,
        "A month of the year that is pointed to.",
        ("June this year", "September of last year"),
    ),
    Rule(
        "some-decades",
        "when",
        (maybe("period-prep"), slot("span-word"), maybe("number"), slot("decade-word")),
        _some_decades,
        "Decades are counted back as well.",
        ("over the past three decades", "in the past decade"),
    ),
    Rule(
        "end-of",
        "when",
        (slot("as-of"), slot("when", test=_plain)),
        _end_of,
        "Stocks are dated by the end of a period.",
        ("as of the end of 2023", "by the close of 2019"),
    ),
    Rule(
        "some-years",
        "when",
        (maybe("period-prep"), slot("span-word"), slot("number"), slot("duration", test=lambda unit: unit == "years")),
        _some_years,
        "Years are counted back from the document's own, or are those spoken of.",
        ("over the past five years", "in these three years"),
    ),
    Rule(
        "same-window",
        "when",
        (slot("same-window"), slot("of"), _ABSOLUTE_YEAR),
        lambda _same, _of, when: replace(when.value, pointer="same", bare=False),
        "The same months of another year.",
        ("the same quarter of 2019",),
    ),
    Rule(
        "year-end",
        "when",
        (slot("year-end"), maybe("of"), maybe("when", test=_is_year)),
        _year_end,
        "The end of the frame's year.",
        ("at year-end", "by the end of the year"),
    ),
    Rule(
        "ending",
        "when",
        (slot("account-span"), slot("ending"), slot("when", test=_plain)),
        _ending,
        "Years and quarters of accounts are named by their last day.",
        ("the year to 31 March 2023", "the 12 months ended 30 June 2022", "in the quarter ending September 2021"),
    ),
    Rule(
        "years-earlier",
        "when",
        (slot("number"), slot("duration"), slot("earlier-word")),
        _years_earlier,
        "Years are counted back from the document's own.",
        ("ten years earlier",),
    ),
    Rule(
        "relative",
        "when",
        (slot("relative-period"),),
        _relative,
        "Years are pointed to from the document's own.",
        ("last year", "throughout the year"),
    ),
    Rule(
        "in-period",
        "when",
        (slot("period-prep"), slot("when", test=_plain)),
        _with_role,
        "A preposition makes a time the time of the figure.",
        ("in 2023", "during the first half of 2018"),
    ),
    Rule(
        "since",
        "when",
        (slot("since"), slot("when", test=_plain)),
        _since,
        "What has been counted up since a time is cumulative.",
        ("since 2015",),
    ),
    Rule(
        "base-period",
        "when",
        (slot("base-prep"), slot("when", test=_plain_or_base)),
        _base,
        "A change is measured against an earlier time.",
        ("compared with 2019", "than in 2022"),
    ),
)
