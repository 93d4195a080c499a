"""What is said in the documents of the project, held against the axioms."""

from __future__ import annotations

import shutil

import pytest

from ipkg import assets
from ipkg.extract import extract
from ipkg.infer import closure, consistent, contradictions
from ipkg.iris import Iris
from ipkg.lift import lift, premises
from ipkg.read import read
from ipkg.resolve import resolve
from ipkg.segment import segment
from ipkg.tables import knowledge
from ipkg.vocab import ipkg, rdf

IRIS = Iris()


@pytest.fixture(scope="module")
def said():
    known = knowledge.load()
    documents = (segment(read(path))[0] for path in assets.files("data", ".md") if path.parent.name == "documents")
    facts = resolve(tuple(extract(document, known) for document in documents), known)
    return premises(lift(facts, known, IRIS)[0], IRIS)


def test_nothing_contradicts_the_axioms(said):
    assert contradictions(said) == ()


def test_agencies_and_places_find_their_level_and_their_place(said):
    derived = {(t.subject.value, t.predicate, t.object.value) for t in closure(said) if hasattr(t.object, "value")}
    assert (IRIS.place("china"), ipkg.contains, IRIS.place("nanjing")) in derived
    assert ipkg.ProvincialAgency.value in {kind for _, predicate, kind in derived if predicate == rdf.type}


@pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, and none is installed")
@pytest.mark.slow
def test_hermit_finds_no_contradiction_either(said):
    assert consistent(said)
