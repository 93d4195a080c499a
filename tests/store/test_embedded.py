"""The embedded store: created once, opened beside others, asked in SPARQL."""

from __future__ import annotations

from decimal import Decimal

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, Triple

from ipkg.errors import QueryError, StoreError
from ipkg.store import OpenGraph, answer, base, create_store, locate, open_graph, open_store, published, select

BASE = "https://w3id.org/ipkg/"
DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")


def quad(subject, predicate, value, graph="graph/codes", base=BASE):
    return Quad(NamedNode(base + subject), NamedNode(BASE + "def/" + predicate), value, NamedNode(base + graph))


def quads(base=BASE):
    return (
        quad("place/x", "adminCode", Literal("110000"), base=base),
        quad("place/y", "adminCode", Literal("120000"), "graph/register", base),
        quad("place/y", "year", Literal(2023), "graph/register", base),
        quad("place/y", "share", Literal("12.5", datatype=DECIMAL), "graph/register", base),
        quad("place/y", "clock", Literal("now"), "graph/run", base),
    )


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """The folder of a store."""
    path = tmp_path_factory.mktemp("store") / "store"
    create_store(path, quads())
    return path


def test_a_select_sees_every_graph_and_knows_the_prefixes(folder):
    rows = select(open_store(folder), "SELECT ?code ?none { ?p ipkg:adminCode ?code } ORDER BY ?code")
    assert rows.variables == ("code", "none")
    assert rows.native() == (("110000", None), ("120000", None))
    assert rows.text() == (("110000", ""), ("120000", ""))
    assert rows.mappings()[0] == {"code": "110000", "none": None}
    assert len(rows) == 2
    assert next(iter(rows)) == (Literal("110000"), None)


def test_values_come_as_python_values(folder):
    rows = select(open_store(folder), "SELECT ?v { VALUES ?p { ipkg:year ipkg:share } place:y ?p ?v } ORDER BY ?v")
    assert rows.native() == ((Decimal("12.5"),), (2023,))


def test_a_query_that_names_its_graphs_sees_only_these(folder):
    store = open_store(folder)
    assert len(select(store, "SELECT ?p FROM graph:codes { ?p ipkg:adminCode ?code }")) == 1
    assert len(select(store, "SELECT ?p FROM NAMED graph:register { GRAPH ?g { ?p ipkg:adminCode ?code } }")) == 1


@pytest.mark.parametrize(
    ("sparql", "bindings", "expected"),
    [
        ("SELECT ?p WHERE { ?p ipkg:adminCode ?c }", {"c": "120000"}, ((BASE + "place/y",),)),
        ("SELECT ?c { ?p ipkg:adminCode ?c }", {"p": NamedNode(BASE + "place/x")}, (("110000",),)),
        ("SELECT (COUNT(?p) AS ?n) { ?p ipkg:year ?y }", {"y": 2023}, ((1,),)),
        ("SELECT ?p { # { \n ?p ipkg:adminCode '{' }", {"p": "x"}, ()),
    ],
)
def test_variables_can_be_given_values(folder, sparql, bindings, expected):
    assert select(open_store(folder), sparql, bindings).native() == expected


def test_each_form_has_its_answer(folder):
    store = open_store(folder)
    assert answer(store, "ASK { place:x ipkg:adminCode ?c }") is True
    triple = Triple(NamedNode(BASE + "place/x"), NamedNode(BASE + "def/adminCode"), Literal("110000"))
    assert answer(store, "CONSTRUCT { ?s ?p ?o } { VALUES ?s { place:x } ?s ?p ?o }") == (triple,)
    assert answer(store, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", {"s": NamedNode(BASE + "place/x")}) == (triple,)
    assert answer(store, "DESCRIBE place:x") == (triple,)


def test_an_open_graph_refuses_a_query_of_another_form(folder):
    graph = open_graph(folder)
    assert isinstance(graph, OpenGraph)
    assert graph.ask("ASK { ?s ?p 2023 }")
    assert graph.select("SELECT ?s { ?s ?p 2023 }").text() == ((BASE + "place/y",),)
    assert len(graph.construct("DESCRIBE place:y")) == 4
    for ask, form in ((graph.select, "SELECT"), (graph.construct, "CONSTRUCT")):
        with pytest.raises(QueryError, match=f"begin it with {form}"):
            ask("ASK { ?s ?p ?o }")
    with pytest.raises(QueryError, match="begin it with ASK"):
        graph.ask("SELECT ?s { ?s ?p ?o }")


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib's own, of itself
def test_rdflib_sees_the_union_of_all_graphs(folder):
    dataset = open_graph(folder).dataset()
    place = rdflib.URIRef(BASE + "place/y")
    assert dataset.value(place, rdflib.URIRef(BASE + "def/year")).toPython() == 2023
    assert {str(graph.identifier) for graph in dataset.graphs()} >= {BASE + "graph/codes", BASE + "graph/register"}
    assert len(list(dataset.query("SELECT ?s { ?s ?p 2023 }"))) == 1


def test_a_store_is_found_from_its_output_folder(tmp_path):
    create_store(tmp_path / "builds" / "1" / "store", quads())
    (tmp_path / "current").symlink_to("builds/1")
    for path in (tmp_path, tmp_path / "current", tmp_path / "current" / "store"):
        assert len(open_store(path)) == len(quads())
    assert locate(tmp_path) == tmp_path / "current" / "store"


def test_readers_open_beside_each_other_and_beside_a_writer(folder):
    writer = open_store(folder, read_only=False)
    assert [len(open_store(folder)) for _ in range(2)] == [len(writer)] * 2


@pytest.mark.parametrize("read_only", [True, False])
def test_no_store_is_an_error_and_makes_none(tmp_path, read_only):
    with pytest.raises(StoreError, match="there is no store here"):
        open_store(tmp_path / "nothing", read_only=read_only)
    assert not list(tmp_path.iterdir())


def test_a_damaged_store_is_an_error(tmp_path):
    create_store(tmp_path / "store", quads())
    (tmp_path / "store" / "CURRENT").write_text("rubbish")
    with pytest.raises(StoreError, match="store"):
        open_store(tmp_path / "store")


def test_a_store_is_not_made_where_something_is(folder):
    with pytest.raises(StoreError, match="something here already"):
        create_store(folder, ())


def test_what_is_published_leaves_out_the_run(folder):
    store = open_store(folder)
    assert set(published(store)) == {each for each in quads() if not each.graph_name.value.endswith("run")}


def test_the_base_of_a_publication_moves_the_prefixes(tmp_path):
    other = "http://example.org/data/"
    create_store(tmp_path / "store", quads(other))
    store = open_store(tmp_path / "store")
    assert base(store) == other
    assert select(store, "SELECT ?c { place:x ipkg:adminCode ?c }").native() == (("110000",),)
    assert not any("graph/run" in str(each) for each in published(store))


def test_an_empty_store_has_the_usual_base(tmp_path):
    create_store(tmp_path / "store", (quad("a", "b", Literal("c"), "graph/other"),))
    assert base(open_store(tmp_path / "store")) == BASE
