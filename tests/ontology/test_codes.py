"""The code lists: whole, unambiguous, and in step with the registers that use them."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from ipkg import assets
from ipkg.model import Kind, Level, Status, TimeBasis
from ipkg.tables import registers
from ipkg.vocab import schemes

CODE = "https://w3id.org/ipkg/code/"
CONCEPTS = schemes.load({})


@pytest.fixture(scope="module")
def codes() -> Graph:
    graph = Graph()
    for path in assets.files("ontology", ".ttl"):
        graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def concepts(codes):
    return sorted(codes.subjects(RDF.type, SKOS.Concept))


@pytest.fixture(scope="module")
def ours(concepts):
    return [concept for concept in concepts if concept.startswith(CODE)]


def keys(scheme: str) -> set[str]:
    return {concept.key for concept in CONCEPTS if concept.scheme == scheme}


def test_every_scheme_is_named_and_explained(codes):
    found = sorted(codes.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(found) > 20
    for scheme in found:
        assert [text.language for text in codes.objects(scheme, SKOS.prefLabel)] == ["en"]
        assert codes.value(scheme, SKOS.definition)


def test_every_concept_has_one_label_and_definition_and_one_scheme(codes, concepts):
    wrong = [
        concept
        for concept in concepts
        if len([text for text in codes.objects(concept, SKOS.prefLabel) if text.language == "en"]) != 1
        or len([text for text in codes.objects(concept, SKOS.definition) if text.language == "en"]) != 1
        or len(set(codes.objects(concept, SKOS.inScheme))) != 1
    ]
    assert wrong == []


def test_labels_differ_within_a_scheme_and_within_a_concept(codes, ours):
    labels = Counter((codes.value(concept, SKOS.inScheme), codes.value(concept, SKOS.prefLabel)) for concept in ours)
    assert [label for label, times in labels.items() if times > 1] == []
    both = [c for c in ours if set(codes.objects(c, SKOS.prefLabel)) & set(codes.objects(c, SKOS.altLabel))]
    assert both == []


def test_a_written_form_means_one_concept_of_a_scheme(codes, ours):
    forms = Counter(
        (str(codes.value(concept, SKOS.inScheme)), form)
        for concept in ours
        for form in {
            str(text).casefold() for label in (SKOS.prefLabel, SKOS.altLabel) for text in codes.objects(concept, label)
        }
    )
    assert [form for form, times in forms.items() if times > 1] == []


def test_the_iri_says_scheme_and_notation(codes, ours):
    expected = {
        concept: URIRef(f"{codes.value(concept, SKOS.inScheme)}/{codes.value(concept, SKOS.notation)}")
        for concept in ours
    }
    assert [concept for concept, iri in expected.items() if concept != iri] == []
    assert [concept for concept in ours if not re.fullmatch(r"[a-z-]+/[a-z0-9-]+", concept.removeprefix(CODE))] == []


def test_label_and_preferred_label_agree(codes, ours):
    assert [c for c in ours if set(codes.objects(c, RDFS.label)) != set(codes.objects(c, SKOS.prefLabel))] == []


def test_no_concept_is_an_orphan(codes, concepts):
    rooted = {*codes.subjects(SKOS.topConceptOf, None), *codes.subjects(SKOS.broader, None)}
    assert [concept for concept in concepts if concept not in rooted] == []


def test_top_concepts_are_said_both_ways(codes):
    """Except of the indicators, whose head stands in another file than its concepts: there the concepts say it."""
    indicators = URIRef(CODE + "indicator")
    up = {(concept, scheme) for concept, scheme in codes.subject_objects(SKOS.topConceptOf) if scheme != indicators}
    down = {(concept, scheme) for scheme, concept in codes.subject_objects(SKOS.hasTopConcept)}
    assert up == down
    assert [pair for pair in up if pair not in set(codes.subject_objects(SKOS.inScheme))] == []


def test_broader_stays_within_a_scheme_and_runs_in_no_circle(codes, concepts):
    for concept in concepts:
        above = list(codes.transitive_objects(concept, SKOS.broader))[1:]
        assert concept not in above
        assert {codes.value(other, SKOS.inScheme) for other in above} <= {codes.value(concept, SKOS.inScheme)}


STATISTIC = {"change_pct": "change-rel", "share_pct": "share"}


@pytest.mark.parametrize(
    ("scheme", "needed"),
    [
        ("statistic", {STATISTIC.get(kind, kind.replace("_", "-")) for kind in get_args(Kind)}),
        ("time-basis", set(get_args(TimeBasis))),
        ("action-status", set(get_args(Status))),
        ("place-level", set(get_args(Level))),
    ],
)
def test_the_words_of_the_model_are_codes(scheme, needed):
    assert needed <= keys(scheme)


def test_every_breakdown_has_its_code_list(codes):
    lists = {str(scheme).removeprefix(CODE) for scheme in codes.subjects(RDF.type, SKOS.ConceptScheme)}
    assert {dimension.scheme for dimension in registers.dimensions()} <= lists


def test_there_is_one_action_for_each_predicate():
    """A new row of data/tables/predicates.tsv wants its concept in ontology/ipkg-codes.ttl: code/action/KEY."""
    labels = {concept.key: concept.label for concept in CONCEPTS if concept.scheme == "action"}
    assert labels == {row.key.replace("_", "-"): row.label for row in registers.predicates()}


def test_agencies_have_a_known_type_and_level():
    rows = registers.agencies()
    assert {row.type for row in rows} <= keys("agency-type") | keys("organization-type")
    assert {row.level for row in rows if row.level} <= keys("agency-level")
