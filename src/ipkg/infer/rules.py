"""Axioms as rules: each axiom of an ontology becomes the Horn rules that OWL 2 RL gives it.

Source: OWL 2 Profiles, section 4.3 (the names of the rules are those of its tables 4 to 9). Class expressions are
unfolded into the patterns that they stand for, so that no node of an expression ever appears in a result.
Reflexive and axiomatic rules (eq-ref, scm-*, dt-*) say nothing about things and are left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, count
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ipkg.errors import KnowledgeError
from ipkg.vocab import owl, rdf, rdfs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Variable:
    """A place in a pattern that any term can take."""

    name: str


Pattern = tuple[Term | Variable, Term | Variable, Term | Variable]


@dataclass(frozen=True, slots=True)
class Rule:
    """If all patterns of the body hold, the head holds; without a head, they contradict each other."""

    name: str
    body: tuple[Pattern, ...]
    head: Pattern | None


X, Y, Z, P, V = (Variable(name) for name in "xyzpv")
_UNKNOWN: Final = (owl.oneOf, owl.unionOf, owl.allValuesFrom)

# What is one thing is in every relation of the other (eq-sym, eq-trans, eq-rep-s, eq-rep-o), and is not different.
EQUALITY: Final = (
    Rule("eq-sym", ((X, owl.sameAs, Y),), (Y, owl.sameAs, X)),
    Rule("eq-trans", ((X, owl.sameAs, Y), (Y, owl.sameAs, Z)), (X, owl.sameAs, Z)),
    Rule("eq-rep-s", ((X, owl.sameAs, Y), (X, P, V)), (Y, P, V)),
    Rule("eq-rep-o", ((X, owl.sameAs, Y), (Z, P, X)), (Z, P, Y)),
    Rule("eq-diff1", ((X, owl.sameAs, Y), (X, owl.differentFrom, Y)), None),
)


class Axioms:
    """The triples of an ontology, to be asked about lists and class expressions."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._objects: dict[tuple[object, NamedNode], list[Term]] = defaultdict(list)
        self._pairs: dict[NamedNode, list[tuple[Term, Term]]] = defaultdict(list)
        for triple in triples:
            self._objects[triple.subject, triple.predicate].append(triple.object)
            self._pairs[triple.predicate].append((triple.subject, triple.object))
        self._fresh = count()

    def pairs(self, predicate: NamedNode) -> list[tuple[Term, Term]]:
        """Subject and object of every triple with this predicate."""
        return self._pairs[predicate]

    def instances(self, kind: NamedNode) -> list[NamedNode]:
        """The named members of a class of the OWL vocabulary, such as the transitive properties."""
        return [s for s, o in self._pairs[rdf.type] if o == kind and isinstance(s, NamedNode)]

    def one(self, subject: Term, predicate: NamedNode) -> Term | None:
        """The first object, if any."""
        return next(iter(self._objects[subject, predicate]), None)

    def members(self, head: Term) -> list[Term]:
        """The members of an RDF list."""
        found: list[Term] = []
        while head != rdf.nil:
            first, rest = self.one(head, rdf.first), self.one(head, rdf.rest)
            if first is None or rest is None:
                raise KnowledgeError(f"{head} is not a well-formed list", hint="close the list in the ontology")
            found.append(first)
            head = rest
        return found

    def patterns(self, expression: Term, subject: Variable) -> tuple[Pattern, ...]:
        """What must hold of ``subject`` for it to be in a class (cls-int1, cls-svf1, cls-hv2, unfolded)."""
        members = self.one(expression, owl.intersectionOf)
        if members is not None:
            return tuple(pattern for part in self.members(members) for pattern in self.patterns(part, subject))
        prop = self.one(expression, owl.onProperty)
        if prop is None:
            self._refuse(expression)
            return ((subject, rdf.type, expression),)
        value, some = self.one(expression, owl.hasValue), self.one(expression, owl.someValuesFrom)
        if value is not None:
            return ((subject, prop, value),)
        if some is None:
            self._refuse(expression)
            raise KnowledgeError(f"the restriction {expression} restricts nothing", hint="give it a value or a class")
        other = Variable(f"{subject.name}{next(self._fresh)}")
        return ((subject, prop, other), *self.patterns(some, other))

    def _refuse(self, expression: Term) -> None:
        if any(self.one(expression, predicate) is not None for predicate in _UNKNOWN):
            raise KnowledgeError(
                f"the class expression {expression} uses a construct that no axiom of ours needs",
                hint="extend ipkg.infer.rules, or say it with intersectionOf, someValuesFrom or hasValue",
            )


