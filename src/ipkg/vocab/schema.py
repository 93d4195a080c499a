"""schema.org: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://schema.org/"

location: Final = NamedNode(NS + "location")
name: Final = NamedNode(NS + "name")
organizer: Final = NamedNode(NS + "organizer")
startDate: Final = NamedNode(NS + "startDate")
