"""An rdflib store for one graph that is filled once and then only read: two indices, no contexts.

The store that rdflib uses by default keeps three indices and the contexts of each triple; filling this one takes half
the time, and pySHACL asks nothing that it answers more slowly than that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rdflib.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    Pattern = tuple[Node | None, Node | None, Node | None]


class Indexes(Store):
    """Triples by subject and predicate, and by predicate and object."""

    context_aware = True  # what pySHACL wants of any store; there is one context
    graph_aware = True

    def __init__(self) -> None:
        super().__init__()
        self._objects: dict[Node, dict[Node, dict[Node, None]]] = {}
        self._subjects: dict[Node, dict[Node, list[Node]]] = {}
        self._namespaces: dict[str, Any] = {}
        self._size = 0

    def add(self, triple: Any, context: Any = None, quoted: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        """Keep a triple; one that is there already changes nothing."""
        subject, predicate, value = triple
        values = self._objects.setdefault(subject, {}).setdefault(predicate, {})
        if value not in values:
            values[value] = None
            self._subjects.setdefault(predicate, {}).setdefault(value, []).append(subject)
            self._size += 1

    def triples(self, triple_pattern: Any, context: Any = None) -> Any:  # noqa: ARG002
        """The triples that match; None matches any term. There are no contexts to tell."""
        return ((triple, ()) for triple in self._matches(*triple_pattern))

    def _matches(self, subject: Node | None, predicate: Node | None, value: Node | None) -> Iterator[Pattern]:
        if subject is not None:
            yield from self._about(subject, predicate, value)
            return
        for prop in self._subjects if predicate is None else (predicate,):
            by_value = self._subjects.get(prop, {})
            for found in by_value if value is None else (value,):
                for one in by_value.get(found, ()):
                    yield one, prop, found

    def _about(self, subject: Node, predicate: Node | None, value: Node | None) -> Iterator[Pattern]:
        by_predicate = self._objects.get(subject, {})
        for prop in by_predicate if predicate is None else (predicate,):
            values = by_predicate.get(prop, {})
            for found in values if value is None else (value,) if value in values else ():
                yield subject, prop, found

    def __len__(self, context: Any = None) -> int:
        return self._size

    def contexts(self, triple: Any = None) -> Any:  # noqa: ARG002
        """None are kept."""
        return iter(())

    def bind(self, prefix: str, namespace: Any, override: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002
        """Remember a prefix."""
        self._namespaces[prefix] = namespace

    def namespace(self, prefix: str) -> Any:
        """The namespace of a prefix."""
        return self._namespaces.get(prefix)

    def prefix(self, namespace: Any) -> str | None:
        """The prefix of a namespace."""
        return next((name for name, bound in self._namespaces.items() if bound == namespace), None)

    def namespaces(self) -> Iterator[tuple[str, Any]]:
        """Every prefix with its namespace."""
        return iter(self._namespaces.items())
