"""Text as Markdown: the signs that would mean something else in it escaped, marks of notes in brackets."""

from __future__ import annotations

import re
from typing import Final

_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")
_MARKUP: Final = re.compile(r"[\\*`]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!])|&(?=#?\w{1,31};)|\[(?=\^)|\](?=\()|~~")
_LEADING: Final = re.compile(r"(?=#{1,6}(?:\s|$)|[-+>|•](?:\s|$)|[-=_]{3,}\s*$|\|)")
_NOTE: Final = re.compile(r"\[?\(?([\d]{1,3}|[*†‡§]{1,3}|[a-z])\)?\]?")


def plain(text: str) -> str:
    r"""Text with its blanks single, and signs that mean something in Markdown escaped.

    >>> plain("a  *note*, A&amp;B, x_1")
    'a \\*note\\*, A\\&amp;B, x_1'
    """
    return _MARKUP.sub(lambda match: "\\" + match[0], _BLANKS.sub(" ", text))


def paragraph(text: str) -> str:
    """A paragraph whose first signs are not taken for those of a heading, item or table."""
    return "\n".join(_LEADING.sub(r"\\", line, count=1) if _LEADING.match(line) else line for line in text.split("\n"))


def note_mark(text: str) -> str:
    """The footnote mark that a raised text is, as Markdown; empty where it is none ("th", "TM").

    >>> note_mark("[2]"), note_mark("th")
    ('[^2]', '')
    """
    found = _NOTE.fullmatch(text.strip())
    return f"[^{found[1]}]" if found else ""
