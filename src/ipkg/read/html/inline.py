"""Running text of a page as Markdown: emphasis, quotations, breaks, notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ipkg.read.markdown import note_mark, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPHASIS: Final = {"i": "*", "em": "*", "cite": "*", "b": "**", "strong": "**"}
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")
_ODD_BLANKS: Final = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}")


class Line:
    """Builds one paragraph: text, marks around words, breaks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._open: list[tuple[str, int]] = []

    def add(self, text: str | None) -> None:
        """Add text."""
        if text:
            self._pieces.append(plain(text))

    def put(self, markdown: str) -> None:
        """Add what is Markdown already."""
        self._pieces.append(markdown)

    def ends_with(self, markdown: str) -> bool:
        """Whether this was put last."""
        return bool(self._pieces) and self._pieces[-1] == markdown

    def open(self, mark: str) -> None:
        """Begin a stretch that is set off."""
        self._open.append((mark, len(self._pieces)))

    def close(self, mark: str) -> None:
        """End the stretch that was begun last; blanks at its ends stay outside of the marks."""
        if not self._open or self._open[-1][0] != mark:
            return
        _, at = self._open.pop()
        inner = "".join(self._pieces[at:])
        core = inner.strip()
        if not core or "\n" in core or (mark[0] == "*" and core.startswith("*")):
            return
        start = inner.index(core)
        closing = "”" if mark == "“" else mark
        self._pieces[at:] = [f"{inner[:start]}{mark}{core}{closing}{inner[start + len(core) :]}"]

    def take(self) -> str:
        """The paragraph so far, without blanks at its ends; the next one begins with the same stretches set off."""
        text = "".join(self._pieces)
        self._pieces = []
        self._open = [(mark, 0) for mark, _ in self._open]
        return tidy(text)


def tidy(text: str) -> str:
    """A paragraph with its lines trimmed; runs of other blanks single."""
    lines = (_ODD_BLANKS.sub(" ", _BLANKS.sub(" ", line)).strip(" \u00a0\u3000") for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip("\n")


def run(element: Any, skip: Sequence[Any] = ()) -> str:
    """All text of an element on one line, as Markdown."""
    if not len(element):
        return " ".join(plain(element.text or "").split())
    line = Line()
    walk(element, line, frozenset(skip))
    return " ".join(line.take().split())


def walk(element: Any, line: Line, skip: frozenset[Any]) -> None:
    """Add the text of an element to a line, breaks and blocks inside it as blanks."""
    from lxml import etree  # noqa: PLC0415  # only where a page is read

    events = etree.iterwalk(element, events=("start", "end"))
    for event, node in events:
        mark = EMPHASIS.get(node.tag, "“" if node.tag == "q" else "")
        if event == "start":
            if node in skip or node.tag in {"script", "style"}:
                events.skip_subtree()
            elif node.tag == "sup" and (noted := note_mark("".join(node.itertext()))):
                events.skip_subtree()
                line.put(noted)
            else:
                if mark:
                    line.open(mark)
                line.add(node.text)
            continue
        if mark:
            line.close(mark)
        elif node.tag not in _WITHIN:
            line.put(" ")
        if node is not element:
            line.add(node.tail)


_WITHIN: Final = frozenset(
    {"a", "abbr", "font", "span", "small", "big", "sup", "sub", "u", "s", "mark", "code", "time"}
)
