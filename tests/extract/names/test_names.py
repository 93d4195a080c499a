"""The corpus of invented sentences: every sentence's names, whole; and what must hold for any text."""

from __future__ import annotations

import time
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.extract.names import find
from ipkg.model import Block, Cell, Document, Entity, Grid, MappedText, Metadata, Sentence, Span
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


def document(text: str, area: str | None = None) -> Document:
    return segment(read_text(text + "\n", "case.md", Metadata(area=area)))[0]


def plain(text: str) -> Document:
    """A document of one unsegmented paragraph."""
    block = Block("paragraph", MappedText.join([(text, 0)]), sentences=(Sentence(0, len(text)),))
    return Document("x", "x", "text", text, "", Metadata(area="Jiangsu"), blocks=(block,))


def line(entity: Entity) -> str:
    office = f" [{entity.role} @ {entity.parent or '-'}]" if entity.role else ""
    return f"{entity.type}: {entity.name}{office}"


CORPUS = cases(Path(__file__).with_name("cases.txt"))


@pytest.mark.parametrize(("area", "text", "expected"), CORPUS, ids=[case[1][:50] for case in CORPUS])
def test_the_names_of_a_sentence(area: str | None, text: str, expected: tuple[str, ...]) -> None:
    assert tuple(line(entity) for entity in find(document(text, area), knowledge.load())) == expected


def test_the_corpus_is_broad() -> None:
    assert len(CORPUS) >= 120
    assert sum(not expected for *_, expected in CORPUS) >= 10


def test_every_mention_is_the_name_as_written() -> None:
    for area, text, _ in CORPUS:
        read = document(text, area)
        for entity in find(read, knowledge.load()):
            quotes = {" ".join(read.quote(span).replace("*", "").split()) for span in entity.mentions}
            heads = {quote.split()[-1] for quote in entity.as_written}
            assert entity.mentions
            assert all(quote.split()[-1].strip('"”') in " ".join(heads) for quote in quotes), (entity, quotes)


def test_one_thing_under_several_names_is_one_entity() -> None:
    text = (
        "The Intellectual Property Office of Anhui Province moved. Anhui Provincial Intellectual Property Office staff "
        "agreed. The Anhui IP Office paid."
    )
    found = {entity.key: entity.as_written for entity in find(document(text, "Anhui"), knowledge.load())}
    assert found == {
        "anhui-intellectual-property-office": (
            "Intellectual Property Office of Anhui Province",
            "Anhui Provincial Intellectual Property Office",
            "Anhui IP Office",
        )
    }


def test_look_alikes_stay_apart() -> None:
    text = (
        "The Intellectual Property Office of Anhui Province, the Anhui High People's Court, the Anhui Intellectual "
        "Property Court and the Hefei Intellectual Property Office met in Anhui Province. Suzhou, Anhui Province, and "
        "Suzhou in Jiangsu Province are two cities."
    )
    found = [(entity.type, entity.key) for entity in find(document(text), knowledge.load())]
    assert found == [
        ("agency", "anhui-intellectual-property-office"),
        ("court", "anhui-high-court"),
        ("court", "anhui-intellectual-property-court"),
        ("agency", "hefei-intellectual-property-office"),
        ("province", "anhui"),
        ("city", "suzhou-anhui"),
        ("city", "suzhou-jiangsu"),
        ("province", "jiangsu"),
    ]


def test_an_acronym_stands_for_what_it_was_introduced_for() -> None:
    text = "The Foria Office of Marks (FOM) moved. FOM has two floors."
    (entity,) = find(document(text), knowledge.load())
    assert (entity.name, entity.as_written, len(entity.mentions)) == (
        "Foria Office of Marks",
        ("Foria Office of Marks", "FOM"),
        3,
    )


@pytest.mark.parametrize(
    ("head", "names", "expected"),
    [
        ("City", ("Total", "Nanjing", "Brambleford"), [("city", "Nanjing"), ("city", "Brambleford")]),
        ("Applicants", ("Fen Foods Ltd", "All", "Harbour University"), [("company", "Fen Foods Ltd"), ("university", "Harbour University")]),
        ("Remarks", ("Fen Foods Ltd", "Brambleford"), []),
    ],
)  # fmt: skip
def test_names_in_a_column_that_says_what_its_cells_are(
    head: str, names: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    rows = ((head, "Patents"), *((name, str(number)) for number, name in enumerate(names, 10)))
    received = "\n".join("\t".join(row) for row in rows)
    starts = [received.index(row[0]) for row in rows]
    cells = tuple(
        tuple(
            Cell(text, Span(start, start + len(text)) if column == 0 else None, number, column)
            for column, text in enumerate(row)
        )
        for number, (row, start) in enumerate(zip(rows, starts, strict=True))
    )
    table = Block("table", MappedText.join([(received, 0)]), grid=Grid((cells[0],), cells[1:]))
    read = Document("x", "x", "text", received, "", Metadata(), blocks=(table,))
    found = find(read, knowledge.load())
    assert [(entity.type, entity.name) for entity in found] == expected
    assert all(read.quote(entity.mentions[0]) == entity.name for entity in found)


def test_headings_make_no_names_of_their_capitals() -> None:
    text = "## Building High-standard Copyright Service Centers in Nanjing\n\nMore followed.\n"
    assert [line(entity) for entity in find(document(text), knowledge.load())] == ["city: Nanjing"]


WORDS = (
    "Office of the and Measures for ( ) \" “ ” Nanjing Foo , . 18th People's Director 2023 Trial approved as has been "
    "such issued by *"
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=60,
    )
    | st.lists(st.text(max_size=12), max_size=12)
)
def test_no_text_makes_it_raise_and_every_mention_lies_inside(parts: list[str]) -> None:
    text = " ".join(parts) or "x"
    for entity in find(plain(text), knowledge.load()):
        assert entity.name
        assert all(0 <= span.start < span.end <= len(text) for span in entity.mentions)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["Office ", "Measures for ", '"Sword Net" and ', "(A (B ", "Nanjing ", "Foo, Bar, "])
def test_time_grows_with_the_length_of_a_text_without_marks(unit: str) -> None:
    def seconds(length: int) -> float:
        read = plain(unit * (length // len(unit)))
        start = time.process_time()
        find(read, knowledge.load())
        return time.process_time() - start

    seconds(1000)
    short, long = (min(seconds(length) for _ in range(3)) for length in (4000, 32000))
    assert long < 40 * max(short, 0.01)
