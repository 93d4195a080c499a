"""What the extractor's types of thing are in the graph: IRI segment, class, code list of the finer type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ipkg.model import Entity


@dataclass(frozen=True, slots=True)
class Kind:
    """``segment`` of the IRI, ``classes`` as in ``terms.term``, ``scheme`` whose codes tell the finer type."""

    segment: str
    classes: tuple[str, ...]
    scheme: str = ""


_AGENCY: Final = Kind("agency", ("Agency",), "agency-type")
_TOGETHER: Final = "group"  # the rule that names bodies by a collective noun
GROUP: Final = Kind("agency", ("AgencyGroup",), "agency-type")
_ORGANIZATION: Final = Kind("organization", ("Organization",), "organization-type")
_POLICY: Final = Kind("policy", ("PolicyDocument",), "policy-type")
_PLACE: Final = Kind("place", ("Place",))
# Properties that only things of one segment bear: whoever issues a report has not issued a policy.
BEARERS: Final = {"issuedBy": "policy", "signatory": "policy", "runBy": "program", "schema:organizer": "event"}
OTHER: Final = Kind("thing", ("NamedThing",))

KINDS: Final[dict[str, Kind]] = {
    **dict.fromkeys(("agency", "court", "committee"), _AGENCY),
    **dict.fromkeys(("organisation", "university", "company", "alliance"), _ORGANIZATION),
    "center": Kind("facility", ("Facility",), "organization-type"),
    "platform": Kind("facility", ("Service",)),
    "policy": _POLICY,
    "law": Kind("policy", ("PolicyDocument", "Legislation"), "policy-type"),
    "plan": Kind("policy", ("PolicyDocument", "Plan"), "policy-type"),
    "standard": Kind("policy", ("PolicyDocument", "dct:Standard"), "policy-type"),
    "agreement": Kind("policy", ("PolicyDocument", "Agreement"), "policy-type"),
    "program": Kind("program", ("Program",)),
    "initiative": Kind("program", ("Program", "Initiative")),
    "campaign": Kind("program", ("Program", "Campaign")),
    "event": Kind("event", ("Event",)),
    "award": Kind("award", ("Award",)),
    "designation": Kind("designation", ("Designation",)),
    "product": Kind("product", ("Product",)),
    "person": Kind("person", ("Person",)),
    **dict.fromkeys(("place", "city", "county", "province", "region", "country"), _PLACE),
}


def kind(entity_type: str) -> Kind:
    """The kind of a type; what has no class of its own is a named thing.

    >>> kind("court").segment, kind("brand").classes
    ('agency', ('NamedThing',))
    """
    return KINDS.get(entity_type, OTHER)


def kind_of(entity: Entity) -> Kind:
    """The kind of a named thing; bodies that are named together ("the courts of the city") are a group."""
    found = kind(entity.type)
    return GROUP if found is _AGENCY and entity.rule == _TOGETHER else found
