"""SKOS: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/2004/02/skos/core#"

Concept: Final = NamedNode(NS + "Concept")
altLabel: Final = NamedNode(NS + "altLabel")
broader: Final = NamedNode(NS + "broader")
inScheme: Final = NamedNode(NS + "inScheme")
notation: Final = NamedNode(NS + "notation")
prefLabel: Final = NamedNode(NS + "prefLabel")
