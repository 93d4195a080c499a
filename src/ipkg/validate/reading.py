"""Any RDF as triples, and triples as an rdflib graph: what shapes and checks are run over."""

from __future__ import annotations

import logging
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple

from ipkg.errors import InputError, MissingInput, UnreadableInput
from ipkg.validate.indexes import Indexes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Data = Path | str | rdflib.Graph | Iterable[Quad] | Iterable[Triple]
    Node = rdflib.URIRef | rdflib.BNode | rdflib.Literal

FORMATS: Final[dict[str, RdfFormat]] = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
}


def triples(data: Data) -> tuple[Triple, ...]:
    """The triples of a file, an rdflib graph or quads; named graphs are read as one, each triple once.

    Raises MissingInput, or UnreadableInput with line and column for a file that is not RDF of the format that its
    name announces; InputError for anything else that is no RDF.
    """
    if isinstance(data, Path | str):
        return _of_file(Path(data))
    if isinstance(data, rdflib.Graph):
        return _of_graph(data)
    found = dict.fromkeys(item.triple if isinstance(item, Quad) else item for item in data)
    strange = next((item for item in found if not isinstance(item, Triple)), None)
    if strange is not None:
        raise InputError(f"{strange!r} is no triple", hint="give pyoxigraph quads, an rdflib graph or a file")
    return tuple(found)


def _of_file(path: Path) -> tuple[Triple, ...]:
    if path.is_dir():
        raise MissingInput(f"{path} is a folder", hint="name one of the RDF files in it")
    if not path.is_file():
        raise MissingInput(f"{path}: no such file", hint="check the spelling of the path")
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise UnreadableInput(
            f"{path}: {path.suffix or 'a name without ending'} is no RDF format that is known",
            hint=f"name the file by its format: {', '.join(FORMATS)}",
        )
    try:
        return triples(pyoxigraph.parse(path=str(path), format=form, base_iri=path.resolve().as_uri()))
    except SyntaxError as error:
        where = f"{path}:{error.lineno}:{error.offset}" if error.lineno else str(path)
        raise UnreadableInput(f"{where}: {error.msg}", hint=f"mend the file, which should be {form}") from error
    except (ValueError, OSError) as error:
        raise UnreadableInput(f"{path}: {error}", hint=f"the file should be {form}, in UTF-8") from error


def _of_graph(graph: rdflib.Graph) -> tuple[Triple, ...]:
    """An rdflib graph or, with all its graphs, Dataset."""
    source = graph.quads() if isinstance(graph, rdflib.Dataset) else graph
    try:
        return triples(Triple(*map(_part, found[:3])) for found in source)
    except (TypeError, ValueError) as error:
        raise InputError(f"the rdflib graph holds what is no RDF: {error}", hint="mend the term named") from error


def _part(term: object) -> Any:
    """A term of rdflib for Oxigraph; a term of no kind is handed on, to be refused."""
    if isinstance(term, rdflib.URIRef):
        return NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return BlankNode(str(term))
    if isinstance(term, rdflib.Literal):
        datatype = None if term.language or term.datatype is None else NamedNode(str(term.datatype))
        return Literal(str(term), language=term.language, datatype=datatype)
    return term


@contextmanager
def _silence() -> Iterator[None]:
    """Without what rdflib says of each ill-formed literal: the shapes say it better."""
    logger = logging.getLogger(rdflib.term.__name__)
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings(action="ignore"):
            yield
    finally:
        logger.setLevel(level)


@_silence()
def graph(found: Iterable[Triple]) -> rdflib.Graph:
    """Triples as an rdflib graph; literals keep the form that they are written in.

    Raises UnreadableInput on what rdflib cannot hold: a triple within a triple (RDF 1.2).
    """
    known: dict[object, Node] = {}
    store = Indexes()
    for triple in found:
        terms = []
        for part in (triple.subject, triple.predicate, triple.object):
            term = known.get(part)
            if term is None:
                term = known[part] = _term(part)
            terms.append(term)
        store.add(terms)
    return rdflib.Graph(store=store, bind_namespaces="none")


def _term(part: object) -> Node:
    if isinstance(part, NamedNode):
        return rdflib.URIRef(part.value)
    if isinstance(part, BlankNode):
        return rdflib.BNode(part.value)
    if isinstance(part, Literal):
        datatype = None if part.language else rdflib.URIRef(part.datatype.value)
        return rdflib.Literal(part.value, lang=part.language, datatype=datatype, normalize=False)
    raise UnreadableInput(f"{part}: a triple within a triple cannot be checked", hint="leave out what is RDF 1.2")
