"""The corpus: each sentence names exactly what its row lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipkg.extract.names import find
from ipkg.model import Metadata
from ipkg.read import read_text
from ipkg.segment import segment
from ipkg.tables import knowledge

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "names"
KNOWN = knowledge.load()


def rows() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(CORPUS.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            area, sentence, expected = line.split("\t")
            found.append((area, sentence, expected))
    return found


@pytest.mark.parametrize(("area", "sentence", "expected"), rows())
def test_a_sentence_names(area: str, sentence: str, expected: str) -> None:
    text = f"# Paper\n\n{sentence.replace('⏎', chr(10))}\n"
    document = segment(read_text(text, "case.md", Metadata(area=area or None)))[0]
    found = [f"{entity.type}: {entity.name}" for entity in find(document, KNOWN)]
    assert found == (expected.split(" ; ") if expected else [])


def test_the_corpus_is_large_and_says_each_sentence_once() -> None:
    sentences = [sentence for _, sentence, _ in rows()]
    assert len(sentences) == len(set(sentences)) >= 150
