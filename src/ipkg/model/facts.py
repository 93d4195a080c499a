"""What is said: observations, entities, relations, and what was left unread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from ipkg.model.findings import Finding
    from ipkg.model.text import Document, Span

Kind = Literal["level", "change_pct", "change_abs", "change_pp", "share_pct", "rank", "ratio", "target"]
TimeBasis = Literal["flow", "stock", "cumulative", "unknown"]
Status = Literal["done", "ongoing", "planned"]


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a result was understood: the rule, the words it covers, and what it was built from (a tree)."""

    rule: str
    text: str
    children: tuple[Derivation, ...] = ()

    def rules(self) -> tuple[str, ...]:
        """Every rule of the tree, root first, without repeats.

        >>> Derivation("level", "5 cases", (Derivation("numeral", "5"), Derivation("measure", "cases"))).rules()
        ('level', 'numeral', 'measure')
        """
        names = [self.rule]
        for child in self.children:
            names.extend(name for name in child.rules() if name not in names)
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Period:
    """A time that a figure holds for: ISO dates, both inclusive, and the printed kind.

    ``text`` is the form of the output contract: ``2023``, ``2023-06``, ``2023-12-31``, ``2021/2023``, ``FY2019``.
    """

    text: str
    start: str
    end: str

    @property
    def key(self) -> str:
        """The text; of a fiscal year, whose days differ from country to country, also its first day.

        >>> Period("2021", "2021-01-01", "2021-12-31").key, Period("FY2021", "2021-04-01", "2022-03-31").key
        ('2021', 'FY2021--2021-04-01')
        """
        return f"{self.text}--{self.start}" if self.text.startswith("FY") else self.text


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure that the document states, as it states it.

    ``span`` covers the words that say it, ``value_span`` the printed numeral (None where words imply it: "led").
    ``value`` is scaled to ``unit`` (RMB 3.42 billion = 3420000000 CNY) and signed for changes; None where a cell
    is stated to be missing. ``printed`` is the numeral as printed, ``digits`` its significant digits.
    ``concept`` is the key of an indicator of the scheme (``patents-granted``) or None for a candidate, whose phrase
    is then ``measure``; ``broader`` is the indicator that a candidate is one kind of, if it is known. ``dimensions``
    are sorted (key, value label) pairs; ``codes`` the matching (key, code slug) pairs. ``base`` is what a change,
    share, rank or ratio is relative to.
    """

    span: Span
    value_span: Span | None
    measure: str
    concept: str | None
    area: str | None
    area_key: str | None
    period: Period | None
    value: Decimal | None
    unit: str
    kind: Kind
    derivation: Derivation
    dimensions: tuple[tuple[str, str], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    qualifier: str | None = None
    base: str | None = None
    printed: str = ""
    digits: int | None = None
    time_basis: TimeBasis = "unknown"
    cell: tuple[int, int] | None = None
    status: Status = "done"
    broader: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing. ``key`` is its slug, unique within its type's namespace; ``mentions`` are in document order."""

    key: str
    name: str
    type: str
    mentions: tuple[Span, ...]
    as_written: tuple[str, ...]
    issuer: tuple[str, ...] = ()
    jurisdiction: str | None = None
    date: str | None = None
    parent: str | None = None
    register: str | None = None
    role: str | None = None
    rule: str = ""

    def __hash__(self) -> int:
        """A digest of its name alone: one of all mentions would take as long as the document is."""
        return hash((self.type, self.key, self.name))


@dataclass(frozen=True, slots=True)
class Relation:
    """Who did what: entity keys as ``type/key`` strings; ``subject`` is None where the text names no agent.

    ``object`` is None where the text says in words what is meant and names no thing ("aims to halve pendency"):
    ``object_name`` then holds those words as printed. ``predicate`` is a key of ``data/tables/predicates.tsv``;
    ``place`` the key of a place; ``status`` tells planned, ongoing and done apart.
    """

    subject: str | None
    predicate: str
    object: str | None
    span: Span
    derivation: Derivation
    subject_name: str | None = None
    object_name: str = ""
    date: str | None = None
    place: str | None = None
    status: Status = "done"


@dataclass(frozen=True, slots=True)
class Unread:
    """A numeral that became no value, or a run that looks like a name and became no entity, and why.

    ``reason`` is for numerals one of: date, edition, part of a name, slogan, denominator, definition, structural,
    restated unit, not understood; for names one of: heading, generic class, indicator name, abbreviation, office,
    unit, structural, part of a name, not understood.
    """

    span: Span
    printed: str
    reason: str
    kind: Literal["numeral", "name"] = "numeral"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was read from one document, each tuple in document order."""

    document: Document
    observations: tuple[Observation, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    unread: tuple[Unread, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
