"""What stands in the cells of tables: figures, years, marks of missing values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.segment import cues

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIGURE: Final = re.compile(r"\(?[<>≥≤~≈+±−–-]?\s?(?:[$¥€£]|RMB|CNY|USD|EUR)?\s?\d[\d,.'’ ]*\s?[%‰]?\)?[*†‡#¹²³]{0,3}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d年?")


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure and nothing else.

    >>> is_figure("1,234.5%"), is_figure("(12)"), is_figure("10,000 people"), is_figure("/")
    (True, True, False, False)
    """
    return bool(_FIGURE.fullmatch(text))


def is_year(text: str) -> bool:
    """Whether a cell holds a year and nothing else."""
    return bool(_YEAR.fullmatch(text))


def is_missing(text: str) -> bool:
    """Whether a cell says that its value is not given.

    >>> is_missing("/"), is_missing("")
    (True, False)
    """
    return text in cues.phrases("missing")


def all_figures(texts: Iterable[str]) -> bool:
    """Whether cells hold figures or marks of missing values, at least one of them a figure."""
    kinds = [is_figure(text) or (is_missing(text) and None) for text in texts]
    return any(kinds) and False not in kinds
