"""The SKOS schemes as frozen concepts, from files that are sound and from files that are not."""

from __future__ import annotations

import pytest

from ipkg import assets
from ipkg.errors import KnowledgeError
from ipkg.model import Concept
from ipkg.vocab import schemes

HEAD = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ipkg: <https://w3id.org/ipkg/def/> .
@prefix kind: <https://w3id.org/ipkg/code/kind/> .
@prefix colour: <https://w3id.org/ipkg/code/colour/> .
"""
KIND = 'kind:{} a skos:Concept ; skos:inScheme <https://w3id.org/ipkg/code/kind> ; skos:prefLabel "{}"@en {} .\n'


@pytest.fixture
def ontology(tmp_path, monkeypatch):
    """Writes files into an ontology folder of the test's own, and reads its schemes."""
    monkeypatch.setattr(assets, "files", lambda room, suffix: tuple(sorted((tmp_path / room).rglob(f"*{suffix}"))))
    (tmp_path / "ontology").mkdir()

    def load(units=None, **files):
        for name, text in files.items():
            (tmp_path / "ontology" / f"{name}.ttl").write_text(HEAD + text, encoding="utf-8")
        return schemes.load(units or {})

    return load


def test_a_concept_with_all_that_it_can_say(ontology):
    text = (
        KIND.format("red-boat", "red boat", "")
        + """
        kind:boat a skos:Concept ; skos:inScheme <https://w3id.org/ipkg/code/kind> ;
            skos:prefLabel "boat"@en, "船"@zh ; skos:altLabel "boats"@en, "ship"@en, "Schiff"@de ;
            skos:definition "What floats."@en ; skos:broader kind:red-boat ;
            ipkg:defaultUnit <http://example.org/knot> ; ipkg:fixedDimension colour:red ;
            ipkg:timeBasis <https://w3id.org/ipkg/code/time-basis/stock> .
        colour:red a skos:Concept ; skos:inScheme <https://w3id.org/ipkg/code/colour> ; skos:prefLabel "red"@en .
    """
    )
    assert ontology({"http://example.org/knot": "knots"}, boats=text)[1] == Concept(
        key="boat",
        scheme="kind",
        labels=("boat", "boats", "ship"),
        definition="What floats.",
        broader="red-boat",
        unit="knots",
        time_basis="stock",
        dimensions=(("colour", "red"),),
        labels_zh=("船",),
    )


def test_what_is_no_concept_is_left_out(ontology):
    text = KIND.format("a", "a", "") + (
        'kind:b skos:inScheme <https://w3id.org/ipkg/code/kind> ; skos:prefLabel "b"@en .\n'
        'kind:c a skos:Concept ; skos:prefLabel "c"@en .\n'
    )
    assert [concept.key for concept in ontology(file=text)] == ["a"]


def test_a_concept_may_be_told_of_in_several_files(ontology):
    more = 'kind:a skos:altLabel "A"@en .\n'
    first = KIND.format("a", "a", '; skos:altLabel "an a"@en')
    assert ontology(one=first, two=more)[0].labels == ("a", "an a", "A")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind:a a skos:Concept ; skos:inScheme <https://w3id.org/ipkg/code/kind> .", "has no English label"),
        (KIND.format("a", "a", "; ipkg:fixedDimension colour:red"), "which no scheme holds"),
        ("kind:a a", "broken.ttl"),
    ],
    ids=["no label", "an unknown dimension value", "not Turtle"],
)
def test_a_malformed_scheme_is_refused(ontology, text, message):
    with pytest.raises(KnowledgeError, match=message):
        ontology(broken=text)
