"""The shapes themselves: each is proven by what it accepts and what it refuses, and all of them are good SHACL."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING

import pyshacl
import pytest
from publication import HERE, Case, cases, findings, valid
from rdflib import BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SH

from ipkg import assets
from ipkg.model import Finding
from ipkg.validate import reading, shapes, validate
from ipkg.validate.validation import against, ontology
from ipkg.vocab.prefixes import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

SHAPE = Namespace("https://w3id.org/ipkg/shape/")
FILES = assets.files("shapes", ".ttl")
SEVERITIES = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "note"}
NO_CONSTRAINTS = {RDF.type, SH.path, SH.name, SH.description, SH.severity, SH.message, SH.property}


@cache
def written() -> Graph:
    graph = Graph()
    for path in FILES:
        graph.parse(path)
    return graph


@cache
def outcomes() -> dict[Case, set[Finding]]:
    return dict(zip(cases(), findings(cases()), strict=True))


def named(kind: URIRef) -> list[URIRef]:
    return sorted(shape for shape in written().subjects(RDF.type, kind) if isinstance(shape, URIRef))


def expected(case: Case) -> Finding:
    shape = SHAPE[case.shape]
    return Finding(
        "shape-violation",
        SEVERITIES[written().value(shape, SH.severity, default=SH.Violation)],
        case.place,
        f"{written().value(shape, SH.message)}; found {case.found}",
        f"the shape is <{shape}>",
    )


def test_a_publication_that_keeps_every_promise_conforms() -> None:
    assert validate(HERE / "valid.ttl") == ()


@pytest.mark.parametrize("case", cases(), ids=str)
def test_what_breaks_one_thing_is_found_and_nothing_else(case: Case) -> None:
    found = outcomes()[case]
    others = {finding.hint.rsplit("/", 1)[1].rstrip(">") for finding in found - {expected(case)}}
    assert expected(case) in found
    assert others == set(filter(None, case.also.split(", ")))


def test_every_constraint_is_broken_by_a_case() -> None:
    broken = {(case.shape, case.breaks) for case in cases()}
    stated = {
        (shape.removeprefix(SHAPE), parameter.removeprefix(PREFIXES["sh"]))
        for shape in named(SH.PropertyShape)
        for parameter in set(written().predicates(shape)) - NO_CONSTRAINTS - {SH.nodeKind, SH.qualifiedMinCount}
    }
    assert stated - broken == set()
    assert {shape.removeprefix(SHAPE) for shape in named(SH.PropertyShape)} == {
        shape for shape, _ in broken if "-" in shape
    }


def test_every_class_refuses_a_blank_node() -> None:
    blank = {subject: BNode() for subject in valid().subjects()}
    data = reading.graph(ontology())
    for triple in valid():
        data.add(tuple(blank.get(term, term) for term in triple))
    said = {finding.message.split("; found")[0] for finding in against(data, shapes.own())}
    guards = [shape for shape in named(SH.NodeShape) if (shape, SH.nodeKind, SH.IRI) in written()]
    assert len(guards) > 30
    assert [shape for shape in guards if str(written().value(shape, SH.message)) not in said] == []


def test_every_class_of_the_ontology_has_a_shape() -> None:
    known = reading.graph(ontology())
    guarded = set(written().objects(None, SH.targetClass))
    classes = {found for found in known.subjects(RDF.type, OWL.Class) if found.startswith(PREFIXES["ipkg"])}
    assert len(classes) > 25
    assert {one for one in classes if not guarded & set(known.transitive_objects(one, RDFS.subClassOf))} == set()


def test_every_property_of_ours_that_a_shape_speaks_of_is_declared() -> None:
    declared = set(reading.graph(ontology()).subjects(RDF.type))
    paths = {step for path in written().objects(None, SH.path) for step in _steps(path)}
    ours = {step for step in paths if step.startswith(PREFIXES["ipkg"])}
    assert len(ours) > 50
    assert ours - declared == set()


def test_every_breakdown_dimension_has_a_shape_with_its_code_list() -> None:
    with assets.table("dimensions").open(encoding="utf-8") as lines:
        rows = {row["property"]: f"/code/{row['scheme']}$" for row in csv.DictReader(lines, delimiter="\t")}
    shaped = {
        name: str(written().value(SHAPE[f"By-{name}-{name}-scheme"], SH.pattern)).replace("^", "") for name in rows
    }
    assert shaped == rows


def test_the_meta_shapes_accept_all_shapes() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=written(), meta_shacl=True)
    assert conforms, text


def test_the_semic_style_guide_accepts_all_shapes(shared: Path) -> None:
    guide = Graph()
    for path in sorted((shared / "conformance" / "semic-styleguide" / "shapes" / "shacl").glob("*.ttl")):
        guide.parse(path)
    conforms, _, text = pyshacl.validate(written(), shacl_graph=guide)
    assert conforms, text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_says_what_it_is_and_owns_its_shapes(path: Path) -> None:
    own, header = Graph().parse(path), SHAPE[path.stem]
    assert (header, RDF.type, OWL.Ontology) in own
    assert (header, RDFS.label, None) in own
    for shape in own.subjects(RDF.type, SH.NodeShape):
        assert list(own.objects(shape, RDFS.isDefinedBy)) == [header]
        assert all((shape, told, None) in own for told in (RDFS.label, RDFS.comment))


def test_messages_name_the_class_the_property_and_what_is_expected() -> None:
    graph = written()
    messages = {shape: str(graph.value(shape, SH.message)) for shape in named(SH.PropertyShape)}
    assert len(set(messages.values())) == len(messages)
    for parent, shape in graph.subject_objects(SH.property):
        thing, prop, *wanted = messages[shape].split(": ")
        steps = _steps(graph.value(shape, SH.path))
        assert thing == str(graph.value(parent, RDFS.label))
        assert any(_curie(step) in prop for step in steps), messages[shape]
        assert len(" ".join(wanted).split()) > 1
        assert graph.value(shape, SH.severity) in SEVERITIES
        assert graph.value(shape, SH.name)


def _steps(path: URIRef | BNode) -> list[URIRef]:
    if isinstance(path, URIRef):
        return [path]
    inverse, either = written().value(path, SH.inversePath), written().value(path, SH.alternativePath)
    return [inverse] if inverse else list(Collection(written(), either or path))


def _curie(iri: URIRef) -> str:
    return next(f"{name}:{iri.removeprefix(start)}" for name, start in PREFIXES.items() if iri.startswith(start))
