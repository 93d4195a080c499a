"""An invented document of Ruritania, what it says, and what is known of the country."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import RdfFormat, parse

from ipkg.iris import Iris
from ipkg.lift import lift
from ipkg.model import (
    Agency,
    Concept,
    Derivation,
    Dimension,
    Document,
    Edit,
    Entity,
    Facts,
    Knowledge,
    Metadata,
    Observation,
    Period,
    Place,
    Predicate,
    Relation,
    Span,
    Unit,
)
from ipkg.vocab.prefixes import PREFIXES

TEXT = """Seeds in Ruritania
In 2021 the Seed Office filed 5,000 seeds.
The total was 5,100 seeds, up 2.50%.
| City | Hard | Soft |
| Strelsau | 40 | / |
Ada Loom heads the Seed Office, which issued the Seed Plan (2022-2024) (Trial).
"""
YEAR = Period("2021", "2021-01-01", "2021-12-31")
RULES = Derivation("level", "5,000 seeds", (Derivation("numeral", "5,000"),))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def observation(words: str, printed: str, value: str | None, **other) -> Observation:
    said = Observation(
        span=span(words),
        value_span=span(printed),
        measure="seeds filed",
        concept="seeds-filed",
        area="Ruritania",
        area_key="ruritania",
        period=YEAR,
        value=None if value is None else Decimal(value),
        unit="count",
        kind="level",
        derivation=RULES,
        printed=printed,
        digits=sum(sign.isdigit() for sign in printed) or None,
        time_basis="flow",
    )
    return replace(said, **other)


DOCUMENT = Document(
    path="docs/seeds.md",
    slug="seeds",
    format="markdown",
    received=TEXT,
    sha256="0" * 64,
    metadata=Metadata(
        title="Seeds in Ruritania", publisher="Seed Office", issued=date(2022, 3, 1), period="2021", area="ruritania"
    ),
    edits=(Edit("markup", Span(0, 5), "", "marks of no meaning"),),
)

KNOWLEDGE = Knowledge(
    concepts=(
        Concept("seeds-filed", "indicator", ("seeds filed",)),
        Concept("hard", "seed-type", ("hard",)),
        Concept("plan", "policy-type", ("plan",)),
        Concept("exact", "qualifier", ("exact",)),
        Concept("about", "qualifier", ("about", "some", "of the order of")),
        Concept("agency", "agency-type", ("agency",)),
        Concept("national", "agency-level", ("national",)),
    ),
    places=(
        Place("ruritania", "Ruritania", ("Kingdom of Ruritania",), "", "country", "administrative", None, "RU"),
        Place("strelsau", "Strelsau", (), "斯特", "city", "administrative", "ruritania", "110000"),
        Place("zenda", "Zenda", (), "", "city", "administrative", "ruritania", "120000"),
        Place("the-vale", "The Vale", (), "", "region", "statistical", "ruritania", None, ("strelsau", "zenda")),
    ),
    agencies=(
        Agency(
            "seed-office", "Seed Office of Ruritania", ("Seed Office",), "", "agency", "national", "ruritania", None
        ),
    ),
    units=(
        Unit("count", "number", "http://qudt.org/vocab/unit/NUM"),
        Unit("percent", "percent", "http://qudt.org/vocab/unit/PERCENT"),
    ),
    dimensions=(Dimension("seed_type", "seedType", "seed-type", "type of seed"),),
    predicates=(
        Predicate("issued", "issued", "^issuedBy", ("issued",)),
        Predicate("leads", "leads", "supportedBy", ("heads",)),
    ),
)

FACTS = Facts(
    document=DOCUMENT,
    observations=(
        observation("filed 5,000 seeds", "5,000", "5000"),
        observation("5,100 seeds", "5,100", "5100"),
        observation(
            "up 2.50%", "2.50", "2.50", kind="change_pct", unit="percent", base="2020", digits=3, qualifier="about"
        ),
        observation(
            "40",
            "40",
            "40",
            area="Strelsau",
            area_key="strelsau",
            dimensions=(("seed_type", "Hard"),),
            codes=(("seed_type", "hard"),),
            cell=(1, 1),
        ),
        observation(
            "/",
            "/",
            None,
            area="Strelsau",
            area_key="strelsau",
            dimensions=(("seed_type", "Soft"),),
            cell=(1, 2),
            digits=None,
        ),
    ),
    entities=(
        Entity(
            "seed-office", "Seed Office", "agency", (span("Seed Office"),), ("Seed Office",), register="seed-office"
        ),
        Entity(
            "seed-plan",
            "Seed Plan (2022-2024) (Trial)",
            "plan",
            (span("Seed Plan (2022-2024) (Trial)"),),
            ("Seed Plan (2022-2024) (Trial)", "Seed Plan"),
            issuer=("Seed Office",),
        ),
        Entity("ada-loom", "Ada Loom", "person", (span("Ada Loom"),), ("Ada Loom",), parent="Seed Office", role="head"),
        Entity("strelsau", "Strelsau", "city", (span("Strelsau"),), ("Strelsau",)),
    ),
    relations=(
        Relation(
            "agency/seed-office",
            "issued",
            "plan/seed-plan",
            span("Seed Office, which issued the Seed Plan"),
            Derivation("active", "issued"),
            subject_name="Seed Office",
            object_name="Seed Plan",
            date="2022-01",
        ),
    ),
)


def triples(turtle: str) -> set[str]:
    """The triples of a snippet, with the usual prefixes and ``code:`` terms of the default base."""
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    text = f"@base <https://w3id.org/ipkg/> .\n{head}{turtle}"
    return {str(quad.triple) for quad in parse(text, format=RdfFormat.TURTLE)}


class Lifted:
    """Quads of facts, to be asked for what they say of a node."""

    def __init__(self, *facts, knowledge=KNOWLEDGE, base="https://w3id.org/ipkg/"):
        self.base = base
        self.quads, self.findings = lift(facts, knowledge, Iris(base))

    def graph(self, name):
        return [quad for quad in self.quads if quad.graph_name.value == f"{self.base}graph/{name}"]

    def about(self, *nodes, graph):
        wanted = {self.base + node for node in nodes}
        return {str(quad.triple) for quad in self.graph(graph) if quad.subject.value in wanted}

    def of_class(self, name, graph):
        return sorted(
            quad.subject.value.removeprefix(self.base)
            for quad in self.graph(graph)
            if quad.predicate.value.endswith("#type") and quad.object.value.endswith(name)
        )


@pytest.fixture(scope="session")
def lifted():
    """The graph of the invented document."""
    return Lifted(FACTS)


@pytest.fixture(scope="session")
def lifting():
    """What the tests of this room share: facts, helpers to vary them, and snippets of Turtle as triples."""
    return Helpers


class Helpers:
    """The names above, for tests that cannot import this file."""

    facts, knowledge, document, text = FACTS, KNOWLEDGE, DOCUMENT, TEXT
    lift = Lifted
    span, observation, triples = staticmethod(span), staticmethod(observation), staticmethod(triples)
