"""PROV-O: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/prov#"

Activity: Final = NamedNode(NS + "Activity")
Agent: Final = NamedNode(NS + "Agent")
Entity: Final = NamedNode(NS + "Entity")
Plan: Final = NamedNode(NS + "Plan")
SoftwareAgent: Final = NamedNode(NS + "SoftwareAgent")
atTime: Final = NamedNode(NS + "atTime")
endedAtTime: Final = NamedNode(NS + "endedAtTime")
generatedAtTime: Final = NamedNode(NS + "generatedAtTime")
hadPlan: Final = NamedNode(NS + "hadPlan")
startedAtTime: Final = NamedNode(NS + "startedAtTime")
used: Final = NamedNode(NS + "used")
wasAssociatedWith: Final = NamedNode(NS + "wasAssociatedWith")
wasAttributedTo: Final = NamedNode(NS + "wasAttributedTo")
wasDerivedFrom: Final = NamedNode(NS + "wasDerivedFrom")
wasGeneratedBy: Final = NamedNode(NS + "wasGeneratedBy")
wasInformedBy: Final = NamedNode(NS + "wasInformedBy")
