"""Organization Ontology: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/org#"

Membership: Final = NamedNode(NS + "Membership")
classification: Final = NamedNode(NS + "classification")
member: Final = NamedNode(NS + "member")
organization: Final = NamedNode(NS + "organization")
subOrganizationOf: Final = NamedNode(NS + "subOrganizationOf")
