"""A small valid publication, and copies of it in each of which one thing is broken."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
from rdflib import Graph, URIRef

from ipkg.validate import reading, shapes
from ipkg.validate.validation import against, ontology

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from ipkg.model import Finding

HERE = Path(__file__).parent
BASE = "https://w3id.org/ipkg/"
ELSEWHERE = "http://example.org/case/"


@dataclass(frozen=True)
class Case:
    """The values that a property of a node gets instead of its own, the shape that this breaks and what is found.

    ``breaks`` is the parameter of the shape. The predicate ``@id`` renames the node, and ``^p``
    stands for whatever points to it with ``p``. ``place`` is where it shows, by
    its IRI without the base; ``also`` names the other shapes that cannot but speak up.
    """

    shape: str
    breaks: str
    subject: str
    predicate: str
    values: str
    place: str
    found: str
    also: str

    def __str__(self) -> str:
        return f"{self.shape} {self.breaks} {self.values}"


@cache
def cases() -> tuple[Case, ...]:
    with (HERE / "cases.tsv").open(encoding="utf-8") as lines:
        return tuple(Case(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def valid() -> Graph:
    return reading.graph(reading.triples(HERE / "valid.ttl"))


@cache
def _prologue() -> str:
    return "\n".join(line for line in (HERE / "valid.ttl").read_text(encoding="utf-8").splitlines() if line[:1] == "@")


@cache
def terms(values: str) -> tuple[Node, ...]:
    """The terms of a list in Turtle, with the prefixes and base of the publication."""
    turtle = f"{_prologue()}\n<x> <y> {values} ." if values else ""
    return tuple(reading.graph(reading.triples(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))).objects())


def broken(case: Case, base: str) -> Iterator[tuple[Node, ...]]:
    """A copy of a node and of all that leads to it, under ``base``, with one thing broken; the rest is as it was."""
    (subject,) = terms(case.subject)
    copied = {node: URIRef(node.replace(BASE, base, 1)) for node in _leading_to(subject)}
    gone: tuple[Node | None, ...] = (None, None, None)
    values = terms(case.values)
    if case.predicate == "@id":
        copied[subject] = URIRef(values[0].replace(BASE, base, 1))
    elif case.predicate.startswith("^"):
        gone = (None, *terms(case.predicate[1:]), subject)
    else:
        gone = (subject, *terms(case.predicate), None)
        yield from ((copied[subject], gone[1], copied.get(value, value)) for value in values)
    lost = set(valid().triples(gone)) if any(gone) else set()
    for triple in valid():
        if triple[0] in copied and triple not in lost:
            yield tuple(copied.get(term, term) for term in triple)


@cache
def _leading_to(node: Node) -> frozenset[Node]:
    found, waiting = set(), [node]
    while waiting:
        last = waiting.pop()
        if last not in found:
            found.add(last)
            waiting += valid().subjects(None, last)
    return frozenset(found)


def findings(every: tuple[Case, ...]) -> list[set[Finding]]:
    """The findings on each case, from one run over all of them, each under a base of its own."""
    data = reading.graph((*ontology(), *reading.triples(HERE / "valid.ttl")))
    for number, case in enumerate(every):
        for triple in broken(case, f"{ELSEWHERE}{number}/"):
            data.add(triple)
    found = defaultdict(set)
    for finding in against(data, shapes.own()):
        _, base, rest = finding.place.partition(ELSEWHERE)
        if base:
            number, place = rest.split("/", 1)
            message = re.sub(rf"<{ELSEWHERE}\d+/", "<", finding.message)
            found[int(number)].add(replace(finding, place=place, message=message))
    return [found[number] for number in range(len(every))]
