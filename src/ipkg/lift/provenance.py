"""What each named graph is, which stage made it, and under which licence (PROV-O, VoID). No clock here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.lift.spaces import DCT, PROV, RDF, RDFS, VOID
from ipkg.lift.terms import LICENCE, about, en, node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from ipkg.iris import Iris
    from ipkg.model import Document

_SHARED: Final = {
    "ontology": "Ontology: classes, properties and axioms",
    "codes": "Code lists, units and component properties",
    "register": "Places and bodies that the documents mention",
    "cubes": "Data sets, their structures, periods and candidate concepts",
    "inferred": "What follows by OWL 2 RL",
}


def shared_graph(name: str, iris: Iris) -> Iterator[Triple]:
    """The description of a graph that all documents share."""
    return about(
        node(iris.graph(name)), (RDF.type, VOID.Dataset), (RDFS.label, en(_SHARED[name])), (DCT.license, LICENCE)
    )


def document_graph(document: Document, stage: str, iris: Iris) -> Iterator[Triple]:
    """The description of the graph of a document and stage, and of the stage as an activity."""
    source, activity = node(iris.document(document.slug)), node(iris.activity(document.slug, stage))
    title = document.metadata.title or document.slug
    yield from about(
        node(iris.graph("doc", document.slug, stage)),
        (RDF.type, (VOID.Dataset, PROV.Entity)),
        (RDFS.label, en(f"{title}: {stage}")),
        (DCT.license, LICENCE),
        (PROV.wasGeneratedBy, activity),
        (PROV.wasDerivedFrom, source),
    )
    yield from about(
        activity,
        (RDF.type, PROV.Activity),
        (RDFS.label, en(f"{stage} {title}")),
        (PROV.used, source),
        (PROV.wasInformedBy, node(iris.activity(document.slug, "read")) if stage != "read" else None),
    )
