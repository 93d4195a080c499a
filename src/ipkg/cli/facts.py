"""Facts in the formats of the command line, document by document, so that no more than one of them is held."""

from __future__ import annotations

import csv
import json
from io import StringIO
from itertools import chain
from textwrap import indent
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Row = dict[str, Any]
    Listed = Iterable[Sequence[Row]]

_PLACE: Final = ("start", "end", "line", "page", "element", "quote")
COLUMNS: Final = {
    "observations": (
        "measure", "concept", "dimensions", "area", "period", "value", "unit", "kind", "qualifier", "base", "rule",
        *_PLACE,
    ),
    "entities": ("name", "type", "as_written", "issuer", "jurisdiction", "date", "parent", "role", *_PLACE),
    "relations": ("subject", "predicate", "object", "object_literal", "date", "place", "status", *_PLACE),
    "unread": ("kind", "printed", "reason", *_PLACE),
    "findings": ("code", "severity", "place", "message", "hint"),
}  # fmt: skip
_HEADS: Final = {
    "observations": ("line", "measure", "dimensions", "area", "period", "kind", "qualifier", "value", "unit"),
    "entities": ("line", "type", "name", "issuer", "jurisdiction", "date"),
    "relations": ("line", "subject", "predicate", "object", "date", "status"),
    "unread": ("line", "kind", "printed", "reason"),
    "findings": ("severity", "code", "place", "message"),
}


def as_text(listed: Listed, form: str, what: str, *, named: bool) -> Iterator[str]:
    """The text of the rows of each document in turn; ``named`` tells whether they name their documents.

    A table is the exception: the widths of its columns are known when all of its rows are.
    """
    return _FORMATS[form](listed, what, ("document",) if named else ())


def _as_lines(listed: Listed, _what: str, _first: tuple[str, ...]) -> Iterator[str]:
    for rows in listed:
        yield "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _as_array(listed: Listed, _what: str, _first: tuple[str, ...]) -> Iterator[str]:
    empty = True
    for row in chain.from_iterable(listed):
        yield ("[\n" if empty else ",\n") + indent(json.dumps(row, ensure_ascii=False, indent=2), "  ")
        empty = False
    yield "[]\n" if empty else "\n]\n"


def _as_csv(listed: Listed, what: str, first: tuple[str, ...]) -> Iterator[str]:
    columns = (*first, *COLUMNS[what])
    yield _csv_lines([columns])
    for rows in listed:
        yield _csv_lines([_cell(row.get(column), "; ") for column in columns] for row in rows)


def _csv_lines(cells: Iterable[Sequence[str]]) -> str:
    """Lines as RFC 4180 has them."""
    text = StringIO(newline="")
    csv.writer(text).writerows(cells)
    return text.getvalue()


def _as_table(listed: Listed, what: str, first: tuple[str, ...]) -> Iterator[str]:
    """The columns that people look for."""
    from ipkg.cli import answers

    heads = (*first, *_HEADS[what])
    cells = [[_cell(row.get(head), ", ") for head in heads] for row in chain.from_iterable(listed)]
    yield answers.as_table(heads, cells, frozenset(at for at, head in enumerate(heads) if head == "line")) + "\n"


def _cell(value: object, between: str) -> str:
    """A value for people and spreadsheets.

    >>> _cell({"patent_type": "invention", "stage": "granted"}, "; "), _cell(None, "; "), _cell(["A", "B"], "; ")
    ('invention; granted', '', 'A; B')
    """
    if isinstance(value, dict):
        return between.join(map(str, value.values()))
    if isinstance(value, list):
        return between.join(map(str, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


_FORMATS: Final[dict[str, Callable[[Listed, str, tuple[str, ...]], Iterator[str]]]] = {
    "jsonl": _as_lines,
    "json": _as_array,
    "csv": _as_csv,
    "table": _as_table,
}
FORMATS: Final = tuple(_FORMATS)
