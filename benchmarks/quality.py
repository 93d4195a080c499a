"""Scores the extraction of annotated documents, and holds it to floors.

    python benchmarks/quality.py [--raise] [--wrong N] [NAME…]

``corpora.toml`` lists the documents: those of the tree, and the published papers where ``../shared`` lies beside the
checkout. The floors stand in ``floors.toml`` and may only rise: the exit status is 1 where a figure falls below its
floor, and ``--raise`` writes what was reached. ``--wrong`` shows so many of the rows that were missed or found in no
annotation, document by document.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import corpora
import entities
import observations
import relations
from ipkg import parallel, pipeline
from ipkg.errors import IpkgError
from ipkg.publish import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpora import Paper, Row

FLOORS: Final = Path(__file__).with_name("floors.toml")
SLACK: Final = 0.0005  # figures are compared as they are printed, to three digits
NOTHING: Final = observations.Verdict({}, (), ())

Scores = dict[str, float]


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured on a document, by kind of fact, and why it was refused where it was."""

    paper: str
    verdicts: dict[str, observations.Verdict]
    refused: str = ""

    @property
    def scores(self) -> dict[str, Scores]:
        """The figures by ``PAPER.KIND``."""
        return {f"{self.paper}.{kind}": verdict.scores for kind, verdict in self.verdicts.items() if verdict.scores}


@dataclass(frozen=True, slots=True)
class Found:
    """What was read from a document: rows by kind, and the share of its numerals that was understood."""

    rows: dict[str, list[Row]]
    understood: float
    refused: str = ""


def read(paper: Paper) -> Found:
    """A document read anew; a document that is refused says nothing."""
    try:
        facts = pipeline.extract_facts(pipeline.read_document(paper.text))
    except IpkgError as error:
        return Found({kind: [] for kind in corpora.KINDS}, 0.0, error.message)
    document = facts.document
    said = {
        "observations": [rows.observation_row(document, each) for each in facts.observations],
        "entities": [rows.entity_row(document, each) for each in facts.entities],
        "relations": [rows.relation_row(document, each) for each in facts.relations],
    }
    numerals = [each for each in facts.unread if each.kind == "numeral"]
    lost = sum(each.reason == "not understood" for each in numerals)
    return Found(said, 1 - lost / max(1, len(facts.observations) + len(numerals)))


def measured(paper: Paper) -> Result:
    """A document read anew and scored."""
    found, text = read(paper), paper.received()
    gold = {kind: paper.gold(kind) for kind in corpora.KINDS}
    there = {kind: paper.within(each) for kind, each in found.rows.items()}
    verdicts = {
        "observations": observations.score(gold["observations"], there["observations"], text),
        "cells": cells(gold["observations"], there["observations"], text),
        "entities": entities.score(gold["entities"], there["entities"]),
        "relations": related(gold, there["relations"], text),
        "numerals": observations.Verdict({"understood": found.understood}, (), ()),
    }
    return Result(paper.name, verdicts, found.refused)


def cells(gold: Sequence[Row], found: Sequence[Row], text: str) -> observations.Verdict:
    """How many of the annotated rows that are table cells were found at the level ``named``."""
    marked = [row for row in gold if row.get("cell")]
    if not marked:
        return NOTHING
    recall = observations.score(marked, found, text).scores["named_recall"]
    return observations.Verdict({"named_recall": recall}, (), ())


def related(gold: dict[str, list[Row]], found: list[Row], text: str) -> observations.Verdict:
    """Precision, recall and F1 of the relations."""
    forms = {row["id"]: (row["name"], *(row.get("as_written") or ())) for row in gold["entities"]}
    return relations.score(relations.Gold(tuple(gold["relations"]), forms), found, text)


def all_measured(papers: Sequence[Paper]) -> tuple[Result, ...]:
    """Every document, at once on all cores, the longest first taken up."""
    longest = sorted(papers, key=lambda paper: -paper.text.stat().st_size)
    results = {result.paper: result for result in parallel.ordered(measured, longest, few=2)}
    return tuple(results[paper.name] for paper in papers)


def together(results: Iterable[Result]) -> dict[str, Scores]:
    """Every figure of every document, by ``PAPER.KIND``."""
    return {name: scores for result in results for name, scores in result.scores.items()}


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
    parts = ["# What the extraction must reach on the annotated documents; raised by benchmarks/quality.py --raise.\n"]
    for name, scores in floors.items():
        parts.append(f'["{name}"]\n' + "".join(f"{measure} = {value:.3f}\n" for measure, value in scores.items()))
    return "\n".join(parts)


def as_markdown(found: dict[str, Scores], floors: dict[str, Scores]) -> str:
    """A table of what was measured, a figure below its floor with that floor beside it.

    >>> print(as_markdown({"a.x": {"f1": 0.8, "recall": 0.7}}, {"a.x": {"f1": 0.9}}))
    | paper and kind | level | precision | recall | F1 |
    |---|---|---:|---:|---:|
    | a.x |  |  | 0.700 | 0.800 (floor 0.900) |
    """
    lines = ["| paper and kind | level | precision | recall | F1 |", "|---|---|---:|---:|---:|"]
    for name, scores in found.items():
        levels = dict.fromkeys(measure.rpartition("_")[0] for measure in scores if measure != "understood")
        for level in levels:
            keys = [f"{level}_{measure}".removeprefix("_") for measure in ("precision", "recall", "f1")]
            shown = (_shown(scores.get(key), floors.get(name, {}).get(key)) for key in keys)
            lines.append(f"| {name} | {level} | {' | '.join(shown)} |")
        if "understood" in scores:
            lines.append(f"| {name} | understood |  | {_shown(scores['understood'], None)} |  |")
    return "\n".join(lines)


def _shown(value: float | None, floor: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" + (f" (floor {floor:.3f})" if floor is not None and value < floor - SLACK else "")


def as_lines(result: Result, most: int) -> str:
    """What was missed in a document and what was found in no annotation, at most so many rows of each."""
    return "\n".join(
        f"{result.paper} {kind} {what}: {json.dumps(row, ensure_ascii=False)}"
        for kind, verdict in result.verdicts.items()
        for what, wrong in (("missed", verdict.missed), ("spurious", verdict.spurious))
        for row in wrong[:most]
    )


def main() -> int:
    """0 where every floor holds, 1 where one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these documents")
    parser.add_argument("--raise", dest="raising", action="store_true", help="write what was reached as the new floors")
    parser.add_argument("--wrong", type=int, default=0, metavar="N", help="show so many of the rows that are wrong")
    chosen = parser.parse_args()
    papers = [paper for paper in corpora.papers() if paper.name in chosen.names or not chosen.names]
    every = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors = {name: scores for name, scores in every.items() if name.partition(".")[0] in {p.name for p in papers}}
    results = all_measured(papers)
    found = together(results)
    print(as_markdown(found, floors))
    if chosen.wrong:
        print("\n".join(as_lines(result, chosen.wrong) for result in results))
    fallen = below(found, floors)
    refused = [f"not read: {result.refused}" for result in results if result.refused]
    print("\n".join([*refused, *fallen]), file=sys.stderr)
    if chosen.raising and not fallen:
        FLOORS.write_text(as_toml(every | raised(found, every)), encoding="utf-8")
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())
