"""Clean text always knows its place in the received file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipkg.model import Cell, Document, Grid, MappedText, Metadata, Run, Span


def test_a_join_merges_neighbouring_pieces_into_one_run() -> None:
    text = MappedText.join([("fines ", 0), ("of ", 6), ("", 99), (" ", None), ("RMB", 20)])
    assert text == MappedText("fines of  RMB", (Run(0, 0, 9), Run(10, 20, 3)))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 5, Span(0, 5)),
        (6, 13, Span(6, 23)),  # over the gap: everything between is part of the quote
        (9, 13, Span(20, 23)),  # starting on the inserted blank: begins with the next run
        (0, 10, Span(0, 9)),  # ending on the inserted blank: ends with the run before
    ],
)
def test_a_span_of_joined_text(start: int, end: int, expected: Span) -> None:
    assert MappedText.join([("fines of ", 0), (" ", None), ("RMB", 20)]).span(start, end) == expected


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (0, 99), (-1, 2)])
def test_a_range_that_is_none_raises(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such range"):
        MappedText.join([("fines", 0)]).span(start, end)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 5, (0, 5)),
        (6, 23, (6, 13)),
        (20, 21, (10, 11)),
        (9, 22, None),  # begins in what was left out
        (6, 12, None),  # ends in what was left out
        (19, 20, None),
        (22, 30, None),
    ],
)
def test_the_place_of_a_received_range(start: int, end: int, expected: tuple[int, int] | None) -> None:
    text = MappedText.join([("fines of ", 0), (" ", None), ("RMB", 20)])
    assert text.place(Span(start, end)) == expected


def test_a_text_of_nothing_holds_no_place() -> None:
    assert MappedText.join([]).place(Span(0, 1)) is None


def test_a_span_must_be_a_range() -> None:
    with pytest.raises(ValueError, match="not a range"):
        Span(5, 4)


def test_cover() -> None:
    assert Span(3, 5).cover(Span(9, 11)) == Span(3, 11)


@st.composite
def _received_and_pieces(draw: st.DrawFn) -> tuple[str, list[tuple[str, int | None]]]:
    received = draw(st.text(min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(received)), min_size=2, max_size=8)))
    pieces: list[tuple[str, int | None]] = []
    for low, high in zip(cuts[::2], cuts[1::2], strict=False):
        pieces.append((received[low:high], low))
        if draw(st.booleans()):
            pieces.append((" ", None))
    return received, pieces


@given(_received_and_pieces(), st.data())
def test_every_character_points_at_itself(case: tuple[str, list[tuple[str, int | None]]], data: st.DataObject) -> None:
    received, pieces = case
    text = MappedText.join(pieces)
    for run in text.runs:
        assert text.text[run.at : run.at + run.length] == received[run.start : run.start + run.length]
    start = data.draw(st.integers(0, len(text.text) - 1))
    end = data.draw(st.integers(start + 1, len(text.text)))
    span = text.span(start, end)
    assert 0 <= span.start <= span.end <= len(received)
    if all(any(run.at <= at < run.at + run.length for run in text.runs) for at in (start, end - 1)):
        assert received[span.start] == text.text[start]
        assert received[span.end - 1] == text.text[end - 1]
        assert text.cut(start, end).span(0, end - start) == span
    assert text.cut(start, end).text == text.text[start:end]


def test_column_heads_of_a_grouped_head() -> None:
    def row(number: int, *texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(text, None, number, column) for column, text in enumerate(texts))

    grid = Grid(
        head=(row(0, "Region", "Population", "Granted patents", "", ""), row(1, "", "", "Firms", "Schools", "Persons")),
        body=(row(2, "Northland", "5", "1", "2", "3"),),
    )
    assert [grid.column_heads(column) for column in range(grid.width)] == [
        ("Region",),
        ("Population",),
        ("Granted patents", "Firms"),
        ("Granted patents", "Schools"),
        ("Granted patents", "Persons"),
    ]
    assert Grid((), ()).width == 0


def test_a_document_quotes_itself() -> None:
    document = Document("a.txt", "a", "text", "one\ntwo\nthree", "0" * 64, Metadata())
    assert (document.quote(Span(4, 7)), document.line(0), document.line(4), document.line(12)) == ("two", 1, 2, 3)
