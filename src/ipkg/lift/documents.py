"""Source documents, where they come from, and the repairs made while reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from ipkg.iris import fingerprint
from ipkg.lift import periods
from ipkg.lift.spaces import DCT, IPKG, PROV, RDF, RDFS
from ipkg.lift.terms import about, boolean, date, en, integer, licence, node, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from ipkg.iris import Iris
    from ipkg.lift.things import Things
    from ipkg.model import Document


def document(doc: Document, things: Things) -> Iterator[Triple]:
    """The document with all that its front matter or the caller says of it."""
    meta, iris = doc.metadata, things.iris
    period = periods.parse(meta.period)
    publisher = things.refer(meta.publisher, {"agency", "organization", "facility"})
    title = meta.title or doc.slug
    yield from about(
        node(iris.document(doc.slug)),
        (RDF.type, IPKG.SourceDocument),
        (RDFS.label, en(title)),
        (DCT.title, en(title)),
        (DCT.identifier, text(doc.slug)),
        (DCT.publisher, publisher),
        (IPKG.publisherName, None if publisher else text(meta.publisher)),
        (DCT.issued, date(meta.issued.isoformat() if meta.issued else None)),
        (DCT.temporal, node(iris.period(period.text)) if period else None),
        (DCT.spatial, things.place(meta.area)),
        (DCT.language, text(meta.language)),
        (DCT.license, licence(meta.license)),
        (DCT.source, text(meta.source_title)),
        (IPKG.sha256, text(doc.sha256)),
        (IPKG.restates, text(meta.restates_sha256)),
        (IPKG.quotable, boolean(meta.quotable)),
    )


def edits(doc: Document, iris: Iris) -> Iterator[Triple]:
    """Each repair: what stood where, what is read instead, and why."""
    for edit in doc.edits:
        key = fingerprint(edit.code, edit.span.start, edit.span.end, edit.replacement)
        yield from about(
            node(iris.edit(doc.slug, key)),
            (RDF.type, IPKG.Edit),
            (RDFS.label, en(f"{edit.code} at {edit.span.start}-{edit.span.end}")),
            (IPKG.editCode, text(edit.code)),
            (PROV.used, node(iris.document(doc.slug))),
            (IPKG.replacement, Literal(edit.replacement)),
            (IPKG.reason, text(edit.reason)),
            (IPKG.start, integer(edit.span.start)),
            (IPKG.end, integer(edit.span.end)),
        )
