"""Lines and rows that state the unit of a table."""

from __future__ import annotations

import re
from typing import Final

from ipkg.segment import cues

_BRACKETED: Final = re.compile(r"[(（\[【]\s*([^()（）\[\]【】]{1,40})[)）\]】]")


def unit_of(text: str) -> str:
    """The unit that a unit line states, empty where the line is none.

    >>> unit_of("(Unit: piece)"), unit_of("Unit prices rose.")
    ('piece', '')
    """
    opening = cues.pattern("unit", r"[*_(\[]*\s*", r"\s*:\s*").match(text)
    return text[opening.end() :].strip(" )]*_.") if opening else ""


def bracketed(text: str) -> str:
    """What a short text holds that stands in brackets from end to end: "(piece)"; empty for any other.

    >>> bracketed("(10,000 yuan)"), bracketed("Loans (yuan)")
    ('10,000 yuan', '')
    """
    found = _BRACKETED.fullmatch(text.strip(" *_"))
    return found[1].strip() if found else ""
