"""Facts as rows: one JSON object for each thing that was read, the same from the command line and in a build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ipkg.model import Document, Entity, Facts, Finding, Observation, Relation, Span, Unread

Row = dict[str, Any]


def observation_row(document: Document, observation: Observation) -> Row:
    """A figure: where it is said, what it measures, its value as a decimal string (None where it is missing)."""
    return {
        **_place(document, observation.span),
        "measure": observation.measure,
        "concept": f"indicator/{observation.concept}" if observation.concept else None,
        "dimensions": dict(observation.dimensions),
        "area": observation.area,
        "period": observation.period.text if observation.period else None,
        "value": None if observation.value is None else format(observation.value, "f"),
        "unit": observation.unit,
        "kind": observation.kind,
        "qualifier": observation.qualifier,
        "base": observation.base,
        "rule": observation.derivation.rule,
    }


def entity_row(document: Document, entity: Entity) -> Row:
    """A named thing at its first mention; issuer, jurisdiction, date … only where they are known."""
    known = {
        "issuer": "; ".join(entity.issuer),
        "jurisdiction": entity.jurisdiction,
        "date": entity.date,
        "parent": entity.parent,
        "role": entity.role,
    }
    return {
        "name": entity.name,
        "type": entity.type,
        "as_written": list(entity.as_written),
        **(_place(document, entity.mentions[0]) if entity.mentions else {}),
        **{name: value for name, value in known.items() if value},
    }


def relation_row(document: Document, relation: Relation) -> Row:
    """Who did what to what; the subject is None where the text names no agent.

    ``object_literal`` marks an object that is words of the text rather than a named thing; a place only where known.
    """
    return {
        "subject": relation.subject_name or relation.subject,
        "predicate": relation.predicate,
        "object": relation.object_name or relation.object,
        **({} if relation.object else {"object_literal": True}),
        "date": relation.date,
        **({"place": relation.place} if relation.place else {}),
        "status": relation.status,
        **_place(document, relation.span),
    }


def unread_row(document: Document, unread: Unread) -> Row:
    """A numeral that became no value or a run like a name that became no entity, and the reason."""
    return {**_place(document, unread.span), "printed": unread.printed, "reason": unread.reason, "kind": unread.kind}


def finding_row(finding: Finding) -> Row:
    """A finding."""
    return {
        "code": finding.code,
        "severity": finding.severity,
        "place": finding.place,
        "message": finding.message,
        "hint": finding.hint,
    }


def fact_rows(facts: Facts) -> Iterator[Row]:
    """Every row of a document, each with the kind of thing that it is under ``what``."""
    document = facts.document
    yield from ({"what": "observation", **observation_row(document, each)} for each in facts.observations)
    yield from ({"what": "entity", **entity_row(document, each)} for each in facts.entities)
    yield from ({"what": "relation", **relation_row(document, each)} for each in facts.relations)
    yield from ({"what": "unread", **unread_row(document, each)} for each in facts.unread)


def json_line(row: Mapping[str, Any]) -> str:
    """A row as one line of JSON, its final line end included."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def _place(document: Document, span: Span) -> Row:
    """Where in the text, in code points; ``quote`` is exactly that slice; the page of a PDF file, the element of HTML.

    The text is the file as received; of HTML and PDF it is the text extracted from it (``Document.received``).
    """
    origin = document.origin(span.start)
    where = {"page": origin.page, "element": origin.element or None} if origin else {}
    return {
        "start": span.start,
        "end": span.end,
        "quote": document.quote(span),
        "line": document.line(span.start),
        **{name: value for name, value in where.items() if value},
    }
