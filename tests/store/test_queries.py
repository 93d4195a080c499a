"""Queries that are refused, and where an error is said to be."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Store

from ipkg.errors import QueryError
from ipkg.store import answer
from ipkg.store.queries import bind, names_its_graphs

FETCHING = [
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 5SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    'SELECT * { ?s ?p "x"SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }',
    "SELECT * { SERVICESILENT<http://127.0.0.1:9/>{ ?a ?b ?c } }",
    "SELECT * { SERVICE#a remark\n<http://127.0.0.1:9/>#another\n{ ?a ?b ?c } }",
    "SELECT * { VALUES ?x { <http://127.0.0.1:9/> } SERVICE ?x { ?s ?p ?o } }",
    "PREFIX e: <http://127.0.0.1:9/> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "PREFIX e: <http://127.0.0.1:9/> SELECT * { SERVICE e:a{ ?s ?p ?o } }",
    "SELECT * { FILTER(?a<'x>y') SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } FILTER('') }",
    "SELECT * { ?s <http://example.org/#'> ?o . SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "ASK { FILTER NOT EXISTS { { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } }",
]


@pytest.mark.parametrize("sparql", FETCHING)
def test_nothing_is_fetched(sparql):
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        answer(Store(), sparql)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service { ?service a ?public_service }",
        "SELECT * { ?s ipkg:service ?o { ?o ipkg:public-service ?p } }",
        'SELECT * { ?s rdfs:label "a service" FILTER(CONTAINS(?s, "service: x")) }',
        "SELECT * { $service ?p ?o } # the service",
    ],
)
def test_the_word_alone_is_allowed(sparql):
    assert answer(Store(), sparql).rows == ()


@pytest.mark.parametrize(
    ("sparql", "word"),
    [
        ("LOAD <http://127.0.0.1:9/>", "LOAD"),
        ("insert data { <a:b> <a:b> 1 }", "INSERT"),
        ("# remark\nPREFIX x: <http://example.org/>\nBASE <http://example.org/>\n DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("CLEAR ALL", "CLEAR"),
    ],
)
def test_nothing_is_written(sparql, word):
    with pytest.raises(QueryError, match=f"{word} is not allowed: the store is only read here"):
        answer(Store(), sparql)


@pytest.mark.parametrize(
    ("sparql", "says"),
    [
        (
            "SELECT ?s\nWHERE {\n  ?s ?p ?o\n  FILTER(?o > )\n}",
            "line 4, column 3: the query cannot be read from here on\n    FILTER(?o > )\n    ^",
        ),
        (
            "SELECT ?s { ?s foo:bar ?o }",
            "line 1, column 23: this prefix is not known; declare it with PREFIX\n  SELECT ?s { ?s foo:bar ?o }\n"
            + " " * 24
            + "^",
        ),
        ("", "line 1, column 1: the query cannot be read from here on\n  \n  ^"),
        (
            "SELECT ?x (SUM(?y) AS ?x)\n{ ?x ?p ?y }",
            "line 2, column 13: The SELECT contains a variable that is unbound",
        ),
        ("\tSELCT ?s { ?s ?p ?o }", "line 1, column 11: the query cannot be read from here on\n   SELCT"),
    ],
)
def test_an_error_says_where_it_is_in_the_text_as_given(sparql, says):
    with pytest.raises(QueryError) as error:
        answer(Store(), sparql)
    assert error.value.message.startswith(says)
    assert error.value.hint


def test_an_error_beside_given_values_has_its_place_in_the_text_as_given():
    with pytest.raises(QueryError, match=r"line 1, column 13: .*"):
        answer(Store(), "SELECT ?s { ?s } ", {"s": "a long value that would move the place"})


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("SELECT * FROM <http://example.org/> { ?s ?p ?o }", True),
        ("SELECT * FROM NAMED graph:codes { GRAPH ?g { ?s ?p ?o } }", True),
        ("SELECT * { ?s ?p ?o } # FROM <http://example.org/>", False),
        ('ASK { ?s ?p """FROM <a>""" }', False),
        ("SELECT ?from { ?from ?p ?o }", False),
    ],
)
def test_which_queries_name_their_graphs(sparql, expected):
    assert names_its_graphs(sparql) is expected


@pytest.mark.parametrize(
    ("sparql", "expected"),
    [
        ("ASK{?a ?b ?c}", "ASK{ VALUES ?a { <a:b> }?a ?b ?c}"),
        ("CONSTRUCT { ?a ?b 1 } WHERE { ?a ?b ?c }", "CONSTRUCT { ?a ?b 1 } WHERE { VALUES ?a { <a:b> } ?a ?b ?c }"),
        ("# {\nSELECT * { ?a ?b ?c }", "# {\nSELECT * { VALUES ?a { <a:b> } ?a ?b ?c }"),
        ("DESCRIBE <a:b>", "DESCRIBE <a:b>"),
    ],
)
def test_values_are_given_at_the_head_of_the_pattern(sparql, expected):
    assert bind(sparql, {"a": NamedNode("a:b")}) == expected
