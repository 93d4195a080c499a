"""When: years, fiscal years, halves, quarters, months, days, ranges, year ends, and words that point to a frame.

A ``When`` is absolute (it has a period) or points to the document's own frame ("last year", "the end of the
year", "in June"); ``resolve`` gives the period once the frame is known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from typing import Literal

from ipkg.model import Period

Role = Literal["in", "end", "by", "since", "until", "base"]
Pointer = Literal["", "frame", "last", "previous", "frame-end", "last-end", "month", "part"]


@dataclass(frozen=True, slots=True)
class When:
    """A time as the text gives it.

    ``period`` is None for words that point to the frame; ``pointer`` then says which way, and ``months`` which
    months of the frame's year are meant. ``role`` is what the preposition makes of it: the time of the figure
    (in, end of, by), its beginning (since) or what it is compared with (base).
    """

    period: Period | None
    role: Role = "in"
    pointer: Pointer = ""
    months: tuple[int, int] = (1, 12)
    bare: bool = False


def year(number: int) -> Period:
    """A calendar year.

    >>> year(2023)
    Period(text='2023', start='2023-01-01', end='2023-12-31')
    """
    return Period(f"{number:04}", f"{number:04}-01-01", f"{number:04}-12-31")


def months(number: int, first: int, last: int) -> Period:
    """Some months of a year, both inclusive.

    >>> months(2023, 6, 6).text, months(2023, 1, 6).text, months(2023, 1, 12).text
    ('2023-06', '2023-01/2023-06', '2023')
    """
    if (first, last) == (1, 12):
        return year(number)
    end = f"{number:04}-{last:02}-{monthrange(number, last)[1]:02}"
    text = f"{number:04}-{first:02}" + ("" if first == last else f"/{number:04}-{last:02}")
    return Period(text, f"{number:04}-{first:02}-01", end)


def day(number: int, month: int, date: int) -> Period | None:
    """A calendar day, or None where the calendar has no such day."""
    if not (1 <= month <= 12 and 1 <= date <= monthrange(number, month)[1]):
        return None
    text = f"{number:04}-{month:02}-{date:02}"
    return Period(text, text, text)


def end_of(period: Period) -> Period:
    """The last day of a period: what a stock is dated with.

    >>> end_of(year(2023)).text
    '2023-12-31'
    """
    return Period(period.end, period.end, period.end)


def span(first: Period, last: Period) -> Period | None:
    """From the beginning of one period to the end of another, or None where they are the wrong way round."""
    if first.start > last.start:
        return None
    return Period(f"{first.text}/{last.text}", first.start, last.end)


def fiscal(number: int) -> Period:
    """A fiscal year by its label; what it begins with differs by country, so its calendar year stands for it.

    >>> fiscal(2019).text
    'FY2019'
    """
    return replace(year(number), text=f"FY{number:04}")


def parse(text: str) -> Period | None:
    """A period in the form of the output contract; None where it is no such form.

    >>> parse("2023").end, parse("2023-06").text, parse("2021/2023").start, parse("FY2019").text, parse("spring")
    ('2023-12-31', '2023-06', '2021-01-01', 'FY2019', None)
    """
    if "/" in text:
        first, last = (parse(part) for part in text.split("/", 1))
        return span(first, last) if first and last else None
    match = re.fullmatch(r"(FY)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if not match:
        return None
    number, month, date = int(match[2]), int(match[3] or 0), int(match[4] or 0)
    if match[1]:
        return fiscal(number)
    if not month:
        return year(number)
    return day(number, month, date) if date else (months(number, month, month) if month <= 12 else None)


def resolve(when: When, frame: Period | None, issued: int | None = None) -> Period | None:
    """The period that is meant, given the document's own period and the year it was issued.

    >>> resolve(When(None, pointer="last"), year(2020), 2021).text
    '2020'
    >>> resolve(When(None, "end", "frame"), year(2020)).text
    '2020-12-31'
    """
    if when.period is not None:
        return end_of(when.period) if when.role == "end" else when.period
    if frame is None:
        return None
    number = int(frame.end[:4])
    if when.pointer == "last":
        number = issued - 1 if issued else number
    elif when.pointer == "previous":
        number -= 1
    whole = fiscal(number) if frame.text.startswith("FY") and when.months == (1, 12) else months(number, *when.months)
    found = frame if when.pointer == "frame" and when.months == (1, 12) else whole
    return end_of(found) if when.role == "end" else found
