"""Who issued a thing, written on the thing itself."""

from __future__ import annotations

from ipkg.extract.relations import credit
from ipkg.model import Derivation, Entity, Relation, Span, Status
from ipkg.tables import knowledge

SPAN = Span(0, 3)
LAW = Entity("foo-law", "Foo Law", "law", (SPAN,), ("Foo Law",))
PLAN = Entity("foo-plan", "Foo Plan", "plan", (SPAN,), ("Foo Plan",))


def said(subject: str | None, predicate: str, thing: str, status: Status = "done") -> Relation:
    key = f"agency/{subject}" if subject else None
    return Relation(key, predicate, thing, SPAN, Derivation("r", "x"), subject_name=subject, status=status)


def test_only_what_is_done_by_somebody_credits() -> None:
    relations = (
        said("A Office", "issued", "law/foo-law"),
        said("B Office", "issued", "law/foo-law"),
        said("A Office", "issued", "law/foo-law"),
        said("C Office", "issued", "law/foo-law", "planned"),
        said("C Office", "revised", "law/foo-law"),
        said(None, "issued", "plan/foo-plan"),
    )
    found = credit((LAW, PLAN), relations, knowledge.load())
    assert [(entity.key, entity.issuer) for entity in found] == [
        ("foo-law", ("A Office", "B Office")),
        ("foo-plan", ()),
    ]
