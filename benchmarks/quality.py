"""Scores the extraction of the published papers against annotations made by reading, and holds it to floors.

    python benchmarks/quality.py [--raise]

The papers, the gold and ``score.py`` lie in ``../shared`` beside the checkout. The floors stand in ``floors.toml`` and
may only rise: the exit status is 1 where a figure falls below its floor, and ``--raise`` writes what was reached.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import relations

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
FLOORS: Final = Path(__file__).with_name("floors.toml")
SLACK: Final = 0.0005  # figures are compared as they are printed, to three digits

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Paper:
    """A published paper with gold: ``lines`` is the annotated part, None for all of it."""

    name: str
    text: Path
    lines: tuple[int, int] | None = None

    def gold(self, kind: str) -> Path:
        """The annotation of one kind: observations, entities or relations."""
        return SHARED / "gold" / f"{self.name}.{kind}.jsonl"

    def within(self, rows: list[relations.Row]) -> list[relations.Row]:
        """The rows that start in the annotated part."""
        if self.lines is None:
            return rows
        lines = self.text.read_bytes().decode("utf-8").splitlines(keepends=True)
        first, last = (sum(map(len, lines[:number])) for number in (self.lines[0] - 1, self.lines[1]))
        return [row for row in rows if first <= row["start"] < last]


PAPERS: Final = (
    Paper("nj2020", SHARED / "sources" / "nanjing-2020.txt"),
    Paper("js2023a", SHARED / "sources" / "jiangsu-2023.md", (1, 169)),
)


def rows(path: Path) -> list[relations.Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def extracted(paper: Paper, what: str) -> str:
    """What the command line prints for a paper."""
    command = [sys.executable, "-c", "from ipkg.cli import main; main()", "extract", paper.text, "--what", what]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def compared(paper: Paper, kind: str, found: str, gold: Path) -> Scores:
    """The figures of ``score.py``, keyed ``LEVEL_MEASURE``."""
    command = [sys.executable, SHARED / "checks" / "score.py", "--kind", kind, "--gold", gold, "--found", "-"]
    command += ["--text", paper.text, *(["--lines", "{}-{}".format(*paper.lines)] if paper.lines else [])]
    answer = subprocess.run([*command, "--json"], input=found, check=True, capture_output=True, text=True).stdout
    levels = json.loads(answer)["levels"]
    return {f"{level}_{name}": value for level, figures in levels.items() for name, value in figures.items()}


def cells(paper: Paper, found: str) -> Scores:
    """How many of the gold rows that are table cells were found at the level ``named``."""
    marked = [row for row in rows(paper.gold("observations")) if row.get("cell")]
    if not marked:
        return {}
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "cells.jsonl"
        gold.write_text("\n".join(json.dumps(row) for row in marked), encoding="utf-8")
        return {"named_recall": compared(paper, "observations", found, gold)["named_recall"]}


def related(paper: Paper) -> Scores:
    """Precision, recall and F1 of the relations."""
    forms = {row["id"]: (row["name"], *(row.get("as_written") or ())) for row in rows(paper.gold("entities"))}
    found = [json.loads(line) for line in extracted(paper, "relations").splitlines()]
    gold = relations.Gold(tuple(rows(paper.gold("relations"))), forms)
    return relations.score(gold, paper.within(found), paper.text.read_bytes().decode("utf-8"))


def numerals(paper: Paper) -> Scores:
    """The share of numerals that the ledger does not leave as not understood."""
    unread = [json.loads(line) for line in extracted(paper, "unread").splitlines()]
    read = extracted(paper, "observations").count("\n")
    lost = sum(row["reason"] == "not understood" for row in unread)
    return {"understood": 1 - lost / max(1, read + len(unread))}


def measured() -> dict[str, Scores]:
    """Every figure of every paper, by ``PAPER.KIND``."""
    found: dict[str, Scores] = {}
    for paper in PAPERS:
        figures = extracted(paper, "observations")
        things = extracted(paper, "entities")
        found |= {
            f"{paper.name}.observations": compared(paper, "observations", figures, paper.gold("observations")),
            f"{paper.name}.cells": cells(paper, figures),
            f"{paper.name}.entities": compared(paper, "entities", things, paper.gold("entities")),
            f"{paper.name}.relations": related(paper),
            f"{paper.name}.numerals": numerals(paper),
        }
    return {name: scores for name, scores in found.items() if scores}


def below(found: dict[str, Scores], floors: dict[str, Scores]) -> list[str]:
    """A line for every figure under its floor, and for every floor that nothing was measured for.

    >>> below({"a.b": {"f1": 0.7}}, {"a.b": {"f1": 0.75}})
    ['a.b f1: 0.700, floor 0.750']
    """
    return [
        f"{name} {measure}: {found.get(name, {}).get(measure, 0.0):.3f}, floor {floor:.3f}"
        for name, scores in floors.items()
        for measure, floor in scores.items()
        if found.get(name, {}).get(measure, 0.0) < floor - SLACK
    ]


def raised(found: dict[str, Scores], floors: dict[str, Scores]) -> dict[str, Scores]:
    """The floors, each as high as it was or as high as what was reached, to three digits.

    >>> raised({"a.b": {"f1": 0.8, "recall": 0.5}}, {"a.b": {"f1": 0.75, "recall": 0.6}})
    {'a.b': {'f1': 0.8, 'recall': 0.6}}
    """
    return {
        name: {key: max(round(value, 3), floors.get(name, {}).get(key, 0.0)) for key, value in scores.items()}
        for name, scores in found.items()
    }


def as_toml(floors: dict[str, Scores]) -> str:
    """The text of ``floors.toml``."""
    parts = ["# What the extraction must reach on the published papers; raised by benchmarks/quality.py --raise.\n"]
    for name, scores in floors.items():
        parts.append(f'["{name}"]\n' + "".join(f"{measure} = {value:.3f}\n" for measure, value in scores.items()))
    return "\n".join(parts)


def as_markdown(found: dict[str, Scores], floors: dict[str, Scores]) -> str:
    """A table of what was measured beside its floor."""
    lines = ["| paper and kind | measure | reached | floor |", "|---|---|---:|---:|"]
    for name, scores in found.items():
        for measure, value in scores.items():
            floor = floors.get(name, {}).get(measure)
            lines.append(f"| {name} | {measure} | {value:.3f} | {'' if floor is None else f'{floor:.3f}'} |")
    return "\n".join(lines)


def main() -> int:
    """0 where every floor holds, 1 where one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="raising", action="store_true", help="write what was reached as the new floors")
    chosen = parser.parse_args()
    if not SHARED.is_dir():
        print("the published papers and their annotations (../shared) are not beside this checkout", file=sys.stderr)
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    found = measured()
    print(as_markdown(found, floors))
    fallen = below(found, floors)
    print("\n".join(fallen), file=sys.stderr)
    if chosen.raising and not fallen:
        FLOORS.write_text(as_toml(raised(found, floors)), encoding="utf-8")
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
