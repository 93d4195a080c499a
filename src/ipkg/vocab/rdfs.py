"""RDF Schema: the terms that the project uses."""

# ruff: noqa: A001, N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/2000/01/rdf-schema#"

domain: Final = NamedNode(NS + "domain")
label: Final = NamedNode(NS + "label")
range: Final = NamedNode(NS + "range")
seeAlso: Final = NamedNode(NS + "seeAlso")
subClassOf: Final = NamedNode(NS + "subClassOf")
subPropertyOf: Final = NamedNode(NS + "subPropertyOf")
