"""The glossary, the code and the ontology call one idea by one word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ipkg import assets, model

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROWS = [
    tuple(cell.strip().strip("`") for cell in line.strip("|\n").split("|"))
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| word")
]
CLASSES = {
    name
    for path in assets.files("ontology", ".ttl")
    for name in re.findall(r"^ipkg:([A-Z]\w+) a owl:Class", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_classes_exist_and_agree(row: tuple[str, str, str, str, str]) -> None:
    _, idea, code, graph, reason = row
    prefix, _, name = graph.partition(":")
    assert idea
    assert not code or code in model.__all__
    assert prefix != "ipkg" or name in CLASSES
    assert bool(reason) == bool(code and prefix == "ipkg" and code != name) or (reason and prefix == "qb")


def test_each_word_stands_once() -> None:
    words = [row[0] for row in ROWS]
    assert sorted(words) == sorted(set(words))


def test_a_class_of_both_sides_is_in_the_glossary() -> None:
    shared = CLASSES & set(model.__all__)
    assert shared <= {row[2] for row in ROWS}


def test_no_class_differs_from_the_other_side_by_case_or_spelling_only() -> None:
    def folded(name: str) -> str:
        return name.lower().replace("isation", "ization")

    code = {folded(name): name for name in model.__all__}
    assert [name for name in CLASSES if code.get(folded(name), name) != name] == []
