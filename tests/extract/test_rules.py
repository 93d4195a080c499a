"""Every rule reads its own examples, and every cue kind that the rules name has rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ipkg.extract.explain import observations
from ipkg.extract.statements.rules import STATEMENTS, Statement
from ipkg.extract.values import changes, dates, quantities, ranks, times

if TYPE_CHECKING:
    from ipkg.extract.values.engine import Rule
    from ipkg.extract.values.reading import Reader
    from ipkg.model import Knowledge

COMPOSITES = (*quantities.RULES, *dates.LEAVES, *times.COMPOSITES, *changes.RULES, *ranks.RULES)


def examples(rules: tuple[Rule, ...] | tuple[Statement, ...]) -> list[tuple[str, str]]:
    return [(rule.name, example) for rule in rules for example in rule.examples]


@pytest.mark.parametrize(("name", "example"), examples(COMPOSITES))
def test_a_rule_reads_its_examples(name: str, example: str, values: Reader) -> None:
    assert name in {node.rule for node in values.chart(example).nodes()}


@pytest.mark.parametrize(("name", "example"), examples(STATEMENTS))
def test_a_statement_reads_its_examples(name: str, example: str, known: Knowledge) -> None:
    assert name in {found.derivation.rule for found in observations(example, known, area="jiangsu", period="2021")}


def test_every_rule_says_why_and_names_are_unique() -> None:
    rules = (*COMPOSITES, *STATEMENTS)
    assert all(rule.why.endswith(".") for rule in rules)
    assert all(rule.examples for rule in rules)
    names = [rule.name for rule in COMPOSITES]
    assert len(names) == len(set(names))


def test_the_kinds_that_rules_ask_for_are_in_the_registers(values: Reader) -> None:
    made = {rule.kind for rule in COMPOSITES} | {"number", "ordinal"}
    asked = {
        kind for rule in COMPOSITES if isinstance(rule.pattern, tuple) for place in rule.pattern for kind in place.kinds
    }
    assert asked - made <= set(values.cues)
