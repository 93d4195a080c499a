"""A number printed in any of the forms that documents use is read back as the same number, of the same kind and unit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.extract.explain import observations
from ipkg.tables import knowledge

if TYPE_CHECKING:
    from collections.abc import Callable

    from hypothesis.strategies import DrawFn, SearchStrategy

    Said = tuple[
        str, tuple[tuple[Decimal, str, str], ...]
    ]  # a sentence, and the values, units and kinds that it states
    Form = SearchStrategy[Said]

KNOWN = knowledge.load()
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
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
SCALES = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "lakh": 5, "crore": 7, "bn": 9, "mn": 6,
    "hundred million": 8, "ten thousand": 4,
}  # fmt: skip
PERCENT = ("%", " %", " percent", " per cent", "％")
RISES = ("up", "a rise of", "an increase of")
FALLS = ("down", "a decrease of", "a fall of")
ORDINALS = {cue.phrase: cue.value for cue in KNOWN.cues_of("ordinal")}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

# Four digits without a separator may be a year; so may two, after one.
wholes = st.integers(min_value=2, max_value=10**9).filter(lambda number: not 1900 <= number <= 2100)
decimals = st.decimals(min_value="0.1", max_value=99_999, places=2)
shares = st.decimals(min_value="0.1", max_value=100, places=1)
small = st.integers(min_value=13, max_value=999)


def spelled(number: int) -> str:
    """A number below a million in words."""
    if number >= 1000:
        rest = number % 1000
        between = " and " if 0 < rest < 100 else " " if rest else ""
        return f"{spelled(number // 1000)} thousand{between}{spelled(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred{' and ' + spelled(rest) if rest else ''}"
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def indian(number: int) -> str:
    """A number grouped by lakh and crore: the last three digits, then twos."""
    head, tail = str(number)[:-3], str(number)[-3:]
    groups = re.findall(r"\d{1,2}", head[::-1])
    return ",".join([*(group[::-1] for group in reversed(groups)), tail])


def counted(printed: Callable[[int], str], numbers: SearchStrategy[int] = wholes) -> Form:
    """Patents granted, their number printed in some way."""
    return numbers.map(
        lambda number: (f"The office granted {printed(number)} patents.", ((Decimal(number), "count", "level"),))
    )


@st.composite
def scaled(draw: DrawFn) -> Said:
    number = draw(st.decimals(min_value="0.01", max_value=999, places=2))
    scale, power = draw(st.sampled_from(sorted(SCALES.items())))
    value = number * 10**power
    return f"The office received {number} {scale} trademark applications.", ((value, "count", "level"),)


@st.composite
def money(draw: DrawFn) -> Said:
    """Fees in any currency of the register, named before or behind the number as its names are."""
    unit, name = draw(st.sampled_from(CURRENCIES))
    number = draw(st.decimals(min_value="1.01", max_value=99_999, places=2))
    scale = draw(st.sampled_from(["", " million", " billion"]))
    value = number * 10 ** SCALES.get(scale.strip(), 0)
    before = not name[0].islower() and (name.isupper() or not name[-1].isalpha())
    blank = "" if before and not name[-1].isalpha() else " "
    printed = f"{name}{blank}{number:,}{scale}" if before else f"{number:,}{scale} {name}"
    return f"The office collected {printed} in fees.", ((value, unit, "level"),)


@st.composite
def change(draw: DrawFn) -> Said:
    number, share = draw(wholes), draw(shares)
    sign, cue = draw(st.sampled_from([*((1, cue) for cue in RISES), *((-1, cue) for cue in FALLS)]))
    printed = f"{share}{draw(st.sampled_from(PERCENT))}"
    level = (Decimal(number), "count", "level")
    text = f"Patent applications reached {number:,}, {cue} {printed} from a year earlier."
    return text, (level, (sign * share, "percent", "change_pct"))


@st.composite
def points(draw: DrawFn) -> Said:
    share, difference = draw(shares), draw(st.decimals(min_value="0.1", max_value=30, places=1))
    noun, factor = draw(st.sampled_from([("percentage points", 1), ("pp", 1), ("basis points", Decimal("0.01"))]))
    text = f"The grant rate was {share}%, up {difference} {noun}."
    return text, ((share, "percent", "share_pct"), (difference * factor, "percentage_points", "change_pp"))


@st.composite
def fraction(draw: DrawFn) -> Said:
    name, bottom = draw(st.sampled_from(sorted(PARTS.items())))
    top = draw(st.integers(min_value=1, max_value=bottom - 1))
    words = f"{ONES[top]} {name}s" if top > 1 else f"a {name}" if name != "half" else "half"
    share = (Decimal(100) * top / bottom).quantize(Decimal("0.01"))
    return f"{words.capitalize()} of the patents granted were inventions.", ((share, "percent", "share_pct"),)


@st.composite
def out_of(draw: DrawFn) -> Said:
    bottom = draw(st.integers(min_value=3, max_value=12))
    top = draw(st.integers(min_value=2, max_value=bottom - 1))
    share = (Decimal(100) * top / bottom).quantize(Decimal("0.01"))
    text = f"{ONES[top].capitalize()} out of {ONES[bottom]} applications were filed online."
    return text, ((share, "percent", "share_pct"),)


@st.composite
def bounds(draw: DrawFn) -> Said:
    low = draw(small)
    high = low + draw(small)
    words = draw(st.sampled_from(["between {} and {}", "{} to {}", "{}-{}", "{}–{}"]))
    text = f"Courts concluded {words.format(low, high)} cases."
    return text, ((Decimal(low), "count", "level"), (Decimal(high), "count", "level"))


FORMS: dict[str, Form] = {
    "grouped": counted(lambda number: f"{number:,}"),
    "plain": counted(str),
    "Indian groups": counted(indian, st.integers(min_value=100_000, max_value=10**10)),
    "full width": counted(lambda number: f"{number:,}".translate(FULL_WIDTH)),
    "thin blanks": counted(lambda number: f"{number:,}".replace(",", "\u202f")),
    "in words": counted(spelled, st.integers(min_value=2, max_value=999_999)),
    "opening": st.integers(min_value=2, max_value=999_999).map(
        lambda number: (
            f"{spelled(number).capitalize()} patents were granted.",
            ((Decimal(number), "count", "level"),),
        )
    ),
    "scaled": scaled(),
    "money": money(),
    "changes": change(),
    "points": points(),
    "fractions": fraction(),
    "out of": out_of(),
    "ranges": bounds(),
    "shares": shares.map(
        lambda share: (f"Companies filed {share}% of the applications.", ((share, "percent", "share_pct"),))
    ),
    "ranks": st.integers(min_value=2, max_value=999).map(
        lambda place: (
            f"The city ranked {ordinal(place)} nationwide in patents granted.",
            ((Decimal(place), "rank", "rank"),),
        )
    ),
    "ranks in words": st.sampled_from(sorted(ORDINALS.items())).map(
        lambda rank: (
            f"The city took {rank[0]} place nationwide in patent applications.",
            ((Decimal(rank[1]), "rank", "rank"),),
        )
    ),
    "multiples": decimals.map(
        lambda times: (f"Patents granted were {times} times the number of 2015.", ((times, "ratio", "ratio"),))
    ),
    "durations": decimals.map(
        lambda months: (f"The average pendency was {months} months.", ((months, "months", "level"),))
    ),
    "densities": decimals.map(
        lambda number: (
            f"There were {number} valid invention patents per 10,000 people.",
            ((number, "per_10000_people", "ratio"),),
        )
    ),
    "qualified": wholes.map(
        lambda number: (f"Courts concluded more than {number:,} cases.", ((Decimal(number), "count", "level"),))
    ),
}


def ordinal(number: int) -> str:
    """A number as an ordinal in digits."""
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


CURRENCIES = sorted(
    (unit.key, name) for unit in KNOWN.units if unit.key.isupper() and len(unit.key) == 3 for name in unit.names
)


@pytest.mark.parametrize("form", FORMS)
def test_a_number_is_read_back(form: str) -> None:
    @settings(max_examples=25, deadline=None)
    @given(FORMS[form])
    def read_back(said: Said) -> None:
        sentence, stated = said
        found = observations(sentence, KNOWN, area="Wuxi", period="2020")
        assert tuple((each.value, each.unit, each.kind) for each in found) == stated, sentence

    read_back()


@pytest.mark.parametrize("style", ["dot", "blank"])
def test_a_document_that_groups_digits_otherwise_is_read_back(style: str) -> None:
    marks = str.maketrans(",.", {"dot": ".,", "blank": " ,"}[style])

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.integers(min_value=1_000_000, max_value=10**9), min_size=2, max_size=5), decimals)
    def read_back(numbers: list[int], share: Decimal) -> None:
        said = " ".join(f"The office granted {number:,} patents, up {share}%." for number in numbers).split(". ")
        text = ". ".join(part.translate(marks) for part in said)[:-1] + "."
        found = observations(text, KNOWN, area="Wuxi", period="2020")
        assert [each.value for each in found if each.kind == "level"] == numbers, text
        assert {each.value for each in found if each.kind == "change_pct"} == {share}, text

    read_back()
