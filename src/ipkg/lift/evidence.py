"""Passages of a document and the citations that point to them (W3C Web Annotation Data Model, sections 4.2.4-4.2.5)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ipkg.iris import fingerprint
from ipkg.lift.spaces import DCT, IPKG, OA, RDF, RDFS
from ipkg.lift.terms import about, en, integer, node, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import NamedNode, Triple

    from ipkg.iris import Iris
    from ipkg.model import Document, Span

CONTEXT: Final = 32
_TABLE_FRAGMENT: Final = node("http://tools.ietf.org/rfc/rfc7111")

Place = tuple["Span", tuple[int, int] | None]


@dataclass(frozen=True)
class Evidence:
    """The passages of one document: places in the file as received, as nodes."""

    document: Document
    iris: Iris

    @cached_property
    def _line_ends(self) -> list[int]:
        received = self.document.received
        return [at for at, sign in enumerate(received) if sign == "\n"]

    def passage(self, span: Span) -> NamedNode:
        """The node of a passage."""
        return node(self.iris.passage(self.document.slug, span))

    def passages(self, places: Iterable[Place]) -> Iterator[Triple]:
        """Each passage with its quote, its position and, in a table, its cell."""
        for span, cell in dict.fromkeys(places):
            passage = self.passage(span)
            selectors = [node(f"{passage.value}/{name}") for name in ("quote", "position", *(["cell"] * bool(cell)))]
            yield from about(
                passage,
                (RDF.type, (IPKG.Passage, OA.SpecificResource)),
                (OA.hasSource, node(self.iris.document(self.document.slug))),
                (OA.hasSelector, tuple(selectors)),
                (IPKG.line, integer(bisect_left(self._line_ends, span.start) + 1)),
            )
            yield from self._quote(selectors[0], span)
            yield from about(
                selectors[1],
                (RDF.type, OA.TextPositionSelector),
                (OA.start, integer(span.start)),
                (OA.end, integer(span.end)),
            )
            if cell:
                yield from _fragment(selectors[2], cell)

    def _quote(self, selector: NamedNode, span: Span) -> Iterator[Triple]:
        """The words themselves; what stands around them only where the document may be quoted freely."""
        received, quotable = self.document.received, self.document.metadata.quotable
        before = received[max(span.start - CONTEXT, 0) : span.start]
        after = received[span.end : span.end + CONTEXT]
        yield from about(
            selector,
            (RDF.type, OA.TextQuoteSelector),
            (OA.exact, text(self.document.quote(span))),
            (OA.prefix, text(before) if quotable else None),
            (OA.suffix, text(after) if quotable else None),
        )

    def citations(self, body: NamedNode, spans: Iterable[Span], label: str) -> Iterator[Triple]:
        """A citation of each passage in support of ``body``."""
        slug = self.document.slug
        for span in dict.fromkeys(spans):
            key = fingerprint(body.value.removeprefix(self.iris.base), span.start, span.end)
            yield from about(
                node(self.iris.annotation(slug, key)),
                (RDF.type, (IPKG.Citation, OA.Annotation)),
                (RDFS.label, en(f"Evidence for: {label}")),
                (OA.hasBody, body),
                (OA.hasTarget, self.passage(span)),
                (OA.motivatedBy, OA.linking),
            )


def _fragment(selector: NamedNode, cell: tuple[int, int]) -> Iterator[Triple]:
    """A table cell; rows and columns count from 1 (RFC 7111, section 2)."""
    row, column = cell
    return about(
        selector,
        (RDF.type, OA.FragmentSelector),
        (RDF.value, text(f"row={row + 1};col={column + 1}")),
        (DCT.conformsTo, _TABLE_FRAGMENT),
    )
