"""Ranks: "ranking third nationwide", "took first place", "the second-largest"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ipkg.extract.values.engine import Rule, maybe, slot
from ipkg.extract.values.numerals import Amount

if TYPE_CHECKING:
    from ipkg.extract.values.engine import Node


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order. ``start`` and ``end`` are those of the ordinal; ``scope`` says among whom, as printed."""

    place: int
    start: int
    end: int
    scope: str | None = None
    digits: bool = False

    def as_amount(self) -> Amount:
        """The rank as an amount."""
        return Amount(Decimal(self.place), self.start, self.end, "rank", words=not self.digits)


def _ordinal(_verb: Node, _the: Node | None, ordinal: Node, _noun: Node | None, scope: Node | None) -> Rank:
    return Rank(int(ordinal.value), ordinal.start, ordinal.end, scope.value if scope else None)


def _number(_verb: Node, _no: Node, number: Node, scope: Node | None) -> Rank | None:
    place = number.value.value
    if place != int(place) or place > 1000:
        return None
    return Rank(int(place), number.value.start, number.value.end, scope.value if scope else None, digits=True)


def _top(_verb: Node, top: Node, _noun: Node | None, scope: Node | None) -> Rank:
    return Rank(1, top.start, top.end, scope.value if scope else None)


RULES: Final = (
    Rule(
        "rank",
        "rank",
        (slot("rank-only-verb"), maybe("indefinite"), slot("ordinal"), maybe("rank-noun"), maybe("scope")),
        _ordinal,
        "A verb of ranking takes an ordinal.",
        ("ranking third nationwide", "ranked 2nd in the country"),
    ),
    Rule(
        "place",
        "rank",
        (slot("rank-verb"), maybe("indefinite"), slot("ordinal"), slot("rank-noun"), maybe("scope")),
        _ordinal,
        "With the noun, many verbs rank.",
        ("maintaining the first place", "took second place worldwide"),
    ),
    Rule(
        "ordinal-scope",
        "rank",
        (slot("rank-verb"), maybe("indefinite"), slot("ordinal"), maybe("rank-noun"), slot("scope")),
        _ordinal,
        "So they do when a scope follows the ordinal.",
        ("stood fourth in the country",),
    ),
    Rule(
        "ordinal-among",
        "rank",
        (slot("rank-verb", "rank-only-verb"), maybe("indefinite"), slot("ordinal"), slot("among-word")),
        lambda _verb, _the, ordinal, _among: Rank(int(ordinal.value), ordinal.start, ordinal.end),
        "So they do when those that are ranked follow.",
        ("came sixth among",),
    ),
    Rule(
        "rank-before",
        "rank",
        (slot("rank-past-verb"), maybe("indefinite"), slot("ordinal"), maybe("rank-noun"), maybe("scope")),
        _ordinal,
        "An earlier rank is told by what had been.",
        ("having been eighth", "up from 34th"),
    ),
    Rule(
        "second-only",
        "rank",
        (slot("ordinal"), slot("only-to")),
        lambda ordinal, _only: Rank(int(ordinal.value), ordinal.start, ordinal.end),
        "Second only to one other is second.",
        ("second only to",),
    ),
    Rule(
        "ordinal-superlative",
        "rank",
        (slot("rank-verb"), maybe("indefinite"), slot("ordinal"), slot("ranking-superlative")),
        lambda verb, the, ordinal, _most: _ordinal(verb, the, ordinal, None, None),
        "A superlative ranks too.",
        ("was the seventh busiest office",),
    ),
    Rule(
        "rank-number",
        "rank",
        (slot("rank-verb", "rank-only-verb"), slot("rank-number"), slot("number"), maybe("scope")),
        _number,
        "Ranks are numbered.",
        ("ranks No. 1 nationwide",),
    ),
    Rule(
        "top",
        "rank",
        (slot("rank-only-verb"), slot("top-rank"), maybe("rank-noun"), maybe("scope")),
        _top,
        "The top is the first place.",
        ("ranking the top nationwide",),
    ),
)
