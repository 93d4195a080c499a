"""Facts as rows of the output contract."""

from __future__ import annotations

import json
from decimal import Decimal

from ipkg.model import (
    Derivation,
    Document,
    Entity,
    Facts,
    Finding,
    Metadata,
    Observation,
    Period,
    Relation,
    Span,
    Unread,
)
from ipkg.publish.rows import entity_row, fact_rows, finding_row, json_line, observation_row, relation_row, unread_row

TEXT = "Heading\n种 The Seed Office counted 3.4 billion seeds in 2021.\n"
DOCUMENT = Document("d.md", "d", "markdown", TEXT, "0" * 64, Metadata())
RULE = Derivation("level", "3.4 billion seeds")


def span(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


COUNTED = Observation(
    span=span("3.4 billion seeds"),
    value_span=span("3.4"),
    measure="seeds",
    concept="seeds-counted",
    area="Ruritania",
    area_key="ruritania",
    period=Period("2021", "2021-01-01", "2021-12-31"),
    value=Decimal("3.4E+9"),
    unit="count",
    kind="level",
    derivation=RULE,
    dimensions=(("seed_type", "hard"),),
    qualifier="about",
    base="2020",
)
OFFICE = Entity(
    "seed-office", "Seed Office", "agency", (span("Seed Office"),), ("Seed Office",), issuer=("A", "B"), date="2021"
)
COUNTS = Relation(
    None, "counted", "thing/seeds", span("counted"), RULE, object_name="seeds", date="2021", status="done"
)
YEAR = Unread(span("2021"), "2021", "date")


def test_an_observation_as_a_row():
    start = TEXT.index("3.4")
    assert observation_row(DOCUMENT, COUNTED) == {
        "start": start,
        "end": start + 17,
        "quote": "3.4 billion seeds",
        "line": 2,
        "measure": "seeds",
        "concept": "indicator/seeds-counted",
        "dimensions": {"seed_type": "hard"},
        "area": "Ruritania",
        "period": "2021",
        "value": "3400000000",
        "unit": "count",
        "kind": "level",
        "qualifier": "about",
        "base": "2020",
        "rule": "level",
    }


def test_what_is_not_known_is_null():
    bare = Observation(
        span=span("seeds"),
        value_span=None,
        measure="seeds",
        concept=None,
        area=None,
        area_key=None,
        period=None,
        value=None,
        unit="count",
        kind="level",
        derivation=RULE,
    )
    row = observation_row(DOCUMENT, bare)
    assert [row[name] for name in ("concept", "area", "period", "value", "qualifier", "base")] == [None] * 6


def test_an_entity_as_a_row():
    start = TEXT.index("Seed")
    assert entity_row(DOCUMENT, OFFICE) == {
        "name": "Seed Office",
        "type": "agency",
        "as_written": ["Seed Office"],
        "start": start,
        "end": start + 11,
        "quote": "Seed Office",
        "line": 2,
        "issuer": "A; B",
        "date": "2021",
    }


def test_a_relation_and_a_numeral_as_rows():
    place = {"start": span("counted").start, "end": span("counted").end, "quote": "counted", "line": 2}
    said = {"subject": None, "predicate": "counted", "object": "seeds", "date": "2021", "status": "done"}
    assert relation_row(DOCUMENT, COUNTS) == said | place
    assert unread_row(DOCUMENT, YEAR) == {
        "start": span("2021").start,
        "end": span("2021").end,
        "quote": "2021",
        "line": 2,
        "printed": "2021",
        "reason": "date",
        "kind": "numeral",
    }


def test_all_facts_of_a_document_are_rows_with_their_kind():
    rows = list(fact_rows(Facts(DOCUMENT, (COUNTED,), (OFFICE,), (COUNTS,), (YEAR,))))
    assert [row["what"] for row in rows] == ["observation", "entity", "relation", "unread"]


def test_a_line_of_json_keeps_every_letter():
    line = json_line(finding_row(Finding("cell-conflict", "note", "d.md:2", "种", "hint")))
    assert line.endswith("}\n")
    assert "种" in line
    assert json.loads(line) == {
        "code": "cell-conflict",
        "severity": "note",
        "place": "d.md:2",
        "message": "种",
        "hint": "hint",
    }
