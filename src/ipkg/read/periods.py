"""Periods named in titles and options, in the form of the output contract.

``2023`` | ``2023-06`` | ``2023-12-31`` | ``2021/2023`` (a range of any two of these) | ``FY2019``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTHS: Final = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_CHINESE: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}

_YEAR: Final = r"(?<![\d.,/-])((?:19|20)\d\d)(?!\d|[.,-]\d|%)"
_LATER: Final = r"((?:19|20)\d\d|\d\d)(?!\d|[.,]\d|%)"
_TO: Final = r"\s*(?:-|–|—|~|to|until|through|/|至|and)\s*"
_MONTH: Final = r"\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:[a-z]{0,6})\b\.?"


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to write a period: its pattern, and what a match means."""

    pattern: re.Pattern[str]
    means: Callable[[re.Match[str]], str | None]


def _form(pattern: str, means: Callable[[re.Match[str]], str | None]) -> _Form:
    return _Form(re.compile(pattern, re.IGNORECASE), means)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def _part(year: str, number: int, months: int) -> str:
    """The ``number``-th stretch of so many months in a year.

    >>> _part("2018", 2, 6)
    '2018-07/2018-12'
    """
    return f"{year}-{(number - 1) * months + 1:02}/{year}-{number * months:02}"


def _day(year: str, month: int, day: str) -> str | None:
    if not 1 <= int(day) <= calendar.monthrange(int(year), month)[1]:
        return None
    return f"{year}-{month:02}-{int(day):02}"


def _year_ended(year: str, month: int, day: str) -> str | None:
    if (last := _day(year, month, day)) is None:
        return None
    end = date.fromisoformat(last)
    if (end.month, end.day) == (12, 31):
        return year
    first = date(end.year - 1, end.month, min(end.day, 28)) if end.month == 2 else end.replace(year=end.year - 1)
    return f"{(first + timedelta(days=1)).isoformat()}/{last}"


def _range(first: str, last: str) -> str | None:
    """Two years; one and the two digits of the next are the fiscal year that runs through both ("2021-22")."""
    if len(last) == 2 and int(last) == (int(first) + 1) % 100:
        return f"FY{first}"
    end = first[:2] + last if len(last) == 2 else last
    return f"{first}/{end}" if end > first else None


# Longest and most particular first: the first form that matches at a place is taken.
_FORMS: Final = (
    _form(
        rf"\byear (?:ended|ending)(?: on)? (\d{{1,2}}) {_MONTH},? {_YEAR}",
        lambda m: _year_ended(m[3], _month(m[2]), m[1]),
    ),
    _form(
        rf"\byear (?:ended|ending)(?: on)? {_MONTH} (\d{{1,2}}),? {_YEAR}",
        lambda m: _year_ended(m[3], _month(m[1]), m[2]),
    ),
    _form(r"\b(?:FY|fiscal(?: year)?|financial year)[ -]?((?:19|20)\d\d)\b", lambda m: f"FY{m[1]}"),
    _form(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)", lambda m: _dated(m[1], m[2], m[3])),
    _form(r"(?<![\d-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d-])", lambda m: f"{m[1]}-{m[2]}"),
    _form(rf"\b(first|second|1st|2nd) half (?:of )?(?:the year )?{_YEAR}", lambda m: _half(m[2], m[1])),
    _form(rf"\bH([12])[ -]?{_YEAR}|\b([12])H[ -]?{_YEAR}", lambda m: _part(m[2] or m[4], int(m[1] or m[3]), 6)),
    _form(rf"{_YEAR}[ -]?H([12])\b", lambda m: _part(m[1], int(m[2]), 6)),
    _form(
        rf"\b(first|second|third|fourth|1st|2nd|3rd|4th) quarter (?:of )?{_YEAR}",
        lambda m: _part(m[2], _ORDINALS[m[1].lower()], 3),
    ),
    _form(rf"\bQ([1-4])[ -]?{_YEAR}", lambda m: _part(m[2], int(m[1]), 3)),
    _form(rf"{_YEAR}[ -]?Q([1-4])\b", lambda m: _part(m[1], int(m[2]), 3)),
    _form(rf"{_YEAR}年([上下])半年", lambda m: _part(m[1], _CHINESE[m[2]], 6)),
    _form(rf"{_YEAR}年第?([一二三四])季度", lambda m: _part(m[1], _CHINESE[m[2]], 3)),
    _form(rf"{_YEAR}年(1[0-2]|[1-9])月", lambda m: f"{m[1]}-{int(m[2]):02}"),
    _form(
        rf"{_MONTH}{_TO}{_MONTH},? (?:of )?{_YEAR}",
        lambda m: f"{m[3]}-{_month(m[1]):02}/{m[3]}-{_month(m[2]):02}",
    ),
    _form(rf"{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}", lambda m: _day(m[3], _month(m[1]), m[2])),
    _form(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? {_YEAR}", lambda m: _day(m[3], _month(m[2]), m[1])),
    _form(rf"{_MONTH},? (?:of )?{_YEAR}", lambda m: f"{m[2]}-{_month(m[1]):02}"),
    _form(rf"(?<![\d.,-])((?:19|20)\d\d)年?{_TO}{_LATER}", lambda m: _range(m[1], m[2])),
    _form(_YEAR, lambda m: m[1]),
)


def _dated(year: str, month: str, day: str) -> str | None:
    return _day(year, int(month), day) if 1 <= int(month) <= 12 else None


def _half(year: str, which: str) -> str:
    return _part(year, _ORDINALS[which.lower()], 6)


@dataclass(frozen=True, slots=True)
class Named:
    """A period that a text names: its form in the contract, and where it stands."""

    text: str
    start: int
    end: int


def periods(text: str) -> tuple[Named, ...]:
    """Every period named in a short text, in order, none inside another.

    >>> [named.text for named in periods("First half of 2018 and FY2019, compared with 2014 to 2016")]
    ['2018-01/2018-06', 'FY2019', '2014/2016']
    """
    found: list[Named] = []
    for form in _FORMS:
        for match in form.pattern.finditer(text):
            free = all(match.end() <= named.start or named.end <= match.start() for named in found)
            if free and (meant := form.means(match)) is not None:
                found.append(Named(meant, match.start(), match.end()))
    return tuple(sorted(found, key=lambda named: named.start))


def canonical(text: str) -> str | None:
    """The one period that a value states, in the form of the contract; None where it is none or several.

    >>> canonical("2023"), canonical("Q1 2020"), canonical("2021/2023"), canonical("2018-01/2018-06"), canonical("soon")
    ('2023', '2020-01/2020-03', '2021/2023', '2018-01/2018-06', None)
    """
    value = text.strip()
    ends = value.split("/")
    if len(ends) == 2 and all(re.fullmatch(r"\d{4}(-\d\d){0,2}", end) for end in ends):
        return value if ends[0] <= ends[1] and all(_one(end) == end for end in ends) else None
    return _one(value)


def _one(value: str) -> str | None:
    found = periods(value)
    whole = len(found) == 1 and not re.sub(r"[年 度]", "", value[: found[0].start] + value[found[0].end :])
    return found[0].text if whole else None
