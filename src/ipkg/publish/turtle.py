"""Turtle and TriG (W3C Recommendations of 25 February 2014), sorted and with short names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from ipkg.publish.names import Names
from ipkg.publish.subjects import RDF_TYPE
from ipkg.vocab.prefixes import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Literal

    from ipkg.publish.subjects import Gathered, Node

_XSD: Final = VOCABULARIES["xsd"]
_BARE: Final = {
    _XSD + "integer": re.compile(r"[+-]?\d+"),
    _XSD + "decimal": re.compile(r"[+-]?\d*\.\d+"),
    _XSD + "boolean": re.compile(r"true|false"),
}


def turtle(gathered: Gathered, base: str) -> str:
    """All graphs as one, in Turtle."""
    names = Names(base)
    return _document(names, "".join(_subject(node, names, "") for node in gathered.subjects))


def trig(gathered: Gathered, base: str) -> str:
    """The named graphs, in TriG."""
    names = Names(base)
    graphs = (
        f"{_iri(graph, names)} {{\n{''.join(_subject(node, names, '  ') for node in nodes)}}}\n\n"
        for graph, nodes in gathered.graphs
    )
    return _document(names, "".join(graphs))


def _document(names: Names, body: str) -> str:
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in names.declared().items())
    return f"@base <{names.base}> .\n{head}\n{body}"


def _subject(node: Node, names: Names, margin: str) -> str:
    subject, objects = node
    lines = f" ;\n{margin}    ".join(_statements(objects, names))
    return f"{margin}{_iri(subject, names)} {lines} .\n\n"


def _statements(objects: dict[str, list[NamedNode | Literal]], names: Names) -> Iterator[str]:
    for predicate, values in objects.items():
        verb = "a" if predicate == RDF_TYPE else _iri(predicate, names)
        yield f"{verb} {', '.join(_term(value, names) for value in values)}"


def _iri(iri: str, names: Names) -> str:
    return names.prefixed(iri) or f"<{names.relative(iri) or iri}>"


def _term(term: NamedNode | Literal, names: Names) -> str:
    if isinstance(term, NamedNode):
        return _iri(term.value, names)
    datatype = term.datatype.value
    bare = _BARE.get(datatype)
    if bare:
        return term.value if bare.fullmatch(term.value) else f'"{term.value}"^^{_iri(datatype, names)}'
    if term.language or datatype == _XSD + "string":
        return str(term)
    return f"{str(term).rpartition('^^')[0]}^^{_iri(datatype, names)}"
