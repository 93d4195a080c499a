"""Which node a named thing has, and under which name it is known, over all documents of a publication."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ipkg.lift import titles
from ipkg.lift.kinds import kind
from ipkg.lift.terms import node

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyoxigraph import NamedNode

    from ipkg.iris import Iris
    from ipkg.lift.naming import Naming
    from ipkg.model import Agency, Entity


@dataclass(frozen=True)
class Things:
    """Every named thing of all documents, so that each has one node and one preferred name."""

    naming: Naming
    entities: tuple[Entity, ...]

    @property
    def iris(self) -> Iris:
        """The IRIs of the publication."""
        return self.naming.iris

    def node(self, entity: Entity) -> NamedNode:
        """The node of a thing."""
        return node(self.iris.thing(kind(entity.type).segment, entity.key))

    def row(self, entity: Entity) -> Agency | None:
        """The row of the register that the thing is, if it is one."""
        row = self.naming.agency_by_key.get(entity.register or entity.key)
        return row if row and kind(row.type).segment == kind(entity.type).segment else None

    def name(self, entity: Entity) -> str:
        """The preferred name: the register's, else that of the document that names the thing first."""
        return self._names[self._identity(entity)]

    def other_names(self, entity: Entity) -> tuple[str, ...]:
        """The other forms in which a document writes the name."""
        forms = (entity.name, *entity.as_written)
        return tuple(sorted({form for form in forms if form} - {self.name(entity)}))

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        names: dict[tuple[str, str], str] = {}
        for entity in self.entities:
            place = self.naming.knowledge.place_by_key.get(entity.key) if kind(entity.type).segment == "place" else None
            row = place or self.row(entity)
            names.setdefault(self._identity(entity), row.name if row else entity.name)
        return names

    @staticmethod
    def _identity(entity: Entity) -> tuple[str, str]:
        return kind(entity.type).segment, entity.key

    @cached_property
    def _by_reference(self) -> dict[str, dict[str, Entity]]:
        """The first thing of each segment by ``type/key``, key and name, so that a fact may refer to it either way."""
        found: dict[str, dict[str, Entity]] = {}
        for entity in self.entities:
            for reference in (f"{entity.type}/{entity.key}", entity.key, entity.name):
                found.setdefault(reference, {}).setdefault(kind(entity.type).segment, entity)
        return found

    def refer(self, reference: str | None, segments: Collection[str] = ()) -> NamedNode | None:
        """The node that a fact refers to by ``type/key``, by key or by name; None where no such thing was found.

        ``segments`` limits the kinds; none means any.
        """
        for segment, entity in self._by_reference.get(reference or "", {}).items():
            if not segments or segment in segments:
                return self.node(entity)
        return self.place(reference) if not segments or "place" in segments else None

    def place(self, reference: str | None) -> NamedNode | None:
        """The node of a place, by key or by any name of the register; None where the register has no such place."""
        key = self.naming.place_key(reference)
        return node(self.iris.place(key)) if key else None

    def finer_type(self, entity: Entity) -> NamedNode | None:
        """The code of the thing's type within its kind, where the scheme has one: the register's, or the entity's."""
        row = self.row(entity)
        scheme = kind(entity.type).scheme
        return (self.naming.known(scheme, row.type) if row else None) or self.naming.known(scheme, entity.type)

    def document_type(self, entity: Entity) -> NamedNode | None:
        """The code of the kind of document that a title says first (a notice on a plan is a notice), else its type."""
        scheme = kind(entity.type).scheme
        key = titles.first_named(self.name(entity), self.naming.knowledge.scheme(scheme))
        return self.naming.known(scheme, key or entity.type)
