"""Turns documents on intellectual property into a cited, checked knowledge graph.

The names below are the whole of the public interface. They are imported when they are first used, so that
``import ipkg`` costs nothing.

>>> import ipkg
>>> "build" in ipkg.__all__, len(ipkg.__all__)
(True, 17)
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

__version__ = "0.1.0"

# Public name → (module, name there).
_WHERE: Final[dict[str, tuple[str, str]]] = {
    "Build": ("ipkg.pipeline", "Build"),
    "Document": ("ipkg.model", "Document"),
    "Entity": ("ipkg.model", "Entity"),
    "Facts": ("ipkg.model", "Facts"),
    "Finding": ("ipkg.model", "Finding"),
    "IpkgError": ("ipkg.errors", "IpkgError"),
    "Observation": ("ipkg.model", "Observation"),
    "OpenGraph": ("ipkg.store", "OpenGraph"),
    "Relation": ("ipkg.model", "Relation"),
    "Rows": ("ipkg.store", "Rows"),
    "build": ("ipkg.pipeline", "build"),
    "explain": ("ipkg.pipeline", "explain"),
    "extract_facts": ("ipkg.pipeline", "extract_facts"),
    "open": ("ipkg.store", "open_graph"),
    "read_document": ("ipkg.pipeline", "read_document"),
    "validate_graph": ("ipkg.pipeline", "validate_graph"),
}

__all__ = [
    "Build",
    "Document",
    "Entity",
    "Facts",
    "Finding",
    "IpkgError",
    "Observation",
    "OpenGraph",
    "Relation",
    "Rows",
    "__version__",
    "build",
    "explain",
    "extract_facts",
    "open",
    "read_document",
    "validate_graph",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, there = _WHERE[name]
    return getattr(import_module(module), there)


def __dir__() -> list[str]:
    return __all__
