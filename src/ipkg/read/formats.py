"""The formats that are read, each with its suffixes and the way from its bytes to text.

Another format is another row: its ``read`` gives the text in which every offset counts. The libraries that HTML and
PDF need are imported only when such a file is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ipkg.errors import UnreadableInput
from ipkg.read import html, pdf
from ipkg.read.decoding import decode
from ipkg.read.received import Received

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipkg.model import Format


@dataclass(frozen=True, slots=True)
class Reader:
    """How files of one format become text: ``read(bytes, path)`` raises UnreadableInput."""

    format: Format
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], Received]


def _plain(data: bytes, path: str) -> Received:
    """A text file: its text is what was received."""
    return Received(decode(data, path))


READERS: Final = (
    Reader("markdown", (".md", ".markdown"), _plain),
    Reader("text", (".txt",), _plain),
    Reader("html", (".html", ".htm", ".xhtml"), html.read),
    Reader("pdf", (".pdf",), pdf.read),
)

SUFFIXES: Final = tuple(suffix for reader in READERS for suffix in reader.suffixes)


def reader_of(path: str) -> Reader:
    """The reader for a file, by its suffix; raises UnreadableInput where no format has it.

    >>> reader_of("papers/Nanjing.MD").format
    'markdown'
    """
    suffix = PurePath(path).suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    raise UnreadableInput(
        f"{path}: the format {suffix or 'of a file without suffix'!r} is unknown",
        hint=f"convert it to text or Markdown and name it {' or '.join(SUFFIXES)}",
    )
