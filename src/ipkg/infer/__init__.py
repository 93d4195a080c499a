"""What follows from the axioms, in a graph of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.infer.engine import Conclusions, as_triple, conclude
from ipkg.infer.reasoner import consistent, unsatisfiable
from ipkg.infer.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

__all__ = ["closure", "consistent", "contradictions", "unsatisfiable"]


def closure(triples: Iterable[Triple]) -> tuple[Triple, ...]:
    """What OWL 2 RL adds to the triples of an ontology and of the things it describes, sorted.

    Only new triples about things, none about classes and properties, none with a blank node. Raises
    KnowledgeError on a malformed axiom or one that the rules do not cover. Source: OWL 2 Profiles, 4.3.
    """
    given = tuple(triples)
    derived = _conclusions(given).facts.difference(map(tuple, given))
    return tuple(sorted(map(as_triple, derived), key=str))


def contradictions(triples: Iterable[Triple]) -> tuple[tuple[str, tuple[Triple, ...]], ...]:
    """Every clash of the triples with the axioms: the rule of OWL 2 RL that finds it, and the triples that clash."""
    found = _conclusions(tuple(triples)).contradictions
    return tuple((rule, tuple(map(as_triple, facts))) for rule, facts in found)


def _conclusions(triples: tuple[Triple, ...]) -> Conclusions:
    return conclude(rules(triples), ((t.subject, t.predicate, t.object) for t in triples))
