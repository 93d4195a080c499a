"""The graph at rest: the embedded store, and the library of named queries."""

from ipkg.store.answers import Rows
from ipkg.store.embedded import OpenGraph, answer, base, create_store, locate, open_graph, open_store, published, select

__all__ = [
    "OpenGraph",
    "Rows",
    "answer",
    "base",
    "create_store",
    "locate",
    "open_graph",
    "open_store",
    "published",
    "select",
]
