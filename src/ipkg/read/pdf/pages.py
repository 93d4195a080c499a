"""Pages as they are drawn: letters with their places, ruling lines, pictures. The only module that knows PDFium.

Places are in points from the top left corner of the page as it is read: x grows to the right, y downwards. A page
whose text runs upwards or downwards is turned.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ipkg.errors import UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LARGEST: Final = 512 * 1024 * 1024
_THIN: Final = 3.0
_SHORTEST: Final = 6.0
_MOST_RULES: Final = 4000
_BOLD: Final = ("bold", "black", "heavy", "demi")
_ITALIC: Final = ("italic", "oblique")
_HYPHENS: Final = frozenset("\x02\xad\ufffe")
_UNKNOWN: Final = frozenset("\ufffd\0")
_WIDE: Final = 0.5
_TWICE: Final = 4


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter: its left and right edge, the line that it stands on, its size, and whether it is set off."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line, horizontal or vertical."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it is horizontal."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page: letters and rules that stand upright, how many letters do not, and whether a picture fills it."""

    number: int
    letters: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    tilted: int = 0
    pictured: bool = False


def pages(data: bytes, path: str) -> Iterator[Page]:
    """The pages of a file; raises UnreadableInput for a file that is encrypted, damaged or too large."""
    import pypdfium2  # noqa: PLC0415  # only where a PDF file is read

    if len(data) > _LARGEST:
        raise UnreadableInput(f"{path}: {len(data)} bytes, more than {_LARGEST}", hint="give its parts one by one")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(path, str(error)) from error
    with document:
        if not len(document):
            raise _unreadable(path, "no pages")
        for index in range(len(document)):
            try:
                yield _page(document[index], index + 1)
            except pypdfium2.PdfiumError as error:
                raise _unreadable(f"{path}, page {index + 1}", str(error)) from error


def _unreadable(path: str, why: str) -> UnreadableInput:
    if "password" in why.lower() or "security" in why.lower():
        return UnreadableInput(
            f"{path}: the file is encrypted", hint="take the password off first: qpdf --decrypt --password=… FILE NEW"
        )
    return UnreadableInput(
        f"{path}: the file is damaged, or is no PDF file: {why}", hint="mend it first, for example: qpdf FILE NEW"
    )


def _page(page: Any, number: int) -> Page:
    drawn = tuple(_single(_letters(page.get_textpage())))
    turns = Counter(turn for _, turn in drawn if turn is not None)
    main = turns.most_common(1)[0][0] if turns else (1, 0)
    upright = [_turned(letter, main) for letter, turn in drawn if turn == main]
    rules, pictured = _drawn(page, main)
    top = min((letter.base - letter.size for letter in upright), default=0.0)
    left = min((letter.left for letter in upright), default=0.0)
    return Page(
        number,
        tuple(_moved(letter, left, top) for letter in upright),
        tuple(Rule(rule.left - left, rule.top - top, rule.right - left, rule.bottom - top) for rule in rules),
        len(drawn) - len(upright),
        pictured,
    )


Turn = tuple[int, int]


def _letters(text: Any) -> Iterator[tuple[Glyph, Turn | None]]:
    """The letters of a page as drawn, each with the direction that it runs in (None: neither level nor upright)."""
    from pypdfium2 import raw  # noqa: PLC0415

    matrix, box = raw.FS_MATRIX(), raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    fonts = _Fonts(text)
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(text, index):
            continue
        char = _char(raw.FPDFText_GetUnicode(text, index))
        raw.FPDFText_GetMatrix(text, index, matrix)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        size = raw.FPDFText_GetFontSize(text, index) * ((matrix.c**2 + matrix.d**2) ** 0.5 or 1.0)
        bold, italic = fonts.style(index)
        turn = _turn(matrix.a, matrix.b)
        across = turn is not None and turn[0] == 0
        left, right = (box.bottom, box.top) if across else (box.left, box.right)
        base = x.value if across else y.value
        yield Glyph(char, left, max(right, left), base, size, bold, italic), turn


