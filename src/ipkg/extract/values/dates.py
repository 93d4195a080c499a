"""The leaf rules that read times as printed: years, spans of years, fiscal years, dates, halves and quarters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.values.engine import Rule
from ipkg.extract.values.periods import When, day, fiscal, months, span, year

if TYPE_CHECKING:
    from ipkg.model import Period


def absolute(period: Period | None, *, bare: bool = False) -> When | None:
    """A time that needs no frame; None where there is no such period."""
    return When(period, bare=bare) if period else None


_SHORT: Final = 2
MONTHS: Final = 12
_YEAR: Final = r"(?:19|20)\d{2}"


def _year_leaf(match: re.Match[str]) -> When:
    return When(year(int(match.group(1))), bare=True)


def _years_leaf(match: re.Match[str]) -> When | None:
    first, last = int(match[1]), int(match[2])
    if last < 100:
        last += first // 100 * 100
    if len(match[2]) == _SHORT and last == first + 1:
        return When(fiscal(first))
    return absolute(span(year(first), year(last))) if first < last else None


def _slash_leaf(match: re.Match[str]) -> When | None:
    first, last = int(match[1]), int(match[2])
    return When(fiscal(first)) if last in {first + 1, (first + 1) % 100} else None


def _iso_leaf(match: re.Match[str]) -> When | None:
    return absolute(day(int(match[1]), int(match[2]), int(match[3])))


LEAVES: Final = (
    Rule(
        "year",
        "when",
        re.compile(rf"(?<![\w.,/+\-–−])({_YEAR})(?![\w+]|[.,/\-–−]\d)"),
        _year_leaf,
        "Four digits from 1900 to 2099 without a separator name a year.",
        ("in 2023", "the 2022 assessment"),
    ),
    Rule(
        "years",
        "when",
        re.compile(rf"(?<![\w.,/])({_YEAR})\s?[-–—−]\s?({_YEAR}|\d{{2}}(?!\d))(?![\w.,]\d|[-–]\d)"),
        _years_leaf,
        "Plans and series span years.",
        ("2021-2023", "2014–2023"),
    ),
    Rule(
        "split-year",
        "when",
        re.compile(rf"(?<![\w.,/])({_YEAR})/(\d{{2}}|{_YEAR})(?![\w/])"),
        _slash_leaf,
        "A year that begins in one calendar year and ends in the next is a fiscal year.",
        ("2019/20", "2018/2019"),
    ),
    Rule(
        "iso-date",
        "when",
        re.compile(rf"(?<![\w-])({_YEAR})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?![\w-])"),
        _iso_leaf,
        "Dates in figures, year first.",
        ("2023-06-30",),
    ),
    Rule(
        "fiscal-glued",
        "when",
        re.compile(rf"\bFY\s?({_YEAR})(?:[/-]\d{{2,4}})?\b", re.IGNORECASE),
        lambda match: When(fiscal(int(match.group(1)))),
        "Fiscal years are written FY and the year.",
        ("FY2019", "FY 2019/20"),
    ),
    Rule(
        "part-of-the-year",
        "when",
        re.compile(rf"\b(?:(H)([12])|(Q)([1-4]))\b(?!\s?{_YEAR})"),
        lambda match: When(None, "in", "part", _window(match[1] or match[3], int(match[2] or match[4]))),
        "Without a year they are of the frame's.",
        ("in Q1", "H2"),
    ),
    Rule(
        "half-or-quarter",
        "when",
        re.compile(rf"\b(?:([HQ])([1-4])\s?({_YEAR})|({_YEAR})\s?([HQ])([1-4]))\b"),
        lambda match: _half_or_quarter(match[1] or match[5], int(match[2] or match[6]), int(match[3] or match[4])),
        "Halves and quarters are abbreviated.",
        ("H1 2018", "Q3 2020", "2019Q4"),
    ),
)


def _window(letter: str, part: int) -> tuple[int, int]:
    """The first and last month of a half or quarter."""
    size = 6 if letter == "H" else 3
    return (part - 1) * size + 1, part * size


def _half_or_quarter(letter: str, part: int, number: int) -> When | None:
    first, last = _window(letter, part)
    return absolute(months(number, first, last)) if last <= MONTHS else None
