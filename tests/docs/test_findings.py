"""Every finding code has a page that says what it means, when it occurs and how to mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ipkg.errors import FINDING_CODES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "findings.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", PAGE, flags=re.MULTILINE | re.DOTALL))


def test_sections_are_the_codes() -> None:
    assert sorted(SECTIONS) == sorted(FINDING_CODES)


@pytest.mark.parametrize("code", sorted(SECTIONS))
def test_section_says_meaning_occurrence_and_remedy(code: str) -> None:
    assert re.findall(r"^\*\*(\w+)", SECTIONS[code], flags=re.MULTILINE) == ["Meaning", "Occurs", "Mend"]
