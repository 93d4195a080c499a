"""The scorer of relations: what counts as the same, and what counts at all."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import relations

TEXT = "The Office of Ruritania issued the Plan.\nThe Plan was revised. Work began at the Centre.\n"


def gold(subject: str | None, predicate: str, object_: str, quote: str, line: int, **more: str) -> dict[str, Any]:
    row = {
        "subject": subject,
        "predicate": predicate,
        "object": object_,
        "quote": quote,
        "line": line,
        "basis": "stated",
    }
    return row | more


def found(subject: str | None, predicate: str, object_: str, start: int, end: int) -> dict[str, Any]:
    return {"subject": subject, "predicate": predicate, "object": object_, "start": start, "end": end}


ISSUED = gold("Office of Ruritania", "issued", "Plan", "The Office of Ruritania issued the Plan", 1)
REVISED = gold(None, "revised", "Plan", "The Plan was revised", 2)
IMPLIED = gold("Ruritania", "established", "Centre", "Work began at the Centre", 2, basis="implied")
GOLD = relations.Gold((ISSUED, REVISED, IMPLIED), {})

RIGHT = found("the Ruritania Office", "introduced", "Plan", 4, 39)
NO_AGENT = found(None, "amended", "the Plan", 41, 61)
GUESSED = found("Office of Ruritania", "revised", "Plan", 41, 61)
ELSEWHERE = found("Office of Ruritania", "issued", "Plan", 63, 80)
EXCUSED = found("Ruritania", "built", "Centre", 63, 80)


@pytest.mark.parametrize(
    ("rows", "precision", "recall"),
    [
        ([RIGHT, NO_AGENT], 1.0, 1.0),
        ([RIGHT, GUESSED], 0.5, 0.5),
        ([RIGHT, ELSEWHERE], 0.5, 0.5),
        ([RIGHT, EXCUSED], 1.0, 0.5),
        ([RIGHT, RIGHT], 1.0, 0.5),
        ([RIGHT, RIGHT | {"start": 63, "end": 80}], 1.0, 0.5),
        ([GUESSED, GUESSED | {"start": 63, "end": 80}, RIGHT], 0.5, 0.5),
        ([], 0.0, 0.0),
    ],
    ids=[
        "synonyms",
        "guessed agent",
        "another place",
        "implied in the gold",
        "said twice",
        "said elsewhere too",
        "guessed twice",
        "nothing",
    ],
)
def test_precision_and_recall(rows: list[dict[str, Any]], precision: float, recall: float) -> None:
    scores = relations.score(GOLD, rows, TEXT).scores
    assert (scores["precision"], scores["recall"]) == (precision, recall)


def test_what_is_wrong_is_shown() -> None:
    verdict = relations.score(GOLD, [RIGHT, GUESSED], TEXT)
    assert (verdict.missed, verdict.spurious) == ((REVISED,), (GUESSED,))


def test_a_written_form_of_the_gold_entity_is_the_same_name() -> None:
    row = ISSUED | {"subject_id": "e1", "subject": "Patent Bureau"}
    scores = relations.score(
        relations.Gold((row,), {"e1": ("Patent Bureau", "the Ruritania Office")}), [RIGHT], TEXT
    ).scores
    assert scores["f1"] == 1.0


def test_every_predicate_is_in_one_group() -> None:
    lines = Path(relations.__file__).with_name("predicate-groups.tsv").read_text(encoding="utf-8").splitlines()[1:]
    predicates = Counter(word for line in lines for word in line.split("\t")[1].split(" | "))
    assert [word for word, times in predicates.items() if times > 1] == []
