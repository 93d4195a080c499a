"""Floors of quality: they hold, and they only rise."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

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


@pytest.mark.slow
def test_the_published_papers_are_read_as_well_as_before(shared: Path) -> None:
    assert quality.SHARED.resolve() == shared.resolve()
    assert quality.below(quality.measured(), FLOORS) == []
