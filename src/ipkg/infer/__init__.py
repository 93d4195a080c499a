"""What follows from the axioms, in a graph of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.infer.engine import Conclusions, as_triple, conclude
from ipkg.infer.reasoner import consistent, unsatisfiable
from ipkg.infer.rules import rules
from ipkg.model import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

__all__ = ["closure", "consistent", "contradictions", "reason", "unsatisfiable"]


def reason(triples: Iterable[Triple]) -> tuple[tuple[Triple, ...], tuple[Finding, ...]]:
    """What follows from the triples (as ``closure`` gives it), and a finding for each clash with the axioms."""
    given = tuple(triples)
    concluded = _conclusions(given)
    return _new(given, concluded), tuple(_clash(rule, facts) for rule, facts in _clashes(concluded))


def closure(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """What OWL 2 RL adds to the triples of an ontology and of the things it describes, sorted.

    Only new triples about things, none about classes and properties, none with a blank node. Raises
    KnowledgeError on a malformed axiom or one that the rules do not cover. Source: OWL 2 Profiles, 4.3.
    """
    given = tuple(triples)
    return _new(given, _conclusions(given))


def contradictions(triples: Iterable[Triple]) -> tuple[tuple[str, tuple[Triple, ...]], ...]:
    """Every clash of the triples with the axioms: the rule of OWL 2 RL that finds it, and the triples that clash."""
    return _clashes(_conclusions(tuple(triples)))


def _new(given: tuple[Triple, ...], concluded: Conclusions) -> tuple[Triple, ...]:
    return tuple(sorted(map(as_triple, concluded.facts.difference(map(tuple, given))), key=str))


def _clashes(concluded: Conclusions) -> tuple[tuple[str, tuple[Triple, ...]], ...]:
    return tuple((rule, tuple(map(as_triple, facts))) for rule, facts in concluded.contradictions)


def _clash(rule: str, facts: tuple[Triple, ...]) -> Finding:
    said = "; ".join(f"{fact.subject} {fact.predicate} {fact.object}" for fact in facts)
    return Finding(
        "contradiction",
        "warning",
        str(getattr(facts[0].subject, "value", facts[0].subject)) if facts else "",
        f"by {rule} of OWL 2 RL these cannot all be true: {said}",
        "one of them was misread, or two things bear one name; both statements are kept",
    )


def _conclusions(triples: tuple[Triple, ...]) -> Conclusions:
    return conclude(rules(triples), ((t.subject, t.predicate, t.object) for t in triples))
