"""Periods as OWL-Time intervals with their days as instants (W3C Time Ontology, 4.2.12)."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, Final

from ipkg.lift.terms import about, date, en, integer, node
from ipkg.model import Period
from ipkg.vocab import ipkg, rdf, rdfs, time

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from ipkg.iris import Iris

_FORM: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_CALENDAR_YEAR: Final = "http://reference.data.gov.uk/id/year/"


def parse(text: str | None) -> Period | None:
    """The period of a text in the form of the output contract; None for any other form (fiscal years included).

    >>> parse("2021/2023"), parse("2024-02").end, parse("FY2019")
    (Period(text='2021/2023', start='2021-01-01', end='2023-12-31'), '2024-02-29', None)
    """
    first, _, last = (text or "").partition("/")
    if not text or not _FORM.fullmatch(first) or not _FORM.fullmatch(last or first):
        return None
    return Period(text, _day(first, end=False), _day(last or first, end=True))


def parse_range(text: str | None) -> Period | None:
    """The period of a text that gives a beginning and an end; None for a single date."""
    return parse(text) if text and "/" in text else None


def _day(text: str, *, end: bool) -> str:
    year, month, day = ([*text.split("-"), "", ""])[:3]
    month = month or ("12" if end else "01")
    last = monthrange(int(year), int(month))[1] if 1 <= int(month) <= 12 else 1
    return f"{year}-{month}-{day or (f'{last:02}' if end else '01')}"


def periods(found: Iterable[Period], iris: Iris) -> Iterator[Triple]:
    """Each period with its integer year (of its end), its first and its last day."""
    for period in found:
        days = [node(iris.instant(day)) for day in (period.start, period.end)]
        calendar = re.fullmatch(r"\d{4}", period.text)
        yield from about(
            node(iris.period(period.key)),
            (rdf.type, time.ProperInterval),
            (rdfs.label, en(period.text.replace("/", " to "))),
            (ipkg.year, integer(int(period.end[:4]))),
            (time.hasBeginning, days[0]),
            (time.hasEnd, days[1]),
            (rdfs.seeAlso, node(_CALENDAR_YEAR + period.text) if calendar else None),
        )
        for instant, day in zip(days, (period.start, period.end), strict=True):
            yield from about(instant, (rdf.type, time.Instant), (rdfs.label, en(day)), (time.inXSDDate, date(day)))
