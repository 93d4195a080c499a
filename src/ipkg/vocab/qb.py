"""RDF Data Cube: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://purl.org/linked-data/cube#"

AttributeProperty: Final = NamedNode(NS + "AttributeProperty")
CodedProperty: Final = NamedNode(NS + "CodedProperty")
ComponentSpecification: Final = NamedNode(NS + "ComponentSpecification")
DataSet: Final = NamedNode(NS + "DataSet")
DataStructureDefinition: Final = NamedNode(NS + "DataStructureDefinition")
DimensionProperty: Final = NamedNode(NS + "DimensionProperty")
MeasureProperty: Final = NamedNode(NS + "MeasureProperty")
Observation: Final = NamedNode(NS + "Observation")
Slice: Final = NamedNode(NS + "Slice")
attribute: Final = NamedNode(NS + "attribute")
codeList: Final = NamedNode(NS + "codeList")
component: Final = NamedNode(NS + "component")
componentAttachment: Final = NamedNode(NS + "componentAttachment")
componentRequired: Final = NamedNode(NS + "componentRequired")
concept: Final = NamedNode(NS + "concept")
dataSet: Final = NamedNode(NS + "dataSet")
dimension: Final = NamedNode(NS + "dimension")
measure: Final = NamedNode(NS + "measure")
order: Final = NamedNode(NS + "order")
structure: Final = NamedNode(NS + "structure")
