"""The axioms: in OWL 2 DL and RL, consistent, every class satisfiable, and a planted mistake is found."""

from __future__ import annotations

import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Triple, parse

from ipkg import assets
from ipkg.infer import consistent, unsatisfiable
from ipkg.vocab import ipkg, rdf, rdfs

THING = NamedNode("http://example.org/thing")
FILES = tuple(assets.room("ontology") / f"ipkg-{name}.ttl" for name in ("core", "axioms"))
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, and none is installed")


@pytest.fixture(scope="module")
def ontology() -> tuple[Triple, ...]:
    return tuple(quad.triple for path in FILES for quad in parse(path=str(path)))


def test_axioms_speak_of_declared_terms_only(ontology):
    declared = {t.subject for t in ontology if t.predicate == rdf.type}
    own = {t.subject for t in ontology if isinstance(t.subject, NamedNode) and t.subject.value.startswith(ipkg.NS)}
    assert [term.value for term in own - declared] == []


def test_domains_and_ranges_stand_on_our_own_properties(ontology):
    limited = {t.subject.value for t in ontology if t.predicate in {rdfs.domain, rdfs.range}}
    assert [term for term in limited if not term.startswith(ipkg.NS)] == []


@needs_java
@pytest.mark.slow
def test_every_class_is_satisfiable(ontology):
    assert unsatisfiable(ontology) == ()


@needs_java
@pytest.mark.slow
@pytest.mark.parametrize(
    "planted",
    [
        [(THING, rdf.type, ipkg.Agency), (THING, rdf.type, ipkg.PolicyDocument)],
        [(THING, ipkg.adminCode, Literal("320100")), (THING, ipkg.adminCode, Literal("320200"))],
        [(THING, ipkg.hasJurisdiction, THING)],
        [(THING, rdf.type, ipkg.Action), (THING, rdf.type, ipkg.Program)],
    ],
    ids=["two kinds at once", "two codes", "domain against range", "activity and entity"],
)
def test_a_planted_mistake_is_a_contradiction(ontology, planted):
    assert not consistent([*ontology, *(Triple(*parts) for parts in planted)])


@needs_java
@pytest.mark.slow
def test_a_class_below_two_disjoint_ones_is_unsatisfiable(ontology):
    planted = Triple(ipkg.Plan, rdfs.subClassOf, ipkg.Place)
    assert unsatisfiable([*ontology, planted]) == (ipkg.Plan.value,)


@pytest.mark.skipif(shutil.which("javac") is None, reason="the profile check needs a Java compiler")
@pytest.mark.slow
def test_axioms_are_in_owl_2_dl_and_rl():
    package = find_spec("owlready2").submodule_search_locations[0]
    command = ["java", "-cp", f"{package}/pellet/*", str(Path(__file__).with_name("Profile.java")), *map(str, FILES)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert printed.splitlines() == ["modules 2", "OWL 2 DL: 0", "OWL 2 RL: 0"]
