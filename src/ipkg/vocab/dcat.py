"""Data Catalog Vocabulary, version 3: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/dcat#"

Catalog: Final = NamedNode(NS + "Catalog")
DataService: Final = NamedNode(NS + "DataService")
Dataset: Final = NamedNode(NS + "Dataset")
DatasetSeries: Final = NamedNode(NS + "DatasetSeries")
Distribution: Final = NamedNode(NS + "Distribution")
byteSize: Final = NamedNode(NS + "byteSize")
dataset: Final = NamedNode(NS + "dataset")
distribution: Final = NamedNode(NS + "distribution")
downloadURL: Final = NamedNode(NS + "downloadURL")
endDate: Final = NamedNode(NS + "endDate")
inSeries: Final = NamedNode(NS + "inSeries")
mediaType: Final = NamedNode(NS + "mediaType")
startDate: Final = NamedNode(NS + "startDate")
