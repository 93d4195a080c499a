"""The frame of a document whose title does not say it: the place and the year that its text speaks of most.

What is inferred says so: each result carries the count it rests on. Where no place or year holds at least half of
what is named, nothing is inferred.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ipkg.model import Knowledge, Place

_OPENING: Final = 12_000
_WORD: Final = re.compile(r"[A-Za-z]")
_TIMES: Final = re.compile(
    r"\b(?:(?P<fiscal>FY|fiscal(?: year)?|financial year)[ -]?|(?:in|during|for|of|throughout|year) )"
    r"(?P<year>(?:19|20)\d\d)(?:[-–/](?P<next>\d\d)\b)?(?![\d.,%-]\d|\d|%)",
    re.IGNORECASE,
)
_LEAST: Final = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a text names a place, and which places bear that name."""

    start: int
    end: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a text speaks of most, how that was counted, and the first stretch of the text that names it."""

    value: str
    proof: str
    start: int
    end: int


def mentions(text: str, names: Mapping[str, Sequence[Place]]) -> tuple[Mention, ...]:
    """Places named in a text, in order; longest name first, none inside another."""
    taken: dict[int, Mention] = {}
    covered = bytearray(len(text))
    for name in sorted((name for name in names if name in text), key=lambda name: (-len(name), name)):
        edge = r"(?<![^\W_]){}(?![^\W_])" if _WORD.search(name) else "{}"
        for match in re.finditer(edge.format(re.escape(name)), text):
            if not covered[match.start()] and not covered[match.end() - 1]:
                covered[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                taken[match.start()] = Mention(match.start(), match.end(), tuple(names[name]))
    return tuple(taken[start] for start in sorted(taken))


@lru_cache(maxsize=4)
def names_of(knowledge: Knowledge) -> Mapping[str, tuple[Place, ...]]:
    """Every written name of the places of a knowledge, in capitals too."""
    names: dict[str, list[Place]] = {}
    for place in knowledge.places:
        printed = (place.name, *place.names, place.zh)
        for name in dict.fromkeys((*printed, *map(str.upper, printed))):
            if name:
                names.setdefault(name, []).append(place)
    return {name: tuple(places) for name, places in names.items()}


@lru_cache(maxsize=4)
def _names_and_demonyms(knowledge: Knowledge) -> Mapping[str, tuple[Place, ...]]:
    """The names of places, and the adjectives made from them."""
    names = dict(names_of(knowledge))
    for cue in knowledge.cues_of("demonym"):
        place = knowledge.place_by_key.get(cue.value)
        names[cue.phrase] = (*names.get(cue.phrase, ()), *([place] if place else []))
    return names


def above(place: Place, by_key: Mapping[str, Place]) -> tuple[str, ...]:
    """Keys of the places that a place lies in, nearest first."""
    found: list[str] = []
    while place.parent and place.parent in by_key and place.parent not in found:
        found.append(place.parent)
        place = by_key[place.parent]
    return tuple(found)


def place_of(text: str, knowledge: Knowledge) -> Inferred | None:
    """The place that a text speaks of: a country named at least twice as often as any other, in its opening.

    Places inside it count for it, and so do adjectives ("Canadian"); a name that several places bear does not. Where
    one of the places inside holds at least half of what was counted, that one is meant, and so on inwards.
    """
    by_key = knowledge.place_by_key
    opening = mentions(text[:_OPENING], _names_and_demonyms(knowledge))
    named = [mention for mention in opening if len(mention.places) == 1]
    counts = Counter(key for mention in named for key in _held(mention.places[0], by_key))
    place = _inmost(counts, by_key)
    if place is None:
        return None
    first = next(mention for mention in named if place.key in _held(mention.places[0], by_key))
    proof = f"{counts[place.key]} of the {len(named)} places named in its opening are {place.name} or lie there"
    return Inferred(place.key, proof, first.start, first.end)


def _held(place: Place, by_key: Mapping[str, Place]) -> tuple[str, ...]:
    return (place.key, *above(place, by_key))


def _inmost(counts: Counter[str], by_key: Mapping[str, Place]) -> Place | None:
    """From the outermost place that leads all others of its rank inwards, while one holds half of the last."""
    parent, least, found = None, _LEAST, None
    while True:
        inside = Counter({key: count for key, count in counts.items() if by_key[key].parent == parent})
        (key, count), (_, second) = [*inside.most_common(2), ("", 0), ("", 0)][:2]
        if count < max(least, 2 * second):
            return found
        found, parent, least = by_key[key], key, max(_LEAST, (count + 1) // 2)


def year_of(text: str) -> Inferred | None:
    """The year that at least half of the years in a text are ("in 2020"); a fiscal one if it is mostly called so.

    A year and the one it is compared with count together: of the two named most, the later where they are neighbours.
    """
    found = list(_years(text))
    top = Counter(int(year[-4:]) for year, _, _ in found).most_common(2)
    count = sum(count for _, count in top)
    years = [number for number, _ in top]
    if len(years) == 2 and abs(years[0] - years[1]) > 1:
        years, count = years[:1], top[0][1]
    if count < _LEAST or 2 * count < len(found):
        return None
    year = Counter(year for year, _, _ in found if year.endswith(str(max(years)))).most_common(1)[0][0]
    start, end = next((start, end) for named, start, end in found if named == year)
    which = " and ".join(map(str, sorted(years)))
    return Inferred(year, f"{count} of the {len(found)} years named in its text are {which}", start, end)


def year_before(year: str, text: str, titles: Iterable[str]) -> Inferred | None:
    """The year before the one that titles name, where the text speaks of that one and never of the year of the titles.

    So a report named by the year in which it appeared is about the year before. A title that says "in 2022" is right.
    """
    if not year.isdecimal() or any(named == year for line in titles for named, _, _ in _years(line)):
        return None
    found = list(_years(text))
    counts = Counter(named for named, _, _ in found)
    before = str(int(year) - 1)
    if counts[year] or counts[before] < max([_LEAST, *counts.values()]):
        return None
    start, end = next((start, end) for named, start, end in found if named == before)
    return Inferred(before, f"its text names {before} {counts[before]} times and {year} never", start, end)


def _years(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _TIMES.finditer(text):
        second = match["next"]
        if second is None or int(second) == (int(match["year"]) + 1) % 100:
            fiscal = match["fiscal"] or second
            yield ("FY" if fiscal else "") + match["year"], match.start("year"), match.end()
