"""SPARQL before it is run: which graphs it asks, what it may not do, and where it is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Literal, NamedNode

# SERVICE is looked for in comments and strings as well: telling these apart from a `<` in a filter takes a full
# parser, and a clause that a guess overlooks would reach the network. A false alarm takes a string that holds one.
_BLANK: Final = r"(?:\s|#[^\r\n]*[\r\n])*"
_TARGET: Final = r"(?:<[^<>\s]*>|[?$]\w+|[\w.-]*:[^\s{<#]*)"
_SERVICE: Final = re.compile(
    rf"(?:(?<![?$:\w-])|(?<=\d)|(?<=true)|(?<=false))SERVICE{_BLANK}(?:SILENT{_BLANK})?{_TARGET}{_BLANK}\{{",
    re.IGNORECASE,
)
_PROLOGUE: Final = re.compile(r"(?:\s|#[^\r\n]*|BASE\s*<[^>]*>|PREFIX\s*[^\s:]*:\s*<[^>]*>)*", re.IGNORECASE)
_UPDATE: Final = re.compile(r"(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD|WITH)\b", re.IGNORECASE)
_TOKEN: Final = re.compile(
    r"<[^<>\"{}|^`\\\s]*>|#[^\r\n]*|\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\r\n])*\"|'(?:\\.|[^'\\\r\n])*'", re.DOTALL
)
_FROM: Final = re.compile(r"\bFROM\s*(?:NAMED\s*)?(?:<|[\w.-]*:)", re.IGNORECASE)
_TEMPLATE: Final = re.compile(r"\bCONSTRUCT\s*\{[^{}]*\}", re.IGNORECASE)
_AT: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def names_its_graphs(sparql: str) -> bool:
    """Whether a query says itself (FROM) which graphs it asks, instead of all of them.

    >>> names_its_graphs("SELECT * FROM <http://a> { ?s ?p ?o }"), names_its_graphs('ASK { ?s ?p "FROM <a>" }')
    (True, False)
    """
    return bool(_FROM.search(_code(sparql)))


def bind(sparql: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """The query with a VALUES clause for each variable at the head of its pattern; lines stay as they are.

    >>> from pyoxigraph import NamedNode
    >>> bind("SELECT ?s WHERE { ?s a ?c }", {"c": NamedNode("http://example.org/C")})
    'SELECT ?s WHERE { VALUES ?c { <http://example.org/C> } ?s a ?c }'
    """
    code = _code(sparql)
    template = _TEMPLATE.search(code)
    brace = code.find("{", template.end() if template else 0)
    clauses = "".join(f" VALUES ?{name} {{ {term} }}" for name, term in terms.items())
    return f"{sparql[: brace + 1]}{clauses}{sparql[brace + 1 :]}" if brace >= 0 else sparql


def _code(sparql: str) -> str:
    """The text with strings and comments blanked, every other character in its place."""
    return _TOKEN.sub(lambda found: found[0] if found[0].startswith("<") else " " * len(found[0]), sparql)


def refuse_forbidden(sparql: str) -> None:
    """Nothing for a query that only reads this store; raises QueryError for SERVICE and for updates."""
    service = _SERVICE.search(sparql)
    if service:
        message = "SERVICE is not allowed: a query fetches nothing"
        raise _error(sparql, _position(sparql, service.start()), message, "ask the other endpoint by itself")
    start = _PROLOGUE.match(sparql)
    update = _UPDATE.match(sparql, start.end() if start else 0)
    if update:
        message = f"{update[1].upper()} is not allowed: the store is only read here"
        raise _error(sparql, _position(sparql, update.start()), message, "use SELECT, ASK, CONSTRUCT or DESCRIBE")


def syntax_error(sparql: str, error: SyntaxError) -> QueryError:
    """The engine's complaint with line and column in the text as given, and the line itself."""
    found = _AT.search(str(error))
    if not found:
        return QueryError(f"this is not SPARQL: {error}", hint="see https://www.w3.org/TR/sparql11-query/")
    position = (int(found[1]), int(found[2]))
    if position >= _position(sparql, len(sparql)):
        position = _second_opinion(sparql) or position
    return _error(sparql, position, _plain(found[3]), "mend the query at the mark")


def _second_opinion(sparql: str) -> tuple[int, int] | None:
    """Where rdflib stops reading; the engine may go on to the end of the text before it complains."""
    from pyparsing import ParseException  # noqa: PLC0415  # heavy, and only for queries that are wrong
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        parseQuery(sparql)
    except ParseException as error:
        return error.lineno, error.col
    return None


def _plain(complaint: str) -> str:
    """The sentence in the engine's complaint; the terminals that it lists besides are only some of what may stand."""
    parts = re.sub(r"\[[^\]]*\]", "", complaint.removeprefix("expected ").removeprefix("one of ")).split(",")
    sentence = next((part.strip() for part in parts if " " in part.strip() and "'" not in part), "")
    if sentence == "Prefix not found":
        return "this prefix is not known; declare it with PREFIX"
    return sentence or "the query cannot be read from here on"


def _position(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _error(sparql: str, position: tuple[int, int], message: str, hint: str) -> QueryError:
    line, column = position
    lines = sparql.split("\n")
    shown = lines[line - 1].replace("\t", " ") if line <= len(lines) else ""
    return QueryError(f"line {line}, column {column}: {message}\n  {shown}\n  {' ' * (column - 1)}^", hint=hint)
