"""The query library: one ``.rq`` file a question, its header comments read as structured data.

A file of ``queries/`` is plain SPARQL 1.1 that runs anywhere as it stands. Its header says what it asks::

    # question: Which places lead in a year, and which come last?
    # param indicator: indicator, what is ranked
    # param year: number, the year at whose end (or in which) the figure holds
    # chart: bar, x = place, y = value
    # note: Regions are left out.

Every parameter is one ``VALUES ?name { … }`` clause of the query; what stands there is its default. The kind of a
parameter is a prefix of the query (``place``, ``indicator``, ``doc`` …: the value is a key in that namespace),
``number`` or ``text``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Final

from ipkg import assets
from ipkg.errors import KnowledgeError, QueryError
from ipkg.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_HEADER: Final = re.compile(r"^# (question|param|chart|note)(?: (\w+))?: (.+)$")
_KEY: Final = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query can be asked with: ``default`` is written as it is given on the command line."""

    name: str
    kind: str
    meaning: str
    default: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question of the library. ``text`` is the SPARQL as it stands in the file, header included."""

    name: str
    question: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    chart: str = ""
    note: str = ""


@cache
def library() -> tuple[NamedQuery, ...]:
    """Every query of ``queries/``, by name; raises KnowledgeError where a header is malformed."""
    return tuple(parse(path) for path in assets.files("queries", ".rq"))


def find(name: str) -> NamedQuery:
    """The query called ``name``; raises QueryError with the nearest names where there is none."""
    queries = {query.name: query for query in library()}
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3, cutoff=0.5)
    raise QueryError(
        f"no query of the library is called {name!r}",
        hint=f"did you mean {' or '.join(near)}?" if near else "ipkg query --list shows them all",
    )


def parse(path: Path) -> NamedQuery:
    """The query of one file; raises KnowledgeError where it asks no question or a parameter has no VALUES."""
    text = path.read_text(encoding="utf-8")
    head: dict[str, str] = {}
    parameters = []
    for line in text.splitlines():
        match = _HEADER.match(line)
        if match and match[1] == "param":
            parameters.append(_parameter(path.name, text, match[2] or "", match[3]))
        elif match:
            head[match[1]] = f"{head.get(match[1], '')} {match[3]}".strip()
    if "question" not in head:
        raise KnowledgeError(f"{path.name} says no question", hint="begin it with '# question: …'")
    return NamedQuery(path.stem, head["question"], text, tuple(parameters), head.get("chart", ""), head.get("note", ""))


def fill(query: NamedQuery, values: Mapping[str, str], base: str = DEFAULT_BASE) -> str:
    """The SPARQL of a query with ``values`` in place of its defaults, for a graph with the given base IRI.

    Several values of one parameter are separated by commas. Raises QueryError for a parameter that the query does
    not have and for a value that its kind does not allow.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    text = rebased(query.text, base)
    for name, value in values.items():
        if name not in known:
            raise QueryError(
                f"the query {query.name!r} has no parameter {name!r}",
                hint=f"it has {', '.join(known)}" if known else "it has none",
            )
        terms = " ".join(_term(known[name], part.strip()) for part in value.split(","))
        text = _values(name).sub(lambda found, terms=terms: f"{found[1]} {terms} {found[3]}", text)  # type: ignore[misc]
    return text


def rebased(text: str, base: str) -> str:
    """SPARQL written for the default base, for a graph with another one; terms of the ontology stay as they are.

    >>> rebased("PREFIX place: <https://w3id.org/ipkg/place/>", "https://data.example/")
    'PREFIX place: <https://data.example/place/>'
    """
    return re.sub(rf"<{re.escape(DEFAULT_BASE)}(?!def/)", lambda _: f"<{base}", text)


def _values(name: str) -> re.Pattern[str]:
    return re.compile(rf"(VALUES \?{name} \{{)([^}}]*)(\}})")


def _parameter(file: str, text: str, name: str, says: str) -> Parameter:
    kind, _, meaning = says.partition(",")
    clause = _values(name).search(text)
    if clause is None or not meaning:
        raise KnowledgeError(
            f"{file}: the parameter {name!r} lacks its kind, its meaning or its VALUES clause",
            hint="write '# param NAME: KIND, what it is' and VALUES ?NAME { default }",
        )
    default = ",".join(part.partition(":")[2] or part.strip('"') for part in clause[2].split())
    return Parameter(name, kind.strip(), meaning.strip(), default)


def _term(parameter: Parameter, value: str) -> str:
    """A value as SPARQL writes it."""
    if parameter.kind == "text":
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    shape = _NUMBER if parameter.kind == "number" else _KEY
    if not shape.fullmatch(value):
        raise QueryError(
            f"{value!r} cannot be the {parameter.name} of this query",
            hint="give a number" if parameter.kind == "number" else f"give a key, such as {parameter.default}",
        )
    return value if parameter.kind == "number" else f"{parameter.kind}:{value}"
