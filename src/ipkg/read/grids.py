"""Tables as they are marked up or drawn, laid out as Markdown that the segmenter reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FIGURE: Final = re.compile(r"[(\[]?[+\-−–]?[$¥€£]?\s?\d[\d.,'’\s\u00a0]*[%‰]?[)\]]?")
_PER_CELL: Final = 40  # a table may be so many times larger laid out than the cells that it has


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text as Markdown, whether it is a head, what it spans, how far it is set in."""

    text: str
    head: bool = False
    columns: int = 1
    rows: int = 1
    indent: int = 0

    @property
    def figure(self) -> bool:
        """Whether it holds a figure and nothing else."""
        return bool(FIGURE.fullmatch(self.text))


def markdown(rows: Sequence[Sequence[Cell]], heads: int) -> str:
    """A table of which so many rows are the head (0: it is not marked which are).

    >>> print(markdown([[Cell("City", head=True), Cell("2021", head=True)], [Cell("Zenda"), Cell("1,204")]], 1))
    | City | 2021 |
    |---|---|
    | Zenda | 1,204 |
    """
    laid = _laid([row for row in rows if any(cell.text for cell in row)])
    lines = [f"| {' | '.join(row)} |" for row in laid]
    if 0 < heads < len(lines):
        lines.insert(heads, "|" + "---|" * max(len(laid[0]), 1))
    return "\n".join(lines)


def _laid(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The rows with what spans several columns or rows laid out.

    Heads are repeated over the columns that they span, words over the rows; a figure stands once.
    """
    laid: list[list[str]] = []
    below: dict[int, tuple[int, str]] = {}
    budget = _PER_CELL * sum(map(len, rows)) + 1000
    for row in rows:
        texts: list[str] = []
        for cell in row:
            _skip(texts, below, budget)
            shown = f"{' ' * cell.indent}{cell.text}"
            again = cell.text if cell.head else ""
            if cell.rows > 1:
                repeated = "" if cell.head or cell.figure else cell.text
                below |= {len(texts) + at: (cell.rows - 1, repeated if not at else "") for at in range(cell.columns)}
            texts += [shown, *[again] * (cell.columns - 1)]
        _skip(texts, below, budget)
        budget -= len(texts)
        laid.append(texts)
    return laid


def _skip(texts: list[str], below: dict[int, tuple[int, str]], budget: int) -> None:
    """Fill the columns that cells of rows above reach into."""
    while (reach := below.pop(len(texts), None)) and len(texts) < budget:
        if reach[0] > 1:
            below[len(texts)] = (reach[0] - 1, reach[1])
        texts.append(reach[1])
