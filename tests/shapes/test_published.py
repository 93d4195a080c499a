"""The shapes over the graph of the documents: it conforms, and nothing in it is unknown to them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse, serialize
from rdflib.namespace import RDF, RDFS, SH

from ipkg.store import open_store
from ipkg.validate import reading, shapes, validate
from ipkg.vocab.prefixes import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib import Graph

VOCABULARY = (PREFIXES["owl"], PREFIXES["rdf"])


@cache
def published(folder: Path) -> Graph:
    return reading.graph(reading.triples(open_store(folder)))


def test_it_conforms_and_what_is_odd_is_said(built: Path) -> None:
    found = validate(open_store(built))
    assert [finding for finding in found if finding.severity == "error"] == []
    assert len(found) < 50


def test_every_node_with_a_class_is_held_to_a_shape(built: Path) -> None:
    graph, targets = published(built), set(shapes.own().objects(None, SH.targetClass))
    held = {
        node
        for kind in set(graph.objects(None, RDF.type))
        if targets & set(graph.transitive_objects(kind, RDFS.subClassOf))
        for node in graph.subjects(RDF.type, kind)
    }
    held |= {node for told in shapes.own().objects(None, SH.targetSubjectsOf) for node in graph.subjects(told)}
    free = {
        (node, kind)
        for node, kind in graph.subject_objects(RDF.type)
        if node not in held and not str(kind).startswith(VOCABULARY)
    }
    assert free == set()


def test_it_conforms_under_another_base(built: Path) -> None:
    own, other, terms = PREFIXES["ipkg"].removesuffix("def/"), "http://data.example/ip/", PREFIXES["ipkg"]
    text = serialize(list(open_store(built)), format=RdfFormat.N_QUADS).decode()
    moved = text.replace(f"<{own}", f"<{other}").replace(f"<{other}def/", f"<{terms}")
    found = validate(parse(moved, format=RdfFormat.N_QUADS))
    assert {finding.severity for finding in found} <= {"warning", "note"}
    assert all(finding.place.startswith(other) for finding in found)
