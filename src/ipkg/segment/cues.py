"""The words that give structure away, from the registers ``layout-cues`` and ``abbreviations``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ipkg.tables import registers

if TYPE_CHECKING:
    from ipkg.model import Cue


@cache
def _rows(register: str) -> tuple[Cue, ...]:
    return registers.cues(register)


@cache
def phrases(kind: str, register: str = "layout-cues", value: str | None = None) -> frozenset[str]:
    """The phrases of one kind.

    >>> "Chapter" in phrases("chapter"), "Ltd" in phrases("either", "abbreviations")
    (True, True)
    """
    return frozenset(cue.phrase for cue in _rows(register) if cue.kind == kind and value in {None, cue.value})


@cache
def pattern(kind: str, before: str, after: str, value: str | None = None) -> re.Pattern[str]:
    """A pattern for any phrase of one kind (group 1), the longest first, between two patterns; case is ignored."""
    words = sorted(phrases(kind, value=value), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(f"{before}({'|'.join(re.escape(word) for word in words)}){after}", re.IGNORECASE)
