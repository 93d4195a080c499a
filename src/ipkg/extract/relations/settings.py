"""When and where something was done, as far as its sentence says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.extract import frame as frames
from ipkg.extract.headings import lore
from ipkg.extract.names.folding import PLACE_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.frame import Frame
    from ipkg.extract.names.passage import Passage
    from ipkg.extract.relations.clauses import Clause
    from ipkg.extract.relations.units import Unit
    from ipkg.extract.values.engine import Node
    from ipkg.extract.values.reading import Reader
    from ipkg.model import Document, Knowledge

_SIGN: Final = re.compile(
    r"\d{4}|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|year)\b"
)
_DAY: Final = re.compile(r"\b([0-3]?\d)(?:st|nd|rd|th)?\b")
_DAYLESS: Final = frozenset({"month-day", "day-month"})
_MONTH: Final = 7
_BETWEEN: Final = frozenset({"with", "by", "on", "in", "and"})
_NEAR: Final = 4


@dataclass(frozen=True, slots=True)
class Calendar:
    """Reads the times of sentences in the frame of a document."""

    reader: Reader
    frame: Frame

    @classmethod
    def of(cls, document: Document, knowledge: Knowledge) -> Calendar:
        """The calendar of a document."""
        known = lore(knowledge, "comma")
        return cls(known.reader, frames.of_metadata(document.metadata, known.areas))

    def times(self, clause: Clause) -> tuple[Time, ...]:
        """The times that a sentence names outside its names, in order."""
        passage = clause.passage
        low, high = passage.words[0].start, passage.words[-1].end
        text = passage.text[low:high]
        if not _SIGN.search(text):
            return ()
        named = [(passage.words[unit.start].start, passage.words[unit.end - 1].end) for unit in clause.units]
        found = (node for node in self.reader.values(text) if node.kind == "when")
        outside = (node for node in found if not any(a <= node.start + low < b for a, b in named))
        return tuple(self._times(outside, passage, low))

    def _times(self, nodes: Iterator[Node], passage: Passage, low: int) -> Iterator[Time]:
        for node in nodes:
            when = node.value
            period = self.frame.at(when) if when.role in {"in", "by", "end"} and not when.bare else None
            if period and when.pointer != "frame":
                start = sum(word.end <= low + node.start for word in passage.words)
                yield Time(start, _with_day(period.text, node, passage.text[low:]))


@dataclass(frozen=True, slots=True)
class Time:
    """A time that the word at ``at`` begins: a date or range of the output contract."""

    at: int
    text: str


def _with_day(date: str, node: Node, text: str) -> str:
    """A month with the day that is printed beside it."""
    rules = {node.rule, *(child.rule for child in node.children)}
    day = _DAY.search(text[node.start : node.end]) if rules & _DAYLESS and len(date) == _MONTH else None
    return f"{date}-{int(day.group(1)):02}" if day else date


def nearest(times: tuple[Time, ...], clause: Clause, start: int, end: int) -> str | None:
    """The date of what words ``[start, end)`` say: the last time before them, else the first behind them."""
    before = [time for time in times if time.at < start and (time.at <= 1 or not _parted(clause, time.at, start))]
    before = [time for time in before if time.at <= 1 or not _in_aside(clause, time.at, start)]
    after = [time for time in times if time.at >= end and not _parted(clause, end, time.at)]
    after = [time for time in after if clause.key(start - 1) != "," or not _has_comma(clause, end, time.at)]
    chosen = before[-1:] or after[:1]
    return chosen[0].text if chosen else None


def _has_comma(clause: Clause, start: int, end: int) -> bool:
    return any(clause.key(at) == "," for at in range(start, end))


def _in_aside(clause: Clause, at: int, start: int) -> bool:
    """Whether a time stands between commas of its own: "the alliance, founded in 2015, published …"."""
    return _has_comma(clause, at, start) and _has_comma(clause, max(0, at - _NEAR), at)


def _parted(clause: Clause, start: int, end: int) -> bool:
    """Whether a semicolon or another verb that has a subject of its own stands between two words."""
    return any(
        clause.key(at) in {";", "."} or (at in clause.verbs - clause.shared and at > start) for at in range(start, end)
    )


def place(clause: Clause, at: int) -> Unit | None:
    """The place of the register where something is done: behind "in" at word ``at``, or behind a partner and a time."""
    while at < len(clause.passage.words):
        unit = clause.starting(at + 1) if clause.key(at) in {"in", "at"} else None
        if unit:
            return unit if unit.types & PLACE_TYPES and unit.entities[0].register else None
        partner = clause.starting_near(at)
        if partner is None and clause.key(at) not in _BETWEEN and not _dates(clause, at):
            return None
        at = partner.end if partner else at + 1
    return None


def over_date(clause: Clause, at: int) -> int:
    """The index behind a date that begins at a word: "in July 2020 together with …"."""
    end = clause.on_over(at, frozenset({"in", "on"}))
    while _dates(clause, end):
        end += 1
    return end if end > at + 1 else at


def _dates(clause: Clause, at: int) -> bool:
    """Whether a word may stand in a date."""
    return clause.key(at).isdigit() or clause.passage.key(at) in clause.passage.lexicon.months
