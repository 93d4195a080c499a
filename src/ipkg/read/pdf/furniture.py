"""Heads, feet and numbers of pages: what stands at the edge of page after page and is no part of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.read.pdf.lines import Line

Edge = tuple[int, int]  # the page (by its place among the pages) and the line

_EDGE_LINES: Final = 3
_NUMERAL: Final = re.compile(r"\d+|\b[ivxlc]{1,6}\b", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\W*(?:page|p\.)?\s*(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_NEAR: Final = 6.0
_GAP: Final = 1.7
_FEWEST: Final = 3
_SHOWN: Final = 60


def furniture(pages: Sequence[Sequence[Line]]) -> dict[Edge, str]:
    """The lines that are furniture, each with the reason why."""
    found: dict[Edge, str] = {}
    edges = [(page, line) for page, lines in enumerate(pages) for line in _edges(lines)]
    groups: defaultdict[tuple[str, bool], list[Edge]] = defaultdict(list)
    for page, line in edges:
        text = pages[page][line].letters
        groups[_NUMERAL.sub("#", text).casefold(), line < len(pages[page]) / 2].append((page, line))
    for group in groups.values():
        enough = min(_FEWEST, len(pages))
        for edge in group if len(pages) > 1 and len({page for page, _ in group}) >= enough else ():
            if _level(edge, group, pages):
                text = pages[edge[0]][edge[1]].letters
                found[edge] = f"{text[:_SHOWN]!r} stands at the edge of {len(group)} pages"
    return found | _numbers(edges, pages)


def _edges(lines: Sequence[Line]) -> tuple[int, ...]:
    """The first lines of a page that a gap sets apart from the rest, and the last."""
    count = len(lines)
    head = next((at for at in range(1, min(_EDGE_LINES + 1, count)) if _gap(lines[at - 1], lines[at])), 0)
    feet = (at for at in range(count - 1, max(count - _EDGE_LINES - 1, 0), -1) if _gap(lines[at - 1], lines[at]))
    return (*range(head), *range(next(feet, count), count))


def _gap(above: Line, below: Line) -> bool:
    return below.base - above.base > _GAP * max(above.size, below.size)


def _level(edge: Edge, group: Sequence[Edge], pages: Sequence[Sequence[Line]]) -> bool:
    """Whether a line stands as high as those of other pages."""
    base = pages[edge[0]][edge[1]].base
    bottom = pages[edge[0]][-1].base
    others = [other for other in group if other[0] != edge[0]]
    from_top = any(abs(pages[page][line].base - base) <= _NEAR for page, line in others)
    from_foot = any(
        abs(pages[page][-1].base - pages[page][line].base - bottom + base) <= _NEAR for page, line in others
    )
    return from_top or from_foot


def _numbers(edges: Sequence[Edge], pages: Sequence[Sequence[Line]]) -> dict[Edge, str]:
    """Lines that hold but a number which grows by one from page to page."""
    by_offset: defaultdict[int, list[Edge]] = defaultdict(list)
    for page, line in edges:
        match = _NUMBER.fullmatch(pages[page][line].letters)
        outer = line in {0, len(pages[page]) - 1}
        if match and outer:
            by_offset[int(match[1]) - page].append((page, line))
    return {
        edge: f"{pages[edge[0]][edge[1]].letters!r} is the number of the page"
        for group in by_offset.values()
        if len({page for page, _ in group}) > 1
        for edge in group
    }
