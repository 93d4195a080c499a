"""Facts and findings hold what they promise."""

from __future__ import annotations

import dataclasses

import pytest

import ipkg.model
from ipkg.model import Concept, Cue, Finding, Knowledge, Place


def test_every_value_that_crosses_a_border_is_frozen() -> None:
    values = [value for name in ipkg.model.__all__ if dataclasses.is_dataclass(value := getattr(ipkg.model, name))]
    assert len(values) > 20
    assert [value.__name__ for value in values if not value.__dataclass_params__.frozen] == []


def test_a_finding_needs_a_code_of_the_catalogue() -> None:
    with pytest.raises(KeyError, match="not in the catalogue"):
        Finding("made-up", "error", "a.md:1", "what")


def test_knowledge_finds_by_scheme_kind_and_key() -> None:
    concepts = (
        Concept("invention", "patent-type", ("invention",)),
        Concept("grants", "indicator", ("patents granted",)),
    )
    cues = (Cue("over", "over", "over"), Cue("up", "rose", "+"), Cue("over", "more than", "over"))
    place = Place("northland", "Northland", (), "", "province", "administrative", None, None)
    known = Knowledge(concepts=concepts, cues=cues, places=(place,))
    assert known.scheme("indicator") == (concepts[1],)
    assert [cue.phrase for cue in known.cues_of("over")] == ["more than", "over"]
    assert known.place_by_key == {"northland": place}
    assert known.concept_by_key[("patent-type", "invention")].label == "invention"
