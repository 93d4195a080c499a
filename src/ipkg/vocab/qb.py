"""RDF Data Cube: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://purl.org/linked-data/cube#"

ComponentSpecification: Final = NamedNode(NS + "ComponentSpecification")
DataSet: Final = NamedNode(NS + "DataSet")
DataStructureDefinition: Final = NamedNode(NS + "DataStructureDefinition")
Observation: Final = NamedNode(NS + "Observation")
attribute: Final = NamedNode(NS + "attribute")
component: Final = NamedNode(NS + "component")
componentRequired: Final = NamedNode(NS + "componentRequired")
dataSet: Final = NamedNode(NS + "dataSet")
dimension: Final = NamedNode(NS + "dimension")
measure: Final = NamedNode(NS + "measure")
order: Final = NamedNode(NS + "order")
structure: Final = NamedNode(NS + "structure")
