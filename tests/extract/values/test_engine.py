"""The chart engine: matching, building, bounds, trees."""

from __future__ import annotations

import re

from ipkg.extract.values.engine import WIDTH, Chart, Node, Rule, by_first_kind, cover, leaves, maybe, saturate, slot
from ipkg.model import Derivation

NUMBER = Rule("number", "number", re.compile(r"\d+"), lambda match: int(match.group()), "digits")
SUM = Rule(
    "sum",
    "number",
    (slot("number"), slot("plus"), slot("number", test=lambda value: value < 100)),
    lambda left, _plus, right: left.value + right.value,
    "adds",
)
PLUS = Rule("plus", "plus", re.compile(r"\+"), lambda match: match.group(), "the sign")
UNIT = Rule(
    "unit", "amount", (maybe("about"), slot("number"), slot("unit")), lambda _about, n, u: (n.value, u.value), ""
)


def chart(text: str, *extra: Node) -> Chart:
    found = Chart(text, [*leaves(text, [NUMBER, PLUS]), *extra])
    return saturate(found, by_first_kind([SUM, UNIT]))


def test_composites_nest_and_keep_their_parts() -> None:
    whole = next(node for node in chart("1 + 2 + 3").nodes() if node.end == 9 and node.value == 6)
    assert whole.derivation("1 + 2 + 3") == Derivation(
        "sum",
        "1 + 2 + 3",
        (
            Derivation("sum", "1 + 2", (Derivation("number", "1"), Derivation("plus", "+"), Derivation("number", "2"))),
            Derivation("plus", "+"),
            Derivation("number", "3"),
        ),
    )


def test_a_test_of_a_slot_keeps_nodes_out() -> None:
    assert {node.value for node in chart("1 + 200").nodes() if node.kind == "number"} == {1, 200}


def test_an_optional_slot_may_stay_empty_or_begin_the_match() -> None:
    unit, about = Node("unit", 8, 10, "km", "unit"), Node("about", 0, 5, None, "about")
    found = [node for node in chart("about 7 km", unit, about).nodes() if node.kind == "amount"]
    assert [(node.start, node.end, node.value) for node in found] == [(0, 10, (7, "km")), (6, 10, (7, "km"))]


def test_no_more_nodes_begin_at_one_place_than_the_width_allows() -> None:
    full = Chart("x", [Node("kind", 0, 1, value, "rule") for value in range(WIDTH * 3)])
    assert len(full.nodes()) == WIDTH


def test_the_cover_prefers_the_leftmost_then_the_longest() -> None:
    nodes = [Node("a", 2, 4, 1, "r"), Node("b", 0, 3, 1, "r"), Node("c", 0, 2, 1, "r"), Node("d", 3, 5, 1, "r")]
    assert [node.kind for node in cover(nodes)] == ["b", "d"]
