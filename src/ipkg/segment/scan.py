"""Lines to pieces: what each stretch of lines is, told by its form alone.

A recogniser looks at the lines from one on and takes as many as belong to its construct. The first that takes any
wins; what none takes is a paragraph. Order matters and is the order of ``_RECOGNISERS``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal

from ipkg.segment import cues
from ipkg.segment.lines import Line, lines
from ipkg.segment.numbering import section_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

PieceKind = Literal["heading", "paragraph", "item", "pipes", "tabs", "html", "note", "unit", "rule"]
TABLES: Final = frozenset({"pipes", "tabs", "html"})
BOLD_LEVEL: Final = 7
PLAIN_LEVEL: Final = 8

_ATX: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=[*_<]|[^\W\d]))")
_ATX_END: Final = re.compile(r"(?:^|[ \t])#+[ \t]*\Z")
_HTML_HEAD: Final = re.compile(r"\s*<h([1-6])(?:\s[^<>]*)?>(.*)</h\1>\s*\Z", re.IGNORECASE)
_UNDERLINE: Final = re.compile(r" {0,3}(?:(={3,})|-{3,})[ \t]*\Z")
_RULED: Final = frozenset("-*_= \t")
_DASHED: Final = frozenset("-:|+= \t")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_BOLD_LINE: Final = re.compile(r"(?:\*\*|__|<b>|<strong>)(.*?)(?:\*\*|__|</b>|</strong>)[:：]?\Z", re.IGNORECASE)
_BULLET: Final = re.compile(r"\s*([-*+•·●○▪◦■□◆►➢✓])[ \t]+(?=\S)")
_FENCE: Final = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_TABLE_OPENS: Final = re.compile(r"\s*<table\b", re.IGNORECASE)
_TABLE_CLOSES: Final = re.compile(r"</table\s*>", re.IGNORECASE)
_ENDS: Final = frozenset(".!?;:,。！？；：，…")
_STARRED: Final = re.compile(r"(?:\\?\*|[†‡§])\s*\S")
_LONGEST_HEADING: Final = 150


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together. ``level`` is that of a heading as printed, ``mark`` that of a list item."""

    kind: PieceKind
    lines: tuple[Line, ...]
    level: int = 0
    mark: str = ""

    @property
    def start(self) -> int:
        """Where its first character stands."""
        return self.lines[0].start

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
        return tuple(at for at, line in enumerate(self.lines) if _TABLE_CLOSES.search(line.text))

    @cached_property
    def has_atx(self) -> bool:
        """Whether headings are marked the way of Markdown."""
        return any(_ATX.match(line.text) for line in self.lines)

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


def scan(text: str, start: int) -> tuple[Piece, ...]:
    """The pieces of a text from an offset on, in order."""
    return tuple(_pieces(Page(lines(text, start))))


def _pieces(page: Page) -> Iterator[Piece]:
    at = 0
    before: Piece | None = None
    while at < len(page.lines):
        if page.blank(at) or _FENCE.match(page.text(at)):
            at += 1
            continue
        piece, at = _take(page, at, before)
        before = piece
        yield piece


def _take(page: Page, at: int, before: Piece | None) -> tuple[Piece, int]:
    for recognise in _RECOGNISERS:
        piece, after = recognise(page, at, before)
        if piece:
            return piece, after
    return _paragraph(page, at, before)


def _one(kind: PieceKind, line: Line, at: int, level: int = 0) -> Taken:
    return Piece(kind, (line.strip(),), level), at + 1


def _html_table(page: Page, at: int, _: Piece | None) -> Taken:
    index = bisect_left(page.table_ends, at)
    if not _TABLE_OPENS.match(page.text(at)) or index == len(page.table_ends):
        return None, at
    end = page.table_ends[index] + 1
    return Piece("html", page.lines[at:end]), end


def piped(text: str) -> bool:
    """Whether a line holds a pipe that is not escaped."""
    return bool(_PIPE.search(text))


def dashed(text: str) -> bool:
    """Whether a line is the rule under a table's head: dashes between pipes, colons or tabs."""
    marks = set(text)
    return marks <= _DASHED and ("--" in text or "|-|" in text) and bool(marks & {"|", "+", "\t"})


def _opens_pipes(page: Page, at: int, before: Piece | None) -> bool:
    here, below = page.text(at).strip(), page.text(at + 1).strip()
    if here.startswith("|"):
        return below.startswith("|") or (before is not None and before.kind == "pipes")
    return piped(here) and dashed(below) and not dashed(here)


def _pipe_table(page: Page, at: int, before: Piece | None) -> Taken:
    if not _opens_pipes(page, at, before):
        return None, at
    end = at + 1
    while not page.blank(end) and (piped(page.text(end)) or dashed(page.text(end))):
        end += 1
    return Piece("pipes", page.lines[at:end]), end


