"""VoID: the terms that the project uses."""

# ruff: noqa: A001, N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://rdfs.org/ns/void#"

Dataset: Final = NamedNode(NS + "Dataset")
Linkset: Final = NamedNode(NS + "Linkset")
classPartition: Final = NamedNode(NS + "classPartition")
dataDump: Final = NamedNode(NS + "dataDump")
entities: Final = NamedNode(NS + "entities")
inDataset: Final = NamedNode(NS + "inDataset")
property: Final = NamedNode(NS + "property")
propertyPartition: Final = NamedNode(NS + "propertyPartition")
sparqlEndpoint: Final = NamedNode(NS + "sparqlEndpoint")
triples: Final = NamedNode(NS + "triples")
