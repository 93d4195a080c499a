"""The ledger of names: what looks like a name is read, or listed with its reason."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.extract import names
from ipkg.model import Metadata, Unread
from ipkg.read import read_text
from ipkg.segment import segment
from ipkg.tables import knowledge

if TYPE_CHECKING:
    from pathlib import Path

KNOWN = knowledge.load()
WORDS = 'Office of the IP (CNIPA) "Foo Bar" Measures A.B. 2023 , . RMB People’s Xyz'


def ledger(text: str, area: str | None = None) -> tuple[Unread, ...]:
    document = segment(read_text(text + "\n", "case.md", Metadata(area=area)))[0]
    return names.unread(document, KNOWN, names.find(document, KNOWN))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hefei Intellectual Property Office published the Measures for Foo Marks.", []),
        ("Yet the Office agreed.", [("Office", "generic class")]),
        ("It set up a Trade Mark Helpline Unit last year.", [("Trade Mark Helpline Unit", "generic class")]),
        ("Owners of IPRs and SMEs gained.", [("IPRs", "abbreviation"), ("SMEs", "abbreviation")]),
        ("The time to first action (TFA) fell, and TFA matters.", [("TFA", "abbreviation")] * 2),
        ("Fees in CNY and RMB rose.", [("CNY", "unit"), ("RMB", "unit")]),
        ("See part IV and note B2 for more.", [("IV", "structural")]),
        ("Patron of the Arts Anna Berg OBE spoke.", [("OBE", "office")]),
        ("The XQZ met again.", [("XQZ", "not understood")]),
        ("## Copyright Service Center for All", [("Copyright Service Center", "heading")]),
        ("Nothing here is a name, and nothing is listed.", []),
    ],
)
def test_what_is_listed_and_why(text: str, expected: list[tuple[str, str]]) -> None:
    found = ledger(text)
    assert [(row.printed, row.reason) for row in found] == expected
    assert {row.kind for row in found} <= {"name"}


def test_rows_stand_where_they_are_printed_and_apart() -> None:
    text = "The XQZ and the Office met; the XQZ left."
    rows = ledger(text)
    assert [text[row.span.start : row.span.end] for row in rows] == [row.printed for row in rows]
    assert all(ahead.span.end <= behind.span.start for ahead, behind in pairwise(rows))


@pytest.mark.parametrize("paper", ["nanjing-2020.txt", "jiangsu-2023.md"])
def test_little_of_the_published_papers_is_not_understood(shared: Path, paper: str) -> None:
    document = segment(read_text((shared / "sources" / paper).read_text(encoding="utf-8"), paper))[0]
    entities = names.find(document, KNOWN)
    rows = names.unread(document, KNOWN, entities)
    lost = [row for row in rows if row.reason == "not understood"]
    mentions = {span for entity in entities for span in entity.mentions}
    assert len(lost) < 0.02 * (len(rows) + len(mentions))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS.split()),
        max_size=40,
    )
)
def test_no_text_makes_it_raise(parts: list[str]) -> None:
    text = " ".join(parts) or "x"
    assert all(0 <= row.span.start < row.span.end <= len(text) for row in ledger(text))
