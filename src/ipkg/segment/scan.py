"""Lines to pieces: what each stretch of lines is, told by its form alone.

A recogniser looks at the lines from one on and takes as many as belong to its construct. The first that takes any
wins; what none takes is a paragraph. Order matters and is the order of ``_RECOGNISERS``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.segment import cues
from ipkg.segment.headlines import (
    HTML_HEAD,
    atx_heading,
    bold_heading,
    marked_heading,
    plain_heading,
    underlined_heading,
)
from ipkg.segment.lines import lines
from ipkg.segment.numbering import section_mark
from ipkg.segment.pairs import pair_list
from ipkg.segment.pieces import ATX, TABLES, Page, Piece, Taken, ended, one
from ipkg.segment.tabular import (
    TABLE_OPENS,
    column_table,
    dashed,
    html_table,
    opens_columns,
    opens_pipes,
    opens_rows,
    opens_tabs,
    pipe_table,
    row_table,
    tab_table,
)
from ipkg.segment.units import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.segment.numbering import SectionMark

_RULED: Final = frozenset("-*_= \t")
_BULLET: Final = re.compile(r"\s*([-*+•·●○▪◦■□◆►➢✓])[ \t]+(?=\S)")
_FENCE: Final = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_PAGE: Final = re.compile(
    r"[-–—]\s?\d{1,4}\s?[-–—]|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|第\s?\d{1,4}\s?页", re.IGNORECASE
)
_DEFINITION: Final = re.compile(r" {0,3}\[\^[^\[\]\s]{1,20}\]:\s*(?=\S)")
_LABELLED: Final = re.compile(r"[^\W\d_][^:：]{0,60}[:：]\s*\S.{0,60}")
_STARRED: Final = re.compile(r"\\\*|[†‡§]|\*(?!\*)")


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


def _page_number(page: Page, at: int, _: Piece | None) -> Taken:
    """A line like "- 12 -" or "Page 3 of 10"; a bare number is one only where the text around it shows it."""
    found = len(page.text(at)) <= 40 and _PAGE.fullmatch(page.text(at).strip())
    return one("page", page.lines[at], at) if found else (None, at)


def _rule(page: Page, at: int, _: Piece | None) -> Taken:
    return one("rule", page.lines[at], at) if _ruled(page.text(at)) else (None, at)


def _ruled(text: str) -> bool:
    marks = set(text) - {" ", "\t"}
    return dashed(text) or (len(marks) == 1 and marks <= _RULED and len(text) - text.count(" ") > 2)


def _unit_line(page: Page, at: int, _: Piece | None) -> Taken:
    line = page.lines[at]
    return one("unit", line, at) if len(line.text) <= 120 and unit_of(line.text.strip()) else (None, at)


def _opens_note(page: Page, at: int, before: Piece | None) -> bool:
    text = page.text(at).strip()
    opened = cues.pattern("note", r"[*_(\[]*", r"s?[*_]*\s*(?::|\d{1,2}[.)、:])").match(text)
    continued = before is not None and before.kind == "note" and _follows(before, text)
    behind = before is not None and before.kind in {*TABLES, "note"}
    starred = behind and _STARRED.match(text) and (text.count("*") - text.count("\\*")) % 2 == text.startswith("*")
    return bool(opened or continued or starred or _DEFINITION.match(page.text(at)))


def _note(page: Page, at: int, before: Piece | None) -> Taken:
    if not _opens_note(page, at, before):
        return None, at
    end = at + 1
    while not page.blank(end) and not _interrupts(page, end) and not section_mark(page.text(end).strip()):
        end += 1
    definition = _DEFINITION.match(page.text(at))
    first = page.lines[at].cut(definition.end() if definition else 0)
    return Piece("note", (first, *(line.strip() for line in page.lines[at + 1 : end]))), end


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


def _interrupts(page: Page, at: int) -> bool:
    """Whether a line begins something else than the text of the line above."""
    text = page.text(at)
    openers = (opens_tabs, opens_pipes, opens_columns, opens_rows, _opens_note)
    forms = (ATX, HTML_HEAD, _BULLET, _FENCE, TABLE_OPENS)
    return (
        any(form.match(text) for form in forms)
        or any(opens(page, at, None) for opens in openers)
        or _ruled(text)
        or any(recognise(page, at, None)[0] for recognise in (_page_number, _unit_line, bold_heading))
    )


def _flow(page: Page, at: int) -> int:
    """The line after the last of a stretch of running text."""
    end = at + 1
    while not page.blank(end) and not _interrupts(page, end) and not _begins(page, end):
        end += 1
    return end


def _begins(page: Page, at: int) -> bool:
    """Whether a line begins a heading or an item of its own: the line above has ended, or marks go on by one.

    So do lines that each give a value to a label.
    """
    if all(_LABELLED.fullmatch(page.text(beside).strip()) for beside in (at - 1, at)):
        return True
    mark = section_mark(page.text(at).strip())
    if mark is None:
        return False
    above, below = (section_mark(page.text(beside).strip()) for beside in (at - 1, at + 1))
    return ended(page.text(at - 1)) or _succeeds(above, mark) or _succeeds(mark, below)


def _succeeds(first: SectionMark | None, second: SectionMark | None) -> bool:
    """Whether the second mark is the next after the first, in a style in which items are numbered."""
    if first is None or second is None or not second.listlike:
        return False
    return any((style, number - 1) in first.styles for style, number in second.styles)


def _paragraph(page: Page, at: int, _: Piece | None) -> tuple[Piece, int]:
    end = _flow(page, at)
    return Piece("paragraph", tuple(line.strip() for line in page.lines[at:end])), end


_RECOGNISERS: Final = (
    html_table,
    pipe_table,
    tab_table,
    column_table,
    row_table,
    pair_list,
    _rule,
    atx_heading,
    underlined_heading,
    _page_number,
    _unit_line,
    _note,
    bold_heading,
    _item,
    marked_heading,
    plain_heading,
)