def _single(letters: Iterable[tuple[Glyph, Turn | None]]) -> Iterator[tuple[Glyph, Turn | None]]:
    """Letters without those that are printed twice in one place, to look bold; those of a ligature share a place."""
    seen: dict[tuple[str, int, int], int] = {}
    for index, (letter, turn) in enumerate(letters):
        x, y = round(letter.left), round(letter.base)
        near = (seen.get((letter.text, x + dx, y + dy), index) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        first = min(near)
        seen[letter.text, x, y] = index
        if letter.text.isspace() or index - first < _TWICE or letter.right - letter.left < 2:
            yield letter, turn


def _char(code: int) -> str:
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return "-" if char in _HYPHENS else char


def _turn(a: float, b: float) -> Turn | None:
    """The direction of a line of text: (1, 0) level, (0, 1) upwards …, None where it is slanted."""
    if abs(b) <= 0.1 * abs(a):
        return (1 if a > 0 else -1, 0)
    return (0, 1 if b > 0 else -1) if abs(a) <= 0.1 * abs(b) else None


class _Fonts:
    """The styles of the letters of a page; the fonts of a text object are asked for once."""

    def __init__(self, text: Any) -> None:
        from pypdfium2 import raw  # noqa: PLC0415

        self._text, self._raw = text, raw
        self._buffer, self._flags = ctypes.create_string_buffer(200), ctypes.c_int()
        self._known: dict[int, tuple[bool, bool]] = {}

    def style(self, index: int) -> tuple[bool, bool]:
        """Whether a letter is bold, and whether it is italic, by the name and the flags of its font."""
        handle = self._raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if key not in self._known:
            size = self._raw.FPDFText_GetFontInfo(self._text, index, self._buffer, 200, self._flags)
            name = self._buffer.raw[: max(min(size, 200) - 1, 0)].decode("latin-1").lower()
            flags = self._flags.value if size else 0
            bold = any(word in name for word in _BOLD) or bool(flags & 1 << 18)
            self._known[key] = (bold, any(word in name for word in _ITALIC) or bool(flags & 1 << 6))
        return self._known[key]


def _turned(letter: Glyph, turn: Turn) -> Glyph:
    """A letter with its places from the top left corner of a page that is read in a direction."""
    left, right, base = letter.left, letter.right, letter.base
    if turn == (1, 0):
        base = -base
    elif turn == (-1, 0):
        left, right = -right, -left
    elif turn == (0, -1):
        left, right, base = -right, -left, -base
    return Glyph(letter.text, left, right, base, letter.size, letter.bold, letter.italic)


def _moved(letter: Glyph, left: float, top: float) -> Glyph:
    return Glyph(
        letter.text, letter.left - left, letter.right - left, letter.base - top, letter.size, letter.bold, letter.italic
    )


def _drawn(page: Any, turn: Turn) -> tuple[list[Rule], bool]:
    """The ruling lines of a page, and whether a picture fills half of it."""
    from pypdfium2 import raw  # noqa: PLC0415

    rules: list[Rule] = []
    pictured = False
    width, height = page.get_size()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            pictured = pictured or (right - left) * (top - bottom) > _WIDE * width * height
        elif len(rules) < _MOST_RULES:
            rules += [_placed(rule, turn) for rule in _strokes(thing, Rule(left, bottom, right, top))]
    return rules, pictured


def _strokes(path: Any, box: Rule) -> Iterator[Rule]:
    """The level and upright lines of a path: a thin box is one, the sides of a wide one are four."""
    from pypdfium2 import raw  # noqa: PLC0415

    wide, high = box.right - box.left, box.bottom - box.top
    if max(wide, high) < _SHORTEST:
        return
    if min(wide, high) <= _THIN:
        yield box
        return
    count = raw.FPDFPath_CountSegments(path)
    if not 0 < count <= _MOST_RULES:
        return
    points = [_point(raw, path, index) for index in range(count)]
    matrix = path.get_matrix()
    start = before = (0.0, 0.0)
    for kind, x, y, closes in points:
        here = matrix.on_point(x, y)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = before = here
            continue
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield from _side(before, here)
        before = here
        if closes:
            yield from _side(here, start)


def _point(raw: Any, path: Any, index: int) -> tuple[int, float, float, bool]:
    segment = raw.FPDFPath_GetPathSegment(path, index)
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return raw.FPDFPathSegment_GetType(segment), x.value, y.value, bool(raw.FPDFPathSegment_GetClose(segment))


def _side(first: tuple[float, float], second: tuple[float, float]) -> Iterator[Rule]:
    left, right = sorted((first[0], second[0]))
    low, high = sorted((first[1], second[1]))
    if min(right - left, high - low) <= 1 and max(right - left, high - low) >= _SHORTEST:
        yield Rule(left, low, right, high)


def _placed(rule: Rule, turn: Turn) -> Rule:
    """A line of the page as drawn, from the top left corner of the page as read."""
    if turn == (1, 0):
        return Rule(rule.left, -rule.bottom, rule.right, -rule.top)
    if turn == (-1, 0):
        return Rule(-rule.right, rule.top, -rule.left, rule.bottom)
    if turn == (0, 1):
        return Rule(rule.top, rule.left, rule.bottom, rule.right)
    return Rule(-rule.bottom, -rule.right, -rule.top, -rule.left)


def meaningless(page: Page) -> float:
    """The share of a page's letters that stand for no sign, since their font has no map to Unicode."""
    odd = sum(letter.text in _UNKNOWN or "\ue000" <= letter.text <= "\uf8ff" for letter in page.letters)
    return odd / len(page.letters) if page.letters else 0.0
