"""Running text that a page break cut: which paragraphs are two halves of one, and why."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.model import Edit, Span
from ipkg.segment import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.segment.scan import Piece

_CLOSED: Final = frozenset(".!?;:。！？；：…")
_QUOTES: Final = " \t\"'”’」』)]*_"
_OPENERS: Final = "*_ \"“‘'(["
_LAST_WORD: Final = re.compile(r"[^\W_][\w.'’&-]*\Z")
_PAGE: Final = re.compile(r"(?:page\s+)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_PAIRS: Final = (("(", ")"), ("“", "”"), ("《", "》"))
_HEADED: Final = ("**", "__", "<b>", "<strong>")
_SET_OFF: Final = frozenset('*_"“《')
_LONG: Final = 60


def rejoin(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Edit, ...]]:
    """The pieces with halves of paragraphs and items put together, and an edit for each join.

    A line that holds only a page number may stand between two halves, and is left out.
    """
    joined: list[Piece] = []
    edits: list[Edit] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        before = joined[-1] if joined else None
        if before and _is_page_number(piece) and at < len(pieces) and continues(before, pieces[at]):
            edits.append(Edit("page-number", Span(piece.start, piece.end), "", "a page number between two halves"))
            continue
        if before and (reason := continues(before, piece)):
            edits.append(Edit("page-break", Span(before.end, piece.start), " ", reason))
            joined[-1] = replace(before, lines=(*before.lines, *piece.lines))
        else:
            joined.append(piece)
    return tuple(joined), tuple(edits)


def _is_page_number(piece: Piece) -> bool:
    return piece.kind == "paragraph" and len(piece.lines) == 1 and bool(_PAGE.fullmatch(piece.lines[0].text))


def continues(first: Piece, second: Piece) -> str:
    """Why the second piece is the rest of the first; empty where it is not."""
    before, after = first.lines[-1].text, second.lines[0].text
    if first.kind not in {"paragraph", "item"} or second.kind != "paragraph" or closed(before):
        return ""
    if after.startswith(_HEADED) or not after.lstrip(_OPENERS):
        return ""
    return next(filter(None, (sign(first, before, after) for sign in _SIGNS)), "")


def _bracket(first: Piece, _before: str, _after: str) -> str:
    text = "\n".join(line.text for line in first.lines)
    unpaired = any(text.count(left) > text.count(right) for left, right in _PAIRS)
    odd = text.count('"') % 2 or text.count("*") % 2
    return "a bracket, a quotation or italics are open at the break" if unpaired or odd else ""


def _open_end(_first: Piece, before: str, _after: str) -> str:
    if before.endswith((",", "-", "–")):
        return f"the break follows {before[-1]!r}"
    word = _last_word(before)
    return f"the break follows {word!r}" if word.lower() in cues.phrases("open") else ""


def _lower_case(_first: Piece, _before: str, after: str) -> str:
    return "the text goes on in lower case" if after.lstrip(_OPENERS)[0].islower() else ""


def _within_sentence(first: Piece, before: str, after: str) -> str:
    """In a long paragraph: a name that goes on, or words that cannot begin a sentence after one that lacks its stop."""
    if first.kind != "paragraph" or sum(len(line.text) for line in first.lines) <= _LONG:
        return ""
    word = _last_word(before)
    if word[:1].isupper():
        return f"the break stands within a name, after {word!r}"
    begins = after.lstrip(_OPENERS)[0].isupper() and after[0] not in _SET_OFF
    return "" if begins else "the sentence before the break does not end"


_SIGNS: Final = (_bracket, _open_end, _lower_case, _within_sentence)


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text.rstrip(_QUOTES + ",-")[-_LONG:])
    return found[0] if found else ""


def closed(text: str) -> bool:
    """Whether a text ends as a sentence, a list's head or one of its members does.

    >>> closed("rose by 3%."), closed("a base for patent"), closed("as laid down in Art.")
    (True, False, False)
    """
    bare = text.rstrip(_QUOTES)
    if not bare.endswith("."):
        return bare[-1:] in _CLOSED
    word = bare[-12:-1].rpartition(" ")[2]
    return word not in cues.phrases("before-name", "abbreviations") | cues.phrases("before-number", "abbreviations")
