"""Web Annotation Vocabulary: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/oa#"

Annotation: Final = NamedNode(NS + "Annotation")
FragmentSelector: Final = NamedNode(NS + "FragmentSelector")
SpecificResource: Final = NamedNode(NS + "SpecificResource")
TextPositionSelector: Final = NamedNode(NS + "TextPositionSelector")
TextQuoteSelector: Final = NamedNode(NS + "TextQuoteSelector")
XPathSelector: Final = NamedNode(NS + "XPathSelector")
end: Final = NamedNode(NS + "end")
exact: Final = NamedNode(NS + "exact")
hasBody: Final = NamedNode(NS + "hasBody")
hasSelector: Final = NamedNode(NS + "hasSelector")
hasSource: Final = NamedNode(NS + "hasSource")
hasTarget: Final = NamedNode(NS + "hasTarget")
linking: Final = NamedNode(NS + "linking")
motivatedBy: Final = NamedNode(NS + "motivatedBy")
prefix: Final = NamedNode(NS + "prefix")
start: Final = NamedNode(NS + "start")
suffix: Final = NamedNode(NS + "suffix")
