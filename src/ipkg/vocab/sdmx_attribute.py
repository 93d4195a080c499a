"""SDMX attributes: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://purl.org/linked-data/sdmx/2009/attribute#"

obsStatus: Final = NamedNode(NS + "obsStatus")
unitMeasure: Final = NamedNode(NS + "unitMeasure")
