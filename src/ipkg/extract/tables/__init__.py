"""Table cells as observations: what the heads above, the labels beside and the caption say together."""

from __future__ import annotations

from ipkg.extract.tables.cells import read

__all__ = ["read"]
