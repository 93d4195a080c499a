"""Forward chaining: one new triple at a time meets everything that is known already, until nothing is new."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from ipkg.infer.rules import Pattern, Rule, Term, Variable
from ipkg.vocab import owl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Fact = tuple[Term, NamedNode, Term]
Binding = dict[Variable, Term]


@dataclass(frozen=True, slots=True)
class Conclusions:
    """What follows: ``facts`` given and derived, ``contradictions`` as the rule and the facts that clash."""

    facts: frozenset[Fact]
    contradictions: tuple[tuple[str, tuple[Fact, ...]], ...]


@dataclass(slots=True)
class Memory:
    """Facts, found by any of their terms that are known."""

    facts: set[Fact] = field(default_factory=set)
    index: defaultdict[tuple[Term | None, ...], list[Fact]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, fact: Fact) -> bool:
        """Whether the fact is new; it is known from now on."""
        if fact in self.facts:
            return False
        self.facts.add(fact)
        for key in product(*((term, None) for term in fact)):
            self.index[key].append(fact)
        return True

    def matching(self, pattern: Pattern, binding: Binding) -> tuple[Fact, ...]:
        """The facts that a pattern meets once the bound variables are filled in."""
        key = tuple(binding.get(term) if isinstance(term, Variable) else term for term in pattern)
        return tuple(self.index.get(key, ()))


def conclude(rules: tuple[Rule, ...], facts: Iterable[Fact]) -> Conclusions:
    """Everything that the rules derive from the facts, and every contradiction they find, sorted."""
    openings = _openings(rules)
    memory = Memory()
    clashes: set[tuple[str, tuple[Fact, ...]]] = set()
    waiting = deque(facts)
    while waiting:
        fact = waiting.popleft()
        if not memory.learn(fact):
            continue
        for rule, opening in (*openings[fact[1]], *openings[None]):
            for binding in _bindings(rule, opening, fact, memory):
                result = _fill(rule.head, binding) if rule.head else None
                if result is None or _equates_literals(result):
                    clashes.add((rule.name, tuple(_fill(pattern, binding) for pattern in rule.body)))
                elif _worth_saying(result):
                    waiting.append(result)
    return Conclusions(frozenset(memory.facts), tuple(sorted(clashes, key=str)))


def _openings(rules: tuple[Rule, ...]) -> defaultdict[Term | None, list[tuple[Rule, int]]]:
    """For each predicate, the patterns that a fact with it can meet; None for patterns of any predicate."""
    found: defaultdict[Term | None, list[tuple[Rule, int]]] = defaultdict(list)
    for rule in rules:
        for position, pattern in enumerate(rule.body):
            found[None if isinstance(pattern[1], Variable) else pattern[1]].append((rule, position))
    return found


def _bindings(rule: Rule, opening: int, fact: Fact, memory: Memory) -> Iterator[Binding]:
    first = _meet(rule.body[opening], fact, {})
    found = [] if first is None else [first]
    for position, pattern in enumerate(rule.body):
        if position != opening:
            found = [
                more
                for binding in found
                for known in memory.matching(pattern, binding)
                if (more := _meet(pattern, known, binding)) is not None
            ]
    yield from found


def _meet(pattern: Pattern, fact: Fact, binding: Binding) -> Binding | None:
    """The binding extended so that the pattern is the fact; None where they differ."""
    extended = dict(binding)
    for wanted, term in zip(pattern, fact, strict=True):
        if isinstance(wanted, Variable):
            if extended.setdefault(wanted, term) != term:
                return None
        elif wanted != term:
            return None
    return extended


def _fill(pattern: Pattern, binding: Binding) -> Fact:
    subject, predicate, value = (binding[term] if isinstance(term, Variable) else term for term in pattern)
    return subject, predicate, value  # type: ignore[return-value]  # predicates of rules are IRIs


def _equates_literals(fact: Fact) -> bool:
    """Two different values of a functional property (prp-fp with dt-diff and eq-diff1)."""
    subject, predicate, value = fact
    return predicate == owl.sameAs and isinstance(subject, Literal) and isinstance(value, Literal) and subject != value


def _worth_saying(fact: Fact) -> bool:
    """A literal has no properties in RDF, and that a thing is itself need not be said."""
    subject, predicate, value = fact
    return not isinstance(subject, Literal) and not (predicate == owl.sameAs and subject == value)


def as_triple(fact: Fact) -> Triple:
    """The fact as a triple."""
    return Triple(*fact)  # type: ignore[arg-type]  # subjects are never literals (_worth_saying)
