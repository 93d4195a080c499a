"""Letters to words, words to the lines that they stand on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ipkg.read.markdown import note_mark, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipkg.read.pdf.pages import Glyph

_SAME_LINE: Final = 0.3
_RAISED: Final = 0.92
_REACH: Final = 0.7
_WORD_GAP: Final = 0.18
_CHUNK_GAP: Final = 0.9


@dataclass(frozen=True)
class Word:
    """Letters without a blank between them; ``raised`` ones are a mark behind another word."""

    text: str
    left: float
    right: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False
    glued: bool = False


@dataclass(frozen=True)
class Chunk:
    """Words of a line with no wide gap between them."""

    words: tuple[Word, ...]
    base: float

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.words[-1].right

    @property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(word.size for word in self.words)

    @cached_property
    def text(self) -> str:
        """Its words as Markdown, without what sets them off."""
        return shown(self.words)

    @cached_property
    def letters(self) -> str:
        """Its words as drawn, without marks of notes."""
        return " ".join(word.text for word in self.words if not word.raised)


@dataclass(frozen=True)
class Line:
    """The chunks that stand on one line, from left to right."""

    chunks: tuple[Chunk, ...]

    @property
    def base(self) -> float:
        """Where it stands."""
        return self.chunks[0].base

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.chunks[0].left

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.chunks[-1].right

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.chunks, key=lambda chunk: len(chunk.letters)).size

    @property
    def words(self) -> tuple[Word, ...]:
        """All its words."""
        return tuple(word for chunk in self.chunks for word in chunk.words)

    @cached_property
    def letters(self) -> str:
        """Its words as drawn."""
        return " ".join(chunk.letters for chunk in self.chunks).strip()

    def within(self, left: float, right: float) -> Line | None:
        """The part of the line whose chunks have their middle in a range."""
        inside = tuple(chunk for chunk in self.chunks if left <= (chunk.left + chunk.right) / 2 < right)
        return Line(inside) if inside else None


def shown(words: Sequence[Word], *, set_off: bool = False) -> str:
    """Words as Markdown: note marks in brackets, and with ``set_off`` what is bold or italic between asterisks."""
    pieces: list[str] = []
    mark = ""
    for word in words:
        if word.raised:
            pieces.append(note_mark(word.text) or plain(word.text))
            continue
        own = ("**" if word.bold else "") + ("*" if word.italic else "") if set_off else ""
        gap = "" if word.glued or not pieces else " "
        if own != mark:
            pieces.append(f"{mark[::-1]}{gap}{own}")
            mark = own
        else:
            pieces.append(gap)
        pieces.append(plain(word.text))
    return "".join([*pieces, mark[::-1]]).strip()


def lines(letters: Iterable[Glyph]) -> tuple[Line, ...]:
    """The lines of a page, from top to bottom."""
    rows = _rows(sorted((letter for letter in letters if letter.size > 1), key=lambda letter: letter.base))
    return tuple(line for row in rows if (line := _line(*row)).chunks)


def _rows(letters: Sequence[Glyph]) -> list[tuple[float, float, list[Glyph]]]:
    """Letters by the line that they stand on: its base and size; raised ones go with the line that they belong to."""
    rows: list[tuple[float, float, list[Glyph]]] = []
    for letter in letters:
        if rows and abs(letter.base - rows[-1][0]) <= _SAME_LINE * max(min(letter.size, rows[-1][1]), 1):
            rows[-1][2].append(letter)
            if letter.size > rows[-1][1]:
                rows[-1] = (letter.base, letter.size, rows[-1][2])
        else:
            rows.append((letter.base, letter.size, [letter]))
    return _with_raised(rows)


def _with_raised(rows: list[tuple[float, float, list[Glyph]]]) -> list[tuple[float, float, list[Glyph]]]:
    kept = list(rows)
    for at, (base, size, letters) in enumerate(rows):
        for beside in (at + 1, at - 1):
            if not 0 <= beside < len(rows) or not letters:
                continue
            other = rows[beside]
            near = abs(other[0] - base) <= _REACH * other[1]
            if size <= _RAISED * other[1] and near and _touch(letters, other[2]):
                other[2].extend(letters)
                letters = []  # noqa: PLW2901  # moved
                kept[at] = (base, size, [])
    return [row for row in kept if row[2]]


def _touch(small: Sequence[Glyph], large: Sequence[Glyph]) -> bool:
    """Whether each of a few raised letters stands behind a letter of a line."""
    ends = sorted(letter.right for letter in large)
    size = max(letter.size for letter in large)

    def touches(letter: Glyph) -> bool:
        at = bisect_left(ends, letter.left - 0.35 * size)
        return at < len(ends) and ends[at] <= letter.left + 0.35 * size

    groups = [letter for index, letter in enumerate(small) if not index or letter.left - small[index - 1].right > size]
    return len(small) <= max(6, len(large)) and all(map(touches, groups))


def _line(base: float, size: float, letters: list[Glyph]) -> Line:
    words = tuple(_words(sorted(letters, key=lambda letter: letter.left), base, size))
    chunks: list[list[Word]] = []
    for word in words:
        wide = chunks and word.left - chunks[-1][-1].right > _CHUNK_GAP * size
        if not chunks or (wide and not word.raised):
            chunks.append([word])
        else:
            chunks[-1].append(word)
    return Line(tuple(Chunk(tuple(chunk), base) for chunk in chunks))


def _words(letters: Iterable[Glyph], base: float, size: float) -> Iterator[Word]:
    run: list[Glyph] = []
    glued = False
    for letter in letters:
        raised = _is_raised(letter, base, size)
        apart = run and letter.left - run[-1].right > _WORD_GAP * min(letter.size, size)
        style = run and (letter.bold, letter.italic, raised) != (
            run[-1].bold,
            run[-1].italic,
            _is_raised(run[-1], base, size),
        )
        if run and (letter.text.isspace() or apart or style):
            yield _word(run, base, size, glued=glued)
            glued = bool(style) and not apart and not letter.text.isspace()
            run = []
        if not letter.text.isspace():
            run.append(letter)
        else:
            glued = False
    if run:
        yield _word(run, base, size, glued=glued)


def _is_raised(letter: Glyph, base: float, size: float) -> bool:
    return letter.size <= _RAISED * size and base - letter.base > 0.1 * size


def _word(run: Sequence[Glyph], base: float, size: float, *, glued: bool) -> Word:
    text = "".join(letter.text for letter in run)
    first = run[0]
    raised = _is_raised(first, base, size)
    return Word(text, first.left, run[-1].right, first.size, first.bold, first.italic, raised, glued)
