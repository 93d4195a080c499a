"""Findings, as text."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.model import Finding


def as_text(findings: Sequence[Finding], form: str = "text") -> str:
    """Every finding in full: lines for people, or a JSON array.

    >>> from ipkg.model import Finding
    >>> print(as_text([Finding("table-missing", "warning", "a.md:3", "no table follows", "add it")]))
    a.md:3: warning: no table follows [table-missing]
        add it
    """
    if form == "json":
        return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)
    return "\n".join(_line(finding) for finding in findings)


def _line(finding: Finding) -> str:
    said = f"{finding.place}: {finding.severity}: {finding.message} [{finding.code}]"
    return f"{said}\n    {finding.hint}" if finding.hint else said


def by_kind(findings: Sequence[Finding]) -> str:
    """How many there are of each code, the most frequent first.

    >>> by_kind([])
    'none'
    """
    counts = Counter(finding.code for finding in findings).most_common()
    return ", ".join(f"{number} {code}" for code, number in counts) or "none"
