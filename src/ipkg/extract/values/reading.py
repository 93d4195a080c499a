"""A text as the sequence of the largest things understood in it: amounts, changes, ranks, times, places, words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from ipkg.extract.values import changes, dates, numerals, quantities, ranks, times
from ipkg.extract.values.engine import Chart, Node, Rule, apart, by_first_kind, cover, leaves, saturate
from ipkg.extract.values.inflection import irregular
from ipkg.extract.values.lexicon import Lexicon, entries, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ipkg.extract.values.numerals import Style
    from ipkg.model import Knowledge, LocalCurrency

# Of two readings of the same words the one further left is taken.
PRIORITY: Final = (
    "atom",
    "change",
    "rank",
    "when",
    "range",
    "amounts",
    "multiple",
    "amount",
    "number",
    "denominator",
    "place",
)


_VERBS: Final = frozenset({"share-verb", "level-verb", "neutral-verb", "class-verb"})
_NOUNS: Final = frozenset({"class-noun"})
_NEAR: Final = 2
_SINGLE: Final = frozenset({"number", "amount", "multiple"})
_LISTS: Final = frozenset({"amounts", "change"})
# Which longer phrases take away what a kind of cue says by itself.
_HIDDEN_IN: Final = {
    "change-up": _VERBS,
    "change-down": _VERBS,
    "comparative": _VERBS,
    "change-up-noun": _NOUNS,
    "change-down-noun": _NOUNS,
    "qualifier": frozenset({"class-verb", "neutral-verb"}),
    "duration": frozenset({"year-on-year"}),
    "mean-unit": frozenset({"base-word", "relative-period", "base-prep"}),
}


class Reader:
    """The rules and phrases of one installation, made ready for one style of separators and one country's money."""

    def __init__(self, knowledge: Knowledge, separators: Style, money: LocalCurrency | None = None) -> None:
        cues: defaultdict[str, dict[str, str]] = defaultdict(dict)
        found = tuple(_local(entries(knowledge), money) if money else entries(knowledge))
        for kind, phrase, value in found:
            cues[kind][phrase] = value
        glue = frozenset(
            phrase.casefold() for kind in ("currency", "scale", "percent", "percentage_points") for phrase in cues[kind]
        )
        self.cues = dict(cues)
        self.labels = {unit.key: unit.label for unit in knowledge.units}
        self.lexicon = Lexicon(found)
        self.irregular = irregular(knowledge)
        self.leaves: tuple[Rule, ...] = (*numerals.rules(cues, separators, glue), *dates.LEAVES)
        composites = (*quantities.RULES, *times.COMPOSITES, *changes.RULES, *ranks.RULES)
        self.composites = by_first_kind(composites)

    def chart(self, text: str, atoms: Iterable[Node] = ()) -> Chart:
        """Everything the value rules find in a text; nothing is read inside an atom (a name, a quoted title)."""
        closed = tuple(atoms)
        inner = [*leaves(text, self.leaves), *_outermost(self.lexicon.find(tokens(text)))]
        return saturate(Chart(text, [*closed, *apart(inner, closed)]), self.composites)

    def values(self, text: str, atoms: Iterable[Node] = ()) -> tuple[Node, ...]:
        """The largest values of a text, from left to right, without overlap."""
        return cover_values(self.chart(text, atoms))


def _local(found: Iterable[tuple[str, str, str]], money: LocalCurrency) -> Iterator[tuple[str, str, str]]:
    """The phrases with the signs of money as one country means them."""
    own = {"currency": money.names}
    yield from (entry for entry in found if entry[1] not in own.get(entry[0], ()))
    yield from (("currency", name, money.unit) for name in money.names)


def _outermost(phrases: Iterable[Node]) -> Iterator[Node]:
    """Known phrases, without those that are part of a longer one: "made up 78%" is no rise, "year on year" no time."""
    found = tuple(phrases)
    longer = {kinds: _Longer(node for node in found if node.kind in kinds) for kinds in set(_HIDDEN_IN.values())}
    for node in found:
        kinds = _HIDDEN_IN.get(node.kind)
        if kinds is None or not longer[kinds].hold(node):
            yield node


class _Longer:
    """Phrases from left to right, and how far those up to each of them reach."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        found = tuple(nodes)
        self._starts = [node.start for node in found]
        self._reach = list(accumulate((node.end for node in found), max))

    def hold(self, node: Node) -> bool:
        """Whether a node is a part, and not all, of one of them."""
        before, upto = bisect_left(self._starts, node.start), bisect_right(self._starts, node.start)
        return (before > 0 and self._reach[before - 1] >= node.end) or (upto > 0 and self._reach[upto - 1] > node.end)


def cover_values(chart: Chart) -> tuple[Node, ...]:
    """The nodes of a chart that are values, without overlap: leftmost, longest, then by ``PRIORITY``."""
    nodes = chart.nodes()
    reach, compared = _reach(nodes, _SINGLE), _reach(nodes, frozenset({"change"}))
    ordered = {node.start for node in nodes if node.kind == "respectively"}
    values = (node for node in nodes if node.kind in PRIORITY and not _unfinished(node, ordered))
    chosen = [node for node in values if not _cuts(node, reach, compared)]
    chosen.sort(key=lambda node: (node.start, -node.end, PRIORITY.index(node.kind)))
    return cover(chosen)


def _reach(nodes: Iterable[Node], kinds: frozenset[str]) -> dict[int, int]:
    """Where the longest node of some kinds ends, by where it starts."""
    reach: dict[int, int] = {}
    for node in nodes:
        if node.kind in kinds:
            reach[node.start] = max(node.end, reach.get(node.start, 0))
    return reach


def _unfinished(node: Node, ordered: set[int]) -> bool:
    """Whether bare numbers between commas make no list: nothing joins the last or tells their order."""
    bare = node.kind == "amounts" and node.rule == "list" and not node.value[0].unit
    return bare and not any(0 <= start - node.end <= _NEAR for start in ordered)


def _cuts(node: Node, reach: Mapping[int, int], compared: Mapping[int, int]) -> bool:
    """Whether a list takes only the beginning of an amount: of "1,204, 1.5 times" it would take 1.5.

    Nor is "52 days, 11 days fewer than before" a list: without a conjunction the last is a comparison of its own.
    """
    if node.kind not in _LISTS:
        return False
    listed = (part for child in node.children for part in (child.children if child.kind == "amounts" else (child,)))
    cut = any(part.kind in _SINGLE and part.end < reach[part.start] for part in listed)
    cut = cut or (node.rule == "list" and compared.get(node.children[-1].start, 0) > node.end)
    return cut or any(_cuts(child, reach, compared) for child in node.children if child.kind == "amounts")


@lru_cache(maxsize=8)
def reader(knowledge: Knowledge, separators: Style = "comma", money: LocalCurrency | None = None) -> Reader:
    """The reader for some knowledge, made once."""
    return Reader(knowledge, separators, money)
