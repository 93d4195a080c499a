"""Which heading stands under which, in documents whose levels and marks are not always in order.

Section marks decide before the printed levels do: a mark of a style that is open closes all that is below it, a mark
of a new style opens a level. Headings without a mark go by their printed level. Captions of tables stand under the
section they are in and close nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.segment.numbering import SectionMark


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed: its level, its mark, whether it only announces a table."""

    level: int
    mark: SectionMark | None = None
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a heading stands: the headings above it, outermost first, and the earlier one with its mark, if any."""

    above: tuple[int, ...]
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    index: int
    level: int
    style: str = ""
    number: int = 0


def outline(headings: Sequence[Heading]) -> tuple[Place, ...]:
    """The place of each heading, by the indices of headings."""
    places = []
    stack: list[_Open] = []
    seen: dict[tuple[int, str, str], int] = {}
    for index, heading in enumerate(headings):
        if heading.caption:
            places.append(Place(tuple(entry.index for entry in stack)))
            continue
        entry = _entry(index, heading, stack)
        if index == 0 and _is_title(headings):
            entry = _Open(0, 0)
        stack = [*_above(stack, entry), entry]
        above = tuple(entry.index for entry in stack[:-1])
        earlier = None
        if heading.mark:
            key = (above[-1] if above else -1, entry.style, heading.mark.printed)
            earlier = seen.setdefault(key, index)
        places.append(Place(above, earlier if earlier != index else None))
    return tuple(places)


def _is_title(headings: Sequence[Heading]) -> bool:
    """Whether the first heading stands above all others: it has no mark, and none without a mark is its equal."""
    first, others = headings[0], headings[1:]
    equals = (other for other in others if not other.mark and not other.caption and other.level <= first.level)
    return first.mark is None and next(equals, None) is None


def _entry(index: int, heading: Heading, stack: Sequence[_Open]) -> _Open:
    if heading.mark is None:
        return _Open(index, heading.level)
    style, number = _reading(heading, stack)
    return _Open(index, heading.level, style, number)


def _reading(heading: Heading, stack: Sequence[_Open]) -> tuple[str, int]:
    """The style of a mark that may be a letter or a Roman numeral: the one that goes on with what is open."""
    styles = heading.mark.styles if heading.mark else ()
    for style, number in styles:
        if any(entry.style == style and entry.number == number - 1 and heading.level <= entry.level for entry in stack):
            return style, number
    open_styles = {entry.style for entry in stack}
    return next((reading for reading in styles if reading[0] in open_styles or reading[1] == 1), styles[0])


def _above(stack: Sequence[_Open], entry: _Open) -> tuple[_Open, ...]:
    """What stays open above a new heading."""
    kept = list(stack)
    if not entry.style:
        while kept and kept[-1].level >= max(entry.level, 1):
            kept.pop()
        return tuple(kept)
    same = next((at for at, opened in enumerate(kept) if _closes(opened.style, entry.style)), None)
    if same is not None:
        return tuple(kept[:same])
    while kept and kept[-1].level > 0 and _deeper(kept[-1], entry):
        kept.pop()
    return tuple(kept)


def _closes(opened: str, style: str) -> bool:
    """Whether a mark of a style closes an open one: its own style, or a deeper decimal."""
    if opened.startswith("decimal-") and style.startswith("decimal-"):
        return int(opened[8:]) >= int(style[8:])
    return opened == style


def _deeper(opened: _Open, entry: _Open) -> bool:
    chapters = "chapter" in opened.style, "chapter" in entry.style
    if chapters[0] != chapters[1]:
        return chapters[1]  # chapters stand above all other sections
    return opened.level > entry.level or (not opened.style and opened.level == entry.level)
