"""What inference starts from, and where its results are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad

from ipkg.lift.provenance import shared_graph
from ipkg.lift.quads import in_order
from ipkg.lift.terms import node
from ipkg.vocab import ipkg, oa, prov, qb, rdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from ipkg.iris import Iris
    from ipkg.lift.quads import Quads

_FIGURES_AND_EVIDENCE: Final = {qb.Observation, ipkg.MissingValue, oa.Annotation, prov.Activity}


def premises(quads: Quads, iris: Iris) -> tuple[Triple, ...]:
    """The ontology, the register and the things and statements of the documents; not their figures and evidence."""
    shared = {iris.graph("ontology"), iris.graph("register")}
    chosen = [quad for quad in quads if _graph(quad) in shared or _graph(quad).endswith("/extract")]
    apart = {quad.subject for quad in chosen if quad.predicate == rdf.type and quad.object in _FIGURES_AND_EVIDENCE}
    return tuple(quad.triple for quad in chosen if quad.subject not in apart and quad.predicate != prov.wasDerivedFrom)


def inferred(triples: Iterable[Triple], iris: Iris) -> Quads:
    """Derived triples in the graph of what follows, with the description of that graph."""
    name = node(iris.graph("inferred"))
    described = (*shared_graph("inferred", iris), *triples)
    return in_order(Quad(triple.subject, triple.predicate, triple.object, name) for triple in described)


def _graph(quad: Quad) -> str:
    return getattr(quad.graph_name, "value", "")
