"""Core vocabularies of the European Union: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://data.europa.eu/m8g/"

PublicOrganisation: Final = NamedNode(NS + "PublicOrganisation")
hasChannel: Final = NamedNode(NS + "hasChannel")
hasCompetentAuthority: Final = NamedNode(NS + "hasCompetentAuthority")
