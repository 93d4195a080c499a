"""What OWL 2 RL adds: the inferences that the ontology was made for, and those of each kind of axiom."""

from __future__ import annotations

import time
from itertools import pairwise

import owlrl
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize
from rdflib import OWL, RDFS, BNode, Graph

from ipkg import assets
from ipkg.errors import KnowledgeError
from ipkg.infer import closure, contradictions, reason
from ipkg.tables import registers
from ipkg.vocab import ipkg, rdf

PREFIXES = """
@prefix : <http://example.org/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix cv: <http://data.europa.eu/m8g/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix ipkg: <https://w3id.org/ipkg/def/> .
@prefix level: <https://w3id.org/ipkg/code/agency-level/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix place-level: <https://w3id.org/ipkg/code/place-level/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
PLACES = """
:province a ipkg:Place . :city a ipkg:Place ; ipkg:locatedIn :province . :county a ipkg:Place ; ipkg:locatedIn :city .
"""


def triples(turtle: str) -> list[Triple]:
    return [quad.triple for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)]


def ontology() -> list[Triple]:
    paths = (assets.room("ontology") / f"ipkg-{name}.ttl" for name in ("core", "axioms"))
    return [quad.triple for path in paths for quad in parse(path=str(path))]


ONTOLOGY = ontology()


def derived(turtle: str) -> set[Triple]:
    found = closure([*ONTOLOGY, *triples(turtle)])
    assert list(found) == sorted(found, key=str)
    return set(found)


CASES = {
    "a county lies in the province of its city": (
        ":county ipkg:locatedIn :city . :city ipkg:locatedIn :province .",
        """:county ipkg:locatedIn :province ; a ipkg:Place, dct:Location .
           :city ipkg:contains :county ; a ipkg:Place, dct:Location .
           :province ipkg:contains :city, :county ; a ipkg:Place, dct:Location .""",
    ),
    "a region hands nothing on to its members": (
        ":south ipkg:hasMemberArea :city . :city ipkg:locatedIn :province .",
        """:south a ipkg:StatisticalRegion, ipkg:Place, dct:Location . :city a ipkg:Place, dct:Location .
           :province a ipkg:Place, dct:Location ; ipkg:contains :city .""",
    ),
    "a policy applies where its issuer has jurisdiction, and in every place within": (
        """:plan a ipkg:Plan ; ipkg:issuedBy :office . :office a ipkg:Agency ; ipkg:hasJurisdiction :province .
           :county ipkg:locatedIn :city . :city ipkg:locatedIn :province .""",
        """:plan a ipkg:PolicyDocument, foaf:Document, prov:Entity ; dct:creator :office ;
               ipkg:appliesIn :province, :city, :county .
           :office a cv:PublicOrganisation, org:FormalOrganization, org:Organization, foaf:Agent ; dct:spatial :province .
           :county ipkg:locatedIn :province ; a ipkg:Place, dct:Location .
           :city ipkg:contains :county ; a ipkg:Place, dct:Location .
           :province ipkg:contains :city, :county ; a ipkg:Place, dct:Location .""",
    ),
    "a policy is of the level of its issuer": (
        """:plan a ipkg:PolicyDocument ; ipkg:issuedBy :office .
           :office a ipkg:Agency ; ipkg:agencyLevel level:provincial .
           :other a ipkg:PolicyDocument ; ipkg:issuedBy :body . :body ipkg:agencyLevel level:provincial .""",
        """:plan a ipkg:ProvincialPolicy, foaf:Document, prov:Entity ; dct:creator :office .
           :office a ipkg:ProvincialAgency, cv:PublicOrganisation, org:FormalOrganization, org:Organization, foaf:Agent .
           :other a foaf:Document, prov:Entity ; dct:creator :body .""",
    ),
    "an agency is of the level of its jurisdiction": (
        """:office a ipkg:Agency ; ipkg:hasJurisdiction :city . :city ipkg:placeLevel place-level:city .
           :plan a ipkg:PolicyDocument ; ipkg:issuedBy :office .""",
        """:office a ipkg:MunicipalAgency, cv:PublicOrganisation, org:FormalOrganization, org:Organization, foaf:Agent ; dct:spatial :city .
           :city a ipkg:Place, dct:Location . place-level:city a <http://www.w3.org/2004/02/skos/core#Concept> .
           :plan a ipkg:MunicipalPolicy, foaf:Document, prov:Entity ; dct:creator :office ; ipkg:appliesIn :city .""",
    ),
    "who runs the whole supports the part": (
        ":drive ipkg:partOf :program . :program ipkg:partOf :strategy . :strategy ipkg:runBy :office .",
        """:drive ipkg:partOf :strategy ; ipkg:supportedBy :office ; dct:isPartOf :program, :strategy .
           :program ipkg:supportedBy :office ; dct:isPartOf :strategy .
           :strategy ipkg:supportedBy :office ; prov:wasAttributedTo :office .""",
    ),
    "one code for two places makes them one": (
        ':a a ipkg:Place ; ipkg:adminCode "320100" . :b a ipkg:Place ; ipkg:adminCode "320100" ; ipkg:placeLevel :city .',
        """:a owl:sameAs :b ; a dct:Location ; ipkg:placeLevel :city . :b owl:sameAs :a ; a dct:Location .
           :city a <http://www.w3.org/2004/02/skos/core#Concept> .""",
    ),
    "parties to an agreement contributed to it": (
        ":pact ipkg:signatory :a, :b .",
        """:pact a ipkg:Agreement, ipkg:PolicyDocument, foaf:Document, prov:Entity ; dct:contributor :a, :b .""",
    ),
    "an actor is associated with the action": (
        ":act ipkg:agent :office ; ipkg:statedIn :paper .",
        """:act a ipkg:Action, prov:Activity ; prov:wasAssociatedWith :office .
           :paper a ipkg:SourceDocument, prov:Entity, <http://schema.org/Report> .""",
    ),
    "nothing follows from nothing": ("", ""),
}


