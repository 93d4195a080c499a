"""Pages of lines, and the pieces that stretches of them make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from ipkg.segment.lines import Line

PieceKind = Literal[
    "heading", "paragraph", "item", "pipes", "tabs", "columns", "rows", "pairs", "html", "note", "unit", "rule", "page"
]
TABLES: Final = frozenset({"pipes", "tabs", "columns", "rows", "pairs", "html"})
BOLD_LEVEL: Final = 7
PLAIN_LEVEL: Final = 8

ATX: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[*_<]|[^\W\d]))")
TABLE_CLOSES: Final = re.compile(r"</table\s*>", re.IGNORECASE)
_DECIMAL: Final = re.compile(r"[#*_\s]*(\d{1,2})\.\d{1,2}\.?\s+[^\Wa-z\d_]")
_LONG: Final = 60
_ENDS: Final = frozenset(".!?;:,。！？；：，…")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together. ``level`` is that of a heading as printed.

    ``mark`` is that of a list item, and the bare number of a chapter, both cut from the lines.
    """

    kind: PieceKind
    lines: tuple[Line, ...]
    level: int = 0
    mark: str = ""

    @property
    def start(self) -> int:
        """Where its first character stands."""
        return self.lines[0].start

    @property
    def long(self) -> bool:
        """Whether it is longer than the lines of an address, a date or a signature are."""
        return sum(len(line.text) for line in self.lines) > _LONG

    @property
    def end(self) -> int:
        """Where its last character ends."""
        return self.lines[-1].end


@dataclass(frozen=True)
class Page:
    """All lines of a document."""

    lines: tuple[Line, ...]

    @cached_property
    def table_ends(self) -> tuple[int, ...]:
        """The lines that hold the end of an HTML table."""
        return tuple(at for at, line in enumerate(self.lines) if TABLE_CLOSES.search(line.text))

    @cached_property
    def has_atx(self) -> bool:
        """Whether headings are marked the way of Markdown."""
        return any(ATX.match(line.text) for line in self.lines)

    @cached_property
    def chapters(self) -> frozenset[str]:
        """The first numbers of decimal section marks: where 3.1 and 3.2 stand, "3 Courts" is a heading as well."""
        return frozenset(found[1] for line in self.lines if (found := _DECIMAL.match(line.text)))

    def text(self, at: int) -> str:
        """The text of a line, blank beyond the last."""
        return self.lines[at].text if at < len(self.lines) else ""

    def blank(self, at: int) -> bool:
        """Whether a line is blank or beyond the last."""
        return at >= len(self.lines) or self.lines[at].blank

    def next_text(self, at: int) -> str:
        """The next line that is not blank, from one on."""
        return next((self.lines[i].text for i in range(at, len(self.lines)) if not self.lines[i].blank), "")


Taken = tuple[Piece | None, int]


def ended(text: str) -> bool:
    """Whether a stretch of text ends in punctuation, quotation marks and brackets behind it aside.

    >>> ended('They said "no."'), ended("of the Patent")
    (True, False)
    """
    return text.rstrip(" \t\"'”’」』)]*_")[-1:] in _ENDS


def one(kind: PieceKind, line: Line, at: int, level: int = 0) -> Taken:
    """A piece of a single line."""
    return Piece(kind, (line.strip(),), level), at + 1
