"""Recall of names on the published papers, by the shared scorer; it may only rise."""

from __future__ import annotations

import json
import runpy
from typing import TYPE_CHECKING, Any

import pytest

from ipkg.extract.names import find
from ipkg.read import read
from ipkg.segment import segment
from ipkg.tables import knowledge

if TYPE_CHECKING:
    from pathlib import Path


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]


@pytest.mark.parametrize(
    ("paper", "gold", "named", "typed"),
    [("nanjing-2020.txt", "nj2020", 0.97, 0.94), ("jiangsu-2023.md", "js2023a", 0.96, 0.96)],
)
def test_recall(shared: Path, paper: str, gold: str, named: float, typed: float) -> None:
    score = runpy.run_path(str(shared / "checks" / "score.py"))
    found = [
        {"name": entity.name, "type": entity.type, "as_written": entity.as_written}
        for entity in find(segment(read(shared / "sources" / paper))[0], knowledge.load())
    ]
    levels = score["score_entities"](rows(shared / "gold" / f"{gold}.entities.jsonl"), found, "")["levels"]
    assert levels["named"]["recall"] >= named
    assert levels["typed"]["recall"] >= typed
