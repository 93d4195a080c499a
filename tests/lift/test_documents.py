"""Documents, their edits, passages and citations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ipkg.model import Period

READ = "doc/seeds/read"


def test_a_document_says_where_it_comes_from(lifted, lifting):
    assert lifted.about("doc/seeds", graph=READ) == lifting.triples(f"""
        doc:seeds a ipkg:SourceDocument ;
            rdfs:label "Seeds in Ruritania"@en ;
            dct:title "Seeds in Ruritania"@en ;
            dct:identifier "seeds" ;
            dct:publisher agency:seed-office ;
            dct:issued "2022-03-01"^^xsd:date ;
            dct:temporal <period/2021> ;
            dct:spatial place:ruritania ;
            dct:language "en" ;
            ipkg:sha256 "{"0" * 64}" ;
            ipkg:quotable true .
    """)


def test_what_front_matter_says_besides(lifting):
    metadata = replace(
        lifting.document.metadata,
        publisher="Nobody's Press",
        license="CC BY 4.0",
        source_title="Seeds, a book",
        restates_sha256="1" * 64,
        quotable=False,
    )
    lifted = lifting.lift(replace(lifting.facts, document=replace(lifting.document, metadata=metadata)))
    assert lifted.about("doc/seeds", graph=READ) >= lifting.triples(f"""
        doc:seeds ipkg:publisherName "Nobody's Press" ; dct:license <https://creativecommons.org/licenses/by/4.0/> ;
            dct:source "Seeds, a book" ; ipkg:restates "{"1" * 64}" ; ipkg:quotable false .
    """)


def test_a_fiscal_year_has_the_days_that_its_figures_have(lifting):
    fiscal = Period("FY2021", "2021-04-01", "2022-03-31")
    document = replace(lifting.document, metadata=replace(lifting.document.metadata, period="FY2021"))
    said = replace(lifting.facts.observations[0], period=fiscal)
    lifted = lifting.lift(replace(lifting.facts, document=document, observations=(said,)))
    assert lifting.triples("doc:seeds dct:temporal <period/FY2021--2021-04-01> .") <= lifted.about(
        "doc/seeds", graph=READ
    )
    assert lifted.about("period/FY2021--2021-04-01", graph="cubes") == lifting.triples("""
        <period/FY2021--2021-04-01> a time:ProperInterval ; rdfs:label "FY2021"@en ; ipkg:year 2022 ;
            time:hasBeginning <instant/2021-04-01> ; time:hasEnd <instant/2022-03-31> .
    """)


def test_an_edit_says_what_was_repaired(lifted, lifting):
    (node,) = lifted.of_class("def/Edit", READ)
    assert lifted.about(node, graph=READ) == lifting.triples(f"""
        <{node}> a ipkg:Edit ; rdfs:label "markup at 0-5"@en ; ipkg:editCode "markup" ; prov:used doc:seeds ;
            ipkg:replacement "" ; ipkg:reason "marks of no meaning" ; ipkg:start 0 ; ipkg:end 5 .
    """)


def test_a_passage_has_its_words_its_place_and_its_cell(lifted, lifting):
    cell = lifting.span("40")
    node = f"passage/seeds/{cell.start}-{cell.end}"
    nodes = (node, *(f"{node}/{part}" for part in ("quote", "position", "cell")))
    before, after = lifting.text[cell.start - 32 : cell.start], lifting.text[cell.end : cell.end + 32]
    assert lifted.about(*nodes, graph=READ) == lifting.triples(f'''
        <{node}> a oa:SpecificResource, ipkg:Passage ; oa:hasSource doc:seeds ; ipkg:line 5 ;
            oa:hasSelector <{node}/quote>, <{node}/position>, <{node}/cell> .
        <{node}/quote> a oa:TextQuoteSelector ; oa:exact "40" ; oa:prefix """{before}""" ; oa:suffix """{after}""" .
        <{node}/position> a oa:TextPositionSelector ; oa:start {cell.start} ; oa:end {cell.end} .
        <{node}/cell> a oa:FragmentSelector ; rdf:value "row=2;col=2" ; dct:conformsTo <http://tools.ietf.org/rfc/rfc7111> .
    ''')


def test_nothing_but_the_cited_words_of_what_may_not_be_quoted(lifting):
    secret = replace(lifting.document, metadata=replace(lifting.document.metadata, quotable=False))
    lifted = lifting.lift(replace(lifting.facts, document=secret))
    selectors = {
        quad.predicate.value.rpartition("#")[2] for quad in lifted.graph(READ) if "/quote" in quad.subject.value
    }
    assert selectors == {"type", "exact"}


def test_every_figure_thing_and_statement_is_cited(lifted):
    graph = "doc/seeds/extract"
    bodies = {q.object.value.removeprefix("https://w3id.org/ipkg/") for q in lifted.graph(graph) if "hasBody" in str(q)}
    classes = ("cube#Observation", "MissingValue", "def/Action", "Agency", "PolicyDocument", "Person")
    cited = {node for name in classes for node in lifted.of_class(name, graph)}
    assert bodies == cited | {"place/strelsau"}


def test_a_citation_ties_words_to_what_they_say(lifted, lifting):
    graph, words = "doc/seeds/extract", lifting.span("Ada Loom")
    (node,) = [
        q.subject.value
        for q in lifted.graph(graph)
        if q.object.value.endswith("person/ada-loom") and "hasBody" in str(q)
    ]
    node = node.removeprefix("https://w3id.org/ipkg/")
    assert lifted.about(node, graph=graph) == lifting.triples(f"""
        <{node}> a oa:Annotation, ipkg:Citation ; rdfs:label "Evidence for: Ada Loom"@en ; oa:hasBody person:ada-loom ;
            oa:hasTarget <passage/seeds/{words.start}-{words.end}> ; oa:motivatedBy oa:linking .
    """)


@pytest.mark.parametrize("received", ["一二三 5 seeds\r\n", "\N{SEEDLING}\N{SEEDLING} 5 seeds", "e\u0301 5 seeds\n"])
def test_positions_count_code_points_of_the_file_as_received(lifting, received):
    at = received.index("5 seeds")
    said = replace(lifting.facts.observations[0], span=type(lifting.span("40"))(at, at + 7))
    document = replace(lifting.document, received=received, edits=())
    lifted = lifting.lift(replace(lifting.facts, document=document, observations=(said,), entities=(), relations=()))
    exact = [q.object.value for q in lifted.graph(READ) if q.predicate.value.endswith("#exact")]
    assert exact == ["5 seeds"]
