"""Units as tables name them: in a bracket, a unit line, a column of units, behind a comma."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ipkg.extract.values.numerals import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.values.reading import Reader
    from ipkg.model import Unit

_LEAD: Final = re.compile(r"^(?:units?|in)\s*[:：]?\s+|[:：]", re.IGNORECASE)
_CHOICES: Final = re.compile(r"\s*[,;、，；]\s*|\s*/\s*|\s+(?:or|and)\s+")
_LONG_UNIT: Final = 7
_LONGEST: Final = 60
_COUNTS: Final = frozenset({"count", "people"})
_ROUND: Final = frozenset(Decimal(10) ** places for places in range(2, 10))


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of a column or table and what its numbers are multiplied by."""

    unit: str
    factor: Decimal = Decimal(1)

    @property
    def telling(self) -> bool:
        """Whether it says more than that things are counted one by one."""
        return self.factor != 1 or self.unit not in {"", *_COUNTS}


class Scales:
    """The units of one installation, read from the words that name them."""

    def __init__(self, units: tuple[Unit, ...], reader: Reader) -> None:
        self._reader = reader
        self._units = {name.casefold(): unit.key for unit in units for name in (unit.key, unit.label, *unit.names)}
        plurals = reader.cues.get("scale-plural", {})
        self._plurals = {phrase.casefold(): word for phrase, word in plurals.items()}
        longest = sorted(plurals, key=len, reverse=True)
        self._plural = re.compile(rf"(?<![\w.,])(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)

    def read(self, text: str) -> Scale | None:
        """The unit that a bracket or unit line names: "%", "RMB million", "10,000 yuan", "piece"; None if none."""
        return next(self.all(text), None)

    def all(self, text: str) -> Iterator[Scale]:
        """Every unit that a unit line names, in its order: "piece, 10,000 yuan, %" names three."""
        words = _LEAD.sub(" ", text.strip()).strip()
        whole = self.one(words) if len(words) <= _LONGEST else None
        if whole:
            yield whole
            return
        choices = _CHOICES.split(words)
        yield from (found for choice in choices if len(choices) > 1 and (found := self.one(choice)))

    def one(self, words: str) -> Scale | None:
        """The one unit that a whole text names."""
        known = self._units.get(words.casefold())
        return Scale(known) if known else self.counted(words) or self._money(words)

    def counted(self, words: str) -> Scale | None:
        """Tens of thousands of pieces: a number before the name of a unit."""
        node = next(iter(self._reader.values(words)), None)
        if node is None or node.start or node.kind != "number":
            return None
        unit = self._units.get(words[node.end :].strip().casefold())
        return Scale(unit, node.value.value) if unit else None

    def _money(self, words: str) -> Scale | None:
        """A currency with its scale word, whichever comes first; "thousands of euros" are a thousand each."""
        single = self._plural.sub(self._single, words) if self._plurals else words
        parts = [part for part in single.split() if part != "in"]
        places = range(len(parts) + 1) if 0 < len(parts) < _LONG_UNIT else ()
        for attempt in (" ".join(parts), *(" ".join([*parts[:at], "1", *parts[at:]]) for at in places)):
            nodes = self._reader.values(attempt)
            if len(nodes) == 1 and nodes[0].start == 0 and nodes[0].end == len(attempt):
                found = nodes[0].value
                if isinstance(found, Amount) and (found.unit or found.value in _ROUND):
                    return Scale(found.unit, found.value)
        return None

    def _single(self, match: re.Match[str]) -> str:
        return f" {self._plurals[match[0].casefold()]} "
