"""A graph against shapes and checks."""

from __future__ import annotations

import gc
import re
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

import pyshacl
from pyoxigraph import NamedNode
from pyshacl.errors import ReportableRuntimeError

from ipkg import assets
from ipkg.errors import InputError
from ipkg.validate import checks, reading, report
from ipkg.validate import shapes as shape_graphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple
    from rdflib import Graph

    from ipkg.model import Finding
    from ipkg.validate.reading import Data

_ONTOLOGY: Final = NamedNode("https://w3id.org/ipkg/def/")
_GRAVEST_FIRST: Final = ("error", "warning", "note")


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing that is made while a graph is checked is garbage before the end; looking for some takes half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_without_collecting()
def validate(data: Data, shapes: Data | None = None) -> tuple[Finding, ...]:
    """Every finding on a graph, gravest first, then by place and message; empty where it conforms.

    ``data`` is a file in any RDF format, an rdflib Graph or Dataset, or pyoxigraph quads or triples (a Store is an
    iterable of quads); named graphs are checked as one. ``shapes``, in the same forms, default to the project's own;
    with those, what the ontology and its code lists say is known without standing in the data, and data cubes are
    checked too. ``place`` is the IRI of the node; results of sh:Violation are errors, of sh:Warning warnings, of
    sh:Info notes.

    Raises MissingInput or UnreadableInput for a file that cannot be read (with line and column), InputError for
    anything else that is no RDF or for shapes that are no shapes.

    Source: W3C SHACL, 3 (validation); RDF Data Cube, 10 and 11 (normalization and integrity constraints).
    """
    found = reading.triples(data)
    if shapes is not None:
        return _in_order(against(reading.graph(found), shape_graphs.given(shapes)))
    missing = () if any(triple.subject == _ONTOLOGY for triple in found) else ontology()
    every = [*against(reading.graph((*found, *missing)), shape_graphs.own()), *checks.findings((*found, *missing))]
    here = {node for triple in found for node in (triple.subject, triple.object)} if missing else set()
    foreign = {str(triple.subject) for triple in missing if triple.subject not in here}
    return _in_order(finding for finding in every if f"<{finding.place}>" not in foreign)


@cache
def ontology() -> tuple[Triple, ...]:
    """The ontology and its code lists."""
    return tuple(triple for path in assets.files("ontology", ".ttl") for triple in reading.triples(path))


def against(data: Graph, shapes: Graph) -> Iterable[Finding]:
    """The findings of pySHACL on a graph; raises InputError for shapes that are no shapes."""
    try:
        _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    except (ReportableRuntimeError, re.error) as error:
        raise _unusable(error) from error
    except TypeError as error:  # pySHACL compares ill-formed literals (sh:lessThan) as it comes
        message = f"the shapes compare values that have no order: {error}"
        raise InputError(message, hint="mend the ill-formed literals") from error
    if isinstance(results, ReportableRuntimeError):
        raise _unusable(results)
    return report.findings(results, data, shapes)


def _unusable(error: Exception) -> InputError:
    return InputError(f"the shapes cannot be used: {error}", hint="mend them, see https://www.w3.org/TR/shacl/")


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(found), key=lambda one: (_GRAVEST_FIRST.index(one.severity), one.place, one.message)))
