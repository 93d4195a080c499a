"""The graph of a document as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import BlankNode

from ipkg.errors import KnowledgeError
from ipkg.lift import in_order


def test_the_graphs_are_those_of_the_contract(lifted):
    names = {quad.graph_name.value.removeprefix("https://w3id.org/ipkg/graph/") for quad in lifted.quads}
    assert names == {"ontology", "codes", "register", "cubes", "doc/seeds/read", "doc/seeds/extract"}


def test_there_is_no_blank_node_and_quads_are_in_order(lifted):
    assert not any(isinstance(term, BlankNode) for quad in lifted.quads for term in (quad.subject, quad.object))
    assert lifted.quads == in_order(reversed(lifted.quads))
    assert len(set(lifted.quads)) == len(lifted.quads)


def test_each_graph_says_what_it_is_and_under_which_licence(lifted, lifting):
    assert lifted.about(
        "graph/doc/seeds/extract", "activity/seeds/extract", graph="doc/seeds/extract"
    ) == lifting.triples("""
        <graph/doc/seeds/extract> a void:Dataset, prov:Entity ;
            rdfs:label "Seeds in Ruritania: extract"@en ;
            dct:license <https://creativecommons.org/licenses/by/4.0/> ;
            prov:wasGeneratedBy <activity/seeds/extract> ;
            prov:wasDerivedFrom doc:seeds .
        <activity/seeds/extract> a prov:Activity ;
            rdfs:label "extract Seeds in Ruritania"@en ;
            prov:used doc:seeds ;
            prov:wasInformedBy <activity/seeds/read> .
    """)
    for graph in ("ontology", "codes", "register", "cubes", "doc/seeds/read"):
        licences = [quad for quad in lifted.graph(graph) if quad.subject == quad.graph_name and "license" in str(quad)]
        assert len(licences) == 1


def test_another_base_moves_every_thing_and_no_term(lifting):
    moved = lifting.lift(lifting.facts, base="http://data.example/")
    assert not any("w3id.org/ipkg/" in str(quad) and "w3id.org/ipkg/def/" not in str(quad) for quad in moved.quads)
    home = lifting.lift(lifting.facts)
    same = {str(quad).replace("https://w3id.org/ipkg/", "http://data.example/") for quad in home.quads}
    terms = {str(quad).replace("https://w3id.org/ipkg/def/", "http://data.example/def/") for quad in moved.quads}
    assert terms == same


def test_the_order_of_documents_does_not_matter(lifting):
    other = replace(lifting.facts, document=replace(lifting.document, slug="again", path="again.md"))
    assert lifting.lift(lifting.facts, other).quads == lifting.lift(other, lifting.facts).quads


def test_nothing_that_was_read_makes_an_empty_document_graph(lifting):
    bare = lifting.lift(replace(lifting.facts, observations=(), entities=(), relations=()))
    assert {quad.predicate.value.rpartition("/")[2] for quad in bare.graph("doc/seeds/extract")} >= {"license"}
    assert bare.of_class("cube#DataSet", "cubes") == []


@pytest.mark.parametrize(
    "change",
    [
        lambda facts: replace(facts, observations=(replace(facts.observations[0], dimensions=(("colour", "red"),)),)),
        lambda facts: replace(facts, relations=(replace(facts.relations[0], predicate="painted"),)),
    ],
)
def test_a_key_without_a_row_is_an_error(lifting, change):
    with pytest.raises(KnowledgeError, match=r"colour|painted"):
        lifting.lift(change(lifting.facts))
