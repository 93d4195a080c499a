"""VoID: the terms that the project uses."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://rdfs.org/ns/void#"

Dataset: Final = NamedNode(NS + "Dataset")
