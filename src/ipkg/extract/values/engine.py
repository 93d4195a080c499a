"""The engine: rules as named values, and a small chart that applies them until nothing new is found.

A *leaf rule* reads the text itself by a regular expression; a *composite rule* reads a sequence of neighbouring
nodes. Each match becomes a ``Node`` that remembers its rule and its parts, so that every result can be printed
as a tree. Neighbours are nodes with nothing but blanks between them.

The chart is bounded: at most ``WIDTH`` nodes begin at one place and a pattern has a fixed length, so the work
grows with the length of the text whatever the text is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from ipkg.model import Derivation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

WIDTH: Final = 24
_BLANK: Final = re.compile(r"\s*")


class Node(NamedTuple):
    """A stretch ``[start, end)`` of the text that was understood: as what (``kind``), meaning what (``value``).

    A tuple, since a text has so many.
    """

    kind: str
    start: int
    end: int
    value: Any
    rule: str
    children: tuple[Node, ...] = ()

    def derivation(self, text: str) -> Derivation:
        """The node as a tree of rules over the words they cover."""
        parts = tuple(child.derivation(text) for child in self.children)
        return Derivation(self.rule, text[self.start : self.end], parts)


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a composite pattern: which kinds of node fit, and what their value must satisfy."""

    kinds: tuple[str, ...]
    test: Callable[[Any], bool] | None = None
    optional: bool = False

    def fits(self, node: Node) -> bool:
        """Whether the node may stand here."""
        return node.kind in self.kinds and (self.test is None or self.test(node.value))


