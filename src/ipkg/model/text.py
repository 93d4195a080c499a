"""Text that remembers where it came from.

A document is kept as received. Everything read from it is a ``MappedText``: clean text for the rules to
read, and for each of its characters the place in the received file. Spans handed on to anybody else always
count Unicode code points in the received file, so that ``received[span.start:span.end]`` is the quote.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Format = Literal["markdown", "text", "html", "pdf"]
BlockKind = Literal["heading", "paragraph", "item", "table", "note", "unit"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of Unicode code points in a file as received.

    >>> Span(3, 7).length, Span(3, 7).overlaps(Span(6, 9)), Span(3, 7).overlaps(Span(7, 9))
    (4, True, False)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a range: {self.start}..{self.end}")

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The smallest range that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of clean text copied from the received text: clean ``[at, at+length)`` = received ``[start, …)``."""

    at: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class MappedText:
    """Clean text with the place of every character in the received file.

    Characters outside every run were inserted by a repair (a joining space, say) and map to the gap between
    their neighbours.

    >>> text = MappedText.join([("cases of", 10), (" ", None), ("infringement", 25)])
    >>> text.text, text.span(0, 21), text.span(6, 8)
    ('cases of infringement', Span(start=10, end=37), Span(start=16, end=18))
    """

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def join(cls, pieces: Iterable[tuple[str, int | None]]) -> MappedText:
        """Clean text from pieces, each with its start in the received file, or None where it was inserted."""
        runs: list[Run] = []
        parts: list[str] = []
        at = 0
        for piece, start in pieces:
            if start is not None and piece:
                last = runs[-1] if runs else None
                if last and last.at + last.length == at and last.start + last.length == start:
                    runs[-1] = Run(last.at, last.start, last.length + len(piece))
                else:
                    runs.append(Run(at, start, len(piece)))
            parts.append(piece)
            at += len(piece)
        return cls("".join(parts), tuple(runs))

    def _received(self, at: int, *, after: bool) -> int:
        """Place in the received file of clean offset ``at``; for an inserted character the neighbour's edge."""
        index = bisect_right(self.runs, at, key=lambda run: run.at) - 1
        run = self.runs[max(index, 0)]
        if index >= 0 and at < run.at + run.length:
            return run.start + at - run.at
        if after and index + 1 < len(self.runs):
            return self.runs[index + 1].start
        return run.start + run.length if index >= 0 else run.start

    def span(self, start: int, end: int) -> Span:
        """The received range of clean ``[start, end)``; raises ValueError on an empty or foreign range."""
        if not (0 <= start < end <= len(self.text)) or not self.runs:
            raise ValueError(f"no such range in {len(self.text)} characters: {start}..{end}")
        first = self._received(start, after=True)
        last = self._received(end - 1, after=False)
        index = bisect_right(self.runs, end - 1, key=lambda run: run.at) - 1
        inside = index >= 0 and end <= self.runs[index].at + self.runs[index].length
        return Span(first, max(first, last + 1 if inside else last))

    def place(self, span: Span) -> tuple[int, int] | None:
        """The clean range of a received one, None where its first or last character is no part of this text."""
        first, last = self._clean(span.start), self._clean(span.end - 1)
        return (first, last + 1) if first is not None and last is not None and first <= last else None

    def _clean(self, received: int) -> int | None:
        index = bisect_right(self.runs, received, key=lambda run: run.start) - 1
        run = self.runs[index] if index >= 0 else None
        return run.at + received - run.start if run and received < run.start + run.length else None

    def cut(self, start: int, end: int) -> MappedText:
        """Clean ``[start, end)`` as a text of its own, still pointing into the same file."""
        runs = tuple(
            Run(
                max(run.at, start) - start,
                run.start + max(start - run.at, 0),
                min(run.at + run.length, end) - max(run.at, start),
            )
            for run in self.runs
            if run.at < end and run.at + run.length > start
        )
        return MappedText(self.text[start:end], runs)


