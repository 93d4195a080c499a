"""Bytes to text, without a guess: UTF-8 or an error that says where it ceases to be UTF-8.

Nothing is changed on the way: line ends stay as they are, and so does a byte order mark (U+FEFF, one code point,
offset 0), so that offsets count what ``open(path, newline="", encoding="utf-8").read()`` gives.
"""

from __future__ import annotations

import codecs
from typing import Final

from ipkg.errors import UnreadableInput

# First bytes → what the file is, and what to do about it.
_MAGIC: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"%PDF-", "a PDF file", "give it a name that ends in .pdf"),
    (b"PK\x03\x04", "a ZIP archive (a word processor's document, perhaps)", "save it as Markdown or plain text"),
    (b"\xd0\xcf\x11\xe0", "an old word processor's document", "save it as Markdown or plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x89PNG", "a picture", "give the text of the document"),
    (b"\xff\xd8\xff", "a picture", "give the text of the document"),
    (codecs.BOM_UTF32_LE, "text in UTF-32", "iconv -f UTF-32 -t UTF-8 FILE > NEW"),
    (codecs.BOM_UTF16_LE, "text in UTF-16", "iconv -f UTF-16 -t UTF-8 FILE > NEW"),
    (codecs.BOM_UTF16_BE, "text in UTF-16", "iconv -f UTF-16 -t UTF-8 FILE > NEW"),
)


def decode(data: bytes, path: str) -> str:
    r"""The text of a UTF-8 file, unchanged; raises UnreadableInput for anything else, and for a file of blanks.

    >>> decode(b"Filings\r\n", "a.txt")
    'Filings\r\n'
    """
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(f"{path}: this is {what}, not text in UTF-8", hint=hint)
    if (at := data.find(b"\0")) >= 0:
        raise UnreadableInput(f"{path}: a NUL byte at offset {at}: binary, not text", hint="give a text file in UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{path}: not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start} ({error.reason})",
            hint="convert it, for example: iconv -f GB18030 -t UTF-8 FILE > NEW (or -f WINDOWS-1252)",
        ) from error
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise UnreadableInput(f"{path}: the file is empty", hint="give a file that holds text")
    return text
