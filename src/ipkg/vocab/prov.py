"""PROV-O: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/prov#"

Activity: Final = NamedNode(NS + "Activity")
Entity: Final = NamedNode(NS + "Entity")
SoftwareAgent: Final = NamedNode(NS + "SoftwareAgent")
endedAtTime: Final = NamedNode(NS + "endedAtTime")
startedAtTime: Final = NamedNode(NS + "startedAtTime")
used: Final = NamedNode(NS + "used")
wasAssociatedWith: Final = NamedNode(NS + "wasAssociatedWith")
wasDerivedFrom: Final = NamedNode(NS + "wasDerivedFrom")
wasGeneratedBy: Final = NamedNode(NS + "wasGeneratedBy")
wasInformedBy: Final = NamedNode(NS + "wasInformedBy")
