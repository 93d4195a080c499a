"""OWL-Time: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/2006/time#"

Instant: Final = NamedNode(NS + "Instant")
ProperInterval: Final = NamedNode(NS + "ProperInterval")
hasBeginning: Final = NamedNode(NS + "hasBeginning")
hasEnd: Final = NamedNode(NS + "hasEnd")
inXSDDate: Final = NamedNode(NS + "inXSDDate")
