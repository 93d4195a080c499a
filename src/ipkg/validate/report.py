"""SHACL results as findings: where, what was expected, and what was found instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from ipkg.model import Finding
from ipkg.vocab.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

    from ipkg.model import Severity

_SEVERITIES: Final[dict[Node | None, Severity]] = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "note"}
_NAMES: Final = tuple(sorted(PREFIXES.items(), key=lambda pair: (-len(pair[1]), pair[0])))
_MOST_SHOWN: Final = 5
_LONGEST_TEXT: Final = 80


def findings(report: Graph, data: Graph, shapes: Graph) -> Iterable[Finding]:
    """A finding for each result of a validation report (SHACL, 3.6.2)."""
    for result in report.subjects(RDF.type, SH.ValidationResult):
        if (None, SH.detail, result) not in report:
            yield _finding(result, report, data, shapes)


def _finding(result: Node, report: Graph, data: Graph, shapes: Graph) -> Finding:
    focus, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
    messages = sorted(map(str, report.objects(result, SH.resultMessage)))
    return Finding(
        "shape-violation",
        _SEVERITIES.get(report.value(result, SH.resultSeverity), "error"),
        _place(focus),
        f"{'; '.join(messages)}; found {_found(result, report, data)}",
        _hint(shape, shapes),
    )


def _place(focus: Node | None) -> str:
    return str(focus) if isinstance(focus, URIRef) else show(focus)


def _hint(shape: Node | None, shapes: Graph) -> str:
    """What the shape says of itself, else which shape it is."""
    said = shapes.value(shape, SH.description)
    return str(said) if said else f"the shape is {show(shape)}"


def _found(result: Node, report: Graph, data: Graph) -> str:
    """The value that the result names, else what stands at the path, else nothing."""
    named, path = report.value(result, SH.value), report.value(result, SH.resultPath)
    focus = report.value(result, SH.focusNode)
    values = {named} if named is not None else set(_at(data, focus, _first_step(report, path)))
    shown = sorted(map(show, values))
    more = [f"and {len(shown) - _MOST_SHOWN} more"] if len(shown) > _MOST_SHOWN else []
    return ", ".join(shown[:_MOST_SHOWN] + more) or "nothing"


def _first_step(report: Graph, path: Node | None) -> Node | None:
    """The first step of a sequence path, for the code is worth more than the list that it is in; else the path."""
    return report.value(path, RDF.first) or path


def _at(data: Graph, focus: Node | None, path: Node | None) -> Iterable[Node]:
    """The values at a predicate or, for any other path, nothing."""
    return data.objects(focus, path) if isinstance(path, URIRef) else ()


def show(term: Node | None) -> str:
    """A term for a reader: IRIs with the usual prefixes, literals in Turtle, long ones cut.

    >>> show(URIRef("https://w3id.org/ipkg/def/Agency")), show(Literal("no", lang="en")), show(Literal(5))
    ('ipkg:Agency', '"no"@en', '"5"^^xsd:integer')
    """
    if isinstance(term, URIRef):
        return _short(str(term))
    if isinstance(term, Literal):
        text = str(term) if len(term) <= _LONGEST_TEXT else f"{term[: _LONGEST_TEXT - 1]}…"
        kind = f"@{term.language}" if term.language else f"^^{_short(str(term.datatype))}" if term.datatype else ""
        return f'"{text}"{kind.removesuffix("^^xsd:string")}'
    return "a blank node" if isinstance(term, BNode) else "nothing"


def _short(iri: str) -> str:
    name = next(((name, start) for name, start in _NAMES if iri.startswith(start) and iri != start), None)
    return f"{name[0]}:{iri.removeprefix(name[1])}" if name else f"<{iri}>"
