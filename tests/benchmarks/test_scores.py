"""The scorers: what counts as the same, what is scored neither way, and that the published scorer says the same."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import pytest

import corpora
import entities
import observations
import quality

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

TEXT = "Offices granted 5,120 patents, up 4%.\nWuxi held 77, of which 5,120 were new.\n"
GRANTED = {
    "quote": "granted 5,120 patents",
    "line": 1,
    "measure": "patents granted",
    "area": "Wuxi City",
    "period": "2020",
    "value": 5120,
    "unit": "count",
    "kind": "level",
}
FOUND = {
    "start": 16,
    "end": 29,
    "measure": "authorised patents",
    "dimensions": {},
    "area": "wuxi",
    "period": "2020",
    "value": "5120",
    "unit": "count",
    "kind": "level",
}


@pytest.mark.parametrize(
    ("gold", "found", "levels"),
    [
        ({}, {}, 4),
        ({}, {"value": "5120.0"}, 4),
        ({"value": "5,120"}, {}, 4),
        ({}, {"value": "5121"}, 0),
        ({}, {"start": 30, "end": 36}, 0),
        ({"line": None, "quote": "5,120"}, {"start": 60, "end": 62}, 4),
        ({}, {"kind": "share_pct"}, 1),
        ({"reading": {"kind": "share_pct"}}, {"kind": "share_pct"}, 4),
        ({"reading": [{"kind": "rank"}, {"unit": "pieces", "kind": "change_abs"}]}, {"kind": "change_abs"}, 4),
        ({"unit": "persons"}, {}, 4),
        ({"unit": "CNY"}, {}, 1),
        ({"unit": "rmb"}, {"unit": "CNY", "kind": "ratio"}, 4),
        ({"kind": "rank", "unit": "rank"}, {"kind": "rank"}, 4),
        ({}, {"area": "Suzhou"}, 2),
        ({}, {"area": None}, 2),
        ({"area": None}, {"area": "Suzhou"}, 4),
        ({}, {"period": "2021"}, 2),
        ({"period": None}, {"period": "2021"}, 4),
        ({}, {"measure": "patent applications"}, 4),
        ({"measure": "number of all"}, {"measure": "anything"}, 4),
        ({"dimensions": {"patent_type": "invention"}}, {"measure": "inventions"}, 4),
        ({}, {"measure": "works registered"}, 3),
    ],
)
def test_each_level_presupposes_the_one_before(gold: dict[str, Any], found: dict[str, Any], levels: int) -> None:
    verdict = observations.score([GRANTED | gold], [FOUND | found], TEXT)
    reached = [verdict.scores[f"{level}_f1"] for level in observations.LEVELS]
    assert reached == [1.0] * levels + [0.0] * (4 - levels)
    assert len(verdict.missed) == (levels < 4)
    assert len(verdict.spurious) == (levels == 0)


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ([], [], 0.0, 1.0),
        ([GRANTED], [], 0.0, 0.0),
        ([GRANTED], [FOUND, FOUND], 0.5, 1.0),
        ([GRANTED, GRANTED], [FOUND], 1.0, 0.5),
        ([GRANTED | {"same_as": "x"}], [FOUND], 0.0, 1.0),
        ([GRANTED, GRANTED | {"same_as": "x"}], [FOUND, FOUND], 1.0, 1.0),
        ([GRANTED | {"tier": "peripheral"}], [], 0.0, 1.0),
        ([GRANTED | {"optional": True}, GRANTED | {"value": None}], [], 0.0, 1.0),
        ([GRANTED | {"status": "target"}], [FOUND], 0.0, 1.0),
        ([GRANTED | {"status": "target"}], [FOUND | {"kind": "target"}], 0.0, 1.0),
        ([GRANTED], [FOUND, FOUND | {"value": None}], 1.0, 1.0),
    ],
)
def test_what_is_scored_neither_way(
    gold: list[dict[str, Any]], found: list[dict[str, Any]], precision: float, recall: float
) -> None:
    scores = observations.score(gold, found, TEXT).scores
    assert (scores["named_precision"], scores["named_recall"]) == (precision, recall)


def test_the_better_pair_comes_first() -> None:
    share = FOUND | {"kind": "share_pct"}
    verdict = observations.score([GRANTED], [share, FOUND], TEXT)
    assert verdict.spurious == (share,)
    assert verdict.scores["named_recall"] == 1.0


def thing(name: str, kind: str, *forms: str, named: bool = True) -> dict[str, Any]:
    return {"name": name, "type": kind, "as_written": forms, "named": named}


COURT = thing("Higher Court of Wuxi", "court", "the Wuxi Higher Court", "WHC")


@pytest.mark.parametrize(
    ("found", "precision", "named", "typed"),
    [
        ([thing("the Wuxi Higher Court", "agency")], 1.0, 1.0, 1.0),
        ([thing("Higher Court", "court", "WHC")], 1.0, 1.0, 1.0),
        ([thing("WHC", "policy")], 1.0, 1.0, 0.0),
        ([thing("WHC", "court"), thing("Higher Court of Wuxi City", "court")], 0.5, 1.0, 1.0),
        ([thing("WHC", "court"), thing("Wuxi Plan", "plan")], 0.5, 1.0, 1.0),
        ([thing("WHC", "court"), thing("a working group", "committee")], 1.0, 1.0, 1.0),
        ([], 0.0, 0.0, 0.0),
    ],
    ids=["form", "acronym", "type", "one as two", "not there", "described", "nothing"],
)
def test_things(found: list[dict[str, Any]], precision: float, named: float, typed: float) -> None:
    scores = entities.score([COURT, thing("a working group", "organisation", named=False)], found).scores
    assert scores == {"named_precision": precision, "named_recall": named, "typed_recall": typed}


@pytest.fixture(scope="module")
def published(shared: Path) -> ModuleType:
    """The published scorer, which these follow."""
    spec = importlib.util.spec_from_file_location("published_scorer", shared / "checks" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", [paper.name for paper in corpora.papers()])
def test_the_published_scorer_gives_the_same_figures(name: str, published: ModuleType) -> None:
    paper = next(paper for paper in corpora.papers() if paper.name == name)
    found, text = quality.read(paper).rows, paper.received()
    figures, things = paper.within(found["observations"]), paper.within(found["entities"])
    ours = observations.score(paper.gold("observations"), figures, text)
    theirs = published.score_observations(paper.gold("observations"), figures, text)
    assert ours.scores == pytest.approx(flat(theirs), abs=6e-5)
    assert (len(ours.missed), len(ours.spurious)) == (len(theirs["missed"]), len(theirs["spurious"]))
    scores = entities.score(paper.gold("entities"), things).scores
    del scores["named_precision"]  # the published scorer has none
    assert scores == pytest.approx(flat(published.score_entities(paper.gold("entities"), things, text)), abs=6e-5)


def flat(result: dict[str, Any]) -> dict[str, float]:
    """Every figure as ``LEVEL_MEASURE``."""
    return {f"{level}_{name}": value for level, said in result["levels"].items() for name, value in said.items()}
