"""The frame of a document: where and when its figures hold unless they say otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.errors import IncompleteInput
from ipkg.model import Edit, Span
from ipkg.read.periods import periods
from ipkg.read.titles import front_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.model import Document, Knowledge, Place

_OF_THE_FRAME: Final = re.compile(r"(?:\b(?:in|for|during|of|on)\s+(?:the\s+)?(?:year\s+)?)\Z", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Area (the key of a place) and period that a title names; None where it names none, or several unrelated ones.

    ``note`` says which choice was made between places of one name, ``named`` the name it was made for.
    """

    area: str | None
    period: str | None
    note: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    places: tuple[Place, ...]


def frame_from_title(title: str, places: Sequence[Place]) -> Frame:
    """The frame that a title names. Of a place and the place it lies in, the inner one is meant.

    >>> frame_from_title("2023 Annual Report on Filings", ()).period
    '2023'
    """
    area, note, named = _area(title, places)
    return Frame(area, _period(title), note, named)


def _period(title: str) -> str | None:
    named = periods(title)
    framing = {period.text for period in named if _OF_THE_FRAME.search(title, 0, period.start)}
    for candidates in (framing, {period.text for period in named}):
        if len(candidates) == 1:
            return next(iter(candidates))
    return None


def _area(title: str, places: Sequence[Place]) -> tuple[str | None, str, str]:
    by_key = {place.key: place for place in places}
    mentions = tuple(_mentions(title, places))
    named = {place.key for mention in mentions for place in mention.places}
    chosen: dict[str, tuple[Place, _Mention, str]] = {}
    for mention in mentions:
        within = [place for place in mention.places if _above(place, by_key) & (named - {place.key})]
        place = (within or list(mention.places))[0]
        chosen.setdefault(place.key, (place, mention, "" if within or len(mention.places) == 1 else _choice(mention)))
    outer = {above for place, _, _ in chosen.values() for above in _above(place, by_key)}
    inner = [choice for key, choice in chosen.items() if key not in outer]
    if len(inner) != 1:
        return None, "", ""
    place, mention, note = inner[0]
    return place.key, note, title[mention.start : mention.end]


def _choice(mention: _Mention) -> str:
    keys = ", ".join(place.key for place in mention.places)
    return f"places of this name: {keys}; the first was taken, --area decides otherwise"


def _above(place: Place, by_key: dict[str, Place]) -> set[str]:
    """Keys of the places that a place lies in."""
    found: set[str] = set()
    while place.parent and place.parent in by_key and place.parent not in found:
        found.add(place.parent)
        place = by_key[place.parent]
    return found


def _mentions(title: str, places: Sequence[Place]) -> Iterator[_Mention]:
    """Places named in a title, longest name first, none inside another; a line in capitals names them in capitals."""
    names: dict[str, list[Place]] = {}
    for place in places:
        printed = (place.name, *place.names, place.zh)
        for name in dict.fromkeys((*printed, *map(str.upper, printed))):
            if name and name in title:
                names.setdefault(name, []).append(place)
    taken: list[_Mention] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        edge = r"(?<![^\W_]){}(?![^\W_])" if _WORD.search(name) else "{}"
        for match in re.finditer(edge.format(re.escape(name)), title):
            if all(match.end() <= other.start or other.end <= match.start() for other in taken):
                taken.append(_Mention(match.start(), match.end(), tuple(names[name])))
    yield from sorted(taken, key=lambda mention: mention.start)


def complete(document: Document, knowledge: Knowledge) -> Document:
    """The document with title, period and area known; its area is the key of a place where the register has it.

    What front matter or options say stands; the rest is read from the title and the title lines below it. Where a
    place was chosen among several of one name, an edit says so. Raises IncompleteInput, naming what is unknown and
    the options that say it.
    """
    said = document.metadata
    lines = dict.fromkeys(
        line for line in (said.title, said.source_title, *front_lines(document.received, document.body_start)) if line
    )
    frames = [frame_from_title(line, knowledge.places) for line in lines]
    period = said.period or next((frame.period for frame in frames if frame.period), None)
    placed = next((frame for frame in frames if frame.area), Frame(None, None))
    area = _key(said.area, knowledge) if said.area else placed.area
    unknown = [name for name, value in (("title", said.title), ("period", period), ("area", area)) if not value]
    if unknown:
        options = " ".join(f"--{name} …" for name in unknown)
        raise IncompleteInput(
            f"{document.path}: the document does not say its {', '.join(unknown)}",
            hint=f"say it with {options}, or in the front matter",
        )
    edits = () if said.area or not placed.note else _noted(document, placed)
    return replace(document, metadata=replace(said, period=period, area=area), edits=(*document.edits, *edits))


def _noted(document: Document, frame: Frame) -> tuple[Edit, ...]:
    at = document.received.find(frame.named)
    span = Span(max(at, 0), max(at, 0) + len(frame.named) if at >= 0 else 0)
    return (Edit("place-choice", span, frame.area or "", frame.note),) if at >= 0 else ()


def _key(area: str, knowledge: Knowledge) -> str:
    """The key of the place that an option or front matter names; the name itself where the register lacks it."""
    if area in knowledge.place_by_key:
        return area
    return frame_from_title(area, knowledge.places).area or area
