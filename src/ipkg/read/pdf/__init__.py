"""PDF to text: pages in their reading order as Markdown, and which page each part of it comes from.

Nothing that a file names is opened, and nothing in it is run.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from ipkg.errors import UnreadableInput
from ipkg.read.grids import markdown
from ipkg.read.pdf.aligned import aligned
from ipkg.read.pdf.drawn import Table, drawn
from ipkg.read.pdf.furniture import furniture
from ipkg.read.pdf.lines import Line, lines
from ipkg.read.pdf.pages import meaningless, pages
from ipkg.read.pdf.paragraphs import Styles, paragraphs, styles
from ipkg.read.pdf.streams import streams
from ipkg.read.received import Part, Received, compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.read.pdf.pages import Page

_FEWEST_LETTERS: Final = 20
_MOST_MEANINGLESS: Final = 0.3


def read(data: bytes, path: str) -> Received:
    """The text of a file; raises UnreadableInput where it is encrypted, damaged, or holds pictures and no letters."""
    found = tuple(pages(data, path))
    _require_letters(found, path)
    drawn_lines = [lines(page.letters) for page in found]
    dropped = furniture(drawn_lines)
    known = styles(line for page in drawn_lines for line in page)
    parts: list[Part] = []
    for at, (page, own) in enumerate(zip(found, drawn_lines, strict=True)):
        kept = [line for index, line in enumerate(own) if (at, index) not in dropped]
        left_out = [("page-furniture", why) for (number, _), why in sorted(dropped.items()) if number == at]
        parts += _with_edits(_parts(page, kept, known), [*left_out, *_unread(page)], page.number)
    return compose(_notes_behind(parts))


def _require_letters(found: Sequence[Page], path: str) -> None:
    """Raises UnreadableInput for scans, and for letters without a meaning."""
    count = sum(not letter.text.isspace() for page in found for letter in page.letters)
    if count < _FEWEST_LETTERS:
        raise UnreadableInput(
            f"{path}: {len(found)} pages and no text: pictures of pages, perhaps a scan",
            hint="let letters be recognised first, for example: ocrmypdf FILE NEW",
        )
    if sum(meaningless(page) * len(page.letters) for page in found) > _MOST_MEANINGLESS * count:
        raise UnreadableInput(
            f"{path}: the letters of its fonts stand for no signs",
            hint="let letters be recognised first, for example: ocrmypdf --force-ocr FILE NEW",
        )


def _unread(page: Page) -> Iterator[tuple[str, str]]:
    """What of a page could not be read."""
    if page.tilted:
        yield "left-out", f"page {page.number}: {page.tilted} letters run in another direction than the text"
    if page.pictured and len(page.letters) < _FEWEST_LETTERS:
        yield "left-out", f"page {page.number}: a picture fills the page, which holds no text"


def _parts(page: Page, kept: Sequence[Line], known: Styles) -> Iterator[Part]:
    """The parts of a page in reading order."""
    tables, rest = drawn(page.rules, kept)
    for stream in streams(rest, tables):
        items = aligned(stream)
        for is_table, run in groupby(items, key=lambda item: isinstance(item, Table)):
            if is_table:
                yield from (
                    Part(markdown(item.rows, item.heads), page.number) for item in run if isinstance(item, Table)
                )
            else:
                own = [item for item in run if isinstance(item, Line)]
                yield from (Part(text, page.number) for text, _ in paragraphs(own, known))


def _with_edits(parts: Iterator[Part], left_out: Sequence[tuple[str, str]], number: int) -> Iterator[Part]:
    """The parts of a page, the first with what was left out of it."""
    yield Part("", number, left_out=tuple(left_out))
    yield from parts


def _notes_behind(parts: Sequence[Part]) -> Iterator[Part]:
    """Notes at the foot of a page behind the paragraph that goes on on the next."""
    waiting: list[Part] = []
    for part in parts:
        if part.text.startswith("[^"):
            waiting.append(part)
            continue
        settled = part.text.startswith(("#", "**", "|"))
        if waiting and part.text and settled:
            yield from waiting
            waiting = []
        yield part
        if waiting and part.text and part.page != waiting[0].page:
            yield from waiting
            waiting = []
    yield from waiting
