"""SKOS: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/2004/02/skos/core#"

Concept: Final = NamedNode(NS + "Concept")
ConceptScheme: Final = NamedNode(NS + "ConceptScheme")
altLabel: Final = NamedNode(NS + "altLabel")
broadMatch: Final = NamedNode(NS + "broadMatch")
broader: Final = NamedNode(NS + "broader")
closeMatch: Final = NamedNode(NS + "closeMatch")
definition: Final = NamedNode(NS + "definition")
exactMatch: Final = NamedNode(NS + "exactMatch")
hasTopConcept: Final = NamedNode(NS + "hasTopConcept")
inScheme: Final = NamedNode(NS + "inScheme")
narrower: Final = NamedNode(NS + "narrower")
notation: Final = NamedNode(NS + "notation")
prefLabel: Final = NamedNode(NS + "prefLabel")
related: Final = NamedNode(NS + "related")
scopeNote: Final = NamedNode(NS + "scopeNote")
topConceptOf: Final = NamedNode(NS + "topConceptOf")
