"""The run that made a publication: when, with which version, from which documents (PROV-O). The only clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, Quad

from ipkg.lift.terms import XSD, about, en, node
from ipkg.vocab import dct, prov, rdf, rdfs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from ipkg.iris import Iris
    from ipkg.lift.quads import Quads
    from ipkg.model import Document


def run(documents: Iterable[Document], iris: Iris, *, version: str, started: datetime, ended: datetime) -> Quads:
    """The graph of the run; it is kept in the store and left out of the exports."""
    graph, activity, agent = (
        node(iri) for iri in (iris.graph("run"), iris.activity("build"), iris.thing("agent", f"ipkg-{version}"))
    )
    used = tuple(node(iris.document(document.slug)) for document in documents)
    triples = (
        *about(
            activity,
            (rdf.type, prov.Activity),
            (rdfs.label, en("build")),
            (prov.startedAtTime, _moment(started)),
            (prov.endedAtTime, _moment(ended)),
            (prov.used, used),
            (prov.wasAssociatedWith, agent),
        ),
        *about(
            agent,
            (rdf.type, prov.SoftwareAgent),
            (rdfs.label, en(f"ipkg {version}")),
            (dct.identifier, Literal(version)),
        ),
    )
    return tuple(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _moment(when: datetime) -> Literal:
    return Literal(when.isoformat(timespec="seconds"), datatype=node(XSD + "dateTime"))
