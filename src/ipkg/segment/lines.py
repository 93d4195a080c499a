"""Lines, and how the end of one meets the beginning of the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LINE: Final = re.compile(r"[^\r\n\f\v\u2028\u2029]*")
_BREAK: Final = re.compile(r"\r\n?|[\n\f\v\u2028\u2029]")
_QUOTED: Final = re.compile(r" {0,3}>(?!\d)(?: ?>){0,8} ?")
_TABLE: Final = re.compile(r"(<table\b)|</table\s*>", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT: Final = re.compile(r"(?<=[^\W_])[-‐][ \t]*(?:(?:\r\n?|\n)[ \t>]*){1,3}(?=[^\W_])")
_LAST_WORD: Final = re.compile(r"[^\W\d_]+\Z")
_CJK: Final = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")
_UNSEEN: Final = " \t\ufeff\u200b\u200c\u200d\u00ad\u0085\x1c\x1d\x1e\x1f"
_LONGEST_WORD: Final = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end and without the marks of a quoted block: text and place in the received file."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where its last character ends."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen on it."""
        return not self.text.strip(_UNSEEN)

    def strip(self) -> Line:
        """The line without blanks at its ends."""
        return self.cut(0)

    def cut(self, at: int) -> Line:
        """What follows the first ``at`` characters, without blanks at its ends."""
        rest = self.text[at:]
        left = len(rest) - len(rest.lstrip())
        return Line(self.start + at + left, rest.strip())


def lines(text: str, start: int = 0) -> tuple[Line, ...]:
    r"""The lines of a text from an offset on.

    >>> [(line.start, line.text) for line in lines("a\r\n> b\n\nc")]
    [(0, 'a'), (5, 'b'), (7, ''), (8, 'c')]
    """
    return tuple(_lines(text, start))


def _lines(text: str, at: int) -> Iterator[Line]:
    while at <= len(text):
        found = _LINE.match(text, at)
        end = found.end() if found else at
        quoted = _QUOTED.match(text, at, end)
        begin = quoted.end() if quoted else at
        yield from _around_tables(Line(begin, text[begin:end]))
        ending = _BREAK.match(text, end)
        if not ending:
            return
        at = ending.end()


def _around_tables(line: Line) -> Iterator[Line]:
    """A line cut before each HTML table that begins on it and behind each that ends on it."""
    stops = [match.start() if match[1] else match.end() for match in _TABLE.finditer(line.text)]
    at = 0
    for stop in (*stops, len(line.text)):
        if at < stop or not line.text:
            yield Line(line.start + at, line.text[at:stop])
        at = stop


@dataclass(frozen=True, slots=True)
class Joint:
    """How two lines meet: characters to drop from the first, what to put between, and why where it is a repair."""

    drop: int
    between: str
    reason: str = ""


def joiner(text: str) -> Callable[[str, str], Joint]:
    r"""What decides how two lines of a text meet; it knows the words of the text.

    A hyphen at the end of a line stays where the text has the word with its hyphen elsewhere, or has both halves as
    words of their own; it goes where the text has the joined word, or nothing speaks for it.

    >>> meet = joiner("the one-stop services at infringe-\nment level, infringement of one-\nstop")
    >>> meet("infringe-", "ment level").drop, meet("of one-", "stop").drop, meet("RMB 3.4", "billion").between
    (1, 0, ' ')
    """
    words = _words(text) if _CUT.search(text) else frozenset()

    def meet(first: str, second: str) -> Joint:
        if first.endswith(("-", "‐")) and first[-2:-1].isalnum() and second[:1].isalnum():
            return _hyphen(first[-_LONGEST_WORD - 1 : -1], second[:_LONGEST_WORD], words)
        if _CJK.match(first[-1:]) and _CJK.match(second[:1]):
            return Joint(0, "")
        ranged = first[-1:] in {"–", "/"} and first[-2:-1].isalnum() and second[:1].isalnum()
        return Joint(0, "" if ranged else " ")

    return meet


def _hyphen(before: str, after: str, words: frozenset[str]) -> Joint:
    last, first = _LAST_WORD.search(before), _WORD.match(after)
    if not last or not first or not first[0][0].islower():
        return Joint(0, "", "the hyphen stands between figures or before a name")
    left, right = last[0].lower(), first[0].lower().split("-")[0]
    if f"{left}-{right}" in words:
        return Joint(0, "", f"{left}-{right} stands elsewhere in the document")
    if left + right in words:
        return Joint(1, "", f"{left}{right} stands elsewhere in the document")
    if left in words and right in words:
        return Joint(0, "", f"{left} and {right} are words of the document")
    return Joint(1, "", "a word divided at the end of a line")


def _words(text: str) -> frozenset[str]:
    """The words of a text, with their hyphens, save those that a line end divides."""
    divided = [match.span() for match in _CUT.finditer(text)]
    ends, starts = {start for start, _ in divided}, {end for _, end in divided}
    return frozenset(
        match[0].lower() for match in _WORD.finditer(text) if match.end() not in ends and match.start() not in starts
    )
