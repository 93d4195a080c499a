"""Defects in data, returned rather than raised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ipkg.errors import FINDING_CODES

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: its code, how grave, where, what, and how to mend it.

    ``place`` is ``path:line`` for a document, an IRI for a node of a graph. Raises KeyError on a code that the
    catalogue (``ipkg.errors.FINDING_CODES``) does not list.
    """

    code: str
    severity: Severity
    place: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in FINDING_CODES:
            raise KeyError(f"finding code {self.code!r} is not in the catalogue")
