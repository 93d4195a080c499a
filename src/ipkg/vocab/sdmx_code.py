"""SDMX codes: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://purl.org/linked-data/sdmx/2009/code#"

obsStatus_A: Final = NamedNode(NS + "obsStatus-A")
obsStatus_M: Final = NamedNode(NS + "obsStatus-M")
