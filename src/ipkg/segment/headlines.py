"""Headings by the form of their lines: marked as Markdown does, underlined, bold, numbered, capitalised."""

from __future__ import annotations

import re
from typing import Final

from ipkg.segment import cues
from ipkg.segment.lines import Line
from ipkg.segment.numbering import section_mark
from ipkg.segment.pieces import ATX, BOLD_LEVEL, PLAIN_LEVEL, Page, Piece, Taken, ended, one
from ipkg.segment.tabular import piped, tabbed

_ATX_END: Final = re.compile(r"(?:^|[ \t])#+[ \t]*\Z")
HTML_HEAD: Final = re.compile(r"\s*<h([1-6])(?:\s[^<>]*)?>(.*)</h\1>\s*\Z", re.IGNORECASE)
_UNDERLINE: Final = re.compile(r" {0,3}(?:(={3,})|-{3,})[ \t]*\Z")
_BOLD_LINE: Final = re.compile(r"(?:\*\*|__|<b>|<strong>)(.*?)(?:\*\*|__|</b>|</strong>)[:：]?\Z", re.IGNORECASE)
_LONGEST_HEADING: Final = 150
_NO_HEADING: Final = frozenset("\"“'*_![>")
_NUMBERED: Final = re.compile(r"[*_]{0,3}(\d{1,2})\s+(?=[^\Wa-z\d_])")
_COUNT: Final = re.compile(r"(?<![\w.])\d{1,3}(?![\w.])|\d{5}|\d[.,]\d")
_MOST_BRIEF_WORDS: Final = 4
_MOST_TITLE_LINES: Final = 4


def atx_heading(page: Page, at: int, _: Piece | None) -> Taken:
    """A line that begins with number signs, the blank behind them lacking or not, or an HTML heading on one line."""
    line = page.lines[at]
    if found := ATX.match(line.text):
        closing = _ATX_END.search(line.text, found.end())
        inner = Line(line.start, line.text[: closing.start()] if closing else line.text).cut(found.end())
        level = len(found[1])
        empty = Piece("rule", (line.strip(),))
        return _chapter(page, inner, level) or (Piece("heading", (inner,), level) if inner.text else empty), at + 1
    if found := HTML_HEAD.match(line.text):
        inner = Line(line.start, line.text[: found.end(2)]).cut(found.start(2))
        return Piece("heading", (inner,) if inner.text else (line.strip(),), int(found[1])), at + 1
    return None, at


def underlined_heading(page: Page, at: int, _: Piece | None) -> Taken:
    """A short line with a rule directly below it."""
    text = page.text(at).strip()
    under = _UNDERLINE.match(page.text(at + 1))
    if not under or len(text) > _LONGEST_HEADING or (ended(text) and not under[1]):
        return None, at
    return Piece("heading", (page.lines[at].strip(),), 1 if under[1] else 2), at + 2


def bold_heading(page: Page, at: int, _: Piece | None) -> Taken:
    """A line of its own that is bold from end to end and does not end as a sentence."""
    line = page.lines[at].strip()
    found = _BOLD_LINE.match(line.text)
    whole = found and "**" not in found[1] and found[1].strip() and len(line.text) <= _LONGEST_HEADING
    if not found or not whole or ended(found[1].strip()) or not _stands_alone(page, at):
        return None, at
    return one("heading", line, at, BOLD_LEVEL)


def _stands_alone(page: Page, at: int) -> bool:
    return (at == 0 or page.blank(at - 1) or ended(page.text(at - 1))) and (
        page.blank(at + 1) or bool(re.match(r"[^\Wa-z]|[\"“(*|<]", page.text(at + 1).strip()))
    )


def _chapter(page: Page, line: Line, level: int) -> Piece | None:
    """The heading of a chapter that has its number without a stop, where its sections are numbered 3.1, 3.2."""
    found = _NUMBERED.match(line.text)
    if not found or found[1] not in page.chapters:
        return None
    return Piece("heading", (line.cut(found.end()),), level, found[1])


def _could_head(page: Page, at: int) -> bool:
    text = page.text(at).strip()
    return len(text) <= _LONGEST_HEADING and not ended(text) and _stands_alone(page, at) and text[0] not in _NO_HEADING


def marked_heading(page: Page, at: int, _: Piece | None) -> Taken:
    """A line that only its section mark, or "Table 3", makes a heading. Marks of list items must stand apart."""
    line = page.lines[at].strip()
    if not _could_head(page, at):
        return None, at
    if is_caption(line.text):
        return one("heading", line, at, BOLD_LEVEL)
    if len(line.text) <= 100 and page.blank(at + 1) and (chapter := _chapter(page, line, PLAIN_LEVEL)):
        return chapter, at + 1
    mark = section_mark(line.text)
    apart = mark is not None and (page.blank(at + 1) or not mark.listlike)
    heads = mark is not None and apart and len(line.text) <= 100 and mark.length < len(line.text)
    return one("heading", line, at, PLAIN_LEVEL) if heads else (None, at)


def plain_heading(page: Page, at: int, before: Piece | None) -> Taken:
    """A line that its capitals or its place at the beginning make a heading, where none is marked with number signs."""
    text = page.text(at).strip()
    cut = before is not None and before.kind == "paragraph" and before.long and not ended(before.lines[-1].text)
    if page.has_atx or cut or not page.next_text(at + 1):
        return None, at
    if before is None and (title := _title(page, at)):
        return Piece("heading", title, 1), at + len(title)
    if not _could_head(page, at):
        return None, at
    looks = (text.isupper() and len(text) > 3) or _is_brief(text) or _title_case(text)
    if not looks or _COUNT.search(text) or not (page.blank(at + 1) or before is None):
        return None, at
    return one("heading", page.lines[at], at, PLAIN_LEVEL if before else 1)


def _title(page: Page, at: int) -> tuple[Line, ...]:
    """The lines of the title with which a text begins: few, short, none of them ended."""
    end = at
    while not page.blank(end) and not ended(page.text(end)) and end - at < _MOST_TITLE_LINES:
        end += 1
    lines = tuple(line.strip() for line in page.lines[at:end])
    if page.text(at).strip()[0] in _NO_HEADING or any(tabbed(line.text) or piped(line.text) for line in lines):
        return ()
    return lines if page.blank(end) and sum(len(line.text) for line in lines) <= 2 * _LONGEST_HEADING else ()


def is_caption(text: str) -> bool:
    """Whether a line is the numbered caption of a table or figure.

    >>> is_caption("Table 3-1: Filings by city"), is_caption("Table tennis")
    (True, False)
    """
    return bool(cues.pattern("caption", r"\s*", r"\s*[A-Z]?\d{1,3}(?:[-.–]\d{1,3})*(?:[.:、]|\s|\Z)").match(text))


def _is_brief(text: str) -> bool:
    """Whether a line is made of few words and no figure, the first capitalised: "Foreword", "Key points"."""
    return text[0].isupper() and len(text.split()) <= _MOST_BRIEF_WORDS and text.replace(" ", "").isalpha()


def _title_case(text: str) -> bool:
    """Whether the words that weigh are capitalised, as in a title."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    heavy = [word for word in words if word.lower() not in cues.phrases("open")]
    capitals = sum(word[0].isupper() for word in heavy)
    return 1 < len(words) <= 14 and text[0].isupper() and len(heavy) > 1 and capitals >= 0.8 * len(heavy)
