"""What phrases measure: each is the indicator of its row with its breakdowns, or a candidate of a broader one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ipkg.extract.headings import lore
from ipkg.extract.meanings.topics import Context

if TYPE_CHECKING:
    from ipkg.model import Knowledge

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "measures.tsv"
NEUTRAL = ("neutral-verb", "change-up", "change-down", "level-verb")


def rows() -> list[list[str]]:
    return [line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines()[1:]]


def named(known: Knowledge, asked: list[str]) -> list[str]:
    """Indicator, breakdowns and broader indicator of a phrase, as a statement with that verb asks for them."""
    phrase, verb, unit, time, heading = asked
    words = lore(known)
    right = words.topics.of("", 0, Context(headings=(heading,))) if heading and words.topics.bare(phrase) else None
    noun = f"{right} {phrase}" if right else phrase
    linking = not words.senses(verb).keys().isdisjoint(NEUTRAL)
    tries = (noun, f"{noun} {verb}") if linking else (f"{noun} {verb}".strip(),)
    own = "" if unit == "people" else unit
    found = (words.measures.match(each, own, stock=time == "stock", headed=True) for each in tries)
    measure = next(filter(None, found), None) or words.measures.candidate(tries[0], own)
    if measure.concept is None:
        return ["", "", measure.broader.key if measure.broader else ""]
    return [measure.concept.key, ",".join(f"{value.key}={value.code}" for value in measure.values), ""]


@pytest.mark.parametrize("row", rows(), ids=lambda row: " ".join(filter(None, [*row[:2], row[4]])))
def test_a_phrase_measures(row: list[str], known: Knowledge) -> None:
    assert named(known, row[:5]) == row[5:]


def test_the_corpus_is_large_and_asks_each_phrase_once() -> None:
    asked = [tuple(row[:5]) for row in rows()]
    assert len(asked) == len(set(asked)) >= 300


def test_a_candidate_says_why_it_is_none(known: Knowledge) -> None:
    measure = lore(known).measures.candidate("IP cases concluded within six months")
    assert measure.reason == "3/5 words by 'IP cases concluded'; left: month, six"
