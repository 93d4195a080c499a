"""The frame of a document: where and when its figures hold unless they say otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from ipkg.errors import IncompleteInput
from ipkg.model import Edit, Span
from ipkg.read.inferred import Inferred, Mention, above, mentions, names_of, place_of, year_before, year_of
from ipkg.read.periods import canonical, periods
from ipkg.read.titles import front_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ipkg.model import Document, Knowledge, Place

_OF_THE_FRAME: Final = re.compile(r"(?:\b(?:in|for|during|of|on)\s+(?:the\s+)?(?:year\s+)?)\Z", re.IGNORECASE)
_YEAR: Final = re.compile(r"\d{4}")
_TOP: Final = 2_000
_DAY_OR_MONTH: Final = re.compile(r"\d{4}(?:-\d\d){1,2}")


@dataclass(frozen=True, slots=True)
class Frame:
    """Area (the key of a place) and period that a title names; None where it names none, or several unrelated ones.

    ``note`` says which choice was made between places of one name, ``named`` the name it was made for.
    """

    area: str | None
    period: str | None
    note: str = ""
    named: str = ""


def frame_from_title(title: str, knowledge: Knowledge) -> Frame:
    """The frame that a title names. Of a place and the place it lies in, the inner one is meant.

    >>> from ipkg.model import Knowledge
    >>> frame_from_title("2023 Annual Report on Filings", Knowledge()).period
    '2023'
    """
    area, note, named = _area(title, knowledge)
    return Frame(area, _period(title), note, named)


def _period(title: str) -> str | None:
    named = periods(title)
    framing = {period.text for period in named if _OF_THE_FRAME.search(title, 0, period.start)}
    for candidates in (framing, {period.text for period in named}):
        if len(candidates) == 1:
            return next(iter(candidates))
    return None


def _area(title: str, knowledge: Knowledge) -> tuple[str | None, str, str]:
    by_key = knowledge.place_by_key
    named_at = mentions(title, names_of(knowledge))
    named = {place.key for mention in named_at for place in mention.places}
    chosen: dict[str, tuple[Place, Mention, str]] = {}
    for mention in named_at:
        within = [place for place in mention.places if set(above(place, by_key)) & (named - {place.key})]
        place = (within or list(mention.places))[0]
        chosen.setdefault(place.key, (place, mention, "" if within or len(mention.places) == 1 else _choice(mention)))
    outer = {key for place, _, _ in chosen.values() for key in above(place, by_key)}
    inner = [choice for key, choice in chosen.items() if key not in outer]
    if len(inner) != 1:
        return None, "", ""
    place, mention, note = inner[0]
    return place.key, note, title[mention.start : mention.end]


def _choice(mention: Mention) -> str:
    keys = ", ".join(place.key for place in mention.places)
    return f"places of this name: {keys}; the first was taken, --area decides otherwise"


def complete(document: Document, knowledge: Knowledge) -> Document:
    """The document with period, area and day of issue as far as known; its area is the key of a place of the register.

    What front matter or options say stands; the rest is read from the title and the title lines below it, and what
    they leave open is inferred from the text. An edit says what was inferred, and from what, and where a place was
    chosen among several of one name.
    """
    said = document.metadata
    titles = (said.title, said.source_title, *front_lines(document.received, document.body_start), *said.evidence)
    lines = tuple(dict.fromkeys(line for line in titles if line))
    frames = tuple(frame_from_title(line, knowledge) for line in lines)
    area, where = (_key(said.area, knowledge), ()) if said.area else _where(document, frames, knowledge)
    period, when = (said.period, ()) if said.period else _when(document, frames, lines)
    issued = said.issued or _issued(lines) or _dated(document, knowledge)
    known = replace(said, period=period, area=area, issued=issued)
    return replace(document, metadata=known, edits=(*document.edits, *where, *when))


def _where(document: Document, frames: Sequence[Frame], knowledge: Knowledge) -> tuple[str | None, tuple[Edit, ...]]:
    """The area of the first title that names one, else of the text, and the edits that say how it was found."""
    titled = next((frame for frame in frames if frame.area), None)
    if titled:
        return titled.area, _noted(document, titled) if titled.note else ()
    place = place_of(document.received[document.body_start :], knowledge)
    return (place.value, (_inferred(document, "area-inferred", place),)) if place else (None, ())


def _when(document: Document, frames: Sequence[Frame], lines: Sequence[str]) -> tuple[str | None, tuple[Edit, ...]]:
    """The period of the first title that names one, unless the text speaks of an earlier one, else of the text."""
    body = document.received[document.body_start :]
    titled = next((frame.period for frame in frames if frame.period), None)
    year = year_of(body) if titled is None or not _covered(titled, lines) else year_before(titled, body, lines)
    return (year.value, (_inferred(document, "period-inferred", year),)) if year else (titled, ())


def framed(document: Document) -> Document:
    """The document itself; raises IncompleteInput, with the options that mend it, where its frame is open."""
    said = document.metadata
    known = (("title", said.title), ("period", said.period), ("area", said.area))
    unknown = [name for name, value in known if not value]
    if unknown:
        options = " ".join(f"--{name} …" for name in unknown)
        raise IncompleteInput(
            f"{document.path}: the document does not say its {', '.join(unknown)}",
            hint=f"say it with {options}, or in the front matter",
        )
    return document


def _dates(lines: Iterable[str]) -> tuple[str, ...]:
    """The months and days that stand alone in a title line: they date the document."""
    alone = (canonical(line.strip("()（）[] ")) for line in lines)
    return tuple(date for date in alone if date and _DAY_OR_MONTH.fullmatch(date))


def _covered(period: str, lines: Iterable[str]) -> bool:
    """Whether a document can be about the whole of a period that its title lines name.

    The date of the document is none, and a year is not over in one of its own months.
    """
    named = {named.text for line in lines for named in periods(line) if _DAY_OR_MONTH.fullmatch(named.text)}
    return period not in _dates(lines) and not (_YEAR.fullmatch(period) and any(date[:4] == period for date in named))


def _issued(lines: Iterable[str]) -> date | None:
    """The day on which a document was issued, where one of its title lines is nothing but a day."""
    days = {text for text in _dates(lines) if text.count("-") == 2}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None


def _dated(document: Document, knowledge: Knowledge) -> date | None:
    """The day in a line near the top that says when the text was published ("Updated: …")."""
    cues = tuple(cue.phrase.casefold() for cue in knowledge.cues_of("issued"))
    top = document.received[document.body_start : document.body_start + _TOP].splitlines()
    for line in top:
        label, colon, rest = line.strip(" *_([").replace("：", ":").partition(":")
        if colon and label.strip().casefold() in cues:
            days = [named.text for named in periods(rest) if named.text.count("-") == 2 and "/" not in named.text]
            return date.fromisoformat(days[0]) if days else None
    return None


def _inferred(document: Document, kind: str, found: Inferred) -> Edit:
    span = Span(document.body_start + found.start, document.body_start + found.end)
    return Edit(kind, span, found.value, found.proof)


def _noted(document: Document, frame: Frame) -> tuple[Edit, ...]:
    at = document.received.find(frame.named)
    span = Span(max(at, 0), max(at, 0) + len(frame.named) if at >= 0 else 0)
    return (Edit("place-choice", span, frame.area or "", frame.note),) if at >= 0 else ()


def _key(area: str, knowledge: Knowledge) -> str:
    """The key of the place that an option or front matter names; the name itself where the register lacks it."""
    if area in knowledge.place_by_key:
        return area
    return frame_from_title(area, knowledge).area or area
