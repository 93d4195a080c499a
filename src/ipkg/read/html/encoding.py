"""The encoding of a page: its byte order mark, what it declares, else UTF-8 (HTML Standard, section 13.2.3)."""

from __future__ import annotations

import codecs
import re
from typing import Final

from ipkg.errors import UnreadableInput

_SNIFFED: Final = 4096
_DECLARED: Final = re.compile(
    rb"<meta\b[^<>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})"
    rb"|<\?xml\b[^<>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})",
    re.IGNORECASE,
)
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these names as the wider encoding (Encoding Standard, section 4.2).
_WIDER: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}


def decode(data: bytes, path: str) -> str:
    """The text of a page; raises UnreadableInput where its bytes are not what it says they are.

    >>> decode("<meta charset=gb2312><p>专利".encode("gb18030"), "a.html")[-2:]
    '专利'
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, "its byte order mark", path)
    declared = _DECLARED.search(data[:_SNIFFED])
    if declared is None:
        return _decoded(data, "utf-8", "no declaration", path)
    name = (declared[1] or declared[2]).decode("ascii").lower()
    return _decoded(data, _WIDER.get(name, name), "its declaration", path)


def _decoded(data: bytes, name: str, why: str, path: str) -> str:
    try:
        return data.decode(name)
    except LookupError as error:
        raise UnreadableInput(
            f"{path}: the page declares the encoding {name!r}, which is unknown", hint="save the page in UTF-8"
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{path}: not {name} (by {why}): byte 0x{data[error.start]:02x} at offset {error.start}",
            hint="save the page in UTF-8 and let it say so: <meta charset=utf-8>",
        ) from error
