"""When: years, fiscal years, halves, quarters, months, days, ranges, year ends, and words that point to a frame.

A ``When`` is absolute (it has a period) or points to the document's own frame ("last year", "the end of the
year", "in June"); ``resolve`` gives the period once the frame is known.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from typing import Final, Literal

from ipkg.model import Period

Role = Literal["in", "end", "by", "since", "until", "base"]
Pointer = Literal["", "frame", "last", "previous", "frame-end", "last-end", "month", "part", "same", "past", "this"]
Edge = Literal["first", "last"]
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class When:
    """A time as the text gives it.

    ``period`` is None for words that point to the frame; ``pointer`` then says which way, and ``months`` which
    months of the frame's year are meant, ``count`` how many years up to it. ``role`` is what the preposition makes
    of it: the time of the figure (in, end of, by), its beginning (since) or what it is compared with (base).
    """

    period: Period | None
    role: Role = "in"
    pointer: Pointer = ""
    months: tuple[int, int] = (1, 12)
    bare: bool = False
    count: int = 1


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


def months_in(period: Period) -> int:
    """How many months a period touches.

    >>> months_in(months(2021, 4, 6)), months_in(year(2021))
    (3, 12)
    """
    first, last = ((int(day[:4]) * 12 + int(day[5:7])) for day in (period.start, period.end))
    return last - first + 1


def end_of(period: Period) -> Period:
    """The last day of a period: what a stock is dated with.

    >>> end_of(year(2023)).text
    '2023-12-31'
    """
    return Period(period.end, period.end, period.end)


def span(first: Period, last: Period) -> Period | None:
    """From the beginning of one period to the end of another, or None where they are the wrong way round.

    A fiscal year at one end only is told by its month.

    >>> span(months(2021, 6, 6), Period("FY2022", "2022-04-01", "2023-03-31")).text
    '2021-06/2023-03'
    """
    if first.start > last.start:
        return None
    one, other = first.text, last.text
    if one.startswith("FY") != other.startswith("FY"):
        one = first.start[:7] if one.startswith("FY") else one
        other = last.end[:7] if other.startswith("FY") else other
    return Period(f"{one}/{other}", first.start, last.end)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The fiscal year of a place: the month it begins with, and which of its calendar years names it."""

    begins: int = 1
    named_by: Literal["first", "last"] = "first"

    def year(self, number: int) -> Period:
        """The fiscal year of a label, with its days.

        >>> Calendar(4).year(2021), Calendar(10, "last").year(2021).start
        (Period(text='FY2021', start='2021-04-01', end='2022-03-31'), '2020-10-01')
        """
        return replace(self.part(number, 1, 12), text=f"FY{number:04}")

    def part(self, number: int, first: int, last: int) -> Period:
        """Some months of a fiscal year, counted from its beginning.

        >>> Calendar(4).part(2021, 1, 3).text, Calendar(4).part(2021, 10, 12).text
        ('2021-04/2021-06', '2022-01/2022-03')
        """
        opens = number - (self.named_by == "last" and self.begins > 1)
        low, high = (month(opens, self.begins + at - 1) for at in (first, last))
        return low if first == last else Period(f"{low.text}/{high.text}", low.start, high.end)

    def month(self, number: int, name: int) -> Period:
        """The month of this number in a fiscal year: that of the calendar year in which it falls.

        >>> Calendar(4).month(2021, 2).text, Calendar(10, "last").month(2021, 11).text
        ('2022-02', '2020-11')
        """
        at = (name - self.begins) % 12 + 1
        return self.part(number, at, at)

    def named(self, period: Period) -> Period:
        """A stretch of days by its name where it is a whole fiscal year.

        >>> Calendar(4).named(Period("2021-04-01/2022-03-31", "2021-04-01", "2022-03-31")).text
        'FY2021'
        """
        if self.begins == 1:
            return period
        known = (self.year(int(day[:4])) for day in (period.start, period.end))
        return next((year for year in known if (year.start, year.end) == (period.start, period.end)), period)


def month(number: int, at: int) -> Period:
    """The month that comes so many months into a year; those after the twelfth are the next year's.

    >>> month(2021, 14).text
    '2022-02'
    """
    later, name = divmod(at - 1, 12)
    return months(number + later, name + 1, name + 1)


def window(period: Period) -> tuple[Period, Period] | None:
    """The first and the last year of a span of years; None for any other period.

    >>> [each.text for each in window(span(year(2015), year(2018)))], window(year(2015))
    (['2015', '2018'], None)
    """
    match = re.fullmatch(r"(\d{4})/(\d{4})", period.text)
    return (year(int(match[1])), year(int(match[2]))) if match else None


