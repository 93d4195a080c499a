"""RDF: the terms that the project uses."""

# ruff: noqa: A001  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

first: Final = NamedNode(NS + "first")
nil: Final = NamedNode(NS + "nil")
rest: Final = NamedNode(NS + "rest")
type: Final = NamedNode(NS + "type")
value: Final = NamedNode(NS + "value")
