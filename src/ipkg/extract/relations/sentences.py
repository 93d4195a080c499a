"""What one sentence states: its verbs in order, each with its subject, and the phrases beside them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from ipkg.extract.relations import clauses, frames, subjects
from ipkg.extract.relations.aims import sharpened
from ipkg.extract.relations.attributes import attributes
from ipkg.extract.relations.besides import besides
from ipkg.extract.relations.clauses import Found
from ipkg.extract.relations.grammar import ACTORS, RELATIVES
from ipkg.extract.relations.stated import pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.clauses import Clause
    from ipkg.extract.relations.stated import Pair
    from ipkg.extract.relations.units import Unit


@dataclass(slots=True)
class Sentence:
    """A clause under reading: who acts in each verb so far, and what was said last.

    ``before`` is whom the sentence before was about, ``topic`` the document that it told of.
    """

    clause: Clause
    before: tuple[Unit, ...] = ()
    topic: tuple[Unit, ...] = ()
    current: Found | None = None
    actors: list[tuple[int, tuple[Unit, ...]]] = field(default_factory=list)
    last: tuple[Pair, ...] = ()
    said: tuple[Pair, ...] = ()

    def pairs(self) -> tuple[Pair, ...]:
        """Everything that the sentence states: by its verbs in order, then by the phrases beside them."""
        self.said = tuple(self._of_verbs())
        kept = tuple(pair for pair in self.said if not _is_told_better(pair, self.said))
        found = (*kept, *attributes(self.clause, kept), *frames.pairs(self.clause, self.around, self.before))
        once = {pair.statement: pair for pair in reversed(found)}
        return tuple(reversed(once.values()))

    def about(self) -> tuple[Unit, ...]:
        """Who the sentence is about: the subject of its first verb, else who it begins with; nobody where unknown."""
        first = next((units for _, units in self.actors if units), ())
        begins = subjects.main(self.clause) if not first else None
        return first or (clauses.fitting(begins.units, ACTORS) if begins else ())

    def around(self, at: int, end: int) -> tuple[Unit, ...]:
        """Who acts around words: in the last verb before them, else behind the next comma, else in the next verb."""
        earlier = [units for start, units in self.actors if start < at]
        if earlier:
            return earlier[-1]
        behind = subjects.opening(self.clause, end - 1)
        return behind or next((units for _, units in self.actors), ())

    def _of_verbs(self) -> Iterator[Pair]:
        ordered = sorted(self.clause.groups, key=lambda group: (group.verb, not group.pattern.theme))
        for _, readings in groupby(ordered, key=lambda group: group.verb):
            for group, found in _chosen([(group, self._of_verb(group)) for group in readings]):
                yield from found
                yield from besides(self.clause, group, found, self.actors[-1][1] if self.actors else ())
                self.last = found

    def _of_verb(self, group: VerbGroup) -> tuple[Pair, ...]:
        acting = self._acting(group)
        if acting is not None and not group.agentless and group.voice != "participle":
            self.current = acting
            self.actors.append((group.start, acting.units))
        group, acting = self._carried_on(group, acting)
        found = pairs(self.clause, group, acting)
        return tuple(sharp for pair in found for sharp in sharpened(self.clause, group, pair, self.last))

    def _carried_on(self, group: VerbGroup, acting: Found | None) -> tuple[VerbGroup, Found | None]:
        """A participle with what it shares with the verb before: its status, or what is done ("by A and led by B")."""
        if self.last and group.bare and group.pattern.form == "ing" and group.status == "done":
            return replace(group, status=self.last[0].status), acting
        if self.last and group.voice == "participle" and self.clause.key(group.start - 1) == "and":
            done = tuple(dict.fromkeys(pair.thing for pair in self.last))
            return replace(group, voice="passive"), Found(done)
        return group, acting

    def told(self) -> tuple[Unit, ...]:
        """The one document that the sentence brings out; none where it brings out several or other things besides."""
        grammar = self.clause.grammar
        brought = tuple(dict.fromkeys(pair.thing for pair in self.said if pair.predicate in grammar.brings))
        return brought if len(brought) == 1 and self._is_of(brought[0], frozenset({"title"})) else ()

    def _is_of(self, unit: Unit, families: frozenset[str]) -> bool:
        own = {self.clause.grammar.families.get(kind, kind) for kind in unit.types}
        return bool(own) and own <= families

    def _acting(self, group: VerbGroup) -> Found | None:
        """The grammatical subject of a verb: named before it, carried on from the verb before, or by a pronoun."""
        clause = self.clause
        if group.agentless:
            return Found(named=False)
        if outcome := self._outcome(group):
            return Found(outcome)
        if clause.key(group.start - 1) == "," and group.pattern.form != "ing" and self._is_apart(group.start):
            return Found()
        if group.bare and subjects.before_aside(clause, group.start) == group.start:
            noun = Found(named=False) if group.pattern.form == "noun" else None
            return self.current or subjects.main(clause) or noun
        found = subjects.subject(clause, group.start)
        if found is None:
            return self.current or subjects.main(clause)
        return self._stood_for(found, group) if found.units and all(unit.pronoun for unit in found.units) else found

    def _outcome(self, group: VerbGroup) -> tuple[Unit, ...]:
        """The things just brought about, where what follows is their doing: "issued the Rules, establishing a fund"."""
        doers = self.clause.grammar.outcomes.get(group.pattern.predicate.key)
        if not (doers and group.bare and group.pattern.form == "ing"):
            return ()
        return tuple(thing for thing in dict.fromkeys(pair.thing for pair in self.last) if self._is_of(thing, doers))

    def _is_apart(self, at: int) -> bool:
        """Whether somebody else is spoken of between the verb before and a comma before word ``at``."""
        last = max((group.end for group in self.clause.groups if group.end <= at), default=at)
        between = range(last, at)
        named = {index for unit in self.clause.units for index in range(unit.start, unit.end)}
        unknown = self.clause.passage.is_name_word(at - 2) and at - 2 not in named
        return unknown or any(self.clause.key(index) in RELATIVES | {";"} for index in between)

    def _stood_for(self, found: Found, group: VerbGroup) -> Found:
        """Whom a pronoun stands for: who acted last, who the sentence begins with, whom the one before was about.

        What aims at something may as well be the document that was told of last: then "it" is that document.
        """
        aims = group.status == "planned" or group.pattern.predicate.key in self.clause.grammar.titled
        if self.topic and aims and not (self.current and self.current.units != self.topic):
            return Found(self.topic)
        begins = subjects.main(self.clause) if found.units[0].start > 1 else None
        told = tuple(unit for unit in begins.units if not unit.pronoun) if begins else ()
        spoken = (self.current.units if self.current else ()) or told or self.before
        return Found(spoken, named=bool(spoken))


Reading = tuple["VerbGroup", "tuple[Pair, ...]"]


def _chosen(readings: Sequence[Reading]) -> Iterator[Reading]:
    """Of several predicates that one verb says: those that found named things, else the first that found words.

    What is approved as something is not approved besides; no thing is said twice of one verb.
    """
    themed = [reading for reading in readings if reading[0].pattern.theme and reading[1]]
    named = [reading for reading in readings if any(pair.thing.entities for pair in reading[1])]
    worded = [reading for reading in readings if reading[1]]
    taken: set[Unit] = set()
    for group, found in themed[:1] or named or worded[:1]:
        fresh = tuple(pair for pair in found if pair.thing not in taken)
        taken.update(pair.thing for pair in found)
        if fresh:
            yield group, fresh


def _is_told_better(pair: Pair, said: Sequence[Pair]) -> bool:
    """Whether another verb says a deed more exactly: "aims to establish a center" plans the center."""
    deed = pair.thing
    return bool(deed.text) and any(
        other.predicate != pair.predicate and deed.start < other.end <= deed.end for other in said
    )
