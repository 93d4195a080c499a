"""The ledger: every numeral of a document is the value of an observation, or is listed with the reason why not."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.model import Finding, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ipkg.extract.pieces import Piece
    from ipkg.extract.prose import Told
    from ipkg.model import Document, MappedText, Observation

_NUMERAL: Final = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_TIMES: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_REASONS: Final = {"when": "date", "denominator": "denominator", "definition": "definition"}


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the received file that was understood as something other than a figure, and as what."""

    span: Span
    reason: str


def asides(told: Told, text: MappedText) -> tuple[Aside, ...]:
    """What a sentence's pieces are when they are no figures that were read."""
    found = ((piece, _reason(told.pieces, at)) for at, piece in enumerate(told.pieces))
    return tuple(
        Aside(text.span(piece.start + told.offset, piece.end + told.offset), reason)
        for piece, reason in found
        if reason
    )


def _reason(pieces: Sequence[Piece], at: int) -> str | None:
    piece, before = pieces[at], pieces[at - 1] if at else None
    if piece.tag == "atom":
        return "slogan" if piece.node is not None and piece.node.rule == "quoted" else "part of a name"
    if piece.is_figure:
        apart = (before is not None and before.has("set-aside-head")) or _ranked(pieces[max(at - 3, 0) : at])
        return "structural" if apart else _of_figure(piece)
    return _REASONS.get(piece.tag)


def _ranked(before: Sequence[Piece]) -> bool:
    """Whether a number only says among how many something ranks: "came sixth among the 15"."""
    led = [piece for piece in before if piece.tag != "det"]
    return bool(led) and any(piece.tag == "rank" for piece in led[-2:]) and led[-1].tag in {"prep", "rank"}


def _of_figure(piece: Piece) -> str:
    """Why a figure that no rule of statements took was set aside."""
    if getattr(piece.value, "unit", "") in _TIMES:
        return "structural"
    return "restated" if piece.tag == "number" and getattr(piece.value, "words", False) else "not understood"


def unread(document: Document, observations: Sequence[Observation], known: Iterable[Aside]) -> tuple[Unread, ...]:
    """The numerals in digits that became no value, in document order, each with its reason."""
    printed = {observation.printed for observation in observations}
    values = _Spans([(observation.value_span, "read") for observation in observations if observation.value_span])
    others = _Spans([(aside.span, aside.reason) for aside in known])
    found = []
    for match in _NUMERAL.finditer(document.received, document.body_start):
        span = Span(match.start(), match.end())
        if values.at(span) is None:
            why = _why(document.received, span, others.at(span))
            again = why == "not understood" and match.group() in printed
            found.append(Unread(span, match.group(), "structural" if again else why))
    return tuple(found)


def _why(text: str, span: Span, known: str | None) -> str:
    """The reason why a numeral is no value: what is known of the words around it, else how it is printed."""
    if known in {"date", "part of a name", "slogan", "denominator", "definition"}:
        return known
    printed = _as_printed(text, span)
    if printed is not None and not (printed == "date" and known == "restated"):
        return printed
    return "structural" if known in {None, "restated"} else known or ""


def _as_printed(text: str, span: Span) -> str | None:
    """What the signs beside a numeral make of it, None where they say nothing."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if _ORDINAL.match(text, span.end):
        return "edition"
    if text[max(0, span.start - 4) : span.start].casefold() == "per ":
        return "denominator"
    if before.isalpha() or after.isalpha() or "+" in {before, after}:
        return "slogan"
    return "date" if _YEAR.fullmatch(text[span.start : span.end]) else None


class _Spans:
    """Spans with what they are, found by place."""

    def __init__(self, spans: Sequence[tuple[Span, str]]) -> None:
        self._spans = sorted(spans, key=lambda item: (item[0].start, item[0].end))
        self._starts = [span.start for span, _ in self._spans]

    def at(self, span: Span) -> str | None:
        """What the nearest span that overlaps this one is; None where none does."""
        index = bisect_right(self._starts, span.end - 1) - 1
        for at in range(index, max(index - 4, -1), -1):
            found, reason = self._spans[at]
            if found.overlaps(span):
                return reason
        return None


def findings(document: Document, observations: Iterable[Observation]) -> tuple[Finding, ...]:
    """Numbers whose digits are grouped in an unusual way, once for each place."""
    places = {
        observation.value_span: observation
        for observation in observations
        if observation.value_span is not None and _oddly_grouped(document.quote(observation.value_span))
    }
    return tuple(
        Finding(
            "digit-grouping",
            "warning",
            f"{document.path}:{document.line(span.start)}",
            f"{document.quote(span)} is grouped unusually and was read as {observation.value}",
            "compare it with the sums that it takes part in",
        )
        for span, observation in sorted(places.items(), key=lambda item: item[0])
    )


_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:\.\d{3})+")


def _oddly_grouped(printed: str) -> bool:
    match = re.search(r"\d+(?:,\d+)+", printed)
    return match is not None and _GROUPED.fullmatch(match.group()) is None
