"""The received text made plain without moving a character: one code point stays one code point."""

from __future__ import annotations

import re
from typing import Final

from ipkg.model import Edit, Span

_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！？"}
_BLANKS: Final = dict.fromkeys((0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_PLAIN: Final[dict[int, int | str]] = {**_FULL_WIDTH, **_BLANKS}
_WIDE: Final = re.compile("[０-９Ａ-Ｚａ-ｚ％]+(?:[，．][０-９]+)*％?")
_NOT_A_LINE_END: Final = re.compile(r"[^\r\n]")


def plain(received: str) -> tuple[str, tuple[Edit, ...]]:
    """The text with full-width forms and odd blanks as ASCII and comments blanked, of the same length; and the edits.

    >>> plain("２０２３ 年, 12％")[0]
    '2023 年, 12%'
    """
    text = received if received.isascii() else received.translate(_PLAIN)
    wide = (
        ()
        if received.isascii()
        else tuple(
            Edit(
                "full-width", Span(*match.span()), text[match.start() : match.end()], "full-width forms, read as ASCII"
            )
            for match in _WIDE.finditer(received)
        )
    )
    return _without_comments(text), wide


def _without_comments(text: str) -> str:
    """HTML comments as blanks; one that is never closed is text."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], _NOT_A_LINE_END.sub(" ", text[start : end + 3])]
        at = end + 3
    return "".join([*parts, text[at:]])
