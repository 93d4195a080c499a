"""RDF terms: the namespaces that the graph uses, literals of each datatype, and triples about one subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from ipkg.vocab.prefixes import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

Object = NamedNode | Literal
Objects = Object | None | tuple[Object, ...]

LICENCE: Final = NamedNode("https://creativecommons.org/licenses/by/4.0/")
XSD: Final = VOCABULARIES["xsd"]
_CC_BY: Final = re.compile(r"(?:CC[ -]BY[ -]4\.0|https?://creativecommons\.org/licenses/by/4\.0/?)", re.IGNORECASE)
_DATE: Final = {4: NamedNode(XSD + "gYear"), 7: NamedNode(XSD + "gYearMonth"), 10: NamedNode(XSD + "date")}
_INTEGER: Final = NamedNode(XSD + "integer")
_BOOLEAN: Final = NamedNode(XSD + "boolean")
TRUE: Final = Literal("true", datatype=_BOOLEAN)
_DECIMAL: Final = NamedNode(XSD + "decimal")


def about(subject: NamedNode, *statements: tuple[NamedNode, Objects]) -> Iterator[Triple]:
    """A triple for each object of each (predicate, object or objects) pair; None says nothing.

    >>> node = NamedNode("http://example.org/a")
    >>> len(list(about(node, (node, node), (node, None), (node, (text("x"), text("y"))))))
    3
    """
    for predicate, objects in statements:
        if objects is None:
            continue
        for value in objects if isinstance(objects, tuple) else (objects,):
            yield Triple(subject, predicate, value)


def node(iri: str) -> NamedNode:
    """The node of an IRI."""
    return NamedNode(iri)


def term(name: str) -> NamedNode:
    """A class or property by its name in our ontology, or with the prefix of another vocabulary.

    >>> term("issuedBy").value, term("dct:Standard").value
    ('https://w3id.org/ipkg/def/issuedBy', 'http://purl.org/dc/terms/Standard')
    """
    prefix, _, local = name.rpartition(":")
    return NamedNode(VOCABULARIES[prefix or "ipkg"] + local)


def licence(stated: str | None) -> NamedNode | Literal | None:
    """A licence as its IRI where it is one or is CC BY 4.0, else as stated.

    >>> licence("CC BY 4.0").value, licence("All rights reserved").value
    ('https://creativecommons.org/licenses/by/4.0/', 'All rights reserved')
    """
    if not stated:
        return None
    if _CC_BY.fullmatch(stated.strip()):
        return LICENCE
    return NamedNode(stated) if stated.startswith(("http://", "https://")) and " " not in stated else Literal(stated)


def text(value: str | None) -> Literal | None:
    """A plain string; nothing for nothing."""
    return Literal(value) if value else None


def texts(values: Iterable[str]) -> tuple[Literal, ...]:
    """Plain strings."""
    return tuple(Literal(value) for value in values)


def en(value: str) -> Literal:
    """An English text."""
    return Literal(value, language="en")


def zh(value: str) -> tuple[Literal, ...]:
    """A Chinese text; nothing for nothing."""
    return (Literal(value, language="zh"),) if value else ()


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=_INTEGER)


def boolean(value: bool) -> Literal:  # noqa: FBT001  # a literal of its argument
    """An xsd:boolean."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def decimal(value: Decimal) -> Literal:
    """An xsd:decimal in canonical form (XSD 1.1 part 2, 3.3.3.2): stores keep it, so that every copy agrees.

    >>> from decimal import Decimal
    >>> [decimal(Decimal(number)).value for number in ("12.50", "3.42E+9", "-0.0")]
    ['12.5', '3420000000', '0']
    """
    plain = format(value.normalize(), "f")
    return Literal("0" if plain == "-0" else plain, datatype=_DECIMAL)


def date(iso: str | None) -> Literal | None:
    """A date as far as it is stated: an xsd:gYear, xsd:gYearMonth or xsd:date; nothing for any other form.

    >>> date("2023-06").datatype.value.rsplit("#")[1], date("2023/2025")
    ('gYearMonth', None)
    """
    if not iso or not iso.replace("-", "").isdecimal():
        return None
    datatype = _DATE.get(len(iso))
    return Literal(iso, datatype=datatype) if datatype else None
