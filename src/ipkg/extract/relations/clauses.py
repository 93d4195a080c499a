"""A sentence as the grammar sees it: its words, its units and its verb groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.names.passage import Passage
    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.grammar import Grammar
    from ipkg.extract.relations.units import Unit
    from ipkg.model import Entity


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence with its units and its verb groups.

    ``inner`` are all named units, those inside others included; ``occasion`` is the event that the paragraph spoke of
    last. ``verbs`` are the words at which verb groups start, ``shared`` those of groups without a subject of their own,
    ``finite`` those of groups that cannot stand in a noun phrase; ``ends`` are the words behind verb groups.
    """

    passage: Passage
    units: tuple[Unit, ...]
    grammar: Grammar
    groups: tuple[VerbGroup, ...] = ()
    inner: tuple[Unit, ...] = ()
    occasion: Entity | None = None
    verbs: frozenset[int] = field(init=False)
    shared: frozenset[int] = field(init=False)
    ends: frozenset[int] = field(init=False)
    finite: frozenset[int] = field(init=False)
    _starts: dict[int, Unit] = field(init=False)
    _ends: dict[int, Unit] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", {unit.start: unit for unit in reversed(self.units)})
        object.__setattr__(self, "_ends", {unit.end: unit for unit in reversed(self.units)})
        object.__setattr__(self, "verbs", frozenset(group.start for group in self.groups))
        object.__setattr__(self, "ends", frozenset(group.end for group in self.groups))
        finite = (group for group in self.groups if group.start < group.verb or group.pattern.form == "present")
        object.__setattr__(self, "finite", frozenset(group.start for group in finite))
        object.__setattr__(self, "shared", frozenset(group.start for group in self.groups if group.bare))

    def key(self, at: int) -> str:
        """The key of a word, in small letters."""
        return self.passage.key(at).lower()

    def ending(self, at: int) -> Unit | None:
        """The unit that ends right before word ``at``."""
        return self._ends.get(at)

    def starting(self, at: int) -> Unit | None:
        """The unit that starts at word ``at``."""
        return self._starts.get(at)

    def starting_near(self, at: int) -> Unit | None:
        """The unit that starts at word ``at`` or behind its article."""
        return self.starting(at) or self.starting(self.on_over(at, self.grammar.determiners))

    def opens(self, at: int) -> bool:
        """Whether an open list ("such as") stands right before word ``at``."""
        return self.grammar.opens.ending(self.passage.words, at) is not None

    def unwraps(self, at: int) -> bool:
        """Whether words that only wrap what is meant stand right before word ``at``: "the first batch of"."""
        return self.passage.lexicon.wrappers.ending(self.passage.words, at) is not None

    def back_over(self, at: int, words: frozenset[str]) -> int:
        """The index after the last word before ``at`` that is none of ``words``."""
        while at > 0 and self.key(at - 1) in words:
            at -= 1
        return at

    def on_over(self, at: int, words: frozenset[str]) -> int:
        """The index of the first word from ``at`` on that is none of ``words``."""
        while self.key(at) in words:
            at += 1
        return at


@dataclass(frozen=True, slots=True)
class Found:
    """Units that stand as one list; ``open``: an open list names them.

    Without units: ``named`` is False where plain words act, True where a name acts that was not understood.
    """

    units: tuple[Unit, ...] = ()
    open: bool = False
    named: bool = True


def nearest(clause: Clause, at: int, types: frozenset[str]) -> tuple[Unit, ...]:
    """The last unit of fitting types before word ``at``: the plan that is said to focus on something."""
    before = [unit for unit in clause.units if unit.end <= at and unit.types & types]
    return tuple(before[-1:])


def fitting(units: Sequence[Unit], types: frozenset[str]) -> tuple[Unit, ...]:
    """The units of a list that are of given types."""
    return tuple(unit for unit in units if unit.types & types)
