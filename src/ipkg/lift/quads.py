"""Quads in their one order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Quad

if TYPE_CHECKING:
    from collections.abc import Iterable

Quads = tuple[Quad, ...]


def in_order(quads: Iterable[Quad]) -> Quads:
    """Quads by graph, subject, predicate and object, without repeats."""
    return tuple(sorted(set(quads), key=_rank))


def _rank(quad: Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
