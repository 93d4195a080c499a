"""What a reader makes of the bytes of a file: a text, where its parts come from, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ipkg.model import Edit, Metadata, Origin, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Received:
    """The text in which every offset counts; of files that are no text, what was extracted from them."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    origins: tuple[Origin, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading, item or table of an extracted text, and where in the file it comes from.

    ``left_out`` are what was dropped before it: the code of the edit, and the reason.
    """

    text: str
    page: int | None = None
    element: str = ""
    left_out: tuple[tuple[str, str], ...] = ()
    joined: bool = False


def compose(parts: Iterable[Part], metadata: Metadata | None = None) -> Received:
    r"""The parts as one text, blank lines between them (``joined`` parts follow the one before on the next line).

    >>> received = compose([Part("# Filings", page=1), Part("They rose.", page=2)])
    >>> received.text, [(origin.start, origin.page) for origin in received.origins]
    ('# Filings\n\nThey rose.\n', [(0, 1), (11, 2)])
    """
    pieces: list[str] = []
    origins: list[Origin] = []
    left_out: dict[tuple[int, str], list[str]] = {}
    at = 0
    for part in parts:
        if part.text:
            gap = "" if not pieces else "\n" if part.joined else "\n\n"
            pieces += [gap, part.text]
            at += len(gap)
            if not origins or (origins[-1].page, origins[-1].element) != (part.page, part.element):
                origins.append(Origin(at, part.page, part.element))
        for code, reason in part.left_out:
            left_out.setdefault((at, code), []).append(reason)
        at += len(part.text)
    text = "".join(pieces) + ("\n" if pieces else "")
    edits = (Edit(code, Span(at, at), "", "; ".join(reasons)) for (at, code), reasons in left_out.items())
    return Received(text, metadata or Metadata(), tuple(origins), tuple(edits))
