"""The shapes as pySHACL runs them fastest."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from rdflib import Graph
from rdflib.namespace import OWL, RDF, RDFS, SH

from ipkg import assets
from ipkg.errors import KnowledgeError, UnreadableInput
from ipkg.validate import reading

if TYPE_CHECKING:
    from rdflib.term import Node

    from ipkg.validate.reading import Data

_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


@cache
def own() -> Graph:
    """The shapes of ``shapes/``, read once; raises KnowledgeError where one is not Turtle."""
    try:
        found = [triple for path in assets.files("shapes", ".ttl") for triple in reading.triples(path)]
    except UnreadableInput as error:
        raise KnowledgeError(error.message, hint=error.hint) from error
    return hand_down(reading.graph(found))


def given(shapes: Data) -> Graph:
    """Shapes of the caller's; raises as ``reading.triples``."""
    return hand_down(reading.graph(reading.triples(shapes)))


def hand_down(shapes: Graph) -> Graph:
    """The same shapes, with property shapes that carry the targets of their node shape (SHACL, 2.1.3 and 2.3.1).

    A shape that is deactivated, that is a class and so its own target, or that other shapes refer to stays as it is.
    """
    lighter = Graph()
    lighter += shapes
    for parent, child in shapes.subject_objects(SH.property):
        targets = [(kind, target) for kind in _TARGETS for target in shapes.objects(parent, kind)]
        if targets and not _is_bound(shapes, parent):
            lighter.remove((parent, SH.property, child))
            for kind, target in targets:
                lighter.add((child, kind, target))
    return lighter


def _is_bound(shapes: Graph, shape: Node) -> bool:
    """Whether a shape means more than its targets and property shapes, one by one."""
    return (
        (None, None, shape) in shapes
        or (shape, SH.deactivated, None) in shapes
        or any((shape, RDF.type, kind) in shapes for kind in (RDFS.Class, OWL.Class))
    )
