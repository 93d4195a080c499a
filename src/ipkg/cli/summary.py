"""What a person is told at the end of a build."""

from __future__ import annotations

import json
from dataclasses import asdict
from textwrap import fill
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ipkg.pipeline import Build

GLUE: Final = "\xa0"  # between a number and its name, so that no line ends there


def as_text(build: Build, out: Path) -> str:
    """The build in a dozen lines: what was read, what it became, what was found wrong, where it lies, what next."""
    report = build.report
    inferred = sum(number for graph, number in report.triples if graph.endswith("/inferred"))
    rows = (
        ("numerals", _ledger(report.numerals_read, report.numerals_set_aside, report.numerals_not_understood)),
        ("names", _ledger(report.names_read, report.names_set_aside, report.names_not_understood)),
        ("observations", f"{report.observations:,}, and {report.missing_values:,} cells stated to be missing"),
        ("entities", _counts(report.entities)),
        ("statements", f"{report.statements:,}"),
        ("citations", f"{report.citations:,}"),
        ("triples", f"{report.triples_in_all:,}, of which {inferred:,} inferred"),
        ("findings", _counts(report.findings) if report.findings else "none"),
    )
    name = "document" if report.documents == 1 else "documents"
    head = f"A graph of {report.documents:,} {name}, in {seconds(build):.1f} seconds"
    store = "" if str(out) == "build" else f" --store {out}"
    return "\n".join(
        [
            click.style(head, bold=True),
            "",
            *(f"  {click.style(f'{label:12}', fg='cyan')}  {_wrapped(value)}" for label, value in rows),
            "",
            f"It lies in {out / 'current'}: store/, exports/, facts/, findings.jsonl, report.json.",
            "Try next:",
            f"  ipkg query --list{'':<{len(store) + 7}}the questions of the library",
            f"  ipkg query court-cases{store}  one of them",
            f"  ipkg validate {out / 'current'}",
        ]
    )


def as_json(build: Build) -> str:
    """The report of a build, its folder and its time, as one JSON object."""
    said = asdict(build.report)
    counts = {name: dict(said[name]) for name in ("entities", "triples", "findings")}
    return json.dumps(
        {"build": build.id, "path": str(build.path), "seconds": round(seconds(build), 3), **said, **counts},
        ensure_ascii=False,
        indent=2,
    )


def seconds(build: Build) -> float:
    """How long all stages took."""
    return sum(time for _, time in build.seconds)


def _wrapped(value: str) -> str:
    """A long value over several lines, under its beginning."""
    return fill(value, 84, subsequent_indent=" " * 16, break_on_hyphens=False).replace(GLUE, " ")


def _ledger(read: int, aside: int, lost: int) -> str:
    """What became of all numerals, or of all that looks like a name.

    >>> _ledger(290, 20, 2)
    '312: 290 read, 20 set aside by rule, 2 not understood'
    """
    return f"{read + aside + lost:,}: {read:,} read, {aside:,} set aside by rule, {lost:,} not understood"


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    """The sum, then each count with its name, the largest first.

    >>> _counts([("place", 2), ("policy", 11)]).replace(GLUE, " ")
    '13: 11 policy, 2 place'
    """
    ranked = sorted(counts, key=lambda pair: (-pair[1], pair[0]))
    return f"{sum(number for _, number in ranked):,}: {', '.join(f'{number:,}{GLUE}{name}' for name, number in ranked)}"