def fiscal(number: int) -> Period:
    """A fiscal year by its label alone; its days differ by country, so those of the calendar year stand for them.

    >>> fiscal(2019).text
    'FY2019'
    """
    return replace(year(number), text=f"FY{number:04}")


def ending(last: Period, length: int) -> Period | None:
    """The stretch of so many months that ends with a day or month, None where it ends within a month.

    >>> ending(day(2023, 3, 31), 12).text, ending(day(2023, 6, 30), 3).text, ending(year(2023), 12).text
    ('2022-04-01/2023-03-31', '2023-04/2023-06', '2023')
    """
    number, name, date = (int(part) for part in last.end.split("-"))
    if date != monthrange(number, name)[1]:
        return None
    first = month(number - 1, name + 13 - length)
    if (first.start[5:], length) == ("01-01", 12):
        return year(number)
    if length == _YEAR:
        return Period(f"{first.start}/{last.end}", first.start, last.end)
    return Period(f"{first.text}/{last.end[:7]}", first.start, last.end)


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


def edge(period: Period, which: Edge) -> Period | None:
    """The first or last year of a span of years; None where a period is no such span.

    >>> edge(parse("2018/2022"), "first").text, edge(parse("2020-01/2020-06"), "last")
    ('2018', None)
    """
    first, last = (int(text[:4]) for text in (period.start, period.end))
    return year(first if which == "first" else last) if "/" in period.text and first < last else None


def before(period: Period) -> Period | None:
    """The calendar year before a calendar year; None for any other period.

    >>> before(year(2023)).text, before(months(2023, 1, 6))
    ('2022', None)
    """
    return year(int(period.text) - 1) if period.text.isdigit() else None


def again(when: When, recent: Period | None) -> Period | None:
    """The period spoken of last, or the same months of another year.

    >>> again(When(year(2019), pointer="same"), parse("2020-01/2020-03")).text
    '2019-01/2019-03'
    """
    if when.period is None or recent is None:
        return recent
    first, last = (int(text[5:7]) for text in (recent.start, recent.end))
    number = int(when.period.start[:4])
    return months(number, first, last) if recent.start[:4] == recent.end[:4] else year(number)


def resolve(
    when: When, frame: Period | None, issued: int | None = None, calendar: Calendar | None = None
) -> Period | None:
    """The period that is meant, given the document's own period and the year it was issued.

    >>> resolve(When(None, pointer="last"), year(2020), 2021).text
    '2020'
    >>> resolve(When(None, "end", "frame"), year(2020)).text
    '2020-12-31'
    """
    calendar = calendar or Calendar()
    if when.period is not None:
        found: Period | None = _absolute(when.period, frame, calendar)
    else:
        found = _pointed(when, frame, issued, calendar)
    return end_of(found) if found and when.role == "end" else found


def _is_fiscal(period: Period | None) -> bool:
    return period is not None and period.text.startswith("FY")


def _absolute(period: Period, frame: Period | None, calendar: Calendar) -> Period:
    """A period that the text names, fiscal years with the days that they have in this place.

    In a document of a fiscal year, two years in a row ("2020-2021") are one.
    """
    if _is_fiscal(period):
        return calendar.year(int(period.text[2:6]))
    first, last = int(period.start[:4]), int(period.end[:4])
    if _is_fiscal(frame) and last == first + 1 and period.text == f"{first}/{last}":
        return calendar.year(first)
    return calendar.named(period)


def _pointed(when: When, frame: Period | None, issued: int | None, calendar: Calendar) -> Period | None:
    """The period that words point to from the document's own."""
    if frame is None:
        return None
    if when.pointer == "frame" and when.months == (1, _YEAR):
        return frame
    if when.pointer == "past":
        last = int(frame.end[:4])
        return span(year(last - when.count + 1), year(last))
    number = int(frame.text[2:6]) if _is_fiscal(frame) else int(frame.end[:4])
    if when.pointer == "last":
        number = issued - 1 if issued and not _is_fiscal(frame) else number
    elif when.pointer == "previous":
        number -= when.count
    elif when.pointer == "this" and issued == number + 1:  # who looks back on last year speaks in this one
        number += 1
    if not _is_fiscal(frame):
        return months(number, *when.months)
    if when.months == (1, _YEAR):
        return calendar.year(number)
    return calendar.month(number, when.months[0]) if when.pointer == "month" else calendar.part(number, *when.months)
