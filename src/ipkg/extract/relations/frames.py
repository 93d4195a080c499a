"""What phrases without a verb of their own relate: "under the leadership of A", "a member of B", "based in C"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.names.folding import PLACE_TYPES
from ipkg.extract.relations import clauses, objects, phrases, subjects
from ipkg.extract.relations.grammar import ACTORS, FINITE, LIST_MARKS
from ipkg.extract.relations.stated import Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ipkg.extract.relations.clauses import Clause
    from ipkg.extract.relations.grammar import Frame
    from ipkg.extract.relations.units import Unit

    Acting = Callable[[int, int], tuple[Unit, ...]]

_GAP: Final = 4
_FAR: Final = 16


def pairs(clause: Clause, acting: Acting, before: tuple[Unit, ...]) -> Iterator[Pair]:
    """What the frames and appositions of a sentence relate.

    ``acting`` says who acts around the words ``[at, end)``, ``before`` whom a pronoun stands for.
    """
    words = clause.passage.words
    yield from _judged(clause, acting)
    named = {at for unit in clause.units if not unit.described for at in range(unit.start, unit.end)}
    for at in (at for at in range(len(words)) if at not in named):
        for end, frame in _frames(clause, at):
            near = frame.near
            others = _things(clause, at, frame) if near else acting(at, _end(clause, end))
            yield from _related(clause, at, end, frame, others)
        if hit := clause.grammar.appositions.at(words, at):
            yield from _related(
                clause, at, hit[0], hit[1], _described(clause, at, before) or _opening(clause, at, acting)
            )
        yield from _topics(clause, at)
        if decision := clause.grammar.decisions.at(words, at):
            yield from _decided(clause, at, *decision)


def _frames(clause: Clause, at: int) -> Iterator[tuple[int, Frame]]:
    """The frames whose first word stands at ``at``, a few words left between it and the rest."""
    hit = clause.grammar.frames.at(clause.passage.words, at)
    for frame in hit[1] if hit else ():
        for start in range(hit[0], hit[0] + _GAP):  # type: ignore[index]
            if tuple(clause.key(start + n) for n in range(len(frame.rest))) == frame.rest:
                yield start + len(frame.rest), frame
                break
            if not clause.key(start).replace("-", "").isalpha() or clause.key(start) in clause.grammar.prepositions:
                break


def _related(clause: Clause, at: int, end: int, frame: Frame, others: tuple[Unit, ...]) -> Iterator[Pair]:
    """Each of those that a frame names with each of those that it is said of."""
    row = clause.passage.lexicon.predicates[frame.predicate]
    wanted = frozenset(row.subject_types if frame.turned else row.object_types)
    sides = frozenset(row.object_types if frame.turned else row.subject_types) or ACTORS
    for named in _named(clause, end, wanted or ACTORS):
        for other in clauses.fitting(others, sides):
            subject, thing = (named, other) if frame.turned else (other, named)
            if other != named:
                yield Pair(subject, thing, frame.predicate, "frame", at, end)


def _end(clause: Clause, at: int) -> int:
    """The index behind the list of units at a word."""
    unit = clause.starting_near(at)
    return objects.listed(clause, unit, unit.types).units[-1].end if unit else at


def _things(clause: Clause, at: int, frame: Frame) -> tuple[Unit, ...]:
    """The thing named last before a frame."""
    row = clause.passage.lexicon.predicates[frame.predicate]
    return clauses.nearest(clause, at, frozenset(row.subject_types))


def _named(clause: Clause, end: int, wanted: frozenset[str]) -> tuple[Unit, ...]:
    """What a frame names: a list of units, else words."""
    unit = clause.starting_near(end)
    if unit:
        return objects.listed(clause, unit, wanted).units if unit.types & wanted else ()
    return phrases.listed(clause, end) if "words" in wanted else ()


def _judged(clause: Clause, acting: Acting) -> Iterator[Pair]:
    """Who is judged in the assessment that a sentence opens with: "In the 2021 review of courts, Foo ranked first"."""
    contest = phrases.judged(clause, 0) if clause.key(0) in {"in", "during"} else None
    outcomes = (at for at in range(len(clause.passage.words)) if clause.key(at) in clause.grammar.outranks)
    outcome = next(outcomes, None)
    if contest is None or outcome is None or contest.start > _GAP or phrases.judged(clause, contest.end):
        return
    behind = (unit for unit in clause.units if contest.start < unit.start < contest.end and unit.types & ACTORS)
    named = next((unit for unit in behind if clause.key(unit.start - 1) not in clause.grammar.prepositions), None)
    contest = phrases.cut(clause, contest, named.start) if named else contest
    others = (named,) if named else acting(outcome, outcome) or subjects.opening(clause, 0)
    yield from (Pair(other, contest, "evaluated_in", "frame", 0, 1) for other in clauses.fitting(others, ACTORS))


def _topics(clause: Clause, at: int) -> Iterator[Pair]:
    """What the document itself is said to be about: "a white paper on the trade marks of the city"."""
    itself = clause.ending(at) if clause.key(at) in {"on", "about"} else None
    if itself is None or all(entity.rule != "document-title" for entity in itself.entities):
        return
    for place in clause.units:
        near = at < place.start <= at + _FAR and not any(index in clause.verbs for index in range(at, place.start))
        if near and place.types & PLACE_TYPES and clause.key(place.start - 1) in {"of", "in", "for"}:
            yield Pair(itself, place, "about", "frame", at, at + 1)
            return


def _decided(clause: Clause, at: int, end: int, predicate: str) -> Iterator[Pair]:
    """What those behind "the decision of" have decided "to" do."""
    first = clause.starting_near(end)
    bodies = objects.listed(clause, first, ACTORS).units if first else ()
    if not bodies or clause.key(bodies[-1].end) != "to":
        return
    named = clause.starting(bodies[-1].end + 1)
    for thing in (named,) if named else phrases.deeds(clause, bodies[-1].end + 1):
        for body in bodies:
            yield Pair(body, thing, predicate, "frame", at, end)


def _described(clause: Clause, at: int, spoken: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """What an apposition is said of: the unit right before it, over "is", a comma or both."""
    before = clause.back_over(at, FINITE | clause.passage.lexicon.verbs.adverbs | {"been", "be", "a", "an", "the"})
    if clause.key(before) in FINITE:
        found = subjects.subject(clause, before)
        pronoun = found and found.units and all(unit.pronoun for unit in found.units)
        return spoken if pronoun else found.units if found else ()
    before = clause.back_over(before, frozenset({","}))
    unit = clause.ending(before) or subjects.owner(clause, before)
    return (unit,) if unit else ()


def _opening(clause: Clause, at: int, acting: Acting) -> tuple[Unit, ...]:
    """What a phrase that opens the sentence is said of: "Headquartered in Foo, the Bar Office …"."""
    return acting(at, at) if at == 0 or (clause.key(at - 1) in LIST_MARKS and at == 1) else ()
