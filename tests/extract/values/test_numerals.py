"""Printed numbers in any form are read back, and nothing else is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.extract.values import numerals
from ipkg.extract.values.numerals import Amount, Style
from ipkg.extract.values.reading import reader
from ipkg.tables import knowledge

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

PRINTED = [
    ("7", "comma", (Decimal(7), True)),
    ("12,045", "comma", (Decimal(12045), True)),
    ("1,204,555.75", "comma", (Decimal("1204555.75"), True)),
    ("5,34,562", "comma", (Decimal(534562), True)),
    ("4,5120", "comma", (Decimal(45120), False)),
    ("1.204.555,75", "dot", (Decimal("1204555.75"), True)),
    ("3,5", "dot", (Decimal("3.5"), True)),
    ("1\u202f204\u202f555", "comma", (Decimal(1204555), True)),
    ("1'204'555", "comma", (Decimal(1204555), True)),
    ("１２，０４５", "comma", (Decimal(12045), True)),
    ("-3.2", "comma", (Decimal("-3.2"), True)),
    ("\u22120.5", "comma", (Decimal("-0.5"), True)),
    ("0.050", "comma", (Decimal("0.050"), True)),
]


@pytest.mark.parametrize(("printed", "style", "read"), PRINTED)
def test_forms(printed: str, style: Style, read: tuple[Decimal, bool]) -> None:
    assert numerals.read(printed, style) == read


@pytest.mark.parametrize("printed", ["", "3.1.2", "1 204", "12,5", "1,", "9" * 25, "1,2,3", "..", "1.2.3.4"])
def test_no_numbers(printed: str) -> None:
    assert numerals.read(printed) is None


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("1,204 cases and 3.5%", "comma"),
        ("1.204.555 Fälle, 3,5 %", "dot"),
        ("1.234 and 2.345", "comma"),
        ("1.204.555 and 1,204,555", "comma"),
        ("no numbers", "comma"),
    ],
)
def test_the_style_of_a_document(text: str, style: Style) -> None:
    assert numerals.style(text) == style


CODES = ["5G services", "the 1+13+N network", "COVID-19 cases", "form TM-4", "GB2260", "the 24th award", "H1N1"]


@pytest.mark.parametrize("text", CODES)
def test_codes_and_ordinals_hold_no_numbers(text: str) -> None:
    assert [node for node in reader(knowledge.load()).values(text) if node.kind in {"number", "amount"}] == []


def spelled(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    rest = f" {spelled(number % 1000)}" if number % 1000 else ""
    return f"{spelled(number // 1000)} thousand{rest}"


def only_amount(text: str) -> Amount:
    nodes = reader(knowledge.load()).values(text)
    assert [(node.start, node.end) for node in nodes] == [(0, len(text))]
    found = nodes[0].value
    assert isinstance(found, Amount)
    return found


@given(st.integers(min_value=2, max_value=999_999))
@settings(max_examples=60, deadline=None)
def test_number_words_are_read_back(number: int) -> None:
    assert only_amount(spelled(number)).value == number


@given(st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False))
@settings(max_examples=60, deadline=None)
def test_grouped_decimals_are_read_back(number: Decimal) -> None:
    assert numerals.read(f"{number:,}") == (number, True)
    assert numerals.read(f"{number:f}") == (number, True)
    assert numerals.read(f"{number:,}".translate(str.maketrans(",.", ".,")), "dot") == (number, True)


@given(st.decimals(min_value="0.01", max_value=9999, places=2), st.sampled_from(["million", "billion", "trillion"]))
@settings(max_examples=60, deadline=None)
def test_scaled_money_is_read_back(number: Decimal, scale: str) -> None:
    factor = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]
    for text in (f"RMB {number} {scale}", f"{number} {scale} yuan", f"¥{number} {scale}"):
        amount = only_amount(text)
        assert (amount.value, amount.unit) == (number * factor, "CNY")


@given(st.decimals(min_value="0.1", max_value=999, places=1), st.sampled_from(["%", " percent", " per cent"]))
@settings(max_examples=40, deadline=None)
def test_percentages_are_read_back(number: Decimal, sign: str) -> None:
    amount = only_amount(f"over {number}{sign}")
    assert (amount.value, amount.unit, amount.qualifier) == (number, "percent", "over")
