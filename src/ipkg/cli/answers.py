"""Answers to queries, as text: tables for people, the standard formats for programs."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, serialize

from ipkg.errors import QueryError
from ipkg.vocab.prefixes import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pyoxigraph import Triple

    from ipkg.store import Rows
    from ipkg.store.library import NamedQuery

_XSD_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


def as_text(answer: Rows | bool | tuple[Triple, ...], form: str | None) -> str:  # noqa: FBT001  # ASK answers so
    """An answer in one of the formats, the fitting one where none is named.

    Raises QueryError for a format that this kind of answer does not have.
    """
    if isinstance(answer, bool):
        return _as_truth(answer, form or "table")
    if isinstance(answer, tuple):
        return _as_graph(answer, form or "turtle")
    if form == "turtle":
        raise QueryError("this query selects rows, which are no graph", hint="use CONSTRUCT, or --format table")
    return _ROWS[form or "table"](answer)


def listing(queries: Sequence[NamedQuery]) -> str:
    """The library: each name with its question and its parameters."""
    lines = []
    for query in queries:
        lines.append(f"{query.name}\n    {query.question}")
        lines.extend(f"    --param {p.name}={p.default}   {p.meaning}" for p in query.parameters)
    return "\n".join(lines)


def as_table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: frozenset[int] = frozenset()) -> str:
    """Aligned columns under their heads; columns of numbers stand at the right.

    >>> print(as_table(("place", "value"), (("Nanjing", "146.80"), ("Suqian", "9.02")), frozenset({1})))
    place     value
    -------  ------
    Nanjing  146.80
    Suqian     9.02
    """
    body = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(heads, *body, strict=True)]
    rule = ["-" * width for width in widths]

    def line(cells: Sequence[str]) -> str:
        placed = (
            cell.rjust(width) if index in numbers else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return "  ".join(placed).rstrip()

    return "\n".join(map(line, (heads, rule, *body)))


def _rows_table(rows: Rows) -> str:
    cells = [[_short(term) for term in row] for row in rows]
    numbers = frozenset(
        index
        for index in range(len(rows.variables))
        if any(row[index] is not None for row in rows)
        and all(row[index] is None or _is_number(row[index]) for row in rows)
    )
    return as_table(rows.variables, cells, numbers)


def _is_number(term: object) -> bool:
    return isinstance(term, Literal) and term.datatype.value.rpartition("#")[2] in {"decimal", "integer", "double"}


def _short(term: Any) -> str:
    """A term for people: IRIs by their prefix, literals without their type."""
    if term is None:
        return ""
    if not isinstance(term, NamedNode):
        return str(term.value) if isinstance(term, Literal) else str(term)
    found = [(space, name) for name, space in PREFIXES.items() if term.value.startswith(space)]
    if not found:
        return term.value
    space, name = max(found, key=lambda pair: len(pair[0]))
    return f"{name}:{term.value[len(space) :]}"


def _rows_csv(rows: Rows) -> str:
    """SPARQL 1.1 Query Results CSV: values without their types."""
    import csv

    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(rows.variables)
    writer.writerows(rows.text())
    return text.getvalue().rstrip("\n")


def _rows_tsv(rows: Rows) -> str:
    """SPARQL 1.1 Query Results TSV: terms as Turtle writes them."""
    head = "\t".join(f"?{name}" for name in rows.variables)
    return "\n".join([head, *("\t".join("" if term is None else str(term) for term in row) for row in rows)])


def _rows_json(rows: Rows) -> str:
    """SPARQL 1.1 Query Results JSON."""
    bindings = [
        {name: _as_json(term) for name, term in zip(rows.variables, row, strict=True) if term is not None}
        for row in rows
    ]
    answer = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=2)


def _as_json(term: Any) -> dict[str, str]:
    if isinstance(term, NamedNode | BlankNode):
        return {"type": "uri" if isinstance(term, NamedNode) else "bnode", "value": term.value}
    if term.language:
        return {"type": "literal", "xml:lang": term.language, "value": term.value}
    typed = {} if term.datatype.value == _XSD_STRING else {"datatype": term.datatype.value}
    return {"type": "literal", **typed, "value": term.value}


def _as_truth(answer: bool, form: str) -> str:  # noqa: FBT001  # the answer to ASK is a truth value
    if form == "json":
        return json.dumps({"head": {}, "boolean": answer})
    if form == "table":
        return "yes" if answer else "no"
    raise QueryError(f"a yes or no has no {form} form", hint="use --format table or json")


def _as_graph(triples: tuple[Triple, ...], form: str) -> str:
    if form != "turtle":
        raise QueryError(f"this query builds a graph, which has no {form} form", hint="use --format turtle")
    used = {name: space for name, space in PREFIXES.items() if any(space in str(triple) for triple in triples)}
    return (serialize(triples, format=RdfFormat.TURTLE, prefixes=used) or b"").decode().rstrip("\n")


_ROWS: Final[dict[str, Callable[[Rows], str]]] = {
    "table": _rows_table,
    "csv": _rows_csv,
    "tsv": _rows_tsv,
    "json": _rows_json,
}
