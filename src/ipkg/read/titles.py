"""The title that a text gives itself: the lines above its first sentence."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE: Final = re.compile(r"[^\r\n\f]+")
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


def front_lines(text: str, start: int = 0) -> tuple[str, ...]:
    r"""The title lines of a text: headings and other lines without a sentence's end, above its first sentence.

    >>> front_lines("\n---\n## **Filings in Ruritania**\n2021\n\nFilings rose. They had fallen before.\n")
    ('Filings in Ruritania', '2021')
    >>> front_lines("In 2021, filings rose.\n")
    ()
    """
    return tuple(_lines(text, start))


def _lines(text: str, start: int) -> Iterator[str]:
    for match in _LINE.finditer(text, start):
        line = _COMMENT.sub("", match[0])
        if _RULE.fullmatch(line):
            continue
        words = _bare(line)
        headed = bool(_ATX.match(line) or _BOLD.fullmatch(line))
        if not words or len(words) > _LONGEST or (not headed and not _title_like(line, words)):
            return
        if _MARKED.match(words):
            return
        yield words


def _title_like(line: str, words: str) -> bool:
    table = "\t" in line.strip() or "|" in line
    return not table and not _SENTENCE_END.search(words) and line.lstrip()[:1] not in {">", "-", "*", "+"}


def _bare(line: str) -> str:
    return " ".join(html.unescape(_MARKUP.sub("", line)).replace("\ufeff", "").split())