@pytest.mark.parametrize(("given", "expected"), CASES.values(), ids=CASES)
def test_what_the_ontology_lets_follow(given, expected):
    assert derived(given) == set(triples(expected))


AXIOMS = {
    "subclass, twice": (":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :x a :A .", ":x a :B, :C ."),
    "equivalent classes": (":A owl:equivalentClass :B . :x a :A . :y a :B .", ":x a :B . :y a :A ."),
    "subproperty": (":p rdfs:subPropertyOf :q . :x :p :y .", ":x :q :y ."),
    "inverse, both ways": (":p owl:inverseOf :q . :x :p :y . :z :q :w .", ":y :q :x . :w :p :z ."),
    "symmetric": (":p a owl:SymmetricProperty . :x :p :y .", ":y :p :x ."),
    "functional": (
        ":p a owl:FunctionalProperty . :x :p :y, :z . :y :q :v .",
        ":y owl:sameAs :z . :z owl:sameAs :y ; :q :v .",
    ),
    "inverse functional": (
        ":p a owl:InverseFunctionalProperty . :x :p :v . :y :p :v .",
        ":x owl:sameAs :y . :y owl:sameAs :x .",
    ),
    "a chain of three": (
        ":p owl:propertyChainAxiom ( :a :b :c ) . :x :a :y . :y :b :z . :z :c :w .",
        ":x :p :w .",
    ),
    "a key of two": (
        """:K owl:hasKey ( :p :q ) . :x a :K ; :p 1 ; :q "a" . :y a :K ; :p 1 ; :q "a" . :z a :K ; :p 1 ; :q "b" .""",
        ":x owl:sameAs :y . :y owl:sameAs :x .",
    ),
    "a value on the left and on the right": (
        """:A rdfs:subClassOf [ owl:onProperty :p ; owl:hasValue :v ] . :x a :A .
           [ owl:onProperty :q ; owl:hasValue :w ] rdfs:subClassOf :B . :y :q :w .""",
        ":x :p :v . :y a :B .",
    ),
    "some values": (
        "[ owl:onProperty :p ; owl:someValuesFrom :A ] rdfs:subClassOf :B . :x :p :y . :y a :A . :z :p :w .",
        ":x a :B .",
    ),
    "an existential on the right makes nothing up": (
        ":A rdfs:subClassOf [ owl:onProperty :p ; owl:someValuesFrom :B ] . :x a :A .",
        "",
    ),
}


@pytest.mark.parametrize(("given", "expected"), AXIOMS.values(), ids=AXIOMS)
def test_what_each_kind_of_axiom_lets_follow(given, expected):
    assert set(closure(triples(given))) == set(triples(expected))


# prp-key wants every value of the key to be shared; owlrl is content with one of them.
DISAGREE = {"a key of two"}


