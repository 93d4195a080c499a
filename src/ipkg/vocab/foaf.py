"""FOAF: the terms that the project uses."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://xmlns.com/foaf/0.1/"

name: Final = NamedNode(NS + "name")
