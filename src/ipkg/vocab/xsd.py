"""XML Schema datatypes: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/2001/XMLSchema#"

date: Final = NamedNode(NS + "date")
gYear: Final = NamedNode(NS + "gYear")
gYearMonth: Final = NamedNode(NS + "gYearMonth")
