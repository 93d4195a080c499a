"""Answers as text, in each format."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, Store, Triple, parse_query_results

from ipkg.cli import answers
from ipkg.errors import QueryError
from ipkg.store import Rows, select
from ipkg.store.library import NamedQuery, Parameter

XSD = "http://www.w3.org/2001/XMLSchema#"
PLACE = NamedNode("https://w3id.org/ipkg/place/nanjing")
ROWS = Rows(
    ("place", "name", "value"),
    (
        (PLACE, Literal("Nan\njing", language="en"), Literal("146.80", datatype=NamedNode(XSD + "decimal"))),
        (None, Literal('a "b", c'), None),
    ),
)


def test_tables_are_for_people() -> None:
    assert answers.as_text(ROWS, None) == (
        "place          name       value\n"
        "-------------  --------  ------\n"
        "place:nanjing  Nan jing  146.80\n"
        '               a "b", c'
    )


def test_an_empty_answer_is_its_heads() -> None:
    assert answers.as_text(Rows(("a", "b"), ()), "table") == "a  b\n-  -"


def test_csv_is_the_standard_form() -> None:
    assert answers.as_text(ROWS, "csv") == (
        'place,name,value\nhttps://w3id.org/ipkg/place/nanjing,"Nan\njing",146.80\n,"a ""b"", c",'
    )


@pytest.mark.parametrize(("form", "format_"), [("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)])
def test_standard_formats_are_read_back(form: str, format_: QueryResultsFormat) -> None:
    solutions = parse_query_results(answers.as_text(ROWS, form) + "\n", format=format_)
    assert [tuple(solution) for solution in solutions] == list(ROWS)


def test_graphs_are_turtle_with_the_prefixes_they_use() -> None:
    triple = Triple(PLACE, NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), Literal("Nanjing"))
    text = answers.as_text((triple,), None)
    assert 'place:nanjing skos:prefLabel "Nanjing"' in text
    assert text.count("@prefix") == 2


@pytest.mark.parametrize(("answer", "form", "text"), [(True, None, "yes"), (False, "table", "no")])
def test_yes_and_no(answer: object, form: str | None, text: str) -> None:
    assert answers.as_text(answer, form) == text
    assert json.loads(answers.as_text(answer, "json")) == {"head": {}, "boolean": answer}


@pytest.mark.parametrize(("answer", "form"), [(ROWS, "turtle"), ((), "csv"), (True, "csv")])
def test_a_form_that_does_not_fit_is_refused(answer: object, form: str) -> None:
    with pytest.raises(QueryError):
        answers.as_text(answer, form)


def test_the_listing_shows_questions_and_parameters() -> None:
    query = NamedQuery("trend", "How did it move?", "", (Parameter("area", "place", "where", "nanjing"),))
    assert answers.listing([query]) == "trend\n    How did it move?\n    --param area=nanjing   where"


def test_rows_of_a_store_are_rows() -> None:
    assert answers.as_text(select(Store(), "SELECT ?x { VALUES ?x { 1 2 } }"), "csv") == "x\n1\n2"
