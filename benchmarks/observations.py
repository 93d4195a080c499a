"""Scores figures against an annotation made by reading.

Found and annotated rows are paired one to one, the best pairs first. Each level presupposes the one before it:

    located   the same value in the same place of the text
    typed     the same kind and unit
    framed    the same area and period
    named     the same measure: half of the words of measure and breakdowns

Rows that the annotation marks as optional, peripheral, a repetition (``same_as``) or a missing cell are scored neither
way. An annotated target counts against the extraction where it comes back as a fact. Precision means something only
where the annotation is complete.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from corpora import line_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = dict[str, Any]
Spot = tuple[int, int]
LEVELS: Final = ("located", "typed", "framed", "named")
_SAID: Final = tomllib.loads(Path(__file__).with_name("scoring.toml").read_text(encoding="utf-8"))
_SMALL: Final = frozenset(_SAID["small"].split())
_SAME: Final = {word: same for same, words in _SAID["words"].items() for word in words.split()}
_UNITS: Final = {word: unit for unit, words in _SAID["units"].items() for word in words.split()}
_COUNTED: Final = frozenset({"people", "count"})
_AMOUNTS: Final = frozenset({"level", "ratio"})
_UNSCORED: Final = frozenset({"missing_cell", "peripheral"})
_PLACE_WORDS: Final = re.compile(r"\b(city|province|municipality|the|prefecture|level)\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """A row ready to be compared; an annotated one may stand in several spots and be read in several ways."""

    row: Row
    spots: tuple[Spot, ...]
    value: Decimal | None
    types: tuple[tuple[str, str], ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Precision, recall and F1 of each level, the annotated rows that were not fully met, and what is in no row."""

    scores: dict[str, float]
    missed: tuple[Row, ...]
    spurious: tuple[Row, ...]


def score(gold: Sequence[Row], found: Sequence[Row], text: str) -> Verdict:
    """The found rows of a document against the annotated ones, both with their places in ``text``."""
    annotated = [_annotated(row, text, starts) for starts in [[0, *line_ends(text)]] for row in gold]
    facts = [_fact(row) for row in found if row.get("kind") != "target" and row.get("value") is not None]
    neutral = [each for each in annotated if _is_neutral(each)]
    wanted = [each for each in annotated if not _is_neutral(each) and each.row.get("status") != "target"]
    pairs = _paired(wanted, facts)
    taken = {fact for fact, _ in pairs.values()}
    rest = [fact for number, fact in enumerate(facts) if number not in taken]
    excused = {fact for fact, _ in _paired(neutral, rest).values()}
    reached = [pairs.get(number, (0, 0))[1] for number in range(len(wanted))]
    return Verdict(
        scores=_figures(reached, len(facts) - len(excused)),
        missed=tuple(each.row for each, level in zip(wanted, reached, strict=True) if level < len(LEVELS)),
        spurious=tuple(fact.row for number, fact in enumerate(rest) if number not in excused),
    )


def ratios(hits: int, wanted: int, found: int) -> dict[str, float]:
    """Precision, recall and F1 of so many hits.

    >>> ratios(1, wanted=2, found=1)
    {'precision': 1.0, 'recall': 0.5, 'f1': 0.6666666666666666}
    """
    precision = hits / found if found else 0.0
    recall = hits / wanted if wanted else 1.0
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}


def _figures(reached: Sequence[int], found: int) -> dict[str, float]:
    return {
        f"{level}_{name}": value
        for number, level in enumerate(LEVELS, 1)
        for name, value in ratios(sum(each >= number for each in reached), len(reached), found).items()
    }


def _is_neutral(gold: Figure) -> bool:
    row = gold.row
    return bool(row.get("optional") or row.get("same_as") or row.get("tier") in _UNSCORED or gold.value is None)


def _paired(gold: Sequence[Figure], facts: Sequence[Figure]) -> dict[int, tuple[int, int]]:
    """Annotated row → found row and level reached, one to one: highest level first, then the nearest."""
    edges = sorted(_edges(gold, facts), reverse=True)
    pairs: dict[int, tuple[int, int]] = {}
    taken: set[int] = set()
    for level, _, number, fact in edges:
        if number not in pairs and fact not in taken:
            pairs[number] = (fact, level)
            taken.add(fact)
    return pairs


