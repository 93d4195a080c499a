"""What the keys of facts stand for in the graph: codes of the schemes, or candidates for what no scheme knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ipkg.errors import KnowledgeError
from ipkg.iris import slug
from ipkg.lift.terms import node

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ipkg.iris import Iris
    from ipkg.model import Agency, Dimension, Entity, Knowledge, Observation, Unit

CANDIDATE: Final = "candidate-"


@dataclass(frozen=True, slots=True)
class Code:
    """A concept that a figure names; ``phrase`` is given for a candidate, which no scheme holds yet.

    ``broader`` is the concept of its scheme that a candidate is one kind of.
    """

    scheme: str
    key: str
    iri: NamedNode
    label: str
    phrase: str | None = None
    broader: NamedNode | None = None


@dataclass(frozen=True)
class Naming:
    """The nodes of one publication, by the keys that facts carry; ``named_places`` are those that documents name."""

    knowledge: Knowledge
    iris: Iris
    named_places: tuple[Entity, ...] = ()

    @cached_property
    def unit_by_key(self) -> dict[str, Unit]:
        """Units by the key of the output contract."""
        return {unit.key: unit for unit in self.knowledge.units}

    @cached_property
    def dimension_by_key(self) -> dict[str, Dimension]:
        """Breakdown dimensions by key."""
        return {dimension.key: dimension for dimension in self.knowledge.dimensions}

    @cached_property
    def agency_by_key(self) -> dict[str, Agency]:
        """Bodies of the register by key."""
        return {agency.key: agency for agency in self.knowledge.agencies}

    @cached_property
    def _place_keys(self) -> dict[str, str]:
        keys: dict[str, str] = {}
        for place in self.knowledge.places:
            for name in (place.key, place.name, *place.names):
                keys.setdefault(name, place.key)
        for entity in self.named_places:
            for name in (entity.key, entity.name, *entity.as_written):
                keys.setdefault(name, entity.key)
        return keys

    def place_key(self, reference: str | None) -> str | None:
        """The key of a place by its key or any of its names; None for one that no register or document names."""
        return self._place_keys.get((reference or "").removeprefix("place/"))

    def code(self, scheme: str, key: str) -> NamedNode:
        """The concept ``key`` of a scheme; underscores of contract words become hyphens."""
        return node(self.iris.code(scheme, key.replace("_", "-")))

    def known(self, scheme: str, key: str) -> NamedNode | None:
        """The concept ``key`` of a scheme, if the scheme has it."""
        return self.code(scheme, key) if (scheme, key.replace("_", "-")) in self.knowledge.concept_by_key else None

    def indicator(self, observation: Observation) -> Code:
        """The indicator of a figure: a concept of the scheme, or a candidate for its phrase."""
        found = self._code("indicator", observation.concept, observation.measure)
        above = self.known("indicator", observation.broader) if found.phrase and observation.broader else None
        return replace(found, broader=above)

    def area(self, observation: Observation) -> Code | None:
        """The place of a figure; None where none is known."""
        name = observation.area or observation.area_key
        key = self.place_key(observation.area_key) or self.place_key(observation.area)
        if key:
            row = self.knowledge.place_by_key.get(key)
            return Code("area", key, node(self.iris.place(key)), row.name if row else name or key)
        return self._candidate("area", name) if name else None

    def breakdown(self, observation: Observation) -> tuple[tuple[Dimension, Code], ...]:
        """Dimension and value of each breakdown, sorted; raises KnowledgeError on a dimension without a row."""
        codes = dict(observation.codes)
        return tuple(
            (dimension, self._code(dimension.scheme, codes.get(key), label))
            for key, label in sorted(observation.dimensions)
            for dimension in [self._dimension(key)]
        )

    def qualifier(self, word: str | None) -> Code:
        """The qualifier that a word of the output contract stands for: by its key, by a label of it, or a candidate."""
        said = (word or "exact").replace("_", " ")
        named = (each.key for each in self.knowledge.scheme("qualifier") if said in each.labels)
        return self._code("qualifier", next(named, said.replace(" ", "-")), said)

    def unit(self, key: str) -> Code:
        """The unit of a figure: a row of the register, or a candidate."""
        row = self.unit_by_key.get(key)
        if row:
            return Code("unit", key, node(self.iris.moved(row.iri)), row.label)
        return self._candidate("unit", key)

    def _dimension(self, key: str) -> Dimension:
        if key not in self.dimension_by_key:
            raise KnowledgeError(f"no dimension {key!r} is known", hint="add a row to data/tables/dimensions.tsv")
        return self.dimension_by_key[key]

    def _code(self, scheme: str, key: str | None, phrase: str) -> Code:
        concept = self.knowledge.concept_by_key.get((scheme, key)) if key else None
        if concept is None:
            return self._candidate(scheme, phrase or key or "")
        return Code(scheme, concept.key, self.code(scheme, concept.key), concept.label)

    def _candidate(self, scheme: str, phrase: str) -> Code:
        key = CANDIDATE + slug(phrase)
        return Code(scheme, key, self.code(scheme, key), phrase, phrase)
