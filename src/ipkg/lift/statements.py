"""Who did what: each statement as an action with its agent, object, status and citation (PROV-O, Activity)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from ipkg.errors import KnowledgeError
from ipkg.iris import fingerprint
from ipkg.lift import periods
from ipkg.lift.kinds import BEARERS, kind
from ipkg.lift.terms import about, date, en, node, term, texts
from ipkg.vocab import dct, ipkg, rdf, rdfs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipkg.lift.evidence import Evidence
    from ipkg.lift.things import Things
    from ipkg.model import Predicate, Relation


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation as one document states it, once or several times.

    Without an ``object`` the ``words`` say what is meant; with one they are empty.
    """

    agent: NamedNode | None
    object: NamedNode | None
    words: str
    stated: tuple[Relation, ...]

    @property
    def relation(self) -> Relation:
        """The first time that it is stated."""
        return self.stated[0]


def statements(found: Iterable[Relation], things: Things, evidence: Evidence) -> Iterator[Triple]:
    """Each statement as an action; a done one with an agent also as the direct property of its predicate."""
    predicates = {predicate.key: predicate for predicate in things.naming.knowledge.predicates}
    for statement in _gather(found, things):
        predicate = predicates.get(statement.relation.predicate)
        if predicate is None:
            raise KnowledgeError(
                f"no predicate {statement.relation.predicate!r} is known",
                hint="add a row to data/tables/predicates.tsv",
            )
        yield from _action(statement, predicate, things, evidence)
        yield from _direct(statement, predicate)


def _gather(found: Iterable[Relation], things: Things) -> tuple[Statement, ...]:
    """Relations that say the same are one statement; those about nothing that was found say nothing."""
    same: dict[tuple[object, ...], Statement] = {}
    for relation in found:
        agent, target = things.refer(relation.subject), things.refer(relation.object)
        words = "" if relation.object else relation.object_name
        if target is None and not words:
            continue
        key = (agent, relation.predicate, target, words, relation.status, relation.date)
        earlier = same.get(key)
        same[key] = Statement(agent, target, words, (*(earlier.stated if earlier else ()), relation))
    return tuple(same.values())


def _action(statement: Statement, predicate: Predicate, things: Things, evidence: Evidence) -> Iterator[Triple]:
    relation, iris, document = statement.relation, things.iris, evidence.document
    lasting = periods.parse_range(relation.date)
    parts = [part.value.removeprefix(iris.base) if part else "" for part in (statement.agent, statement.object)]
    key = fingerprint(*parts, *filter(None, [statement.words]), predicate.key, relation.status, relation.date)
    subject = node(iris.statement(document.slug, key))
    label = " ".join(filter(None, (relation.subject_name, predicate.label, relation.object_name)))
    spans = tuple(dict.fromkeys(relation.span for relation in statement.stated))
    rules = dict.fromkeys(rule for relation in statement.stated for rule in relation.derivation.rules())
    yield from about(
        subject,
        (rdf.type, ipkg.Action),
        (rdfs.label, en(label)),
        (ipkg.actionType, things.naming.code("action", predicate.key)),
        (ipkg.agent, statement.agent),
        (ipkg.object, statement.object),
        (ipkg.objectText, en(statement.words) if statement.words else None),
        (ipkg.actionStatus, things.naming.code("action-status", relation.status)),
        (dct.date, date(relation.date)),
        (dct.temporal, node(iris.period(lasting.key)) if lasting else None),
        (dct.spatial, things.place(relation.place)),
        (ipkg.statedIn, node(iris.document(document.slug))),
        (ipkg.extractedBy, texts(rules)),
    )
    yield from evidence.citations(subject, spans, label)


def _direct(statement: Statement, predicate: Predicate) -> Iterator[Triple]:
    """The property of the predicate between agent and object; a leading ``^`` turns it round.

    Only what is done, by a named agent to a named thing, is said so, and only of what bears the property by its kind.
    """
    relation, name = statement.relation, predicate.property.removeprefix("^")
    if not name or statement.agent is None or statement.object is None or relation.status != "done":
        return
    turned = predicate.property.startswith("^")
    bearer = (relation.object if turned else relation.subject) or ""
    if BEARERS.get(name) not in {None, kind(bearer.partition("/")[0]).segment}:
        return
    ends = (statement.object, statement.agent) if turned else (statement.agent, statement.object)
    yield Triple(ends[0], term(name), ends[1])
