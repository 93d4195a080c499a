"""schema.org: the terms that the project uses."""

# ruff: noqa: N816  (terms keep the spelling of their vocabulary)

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://schema.org/"

Event: Final = NamedNode(NS + "Event")
Report: Final = NamedNode(NS + "Report")
endDate: Final = NamedNode(NS + "endDate")
location: Final = NamedNode(NS + "location")
name: Final = NamedNode(NS + "name")
organizer: Final = NamedNode(NS + "organizer")
startDate: Final = NamedNode(NS + "startDate")
superEvent: Final = NamedNode(NS + "superEvent")
