"""RDF: the terms that the project uses."""

# ruff: noqa: A001, N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

List: Final = NamedNode(NS + "List")
Property: Final = NamedNode(NS + "Property")
first: Final = NamedNode(NS + "first")
langString: Final = NamedNode(NS + "langString")
nil: Final = NamedNode(NS + "nil")
rest: Final = NamedNode(NS + "rest")
type: Final = NamedNode(NS + "type")
value: Final = NamedNode(NS + "value")
