"""Files to documents: where they are, what is read from each, and that no two are the same."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ipkg.errors import DuplicateInput, MissingInput, UnreadableInput
from ipkg.iris import slug
from ipkg.model import Document, Metadata
from ipkg.read.formats import SUFFIXES, reader_of
from ipkg.read.front import front_matter, override
from ipkg.read.titles import front_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.read.received import Received


def read(path: Path, overrides: Metadata | None = None) -> Document:
    """One file as a document without blocks: its text, and metadata from front matter, options and title line.

    ``received`` is what ``open(path, newline="", encoding="utf-8").read()`` gives, a byte order mark included; of HTML
    and PDF files it is the text extracted from them. ``sha256`` is of the bytes. Raises MissingInput where there is no
    file, UnreadableInput for an unknown format, binary or badly encoded content and malformed front matter, InputError
    for an override that makes no sense.
    """
    reader = reader_of(str(path))
    data = _bytes(path)
    return _document(reader.read(data, str(path)), data, str(path), overrides)


def read_text(text: str, name: str, overrides: Metadata | None = None) -> Document:
    r"""A text that is no file, as ``read`` would give it; its name decides format and slug.

    Raises as ``read`` does.

    >>> document = read_text("# Filings in Ruritania in 2021\n\nFilings rose.\n", "ruritania.md")
    >>> document.slug, document.metadata.title, document.metadata.period
    ('ruritania', 'Filings in Ruritania in 2021', None)
    """
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableInput(
            f"{name}: a surrogate stands at offset {error.start}", hint="give text that can be written in UTF-8"
        ) from error
    return _document(reader_of(name).read(data, name), data, name, overrides)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingInput(f"{path}: there is no such file", hint="check the path") from error
    except IsADirectoryError as error:
        raise UnreadableInput(
            f"{path}: this is a folder", hint="name the files, or let discover() find them"
        ) from error
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror}", hint="check the permissions of the file") from error


def _document(received: Received, data: bytes, path: str, overrides: Metadata | None) -> Document:
    text = received.text
    front = front_matter(text, path)
    if not text[front.body_start :].strip():
        raise UnreadableInput(f"{path}: nothing follows the front matter", hint="give a file that holds text")
    metadata = override(override(received.metadata, front.metadata), overrides)
    if metadata.title is None:
        lines = (*front_lines(text, front.body_start), *metadata.evidence)
        metadata = replace(metadata, title=next(iter(lines), None))
    return Document(
        path=path,
        slug=slug(PurePath(path).stem),
        format=reader_of(path).format,
        received=text,
        sha256=hashlib.sha256(data).hexdigest(),
        metadata=metadata,
        body_start=front.body_start,
        edits=received.edits,
        origins=received.origins,
    )


def discover(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files to read: those named, and those of the folders named, in the order given, each once.

    Of a folder come, sorted, the files at any depth whose suffix is known and that are not hidden. Raises
    MissingInput for a path where nothing is, and for a folder without a document.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _below(path):
            found.setdefault(file.resolve(), file)
    return tuple(found.values())


def _below(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise MissingInput(f"{path}: there is nothing at this path", hint="check the path")
    if not path.is_dir():
        yield path
        return
    files = sorted(file for file in path.rglob("*") if _is_document(file, path))
    if not files:
        raise MissingInput(
            f"{path}: the folder holds no document", hint=f"put files ending in {', '.join(SUFFIXES)} there"
        )
    yield from files


def _is_document(file: Path, top: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(top).parts)
    return not hidden and file.suffix.lower() in SUFFIXES and file.is_file()


def read_all(paths: Sequence[Path], overrides: Metadata | None = None) -> tuple[Document, ...]:
    """Every document of the paths (see ``discover``), in that order.

    Raises as ``read`` does, and DuplicateInput where two files hold the same bytes or would share a slug, since
    the slug names the document in every IRI.
    """
    documents = tuple(read(path, overrides) for path in discover(paths))
    by_content: dict[str, Document] = {}
    by_slug: dict[str, Document] = {}
    for document in documents:
        if other := by_content.get(document.sha256):
            raise DuplicateInput(
                f"{document.path} holds the same bytes as {other.path}", hint="name only one of the two"
            )
        if other := by_slug.get(document.slug):
            raise DuplicateInput(
                f"{document.path} and {other.path} would both be published as {document.slug!r}",
                hint="rename one of the two files",
            )
        by_content[document.sha256] = by_slug[document.slug] = document
    return documents
