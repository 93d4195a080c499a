"""Asterisks and underscores that set off words: which open, which close, and which are only themselves.

Follows the delimiter runs of CommonMark 0.31 (section 6.2) with two liberties that damaged texts ask for: punctuation
inside a run does not matter, and pairs may overlap. Runs of two that find no partner are taken out, single ones stay.
"""

from __future__ import annotations

from dataclasses import dataclass

Mark = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A run of one delimiter, and whether it may open and close."""

    char: str
    start: int
    end: int
    opens: bool
    closes: bool

    @classmethod
    def at(cls, text: str, start: int, end: int) -> Run:
        """The run at ``[start, end)`` of a text."""
        before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
        opens, closes = not after.isspace(), not before.isspace()
        inside = before.isalnum() and after.isalnum()
        if inside and (text[start] == "_" or (before.isdigit() and after.isdigit())):
            opens = closes = False
        return cls(text[start], start, end, opens, closes)


def pair(runs: list[Run]) -> tuple[list[tuple[int, int]], list[Mark]]:
    """The ranges of delimiters to take out, and the ranges that they set off."""
    removed: list[tuple[int, int]] = []
    marks: list[Mark] = []
    waiting: dict[str, list[tuple[int, int]]] = {"*": [], "_": []}
    for run in runs:
        start, stack = run.start, waiting[run.char]
        while run.closes and stack and start < run.end:
            first, last = stack.pop()
            size = min(last - first, run.end - start, 3)
            removed += [(last - size, last), (start, start + size)]
            marks += [(kind, last, start) for kind in _kinds(size)]
            start += size
            if last - size > first:
                stack.append((first, last - size))
        if start < run.end and run.opens:
            stack.append((start, run.end))
        elif run.char == "*" and run.end - start > 1 and run.closes:
            removed.append((start, run.end))
    removed += [(first, last) for first, last in waiting["*"] if last - first > 1]
    return removed, marks


def _kinds(size: int) -> tuple[str, ...]:
    return {1: ("italic",), 2: ("bold",), 3: ("bold", "italic")}[size]
