"""Where: places by name, the document's own place, and the places that "the city" or "Others" mean."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.extract.values.periods import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.model import Knowledge, LocalCurrency, Place

WORLD: Final = "world"  # the place that every other lies in
_WIDTH: Final = {"country": 0, "group": 1, "province": 1, "region": 2, "city": 3, "county": 4}


@dataclass(frozen=True, slots=True)
class Area:
    """A place that figures hold for: its name and, where the register knows it, its key."""

    name: str
    key: str | None = None


def residual(whole: Area | None, what: str = "region") -> Area:
    """What a table's "Others" row stands for: the part of the whole that its breakdown could not place.

    >>> residual(Area("Jiangsu", "jiangsu")).name
    'Jiangsu (not classifiable by region)'
    """
    return Area(f"{whole.name if whole else 'Total'} (not classifiable by {what})")


class Areas:
    """The places of the register, found by name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._by_key = knowledge.place_by_key
        self._calendars = {row.place: Calendar(row.begins, row.named_by) for row in knowledge.fiscal_years}
        self._currencies = {row.place: row for row in knowledge.currencies}
        self._by_name: defaultdict[str, list[Place]] = defaultdict(list)
        for place in knowledge.places:
            for name in dict.fromkeys(map(_folded, (place.name, *place.names))):
                self._by_name[name].append(place)

    def at(self, key: str) -> Area:
        """The area of a place key; an unknown key stands for itself."""
        place = self._by_key.get(key)
        return Area(place.name, place.key) if place else Area(key)

    def named(self, name: str, frame: Area | None) -> Area | None:
        """The place of this name: of several, the one within the frame's area, then the widest; None if unknown."""
        known = self._by_name.get(_folded(name))
        if not known:
            return None
        place = min(known, key=lambda place: (not self._within(place, frame), _WIDTH[place.level]))
        return Area(place.name, place.key)

    def stated(self, name: str) -> Area:
        """The area that a document gives as its own, by key or name; unknown names stand for themselves."""
        if name in self._by_key:
            return self.at(name)
        return self.named(name, None) or Area(name.strip())

    def here(self, level: str, frame: Area | None) -> Area | None:
        """What "the city", "the province", "the country" mean: the frame's area, or the one of that level around it."""
        if level == WORLD:
            return self.at(WORLD)
        place = self._by_key.get(frame.key) if frame and frame.key else None
        while place is not None and place.level != level:
            place = self._by_key.get(place.parent) if place.parent else None
        return Area(place.name, place.key) if place else None

    def as_printed(self, key: str | None, text: str) -> str | None:
        """The name by which a text mostly calls a country; None for other places and where it uses initials only."""
        place = self._by_key.get(key or "")
        if place is None or place.level != "country":
            return None
        names = sorted((name for name in (place.name, *place.names) if not name.isupper()), key=len, reverse=True)
        printed = re.findall(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", text)
        return max(printed, key=lambda name: (printed.count(name), len(name)), default=None)

    def calendar(self, area: Area | None) -> Calendar:
        """The fiscal year of an area: its own, or that of the nearest place around it; the calendar year if unknown."""
        known = (self._calendars[key] for key in self._around(area) if key in self._calendars)
        return next(known, Calendar())

    def currency(self, area: Area | None) -> LocalCurrency | None:
        """What signs of money mean in papers of an area, as it or the nearest place around it prints them."""
        return next((self._currencies[key] for key in self._around(area) if key in self._currencies), None)

    def _around(self, area: Area | None) -> Iterator[str]:
        """The key of an area and of the places around it, from the inside out."""
        place = self._by_key.get(area.key) if area and area.key else None
        while place is not None:
            yield place.key
            place = self._by_key.get(place.parent) if place.parent else None

    def within(self, name: str, frame: Area | None) -> Area | None:
        """The place of this key or name if it lies within the frame's area and is not that area itself."""
        place = self._by_key.get(name) or next(iter(self._by_name.get(_folded(name), ())), None)
        if place is None or frame is None or place.key == frame.key or not self._within(place, frame):
            return None
        return Area(place.name, place.key)

    def related(self, one: Area, other: Area) -> bool:
        """Whether one of two areas lies in the other, or is it, or is not known."""
        places = [self._by_key.get(area.key or "") for area in (one, other)]
        return None in places or self._within(places[0], other) or self._within(places[1], one)

    def _within(self, place: Place | None, frame: Area | None) -> bool:
        if frame is not None and frame.key == WORLD:
            return True
        while place is not None and frame is not None:
            if place.key == frame.key:
                return True
            place = self._by_key.get(place.parent) if place.parent else None
        return False


def _folded(name: str) -> str:
    text = name.casefold().replace("’", "'")
    return " ".join(re.sub(r"^the ", "", text).split())
