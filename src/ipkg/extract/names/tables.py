"""Names in the cells of tables: places of the register, and what a column's head says its cells are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places
from ipkg.extract.names import words as word_room
from ipkg.extract.names.folding import BODY_TYPES, PLACE_TYPES
from ipkg.extract.names.gather import Placed
from ipkg.extract.names.passage import Mention, Passage
from ipkg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.passage import Frame
    from ipkg.model import Cell, Grid

_NAME: Final = re.compile(r"[^\W\d_][^\d(*①-⑳]*")
_LONGEST: Final = 4


def find(grid: Grid, lexicon: Lexicon, frame: Frame) -> Iterator[Placed]:
    """What the cells of a table's body name."""
    kinds = {column: _kind(grid, column, lexicon) for column in range(min(grid.width, 2))}
    for row in grid.body:
        for cell in row:
            placed = _registered(cell, lexicon, frame) or _by_column(cell, kinds.get(cell.column), lexicon, frame)
            if placed:
                yield placed


def _kind(grid: Grid, column: int, lexicon: Lexicon) -> str | None:
    """The type of thing that a column's head says its cells name."""
    heads = (text.strip().lower() for text in grid.column_heads(column))
    return next((lexicon.columns[head] for head in heads if head in lexicon.columns), None)


def _registered(cell: Cell, lexicon: Lexicon, frame: Frame) -> Placed | None:
    passage = Passage.read(cell.text, lexicon, frame)
    found = tuple(places.find(passage))
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(cell.text))
    return Placed(found[0], cell.span) if whole and cell.span else None


def _by_column(cell: Cell, kind: str | None, lexicon: Lexicon, frame: Frame) -> Placed | None:
    """What a cell names in a column of places, firms or bodies, and the registers do not know."""
    match = _NAME.match(cell.text.strip())
    if kind is None or match is None or cell.span is None:
        return None
    name = match.group().strip()
    longest = _LONGEST if kind in PLACE_TYPES else 2 * _LONGEST
    plain = name.lower() in lexicon.totals or not name[0].isupper() or len(name.split()) > longest
    if plain or cell.span.length < len(name):
        return None
    parent = frame.area.key if frame.area and kind in PLACE_TYPES else None
    kind = kind if kind in PLACE_TYPES else _own_kind(name, lexicon) or kind
    mention = Mention(0, len(name), name, kind, "column", name, parent=parent)
    return Placed(mention, Span(cell.span.start, cell.span.start + len(name)))


def _own_kind(name: str, lexicon: Lexicon) -> str | None:
    """The type that the head of a name gives it: a university among firms."""
    words = word_room.split(name)
    hits = (lexicon.heads.at(words, at) for at in range(len(words)))
    return next((hit[1] for hit in hits if hit and hit[1] in BODY_TYPES), None)
