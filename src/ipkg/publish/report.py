"""What a build holds, in numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from ipkg.vocab import ipkg, oa, qb, rdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    from ipkg.model import Facts, Finding

    Counts = tuple[tuple[str, int], ...]

_NOT_UNDERSTOOD: Final = "not understood"
_NO_ENTITIES: Final = {node.value for node in (ipkg.Action, ipkg.Citation, ipkg.MissingValue)}


@dataclass(frozen=True, slots=True)
class Report:
    """The size of a publication. Counts by name are sorted by name; the same input gives the same report.

    Of the numerals of the documents, ``numerals_read`` became values, ``numerals_set_aside`` are no figures by some
    rule (dates, editions, parts of names …), ``numerals_not_understood`` are the rest. So it is with the names: what
    mentions an entity was read, what looks like a name is set aside by some rule (generic classes, headings,
    abbreviations …), or not understood.
    """

    documents: int
    numerals_read: int
    numerals_set_aside: int
    numerals_not_understood: int
    names_read: int
    names_set_aside: int
    names_not_understood: int
    observations: int
    missing_values: int
    statements: int
    citations: int
    entities: Counts
    triples: Counts
    findings: Counts

    @property
    def triples_in_all(self) -> int:
        """Number of triples over all graphs."""
        return sum(number for _, number in self.triples)


def report(facts: tuple[Facts, ...], quads: Iterable[Quad], findings: Iterable[Finding]) -> Report:
    """The numbers of a build: things are counted once, whichever documents name them."""
    triples: Counter[str] = Counter()
    members: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        triples[getattr(quad.graph_name, "value", "")] += 1
        if quad.predicate == rdf.type and isinstance(quad.object, NamedNode):
            members[quad.object.value].add(str(quad.subject))
    unread = Counter((each.kind, each.reason == _NOT_UNDERSTOOD) for read in facts for each in read.unread)
    return Report(
        documents=len(facts),
        numerals_read=sum(len(_numerals(read)) for read in facts),
        numerals_set_aside=unread["numeral", False],
        numerals_not_understood=unread["numeral", True],
        names_read=sum(len(_mentions(read)) for read in facts),
        names_set_aside=unread["name", False],
        names_not_understood=unread["name", True],
        observations=len(members[qb.Observation.value]),
        missing_values=len(members[ipkg.MissingValue.value]),
        statements=len(members[ipkg.Action.value]),
        citations=len(members[oa.Annotation.value]),
        entities=_entities(facts),
        triples=tuple(sorted(triples.items())),
        findings=tuple(sorted(Counter(finding.code for finding in findings).items())),
    )


def _numerals(read: Facts) -> set[tuple[int, int]]:
    spans = (observation.value_span for observation in read.observations)
    return {(span.start, span.end) for span in spans if span}


def _mentions(read: Facts) -> set[tuple[int, int]]:
    return {(span.start, span.end) for entity in read.entities for span in entity.mentions}


def _entities(facts: tuple[Facts, ...]) -> Counts:
    """How many things of each type the documents name."""
    named = {(entity.type, entity.key) for read in facts for entity in read.entities}
    return tuple(sorted(Counter(kind for kind, _ in named).items()))