def rules(triples: Iterable[Triple]) -> tuple[Rule, ...]:
    """The rules of an ontology and those of equality; raises KnowledgeError on a construct that is not covered."""
    axioms = Axioms(triples)
    found = (rule for make in _MAKERS for rule in make(axioms))
    return (*EQUALITY, *dict.fromkeys(found))


def _subclasses(axioms: Axioms) -> Iterator[Rule]:
    """cax-sco, cax-eqc: whatever makes a member of the class below makes one of the class above."""
    for lower, upper in axioms.pairs(rdfs.subClassOf):
        yield from _implies("cax-sco", axioms, lower, upper)
    for one, other in axioms.pairs(owl.equivalentClass):
        yield from _implies("cax-eqc1", axioms, one, other)
        yield from _implies("cax-eqc2", axioms, other, one)


def _implies(name: str, axioms: Axioms, lower: Term, upper: Term) -> Iterator[Rule]:
    body = axioms.patterns(lower, X)
    for head in axioms.patterns(upper, X):
        if head not in body and all(not isinstance(term, Variable) or term == X for term in head):
            yield Rule(name, body, head)


def _subproperties(axioms: Axioms) -> Iterator[Rule]:
    for lower, upper in axioms.pairs(rdfs.subPropertyOf):
        yield Rule("prp-spo1", ((X, lower, Y),), (X, upper, Y))


def _domains_and_ranges(axioms: Axioms) -> Iterator[Rule]:
    for prop, kind in axioms.pairs(rdfs.domain):
        yield Rule("prp-dom", ((X, prop, Y),), (X, rdf.type, kind))
    for prop, kind in axioms.pairs(rdfs.range):
        yield Rule("prp-rng", ((X, prop, Y),), (Y, rdf.type, kind))


def _inverses(axioms: Axioms) -> Iterator[Rule]:
    for one, other in axioms.pairs(owl.inverseOf):
        yield Rule("prp-inv1", ((X, one, Y),), (Y, other, X))
        yield Rule("prp-inv2", ((X, other, Y),), (Y, one, X))


def _characteristics(axioms: Axioms) -> Iterator[Rule]:
    for prop in axioms.instances(owl.TransitiveProperty):
        yield Rule("prp-trp", ((X, prop, Y), (Y, prop, Z)), (X, prop, Z))
    for prop in axioms.instances(owl.SymmetricProperty):
        yield Rule("prp-symp", ((X, prop, Y),), (Y, prop, X))
    for prop in axioms.instances(owl.FunctionalProperty):
        yield Rule("prp-fp", ((X, prop, Y), (X, prop, Z)), (Y, owl.sameAs, Z))
    for prop in axioms.instances(owl.InverseFunctionalProperty):
        yield Rule("prp-ifp", ((Y, prop, X), (Z, prop, X)), (Y, owl.sameAs, Z))


def _chains(axioms: Axioms) -> Iterator[Rule]:
    for prop, head in axioms.pairs(owl.propertyChainAxiom):
        steps = axioms.members(head)
        stops = [Variable(f"u{number}") for number in range(len(steps) + 1)]
        body = tuple((stops[number], step, stops[number + 1]) for number, step in enumerate(steps))
        yield Rule("prp-spo2", body, (stops[0], prop, stops[-1]))


def _keys(axioms: Axioms) -> Iterator[Rule]:
    for kind, head in axioms.pairs(owl.hasKey):
        values = [(prop, Variable(f"z{number}")) for number, prop in enumerate(axioms.members(head))]
        one, other = (tuple((subject, prop, value) for prop, value in values) for subject in (X, Y))
        kinds = ((X, rdf.type, kind), (Y, rdf.type, kind))
        yield Rule("prp-key", (*one, *other, *kinds), (X, owl.sameAs, Y))


def _disjointness(axioms: Axioms) -> Iterator[Rule]:
    for one, other in axioms.pairs(owl.disjointWith):
        yield _apart("cax-dw", one, other)
    for node, kind in axioms.pairs(rdf.type):
        if kind == owl.AllDisjointClasses and (head := axioms.one(node, owl.members)) is not None:
            for one, other in combinations(axioms.members(head), 2):
                yield _apart("cax-adc", one, other)


def _apart(name: str, one: Term, other: Term) -> Rule:
    return Rule(name, ((X, rdf.type, one), (X, rdf.type, other)), None)


_MAKERS: Final[tuple[Callable[[Axioms], Iterator[Rule]], ...]] = (
    _subclasses,
    _subproperties,
    _domains_and_ranges,
    _inverses,
    _characteristics,
    _chains,
    _keys,
    _disjointness,
)