def tabbed(text: str) -> bool:
    """Whether a line is a row of cells between tabs (a single leading tab is an indent)."""
    return "\t" in text.strip() or text.count("\t") > 1


def _opens_tabs(page: Page, at: int, before: Piece | None) -> bool:
    here = page.text(at)
    if not tabbed(here) or _ATX.match(here):
        return False
    more = _is_row(page.text(at + 1)) or here.strip().count("\t") > 1
    return more or (before is not None and before.kind == "tabs")


def _tab_table(page: Page, at: int, before: Piece | None) -> Taken:
    if not _opens_tabs(page, at, before):
        return None, at
    end = at + 1
    while not page.blank(end) and (_is_row(page.text(end)) or _is_row_label(page, end)):
        end += 1
    return Piece("tabs", page.lines[at:end]), end


def _is_row(text: str) -> bool:
    return tabbed(text) or dashed(text)


def _is_row_label(page: Page, at: int) -> bool:
    """Whether a line without tabs labels the rows below it."""
    text = page.text(at).strip()
    return len(text) < 60 and tabbed(page.text(at + 1)) and not _ATX.match(text) and not ended(text)


def _rule(page: Page, at: int, _: Piece | None) -> Taken:
    return _one("rule", page.lines[at], at) if _ruled(page.text(at)) else (None, at)


def _ruled(text: str) -> bool:
    marks = set(text) - {" ", "\t"}
    return dashed(text) or (len(marks) == 1 and marks <= _RULED and len(text) - text.count(" ") > 2)


def _atx_heading(page: Page, at: int, _: Piece | None) -> Taken:
    line = page.lines[at]
    if found := _ATX.match(line.text):
        ended = _ATX_END.search(line.text, found.end())
        inner = Line(line.start, line.text[: ended.start()] if ended else line.text).cut(found.end())
        return (Piece("heading", (inner,), len(found[1])) if inner.text else Piece("rule", (line.strip(),))), at + 1
    if found := _HTML_HEAD.match(line.text):
        inner = Line(line.start, line.text[: found.end(2)]).cut(found.start(2))
        return Piece("heading", (inner,) if inner.text else (line.strip(),), int(found[1])), at + 1
    return None, at


def _underlined_heading(page: Page, at: int, _: Piece | None) -> Taken:
    text = page.text(at).strip()
    under = _UNDERLINE.match(page.text(at + 1))
    if not under or len(text) > _LONGEST_HEADING or (ended(text) and not under[1]):
        return None, at
    return Piece("heading", (page.lines[at].strip(),), 1 if under[1] else 2), at + 2


def _bold_heading(page: Page, at: int, _: Piece | None) -> Taken:
    line = page.lines[at].strip()
    found = _BOLD_LINE.match(line.text)
    whole = found and "**" not in found[1] and found[1].strip() and len(line.text) <= _LONGEST_HEADING
    if not found or not whole or ended(found[1].strip()) or not _stands_alone(page, at):
        return None, at
    return _one("heading", line, at, BOLD_LEVEL)


def _stands_alone(page: Page, at: int) -> bool:
    return (at == 0 or page.blank(at - 1) or ended(page.text(at - 1))) and (
        page.blank(at + 1) or bool(re.match(r"[^\Wa-z]|[\"“(*|<]", page.text(at + 1).strip()))
    )


def _unit_line(page: Page, at: int, _: Piece | None) -> Taken:
    line = page.lines[at]
    return _one("unit", line, at) if len(line.text) <= 120 and unit_of(line.text.strip()) else (None, at)


def unit_of(text: str) -> str:
    """The unit that a unit line states, empty where the line is none.

    >>> unit_of("(Unit: piece)"), unit_of("Unit prices rose.")
    ('piece', '')
    """
    opening = cues.pattern("unit", r"[*_(\[]*\s*", r"\s*:\s*").match(text)
    return text[opening.end() :].strip(" )]*_.") if opening else ""


def _opens_note(page: Page, at: int, before: Piece | None) -> bool:
    text = page.text(at).strip()
    opened = cues.pattern("note", r"[*_(\[]*", r"s?[*_]*\s*(?::|\d{1,2}[.)、:])").match(text)
    continued = before is not None and before.kind == "note" and _follows(before, text)
    starred = before is not None and before.kind in {*TABLES, "note"} and _STARRED.match(text)
    return bool(opened or continued or starred)


def _note(page: Page, at: int, before: Piece | None) -> Taken:
    if not _opens_note(page, at, before):
        return None, at
    end = at + 1
    while not page.blank(end) and not _interrupts(page, end) and not section_mark(page.text(end).strip()):
        end += 1
    return Piece("note", tuple(line.strip() for line in page.lines[at:end])), end


