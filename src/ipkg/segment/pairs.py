"""Data lists: lines or items that each give a figure to a label, as pictures have them for readers without sight."""

from __future__ import annotations

import re
from typing import Final

from ipkg.segment.captions import bare
from ipkg.segment.headlines import is_caption
from ipkg.segment.pieces import Page, Piece, Taken

_PAIR: Final = re.compile(
    r"\s*(?:[-*+•·]\s+)?(?P<label>[^\s:：;|\t][^:：;|\t]{0,60}?)\s*[:：]\s*"
    r"(?P<figure>[^\s:：;|\t][^:：;|\t]{0,40}?)\s*(?:[;；]\s*|[.,]?\s*\Z)"
)
_FIGURE_WITH_UNIT: Final = re.compile(r"(?:[$¥€£]|RMB|CNY|USD|EUR)?\s?[+\-−–]?\d[\d.,]*\s?(?:%|[a-z]+(?: [a-z]+)?)?\Z")
_BULLET: Final = re.compile(r"\s*[-*+•·]\s")
_LONGEST: Final = 400


def pair_list(page: Page, at: int, before: Piece | None) -> Taken:
    """Lines or items that each give a figure to a label, below the caption of a figure or table."""
    if before is None or before.kind != "heading" or not is_caption(bare(before.lines[0].text)):
        return None, at
    end = at
    listed = bool(_BULLET.match(page.text(at)))
    while _goes_on(page, end, listed=listed) or (page.blank(end) and _goes_on(page, end + 1, listed=listed)):
        end += 1
    found = [page.lines[row] for row in range(at, end) if not page.blank(row)]
    enough = sum(len(pairs(line.text)) for line in found) > 1
    return (Piece("pairs", tuple(found)), end) if enough else (None, at)


def _goes_on(page: Page, at: int, *, listed: bool) -> bool:
    """Whether a line gives figures to labels, as an item where the first one did."""
    return bool(pairs(page.text(at))) and bool(_BULLET.match(page.text(at))) == listed


def pairs(text: str) -> tuple[re.Match[str], ...]:
    """The labels of a line with their figures, one or several between semicolons; nothing where it holds more.

    >>> [match["figure"] for match in pairs("2019: 14,894; 2020: 20,991")], pairs("Tel: see below")
    (['14,894', '20,991'], ())
    """
    found: list[re.Match[str]] = []
    at = 0
    while at < len(text.rstrip()):
        match = _PAIR.match(text, at) if len(text) <= _LONGEST else None
        if not match or not _FIGURE_WITH_UNIT.match(match["figure"]):
            return ()
        found.append(match)
        at = match.end()
    return tuple(found)
