"""Running text that a page break cut: which paragraphs are two halves of one, and why."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.model import Edit, Span
from ipkg.segment import cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.segment.lines import Line
    from ipkg.segment.pieces import Piece

_CLOSED: Final = frozenset(".!?;:。！？；：…")
_QUOTES: Final = " \t\"'”’」』)]*_"
_OPENERS: Final = "*_ \"“‘'(["
_LAST_WORD: Final = re.compile(r"[^\W_][\w.'’&-]*\Z")
_NUMBER: Final = re.compile(r"\d{1,4}")
_PAIRS: Final = (("(", ")"), ("“", "”"), ("《", "》"))
_HEADED: Final = ("**", "__", "<b>", "<strong>")
_SET_OFF: Final = frozenset('*_"“《')
_LONGEST_WORD: Final = 60


def rejoin(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Edit, ...]]:
    """The pieces with halves of paragraphs and items put together, and an edit for each join.

    Page numbers are left out; a line that holds but a number is one where it stands between two halves.
    """
    groups: list[list[Piece]] = []
    edits: list[Edit] = []
    after = (*pieces[1:], None)
    for piece, following in zip(pieces, after, strict=False):
        last = groups[-1][-1] if groups else None
        if piece.kind == "page" or (last and following and is_bare_number(piece) and continues(last, following)):
            edits.append(Edit("page-number", Span(piece.start, piece.end), "", "a page number, left out of the text"))
        elif last and (reason := continues(last, piece)):
            edits.append(Edit("page-break", Span(last.end, piece.start), " ", reason))
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(replace(group[0], lines=tuple(_lines(group))) for group in groups), tuple(edits)


def _lines(group: Sequence[Piece]) -> Iterator[Line]:
    for piece in group:
        yield from piece.lines


def is_bare_number(piece: Piece) -> bool:
    """Whether a piece is a line that holds a short number and nothing else."""
    return piece.kind == "paragraph" and len(piece.lines) == 1 and bool(_NUMBER.fullmatch(piece.lines[0].text))


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
    if before.endswith((",", "-", "‐", "–")):
        return f"the break follows {before[-1]!r}"
    word = _last_word(before)
    if before.endswith("."):
        return f"the break follows the abbreviation {word!r}"
    return f"the break follows {word!r}" if word.lower() in cues.phrases("open") else ""


def _lower_case(first: Piece, _before: str, after: str) -> str:
    """In a paragraph, or an item that is long: short items often have no stop."""
    goes_on = after.lstrip(_OPENERS)[0].islower() and (first.kind == "paragraph" or first.long)
    return "the text goes on in lower case" if goes_on else ""


def _within_sentence(first: Piece, before: str, after: str) -> str:
    """In a long paragraph: a name that goes on, or words that cannot begin a sentence after one that lacks its stop."""
    if first.kind != "paragraph" or not first.long:
        return ""
    word = _last_word(before)
    if word[:1].isupper():
        return f"the break stands within a name, after {word!r}"
    begins = after.lstrip(_OPENERS)[0].isupper() and after[0] not in _SET_OFF
    return "" if begins else "the sentence before the break does not end"


_SIGNS: Final = (_bracket, _open_end, _lower_case, _within_sentence)


def _last_word(text: str) -> str:
    found = _LAST_WORD.search(text.rstrip(_QUOTES + ",-")[-_LONGEST_WORD:])
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
