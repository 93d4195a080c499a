"""DCMI Metadata Terms: the terms that the project uses."""

# ruff: noqa: A001, N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://purl.org/dc/terms/"

Location: Final = NamedNode(NS + "Location")
PeriodOfTime: Final = NamedNode(NS + "PeriodOfTime")
Standard: Final = NamedNode(NS + "Standard")
conformsTo: Final = NamedNode(NS + "conformsTo")
contributor: Final = NamedNode(NS + "contributor")
created: Final = NamedNode(NS + "created")
creator: Final = NamedNode(NS + "creator")
date: Final = NamedNode(NS + "date")
description: Final = NamedNode(NS + "description")
hasPart: Final = NamedNode(NS + "hasPart")
identifier: Final = NamedNode(NS + "identifier")
isPartOf: Final = NamedNode(NS + "isPartOf")
issued: Final = NamedNode(NS + "issued")
language: Final = NamedNode(NS + "language")
license: Final = NamedNode(NS + "license")
modified: Final = NamedNode(NS + "modified")
publisher: Final = NamedNode(NS + "publisher")
source: Final = NamedNode(NS + "source")
spatial: Final = NamedNode(NS + "spatial")
subject: Final = NamedNode(NS + "subject")
temporal: Final = NamedNode(NS + "temporal")
title: Final = NamedNode(NS + "title")
type: Final = NamedNode(NS + "type")
