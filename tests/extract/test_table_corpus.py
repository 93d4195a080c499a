"""Tables of many shapes: each says exactly the cells that stand beside it, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ipkg.extract.figures import observe
from ipkg.read import complete, read
from ipkg.segment import segment

if TYPE_CHECKING:
    from ipkg.model import Knowledge, Observation

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "tables"
FORMATS = {".md", ".txt", ".html", ".pdf"}
TABLES = sorted(path for path in CORPUS.iterdir() if path.suffix in FORMATS and path.name != "README.md")
HEAD = "printed\tvalue\tunit\tkind\tmeasure\tbreakdowns\tarea\tperiod\tbase"


def as_row(found: Observation) -> str:
    value = "" if found.value is None else f"{found.value:f}"
    breakdowns = ", ".join(f"{key}={label}" for key, label in found.dimensions)
    what = found.concept or f"({found.measure})"
    period = found.period.text if found.period else ""
    cells = (found.printed, value, found.unit, found.kind, what, breakdowns, found.area or "", period, found.base or "")
    return "\t".join(cells)


def rows(path: Path, known: Knowledge) -> list[str]:
    document, _ = segment(complete(read(path), known))
    return [as_row(observation) for observation in observe(document, known)[0]]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_says(path: Path, known: Knowledge) -> None:
    expected = path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines()
    assert [HEAD, *rows(path, known)] == expected


def test_there_are_tables_of_many_shapes() -> None:
    assert len(TABLES) >= 40
