"""Every term that we reuse exists in its vocabulary."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import pyoxigraph
import pytest
import rdflib
from rdflib import DC, DCTERMS, FOAF, ORG, OWL, PROV, QB, RDF, RDFS, SDO, SKOS, TIME, VANN, VOID, XSD, Graph

import ipkg.vocab
from ipkg import assets
from ipkg.vocab.prefixes import VOCABULARIES

SHIPPED = {
    "dc": DC,
    "dct": DCTERMS,
    "foaf": FOAF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "qb": QB,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SDO,  # rdflib knows schema.org under https; the terms are the same under http, which linked data uses
    "skos": SKOS,
    "time": TIME,
    "vann": VANN,
    "void": VOID,
    "xsd": XSD,
}
COPIES = {
    "cv": "cpsv-ap.ttl",
    "cpsv": "cpsv-ap.ttl",
    "sdmx-attribute": "sdmx-attribute.ttl",
    "sdmx-code": "sdmx-code.ttl",
    "sdmx-concept": "sdmx-concept.ttl",
    "sdmx-dimension": "sdmx-dimension.ttl",
    "sdmx-measure": "sdmx-measure.ttl",
}
# No copy is at hand, so the terms in use are written a second time, from the documents that define them.
WRITTEN_TWICE = {
    # Web Annotation Vocabulary, W3C Recommendation 23 February 2017
    "oa": "Annotation FragmentSelector SpecificResource TextPositionSelector TextQuoteSelector XPathSelector end exact hasBody "
    "hasSelector hasSource hasTarget linking motivatedBy prefix start suffix",
    # QUDT 2.1 schema and units
    "qudt": "Unit conversionMultiplier",
    "unit": "DAY HA HR KiloGM KiloM KiloM2 KiloW-HR M2 MIN MO NUM PERCENT PPTH TONNE UNITLESS WK YR",
}
# ISO 4217 currencies for which QUDT has a unit.
CURRENCIES = (
    "AED AUD BRL CAD CHF CLP CNY CZK DKK EUR GBP HKD HUF IDR ILS INR JPY KRW MOP MXN MYR NOK NZD PHP PKR PLN RUB SAR "
    "SEK SGD THB TRY TWD USD VND ZAR"
)


def prefix_and_name(iri: str) -> tuple[str, str]:
    fitting = [(len(space), prefix, space) for prefix, space in VOCABULARIES.items() if iri.startswith(space)]
    _, prefix, space = max(fitting, default=(0, "?", ""))
    return {"dcterms": "dct", "m8g": "cv"}.get(prefix, prefix), iri.removeprefix(space)


def used() -> set[tuple[str, str]]:
    """Every IRI of another vocabulary in the ontology files and in the typed constants."""
    terms = set()
    for path in assets.files("ontology", ".ttl"):
        terms |= {term for triple in Graph().parse(path) for term in triple if isinstance(term, rdflib.URIRef)}
    return {prefix_and_name(str(term)) for term in terms} | constants()


def constants() -> set[tuple[str, str]]:
    modules = [importlib.import_module(f"ipkg.vocab.{m.name}") for m in pkgutil.iter_modules(ipkg.vocab.__path__)]
    return {
        prefix_and_name(term.value)
        for module in modules
        if hasattr(module, "NS")
        for term in vars(module).values()
        if isinstance(term, pyoxigraph.NamedNode)
    }


USED = sorted((prefix, name) for prefix, name in used() if name and prefix != "ipkg")


@cache
def defined(path) -> frozenset[str]:
    return frozenset(str(term) for term in Graph().parse(path).subjects())


def test_every_foreign_namespace_is_looked_into():
    elsewhere = {"https://w3id.org/ipkg/code/", "https://creativecommons.org/licenses/by/4.0/"}
    unknown = [name for prefix, name in USED if prefix == "?" and not any(name.startswith(iri) for iri in elsewhere)]
    assert [name for name in unknown if not name.startswith("https://w3id.org/ipkg/indicator/")] == []
    assert {prefix for prefix, _ in USED} - {"?"} <= {*SHIPPED, *COPIES, *WRITTEN_TWICE}


def test_terms_exist_in_the_vocabularies_that_rdflib_ships():
    assert [(prefix, name) for prefix, name in USED if prefix in SHIPPED and name not in SHIPPED[prefix]] == []


def test_terms_exist_in_the_copies_of_vocabularies(shared):
    folder = shared / "vocabularies"
    missing = [
        (prefix, name)
        for prefix, name in USED
        if prefix in COPIES and VOCABULARIES[prefix] + name not in defined(folder / COPIES[prefix])
    ]
    assert missing == []


@pytest.mark.parametrize("prefix", sorted(WRITTEN_TWICE))
def test_terms_written_twice_agree(prefix):
    known = {*WRITTEN_TWICE[prefix].split(), *(f"CCY_{code}" for code in CURRENCIES.split() if prefix == "unit")}
    assert {name for used_prefix, name in USED if used_prefix == prefix} == known
