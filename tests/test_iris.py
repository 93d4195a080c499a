"""Every published IRI is minted in one room, under one base."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipkg.errors import InputError
from ipkg.iris import DEFAULT_BASE, Iris, fingerprint, slug
from ipkg.model import Span


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hai’an City", "haian-city"),
        ("“Dual-chain” Plan (2021-2023)", "dual-chain-plan-2021-2023"),
        ("Köln", "koln"),
        ("a" * 200, "a" * 69 + "-" + "c2a908d98f"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_is_always_safe_in_an_iri(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert len(slug(name)) <= 80


def test_fingerprints_tell_parts_apart() -> None:
    assert fingerprint("a", "bc") != fingerprint("ab", "c")
    assert fingerprint("a", None) == fingerprint("a", "")
    assert re.fullmatch(r"[0-9a-f]{16}", fingerprint(1, 2))


@pytest.mark.parametrize(
    "base", ["", "ipkg/", "https://example.org", "https://example.org/a b/", "urn:x/", "https://example.org/?q=/"]
)
def test_a_base_that_cannot_be_one(base: str) -> None:
    with pytest.raises(InputError, match="cannot be a base IRI"):
        Iris(base)


def test_things_move_with_the_base_and_terms_do_not() -> None:
    iris = Iris("http://example.org/data/")
    minted = [
        iris.thing("policy", "plan"), iris.place("nanjing"), iris.scheme("statistic"), iris.code("statistic", "level"),
        iris.code("indicator", "grants"), iris.code("area", "nanjing"), iris.document("d"), iris.observation("d", "k"),
        iris.statement("d", "k"), iris.annotation("d", "k"), iris.passage("d", Span(3, 9)), iris.edit("d", "k"),
        iris.period("2021/2023"), iris.instant("2023-12-31"), iris.cube("headline"), iris.structure("headline"),
        iris.component("headline", "indicator"), iris.activity("d", "extract"), iris.graph("run"),
    ]  # fmt: skip
    assert [iri.removeprefix("http://example.org/data/") for iri in minted] == [
        "policy/plan", "place/nanjing", "code/statistic", "code/statistic/level", "indicator/grants", "place/nanjing", "doc/d", "obs/d/k",
        "statement/d/k", "citation/d/k", "passage/d/3-9", "edit/d/k", "period/2021--2023", "instant/2023-12-31", "cube/headline",
        "cube/headline/structure", "cube/headline/structure/indicator", "activity/d/extract", "graph/run",
    ]  # fmt: skip
    assert iris.term("Agency") == DEFAULT_BASE + "def/Agency"
