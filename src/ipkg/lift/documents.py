"""Source documents, where they come from, and the repairs made while reading them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from ipkg.iris import fingerprint
from ipkg.lift import periods
from ipkg.lift.terms import about, boolean, date, en, integer, licence, node, text
from ipkg.vocab import dct, ipkg, prov, rdf, rdfs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from ipkg.iris import Iris
    from ipkg.lift.things import Things
    from ipkg.model import Document, Facts, Period


def frame(read: Facts) -> Period | None:
    """The period that a document covers; of a fiscal year, the days that its figures have."""
    said = read.document.metadata.period
    stated = (figure.period for figure in read.observations if figure.period and figure.period.text == said)
    return periods.parse(said) or next(stated, None)


def document(read: Facts, things: Things) -> Iterator[Triple]:
    """The document with all that its front matter or the caller says of it."""
    doc, meta, iris = read.document, read.document.metadata, things.iris
    period = frame(read)
    publisher = things.refer(meta.publisher, {"agency", "organization", "facility"})
    title = meta.title or doc.slug
    yield from about(
        node(iris.document(doc.slug)),
        (rdf.type, ipkg.SourceDocument),
        (rdfs.label, en(title)),
        (dct.title, en(title)),
        (dct.identifier, text(doc.slug)),
        (dct.publisher, publisher),
        (ipkg.publisherName, None if publisher else text(meta.publisher)),
        (dct.issued, date(meta.issued.isoformat() if meta.issued else None)),
        (dct.temporal, node(iris.period(period.key)) if period else None),
        (dct.spatial, things.place(meta.area)),
        (dct.language, text(meta.language)),
        (dct.license, licence(meta.license)),
        (dct.source, text(meta.source_title)),
        (ipkg.sha256, text(doc.sha256)),
        (ipkg.textSha256, text(doc.text_sha256 if doc.origins else None)),
        (ipkg.restates, text(meta.restates_sha256)),
        (ipkg.quotable, boolean(meta.quotable)),
    )


def edits(doc: Document, iris: Iris) -> Iterator[Triple]:
    """Each repair: what stood where, what is read instead, and why."""
    for edit in doc.edits:
        key = fingerprint(edit.code, edit.span.start, edit.span.end, edit.replacement)
        yield from about(
            node(iris.edit(doc.slug, key)),
            (rdf.type, ipkg.Edit),
            (rdfs.label, en(f"{edit.code} at {edit.span.start}-{edit.span.end}")),
            (ipkg.editCode, text(edit.code)),
            (prov.used, node(iris.document(doc.slug))),
            (ipkg.replacement, Literal(edit.replacement)),
            (ipkg.reason, text(edit.reason)),
            (ipkg.start, integer(edit.span.start)),
            (ipkg.end, integer(edit.span.end)),
        )