@pytest.mark.parametrize("name", AXIOMS)
def test_owlrl_agrees(name):
    """An independent implementation of all of OWL 2 RL, less what it says of classes and of everything."""
    given = triples(AXIOMS[name][0])
    ours = Graph().parse(data=serialize(closure(given), format=RdfFormat.N_TRIPLES), format="nt")
    assert (by_owlrl(given) == set(ours)) == (name not in DISAGREE)


def by_owlrl(given: list[Triple]) -> set[tuple]:
    before = Graph().parse(data=serialize(given, format=RdfFormat.N_TRIPLES), format="nt")
    after = Graph()
    after += before
    owlrl.OWLRL.OWLRL_Semantics(after, axioms=False, daxioms=False).closure()
    return {
        (s, p, o)
        for s, p, o in after
        if (s, p, o) not in before
        and str(s).startswith("http://example.org/")
        and not isinstance(o, BNode)
        and o not in {s, OWL.Thing}
        and (p == OWL.sameAs or not str(p).startswith((str(OWL), str(RDFS))))
    }


CLASHES = {
    "disjoint classes": (":A owl:disjointWith :B . :x a :A, :B .", "cax-dw", ":x a :A . :x a :B ."),
    "one of several disjoint classes": (
        "[ a owl:AllDisjointClasses ; owl:members ( :A :B :C ) ] . :x a :C, :B .",
        "cax-adc",
        ":x a :B . :x a :C .",
    ),
    "two values where one is allowed": (
        ':p a owl:FunctionalProperty . :x :p "a", "b" .',
        "prp-fp",
        ':x :p "a" . :x :p "b" .',
    ),
    "same and different": (
        ":x owl:sameAs :y ; owl:differentFrom :y .",
        "eq-diff1",
        ":x owl:sameAs :y . :x owl:differentFrom :y .",
    ),
}


@pytest.mark.parametrize(("given", "rule", "clash"), CLASHES.values(), ids=CLASHES)
def test_contradictions_are_found_and_shown(given, rule, clash):
    found = contradictions(triples(given))
    assert {name for name, _ in found} == {rule}
    assert frozenset(triples(clash)) in {frozenset(facts) for _, facts in found}


def test_reasoning_gives_what_follows_and_a_finding_for_each_clash():
    given = triples(":A owl:disjointWith :B . :C rdfs:subClassOf :A . :x a :C, :B .")
    follows, findings = reason(given)
    assert follows == closure(given)
    assert [(finding.code, finding.severity, finding.place) for finding in findings] == [
        ("contradiction", "warning", "http://example.org/x")
    ]
    assert "cax-dw" in findings[0].message


def test_the_ontology_with_its_register_of_places_is_free_of_contradictions():
    node = {place.key: NamedNode(f"http://example.org/{place.key}") for place in registers.places()}
    facts = [
        *(Triple(node[place.key], rdf.type, ipkg.Place) for place in registers.places()),
        *(Triple(node[p.key], ipkg.adminCode, Literal(p.code)) for p in registers.places() if p.code),
        *(Triple(node[p.key], ipkg.locatedIn, node[p.parent]) for p in registers.places() if p.parent),
    ]
    assert contradictions([*ONTOLOGY, *facts]) == ()


@pytest.mark.parametrize(
    ("axiom", "message"),
    [
        ("[ owl:unionOf ( :A :B ) ] rdfs:subClassOf :C .", "no axiom of ours needs"),
        ("[ owl:onProperty :p ; owl:allValuesFrom :B ] rdfs:subClassOf :C .", "no axiom of ours needs"),
        ("[ owl:onProperty :p ] rdfs:subClassOf :C .", "restricts nothing"),
        (":p owl:propertyChainAxiom :nowhere .", "not a well-formed list"),
    ],
)
def test_an_axiom_that_is_not_covered_is_refused(axiom, message):
    with pytest.raises(KnowledgeError, match=message):
        closure(triples(axiom))


def chain(length: int) -> list[Triple]:
    nodes = [NamedNode(f"http://example.org/{number}") for number in range(length)]
    return [Triple(one, ipkg.agent, other) for one, other in pairwise(nodes)]


@pytest.mark.slow
def test_time_grows_with_the_triples():
    """Four times the statements may take some four times as long; not sixteen times. The best of three counts."""

    def seconds(length: int) -> float:
        start = time.process_time()
        closure([*ONTOLOGY, *chain(length)])
        return time.process_time() - start

    few, many = (min(seconds(length) for _ in range(3)) for length in (1000, 4000))
    assert many < 8 * few + 1
