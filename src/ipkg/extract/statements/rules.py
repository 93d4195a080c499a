"""The rules of statements: how a figure hangs on the words around it.

Each rule looks at the ``Scene`` of one figure and gives drafts or nothing. The first rule of ``STATEMENTS`` that
gives something is believed, so the particular ones stand before the general ones.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.statements import (
    beside,
    comparisons,
    counts,
    ellipsis,
    kinds,
    levels,
    parts,
    remainders,
    rosters,
    shares,
    turns,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipkg.extract.statements.drafting import Drafts
    from ipkg.extract.statements.drafts import Draft
    from ipkg.extract.statements.scenes import Scene


@dataclass(frozen=True, slots=True)
class Statement:
    """A named rule of statements: how it reads a scene, why it exists, examples of what it reads."""

    name: str
    read: Callable[[Scene], Drafts]
    why: str
    examples: tuple[str, ...] = ()


_SIGNS: Final = frozenset("+-−–")

STATEMENTS: Final = (
    Statement(
        "signed",
        ellipsis.signed,
        "A signed percentage behind a figure is its change.",
        ("Filings came mostly from France (1,204, -3.1%).",),
    ),
    Statement(
        "roster",
        rosters.entry,
        "Places and offices are listed with their figures.",
        ("China received 1,400 applications, followed by Japan (280) and the Republic of Korea with 240.",),
    ),
    Statement(
        "year-in-bracket",
        ellipsis.year_in_bracket,
        "An earlier figure stands in brackets behind its year.",
        ("The office granted 120 patents (2019: 98).",),
    ),
    Statement(
        "bracket",
        comparisons.bracketed,
        "A bracket after a figure or a kind says its share.",
        ("The office held 14,085 (2.66%) of them.", "It registered 900 works, including art works (82.57%)."),
    ),
    Statement(
        "from-to",
        ellipsis.from_to,
        "Both ends of a change are figures.",
        ("Patent filings rose from 120 in 2015 to 340.",),
    ),
    Statement(
        "parallel",
        ellipsis.parallel,
        "A second list follows the order of the first.",
        ("The cases accepted were 30 civil and 7 criminal ones; those concluded, 31 and 8 in that order.",),
    ),
    Statement(
        "difference",
        ellipsis.difference,
        "How far both ends lie apart may be said as well.",
        ("The rate rose from 48.2% to 83.7%, or by 35.5 percentage points.",),
    ),
    Statement(
        "mean",
        ellipsis.mean,
        "A sum is followed by its mean.",
        ("Courts accepted 141,905 cases, an average of 28,381 a year.",),
    ),
    Statement(
        "aimed",
        ellipsis.aimed,
        "A figure is set against its target.",
        ("The office granted 120 patents, against a target of 100.",),
    ),
    Statement(
        "earlier",
        ellipsis.earlier,
        "A figure is set against an earlier one.",
        ("The office granted 120 patents, against 98 in 2019.",),
    ),
    Statement(
        "apposed",
        ellipsis.apposed,
        "A share is said again as a number.",
        ("Small firms filed 17% of the applications, that is 390.",),
    ),
    Statement(
        "series",
        ellipsis.series,
        "Times follow their figures.",
        ("Intake stood at 23 in 2018, 26 in 2019 and 31 in 2020.",),
    ),
    Statement(
        "dated-change",
        comparisons.dated_change,
        "A change may have a time of its own.",
        ("Filings came to 640, a rise of 3.1% after a decline of 2.8% in 2019.",),
    ),
    Statement(
        "change",
        comparisons.change,
        "A change follows its figure, or has its own subject.",
        ("Courts heard 120 cases, up 5%.", "Patent filings rose 3%."),
    ),
    Statement(
        "rank",
        comparisons.rank,
        "A rank follows its figure, or names its measure.",
        ("There are 317 stations, ranking first nationwide.",),
    ),
    Statement(
        "multiple",
        comparisons.multiple,
        "A multiple compares with something named.",
        ("The number of patents per 10,000 people reached 23, about twice the national average.",),
    ),
    Statement(
        "gapped-change",
        comparisons.gapped_change,
        "A verb of change is said once for several.",
        ("Trademark applications rose 5%, design applications 3%.",),
    ),
    Statement(
        "share",
        shares.share,
        "Percentages are shares or rates.",
        ("Enterprises filed 90 patents, accounting for 24% of all.", "The success rate reached 76%."),
    ),
    Statement(
        "total",
        levels.total,
        "A flow leads to a stock.",
        ("It opened 16 new centers, bringing the total number to 115.",),
    ),
    Statement(
        "now",
        beside.now,
        "What has become of many is told by a verb that takes theirs up.",
        ("The centre trained 90 more firms, so that 410 now are.",),
    ),
    Statement(
        "alone",
        beside.alone,
        "One of many is set beside them.",
        ("There were 120 grants; the institute alone obtained 47.",),
    ),
    Statement(
        "at-the-head",
        beside.at_the_head,
        "Those ahead of others are told with their figures.",
        ("Loans came to 3.1 billion yuan; the Bank of Foo topped the lenders with 1.3 billion yuan.",),
    ),
    Statement(
        "taken",
        remainders.taken,
        "Somebody did something with a part of what was counted.",
        ("There were 640 applications; residents filed 290 of them.",),
    ),
    Statement(
        "rest",
        remainders.rest,
        "What is left of a whole is a part too.",
        ("Residents filed 290 applications and non-residents the remaining 350.",),
    ),
    Statement(
        "kind",
        kinds.kind,
        "What was counted before is told apart by kind.",
        ("Batches of fakes: 90 batches were imports.", "Of these, 12 batches concerned patents, nine designs."),
    ),
    Statement(
        "part",
        parts.part,
        "Parts leave out the head of their whole.",
        ("There were 731 applications, 279 of which were granted.",),
    ),
    Statement(
        "counted-again",
        counts.again,
        "What is counted is said once for several purposes.",
        ("Requests came to 16,710 for patents and 330 for designs.",),
    ),
    Statement(
        "by-agents",
        turns.by_agents,
        "Several bodies have their figures in turn.",
        ("Yantai Customs and Weihai Customs seized 60 and 41 parcels.",),
    ),
    Statement(
        "next-kind",
        turns.of_next_kind,
        "The order of the figures of one kind holds for the next.",
        ("Civil cases numbered 120 accepted and 110 concluded, criminal cases 30 and 28.",),
    ),
    Statement(
        "counted",
        counts.counted,
        "A number before a noun counts it.",
        ("Courts concluded 5,579 cases.", "140 cases were accepted."),
    ),
    Statement(
        "dropped-object",
        ellipsis.dropped_object,
        "A second verb may leave its object out.",
        ("Courts accepted 310 new cases and concluded 290.",),
    ),
    Statement(
        "sum",
        levels.sum_of,
        "Money may be told what it is by what follows.",
        ("The cases involved 21 million yuan of fines.",),
    ),
    Statement(
        "gapped-level",
        levels.gapped,
        "Verb and unit are said once for several.",
        ("Invalidation trials took 14.7 months on average, oppositions 7.9.",),
    ),
    Statement(
        "extreme",
        levels.extreme,
        "The highest and lowest are of what the sentence speaks of.",
        ("Damages were awarded in six cases, the highest being 5 million yuan.",),
    ),
    Statement(
        "figure-for",
        levels.figure_for,
        "A figure is told for a kind as it was for all.",
        ("The city held 60 patents per 10,000 people; the figure for high-value ones stood at 18.93.",),
    ),
    Statement(
        "then-reached",
        levels.then_reached,
        "A figure passes a bound before it is told.",
        ("Registrations broke through one million to reach 1,023,600.",),
    ),
    Statement(
        "level",
        levels.level,
        "A subject reaches a number.",
        ("Patent applications amounted to 120,938.",),
    ),
)


def read(scene: Scene) -> Drafts:
    """What the first fitting rule makes of a figure; nothing where none fits."""
    if scene.defines:
        return ()
    for statement in STATEMENTS:
        if drafts := statement.read(scene):
            named = (replace(draft, rule=draft.rule or statement.name) for draft in drafts)
            return tuple(replace(draft, kind="change_pct") if _signed(scene, draft) else draft for draft in named)
    return ()


def _signed(scene: Scene, draft: Draft) -> bool:
    """Whether a percentage is printed with a sign: then it is a change, whatever stands around it."""
    return draft.kind == "share_pct" and scene.figure.text[:1] in _SIGNS
