"""Named things: agencies, policies, programs, events, people … with the passages that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.lift import periods, titles
from ipkg.lift.kinds import GROUP, kind, kind_of
from ipkg.lift.terms import TRUE, about, date, en, integer, node, term, text
from ipkg.vocab import dct, foaf, ipkg, org, prov, rdf, rdfs, schema, skos

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import NamedNode, Triple

    from ipkg.lift.evidence import Evidence
    from ipkg.lift.terms import Object, Objects
    from ipkg.lift.things import Things
    from ipkg.model import Entity, Period

    Statements = Iterator[tuple[NamedNode, Objects]]


def entities(found: Iterable[Entity], things: Things, evidence: Evidence) -> Iterator[Triple]:
    """Each thing with its names, what its kind adds, the passages that it was found in and a citation of each."""
    for entity in found:
        subject = things.node(entity)
        name = things.name(entity)
        yield from about(
            subject,
            (rdf.type, tuple(map(term, kind_of(entity).classes))),
            (rdfs.label, en(name)),
            (skos.prefLabel, en(name)),
            (skos.altLabel, tuple(en(form) for form in things.other_names(entity))),
            (dct.identifier, text(entity.key)),
            *_of_kind(entity, things),
            (prov.wasDerivedFrom, tuple(evidence.passage(span) for span in entity.mentions)),
        )
        yield from _membership(entity, things, evidence)
        yield from evidence.citations(subject, entity.mentions, name)


def period(entity: Entity) -> Period | None:
    """The period that a thing holds for: the range of its date, or the years in the brackets of its title."""
    return periods.parse_range(entity.date) or titles.years(entity.name)


def _of_kind(entity: Entity, things: Things) -> Statements:
    add = _ADDED.get(kind(entity.type).segment)
    if add:
        yield from add(entity, things)


def _body(entity: Entity, things: Things) -> Statements:
    place = things.place(entity.jurisdiction)
    yield dct.title, en(things.name(entity))
    yield dct.spatial, place
    yield ipkg.hasJurisdiction, place if "Agency" in kind_of(entity).classes else None
    yield ipkg.memberCollective, TRUE if kind_of(entity) is GROUP else None
    yield org.classification, things.finer_type(entity)
    yield org.subOrganizationOf, things.refer(entity.parent, {"agency", "organization"})


def _policy(entity: Entity, things: Things) -> Statements:
    covered = period(entity)
    yield dct.title, en(things.name(entity))
    yield dct.type, things.document_type(entity)
    yield (ipkg.signatory if entity.type == "agreement" else ipkg.issuedBy), _issuers(entity, things)
    yield dct.issued, date(entity.date)
    yield dct.temporal, node(things.iris.period(covered.key)) if covered else None
    yield dct.spatial, things.place(entity.jurisdiction)
    yield ipkg.trial, TRUE if titles.is_on_trial(entity.name) else None


def _program(entity: Entity, things: Things) -> Statements:
    yield ipkg.runBy, _issuers(entity, things)
    yield dct.spatial, things.place(entity.jurisdiction)


def _event(entity: Entity, things: Things) -> Statements:
    edition = titles.edition(entity.name)
    yield schema.name, text(things.name(entity))
    yield ipkg.edition, integer(edition) if edition else None
    yield schema.startDate, date(entity.date)
    yield schema.location, things.place(entity.jurisdiction)
    yield schema.organizer, _issuers(entity, things)


def _person(entity: Entity, things: Things) -> Statements:
    yield foaf.name, text(things.name(entity))


def _place(entity: Entity, things: Things) -> Statements:
    """Places of the register are described there; any other becomes a code of the area list here."""
    if entity.key not in things.naming.knowledge.place_by_key:
        yield rdf.type, skos.Concept
        yield skos.inScheme, node(things.iris.scheme("area"))
        yield ipkg.placeLevel, things.naming.known("place-level", entity.type)
        yield ipkg.locatedIn, things.place(entity.parent)


def _issuers(entity: Entity, things: Things) -> tuple[Object, ...]:
    found = (things.refer(name, {"agency", "organization", "facility", "place"}) for name in entity.issuer)
    return tuple(issuer for issuer in found if issuer)


_ADDED: Final[dict[str, Callable[[Entity, Things], Statements]]] = {
    "agency": _body,
    "organization": _body,
    "facility": _body,
    "policy": _policy,
    "program": _program,
    "event": _event,
    "person": _person,
    "place": _place,
}


def _membership(entity: Entity, things: Things, evidence: Evidence) -> Iterator[Triple]:
    """The office of a person: who, where, as what, and when that was so (Organization Ontology, 5.5)."""
    organization = things.refer(entity.parent, {"agency", "organization", "facility"})
    if kind(entity.type).segment != "person" or not organization:
        return
    key = f"{entity.key}--{organization.value.rsplit('/', 1)[1]}"
    issued = evidence.document.metadata.issued
    membership = node(things.iris.thing("membership", key))
    label = f"{things.name(entity)}, {entity.role}" if entity.role else things.name(entity)
    yield from about(
        membership,
        (rdf.type, org.Membership),
        (rdfs.label, en(label)),
        (org.member, things.node(entity)),
        (org.organization, organization),
        (ipkg.role, text(entity.role)),
        (ipkg.attestedOn, date(entity.date or (issued.isoformat() if issued else None))),
        (prov.wasDerivedFrom, tuple(evidence.passage(span) for span in entity.mentions)),
    )
