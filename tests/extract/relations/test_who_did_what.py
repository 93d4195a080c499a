"""The corpus of invented sentences: every sentence's relations, whole; and what must hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.extract import names, relations
from ipkg.model import Block, Derivation, Document, MappedText, Metadata, Relation, Sentence
from ipkg.read import read_text
from ipkg.segment import segment
from ipkg.tables import knowledge

CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "relations"


def cases() -> list[tuple[str, str, str, str]]:
    """Area, period, sentence and expected relations of every row of the corpus."""
    found = []
    for path in sorted(CORPUS.glob("*.tsv")):
        for row in path.read_text(encoding="utf-8").splitlines()[1:]:
            area, period, sentence, expected = row.split("\t")
            found.append((area, period, sentence, expected))
    return found


def read(text: str, area: str, period: str) -> tuple[Document, tuple[Relation, ...]]:
    metadata = Metadata(area=area or None, period=period or None)
    document = segment(read_text(text + "\n", "case.md", metadata))[0]
    return document, relations.find(document, knowledge.load(), names.find(document, knowledge.load()))


def line(relation: Relation) -> str:
    thing = relation.object_name if relation.object else f"«{relation.object_name}»"
    said = (relation.subject_name or "-", relation.predicate, thing, relation.status, relation.date)
    return " | ".join(filter(None, (*said, f"at {relation.place}" if relation.place else None)))


@pytest.mark.parametrize(("area", "period", "sentence", "expected"), cases())
def test_a_sentence_says_who_did_what(area: str, period: str, sentence: str, expected: str) -> None:
    found = sorted(line(relation) for relation in read(sentence, area, period)[1])
    assert found == sorted(filter(None, expected.split(" ; ")))


def test_the_corpus_is_large_and_says_each_sentence_once() -> None:
    sentences = [sentence for _, _, sentence, _ in cases()]
    assert len(sentences) == len(set(sentences)) >= 150
    assert sum(not expected for *_, expected in cases()) >= 20


def test_every_relation_names_known_things_and_its_derivation() -> None:
    predicates = {row.key for row in knowledge.load().predicates}
    for area, period, text, _ in cases():
        document, found = read(text, area, period)
        known = {f"{entity.type}/{entity.key}" for entity in names.find(document, knowledge.load())}
        for relation in found:
            assert relation.predicate in predicates
            assert {relation.object, relation.subject} - {None} <= known
            assert relation.object or relation.object_name
            assert relation.predicate in relation.derivation.rules()
            assert document.quote(relation.span)


def test_a_sentence_explains_its_names_and_relations() -> None:
    found = relations.explain("The Nantong Bureau of Justice issued the Foo Rules.", knowledge.load(), area="Jiangsu")
    assert found == (
        Derivation("head-noun", "Nantong Bureau of Justice"),
        Derivation("title-head", "Foo Rules"),
        Derivation(
            "active",
            "Nantong Bureau of Justice issued the Foo Rules",
            (
                Derivation("head-noun", "Nantong Bureau of Justice"),
                Derivation("issued", "issued"),
                Derivation("title-head", "Foo Rules"),
            ),
        ),
    )
    assert relations.explain(" ", knowledge.load()) == ()


WORDS = (
    'The Nanjing Foo Office issued has been approved as to build the and Measures on Marks by , . such with It " is '
    "working together held under the leadership of support aims aiming improve focusing plan for in 2022 review rated "
    "Source : ( ) ; number of such centers member named a model where opening ceremony Expo signed between agreement "
    "not that which January 5 decision encouraged proposing measures like Li Na Director"
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=50))
def test_no_text_makes_it_raise(parts: list[str]) -> None:
    text = " ".join(parts) or "x"
    block = Block("paragraph", MappedText.join([(text, 0)]), sentences=(Sentence(0, len(text)),))
    document = Document("x", "x", "text", text, "", Metadata(area="Jiangsu"), blocks=(block,))
    for relation in relations.find(document, knowledge.load(), names.find(document, knowledge.load())):
        assert 0 <= relation.span.start < relation.span.end <= len(text)
