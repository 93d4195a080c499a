"""DCMI Metadata Terms: the terms that the project uses."""

# ruff: noqa: A001, N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://purl.org/dc/terms/"

conformsTo: Final = NamedNode(NS + "conformsTo")
date: Final = NamedNode(NS + "date")
identifier: Final = NamedNode(NS + "identifier")
issued: Final = NamedNode(NS + "issued")
language: Final = NamedNode(NS + "language")
license: Final = NamedNode(NS + "license")
publisher: Final = NamedNode(NS + "publisher")
source: Final = NamedNode(NS + "source")
spatial: Final = NamedNode(NS + "spatial")
temporal: Final = NamedNode(NS + "temporal")
title: Final = NamedNode(NS + "title")
type: Final = NamedNode(NS + "type")
