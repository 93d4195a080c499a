"""What each named graph is, which stage made it, and under which licence (PROV-O, VoID). No clock here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.lift.terms import LICENCE, about, en, node
from ipkg.vocab import dct, prov, rdf, rdfs, void

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
        node(iris.graph(name)), (rdf.type, void.Dataset), (rdfs.label, en(_SHARED[name])), (dct.license, LICENCE)
    )


def document_graph(document: Document, stage: str, iris: Iris) -> Iterator[Triple]:
    """The description of the graph of a document and stage, and of the stage as an activity."""
    source, activity = node(iris.document(document.slug)), node(iris.activity(document.slug, stage))
    title = document.metadata.title or document.slug
    yield from about(
        node(iris.graph("doc", document.slug, stage)),
        (rdf.type, (void.Dataset, prov.Entity)),
        (rdfs.label, en(f"{title}: {stage}")),
        (dct.license, LICENCE),
        (prov.wasGeneratedBy, activity),
        (prov.wasDerivedFrom, source),
    )
    yield from about(
        activity,
        (rdf.type, prov.Activity),
        (rdfs.label, en(f"{stage} {title}")),
        (prov.used, source),
        (prov.wasInformedBy, node(iris.activity(document.slug, "read")) if stage != "read" else None),
    )
