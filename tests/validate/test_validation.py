"""Findings on graphs: which, where, how grave, in which order."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib.namespace import SH

from ipkg.errors import InputError, UnreadableInput
from ipkg.model import Finding
from ipkg.validate import reading, shapes, validate
from ipkg.validate.validation import ontology

VALID = Path(__file__).parents[1] / "shapes" / "valid.ttl"
HEAD = """
@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
SHAPES = """
:Book a sh:NodeShape ; sh:targetClass :Book ; sh:property :title, :pages, :year .
:title sh:path dct:title ; sh:minCount 1 ; sh:severity sh:Violation ; sh:message "Book: dct:title: one title" .
:pages sh:path :pages ; sh:datatype xsd:integer ; sh:severity sh:Warning ; sh:message "Book: pages: whole pages" ;
  sh:description "count the sheets" .
:year sh:path :year ; sh:maxCount 1 ; sh:severity sh:Info ; sh:message "Book: year: one year" .
"""
BOOKS = ':b a :Book ; :pages "many" ; :year 2001, 2002 . :a a :Book ; dct:title "A" ; :pages 1.5 .'


def turtle(text: str) -> list[Quad]:
    return list(parse(HEAD + text, format=RdfFormat.TURTLE))


def test_findings_say_where_what_and_how_grave_in_one_order() -> None:
    assert validate(turtle(BOOKS), turtle(SHAPES)) == (
        Finding(
            "shape-violation",
            "error",
            "http://example.org/b",
            "Book: dct:title: one title; found nothing",
            "the shape is <http://example.org/title>",
        ),
        Finding(
            "shape-violation",
            "warning",
            "http://example.org/a",
            'Book: pages: whole pages; found "1.5"^^xsd:decimal',
            "count the sheets",
        ),
        Finding(
            "shape-violation",
            "warning",
            "http://example.org/b",
            'Book: pages: whole pages; found "many"',
            "count the sheets",
        ),
        Finding(
            "shape-violation",
            "note",
            "http://example.org/b",
            'Book: year: one year; found "2001"^^xsd:integer, "2002"^^xsd:integer',
            "the shape is <http://example.org/year>",
        ),
    )


