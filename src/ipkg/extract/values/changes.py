"""Changes: how much something rose or fell, against what; and multiples of something else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from ipkg.extract.values.engine import Rule, maybe, slot
from ipkg.extract.values.periods import When, window

if TYPE_CHECKING:
    from ipkg.extract.values.engine import Node
    from ipkg.extract.values.numerals import Amount
    from ipkg.model import Kind

MAX_LIST: Final = 8
_NUMERIC: Final = ("number", "amount")


@dataclass(frozen=True, slots=True)
class Change:
    """Signed amounts by which the figures before them changed, in their order, and what they are measured against."""

    amounts: tuple[Amount, ...]
    base: str | When | None = None
    distributed: bool = False
    comparison: bool = False


def kind_of(amount: Amount) -> Kind:
    """The kind of a change, from the unit of its amount."""
    if amount.unit == "percent":
        return "change_pct"
    return "change_pp" if amount.unit == "percentage_points" else "change_abs"


def yearlike(amount: Amount) -> bool:
    """Whether a bare number looks like a year."""
    return not amount.unit and not amount.words and amount.end - amount.start == 4 and 1900 <= amount.value <= 2099


def _countable(amount: Amount) -> bool:
    return not yearlike(amount)


def _pair(first: Node, _and: Node, second: Node) -> tuple[Amount, ...] | None:
    return _listed(first, None, second)


def _listed(first: Node, _comma: Node | None, second: Node) -> tuple[Amount, ...] | None:
    head: tuple[Amount, ...] = first.value if isinstance(first.value, tuple) else (first.value,)
    units = {amount.unit for amount in head} | {second.value.unit}
    return (*head, second.value) if len(units) == 1 and len(head) < MAX_LIST else None


def _amounts(node: Node) -> tuple[Amount, ...]:
    return node.value if isinstance(node.value, tuple) else (node.value,)


def _signed(amounts: tuple[Amount, ...], sign: str) -> tuple[Amount, ...]:
    if sign == "-":
        return tuple(replace(amount, value=-abs(amount.value)) for amount in amounts)
    return amounts


def _base(*nodes: Node | None) -> str | When | None:
    return next((node.value for node in nodes if node is not None), None)


def _verb(
    verb: Node, _how: Node | None, by: Node | None, average: Node | None, amounts: Node, *after: Node | None
) -> Change | None:
    found = _amounts(amounts)
    by_itself = verb.value and (by is not None or found[0].unit or verb.end - verb.start <= 4)
    bound = found[0].qualifier == "under" and by is None  # "fell below nine months" says where to
    if not by_itself or bound or (average and not found[0].unit):
        return None
    return Change(_signed(found, verb.value), _base(*after))


def _verb_over_years(verb: Node, years: Node, _comma: Node | None, _by: Node, amounts: Node) -> Change | None:
    return Change(_signed(_amounts(amounts), verb.value), years.value) if verb.value else None


def _noun(_how: Node | None, yoy: Node | None, noun: Node, again: Node | None, _of: Node, amounts: Node,
          *after: Node | None) -> Change:  # fmt: skip
    return Change(_signed(_amounts(amounts), noun.value), _base(*after, yoy, again))


def _before_noun(_how: Node | None, amounts: Node, yoy: Node | None, _kind: Node | None, noun: Node,
                 after: Node | None) -> Change | None:  # fmt: skip
    found = _amounts(amounts)
    return Change(_signed(found, noun.value), _base(after, yoy)) if found[0].unit else None


def _comparative(amounts: Node, word: Node, *rest: Node | None) -> Change:
    base = rest[-1].value if rest[-1] else None
    return Change(_signed(_amounts(amounts), word.value), base, comparison=isinstance(base, str))


def _with_base(change: Node, _comma: Node | None, base: Node) -> Change | None:
    found: Change = change.value
    return replace(found, base=base.value) if found.base is None else None


def _distributed(change: Node, _comma: Node | None, _respectively: Node) -> Change:
    found: Change = change.value
    return replace(found, distributed=True)


def _is_base(value: Any) -> bool:
    return not isinstance(value, When) or value.role == "base"


def _spans_years(value: Any) -> bool:
    return isinstance(value, When) and value.role == "in" and value.period is not None and bool(window(value.period))


def _is_points(amount: Amount) -> bool:
    return amount.unit == "percentage_points"


def _spans_or_base(value: Any) -> bool:
    return _spans_years(value) or (isinstance(value, When) and value.role == "base")


_VERB: Final = slot("change-up", "change-down")
_NOUN: Final = slot("change-up-noun", "change-down-noun")
_MANNER: Final = maybe("change-manner")
_AFTER: Final = maybe("year-on-year", "base-word", "when", test=_is_base)
_BASE: Final = slot("year-on-year", "base-word", "when", test=_is_base)
_MANY: Final = slot("number", "amount", "amounts")

RULES: Final = (
    Rule(
        "pair",
        "amounts",
        (
            slot(*_NUMERIC, "amounts", test=lambda found: isinstance(found, tuple) or _countable(found)),
            slot("and"),
            slot(*_NUMERIC, test=_countable),
        ),
        _pair,
        "Several amounts of one unit stand in a list.",
        ("5% and 7%", "4 and 50"),
    ),
    Rule(
        "list",
        "amounts",
        (
            slot(*_NUMERIC, "amounts", test=lambda found: isinstance(found, tuple) or _countable(found)),
            slot("comma"),
            slot(*_NUMERIC, test=_countable),
        ),
        _listed,
        "Longer lists have commas.",
        ("3%, 5% and 7%",),
    ),
    Rule(
        "list-end",
        "amounts",
        (slot("amounts"), slot("comma"), slot("and"), slot(*_NUMERIC, test=_countable)),
        lambda head, _comma, _and, last: _listed(head, None, last),
        "The last of a list may have both comma and conjunction.",
        ("3%, 5%, and 7%",),
    ),
    Rule(
        "change-verb",
        "change",
        (_VERB, _MANNER, maybe("by-word"), maybe("average"), _MANY, _AFTER),
        _verb,
        "A verb or adverb of change gives the direction, the amounts follow.",
        ("up 5.2% YoY", "fell sharply by 1,204", "increased by 44% and 36%", "down 3 percentage points"),
    ),
    Rule(
        "change-verb-over-years",
        "change",
        (_VERB, slot("when", test=_spans_or_base), maybe("comma"), slot("by-word"), _MANY),
        _verb_over_years,
        "The years between which something changed may stand before the amount.",
        ("decreased between 2018 and 2019, by 8%", "increased compared with 2021, by 3%"),
    ),
    Rule(
        "change-noun",
        "change",
        (
            _MANNER,
            maybe("year-on-year"),
            _NOUN,
            maybe("year-on-year", "base-word"),
            slot("of", "by-word"),
            _MANY,
            _AFTER,
        ),
        _noun,
        "A noun of change gives the direction, the amounts follow.",
        ("a modest year-on-year growth of 17%", "an increase of 225 over the previous year"),
    ),
    Rule(
        "change-before-noun",
        "change",
        (_MANNER, _MANY, maybe("year-on-year"), _MANNER, _NOUN, _AFTER),
        _before_noun,
        "The amount may stand before the noun of change.",
        ("a 3% drop on the previous year", "30.7% year-on-year increase", "a mere 2% overall growth"),
    ),
    Rule(
        "comparison",
        "change",
        (_MANY, slot("comparative"), maybe("comma"), maybe("respectively"), maybe("comma"), maybe("than"), _BASE),
        _comparative,
        "A comparative measures against something else.",
        ("3% higher than the national average", "12 fewer than in 2019"),
    ),
    Rule(
        "points-more",
        "change",
        (slot("amount", test=_is_points), slot("comparative"), slot("than")),
        lambda amounts, word, _than: Change(_signed(_amounts(amounts), word.value)),
        "Percentage points are always a difference from another share.",
        ("5.2 percentage points more than their combined share",),
    ),
    Rule(
        "comparison-in-time",
        "change",
        (_MANY, slot("comparative"), maybe("comma"), maybe("respectively"), slot("than"), slot("when")),
        lambda amounts, word, _comma, _respectively, _than, when: _comparative(amounts, word, when),
        "So it does against another time.",
        ("1.06 more than at the end of 2022",),
    ),
    Rule(
        "change-base",
        "change",
        (slot("change"), maybe("comma"), _BASE),
        _with_base,
        "What a change is measured against may follow at some distance.",
        ("up 5%, compared with 2019",),
    ),
    Rule(
        "change-over-years",
        "change",
        (slot("change"), maybe("comma"), slot("when", test=_spans_years)),
        _with_base,
        "A change over several years is measured against the first of them.",
        ("a growth of 304% between 2015 and 2018",),
    ),
    Rule(
        "respectively",
        "change",
        (slot("change"), maybe("comma"), slot("respectively")),
        _distributed,
        "Several changes belong to several figures in their order.",
        ("up 5% and 7%, respectively",),
    ),
)
