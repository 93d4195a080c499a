"""Who acts in a clause, and on what: the units before and behind a verb that its grammar makes subject and object."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ipkg.extract.names.folding import PLACE_TYPES
from ipkg.extract.relations.grammar import ACTORS, FINITE, LIST_MARKS, RELATIVES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.names.passage import Passage
    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.grammar import Grammar
    from ipkg.extract.relations.units import Unit
    from ipkg.model import Entity

_BETWEEN: Final = frozenset({"with", "by", "on", "in", "and"})
_FAR: Final = 25
_NEAR: Final = 8


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

    def __post_init__(self) -> None:
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
        return next((unit for unit in self.units if unit.end == at), None)

    def starting(self, at: int) -> Unit | None:
        """The unit that starts at word ``at``."""
        return next((unit for unit in self.units if unit.start == at), None)

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


def subject(clause: Clause, at: int) -> Found | None:
    """The list of units right before word ``at``, in no other phrase; None where nothing stands there."""
    at = before_aside(clause, at)
    unit = clause.ending(at) or clause.ending(_over_rest(clause, at)) or owner(clause, at)
    if unit is None:
        unknown = clause.passage.is_name_word(at - 1)
        return Found(named=unknown) if at > 0 and clause.key(at - 1) not in LIST_MARKS else None
    if unit.pronoun and clause.key(unit.start) in RELATIVES:
        before = clause.ending(clause.back_over(unit.start, frozenset({","})))
        return Found((before,)) if before else Found(named=False)
    chain = [unit]
    while (before := _listed_before(clause, chain[0].start, last=len(chain) == 1)) is not None:
        chain.insert(0, before)
    first = clause.back_over(chain[0].start, clause.grammar.determiners)
    if clause.opens(first):
        return Found(tuple(chain), open=True)
    if clause.key(first - 1) not in clause.grammar.prepositions or clause.unwraps(first):
        return Found(tuple(chain))
    if clause.grammar.deverbal.ending(clause.passage.words, first) is not None:
        return Found(tuple(chain))
    head = _head_before(clause, first - 1)
    return Found((head,)) if head else Found(named=False)


def _over_rest(clause: Clause, at: int) -> int:
    """The index before what only adds to a list of names: "A and B cities", "A and six other courts"."""
    classes = clause.back_over(at, clause.grammar.classes)
    others = [index for index in range(max(1, at - _NEAR), at) if clause.key(index) == "other"]
    joined = others[-1] if others else at
    while others and (clause.key(joined - 1) in clause.grammar.counts or clause.key(joined - 1).isdigit()):
        joined -= 1
    joined -= 1
    return joined if others and clause.key(joined) == "and" else classes


def owner(clause: Clause, at: int) -> Unit | None:
    """Whose work the words before ``at`` speak of: "the city's trademark initiatives"."""
    if clause.key(at - 1) not in clause.grammar.doings:
        return None
    for end in range(at - 1, max(0, at - _NEAR), -1):
        unit = clause.ending(end)
        if unit:
            return unit if clause.key(end - 1).endswith("'s") else None
        if not clause.key(end - 1).isalpha() or clause.key(end - 1) in clause.grammar.prepositions:
            return None
    return None


def _head_before(clause: Clause, at: int) -> Unit | None:
    """The unit that the phrase led by the preposition at ``at`` belongs to: "the "Foo" platform of the Bar Office"."""
    for end in range(at, max(0, at - 3), -1):
        unit = clause.ending(end)
        if unit:
            before = clause.back_over(unit.start, clause.grammar.determiners)
            return None if clause.key(before - 1) in clause.grammar.prepositions else unit
        if not clause.key(end - 1).isalpha() or clause.key(end - 1) in clause.grammar.prepositions:
            return None
    return None


def main(clause: Clause) -> Found | None:
    """The subject of the sentence: what stands before its first finite verb."""
    finite = (at for at in range(len(clause.passage.words)) if clause.key(at) in FINITE and not _inside(clause, at))
    first = next(finite, None)
    if first:
        return subject(clause, first)
    unit = clause.starting(0) or clause.starting(clause.on_over(0, frozenset({"the"})))
    plain = unit is not None and clause.key(unit.end) not in LIST_MARKS | clause.grammar.prepositions
    begins = (unit,) if unit and plain else opening(clause, 0)
    return Found(begins) if begins else None


def opening(clause: Clause, at: int) -> tuple[Unit, ...]:
    """The actors that a clause begins with behind a phrase that opens at word ``at`` and its comma."""
    for unit in clause.units:
        begins = clause.key(clause.back_over(unit.start, clause.grammar.determiners) - 1) == ","
        if unit.start > at and begins and (unit.pronoun or unit.types & ACTORS):
            return (unit,)
    return ()


def _inside(clause: Clause, at: int) -> bool:
    return any(unit.start <= at < unit.end for unit in clause.units)


def _listed_before(clause: Clause, start: int, *, last: bool) -> Unit | None:
    """The unit before one in a list: "A, B and the C"; "A, as well as C". Before the last a comma is not enough."""
    at = clause.back_over(start, clause.grammar.determiners | {"as", "well", "together", "with", "along"})
    marks = clause.back_over(at, LIST_MARKS)
    between = {clause.key(index) for index in range(marks, start)}
    listed = marks < at if not last else bool(between & {"and", "or", "&", "well", "together", "along"})
    unit = clause.ending(marks) if listed else None
    return None if unit and clause.back_over(unit.start, clause.grammar.determiners) in clause.ends else unit


def before_aside(clause: Clause, at: int) -> int:
    """The index before an aside between commas: "A, together with B, has …"; and before a closing comma."""
    if clause.key(at - 1) != "," or at < 2:
        return at
    commas = [
        comma
        for comma in range(at - 2, max(0, at - 2 * _FAR), -1)
        if clause.key(comma) == "," and clause.ending(comma) and _is_aside(clause, comma + 1)
    ]
    long = next((comma for comma in commas if _names_others(clause, comma + 1)), None)
    if long is not None:
        return long
    before = clause.ending(at - 1)
    if before and "person" in before.types and not _is_agent(clause, before):
        return at - 1
    return commas[0] if commas else at


def _is_agent(clause: Clause, unit: Unit) -> bool:
    """Whether "by" names a unit as the one who did what a participle says: "signed by A, Director of B, …"."""
    done = (group for group in clause.groups if group.voice == "participle" and group.end <= unit.start)
    return any(unit in agents(clause, group.end) for group in done)


def _names_others(clause: Clause, at: int) -> bool:
    """Whether an aside that may list names begins at a word: "jointly with A and B", "signed by C, D of E"."""
    return _names_partners(clause, at) or any(
        group.voice == "participle" and group.start == at for group in clause.groups
    )


def _names_partners(clause: Clause, at: int) -> bool:
    """Whether a phrase with lists of names begins at a word: "jointly with", "in cooperation with"."""
    words, grammar = clause.passage.words, clause.grammar
    return (grammar.beside.at(words, at) or grammar.frames.at(words, at)) is not None


def _is_aside(clause: Clause, at: int) -> bool:
    known = _names_partners(clause, at) or clause.key(at).endswith(("ing", "ed"))
    small = clause.grammar.prepositions | clause.grammar.determiners | RELATIVES | {"as", "a", "an"}
    return known or clause.key(at) in small


def partners(clause: Clause, agent: Unit) -> tuple[Unit, ...]:
    """Those who are said to act jointly with an agent.

    "A, together with B and C, …"; "Together with B, A …"; "In June, together with B, A …".
    """
    for at in range(len(clause.passage.words)):
        hit = clause.grammar.beside.at(clause.passage.words, at)
        unit = clause.starting_near(hit[0]) if hit else None
        if unit is None or not unit.types & ACTORS:
            continue
        beside = listed(clause, unit, ACTORS).units
        after = clause.key(at - 1) == "," and clause.ending(at - 1) == agent
        if after or clause.on_over(beside[-1].end, clause.grammar.determiners | {","}) in _starts(clause, agent):
            return tuple(unit for unit in beside if unit != agent)
    return ()


def joint(clause: Clause, at: int) -> tuple[Unit, ...]:
    """The actors behind "with" or "together with" at word ``at``."""
    hit = clause.grammar.beside.at(clause.passage.words, at)
    start = hit[0] if hit else at + 1
    unit = clause.starting_near(start) if hit or clause.key(at) == "with" else None
    return listed(clause, unit, ACTORS).units if unit and unit.types & ACTORS else ()


def _starts(clause: Clause, agent: Unit) -> set[int]:
    """Where an agent starts, or the pronoun that stands for it."""
    return {agent.start, *(unit.start for unit in clause.units if unit.pronoun)}


def objects(clause: Clause, at: int, types: frozenset[str], through: frozenset[str] = frozenset()) -> Found:
    """The first list of units of fitting types behind word ``at`` in its clause, in no other phrase.

    ``through`` are prepositions behind which the object may stand all the same.
    """
    governed = aside = False
    index = at
    while index < min(at + _FAR, len(clause.passage.words)):
        unit = clause.starting(index)
        if unit:
            governed = governed and clause.key(index) not in {'"', "“"}
            if unit.types & types and not governed:
                return listed(clause, unit, types)
            governed = governed or bool(unit.entities)
            index = unit.end
            continue
        key = clause.key(index)
        if key in clause.grammar.stops or (index in clause.verbs and index > at):
            break
        aside = key in clause.grammar.prepositions and clause.key(index - 1) == "," if not governed else aside
        governed = _governs(clause, index, key, through, governed=governed and not (key == "," and aside))
        index += 1
    return Found()


def _governs(clause: Clause, index: int, key: str, through: frozenset[str], *, governed: bool) -> bool:
    """Whether what follows a word stands in a phrase of its own."""
    if key in {'"', "“"} or clause.opens(index + 1) or clause.unwraps(index + 1):
        return False
    return governed or (key in clause.grammar.prepositions and key not in through)


def listed(clause: Clause, unit: Unit, types: frozenset[str]) -> Found:
    """A unit and those of fitting types listed behind it."""
    chain = [unit]
    while (behind := _listed_after(clause, chain[-1])) and behind.types & types:
        chain.append(behind)
    return Found(tuple(chain), open=clause.opens(clause.back_over(unit.start, clause.grammar.determiners)))


def _listed_after(clause: Clause, unit: Unit) -> Unit | None:
    """The unit behind one in a list; a few plain words may stand between: "A in the one field, and B in the other"."""
    for at in range(unit.end, min(unit.end + _NEAR, len(clause.passage.words))):
        if at in clause.verbs or clause.key(at) in clause.grammar.stops or (clause.starting(at) and at > unit.end):
            return None
        if clause.key(at) in LIST_MARKS:
            first = clause.on_over(at, LIST_MARKS)
            near = clause.starting(first)
            start = first if near else clause.on_over(first, clause.grammar.determiners)
            found = _after_plain(clause, start, acting="," in map(clause.key, range(unit.end, first)))
            if found:
                return found
    return None


def _after_plain(clause: Clause, at: int, *, acting: bool) -> Unit | None:
    """The unit at word ``at``, or behind a plain noun that a quoted name explains.

    Behind a comma (``acting``) none that a verb follows: there another clause begins.
    """
    for index in range(at, min(at + _NEAR, len(clause.passage.words))):
        unit = clause.starting(index)
        if unit:
            quoted = clause.key(index) in {'"', "“"} or clause.opens(index)
            acts = acting and (unit.end in clause.verbs or clause.key(unit.end) in FINITE)
            return unit if not acts and (index == at or quoted) else None
        if index in clause.verbs or clause.key(index) in clause.grammar.stops | LIST_MARKS:
            return None
    return None


def agents(clause: Clause, at: int) -> tuple[Unit, ...]:
    """The units behind "by" after word ``at``, before the clause ends."""
    for index in range(at, min(at + _FAR, len(clause.passage.words))):
        if clause.key(index) == "by" or (index == at and clause.key(index) == "between"):
            unit = clause.starting_near(index + 1)
            if unit and unit.types & ACTORS:
                return listed(clause, unit, ACTORS).units
        if clause.key(index) in {";", "."} or (index in clause.verbs and index > at):
            break
    return ()


def place(clause: Clause, at: int) -> Unit | None:
    """The place of the register where something is done: behind "in" at word ``at``, or behind a partner and a time."""
    while at < len(clause.passage.words):
        unit = clause.starting(at + 1) if clause.key(at) in {"in", "at"} else None
        if unit:
            return unit if unit.types & PLACE_TYPES and unit.entities[0].register else None
        partner = clause.starting_near(at)
        if partner is None and clause.key(at) not in _BETWEEN and not _dates(clause, at):
            return None
        at = partner.end if partner else at + 1
    return None


def over_date(clause: Clause, at: int) -> int:
    """The index behind a date that begins at a word: "in July 2020 together with …"."""
    end = clause.on_over(at, frozenset({"in", "on"}))
    while _dates(clause, end):
        end += 1
    return end if end > at + 1 else at


def _dates(clause: Clause, at: int) -> bool:
    """Whether a word may stand in a date."""
    return clause.key(at).isdigit() or clause.passage.key(at) in clause.passage.lexicon.months


def nearest(clause: Clause, at: int, types: frozenset[str]) -> tuple[Unit, ...]:
    """The last unit of fitting types before word ``at``: the plan that is said to focus on something."""
    before = [unit for unit in clause.units if unit.end <= at and unit.types & types]
    return tuple(before[-1:])


def fitting(units: Sequence[Unit], types: frozenset[str]) -> tuple[Unit, ...]:
    """The units of a list that are of given types."""
    return tuple(unit for unit in units if unit.types & types)