def test_every_form_of_data_and_shapes_gives_the_same_findings(tmp_path: Path) -> None:
    (tmp_path / "books.ttl").write_text(HEAD + BOOKS, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(HEAD + SHAPES, encoding="utf-8")
    graph = rdflib.Graph().parse(data=HEAD + BOOKS)
    store = Store()
    store.extend(Quad(q.subject, q.predicate, q.object, NamedNode("http://example.org/g")) for q in turtle(BOOKS))
    expected = validate(turtle(BOOKS), turtle(SHAPES))
    assert len(expected) == 4
    for data in (tmp_path / "books.ttl", str(tmp_path / "books.ttl"), graph, store, reversed(turtle(BOOKS))):
        assert validate(data, tmp_path / "shapes.ttl") == expected
    assert len(graph) == len(turtle(BOOKS))


def test_a_long_value_is_cut_and_many_are_counted() -> None:
    years = ", ".join(map(str, range(2001, 2010)))
    found = validate(turtle(f':b a :Book ; dct:title "B" ; :pages "{"m" * 200}" ; :year {years} .'), turtle(SHAPES))
    assert [finding.message.split("; found ")[1] for finding in found] == [
        f'"{"m" * 79}…"',
        ", ".join(f'"{year}"^^xsd:integer' for year in range(2001, 2006)) + ", and 4 more",
    ]


def test_a_blank_node_has_no_place_but_is_found() -> None:
    (finding,) = validate(turtle("[] a :Book ."), turtle(SHAPES))
    assert (finding.place, finding.severity) == ("a blank node", "error")


def test_a_shape_without_a_message_still_says_what_it_wants() -> None:
    found = validate(
        turtle(BOOKS), turtle(":Book sh:targetClass :Book ; sh:property [ sh:path :pages ; sh:nodeKind sh:IRI ] .")
    )
    assert {finding.severity for finding in found} == {"error"}
    assert all("sh:IRI" in finding.message for finding in found)


def test_nested_results_are_one_finding() -> None:
    nested = ":Book sh:targetClass :Book ; sh:node :Titled . :Titled a sh:NodeShape ; sh:property :title . :title sh:path dct:title ; sh:minCount 1 ; sh:message 'one title' ."
    assert [finding.place for finding in validate(turtle(BOOKS), turtle(nested))] == ["http://example.org/b"]


@pytest.mark.parametrize(
    "bad",
    [
        ":Book sh:targetClass :Book ; sh:property [ sh:path :pages ; sh:minCount 'one' ] .",
        ":Book sh:targetClass :Book ; sh:property [ sh:minCount 1 ] .",
        ":Book sh:targetClass :Book ; sh:property 'title' .",
        ":Book sh:targetClass :Book ; sh:property [ sh:path :pages ; sh:pattern '(' ] .",
    ],
)
def test_shapes_that_are_none_raise(bad: str) -> None:
    with pytest.raises(InputError, match="the shapes "):
        validate(turtle(BOOKS), turtle(bad))


def test_an_ill_formed_value_that_a_shape_compares_raises() -> None:
    compare = ":Book sh:targetClass :Book ; sh:property [ sh:path :from ; sh:lessThanOrEquals :to ] ."
    with pytest.raises(InputError, match="no order"):
        validate(turtle(':a a :Book ; :from "x"^^xsd:integer ; :to 1 .'), turtle(compare))


def test_a_shapes_file_with_a_syntax_error_raises(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text(":Book a sh:NodeShape .", encoding="utf-8")
    with pytest.raises(UnreadableInput, match=r"shapes\.ttl:1:"):
        validate(turtle(BOOKS), tmp_path / "shapes.ttl")


def test_what_no_shape_speaks_of_conforms() -> None:
    assert validate(turtle(BOOKS)) == ()
    assert validate([]) == ()


def test_the_ontology_and_its_codes_need_not_stand_in_the_data_and_are_not_reported() -> None:
    assert validate(VALID) == ()
    assert validate([*reading.triples(VALID), *ontology()]) == ()
    assert {finding.place for finding in validate(turtle(":a a <https://w3id.org/ipkg/def/Award> ."))} == {
        "http://example.org/a"
    }


def test_cubes_are_checked_beside_the_shapes() -> None:
    twin = "https://w3id.org/ipkg/obs/report/twin"
    quads = list(parse(path=str(VALID), format=RdfFormat.TURTLE))
    first = "https://w3id.org/ipkg/obs/report/cases"
    copy = [Quad(NamedNode(twin), q.predicate, q.object) for q in quads if q.subject.value == first]
    cited = [
        Quad(
            NamedNode(q.subject.value + "x"), q.predicate, NamedNode(twin) if q.object == NamedNode(first) else q.object
        )
        for q in quads
        if q.subject.value.endswith("/citation/report/c01")
    ]
    (finding,) = validate([*quads, *copy, *cited])
    assert (finding.code, finding.severity, finding.place) == ("cube-constraint", "error", first)
    assert finding.message.startswith("IC-12 No duplicate observations: no two observations of a data set agree")
    assert set(finding.message.split("; found ")[1].split(", ")) == {first, twin}


def results(data: rdflib.Graph, graph: rdflib.Graph) -> set[tuple[object, ...]]:
    _, report, _ = pyshacl.validate(data, shacl_graph=graph)
    return {
        (report.value(found, SH.focusNode), report.value(found, SH.sourceShape), report.value(found, SH.value))
        for found in report.subjects(SH.sourceShape)
    }


def test_handing_targets_down_changes_no_result() -> None:
    """What the speed rests on: pySHACL says the same of our shapes as they are written."""
    own = sorted(reading.triples(VALID), key=str)
    data = reading.graph((*(triple for number, triple in enumerate(own) if number % 7), *ontology()))
    written = reading.graph(
        triple for path in shapes.assets.files("shapes", ".ttl") for triple in reading.triples(path)
    )
    assert len(results(data, shapes.own())) > 50
    assert results(data, written) == results(data, shapes.own())


@pytest.mark.parametrize(
    ("text", "handed_down"),
    [
        (":N sh:targetClass :C ; sh:property :p .", True),
        (":N sh:targetNode :C ; sh:targetObjectsOf :q ; sh:property :p .", True),
        (":N sh:property :p .", False),
        (":N sh:targetClass :C ; sh:property :p ; sh:deactivated true .", False),
        (":N sh:targetClass :C ; sh:property :p . :M sh:node :N .", False),
        (":N a rdfs:Class ; sh:targetClass :C ; sh:property :p .", False),
        (":N a owl:Class ; sh:targetClass :C ; sh:property :p .", False),
    ],
)
def test_targets_are_handed_down_where_that_means_the_same(text: str, *, handed_down: bool) -> None:
    graph = shapes.given(turtle(text + ":p sh:path :p ; sh:minCount 1 ."))
    name = rdflib.Namespace("http://example.org/")
    assert ((name.N, SH.property, name.p) not in graph) is handed_down
    assert any((name.p, kind, None) in graph for kind in (SH.targetClass, SH.targetNode)) is handed_down
