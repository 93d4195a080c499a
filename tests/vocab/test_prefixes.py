"""One place for prefixes, in agreement with the typed constants and with the IRIs that are minted."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery

import ipkg.vocab
from ipkg import assets
from ipkg.iris import DEFAULT_BASE, Iris
from ipkg.vocab.prefixes import BASE, PREFIXES, VOCABULARIES, prefixes

MODULES = [module.name for module in pkgutil.iter_modules(ipkg.vocab.__path__)]


def test_the_base_is_the_one_of_the_iris():
    assert BASE == DEFAULT_BASE


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_constants_has_the_namespace_of_its_prefix(name):
    space = getattr(importlib.import_module(f"ipkg.vocab.{name}"), "NS", None)
    assert space in {None, VOCABULARIES.get(name.replace("_", "-"))}


def test_prefixes_follow_the_base():
    other, iris = prefixes("http://example.org/x/"), Iris("http://example.org/x/")
    assert other["place"] + "nanjing" == iris.place("nanjing")
    assert other["patent-type"] + "design" == iris.code("patent-type", "design")
    assert other["obs"] + "a/b" == iris.observation("a", "b")
    assert other["ipkg"] == PREFIXES["ipkg"] == iris.term("")


def test_every_prefix_can_stand_in_a_query():
    assert [prefix for prefix in PREFIXES if not re.fullmatch(r"[a-z][a-z0-9-]*", prefix)] == []
    assert prepareQuery("SELECT * { ?x a qb:Observation ; ipkg:statistic statistic:level }", initNs=PREFIXES)


def test_a_prefix_means_the_same_in_the_ontology_files():
    for path in assets.files("ontology", ".ttl"):
        bound = {p: str(n) for p, n in Graph(bind_namespaces="none").parse(path).namespaces() if p in PREFIXES}
        assert bound == {prefix: PREFIXES[prefix] for prefix in bound}, path.name
