"""Floors of quality: they hold, and they only rise."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import corpora
import quality

if TYPE_CHECKING:
    from pathlib import Path

FLOORS = tomllib.loads(quality.FLOORS.read_text(encoding="utf-8"))


def test_what_is_below_a_floor_is_told() -> None:
    floors = {"a.x": {"f1": 0.75, "recall": 0.5}, "b.x": {"f1": 0.1}}
    assert quality.below({"a.x": {"f1": 0.74, "recall": 0.5}}, floors) == [
        "a.x f1: 0.740, floor 0.750",
        "b.x f1: 0.000, floor 0.100",
    ]


def test_floors_only_rise() -> None:
    floors = {"a.x": {"f1": 0.75, "recall": 0.5}}
    assert quality.raised({"a.x": {"f1": 0.7, "recall": 0.61234}}, floors) == {"a.x": {"f1": 0.75, "recall": 0.612}}


def test_floors_are_read_back_as_written() -> None:
    assert tomllib.loads(quality.as_toml(FLOORS)) == FLOORS
    assert quality.as_toml(FLOORS) == quality.FLOORS.read_text(encoding="utf-8")


def test_a_table_shows_each_level_and_the_floor_of_what_fell() -> None:
    found = {"a.x": {"named_recall": 0.5, "named_f1": 0.25}, "a.n": {"understood": 0.75}}
    assert quality.as_markdown(found, {"a.x": {"named_f1": 0.3, "named_recall": 0.5}}).splitlines()[2:] == [
        "| a.x | named |  | 0.500 | 0.250 (floor 0.300) |",
        "| a.n | understood |  | 0.750 |  |",
    ]


def test_a_document_that_is_refused_says_nothing_and_why(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\ntitle: Nothing\n---\n", encoding="utf-8")
    for kind in corpora.KINDS:
        (tmp_path / f"x.{kind}.jsonl").write_text("", encoding="utf-8")
    result = quality.measured(corpora.Paper("x", tmp_path / "x.md", tmp_path / "x"))
    assert "nothing follows the front matter" in result.refused
    assert result.scores["x.numerals"] == {"understood": 0.0}


def test_the_documents_are_read_as_well_as_before() -> None:
    papers = corpora.papers()
    names = {paper.name for paper in papers}
    floors = {name: scores for name, scores in FLOORS.items() if name.partition(".")[0] in names}
    results = quality.all_measured(papers)
    assert [result.paper for result in results] == [paper.name for paper in papers]
    assert quality.below(quality.together(results), floors) == []
    assert all(quality.as_lines(result, 1).count(" missed: ") <= len(corpora.KINDS) for result in results)
