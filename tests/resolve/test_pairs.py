"""Pairs of sentences: what is named in both is one thing, or stays two."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipkg.extract import names
from ipkg.model import Facts, Metadata
from ipkg.read import read_text
from ipkg.resolve import resolve
from ipkg.segment import segment
from ipkg.tables import knowledge

KNOWN = knowledge.load()
_PLACES = {"city", "county", "province", "region", "country"}


def rows() -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name("pairs.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [(area, first, second, one) for area, first, second, one in (line.split("\t") for line in lines)]


def facts(text: str, area: str, name: str) -> Facts:
    metadata = Metadata(area=None if area == "-" else area)
    document = segment(read_text(f"# Paper\n\n{text}\n", name, metadata))[0]
    return Facts(document, entities=names.find(document, KNOWN))


def things(part: Facts) -> set[tuple[str, str]]:
    """The things of a document; its places only where it names nothing else, and then not those that hold others."""
    found = {(entity.type, entity.key) for entity in part.entities}
    others = {(kind, key) for kind, key in found if kind not in _PLACES}
    return others or {(kind, key) for kind, key in found if kind != "province"}


@pytest.mark.parametrize(("area", "first", "second", "one"), rows())
def test_across_documents(area: str, first: str, second: str, one: str) -> None:
    ahead, behind = (things(part) for part in resolve((facts(first, area, "a.md"), facts(second, area, "b.md")), KNOWN))
    assert ahead
    assert behind
    assert bool(ahead & behind) == (one == "yes")


@pytest.mark.parametrize(("area", "first", "second", "one"), rows())
def test_within_a_document(area: str, first: str, second: str, one: str) -> None:
    apart = [resolve((facts(text, area, "a.md"),), KNOWN)[0] for text in (first, second)]
    (both,) = resolve((facts(f"{first} {second}", area, "a.md"),), KNOWN)
    expected = len(things(apart[0]) | things(apart[1]))
    assert len(things(both)) == expected
    assert one == "no" or expected < sum(len(things(part)) for part in apart)


def test_the_pairs_say_both() -> None:
    said = [one for *_, one in rows()]
    assert min(said.count("yes"), said.count("no")) >= 15
