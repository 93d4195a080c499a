"""Rows of the registers that documents mention, with what stands above them: places and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.lift.kinds import kind
from ipkg.lift.terms import about, en, node, term, text, zh
from ipkg.vocab import dct, ipkg, org, rdf, rdfs, skos

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import NamedNode, Triple

    from ipkg.lift.cells import Figure
    from ipkg.lift.things import Things
    from ipkg.model import Agency, Facts, Place


def mentioned(facts: Iterable[Facts], figures: Iterable[Figure], things: Things) -> Iterator[Triple]:
    """The rows that facts name as a thing, an area or a jurisdiction, and the places that these lie in."""
    documents = tuple(read.document for read in facts)
    bodies = _bodies(things)
    keys = {
        *(figure.cell.area.key for figure in figures),
        *(entity.key for entity in things.entities if kind(entity.type).segment == "place"),
        *map(things.naming.place_key, (entity.jurisdiction for entity in things.entities)),
        *map(things.naming.place_key, (document.metadata.area for document in documents)),
        *(row.jurisdiction for row in bodies),
    }
    rows = things.naming.knowledge.place_by_key
    for key in sorted(_above((key for key in keys if key in rows), rows)):
        yield from _place(rows[key], things)
    for row in bodies:
        yield from _agency(row, things)


def _above(keys: Iterable[str], rows: dict[str, Place]) -> set[str]:
    """The keys, the places they lie in, and the members of statistical regions."""
    found: set[str] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(near for near in (rows[key].parent, *rows[key].members) if near in rows)
    return found


def _place(place: Place, things: Things) -> Iterator[Triple]:
    """A place, which is its own code in the area list.

    Only administrative parents are broader codes, so that no sum over the codes counts a region besides its cities.
    A region whose members nobody lists is a place of its level.
    """
    iris = things.iris
    statistical = place.kind == "statistical"
    parent = node(iris.place(place.parent)) if place.parent else None
    yield from about(
        node(iris.place(place.key)),
        (rdf.type, (ipkg.Place, skos.Concept, *([ipkg.StatisticalRegion] if place.members else []))),
        (rdfs.label, en(place.name)),
        (skos.prefLabel, (en(place.name), *zh(place.zh))),
        (skos.altLabel, tuple(en(name) for name in place.names)),
        (skos.inScheme, node(iris.scheme("area"))),
        (dct.identifier, text(place.key)),
        (ipkg.adminCode if (place.code or "").isdecimal() else skos.notation, text(place.code)),
        (ipkg.placeLevel, things.naming.code("place-level", place.level)),
        (ipkg.locatedIn, parent),
        (skos.broader, None if statistical else parent),
        (ipkg.hasMemberArea, tuple(node(iris.place(member)) for member in place.members)),
    )


def _bodies(things: Things) -> tuple[Agency, ...]:
    """The rows of the bodies that are named, sorted by key. Bodies above them that no document names stay out."""
    rows = {row.key: row for row in map(things.row, things.entities) if row}
    return tuple(rows[key] for key in sorted(rows))


def _agency(row: Agency, things: Things) -> Iterator[Triple]:
    naming, iris = things.naming, things.iris
    place = node(iris.place(row.jurisdiction)) if row.jurisdiction else None
    yield from about(
        _body(row, things),
        (rdf.type, tuple(map(term, kind(row.type).classes))),
        (rdfs.label, en(row.name)),
        (skos.prefLabel, (en(row.name), *zh(row.zh))),
        (skos.altLabel, tuple(en(name) for name in row.names)),
        (dct.title, en(row.name)),
        (dct.identifier, text(row.key)),
        (dct.spatial, place),
        (ipkg.hasJurisdiction, place if kind(row.type).segment == "agency" else None),
        (org.classification, naming.known(kind(row.type).scheme, row.type)),
        (ipkg.agencyLevel, naming.known("agency-level", row.level)),
        (org.subOrganizationOf, _parent(row, things)),
    )


def _body(row: Agency, things: Things) -> NamedNode:
    return node(things.iris.thing(kind(row.type).segment, row.key))


def _parent(row: Agency, things: Things) -> NamedNode | None:
    """The body above, where a document names it."""
    parent = things.naming.agency_by_key.get(row.parent or "")
    return things.refer(f"{parent.type}/{parent.key}") if parent else None
