"""Where names stand already."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipkg.model import Span


class Taken:
    """Ranges of the file that do not overlap, made of spans that may.

    >>> from ipkg.model import Span
    >>> taken = Taken([Span(5, 9), Span(0, 3), Span(6, 12)])
    >>> taken.at(Span(2, 4)), taken.at(Span(3, 5)), taken.at(Span(11, 20))
    (True, False, True)
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def at(self, span: Span) -> bool:
        """Whether a span shares characters with one that is taken."""
        index = bisect_left(self._starts, span.end) - 1
        return index >= 0 and self._ends[index] > span.start
