"""The title that a text gives itself: the lines above its first sentence."""

from __future__ import annotations

import html
import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE: Final = re.compile(r"([^\r\n\f]*)(?:\r\n?|\n|\f|\Z)")
_RULE: Final = re.compile(r"[-*_=#|:\s]*")
_COMMENT: Final = re.compile(r"<!--[^<>]*-->")
_ATX: Final = re.compile(r"\s{0,3}#{1,6}(?=[\s*_]|[^\W\d])")
_BOLD: Final = re.compile(
    r"\s*(\*\*|__|<b>|<strong>|<h[1-6][^<>]*>).*(\*\*|__|</b>|</strong>|</h[1-6]>)\s*", re.IGNORECASE
)
_MARKUP: Final = re.compile(r"</?[A-Za-z][^<>]{0,200}>|\*+|`+|(?<!\w)_+|_+(?!\w)|(?<=\s)#+\s*\Z|\A\s*#+")
_MARKED: Final = re.compile(
    r"\(?(?:[A-Z]|[IVX]+|\d{1,2}(?:\.\d{1,2})*)[.)、]|(?:Chapter|Part|Section)\s+\w|第.{1,3}[章节部]|[一二三四五六七八九十]+、"
)
_SENTENCE_END: Final = re.compile(r"[.!?。！？;,:，；：][\"'”’)]*\Z")
_LONGEST: Final = 250
_MOST_LINES: Final = 4


def front_lines(text: str, start: int = 0) -> tuple[str, ...]:
    r"""The titles above the first sentence of a text: headings, and short stretches of lines without a sentence's end.

    >>> front_lines("\n---\n## **Filings in Ruritania**\n2021\n\nFilings rose. They had fallen before.\n")
    ('Filings in Ruritania', '2021')
    >>> front_lines("Report on Filings\nin Ruritania\n\nThey rose.\n"), front_lines("In 2021, filings rose.\n")
    (('Report on Filings in Ruritania',), ())
    """
    return tuple(_titles(text, start))


def _titles(text: str, start: int) -> Iterator[str]:
    for stretch in _stretches(text, start):
        headed = list(takewhile(_is_headed, stretch))
        rest = stretch[len(headed) :]
        title = " ".join(map(_bare, rest)) if _is_title(rest) else _first_title(rest) if not headed else ""
        for words in (*map(_bare, headed), title):
            if _MARKED.match(words):
                return
            if words:
                yield words
        if rest and not _is_title(rest):
            return


def _stretches(text: str, start: int) -> Iterator[tuple[str, ...]]:
    """Lines that follow each other without a blank line or a rule between them."""
    lines: list[str] = []
    for match in _LINE.finditer(text, start):
        line = _COMMENT.sub("", match[1]).lstrip("\ufeff")
        if not _RULE.fullmatch(line):
            lines.append(line)
        elif lines:
            yield tuple(lines)
            lines = []


def _is_headed(line: str) -> bool:
    return bool(_ATX.match(line) or _BOLD.fullmatch(line)) and len(line) <= _LONGEST


def _is_title(lines: Sequence[str]) -> bool:
    """Whether all lines of a stretch make up a title: few, short, no end of a sentence among them."""
    short = 0 < len(lines) <= _MOST_LINES and sum(map(len, lines)) <= _LONGEST
    return short and all(_title_like(line, _bare(line)) for line in lines)


def _first_title(lines: Sequence[str]) -> str:
    """The first line as a title where the text follows without a blank line: all of its long words are capitalised."""
    words = _bare(lines[0]) if lines and len(lines[0]) <= _LONGEST else ""
    long = [word for word in words.split() if len(word) > 3 and word.isalpha()]
    capitals = len(long) > 1 and all(word[0].isupper() for word in long)
    return words if capitals and _title_like(lines[0], words) else ""


def _title_like(line: str, words: str) -> bool:
    table = "\t" in line.strip() or "|" in line
    return not table and not _SENTENCE_END.search(words) and line.lstrip()[:1] not in {">", "-", "*", "+"}


def _bare(line: str) -> str:
    return " ".join(html.unescape(_MARKUP.sub("", line)).replace("\ufeff", "").split())
