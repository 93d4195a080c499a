"""Passages of a document and the citations that point to them (W3C Web Annotation Data Model, section 4.2)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ipkg.iris import fingerprint
from ipkg.lift.terms import about, en, integer, node, text
from ipkg.model import Origin
from ipkg.vocab import dct, ipkg, oa, rdf, rdfs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import NamedNode, Triple

    from ipkg.iris import Iris
    from ipkg.model import Document, Span

CONTEXT: Final = 32
_TABLE_FRAGMENT: Final = node("http://tools.ietf.org/rfc/rfc7111")
_PAGE_FRAGMENT: Final = node("http://tools.ietf.org/rfc/rfc3778")

_NOWHERE: Final = Origin(0)

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
        """Each passage with its quote, its position, its cell in a table, and the page or element of its file."""
        for span, cell in dict.fromkeys(places):
            passage = self.passage(span)
            origin = self.document.origin(span.start) or _NOWHERE
            told = {"quote": True, "position": True, "cell": cell, "page": origin.page, "element": origin.element}
            selectors = [node(f"{passage.value}/{name}") for name, known in told.items() if known]
            yield from about(
                passage,
                (rdf.type, (ipkg.Passage, oa.SpecificResource)),
                (oa.hasSource, node(self.iris.document(self.document.slug))),
                (oa.hasSelector, tuple(selectors)),
                (ipkg.line, integer(bisect_left(self._line_ends, span.start) + 1)),
            )
            yield from self._quote(selectors[0], span)
            yield from about(
                selectors[1],
                (rdf.type, oa.TextPositionSelector),
                (oa.start, integer(span.start)),
                (oa.end, integer(span.end)),
            )
            if cell:
                yield from _fragment(selectors[2], cell)
            if origin.page:
                yield from _page(selectors[-1], origin.page)
            elif origin.element:
                yield from about(selectors[-1], (rdf.type, oa.XPathSelector), (rdf.value, text(origin.element)))

    def _quote(self, selector: NamedNode, span: Span) -> Iterator[Triple]:
        """The words themselves; what stands around them only where the document may be quoted freely."""
        received, quotable = self.document.received, self.document.metadata.quotable
        before = received[max(span.start - CONTEXT, 0) : span.start]
        after = received[span.end : span.end + CONTEXT]
        yield from about(
            selector,
            (rdf.type, oa.TextQuoteSelector),
            (oa.exact, text(self.document.quote(span))),
            (oa.prefix, text(before) if quotable else None),
            (oa.suffix, text(after) if quotable else None),
        )

    def citations(self, body: NamedNode, spans: Iterable[Span], label: str) -> Iterator[Triple]:
        """A citation of each passage in support of ``body``."""
        slug = self.document.slug
        for span in dict.fromkeys(spans):
            key = fingerprint(body.value.removeprefix(self.iris.base), span.start, span.end)
            yield from about(
                node(self.iris.annotation(slug, key)),
                (rdf.type, (ipkg.Citation, oa.Annotation)),
                (rdfs.label, en(f"Evidence for: {label}")),
                (oa.hasBody, body),
                (oa.hasTarget, self.passage(span)),
                (oa.motivatedBy, oa.linking),
            )


def _fragment(selector: NamedNode, cell: tuple[int, int]) -> Iterator[Triple]:
    """A table cell; rows and columns count from 1 (RFC 7111, section 2)."""
    row, column = cell
    return about(
        selector,
        (rdf.type, oa.FragmentSelector),
        (rdf.value, text(f"row={row + 1};col={column + 1}")),
        (dct.conformsTo, _TABLE_FRAGMENT),
    )


def _page(selector: NamedNode, number: int) -> Iterator[Triple]:
    """A page of a PDF file, from 1 (RFC 3778, section 3)."""
    return about(
        selector,
        (rdf.type, oa.FragmentSelector),
        (rdf.value, text(f"page={number}")),
        (dct.conformsTo, _PAGE_FRAGMENT),
    )
