"""The ontology and the code lists as graphs of the publication, under its base and without blank nodes."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, parse

from ipkg import assets
from ipkg.errors import KnowledgeError
from ipkg.lift.terms import XSD, decimal, node

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pyoxigraph import Triple

    from ipkg.iris import Iris

_CODES: Final = ("ipkg-codes", "ipkg-indicators", "ipkg-cube")


@cache
def vocabulary(iris: Iris) -> tuple[Quad, ...]:
    """The quads of every file of ``ontology/``; raises KnowledgeError where one is not Turtle."""
    files = assets.files("ontology", ".ttl")
    return tuple(_rebased(triple, path.stem, iris) for path in files for triple in _triples(path))


def _triples(path: Path) -> Iterator[Triple]:
    """The triples of a file, blank nodes under their canonical labels (RDF Dataset Canonicalization 1.0)."""
    try:
        dataset = Dataset(parse(path=str(path)))
    except SyntaxError as error:
        raise KnowledgeError(f"{path.name}: {error}", hint="mend the Turtle") from error
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return (quad.triple for quad in dataset)


def _rebased(triple: Triple, file: str, iris: Iris) -> Quad:
    subject, predicate, value = (_moved(term, file, iris) for term in (triple.subject, triple.predicate, triple.object))
    return Quad(subject, predicate, value, node(iris.graph("codes" if file in _CODES else "ontology")))


def _moved(term: object, file: str, iris: Iris) -> Any:
    """A term under the base of the publication; terms of the ontology stay, blank nodes get an IRI (RDF 1.1, 3.5).

    Decimals become canonical, as stores make them, so that every copy of the graph agrees.
    """
    if isinstance(term, BlankNode):
        return node(iris.thing(".well-known/genid", f"{file}-{term.value}"))
    if isinstance(term, Literal) and term.datatype.value == XSD + "decimal":
        return decimal(Decimal(term.value))
    return node(iris.moved(term.value)) if isinstance(term, NamedNode) else term
