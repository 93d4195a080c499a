"""QUDT: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://qudt.org/schema/qudt/"

Unit: Final = NamedNode(NS + "Unit")
conversionMultiplier: Final = NamedNode(NS + "conversionMultiplier")
