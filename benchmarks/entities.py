"""Scores named things against an annotation made by reading.

    named   a found thing and an annotated one have a written form in common
    typed   and types of the same group (a court is a body, a law a policy …; ``scoring.toml``)

Things that the annotation marks as described rather than named are scored neither way. Precision pairs found and
annotated things one to one, so that one thing found as two counts against it; recall, as is usual, does not.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from observations import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = dict[str, Any]
_SAID: Final = tomllib.loads(Path(__file__).with_name("scoring.toml").read_text(encoding="utf-8"))
_GROUPS: Final = {word: group for group, words in _SAID["types"].items() for word in words.split()}
_SMALL: Final = frozenset({"the", "of", "a", "an", "city"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A row ready to be compared."""

    row: Row
    forms: frozenset[str]
    group: str


def score(gold: Sequence[Row], found: Sequence[Row]) -> Verdict:
    """The found things of a document against the annotated ones."""
    annotated = [_thing(row) for row in gold]
    wanted = [each for each in annotated if each.row.get("named", True)]
    described = [each for each in annotated if not each.row.get("named", True)]
    things = [_thing(row) for row in found]
    met = [[thing for thing in things if thing.forms & each.forms] for each in wanted]
    typed = [any(thing.group == each.group for thing in like) for each, like in zip(wanted, met, strict=True)]
    taken = _paired(wanted, things)
    excused = {number for number, thing in enumerate(things) if any(thing.forms & each.forms for each in described)}
    spurious = set(range(len(things))) - taken - excused
    figures = {
        "named_precision": len(taken) / max(1, len(taken) + len(spurious)),
        "named_recall": sum(map(bool, met)) / max(1, len(wanted)),
        "typed_recall": sum(typed) / max(1, len(wanted)),
    }
    missed = tuple(each.row for each, same in zip(wanted, typed, strict=True) if not same)
    return Verdict(figures, missed, tuple(things[number].row for number in sorted(spurious)))


def _paired(wanted: Sequence[Thing], things: Sequence[Thing]) -> set[int]:
    """The found things that each are one annotated thing, and no other one is."""
    taken: set[int] = set()
    for each in wanted:
        like = (n for n, thing in enumerate(things) if n not in taken and thing.forms & each.forms)
        taken.update(islice(like, 1))
    return taken


def folded(name: str) -> str:
    """A name without capitals, marks and small words.

    >>> folded("The People’s Court of Wuxi City")
    "people's court wuxi"
    """
    text = re.sub(r"[^a-z0-9' ]+", " ", re.sub(r"[’`]", "'", name.lower()))
    return " ".join(word for word in text.split() if word not in _SMALL)


def _thing(row: Row) -> Thing:
    forms = frozenset(folded(name) for name in (row.get("name", ""), *(row.get("as_written") or ())))
    return Thing(row, forms, _GROUPS.get(row.get("type", ""), row.get("type", "")))