def _follows(before: Piece, text: str) -> bool:
    """Whether a text goes on with the numbers of a note."""
    mark = section_mark(text)
    numbers = [
        int(number) for line in before.lines for number in re.findall(r"(?:^|[:：\s])(\d{1,2})[.)、]", line.text)
    ]
    return mark is not None and mark.listlike and bool(numbers) and mark.styles[0][1] == numbers[-1] + 1


def _item(page: Page, at: int, _: Piece | None) -> Taken:
    line = page.lines[at]
    text = line.text.strip()
    if bullet := _BULLET.match(line.text):
        mark, length = bullet[1], bullet.end()
    elif (numbered := section_mark(text)) and numbered.listlike:
        mark, length = numbered.printed, len(line.text) - len(line.text.lstrip()) + numbered.length
    else:
        return None, at
    if mark.isdigit() and _heads_text(page, at):
        return None, at
    first = line.cut(length)
    if not first.text:
        return None, at
    end = _flow(page, at)
    rest = tuple(line.strip() for line in page.lines[at + 1 : end])
    return Piece("item", (first, *rest), mark=mark), end


def _heads_text(page: Page, at: int) -> bool:
    """Whether a numbered line is a heading: short, unended, apart, and what follows is not the next item."""
    text = page.text(at).strip()
    if len(text) > 100 or ended(text) or not page.blank(at + 1) or not (at == 0 or page.blank(at - 1)):
        return False
    after = page.next_text(at + 1).strip()
    follower = section_mark(after)
    return bool(after) and not (follower and follower.listlike) and not _BULLET.match(after)


def _plain_heading(page: Page, at: int, before: Piece | None) -> Taken:
    """A heading without any markup: by its section mark, its capitals, or as the first line."""
    line = page.lines[at].strip()
    text = line.text
    if len(text) > _LONGEST_HEADING or ended(text) or not _stands_alone(page, at) or text[0] in "\"“'*_![":
        return None, at
    mark = section_mark(text)
    apart = page.blank(at + 1)
    cut = before is not None and before.kind == "paragraph" and not ended(before.lines[-1].text)
    if is_caption(text):
        return _one("heading", line, at, BOLD_LEVEL)
    if mark and len(text) <= 100 and text[mark.length :] and (not mark.listlike or apart):
        return _one("heading", line, at, PLAIN_LEVEL)
    if page.has_atx or cut or not page.next_text(at + 1):
        return None, at
    first = before is None
    capital = text.isupper() and len(text.split()) > 1
    if (first and apart) or ((capital or _title_case(text)) and apart) or (first and capital):
        return _one("heading", line, at, 1 if first else PLAIN_LEVEL)
    return None, at


def is_caption(text: str) -> bool:
    """Whether a line is the numbered caption of a table or figure.

    >>> is_caption("Table 3-1: Filings by city"), is_caption("Table tennis")
    (True, False)
    """
    return bool(cues.pattern("caption", r"\s*", r"\s*[A-Z]?\d{1,3}(?:[-.–]\d{1,3})*(?:[.:、]|\s|\Z)").match(text))


def _title_case(text: str) -> bool:
    """Whether the words that weigh are capitalised, as in a title."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    heavy = [word for word in words if word.lower() not in cues.phrases("open")]
    capitals = sum(word[0].isupper() for word in heavy)
    return 1 < len(words) <= 14 and text[0].isupper() and len(heavy) > 1 and capitals >= 0.8 * len(heavy)


def _interrupts(page: Page, at: int) -> bool:
    """Whether a line begins something else than the text of the line above."""
    text = page.text(at)
    openers = (_opens_tabs, _opens_pipes, _opens_note)
    forms = (_ATX, _HTML_HEAD, _BULLET, _FENCE, _TABLE_OPENS)
    return (
        any(form.match(text) for form in forms)
        or any(opens(page, at, None) for opens in openers)
        or _ruled(text)
        or any(recognise(page, at, None)[0] for recognise in (_unit_line, _bold_heading))
    )


def _flow(page: Page, at: int) -> int:
    """The line after the last of a stretch of running text."""
    end = at + 1
    while not page.blank(end) and not _interrupts(page, end) and not _begins(page, end):
        end += 1
    return end


def _begins(page: Page, at: int) -> bool:
    """Whether a line begins a heading or an item of its own, the line above it having ended."""
    mark = section_mark(page.text(at).strip())
    return mark is not None and ended(page.text(at - 1))


def _paragraph(page: Page, at: int, _: Piece | None) -> tuple[Piece, int]:
    end = _flow(page, at)
    return Piece("paragraph", tuple(line.strip() for line in page.lines[at:end])), end


_RECOGNISERS: Final = (
    _html_table,
    _pipe_table,
    _tab_table,
    _rule,
    _atx_heading,
    _underlined_heading,
    _unit_line,
    _note,
    _bold_heading,
    _item,
    _plain_heading,
)
