"""One key for one thing, within and across documents."""

from __future__ import annotations

from decimal import Decimal

from ipkg.extract import names, relations
from ipkg.model import Derivation, Entity, Facts, Metadata, Observation, Relation, Span
from ipkg.read import read_text
from ipkg.resolve import resolve
from ipkg.segment import segment
from ipkg.tables import knowledge

KNOWN = knowledge.load()
SPAN = Span(0, 4)


def facts(text: str, area: str | None = None, name: str = "case.md") -> Facts:
    document = segment(read_text(text + "\n", name, Metadata(area=area)))[0]
    entities = names.find(document, KNOWN)
    return Facts(document, entities=entities, relations=relations.find(document, KNOWN, entities))


def entity(key: str, name: str, kind: str, *, place: str | None = None, written: tuple[str, ...] = ()) -> Entity:
    return Entity(key, name, kind, (SPAN,), written or (name,), jurisdiction=place)


def keys(part: Facts) -> list[tuple[str, str]]:
    return [(item.type, item.key) for item in part.entities]


def test_two_documents_name_one_office_in_two_ways() -> None:
    first = facts("The Intellectual Property Office of Anhui Province moved.", "Anhui")
    second = facts("The Anhui Provincial IP Office and the provincial government agreed.", "Anhui", "b.md")
    resolved = resolve((first, second), KNOWN)
    assert [keys(part) for part in resolved] == [
        [("agency", "anhui-intellectual-property-office")],
        [("agency", "anhui-intellectual-property-office"), ("agency", "anhui-government")],
    ]
    assert {item.name for part in resolved for item in part.entities if "office" in item.key} == {
        "Intellectual Property Office of Anhui Province"
    }


def test_the_provincial_government_of_two_provinces_stays_two() -> None:
    parts = (
        facts("The provincial government paid.", "Anhui"),
        facts("The provincial government paid.", "Henan", "b.md"),
    )
    assert [keys(part) for part in resolve(parts, KNOWN)] == [
        [("agency", "anhui-government")],
        [("agency", "henan-government")],
    ]


def test_one_type_for_a_title_that_two_documents_type_apart() -> None:
    title = "Measures for Foo"
    law, policy = entity("measures-for-foo", title, "law"), entity("measures-for-foo", title, "policy")
    said = Relation(None, "issued", "law/measures-for-foo", SPAN, Derivation("r", "x"), object_name=title)
    base = facts("Nothing.")
    parts = (
        Facts(base.document, entities=(law,), relations=(said,)),
        Facts(base.document, entities=(policy, policy)),
        Facts(base.document, entities=(policy,)),
    )
    resolved = resolve(parts, KNOWN)
    assert [keys(part) for part in resolved] == [[("policy", "measures-for-foo")]] * 3
    assert resolved[0].relations[0].object == "policy/measures-for-foo"


def test_a_shared_full_name_and_jurisdiction_make_one_and_a_short_name_does_not() -> None:
    base = facts("Nothing.").document
    long = entity("a", "Foo Trade Mark Office", "agency", place="anhui")
    also = entity("b", "Foo Marks Agency", "agency", place="anhui", written=("Foo Trade Mark Office",))
    elsewhere = entity("c", "Foo Trade Mark Office", "agency", place="henan")
    short = entity("d", "The Office", "agency", place="anhui", written=("the Office", "TMO"))
    other = entity("e", "The Office", "agency", place="anhui", written=("the Office", "TMO"))
    (resolved,) = resolve((Facts(base, entities=(long, also, elsewhere, short, other)),), KNOWN)
    assert [item.key for item in resolved.entities] == ["a", "c", "d", "e"]


def test_the_order_of_documents_changes_nothing() -> None:
    parts = (
        facts("The Intellectual Property Office of Anhui Province issued the Rules on Foo Marks.", "Anhui"),
        facts("The Anhui IP Office issued the Rules on Foo Marks again.", "Anhui", "b.md"),
    )
    ahead, back = resolve(parts, KNOWN), resolve(parts[::-1], KNOWN)[::-1]
    assert [keys(part) for part in ahead] == [keys(part) for part in back]
    assert [part.relations for part in ahead] == [part.relations for part in back]


def test_areas_get_their_place_by_the_document_they_stand_in() -> None:
    def seen(area: str | None, key: str | None = None) -> Observation:
        return Observation(
            SPAN, None, "patents", None, area, key, None, Decimal(1), "count", "level", Derivation("r", "x")
        )

    base = facts("Nothing.", "Anhui").document
    given = tuple(seen(area) for area in ("Suzhou", "Taizhou", "Hefei City", "Suzhou, Jiangsu", "Atlantis", None))
    (resolved,) = resolve((Facts(base, observations=(*given, seen("Suzhou", "kept"))),), KNOWN)
    assert [item.area_key for item in resolved.observations] == [
        "suzhou-anhui",
        None,
        "hefei",
        "suzhou-jiangsu",
        None,
        None,
        "kept",
    ]
