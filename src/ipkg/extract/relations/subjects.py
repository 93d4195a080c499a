"""Who acts in a clause: the units before a verb that its grammar makes the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.relations.clauses import Found
from ipkg.extract.relations.grammar import ACTORS, FINITE, LIST_MARKS, RELATIVES
from ipkg.extract.relations.objects import agents

if TYPE_CHECKING:
    from ipkg.extract.relations.clauses import Clause
    from ipkg.extract.relations.units import Unit

_FAR: Final = 50
_NEAR: Final = 8


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
        for comma in range(at - 2, max(0, at - _FAR), -1)
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
