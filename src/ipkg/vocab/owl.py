"""OWL 2: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/2002/07/owl#"

AllDisjointClasses: Final = NamedNode(NS + "AllDisjointClasses")
FunctionalProperty: Final = NamedNode(NS + "FunctionalProperty")
InverseFunctionalProperty: Final = NamedNode(NS + "InverseFunctionalProperty")
SymmetricProperty: Final = NamedNode(NS + "SymmetricProperty")
TransitiveProperty: Final = NamedNode(NS + "TransitiveProperty")
allValuesFrom: Final = NamedNode(NS + "allValuesFrom")
differentFrom: Final = NamedNode(NS + "differentFrom")
disjointWith: Final = NamedNode(NS + "disjointWith")
equivalentClass: Final = NamedNode(NS + "equivalentClass")
hasKey: Final = NamedNode(NS + "hasKey")
hasValue: Final = NamedNode(NS + "hasValue")
imports: Final = NamedNode(NS + "imports")
intersectionOf: Final = NamedNode(NS + "intersectionOf")
inverseOf: Final = NamedNode(NS + "inverseOf")
members: Final = NamedNode(NS + "members")
onProperty: Final = NamedNode(NS + "onProperty")
oneOf: Final = NamedNode(NS + "oneOf")
propertyChainAxiom: Final = NamedNode(NS + "propertyChainAxiom")
sameAs: Final = NamedNode(NS + "sameAs")
someValuesFrom: Final = NamedNode(NS + "someValuesFrom")
unionOf: Final = NamedNode(NS + "unionOf")
