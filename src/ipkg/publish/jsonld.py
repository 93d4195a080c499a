"""JSON-LD 1.1 with a context that reads well: short names, typed values, labels by language."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode

from ipkg.publish.names import Names
from ipkg.publish.subjects import RDF_TYPE
from ipkg.vocab.prefixes import VOCABULARIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipkg.publish.subjects import Gathered, Node

_XSD: Final = VOCABULARIES["xsd"]
_OURS: Final = VOCABULARIES["ipkg"]
_KEYWORDS: Final = {"id": "@id", "type": "@type"}
# Datatypes that JSON has itself, with what turns their canonical form into a JSON value.
_NATIVE: Final[dict[str, Callable[[str], Any]]] = {
    _XSD + "integer": int,
    _XSD + "boolean": {"true": True, "false": False}.get,
}
_STRING: Final = _XSD + "string"


def json_ld(gathered: Gathered, base: str) -> str:
    """All graphs as one list of nodes under ``@graph``."""
    nodes, names = gathered.subjects, Names(base, VOCABULARIES)
    writer = _Writer(nodes, names)
    graph = [writer.node(node) for node in nodes]
    document = {"@context": {"@base": base} | writer.context() | names.declared(), "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


class _Writer:
    """The short names and coercions that fit a set of nodes."""

    def __init__(self, nodes: tuple[Node, ...], names: Names) -> None:
        self._names = names
        kinds: dict[str, set[str]] = defaultdict(set)
        classes: set[str] = set()
        for _, objects in nodes:
            for predicate, values in objects.items():
                if predicate == RDF_TYPE:
                    classes.update(value.value for value in values)
                else:
                    kinds[predicate].update(map(_kind, values))
        self._short = _short_names(sorted({*kinds, *classes}))
        self._coercion = {predicate: _coercion(kinds[predicate]) for predicate in sorted(kinds)}
        self._classes = sorted(classes)

    def context(self) -> dict[str, Any]:
        """Keywords, then each term by its short name with the type that its values share."""
        terms: dict[str, Any] = dict(_KEYWORDS)
        for iri in self._classes:
            terms[self._term(iri)] = self._iri(iri)
        for iri, coercion in self._coercion.items():
            terms[self._term(iri)] = self._definition(iri, coercion)
        return {name: value for name, value in terms.items() if name != value}

    def _definition(self, iri: str, coercion: str) -> Any:
        if coercion == "@language":
            return {"@id": self._iri(iri), "@container": "@language"}
        return {"@id": self._iri(iri), "@type": self._iri(coercion)} if coercion else self._iri(iri)

    def node(self, node: Node) -> dict[str, Any]:
        """A node object."""
        subject, objects = node
        written: dict[str, Any] = {"id": self._iri(subject)}
        for predicate, values in objects.items():
            if predicate == RDF_TYPE:
                written["type"] = _one([self._term(value.value) for value in values])
            elif self._coercion[predicate] == "@language":
                written[self._term(predicate)] = _by_language(values)
            else:
                coercion = self._coercion[predicate]
                written[self._term(predicate)] = _one([self._value(value, coercion) for value in values])
        return written

    def _value(self, value: NamedNode | Literal, coercion: str) -> Any:
        if isinstance(value, NamedNode):
            return self._iri(value.value) if coercion == "@id" else {"@id": self._iri(value.value)}
        if value.language:
            return {"@language": value.language, "@value": value.value}
        datatype = value.datatype.value
        native = _NATIVE[datatype](value.value) if datatype in _NATIVE else None
        if native is not None and json.dumps(native) == value.value:
            return native
        if datatype in {_STRING, coercion}:
            return value.value
        return {"@type": self._iri(datatype), "@value": value.value}

    def _term(self, iri: str) -> str:
        return self._short.get(iri) or self._iri(iri)

    def _iri(self, iri: str) -> str:
        return iri if iri.startswith("@") else self._names.prefixed(iri) or self._names.relative(iri) or iri


def _kind(value: NamedNode | Literal) -> str:
    """What a value is, as a coercion: ``@id``, ``@language`` or its datatype."""
    if isinstance(value, NamedNode):
        return "@id"
    return "@language" if value.language else value.datatype.value


def _coercion(kinds: set[str]) -> str:
    """The coercion of a property with values of one kind; nothing for strings, JSON's own types and mixtures."""
    kind = next(iter(kinds)) if len(kinds) == 1 else ""
    return "" if kind == _STRING or kind in _NATIVE else kind


def _by_language(values: list[NamedNode | Literal]) -> dict[str, Any]:
    texts: dict[str, list[str]] = defaultdict(list)
    for value in values:
        texts[getattr(value, "language", "")].append(value.value)
    return {language: _one(texts[language]) for language in sorted(texts)}


def _short_names(iris: list[str]) -> dict[str, str]:
    """The local name of each IRI that no other one shares; of several, the one of our ontology has it."""
    sharing: dict[str, list[str]] = defaultdict(list)
    for iri in iris:
        sharing[iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]].append(iri)
    short = {}
    for name, own in sharing.items():
        owner = own if len(own) == 1 else [iri for iri in own if iri.startswith(_OURS)]
        if len(owner) == 1 and name and name not in _KEYWORDS and name not in VOCABULARIES:
            short[owner[0]] = name
    return short


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
