"""The border to HermiT; what it says of the ontology is tested with the ontology."""

from __future__ import annotations

import shutil

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from ipkg.errors import IpkgError, KnowledgeError
from ipkg.infer import consistent, unsatisfiable

ZOO = """
@prefix : <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:Cat a owl:Class ; owl:disjointWith :Dog . :Dog a owl:Class . :born a owl:DatatypeProperty .
:zoo a owl:Ontology ; owl:imports <http://example.org/unreachable> .
"""
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, and none is installed")


def triples(turtle: str) -> list[Triple]:
    return [quad.triple for quad in parse(ZOO + turtle, format=RdfFormat.TURTLE)]


@pytest.mark.parametrize("ask", [consistent, unsatisfiable])
def test_without_java_the_reason_is_said(monkeypatch, ask):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(IpkgError, match="HermiT needs Java") as caught:
        ask(triples(""))
    assert caught.value.hint


@needs_java
@pytest.mark.slow
def test_dates_and_imports_do_not_stop_it():
    assert consistent(triples(':tom a :Cat ; :born "2020-02-29"^^xsd:date, "2020"^^xsd:gYear .'))


@needs_java
@pytest.mark.slow
def test_a_class_that_can_have_no_member_is_named():
    assert unsatisfiable(triples(":Chimera a owl:Class ; rdfs:subClassOf :Cat, :Dog .")) == (
        "http://example.org/Chimera",
    )


@needs_java
@pytest.mark.slow
def test_facts_that_cannot_be_true_are_refused():
    impossible = triples(":tom a :Cat, :Dog .")
    assert not consistent(impossible)
    with pytest.raises(KnowledgeError, match="contradict each other"):
        unsatisfiable(impossible)
