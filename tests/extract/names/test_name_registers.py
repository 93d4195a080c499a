"""The registers that the name rules read."""

from __future__ import annotations

from collections import Counter

import pytest

from ipkg import assets
from ipkg.extract.names.lexicon import compile_lexicon
from ipkg.extract.relations.grammar import WORDED
from ipkg.extract.values.inflection import inflect
from ipkg.tables import knowledge, registers

KNOWN = knowledge.load()


@pytest.mark.parametrize("name", ["agencies", "name-cues", "relation-cues", "predicates"])
def test_a_register_is_in_canonical_form(name: str) -> None:
    text = assets.table(name).read_text(encoding="utf-8")
    assert registers.canonical(text) == text


def test_every_agency_stands_in_a_known_place_under_a_known_parent() -> None:
    keys = {agency.key for agency in KNOWN.agencies}
    assert [key for key, count in Counter(agency.key for agency in KNOWN.agencies).items() if count > 1] == []
    lost = [
        agency.key
        for agency in KNOWN.agencies
        if (agency.jurisdiction and agency.jurisdiction not in KNOWN.place_by_key)
        or (agency.parent and agency.parent not in keys)
    ]
    assert lost == []


def test_no_written_name_means_two_agencies() -> None:
    names = Counter(name for agency in KNOWN.agencies for name in {agency.name, *agency.names})
    assert [name for name, count in names.items() if count > 1] == []


def test_types_of_heads_belong_to_families() -> None:
    lexicon = compile_lexicon(KNOWN)
    alone = {"event", "award", "platform", "industry", "doctrine"}
    types = {cue.value for kind in ("head", "title") for cue in KNOWN.cues_of(kind)}
    assert types - set(lexicon.families) == alone


def test_predicates_speak_of_known_types() -> None:
    cues = {cue.value for kind in ("head", "title", "noun", "thing", "goods") for cue in KNOWN.cues_of(kind)}
    types = cues | {"person", "city", "county", "province", "country", "designation", "agreement"} | WORDED
    unknown = {
        kind for row in KNOWN.predicates for kind in (*row.subject_types, *row.object_types) if kind not in types
    }
    assert unknown == set()


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("issue", ["issue", "issues", "issued", "issuing"]),
        ("carry", ["carry", "carries", "carried", "carrying"]),
        ("plan", ["plan", "plans", "planned", "planning"]),
        ("develop", ["develop", "develops", "developed", "developing"]),
        ("launch", ["launch", "launches", "launched", "launching"]),
        ("oversee", ["oversee", "oversees", "overseed", "overseeing"]),
    ],
)
def test_inflection(verb: str, forms: list[str]) -> None:
    assert [text for _, text in inflect(verb)] == forms


def test_irregular_forms_come_from_the_register() -> None:
    irregular = {cue.value: [cue.phrase] for cue in KNOWN.cues_of("irregular") if cue.phrase == "held"}
    assert [text for _, text in inflect("hold", irregular)] == ["hold", "holds", "held", "holding"]
