"""XML Schema datatypes: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/2001/XMLSchema#"

anyURI: Final = NamedNode(NS + "anyURI")
boolean: Final = NamedNode(NS + "boolean")
date: Final = NamedNode(NS + "date")
dateTime: Final = NamedNode(NS + "dateTime")
decimal: Final = NamedNode(NS + "decimal")
gYear: Final = NamedNode(NS + "gYear")
gYearMonth: Final = NamedNode(NS + "gYearMonth")
integer: Final = NamedNode(NS + "integer")
nonNegativeInteger: Final = NamedNode(NS + "nonNegativeInteger")
string: Final = NamedNode(NS + "string")
