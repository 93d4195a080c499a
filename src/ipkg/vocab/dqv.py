"""Data Quality Vocabulary: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/dqv#"

Dimension: Final = NamedNode(NS + "Dimension")
Metric: Final = NamedNode(NS + "Metric")
QualityAnnotation: Final = NamedNode(NS + "QualityAnnotation")
QualityMeasurement: Final = NamedNode(NS + "QualityMeasurement")
computedOn: Final = NamedNode(NS + "computedOn")
inDimension: Final = NamedNode(NS + "inDimension")
isMeasurementOf: Final = NamedNode(NS + "isMeasurementOf")
value: Final = NamedNode(NS + "value")
