"""Quads gathered for writing: graph by graph, subject by subject, everything in one order."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from ipkg.vocab import rdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    Node = tuple[str, dict[str, list[NamedNode | Literal]]]


RDF_TYPE: Final = rdf.type.value


def by_subject(quads: Iterable[Quad]) -> tuple[Node, ...]:
    """(subject, objects by predicate) over all graphs, without repeats, sorted; ``rdf:type`` comes first.

    Blank nodes and quoted triples, which our graphs do not have, are left out.
    """
    subjects: dict[str, dict[str, set[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            subjects[quad.subject.value][quad.predicate.value].add(quad.object)
    return tuple((subject, _in_order(subjects[subject])) for subject in sorted(subjects))


class Gathered:
    """Quads as the writers want them, gathered once for all formats."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads = frozenset(quads)

    @cached_property
    def subjects(self) -> tuple[Node, ...]:
        """The subjects of all graphs taken as one."""
        return by_subject(self.quads)

    @cached_property
    def graphs(self) -> tuple[tuple[str, tuple[Node, ...]], ...]:
        """Each graph with its subjects."""
        return by_graph(self.quads)


def by_graph(quads: Iterable[Quad]) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """(graph, its subjects), sorted; the default graph is left out, as ours is empty."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name.value].append(quad)
    return tuple((name, by_subject(graphs[name])) for name in sorted(graphs))


def _in_order(objects: dict[str, set[NamedNode | Literal]]) -> dict[str, list[NamedNode | Literal]]:
    predicates = sorted(objects, key=lambda predicate: (predicate != RDF_TYPE, predicate))
    return {predicate: _sorted(objects[predicate]) for predicate in predicates}


def _sorted(values: set[NamedNode | Literal]) -> list[NamedNode | Literal]:
    return list(values) if len(values) == 1 else sorted(values, key=str)