@dataclass(frozen=True, slots=True)
class Edit:
    """A repair made while reading: what stood at ``span`` is read as ``replacement``. The received text is kept.

    ``code`` names the kind (page-break, hyphenation, markup, split-table …), ``reason`` gives the proof in words.
    """

    code: str
    span: Span
    replacement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in a file an extracted text comes from, from code point ``start`` of the text on.

    ``page`` is the number of a page of a PDF file, from 1; ``element`` the XPath of an element of an HTML file.
    """

    start: int
    page: int | None = None
    element: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself (front matter, title line) or the user says of it (options).

    ``period`` and ``area`` frame every figure that names none. None means that nothing says so. Once
    ``ipkg.read.complete`` has run, ``area`` is the key of a place, or the name as given where the register lacks it.
    ``evidence`` are further lines that may say what the title does not: the title of a window, a description.
    """

    title: str | None = None
    publisher: str | None = None
    issued: date | None = None
    period: str | None = None
    area: str | None = None
    language: str = "en"
    license: str | None = None
    source_title: str | None = None
    source_publisher: str | None = None
    restates_sha256: str | None = None
    quotable: bool = True
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: clean text, its place (None if the row has none), row and column from 0, head included.

    ``indent`` is how many blanks further in it stands than the others of its column.
    """

    text: str
    span: Span | None
    row: int
    column: int
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed: head rows above body rows, all of one width, padded with empty cells.

    ``caption`` is the heading that announces it, ``unit`` its unit line, ``notes`` what stands below it.
    """

    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Number of columns."""
        return max((len(row) for row in (*self.head, *self.body)), default=0)

    def column_heads(self, column: int) -> tuple[str, ...]:
        """Head texts above a column, outermost first; a blank head cell takes the nearest one to its left."""
        texts: list[str] = []
        for depth, row in enumerate(self.head):
            own = row[column].text if column < len(row) else ""
            below = any(column < len(low) and low[column].text for low in self.head[depth + 1 :])
            if not own and below:
                left = (row[index].text for index in range(min(column, len(row) - 1), -1, -1))
                own = next((text for text in left if text), "")
            if own and own not in texts:
                texts.append(own)
        return tuple(texts)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a block: clean range ``[start, end)`` of the block's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A unit of structure in document order.

    ``section`` holds the indices (into ``Document.blocks``) of the headings above it, outermost first.
    Tables carry a ``grid`` and no sentences; headings carry their level (1 is outermost) and section mark.
    ``marks`` are the clean ranges that were set off: (kind, start, end) with kind italic, bold or quote, in order
    of their start; a quote's range leaves the quotation marks out.
    """

    kind: BlockKind
    text: MappedText
    section: tuple[int, ...] = ()
    level: int = 0
    mark: str = ""
    sentences: tuple[Sentence, ...] = ()
    grid: Grid | None = None
    marks: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A document as received, and its structure once segmented.

    ``received`` is the decoded file with its own line ends; ``sha256`` is of its bytes. Of HTML and PDF files it is
    the text extracted from them, the same for the same bytes, and ``origins`` say which page or element each part of it
    comes from, in ascending order. ``body_start`` is where the front matter ends; ``blocks`` is empty until
    ``ipkg.segment`` has run.
    """

    path: str
    slug: str
    format: Format
    received: str
    sha256: str
    metadata: Metadata
    body_start: int = 0
    edits: tuple[Edit, ...] = ()
    blocks: tuple[Block, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def text_sha256(self) -> str:
        """The SHA-256 of the text that offsets point into, in UTF-8; of a text file the same as ``sha256``."""
        return sha256(self.received.encode()).hexdigest()

    def origin(self, offset: int) -> Origin | None:
        """Where in the file a code point of the extracted text comes from; None for a text file."""
        index = bisect_right(self.origins, offset, key=lambda origin: origin.start) - 1
        return self.origins[index] if index >= 0 else None

    def quote(self, span: Span) -> str:
        """Exactly the slice of the received text that the span names."""
        return self.received[span.start : span.end]

    def line(self, offset: int) -> int:
        """Line number, from 1, of a code-point offset."""
        return self.received.count("\n", 0, offset) + 1
