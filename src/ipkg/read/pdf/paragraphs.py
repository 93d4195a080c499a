"""Lines to headings, paragraphs, items and notes, in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from ipkg.read.markdown import paragraph
from ipkg.read.pdf.lines import Line, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LARGER: Final = 1.12
_SMALLER: Final = 0.92
_APART: Final = 1.35
_INDENT: Final = 0.9
_SHORT: Final = 3.0
_LONGEST_HEADING: Final = 200
_MOST_HEADING_LINES: Final = 4
_MOST_LEVELS: Final = 5
_ENDED: Final = re.compile(r"[.!?;:。！？；：][\"'”’)\]]*\Z")
_MARK: Final = re.compile(r"[•●▪■◆►➢✓○·]\s*|[-–—]\s+|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s")
_BULLET: Final = re.compile(r"\s*[•●▪■◆►➢✓○·]\s*")
_NOTE: Final = re.compile(r"(?:\[\^([^\]]{1,5})\]|(\d{1,2}|[*†‡§]{1,3})[.)]?)\s+(?=\S)")
_DIVIDED: Final = re.compile(r"[-‐]\n(?=[^\W\d_A-Z])")
_HYPHEN: Final = re.compile(r"[^\W_][-‐]\Z")


@dataclass(frozen=True)
class Styles:
    """The size of the running text of a document, and those of its headings, the largest first."""

    body: float
    headings: tuple[float, ...]

    def level(self, size: float) -> int:
        """The level of a heading of a size; 0 for running text."""
        return next((at for at, larger in enumerate(self.headings, 1) if size >= larger - 0.25), 0)


def styles(lines: Iterable[Line]) -> Styles:
    """The sizes of a document: the running text has the most letters."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size * 2) / 2] += len(line.letters)
    body = max(letters, key=lambda size: (letters[size], -size), default=10.0)
    larger = sorted((size for size in letters if size >= _LARGER * body), reverse=True)
    return Styles(body, tuple(larger[:_MOST_LEVELS]))


def paragraphs(lines: Sequence[Line], known: Styles) -> Iterator[tuple[str, Line]]:
    """The paragraphs of a stream as Markdown, each with its first line."""
    group: list[Line] = []
    edges = _edges(lines)
    leading = _leading(lines)
    for line in lines:
        if group and _begins(group, line, edges, leading):
            yield _as_markdown(group, known), group[0]
            group = []
        group.append(line)
    if group:
        yield _as_markdown(group, known), group[0]


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """The left and right edge of a column: where most of its lines begin, and where the longest end."""
    if not lines:
        return 0.0, 0.0
    lefts = Counter(round(line.left) for line in lines)
    return float(lefts.most_common(1)[0][0]), max(line.right for line in lines)


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance between two lines, in sizes of their letters."""
    steps = [
        (below.base - line.base) / max(line.size, 1)
        for line, below in pairwise(lines)
        if 0 < below.base - line.base < 3 * max(line.size, 1)
    ]
    return median(steps) if steps else 1.2


def _begins(group: Sequence[Line], line: Line, edges: tuple[float, float], leading: float) -> bool:
    """Whether a line begins a paragraph of its own."""
    before = group[-1]
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size) or _bold(group) != _bold([line]):
        return True
    if line.base <= before.base or line.base - before.base > _APART * max(leading, 1.0) * line.size:
        return True
    if _MARK.match(line.letters) and (_ENDED.search(before.letters) or _MARK.match(group[0].letters)):
        return True
    indented = line.left - edges[0] > _INDENT * line.size
    hanging = len(group) > 1 or _MARK.match(group[0].letters)
    if indented and before.left - edges[0] <= _INDENT * line.size and not hanging:
        return True
    if indented and before.left - edges[0] <= _INDENT * line.size and _ENDED.search(before.letters):
        return True
    short = edges[1] - before.right > _SHORT * line.size + _first_word(line)
    return short and bool(_ENDED.search(before.letters))


def _first_word(line: Line) -> float:
    word = line.words[0]
    return word.right - word.left


def _bold(lines: Sequence[Line]) -> bool:
    return all(word.bold for line in lines for word in line.words if not word.raised)


def _as_markdown(group: Sequence[Line], known: Styles) -> str:
    letters = " ".join(line.letters for line in group)
    level = known.level(group[0].size)
    brief = len(letters) <= _LONGEST_HEADING and len(group) <= _MOST_HEADING_LINES
    if level and brief and any(char.isalpha() for char in letters):
        return "#" * level + " " + _whole(group)
    if _bold(group) and brief and not _ENDED.search(letters) and any(char.isalpha() for char in letters):
        return f"**{_whole(group)}**"
    text = _BULLET.sub("- ", _run(group, set_off=not _bold(group)), count=1)
    note = _NOTE.match(text) if group[0].size <= _SMALLER * known.body else None
    if note and "\n" not in text[: note.end()]:
        return f"[^{note[1] or note[2]}]: {text[note.end() :]}"
    return text if text.startswith("- ") else paragraph(text)


def _whole(group: Sequence[Line]) -> str:
    """The lines of a heading as one; a word divided between two is whole again."""
    text = _DIVIDED.sub("", _run(group, set_off=False))
    return text.replace("\n", "")


def _run(group: Sequence[Line], *, set_off: bool) -> str:
    """Lines as one; where a word may be divided at a line's end, the line ends."""
    text = ""
    for line in group:
        more = shown(line.words, set_off=set_off)
        text = f"{text}\n{more}" if _HYPHEN.search(text) else f"{text} {more}".strip()
    return text if not set_off else text.replace("** **", " ").replace("* *", " ")
