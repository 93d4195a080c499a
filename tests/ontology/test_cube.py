"""The component properties and the units of the data cubes."""

from __future__ import annotations

import pytest
from rdflib import QB, RDF, RDFS, SKOS, Graph, Namespace, URIRef

from ipkg import assets
from ipkg.tables import registers

IPKG = Namespace("https://w3id.org/ipkg/def/")
CODE = Namespace("https://w3id.org/ipkg/code/")
QUDT = Namespace("http://qudt.org/schema/qudt/")
MEASURE = URIRef("http://purl.org/linked-data/sdmx/2009/measure#obsValue")


@pytest.fixture(scope="module")
def cube() -> Graph:
    return Graph().parse(assets.room("ontology") / "ipkg-cube.ttl")


@pytest.fixture(scope="module")
def core() -> Graph:
    return Graph().parse(assets.room("ontology") / "ipkg-core.ttl")


def test_every_dimension_has_a_range(cube):
    dimensions = set(cube.subjects(RDF.type, QB.DimensionProperty))
    assert [term for term in dimensions if not cube.value(term, RDFS.range)] == []


def test_every_component_whose_values_are_concepts_has_a_code_list(cube):
    """Data Cube integrity constraint IC-5; the status list is the one of SDMX."""
    conceptual = set(cube.subjects(RDFS.range, SKOS.Concept)) - {IPKG.obsStatus}
    assert [term for term in conceptual if not cube.value(term, QB.codeList)] == []


def test_every_component_of_ours_is_a_term_of_the_core(cube, core):
    ours = {term for term in cube.subjects(RDF.type, RDF.Property) if term.startswith(IPKG)}
    assert [term for term in ours if (term, RDF.type, None) not in core] == []


def test_there_is_one_measure(cube):
    assert set(cube.subjects(RDF.type, QB.MeasureProperty)) == {MEASURE}


def test_every_breakdown_of_the_register_is_a_dimension_with_its_list(cube):
    rows = {(IPKG[row.property], CODE[row.scheme]) for row in registers.dimensions()}
    assert rows <= set(cube.subject_objects(QB.codeList))
    assert [prop for prop, _ in rows if (prop, RDF.type, QB.DimensionProperty) not in cube] == []


def test_the_units_described_are_those_of_the_register(cube):
    described = {str(unit): str(cube.value(unit, RDFS.label)) for unit in cube.subjects(RDF.type, QUDT.Unit)}
    assert described == {row.iri: row.label for row in registers.units()}


def test_our_own_units_are_explained(cube):
    own = set(cube.subjects(SKOS.inScheme, CODE.unit))
    assert {str(unit) for unit in own} == {row.iri for row in registers.units() if row.iri.startswith(CODE)}
    assert [unit for unit in own if not cube.value(unit, SKOS.definition)] == []
