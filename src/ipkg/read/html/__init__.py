"""HTML to text: the content of a page as Markdown, and which element each part of it comes from.

Nothing that a page names is fetched, no entity is expanded beyond the characters that HTML knows, and no script runs.
"""

from __future__ import annotations

from typing import Any, Final

from ipkg.errors import UnreadableInput
from ipkg.read.html.content import Content
from ipkg.read.html.encoding import decode
from ipkg.read.html.flow import Flow, note_targets
from ipkg.read.html.head import metadata
from ipkg.read.received import Received, compose

_LARGEST: Final = 64 * 1024 * 1024
_MOST_ATTRIBUTES: Final = 5_000
_MOST_BLANKS: Final = 200_000


def read(data: bytes, path: str) -> Received:
    """The content of a page; raises UnreadableInput for one that is badly encoded, too large or too deep, or empty."""
    if len(data) > _LARGEST:
        raise UnreadableInput(
            f"{path}: {len(data)} bytes, more than {_LARGEST}", hint="give the page without what is embedded in it"
        )
    root = _parsed(decode(data, path), path)
    body = root.find("body")
    parts = Flow(Content(body), note_targets(body)).read() if body is not None else ()
    received = compose(parts, metadata(root))
    if not received.text.strip():
        raise UnreadableInput(f"{path}: the page holds no text", hint="give a page whose text is in the file itself")
    return received


def _parsed(text: str, path: str) -> Any:
    """The tree of a page; raises UnreadableInput where it is nested too deep to be read whole."""
    from lxml import etree  # noqa: PLC0415  # only where a page is read

    if any(map(_swollen, text.split("<"))):
        raise UnreadableInput(
            f"{path}: an element has thousands of attributes, or the file has hardly any elements",
            hint="save the page again from a browser; if it is no page, name it .txt",
        )
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    cleaned = text.replace("\0", "\ufffd") or "<html></html>"
    try:
        root = etree.fromstring(cleaned.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise UnreadableInput(f"{path}: not a page: {error}", hint="save it again from a browser") from error
    if root is None:
        raise UnreadableInput(f"{path}: the page holds no text", hint="give a page whose text is in the file itself")
    deep = next((entry for entry in parser.error_log if "depth" in entry.message.lower()), None)
    if deep is not None:
        raise UnreadableInput(
            f"{path}, line {deep.line}: elements are nested deeper than a page can be read",
            hint="close what is opened there, or save the page again from a browser",
        )
    return root


def _swollen(stretch: str) -> bool:
    """Whether what follows a "<" would take a parser more than linear time."""
    blanks = stretch.count(" ")
    named = blanks > _MOST_ATTRIBUTES and stretch.count("=") > _MOST_ATTRIBUTES
    return blanks > _MOST_BLANKS or (named and not stretch[:6].lower().startswith(("script", "style")))
