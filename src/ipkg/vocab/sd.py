"""SPARQL 1.1 Service Description: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/sparql-service-description#"

Graph: Final = NamedNode(NS + "Graph")
NamedGraph: Final = NamedNode(NS + "NamedGraph")
Service: Final = NamedNode(NS + "Service")
endpoint: Final = NamedNode(NS + "endpoint")
graph: Final = NamedNode(NS + "graph")
name: Final = NamedNode(NS + "name")
namedGraph: Final = NamedNode(NS + "namedGraph")
