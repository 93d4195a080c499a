"""Quads gathered for writing: graph by graph, subject by subject, everything in one order."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

    Node = tuple[str, dict[str, list[NamedNode | Literal]]]


RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def by_subject(quads: Iterable[Quad]) -> tuple[Node, ...]:
    """(subject, objects by predicate) over all graphs, without repeats, sorted; ``rdf:type`` comes first.

    Blank nodes and quoted triples, which our graphs do not have, are left out.
    """
    subjects: dict[str, dict[str, set[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            subjects[quad.subject.value][quad.predicate.value].add(quad.object)
    return tuple((subject, _in_order(subjects[subject])) for subject in sorted(subjects))


def by_graph(quads: Iterable[Quad]) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    """(graph, its subjects), sorted; the default graph is left out, as ours is empty."""
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name.value].append(quad)
    return tuple((name, by_subject(graphs[name])) for name in sorted(graphs))


def _in_order(objects: dict[str, set[NamedNode | Literal]]) -> dict[str, list[NamedNode | Literal]]:
    predicates = sorted(objects, key=lambda predicate: (predicate != RDF_TYPE, predicate))
    return {predicate: sorted(objects[predicate], key=str) for predicate in predicates}
