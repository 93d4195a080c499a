"""Named things, statements and the rows of the registers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ipkg.model import Entity, Span

EXTRACT = "doc/seeds/extract"


def passage(lifting, words):
    return "<passage/seeds/{0.start}-{0.end}>".format(lifting.span(words))


def test_an_agency_is_named_as_the_register_names_it(lifted, lifting):
    assert lifted.about("agency/seed-office", graph=EXTRACT) == lifting.triples(f"""
        agency:seed-office a ipkg:Agency ;
            rdfs:label "Seed Office of Ruritania"@en ;
            skos:prefLabel "Seed Office of Ruritania"@en ;
            skos:altLabel "Seed Office"@en ;
            dct:title "Seed Office of Ruritania"@en ;
            dct:identifier "seed-office" ;
            org:classification <code/agency-type/agency> ;
            prov:wasDerivedFrom {passage(lifting, "Seed Office")} .
    """)
    assert lifted.about("agency/seed-office", graph="register") == lifting.triples("""
        agency:seed-office a ipkg:Agency ;
            rdfs:label "Seed Office of Ruritania"@en ;
            skos:prefLabel "Seed Office of Ruritania"@en ;
            skos:altLabel "Seed Office"@en ;
            dct:title "Seed Office of Ruritania"@en ;
            dct:identifier "seed-office" ;
            dct:spatial place:ruritania ;
            ipkg:hasJurisdiction place:ruritania ;
            org:classification <code/agency-type/agency> ;
            ipkg:agencyLevel agency-level:national .
    """)


def test_a_plan_has_its_issuer_its_years_and_its_trial(lifted, lifting):
    assert lifted.about("policy/seed-plan", graph=EXTRACT) == lifting.triples(f"""
        policy:seed-plan a ipkg:PolicyDocument, ipkg:Plan ;
            rdfs:label "Seed Plan (2022-2024) (Trial)"@en ;
            skos:prefLabel "Seed Plan (2022-2024) (Trial)"@en ;
            skos:altLabel "Seed Plan"@en ;
            dct:title "Seed Plan (2022-2024) (Trial)"@en ;
            dct:identifier "seed-plan" ;
            dct:type policy-type:plan ;
            dct:temporal <period/2022--2024> ;
            ipkg:issuedBy agency:seed-office ;
            ipkg:trial true ;
            prov:wasDerivedFrom {passage(lifting, "Seed Plan (2022-2024) (Trial)")} .
    """)


def test_a_person_has_an_office_at_a_date(lifted, lifting):
    nodes = ("person/ada-loom", "membership/ada-loom--seed-office")
    assert lifted.about(*nodes, graph=EXTRACT) == lifting.triples(f"""
        person:ada-loom a ipkg:Person ; rdfs:label "Ada Loom"@en ; skos:prefLabel "Ada Loom"@en ; foaf:name "Ada Loom" ;
            dct:identifier "ada-loom" ; prov:wasDerivedFrom {passage(lifting, "Ada Loom")} .
        <membership/ada-loom--seed-office> a org:Membership ; rdfs:label "Ada Loom, head"@en ;
            org:member person:ada-loom ; org:organization agency:seed-office ; ipkg:role "head" ;
            ipkg:attestedOn "2022-03-01"^^xsd:date ; prov:wasDerivedFrom {passage(lifting, "Ada Loom")} .
    """)


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (
            Entity(
                "forum",
                "The 12th Seed Forum",
                "event",
                (),
                (),
                issuer=("Seed Office",),
                jurisdiction="Zenda",
                date="2021-05",
            ),
            """<event/forum> a ipkg:Event ; schema:name "The 12th Seed Forum" ; ipkg:edition 12 ;
                schema:startDate "2021-05"^^xsd:gYearMonth ; schema:location place:zenda ; schema:organizer agency:seed-office .""",
        ),
        (
            Entity("seed-offices", "Seed offices", "agency", (), (), jurisdiction="Ruritania", rule="group"),
            """agency:seed-offices a ipkg:AgencyGroup ; dct:title "Seed offices"@en ; dct:spatial place:ruritania ;
                org:classification <code/agency-type/agency> ; ipkg:memberCollective true .""",
        ),
        (
            Entity("drive", "Seed Drive", "campaign", (), (), issuer=("agency/seed-office",), jurisdiction="zenda"),
            "<program/drive> a ipkg:Program, ipkg:Campaign ; ipkg:runBy agency:seed-office ; dct:spatial place:zenda .",
        ),
        (
            Entity("pact", "Seed Pact", "agreement", (), (), issuer=("Seed Office", "nobody"), date="2021/2023"),
            """<policy/pact> a ipkg:PolicyDocument, ipkg:Agreement ; dct:title "Seed Pact"@en ;
                ipkg:signatory agency:seed-office ; dct:temporal <period/2021--2023> .""",
        ),
        (
            Entity("norm", "Seed Norm", "standard", (), (), date="2021-05-01"),
            """<policy/norm> a ipkg:PolicyDocument, dct:Standard ; dct:title "Seed Norm"@en ;
                dct:issued "2021-05-01"^^xsd:date .""",
        ),
        (
            Entity("atlantis", "Atlantis", "country", (), (), parent="Ruritania"),
            "place:atlantis a ipkg:Place, skos:Concept ; skos:inScheme code:area ; ipkg:locatedIn place:ruritania .",
        ),
        (Entity("hub", "Seed Hub", "platform", (), ()), '<facility/hub> a ipkg:Service ; dct:title "Seed Hub"@en .'),
        (Entity("brand", "Seedy", "brand", (), ()), "<thing/brand> a ipkg:NamedThing ."),
    ],
)
def test_each_kind_of_thing_has_what_its_kind_has(lifting, entity, expected):
    lifted = lifting.lift(replace(lifting.facts, entities=(lifting.facts.entities[0], entity)))
    (node,) = [q.subject for q in lifted.graph(EXTRACT) if q.object.value == entity.key]
    key, name = entity.key, entity.name
    names = f'<{node.value}> rdfs:label "{name}"@en ; skos:prefLabel "{name}"@en ; dct:identifier "{key}" .'
    found = lifted.about(node.value.removeprefix("https://w3id.org/ipkg/"), graph=EXTRACT)
    assert found == lifting.triples(names + expected)


def test_one_thing_has_one_preferred_name_in_all_documents(lifting):
    second = Entity("pact", "The Pact", "agreement", (Span(0, 5),), ("The Pact",))
    first = replace(second, name="Seed Pact")
    other = replace(lifting.facts, document=replace(lifting.document, slug="later"), entities=(second,), relations=())
    lifted = lifting.lift(replace(lifting.facts, entities=(first,), relations=()), other)
    names = {
        q.object.value for q in lifted.quads if q.predicate.value.endswith("prefLabel") and "/pact" in q.subject.value
    }
    assert names == {"Seed Pact"}
    assert (
        '<https://w3id.org/ipkg/policy/pact> <http://www.w3.org/2004/02/skos/core#altLabel> "The Pact"@en'
        in lifted.about("policy/pact", graph="doc/later/extract")
    )


def test_a_statement_is_an_action_and_done_ones_a_property(lifted, lifting):
    (node,) = lifted.of_class("def/Action", EXTRACT)
    assert lifted.about(node, graph=EXTRACT) == lifting.triples(f"""
        <{node}> a ipkg:Action ;
            rdfs:label "Seed Office issued Seed Plan"@en ;
            ipkg:actionType action:issued ;
            ipkg:agent agency:seed-office ;
            ipkg:object policy:seed-plan ;
            ipkg:actionStatus <code/action-status/done> ;
            dct:date "2022-01"^^xsd:gYearMonth ;
            ipkg:statedIn doc:seeds ;
            ipkg:extractedBy "active" .
    """)


def test_what_words_alone_say_is_a_text(lifting):
    relation = replace(lifting.facts.relations[0], object=None, object_name="sow more")
    lifted = lifting.lift(replace(lifting.facts, relations=(relation,)))
    (node,) = lifted.of_class("def/Action", EXTRACT)
    assert lifted.about(node, graph=EXTRACT) == lifting.triples(f"""
        <{node}> a ipkg:Action ;
            rdfs:label "Seed Office issued sow more"@en ;
            ipkg:actionType action:issued ;
            ipkg:agent agency:seed-office ;
            ipkg:objectText "sow more"@en ;
            ipkg:actionStatus <code/action-status/done> ;
            dct:date "2022-01"^^xsd:gYearMonth ;
            ipkg:statedIn doc:seeds ;
            ipkg:extractedBy "active" .
    """)


@pytest.mark.parametrize(
    ("change", "direct"),
    [
        ({}, "policy:seed-plan ipkg:issuedBy agency:seed-office ."),
        ({"predicate": "leads"}, "agency:seed-office ipkg:supportedBy policy:seed-plan ."),
        ({"status": "planned"}, ""),
        ({"subject": None, "subject_name": None}, ""),
    ],
)
def test_direct_properties_follow_the_predicate(lifting, change, direct):
    plan = replace(lifting.facts.entities[1], issuer=())
    relation = replace(lifting.facts.relations[0], **change)
    lifted = lifting.lift(
        replace(lifting.facts, observations=(), entities=(lifting.facts.entities[0], plan), relations=(relation,))
    )
    found = {str(q.triple) for q in lifted.graph(EXTRACT) if q.predicate.value.endswith(("/issuedBy", "/supportedBy"))}
    assert found == lifting.triples(direct)
    assert len(lifted.of_class("def/Action", EXTRACT)) == 1


def test_who_issues_a_report_has_not_issued_a_policy(lifting):
    book = Entity("seed-book", "Seed Book", "document", (lifting.span("Seed Plan"),), ("Seed Book",))
    relation = replace(lifting.facts.relations[0], object="document/seed-book")
    lifted = lifting.lift(replace(lifting.facts, entities=(lifting.facts.entities[0], book), relations=(relation,)))
    assert len(lifted.of_class("def/Action", EXTRACT)) == 1
    assert "issuedBy" not in str(lifted.graph(EXTRACT))


def test_a_statement_about_nothing_that_was_found_is_left_out(lifting):
    relation = replace(lifting.facts.relations[0], object="plan/unknown")
    lifted = lifting.lift(replace(lifting.facts, relations=(relation,)))
    assert lifted.of_class("def/Action", EXTRACT) == []


def test_places_come_with_what_they_lie_in_and_regions_with_their_members(lifting):
    said = lifting.observation("40", "40", "40", area="The Vale", area_key="the-vale")
    lifted = lifting.lift(replace(lifting.facts, observations=(said,), entities=(), relations=()))
    found = {str(quad.triple) for quad in lifted.graph("register") if "/place/" in quad.subject.value}
    assert found == lifting.triples("""
        place:ruritania a ipkg:Place, skos:Concept ; rdfs:label "Ruritania"@en ; skos:prefLabel "Ruritania"@en ;
            skos:altLabel "Kingdom of Ruritania"@en ; skos:inScheme code:area ; dct:identifier "ruritania" ;
            skos:notation "RU" ; ipkg:placeLevel place-level:country .
        place:the-vale a ipkg:Place, skos:Concept, ipkg:StatisticalRegion ; rdfs:label "The Vale"@en ;
            skos:prefLabel "The Vale"@en ; skos:inScheme code:area ; dct:identifier "the-vale" ;
            ipkg:placeLevel place-level:region ; ipkg:locatedIn place:ruritania ;
            ipkg:hasMemberArea place:strelsau, place:zenda .
        place:strelsau a ipkg:Place, skos:Concept ; rdfs:label "Strelsau"@en ; skos:prefLabel "Strelsau"@en, "斯特"@zh ;
            skos:inScheme code:area ; dct:identifier "strelsau" ; ipkg:adminCode "110000" ;
            ipkg:placeLevel place-level:city ; ipkg:locatedIn place:ruritania ; skos:broader place:ruritania .
        place:zenda a ipkg:Place, skos:Concept ; rdfs:label "Zenda"@en ; skos:prefLabel "Zenda"@en ;
            skos:inScheme code:area ; dct:identifier "zenda" ; ipkg:adminCode "120000" ;
            ipkg:placeLevel place-level:city ; ipkg:locatedIn place:ruritania ; skos:broader place:ruritania .
    """)


def test_rows_that_nobody_mentions_stay_out(lifted):
    assert lifted.of_class("def/Place", "register") == ["place/ruritania", "place/strelsau"]
