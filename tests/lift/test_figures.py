"""Figures as observations, cells that are missing, cells stated twice."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

EXTRACT = "doc/seeds/extract"


def by_label(lifted, label, graph=EXTRACT):
    (node,) = [
        q.subject.value for q in lifted.graph(graph) if q.predicate.value.endswith("label") and q.object.value == label
    ]
    return node.removeprefix("https://w3id.org/ipkg/")


def test_a_figure_is_an_observation_with_its_coordinates_value_and_passage(lifted, lifting):
    node = by_label(lifted, "seeds filed, Ruritania, 2021: 5000 number")
    passage = "{0.start}-{0.end}".format(lifting.span("filed 5,000 seeds"))
    assert lifted.about(node, graph=EXTRACT) == lifting.triples(f"""
        <{node}> a qb:Observation ;
            qb:dataSet cube:headline ;
            rdfs:label "seeds filed, Ruritania, 2021: 5000 number"@en ;
            ipkg:indicator indicator:seeds-filed ;
            ipkg:refArea place:ruritania ;
            ipkg:refPeriod <period/2021> ;
            ipkg:statistic statistic:level ;
            ipkg:source doc:seeds ;
            sdmx-measure:obsValue "5000"^^xsd:decimal ;
            ipkg:unitMeasure unit:NUM ;
            ipkg:valueQualifier qualifier:exact ;
            ipkg:timeBasis time-basis:flow ;
            ipkg:obsStatus sdmx-code:obsStatus-A ;
            ipkg:statedText "5,000" ;
            ipkg:significantDigits 4 ;
            ipkg:extractedBy "level", "numeral" ;
            prov:wasDerivedFrom <passage/seeds/{passage}> .
    """)


def test_a_change_keeps_the_indicator_of_its_level_and_the_figure_as_printed(lifted, lifting):
    node = by_label(lifted, "seeds filed, Ruritania, 2021: 2.5 percent")
    assert lifted.about(node, graph=EXTRACT) >= lifting.triples(f"""
        <{node}> qb:dataSet cube:headline ;
            ipkg:indicator indicator:seeds-filed ;
            ipkg:statistic statistic:change-rel ;
            ipkg:comparedWith "2020" ;
            ipkg:valueQualifier qualifier:about ;
            sdmx-measure:obsValue 2.5 ;
            ipkg:statedText "2.50" ;
            ipkg:significantDigits 3 .
    """)


@pytest.mark.parametrize(
    ("kind", "base", "statistic"),
    [
        ("level", None, "level"),
        ("change_pct", None, "change-rel"),
        ("change_pct", "2020", "change-rel"),
        ("change_pct", "previous quarter", "change-rel"),
        ("change_pct", "the national average", "comparison-rel"),
        ("change_abs", "previous year", "change-abs"),
        ("change_pp", "2020", "change-pp"),
        ("share_pct", "all seeds", "share"),
        ("rank", "the kingdom", "rank"),
        ("ratio", "the national average", "ratio"),
        ("target", None, "target"),
    ],
)
def test_the_statistic_says_what_kind_of_figure_it_is(lifting, kind, base, statistic):
    said = replace(lifting.facts.observations[0], kind=kind, base=base)
    lifted = lifting.lift(replace(lifting.facts, observations=(said,)))
    found = {q.object.value for q in lifted.graph(EXTRACT) if q.predicate.value.endswith("/statistic")}
    assert found == {f"https://w3id.org/ipkg/code/statistic/{statistic}"}


def test_a_breakdown_is_a_dimension_of_a_cube_of_its_family(lifted, lifting):
    node = by_label(lifted, "seeds filed, hard, Strelsau, 2021: 40 number")
    assert lifted.about(node, graph=EXTRACT) >= lifting.triples(f"""
        <{node}> qb:dataSet cube:by-seed-type ; ipkg:seedType <code/seed-type/hard> ; ipkg:refArea place:strelsau .
    """)


def test_a_missing_cell_stands_outside_every_cube(lifted, lifting):
    node = by_label(lifted, "seeds filed, Soft, Strelsau, 2021: missing")
    passage = "{0.start}-{0.end}".format(lifting.span("/"))
    assert lifted.about(node, graph=EXTRACT) == lifting.triples(f"""
        <{node}> a ipkg:MissingValue ;
            rdfs:label "seeds filed, Soft, Strelsau, 2021: missing"@en ;
            ipkg:indicator indicator:seeds-filed ;
            ipkg:refArea place:strelsau ;
            ipkg:refPeriod <period/2021> ;
            ipkg:statistic statistic:level ;
            ipkg:source doc:seeds ;
            ipkg:seedType <code/seed-type/candidate-soft> ;
            ipkg:obsStatus sdmx-code:obsStatus-M ;
            ipkg:statedText "/" ;
            ipkg:extractedBy "level", "numeral" ;
            prov:wasDerivedFrom <passage/seeds/{passage}> .
    """)


def test_a_figure_stated_twice_is_one_observation_with_two_citations(lifting):
    again = lifting.observation("5,100 seeds", "5,100", "5000")
    lifted = lifting.lift(
        replace(lifting.facts, observations=(lifting.facts.observations[0], again), entities=(), relations=())
    )
    assert len(lifted.of_class("cube#Observation", EXTRACT)) == 1
    assert len(lifted.of_class("oa#Annotation", EXTRACT)) == 2
    assert lifted.findings == ()


def test_a_second_value_of_a_cell_is_restated_and_reported(lifted, lifting):
    node = by_label(lifted, "seeds filed, Ruritania, 2021: 5100 number")
    assert lifted.about(node, graph=EXTRACT) >= lifting.triples(f"""
        <{node}> qb:dataSet cube:restated-headline ; ipkg:statementNumber 2 .
    """)
    (finding,) = lifted.findings
    assert (finding.code, finding.severity, finding.place) == ("cell-conflict", "warning", "docs/seeds.md:3")
    assert finding.message == "seeds filed, Ruritania, 2021 is stated as 5,100, and as 5,000 at line 2"


@pytest.mark.parametrize(
    ("change", "conflicts"),
    [
        ({}, 1),
        ({"unit": "percent"}, 0),
        ({"qualifier": "over"}, 0),
        ({"base": "2019"}, 0),
        ({"value": Decimal(5040), "digits": 4}, 1),
        ({"value": Decimal(5040), "digits": 1}, 0),
    ],
)
def test_a_conflict_is_what_cannot_both_be_meant(lifting, change, conflicts):
    first, second = lifting.facts.observations[:2]
    lifted = lifting.lift(replace(lifting.facts, observations=(first, replace(second, **change))))
    assert len(lifted.of_class("cube#Observation", EXTRACT)) == 2
    assert [finding.code for finding in lifted.findings] == ["cell-conflict"] * conflicts


def test_two_documents_may_state_one_cell(lifting):
    other = replace(lifting.facts, document=replace(lifting.document, slug="later"))
    lifted = lifting.lift(
        replace(lifting.facts, observations=lifting.facts.observations[:1]),
        replace(other, observations=lifting.facts.observations[1:2]),
    )
    assert lifted.findings == ()
    assert lifted.of_class("cube#DataSet", "cubes") == ["cube/headline"]


@pytest.mark.parametrize(
    ("change", "lacks"), [({"period": None}, "period"), ({"area": None, "area_key": None}, "area")]
)
def test_a_figure_without_its_frame_is_reported_and_in_no_cube(lifting, change, lacks):
    lifted = lifting.lift(replace(lifting.facts, observations=(replace(lifting.facts.observations[0], **change),)))
    (finding,) = lifted.findings
    assert (finding.code, finding.place) == ("figure-unplaced", "docs/seeds.md:2")
    assert finding.message == f"'seeds filed' (5,000) has no {lacks}"
    assert lifted.of_class("cube#Observation", EXTRACT) == []


@pytest.mark.parametrize(
    ("word", "code"),
    [(None, "exact"), ("about", "about"), ("of_the_order_of", "about"), ("well_over", "candidate-well-over")],
)
def test_a_qualifier_is_a_code_by_its_key_or_its_label(lifting, word, code):
    said = replace(lifting.facts.observations[0], qualifier=word)
    lifted = lifting.lift(replace(lifting.facts, observations=(said,)))
    found = {q.object.value for q in lifted.graph(EXTRACT) if q.predicate.value.endswith("valueQualifier")}
    assert found == {f"https://w3id.org/ipkg/code/qualifier/{code}"}
    candidates = [node for node in lifted.of_class("CandidateConcept", "cubes") if "qualifier" in node]
    assert candidates == [f"code/qualifier/{code}"] * code.startswith("candidate")


def test_what_no_scheme_knows_becomes_a_candidate(lifting):
    odd = replace(
        lifting.facts.observations[0],
        measure="Odd things",
        concept=None,
        area="Atlantis",
        area_key=None,
        unit="bushels",
    )
    lifted = lifting.lift(replace(lifting.facts, observations=(odd,), entities=(), relations=()))
    nodes = ("indicator/candidate-odd-things", "place/candidate-atlantis", "code/unit/candidate-bushels")
    assert lifted.about(*nodes, graph="cubes") == lifting.triples("""
        indicator:candidate-odd-things a skos:Concept, ipkg:CandidateConcept ; rdfs:label "Odd things"@en ;
            skos:prefLabel "Odd things"@en ; skos:inScheme code:indicator ; dct:identifier "candidate-odd-things" .
        place:candidate-atlantis a skos:Concept, ipkg:CandidateConcept ; rdfs:label "Atlantis"@en ;
            skos:prefLabel "Atlantis"@en ; skos:inScheme code:area ; dct:identifier "candidate-atlantis" .
        <code/unit/candidate-bushels> a skos:Concept, ipkg:CandidateConcept ; rdfs:label "bushels"@en ;
            skos:prefLabel "bushels"@en ; skos:inScheme code:unit ; dct:identifier "candidate-bushels" .
    """)
    node = by_label(lifted, "Odd things, Atlantis, 2021: 5000 bushels")
    assert lifted.about(node, graph=EXTRACT) >= lifting.triples(f"""
        <{node}> ipkg:indicator indicator:candidate-odd-things ; ipkg:refArea place:candidate-atlantis ;
            ipkg:unitMeasure <code/unit/candidate-bushels> .
    """)


def test_a_candidate_stands_below_the_indicator_that_it_is_one_kind_of(lifting):
    known = lifting.facts.observations[0]
    odd = replace(known, measure="Odd seeds filed", concept=None, broader=known.concept)
    lifted = lifting.lift(replace(lifting.facts, observations=(odd,), entities=(), relations=()))
    assert lifted.about("indicator/candidate-odd-seeds-filed", graph="cubes") == lifting.triples("""
        indicator:candidate-odd-seeds-filed a skos:Concept, ipkg:CandidateConcept ; rdfs:label "Odd seeds filed"@en ;
            skos:prefLabel "Odd seeds filed"@en ; skos:inScheme code:indicator ; skos:broader indicator:seeds-filed ;
            dct:identifier "candidate-odd-seeds-filed" .
    """)