Pattern: TypeAlias = "re.Pattern[str] | tuple[Slot, ...]"


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: what it matches, what it makes of it, why it exists, and examples that are its tests.

    ``production`` takes a ``re.Match`` (leaf) or one node or None per slot (composite) and gives the value of the
    new node, or None where the rule does not apply after all.
    """

    name: str
    kind: str
    pattern: Pattern
    production: Callable[..., Any]
    why: str
    examples: tuple[str, ...] = ()


def slot(*kinds: str, test: Callable[[Any], bool] | None = None) -> Slot:
    """A place that must be filled by a node of one of the kinds."""
    return Slot(kinds, test)


def maybe(*kinds: str, test: Callable[[Any], bool] | None = None) -> Slot:
    """A place that may stay empty."""
    return Slot(kinds, test, optional=True)


class Chart:
    """Every node found in one text, by the place where it begins."""

    def __init__(self, text: str, nodes: Iterable[Node] = ()) -> None:
        self.text = text
        self._at: defaultdict[int, list[Node]] = defaultdict(list)
        self._seen: set[tuple[str, int, int, str, Any]] = set()
        self._next: dict[int, int] = {}
        self._before: defaultdict[int, set[int]] = defaultdict(set)
        for node in nodes:
            self.add(node)

    def add(self, node: Node) -> bool:
        """Keep a node unless it is known already or its place is full; says whether it was kept."""
        key = (node.kind, node.start, node.end, node.rule, node.value)
        if key in self._seen or len(self._at[node.start]) >= WIDTH:
            return False
        self._seen.add(key)
        self._at[node.start].append(node)
        if node.end not in self._next:
            blank = _BLANK.match(self.text, node.end)
            self._next[node.end] = blank.end() if blank else node.end
        self._before[self._next[node.end]].add(node.start)
        return True

    def nodes(self) -> tuple[Node, ...]:
        """All nodes, in the order of the text, longest first."""
        found = (node for start in sorted(self._at) for node in self._at[start])
        return tuple(sorted(found, key=lambda node: (node.start, -node.end)))

    def after(self, end: int) -> list[Node]:
        """The nodes that begin where the blanks after the ``end`` of a node stop."""
        return self._at.get(self._next[end], [])

    def reaching(self, nodes: Iterable[Node], steps: int) -> set[int]:
        """Where those nodes begin, and every node from which one of them is reached in so many steps."""
        found = edge = {node.start for node in nodes}
        for _ in range(steps):
            edge = {start for place in edge for start in self._before.get(place, ())} - found
            found = found | edge
        return found

    def matches(self, pattern: Sequence[Slot], node: Node) -> Iterator[tuple[Node | None, ...]]:
        """Every way to fill the pattern beginning with this node in its first filled slot."""
        for lead, place in enumerate(pattern):
            if place.fits(node):
                for rest in self._fill(pattern[lead + 1 :], node.end):
                    yield (*(None,) * lead, node, *rest)
            if not place.optional:
                return

    def _fill(self, pattern: Sequence[Slot], end: int) -> Iterator[tuple[Node | None, ...]]:
        if not pattern:
            yield ()
            return
        for node in [node for node in self.after(end) if pattern[0].fits(node)]:
            for rest in self._fill(pattern[1:], node.end):
                yield (node, *rest)
        if pattern[0].optional:
            for rest in self._fill(pattern[1:], end):
                yield (None, *rest)


def leaves(text: str, rules: Iterable[Rule]) -> Iterator[Node]:
    """What the leaf rules find in the text."""
    for rule in rules:
        if isinstance(rule.pattern, re.Pattern):
            for match in rule.pattern.finditer(text):
                value = rule.production(match)
                if value is not None:
                    yield Node(rule.kind, match.start(), match.end(), value, rule.name)


def by_first_kind(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """The composite rules, by the kinds of node that can begin them."""
    index: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        if isinstance(rule.pattern, tuple):
            for place in rule.pattern:
                for kind in place.kinds:
                    if rule not in index[kind]:
                        index[kind].append(rule)
                if not place.optional:
                    break
    return {kind: tuple(found) for kind, found in index.items()}


def saturate(chart: Chart, index: dict[str, tuple[Rule, ...]], rounds: int = 8) -> Chart:
    """The chart with everything that the composite rules can build on it.

    ``rounds`` bounds how deep results may nest; a round that adds nothing is the last. After the first round only what
    can begin with, or reach, a new node is tried again.
    """
    longest = max((len(rule.pattern) for rules in index.values() for rule in rules), default=0)  # type: ignore[arg-type]
    tried = chart.nodes()
    for _ in range(rounds):
        fresh = [node for node in _built(chart, tried, index) if chart.add(node)]
        if not fresh:
            break
        places = chart.reaching(fresh, longest - 1)
        tried = tuple(node for node in chart.nodes() if node.start in places)
    return chart


def _built(chart: Chart, nodes: Iterable[Node], index: dict[str, tuple[Rule, ...]]) -> list[Node]:
    """What the rules make of patterns that begin with one of the nodes; the chart stays as it is."""
    return [
        Node(rule.kind, parts[0].start, parts[-1].end, value, rule.name, parts)
        for node in nodes
        for rule in index.get(node.kind, ())
        for filled in chart.matches(rule.pattern, node)  # type: ignore[arg-type]  # the index holds composites only
        if (value := rule.production(*filled)) is not None
        and (parts := tuple(part for part in filled if part is not None))
    ]


def apart(nodes: Iterable[Node], taken: Iterable[Node]) -> list[Node]:
    """The nodes that share no letter with any that is taken.

    >>> [node.start for node in apart([Node("a", at, at + 2, 1, "x") for at in (0, 2, 4)], [Node("b", 3, 4, 1, "x")])]
    [0, 4]
    """
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted((node.start, node.end) for node in taken):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return [node for node in nodes if (at := bisect_left(starts, node.end)) == 0 or ends[at - 1] <= node.start]


def cover(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Nodes that do not overlap, from left to right: the one that begins first, the longest of those.

    >>> cover([Node("a", 0, 3, 1, "x"), Node("b", 0, 5, 1, "y"), Node("c", 4, 8, 1, "z")])[0].kind
    'b'
    """
    chosen: list[Node] = []
    for node in sorted(nodes, key=lambda node: (node.start, -node.end)):
        if not chosen or node.start >= chosen[-1].end:
            chosen.append(node)
    return tuple(chosen)
