"""Core Public Service Vocabulary: the terms that the project uses."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

NS: Final = "http://purl.org/vocab/cpsv#"

PublicService: Final = NamedNode(NS + "PublicService")
