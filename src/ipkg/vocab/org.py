"""Organization Ontology: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://www.w3.org/ns/org#"

FormalOrganization: Final = NamedNode(NS + "FormalOrganization")
Membership: Final = NamedNode(NS + "Membership")
Organization: Final = NamedNode(NS + "Organization")
OrganizationalCollaboration: Final = NamedNode(NS + "OrganizationalCollaboration")
OrganizationalUnit: Final = NamedNode(NS + "OrganizationalUnit")
Post: Final = NamedNode(NS + "Post")
Role: Final = NamedNode(NS + "Role")
classification: Final = NamedNode(NS + "classification")
hasMember: Final = NamedNode(NS + "hasMember")
member: Final = NamedNode(NS + "member")
memberDuring: Final = NamedNode(NS + "memberDuring")
organization: Final = NamedNode(NS + "organization")
role: Final = NamedNode(NS + "role")
subOrganizationOf: Final = NamedNode(NS + "subOrganizationOf")
