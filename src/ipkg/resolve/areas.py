"""Which place an area label means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.model import Knowledge, Place

_APOSTROPHES: Final = str.maketrans("’ʼ`‘", "''''")
_LEVELS: Final = re.compile(r"\s+(?:city|province|municipality|county|prefecture|district)$")


def folded(name: str) -> str:
    """A place name in small letters, one kind of apostrophe, without article and level word.

    >>> folded("the Hai’an City"), folded("Jiangsu Province")
    ("hai'an", 'jiangsu')
    """
    text = " ".join(name.translate(_APOSTROPHES).lower().split()).removeprefix("the ")
    return _LEVELS.sub("", text)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places of the register by each of their folded names."""

    knowledge: Knowledge
    names: dict[str, tuple[Place, ...]]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, knowledge: Knowledge) -> Gazetteer:
        """The gazetteer of a knowledge."""
        found: dict[str, list[Place]] = {}
        for place in knowledge.places:
            for name in dict.fromkeys(folded(name) for name in (place.name, *place.names)):
                found.setdefault(name, []).append(place)
        return cls(knowledge, {name: tuple(places) for name, places in found.items()})

    def locate(self, label: str, frame: str | None = None) -> Place | None:
        """The place a label means: the only one of that name, else the one nearest to the place whose key is ``frame``.

        None where no place has the name, or where several do and none is nearest: a bare ambiguous name is left
        open. "Name, Parent" tells namesakes apart by itself.
        """
        name, _, parent = (part.strip() for part in label.partition(","))
        namesakes = self.names.get(folded(name), ())
        if parent:
            keys = {place.key for place in self.names.get(folded(parent), ())}
            namesakes = tuple(place for place in namesakes if keys & set(_keys_above(place, self.knowledge)))
        if len(namesakes) <= 1 or frame is None:
            return namesakes[0] if len(namesakes) == 1 else None
        ranked = sorted(namesakes, key=lambda place: _distance(place, frame, self.knowledge))
        nearest, second = (_distance(place, frame, self.knowledge) for place in ranked[:2])
        return ranked[0] if nearest < second else None


def _keys_above(place: Place, knowledge: Knowledge) -> Iterator[str]:
    key: str | None = place.key
    while key and key in knowledge.place_by_key:
        yield key
        key = knowledge.place_by_key[key].parent


def _distance(place: Place, frame: str, knowledge: Knowledge) -> int:
    """Steps in the hierarchy between a place and the frame, by the nearest place that holds both."""
    if frame not in knowledge.place_by_key:
        return 0
    above_frame = list(_keys_above(knowledge.place_by_key[frame], knowledge))
    for steps, key in enumerate(_keys_above(place, knowledge)):
        if key in above_frame:
            return steps + above_frame.index(key)
    return len(above_frame) + len(list(_keys_above(place, knowledge)))
