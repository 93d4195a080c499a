"""What is printed in a cell: a figure, two of them ("4,102 (+12.3%)"), a mark that none is given, or words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.values import numerals
from ipkg.extract.values.numerals import Amount

if TYPE_CHECKING:
    from ipkg.extract.headings import Lore
    from ipkg.extract.values.numerals import Style

_NUMBER: Final = r"[+\-−–↑↓]?\s?\d[\d.,'’  \u2009\u202f]*"
_NOTE: Final = r"(?:\s?[*†‡§#¹²³\u2460-\u2473a-e]{1,2}|\s?\[\d{1,2}\])?"
_ORDINAL: Final = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
_FIGURE: Final = re.compile(rf"([(\[]?)\s?({_NUMBER})\s?([%％]?)\s?[)\]]?{_NOTE}")
_PAIR: Final = re.compile(
    rf"({_NUMBER}\s?[%％]?){_NOTE}\s*(?:[(（\[]\s*([^()（）\[\]]+?)\s*[)）\]]|/\s*({_NUMBER}\s?[%％]?))"
)
_DIGIT: Final = re.compile(r"\d")
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure in a cell: the clean range ``[start, end)`` of the cell's text, and its amount (None: not given).

    ``signed`` says that a sign is printed, ``bracketed`` that the figure alone stands in brackets, ``second`` that it
    stands behind another one in the cell.
    """

    start: int
    end: int
    amount: Amount | None
    signed: bool = False
    bracketed: bool = False
    second: bool = False


class Entries:
    """Reads the cells of a document."""

    def __init__(self, lore: Lore, separators: Style) -> None:
        self._lore, self._separators = lore, separators

    def read(self, text: str) -> tuple[Entry, ...]:
        """What a cell's text gives; nothing where it holds words.

        A cell that a table leaves blank says nothing either; "-" or "n.a." says that the figure is not given.
        """
        if not text or len(text) > _LONGEST:
            return ()
        if text in self._lore.missing or text.casefold() in self._lore.missing:
            return (Entry(0, len(text), None),)
        if not _DIGIT.search(text):
            return ()
        return self._figure(text, 0, len(text)) or self._pair(text) or self._ordinal(text) or self._spoken(text)

    def _figure(self, text: str, start: int, end: int) -> tuple[Entry, ...]:
        match = _FIGURE.fullmatch(text, start, end)
        found = self._number(match[2]) if match else None
        if match is None or found is None:
            return ()
        amount = replace(found, unit="percent" if match[3] else "")
        end = start + len(text[start:end].rstrip())
        return (Entry(start, end, amount, match[2][0] in "+-−–↑↓", bool(match[1])),)

    def _number(self, printed: str) -> Amount | None:
        digits = printed.replace("↑", "+").replace("↓", "-").strip()
        sign, digits = (digits[0], digits[1:].strip()) if not digits[0].isdigit() else ("", digits)
        found = numerals.read(sign + re.sub(r"(?<=\d) (?=\d{3})", "\u202f", digits), self._separators)
        return Amount(found[0], 0, 0, "", numerals.significant(digits), found[1]) if found else None

    def _pair(self, text: str) -> tuple[Entry, ...]:
        """Two figures: one and, in brackets or behind a stroke, what belongs to it."""
        match = _PAIR.fullmatch(text)
        if not match:
            return ()
        group = 2 if match[2] else 3
        first, second = self._figure(text, *match.span(1)), self._figure(text, *match.span(group))
        return (*first, *(replace(entry, second=True) for entry in second)) if first and second else ()

    def _ordinal(self, text: str) -> tuple[Entry, ...]:
        """A rank: "3rd"."""
        match = _ORDINAL.fullmatch(text)
        found = self._number(match[1]) if match else None
        return (Entry(0, len(text), found),) if found else ()

    def _spoken(self, text: str) -> tuple[Entry, ...]:
        """A figure with its currency, scale word or counted thing: "RMB 3.2 million", "58 cases"."""
        nodes = self._lore.reader.values(text)
        whole = len(nodes) == 1 and nodes[0].start == 0 and nodes[0].end == len(text)
        if whole and isinstance(nodes[0].value, Amount):
            return (Entry(0, len(text), nodes[0].value, text[0] in "+-−–"),)
        counted = self._lore.scales.counted(text)
        if counted is None or not isinstance(nodes[0].value, Amount):
            return ()
        return (Entry(0, len(text), replace(nodes[0].value, unit=counted.unit)),)
