"""OWL 2: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/2002/07/owl#"

AnnotationProperty: Final = NamedNode(NS + "AnnotationProperty")
Class: Final = NamedNode(NS + "Class")
DatatypeProperty: Final = NamedNode(NS + "DatatypeProperty")
NamedIndividual: Final = NamedNode(NS + "NamedIndividual")
Nothing: Final = NamedNode(NS + "Nothing")
ObjectProperty: Final = NamedNode(NS + "ObjectProperty")
Ontology: Final = NamedNode(NS + "Ontology")
Thing: Final = NamedNode(NS + "Thing")
differentFrom: Final = NamedNode(NS + "differentFrom")
disjointWith: Final = NamedNode(NS + "disjointWith")
equivalentClass: Final = NamedNode(NS + "equivalentClass")
imports: Final = NamedNode(NS + "imports")
inverseOf: Final = NamedNode(NS + "inverseOf")
sameAs: Final = NamedNode(NS + "sameAs")
versionIRI: Final = NamedNode(NS + "versionIRI")
versionInfo: Final = NamedNode(NS + "versionInfo")
