"""The graph at rest: the embedded store, and the library of named queries."""

from ipkg.store.answers import Rows
from ipkg.store.embedded import OpenGraph, answer, create_store, locate, open_store, select

__all__ = ["OpenGraph", "Rows", "answer", "create_store", "locate", "open_store", "select"]
