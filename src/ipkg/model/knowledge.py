"""What is known before a document is read: the registers and schemes, as frozen rows.

``ipkg.tables.knowledge.load`` fills it from ``data/tables/*.tsv`` and ``ontology/*.ttl``; the text side reads
nothing else and knows neither paths nor RDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Level = Literal["country", "province", "city", "county", "region", "group"]


@dataclass(frozen=True, slots=True)
class Concept:
    """A SKOS concept: ``key`` is its slug, ``labels`` its preferred label first, then the alternatives (English).

    ``unit``, ``time_basis`` and ``dimensions`` ((key, code slug) pairs that the indicator fixes, such as
    patent-type = invention) are given for indicators only.
    """

    key: str
    scheme: str
    labels: tuple[str, ...]
    definition: str = ""
    broader: str | None = None
    unit: str | None = None
    time_basis: str | None = None
    dimensions: tuple[tuple[str, str], ...] = ()
    labels_zh: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The preferred label."""
        return self.labels[0]


@dataclass(frozen=True, slots=True)
class Place:
    """A row of ``places.tsv``. ``parent`` is the key of the place above it; ``code`` is the GB/T 2260 code.

    ``kind`` is administrative or statistical; ``members`` of a statistical region are place keys.
    """

    key: str
    name: str
    names: tuple[str, ...]
    zh: str
    level: Level
    kind: Literal["administrative", "statistical"]
    parent: str | None
    code: str | None
    members: tuple[str, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """A row of ``agencies.tsv``: a body known by name. ``jurisdiction`` is a place key."""

    key: str
    name: str
    names: tuple[str, ...]
    zh: str
    type: str
    level: str
    jurisdiction: str | None
    parent: str | None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of ``units.tsv``: ``key`` as in the output contract, ``iri`` the unit published, names as printed."""

    key: str
    label: str
    iri: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dimension:
    """A row of ``dimensions.tsv``: a breakdown key, the component property and the code list of its values."""

    key: str
    property: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A row of ``fiscal-years.tsv``: the month in which the fiscal year of a place begins.

    ``named_by`` says which of its calendar years "fiscal year 2021" means where it lies in two: the first or the last.
    """

    place: str
    begins: int
    named_by: Literal["first", "last"] = "first"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class LocalCurrency:
    """A row of ``local-currencies.tsv``: the signs and words by which a place prints its own currency alone ("$")."""

    place: str
    unit: str
    names: tuple[str, ...]
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of ``cues.tsv``, ``name-cues.tsv`` or ``relation-cues.tsv``: a phrase that signals something.

    ``kind`` says what (qualifier, change-up, type-head …), ``value`` what it stands for, ``note`` why it is there;
    ``register`` is the table it is a row of.
    """

    kind: str
    phrase: str
    value: str
    note: str = ""
    register: str = "cues"


@dataclass(frozen=True, slots=True)
class Predicate:
    """A row of ``predicates.tsv``: what an agent does to an object, the verb forms that say so.

    ``property`` is the direct property published for a done statement (empty: only the n-ary statement). ``forms`` are
    base forms ("set up"), passives ("be approved as"), nouns ("the issuance of") and forms with a gap that the subject
    of the relation fills ("include … in"; "name … =" where the object follows it directly). ``subject_types`` and
    ``object_types`` are types of entity; ``object_types`` also say which words may stand for an object that has no name
    (``words``, ``one``, ``happening``, ``deeds``, ``urged``, ``examples``, ``provision``).
    """

    key: str
    label: str
    property: str
    forms: tuple[str, ...]
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Everything the text side may know. Immutable; the indices are built on first use.

    One is equal to itself alone: what is derived from it is kept by it, and looking up must not read every row.
    """

    concepts: tuple[Concept, ...] = ()
    places: tuple[Place, ...] = ()
    agencies: tuple[Agency, ...] = ()
    units: tuple[Unit, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    cues: tuple[Cue, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    fiscal_years: tuple[FiscalYear, ...] = ()
    currencies: tuple[LocalCurrency, ...] = ()

    def scheme(self, name: str) -> tuple[Concept, ...]:
        """The concepts of one scheme, in the order of the file."""
        return tuple(concept for concept in self.concepts if concept.scheme == name)

    def cues_of(self, kind: str) -> tuple[Cue, ...]:
        """The cues of one kind, longest phrase first (so that the first match is the longest)."""
        return self._cues_by_kind.get(kind, ())

    @cached_property
    def _cues_by_kind(self) -> dict[str, tuple[Cue, ...]]:
        found: dict[str, list[Cue]] = {}
        for cue in sorted(self.cues, key=lambda cue: (-len(cue.phrase), cue.phrase)):
            found.setdefault(cue.kind, []).append(cue)
        return {kind: tuple(cues) for kind, cues in found.items()}

    @cached_property
    def place_by_key(self) -> dict[str, Place]:
        """Place rows by key."""
        return {place.key: place for place in self.places}

    @cached_property
    def concept_by_key(self) -> dict[tuple[str, str], Concept]:
        """Concepts by (scheme, key)."""
        return {(concept.scheme, concept.key): concept for concept in self.concepts}
