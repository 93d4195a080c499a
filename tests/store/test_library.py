"""The query library: headers as data, values in place of defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ipkg.errors import KnowledgeError, QueryError
from ipkg.store import library

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
# question: How many are there,
# question: and where?
# param area: place, where
# param year: number, when
# param name: text, called what
# chart: bar, x = place, y = value
# note: Regions are left out.
PREFIX ipkg: <https://w3id.org/ipkg/def/>
PREFIX place: <https://w3id.org/ipkg/place/>
SELECT ?s WHERE {
  VALUES ?area { place:nanjing place:suzhou-jiangsu }
  VALUES ?year { 2023 }
  VALUES ?name { "a" }
  ?s ipkg:refArea ?area .
}
"""


@pytest.fixture
def question(tmp_path: Path) -> library.NamedQuery:
    path = tmp_path / "how-many.rq"
    path.write_text(TEXT, encoding="utf-8")
    return library.parse(path)


def test_header_is_data(question: library.NamedQuery) -> None:
    assert question == library.NamedQuery(
        name="how-many",
        question="How many are there, and where?",
        text=TEXT,
        parameters=(
            library.Parameter("area", "place", "where", "nanjing,suzhou-jiangsu"),
            library.Parameter("year", "number", "when", "2023"),
            library.Parameter("name", "text", "called what", "a"),
        ),
        chart="bar, x = place, y = value",
        note="Regions are left out.",
    )


def test_without_values_a_query_stands_as_written(question: library.NamedQuery) -> None:
    assert library.fill(question, {}) == TEXT


def test_values_replace_defaults(question: library.NamedQuery) -> None:
    filled = library.fill(question, {"area": "wuxi, huaian", "year": "-1.5", "name": 'a "b" \\'})
    expected = (
        TEXT.replace("place:nanjing place:suzhou-jiangsu", "place:wuxi place:huaian")
        .replace("{ 2023 }", "{ -1.5 }")
        .replace('{ "a" }', '{ "a \\"b\\" \\\\" }')
    )
    assert filled == expected


def test_another_base_moves_the_things_and_not_the_terms(question: library.NamedQuery) -> None:
    filled = library.fill(question, {}, "https://data.example/ip/")
    assert "PREFIX ipkg: <https://w3id.org/ipkg/def/>" in filled
    assert "PREFIX place: <https://data.example/ip/place/>" in filled


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("town", "x", "has no parameter 'town'"),
        ("area", "x> } DROP", "cannot be the area"),
        ("year", "MMXX", "cannot be the year"),
    ],
)
def test_values_that_do_not_fit_are_refused(question: library.NamedQuery, name: str, value: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        library.fill(question, {name: value})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", "says no question"),
        ("# question: What?\n# param a: place, where\nSELECT * {}", "lacks its kind"),
        ("# question: What?\n# param a: place\nSELECT * { VALUES ?a { place:x } }", "lacks its kind"),
    ],
)
def test_malformed_headers_are_told(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        library.parse(path)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(QueryError, match="no query of the library is called 'zzz'"):
        library.find("zzz")