def _edges(gold: Sequence[Figure], facts: Sequence[Figure]) -> Iterator[tuple[int, int, int, int]]:
    """Level, nearness, annotated row and found row of whatever agrees at all."""
    for number, each in enumerate(gold):
        for fact, other in enumerate(facts):
            if level := agreement(each, other):
                yield level, -abs(each.spots[0][0] - other.spots[0][0]), number, fact


def agreement(gold: Figure, found: Figure) -> int:
    """How many of ``LEVELS`` agree, from the first on."""
    checks = (_same_spot, _same_type, _same_frame, _same_measure)
    return next((number for number, same in enumerate(checks) if not same(gold, found)), len(checks))


def _same_spot(gold: Figure, found: Figure) -> bool:
    start, end = found.spots[0]
    return gold.value is not None and gold.value == found.value and any(start < b and a < end for a, b in gold.spots)


def _same_type(gold: Figure, found: Figure) -> bool:
    kind, unit = found.types[0]
    return any(
        (unit == other or {unit, other} <= _COUNTED or as_kind == kind == "rank")
        and (as_kind == kind or {as_kind, kind} <= _AMOUNTS)
        for as_kind, other in gold.types
    )


def _same_frame(gold: Figure, found: Figure) -> bool:
    area, period = gold.row.get("area"), gold.row.get("period")
    if area and place_name(area) != place_name(found.row.get("area") or ""):
        return False
    return period in (None, "") or str(period) == str(found.row.get("period"))


def _same_measure(gold: Figure, found: Figure) -> bool:
    common = len(gold.words & found.words)
    return not gold.words or (common > 0 and 4 * common >= len(gold.words) + len(found.words))


def place_name(label: str) -> str:
    """A place without the words that say what kind of place it is.

    >>> place_name("Nanjing City"), place_name("Xi’an Municipality")
    ('nanjing', "xi'an")
    """
    return " ".join(_PLACE_WORDS.sub(" ", re.sub(r"[’`]", "'", label).lower()).split())


def words(row: Row) -> frozenset[str]:
    """What tells a measure from another, in folded words.

    >>> sorted(words({"measure": "patents granted to companies", "dimensions": {"patent_type": "utility-model"}}))
    ['enterprise', 'grant', 'model', 'patent', 'utility']
    """
    said = " ".join([str(row.get("measure") or ""), *map(str, (row.get("dimensions") or {}).values())])
    return frozenset(map(_folded, re.findall(r"[a-z]+", said.lower()))) - _SMALL


def _folded(word: str) -> str:
    word = _SAME.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    return _SAME.get(word, word)


def _annotated(row: Row, text: str, starts: Sequence[int]) -> Figure:
    readings = row.get("reading") or []
    ways = [row, *(row | way for way in (readings if isinstance(readings, list) else [readings]))]
    types = tuple((str(way.get("kind")), _unit(way)) for way in ways)
    return Figure(row, tuple(_spots(row, text, starts)), _number(row.get("value")), types, words(row))


def _fact(row: Row) -> Figure:
    types = ((str(row.get("kind")), _unit(row)),)
    return Figure(row, ((row["start"], row["end"]),), _number(row.get("value")), types, words(row))


def _spots(row: Row, text: str, starts: Sequence[int]) -> Iterator[Spot]:
    """Where the quote of an annotated row stands: first from its line on, else wherever it does."""
    quote = row["quote"]
    if row.get("line") and (at := text.find(quote, starts[int(row["line"]) - 1])) >= 0:
        yield at, at + len(quote)
        return
    at = text.find(quote)
    while at >= 0:
        yield at, at + len(quote)
        at = text.find(quote, at + 1)


def _unit(row: Row) -> str:
    unit = str(row.get("unit") or "count")
    return _UNITS.get(unit.lower(), unit)


def _number(value: object) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return None
