"""Finds who did what: relations between the named things of a document."""

from __future__ import annotations

from ipkg.extract.relations.credit import credit
from ipkg.extract.relations.explain import explain
from ipkg.extract.relations.find import find

__all__ = ["credit", "explain", "find"]
