"""The corpus: each sentence says exactly what its row lists, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ipkg.extract.explain import observations

if TYPE_CHECKING:
    from ipkg.model import Knowledge, Observation

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "figures"


def rows() -> list[tuple[str, str, str, str]]:
    found = []
    for path in sorted(CORPUS.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            area, period, sentence, expected = line.split("\t")
            found.append((area, period, sentence, expected))
    return found


def as_text(found: Observation) -> str:
    breakdowns = ",".join(f"{key}={code}" for key, code in found.codes)
    what = found.concept or f"({found.measure})"
    period = found.period.text if found.period else ""
    cells = (f"{found.value:f}", found.unit, found.kind, what, breakdowns, found.area or "", period)
    return " | ".join([*cells, found.qualifier or "", found.base or ""])


@pytest.mark.parametrize(("area", "period", "sentence", "expected"), rows())
def test_a_sentence_says(area: str, period: str, sentence: str, expected: str, known: Knowledge) -> None:
    found = observations(sentence, known, area=area, period=period)
    assert " ; ".join(map(as_text, found)).split(" ; ") == expected.split(" ; ")


def test_the_corpus_is_large_and_says_each_sentence_once() -> None:
    sentences = [sentence for _, _, sentence, _ in rows()]
    assert len(sentences) == len(set(sentences)) >= 180
