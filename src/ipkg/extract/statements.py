"""The rules of statements: how a figure hangs on the words around it.

Each rule looks at the ``Scene`` of one figure and gives drafts or nothing. The first rule of ``STATEMENTS`` that
gives something is believed, so the particular ones stand before the general ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.extract import comparisons, levels

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipkg.extract.drafting import Drafts
    from ipkg.extract.scenes import Scene


@dataclass(frozen=True, slots=True)
class Statement:
    """A named rule of statements: how it reads a scene, why it exists, examples of what it reads."""

    name: str
    read: Callable[[Scene], Drafts]
    why: str
    examples: tuple[str, ...] = ()


STATEMENTS: Final = (
    Statement(
        "bracket",
        comparisons.bracketed,
        "A bracket after a figure or a kind says its share.",
        ("14,085 (2.66%)", "art works (82.57%)"),
    ),
    Statement(
        "change",
        comparisons.change,
        "A change follows its figure, or has its own subject.",
        ("120 cases, up 5%", "filings rose 3%"),
    ),
    Statement(
        "rank",
        comparisons.rank,
        "A rank follows its figure, or names its measure.",
        ("317 stations, ranking first nationwide",),
    ),
    Statement(
        "multiple",
        comparisons.multiple,
        "A multiple compares with something named.",
        ("reached 23, about twice the average",),
    ),
    Statement(
        "gapped-change",
        comparisons.gapped_change,
        "A verb of change is said once for several.",
        ("marks rose 5%, designs 3%",),
    ),
    Statement(
        "share",
        comparisons.share,
        "Percentages are shares or rates.",
        ("accounting for 24% of grants", "a success rate of 76%"),
    ),
    Statement("total", levels.total, "A flow leads to a stock.", ("16 new centers, bringing the total number to 115",)),
    Statement(
        "part",
        levels.part,
        "Parts leave out the head of their whole.",
        ("731 applications, 279 of which were granted",),
    ),
    Statement("counted", levels.counted, "A number before a noun counts it.", ("courts concluded 5,579 cases",)),
    Statement("sum", levels.sum_of, "Money may be told what it is by what follows.", ("21 million yuan of fines",)),
    Statement("level", levels.level, "A subject reaches a number.", ("applications amounted to 120,938",)),
)


def read(scene: Scene) -> Drafts:
    """What the first fitting rule makes of a figure; nothing where none fits."""
    for statement in STATEMENTS:
        if drafts := statement.read(scene):
            return tuple(replace(draft, rule=draft.rule or statement.name) for draft in drafts)
    return ()
