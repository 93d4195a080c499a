"""What stands around a table: the heading that announces it, its unit line, its notes; and tables that are missing."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ipkg.segment import cues
from ipkg.segment.headlines import is_caption
from ipkg.segment.numbering import section_mark
from ipkg.segment.pieces import BOLD_LEVEL, TABLES, Piece, ended
from ipkg.segment.units import bracketed, unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.segment.grids import Table

_LONGEST = 150
_BETWEEN = frozenset({"unit", "note", "rule", "table"})
_IN_CAPTION = r"[(（]\s*"


def captioned(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces, with a short line above a table (or above its unit) made the heading that it is.

    A line in brackets directly above a table, "(piece)", states its unit.
    """
    after = (*pieces[1:], None)
    marked = tuple(_unit(piece, below) for piece, below in zip(pieces, after, strict=False))
    return tuple(
        replace(piece, kind="heading", level=BOLD_LEVEL) if _announces(marked, at) else piece
        for at, piece in enumerate(marked)
    )


def _unit(piece: Piece, below: Piece | None) -> Piece:
    above_table = piece.kind == "paragraph" and len(piece.lines) == 1 and below is not None and below.kind in TABLES
    return replace(piece, kind="unit") if above_table and bracketed(piece.lines[0].text) else piece


def _announces(pieces: Sequence[Piece], at: int) -> bool:
    piece, after = pieces[at], [other for other in pieces[at + 1 : at + 4] if other.kind not in {"unit", "rule"}]
    text = piece.lines[0].text
    short = piece.kind == "paragraph" and len(piece.lines) == 1 and len(text) <= _LONGEST and not ended(text)
    return short and bool(after) and after[0].kind in TABLES


def below(kinds: Sequence[str], numbered: frozenset[int]) -> dict[int, int]:
    """Which captions stand below their tables: the places of tables, each with that of its caption.

    ``kinds`` are those of all elements, ``numbered`` the places of captions with a number. Where tables and captions
    take turns, with nothing but units and notes between them, captions stand below if a table comes first and a
    caption last.
    """
    found: dict[int, int] = {}
    run: list[int] = []
    for at, kind in enumerate((*kinds, "end")):
        if kind == "table" or at in numbered:
            run.append(at)
        elif kind not in _BETWEEN:
            if len(run) > 1 and kinds[run[0]] == "table" and run[-1] in numbered:
                found.update(_pairs(run, kinds))
            run = []
    return found


def _pairs(run: Sequence[int], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    for first, second in pairwise(run):
        if kinds[first] == "table" and kinds[second] != "table":
            yield first, second


def bare(text: str) -> str:
    """A heading without the emphasis around it."""
    return re.sub(r"^(?:[*_]+|<[^<>]*>)+|(?:[*_]+|<[^<>]*>)+$", "", text.strip()).strip()


def is_announcement(heading: Piece, following: Sequence[Piece | Table]) -> bool:
    """Whether a heading announces a table rather than opens a section.

    ``following`` are the pieces up to the next heading, and that heading. Numbered captions do; of four signs two are
    needed from other headings: they begin with a quantity, they say by what it is broken down, a unit line follows,
    a table or nothing else follows.
    """
    text = bare(heading.lines[0].text)
    if is_caption(text):
        return True
    if section_mark(text):
        return False
    content = [piece for piece in following if piece.kind != "rule"]
    unit = bool(content) and content[0].kind == "unit"
    rest = [piece for piece in content if piece.kind != "unit"]
    empty = not rest or rest[0].kind == "table" or (isinstance(rest[0], Piece) and _beside(heading, rest[0]))
    quantity = bool(cues.pattern("quantity", r"(?:the\s+)?", r"\b").match(text))
    return sum((quantity, _broken_down(text), unit, empty)) > 1


def _broken_down(text: str) -> bool:
    return bool(cues.pattern("breakdown", r"\bby\s+(?:[\w-]+\s+){0,2}?", r"\b").search(text))


def _beside(heading: Piece, after: Piece) -> bool:
    """Whether what follows is another heading that is no part of this one."""
    return after.kind == "heading" and after.level <= heading.level


def is_figure_caption(text: str) -> bool:
    """Whether a line is the numbered caption of a picture."""
    return bool(cues.pattern("caption", r"\s*", r"\s*[A-Z]?\d", value="figure").match(bare(text)))


def is_continued(text: str) -> bool:
    """Whether a heading says that the table goes on: "Table 3 (continued)".

    >>> is_continued("Table 3 (continued)"), is_continued("Continued efforts")
    (True, False)
    """
    return bool(cues.pattern("continued", r"[(（\[,:–-]\s*", r"\s*[)）\]]?\s*\Z").search(bare(text)))


def unit_in(caption: str) -> str:
    """The unit that a caption names in brackets.

    >>> unit_in("Filings by city (unit: piece)")
    'piece'
    """
    found = cues.pattern("unit", _IN_CAPTION, r"\s*[:：][^()（）]*[)）]").search(caption)
    return unit_of(found[0]) if found else ""
