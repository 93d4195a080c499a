"""The corpus of invented sentences: every sentence's relations, whole; and what must hold for any text."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.extract import names, relations
from ipkg.model import Block, Derivation, Document, MappedText, Metadata, Relation, Sentence
from ipkg.read import read_text
from ipkg.segment import segment
from ipkg.tables import knowledge

Case = tuple[str | None, str, tuple[str, ...]]


def cases(path: Path) -> list[Case]:
    """(area, text, expected lines) of a corpus file: `@ area`, `> text`, then one line for each expected result."""
    found: list[Case] = []
    area: str | None = None
    lines = path.read_text(encoding="utf-8").splitlines()
    for filled, group in groupby(lines, key=bool):
        block = list(group) if filled else []
        if block and block[0].startswith("@ "):
            area = None if block[0] == "@ -" else block[0][2:]
        elif block:
            found.append((area, block[0].removeprefix("> "), tuple(block[1:])))
    return found


def read(text: str, area: str | None) -> tuple[Document, tuple[Relation, ...]]:
    document = segment(read_text(text + "\n", "case.md", Metadata(area=area)))[0]
    return document, relations.find(document, knowledge.load(), names.find(document, knowledge.load()))


def line(relation: Relation) -> str:
    date = f" | {relation.date}" if relation.date else ""
    return f"{relation.subject_name or '-'} | {relation.predicate} | {relation.object_name} | {relation.status}{date}"


CORPUS = cases(Path(__file__).with_name("cases.txt"))


@pytest.mark.parametrize(("area", "text", "expected"), CORPUS, ids=[case[1][:50] for case in CORPUS])
def test_the_relations_of_a_sentence(area: str | None, text: str, expected: tuple[str, ...]) -> None:
    assert tuple(line(relation) for relation in read(text, area)[1]) == expected


def test_the_corpus_is_broad() -> None:
    assert len(CORPUS) >= 65
    assert sum(not expected for *_, expected in CORPUS) >= 8


def test_every_relation_names_known_things_and_its_derivation() -> None:
    predicates = {row.key for row in knowledge.load().predicates}
    for area, text, _ in CORPUS:
        document, found = read(text, area)
        known = {f"{entity.type}/{entity.key}" for entity in names.find(document, knowledge.load())}
        for relation in found:
            assert relation.predicate in predicates
            assert {relation.object, relation.subject} - {None} <= known
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
    "working together held"
)


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), max_size=50))
def test_no_text_makes_it_raise(parts: list[str]) -> None:
    text = " ".join(parts) or "x"
    block = Block("paragraph", MappedText.join([(text, 0)]), sentences=(Sentence(0, len(text)),))
    document = Document("x", "x", "text", text, "", Metadata(area="Jiangsu"), blocks=(block,))
    for relation in relations.find(document, knowledge.load(), names.find(document, knowledge.load())):
        assert 0 <= relation.span.start < relation.span.end <= len(text)
