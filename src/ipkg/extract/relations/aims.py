"""What a general verb says more exactly by what it speaks of: a plan that aims at something targets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ipkg.extract.names.folding import PLACE_TYPES
from ipkg.extract.relations import phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.clauses import Clause
    from ipkg.extract.relations.stated import Pair
    from ipkg.extract.relations.units import Unit
    from ipkg.model import Status


def sharpened(clause: Clause, group: VerbGroup, pair: Pair, last: Sequence[Pair]) -> Iterator[Pair]:
    """A pair under the predicate that its agent or its thing calls for.

    "The city issued the Foo Plan, seeking to improve bar": the plan targets bar. "The city has been selected as a pilot
    city": it is a pilot. Whoever else aims at something plans it. An aim of an aim is none of its own.
    """
    predicate = pair.predicate
    if predicate in clause.grammar.titled.values() and pair.thing.text:
        things = phrases.each_for(clause, phrases.unwrapped(clause, pair.thing) or pair.thing)
        yield from (replace(pair, thing=thing) for thing in things)
        return
    if predicate not in clause.grammar.titled:
        yield replace(pair, predicate=_particular(clause, pair))
        return
    aims = {*clause.grammar.titled, *clause.grammar.titled.values()}
    if group.bare and any(found.predicate in aims for found in last):
        return
    titles = _titles(clause, group, pair, last)
    aimed = phrases.aimed(clause, pair.thing) if titles else None
    if aimed:
        status: Status = "done" if group.bare else "planned"
        for title in titles:
            yield replace(pair, agent=title, thing=aimed, predicate=clause.grammar.titled[predicate], status=status)
    else:
        yield replace(pair, status="planned")


def _titles(clause: Clause, group: VerbGroup, pair: Pair, last: Sequence[Pair]) -> tuple[Unit, ...]:
    """The documents whose aim is told: those that the verb before is directed at, or the subject itself."""
    told = dict.fromkeys(found.thing for found in last) if group.bare and group.pattern.form == "ing" else ()
    named = (*told, *((pair.agent,) if pair.agent else ()))
    return tuple(unit for unit in named if {clause.grammar.families.get(kind) for kind in unit.types} == {"title"})


def _particular(clause: Clause, pair: Pair) -> str:
    """The predicate of a place that is chosen as a pilot, or becomes one; else the pair's own."""
    if pair.agent is None or not pair.agent.types & PLACE_TYPES:
        return pair.predicate
    said = {word for entity in pair.thing.entities for word in entity.name.lower().split()}
    said |= set(pair.thing.text.lower().split())
    sharper = clause.grammar.particular.get(pair.predicate, {})
    return next((predicate for word, predicate in sharper.items() if word in said), pair.predicate)
