"""Facts as RDF, provenance included, one module per class family."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from ipkg.lift import candidates, cells, cubes, documents, entities, figures, periods, provenance, register, statements
from ipkg.lift.evidence import Evidence
from ipkg.lift.kinds import kind
from ipkg.lift.naming import Naming
from ipkg.lift.premises import inferred, premises
from ipkg.lift.quads import Quads, in_order
from ipkg.lift.run import run
from ipkg.lift.terms import node
from ipkg.lift.things import Things
from ipkg.lift.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple

    from ipkg.iris import Iris
    from ipkg.lift.cells import Figure
    from ipkg.model import Facts, Finding, Knowledge, Period, Span

__all__ = ["Quads", "in_order", "inferred", "lift", "premises", "run"]


def lift(facts: tuple[Facts, ...], knowledge: Knowledge, iris: Iris) -> tuple[Quads, tuple[Finding, ...]]:
    """The graph of all documents and the findings of laying figures into cells.

    Quads are sorted, without repeats and without blank nodes; the default graph stays empty. What follows by
    inference and the run itself are other graphs. Raises KnowledgeError where facts name a dimension or a
    predicate that no register has.
    """
    named = tuple(entity for read in facts for entity in read.entities)
    naming = Naming(knowledge, iris, tuple(entity for entity in named if kind(entity.type).segment == "place"))
    things = Things(naming, named)
    placed = tuple(cells.figures(read, naming) for read in facts)
    quads = [*_shared(facts, placed, things), *_vocabulary(iris)]
    for read, own in zip(facts, placed, strict=True):
        quads += _document(read, own, things)
    findings = (
        finding
        for read, own in zip(facts, placed, strict=True)
        for finding in (*cells.unplaced(read, naming), *cells.conflicts(read.document, own))
    )
    return in_order(quads), tuple(findings)


def _shared(facts: tuple[Facts, ...], placed: tuple[tuple[Figure, ...], ...], things: Things) -> Iterator[Quad]:
    """The register rows that are mentioned; data sets, candidates and periods."""
    iris = things.iris
    every = tuple(figure for own in placed for figure in own)
    yield from _into(iris.graph("register"), provenance.shared_graph("register", iris))
    yield from _into(iris.graph("register"), register.mentioned(facts, every, things))
    cubes_graph = iris.graph("cubes")
    yield from _into(cubes_graph, provenance.shared_graph("cubes", iris))
    for cube in cubes.cubes(every):
        yield from _into(cubes_graph, cubes.describe(cube, iris))
    yield from _into(cubes_graph, candidates.candidates(every, things.naming))
    yield from _into(cubes_graph, periods.periods(_periods(facts, every), iris))


def _periods(facts: tuple[Facts, ...], every: tuple[Figure, ...]) -> tuple[Period, ...]:
    """Every period that a figure, a document, a thing or a statement names, one for each text."""
    found = [
        *(figure.cell.period for figure in every),
        *(documents.frame(read) for read in facts),
        *(entities.period(entity) for read in facts for entity in read.entities),
        *(periods.parse_range(relation.date) for read in facts for relation in read.relations),
    ]
    by_text = {period.text: period for period in sorted(filter(None, found), key=attrgetter("text", "start", "end"))}
    return tuple(by_text.values())


def _vocabulary(iris: Iris) -> Iterator[Quad]:
    for name in ("ontology", "codes"):
        yield from _into(iris.graph(name), provenance.shared_graph(name, iris))
    yield from vocabulary(iris)


def _document(read: Facts, own: tuple[Figure, ...], things: Things) -> Iterator[Quad]:
    """What was read of a document, and what was understood."""
    source, iris = read.document, things.iris
    evidence = Evidence(source, iris)
    reading, extracted = (iris.graph("doc", source.slug, stage) for stage in ("read", "extract"))
    yield from _into(reading, provenance.document_graph(source, "read", iris))
    yield from _into(reading, documents.document(read, things))
    yield from _into(reading, documents.edits(source, iris))
    yield from _into(reading, evidence.passages(_cited(read, own)))
    yield from _into(extracted, provenance.document_graph(source, "extract", iris))
    yield from _into(extracted, figures.observations(own, things.naming, evidence))
    yield from _into(extracted, entities.entities(read.entities, things, evidence))
    yield from _into(extracted, statements.statements(read.relations, things, evidence))


def _cited(read: Facts, own: tuple[Figure, ...]) -> Iterator[tuple[Span, tuple[int, int] | None]]:
    yield from ((said.span, said.cell) for figure in own for said in figure.stated)
    yield from ((span, None) for entity in read.entities for span in entity.mentions)
    yield from ((relation.span, None) for relation in read.relations)


def _into(graph: str, triples: Iterator[Triple]) -> Iterator[Quad]:
    name = node(graph)
    return (Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)
