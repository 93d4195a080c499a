"""Any RDF in, or an error that says where it is wrong."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

from ipkg.errors import InputError, MissingInput, UnreadableInput
from ipkg.validate import reading

if TYPE_CHECKING:
    from pathlib import Path

EX = "http://example.org/"
TRIPLES = (
    Triple(NamedNode(EX + "a"), NamedNode(EX + "name"), Literal("Äpfel", language="de")),
    Triple(
        NamedNode(EX + "a"), NamedNode(EX + "size"), Literal("12.50", datatype=NamedNode(reading.rdflib.XSD.decimal))
    ),
)
DATASETS = {RdfFormat.N_QUADS, RdfFormat.TRIG}


@pytest.mark.parametrize(("ending", "form"), reading.FORMATS.items())
def test_every_format_gives_the_same_triples(tmp_path: Path, ending: str, form: RdfFormat) -> None:
    path = tmp_path / f"data{ending.upper()}"
    graph = NamedNode(EX + "graph")
    named = [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in TRIPLES]
    serialize(named if form in DATASETS else TRIPLES, output=str(path), format=form)
    assert set(reading.triples(path)) == set(TRIPLES)
    assert set(reading.triples(str(path))) == set(TRIPLES)


def test_quads_triples_and_stores_are_read_as_one_graph() -> None:
    quads = [
        Quad(triple.subject, triple.predicate, triple.object, NamedNode(EX + name))
        for name in "xy"
        for triple in TRIPLES
    ]
    store = Store()
    store.extend(quads)
    assert reading.triples(quads) == TRIPLES
    assert reading.triples(iter(TRIPLES)) == TRIPLES
    assert len(reading.triples(store)) == len(TRIPLES)


def test_rdflib_graphs_and_datasets_are_read() -> None:
    graph, dataset = rdflib.Graph(), rdflib.Dataset()
    graph.add((rdflib.URIRef(EX + "a"), rdflib.URIRef(EX + "name"), rdflib.Literal("Äpfel", lang="de")))
    dataset.graph(rdflib.URIRef(EX + "graph")).__iadd__(graph)
    assert reading.triples(graph) == TRIPLES[:1]
    assert reading.triples(dataset) == TRIPLES[:1]


def test_a_graph_goes_to_rdflib_and_back_in_the_form_it_is_written_in() -> None:
    assert set(reading.triples(reading.graph(TRIPLES))) == set(TRIPLES)


@pytest.mark.parametrize(
    ("name", "text", "error", "says"),
    [
        ("none.ttl", None, MissingInput, "none.ttl: no such file"),
        ("data.csv", "a,b", UnreadableInput, ".csv is no RDF format that is known"),
        ("data", "a,b", UnreadableInput, "a name without ending is no RDF format"),
        ("data.ttl", "@prefix e: <http://e.org/> .\ne:a e:b c:d .", UnreadableInput, "data.ttl:2:9: "),
        ("data.nq", "<http://e.org/a> <http://e.org/b> .\n", UnreadableInput, "data.nq:1:"),
        (
            "data.nt",
            "<http://e.org/a> <http://e.org/b> <http://e.org/c> <http://e.org/g> .\n",
            UnreadableInput,
            "data.nt:1:",
        ),
        ("data.jsonld", '{"@id": ', UnreadableInput, "data.jsonld:1:"),
        ("data.rdf", "<rdf>\n</rdg>", UnreadableInput, "data.rdf"),
        ("data.trig", "<g> { <a> <b> }", UnreadableInput, "data.trig:1:"),
        ("star.ttl", "<a> <b> <<( <c> <d> <e> )>> .", UnreadableInput, "a triple within a triple"),
    ],
)
def test_a_bad_file_raises_and_says_where(
    tmp_path: Path, name: str, text: str | None, error: type[InputError], says: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(error) as raised:
        reading.graph(reading.triples(tmp_path / name))
    assert says in raised.value.message
    assert raised.value.hint


def test_a_file_that_is_not_utf8_raises(tmp_path: Path) -> None:
    (tmp_path / "data.ttl").write_bytes('<a> <b> "Äpfel" .'.encode("latin-1"))
    with pytest.raises(UnreadableInput, match=r"data\.ttl:1:"):
        reading.triples(tmp_path / "data.ttl")


def test_a_folder_raises(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="is a folder"):
        reading.triples(tmp_path)


def test_what_is_no_rdf_raises() -> None:
    with pytest.raises(InputError, match="'text' is no triple"):
        reading.triples(["text"])


def test_an_rdflib_graph_with_a_broken_iri_raises() -> None:
    graph = rdflib.Graph()
    graph.add((rdflib.URIRef(EX + "a b"), rdflib.URIRef(EX + "name"), rdflib.Literal("x")))
    with pytest.raises(InputError, match="what is no RDF: Invalid IRI"):
        reading.triples(graph)


def test_ill_formed_literals_are_taken_as_they_are_and_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    text = '<http://e.org/a> <http://e.org/b> "20x0"^^xsd:gYear, "yes"^^xsd:boolean, "2023-02-31"^^xsd:date .'
    head = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    with warnings.catch_warnings(record=True) as said:
        graph = reading.graph(reading.triples(parse(head + text, format=RdfFormat.TURTLE)))
    assert sorted(map(str, graph.objects())) == ["2023-02-31", "20x0", "yes"]
    assert (said, caplog.records) == ([], [])


def test_the_store_of_a_graph_answers_every_pattern_as_rdflib_does() -> None:
    turtle = "<a> <p> 1, 2 ; <q> <b> . <b> <p> 1 . <a> <p> 1 ."
    found = reading.graph(reading.triples(parse(turtle, format=RdfFormat.TURTLE, base_iri=EX)))
    plain = rdflib.Graph()
    for triple in found:
        plain.add(triple)
    terms = [None, *sorted({term for triple in plain for term in triple})]
    patterns = [(s, p, o) for s in terms for p in terms for o in terms]
    assert len(found) == len(plain) == 4
    assert {pattern: set(found.triples(pattern)) for pattern in patterns} == {
        pattern: set(plain.triples(pattern)) for pattern in patterns
    }
