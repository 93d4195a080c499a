"""Whole documents: quotes, the ledger, findings, and texts that nobody wrote."""

from __future__ import annotations

import json
import re
import time
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.extract import extract
from ipkg.extract.explain import explain, observations
from ipkg.extract.figures import observe
from ipkg.model import Derivation, Metadata
from ipkg.read import complete, read_text
from ipkg.segment import segment
from ipkg.tables import knowledge

if TYPE_CHECKING:
    from pathlib import Path

    from ipkg.model import Document, Facts, Knowledge

FRAME = Metadata(title="Bulletin", period="2021", area="hunan")
BULLETIN = """# Bulletin of Hunan in 2021

## 2. Enforcement

In 2021, customs seized 1,320 batches of goods on 12 May, 3,104 more than in 2020. The "1+5+N" network and the
18th exhibition went on. High-value patents held for 5-10 years numbered 4,1250. Patents per 10,000 people came
to 12.4. See table 7.

| City | Cases accepted |
|---|---|
| Changsha | 2,204 |

Note: 1. figures of 2021.
"""


def document(text: str, known: Knowledge) -> Document:
    return segment(complete(read_text(text, "bulletin.md", FRAME), known))[0]


def facts(text: str, known: Knowledge) -> Facts:
    return extract(document(text, known), known)


def test_every_numeral_is_read_or_listed_with_its_reason(known: Knowledge) -> None:
    found = facts(BULLETIN, known)
    listed = [(unread.printed, unread.reason) for unread in found.unread if unread.kind == "numeral"]
    assert listed == [
        ("2021", "date"),
        ("2", "structural"),
        ("2021", "date"),
        ("12", "date"),
        ("2020", "date"),
        ("1", "slogan"),
        ("5", "slogan"),
        ("18", "edition"),
        ("5", "definition"),
        ("10", "definition"),
        ("10,000", "denominator"),
        ("7", "structural"),
        ("1", "structural"),
        ("2021", "date"),
    ]
    read = [observation.printed for observation in found.observations]
    assert read == ["1,320", "3,104", "4,1250", "12.4", "2,204"]


def test_a_misplaced_separator_is_read_and_reported(known: Knowledge) -> None:
    found = facts(BULLETIN, known)
    value = next(observation.value for observation in found.observations if observation.printed == "4,1250")
    codes = [(finding.code, finding.place) for finding in found.findings]
    assert (value, codes) == (41250, [("digit-grouping", "bulletin.md:6")])


def test_quotes_and_printed_numbers_are_slices_of_the_file(known: Knowledge) -> None:
    found = facts(BULLETIN, known)
    for observation in found.observations:
        assert observation.value_span is not None
        assert found.document.quote(observation.value_span) == observation.printed
        assert (
            observation.span.start <= observation.value_span.start < observation.value_span.end <= observation.span.end
        )


def test_a_derivation_is_a_tree_from_statement_to_numeral(known: Knowledge) -> None:
    statement = Derivation(
        "counted",
        "concluded over 5,579 cases",
        (
            Derivation(
                "qualifier",
                "over 5,579",
                (Derivation("qualifier", "over"), Derivation("digits", "5,579")),
            ),
            Derivation(
                "indicator",
                "IP cases concluded",
                (Derivation("phrase", "cases"), Derivation("match", "2/2 words by 'cases concluded'")),
            ),
        ),
    )
    outcome = "over 5579 count · level · IP cases concluded · body courts · Hunan · 2021"
    assert explain("Courts concluded over 5,579 cases.", known, area="hunan", period="2021")[0] == Derivation(
        "observation", outcome, (statement,)
    )


def test_the_frame_of_a_document_holds_where_a_sentence_names_none(known: Knowledge) -> None:
    (found,) = observations("Courts concluded 12 cases.", known, area="suzhou-jiangsu", period="FY2019")
    assert (found.area, found.area_key, found.period and found.period.text) == ("Suzhou", "suzhou-jiangsu", "FY2019")


def test_without_a_frame_nothing_is_invented(known: Knowledge) -> None:
    (found,) = observations("Courts concluded 12 cases.", known)
    assert (found.area, found.period) == (None, None)


@pytest.mark.parametrize(
    ("heading", "sentence", "kind", "period"),
    [
        ("Work in the first half of 2021", "Courts concluded 12 cases.", "level", "2021-01/2021-06"),
        ("Key tasks for 2022", "Train 300 examiners.", "target", "2022"),
        ("Key tasks for 2022", "In 2021, courts concluded 12 cases.", "level", "2021"),
        ("Key tasks completed in 2021", "Courts concluded 12 cases.", "level", "2021"),
        ("Next steps", "Build 15 pilot schools.", "target", "2021"),
        ("Next steps", "So far, 15 pilot schools have been built.", "level", "2021"),
        ("The Plan of Hunan", "Courts concluded 12 cases.", "level", "2021"),
    ],
)
def test_a_heading_says_when_figures_hold_and_whether_they_are_planned(
    heading: str, sentence: str, kind: str, period: str, known: Knowledge
) -> None:
    (found,) = observe(document(f"# Bulletin\n\n## {heading}\n\n{sentence}\n", known), known)[0]
    assert (found.kind, found.period and found.period.text) == (kind, period)


ODD = st.text(alphabet="0123456789,.%()-–+ \n\"“”'abcdeRMBof/[]|:;", max_size=200)


@given(ODD)
@settings(max_examples=150, deadline=None)
def test_no_text_makes_the_reader_raise(text: str) -> None:
    known = knowledge.load()
    found = observe(document(f"# A in 2021\n\n{text}\n", known), known)
    assert all(isinstance(part, tuple) for part in found)


ADVERSARIAL = {
    "digits": "9" * 20,
    "numbers": "1,234 ",
    "list": "12, 13, 14 and 15 ",
    "percent": "up 5% and 6%, ",
    "brackets": "((12 (",
    "words": "one hundred and twenty two ",
    "periods": "in 2020 and in 2021 ",
    "nouns": "cases of cases and ",
    "verbs": "accepted and concluded ",
}


def seconds(text: str, known: Knowledge) -> float:
    start = time.process_time()
    observations(text, known, area="hunan", period="2021")
    return time.process_time() - start


@pytest.mark.slow
def test_time_grows_with_the_length_of_a_sentence(known: Knowledge) -> None:
    seconds("warm up 5%", known)
    for name, piece in ADVERSARIAL.items():
        short, long = (min(seconds(piece * count, known) for _ in range(2)) for count in (100, 400))
        assert long < max(short, 0.02) * 12, name


def number(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def scores(folder: Path, source: str, gold: str, known: Knowledge) -> tuple[int, int]:
    """How many gold cells of tables there are and how many were found with value, place and time."""
    text = (folder / "sources" / source).read_text(encoding="utf-8")
    rows = [json.loads(line) for line in (folder / "gold" / gold).read_text(encoding="utf-8").splitlines()]
    cells = [row for row in rows if row.get("cell")]
    found = {
        (
            observation.area,
            observation.period.text if observation.period else None,
            number(observation.value),
            observation.unit,
        )
        for observation in facts(text, known).observations
        if observation.cell
    }
    hits = [row for row in cells if (row["area"], str(row["period"]), number(row["value"]), row["unit"]) in found]
    return len(cells), len(hits)


def test_every_cell_of_the_published_tables_is_read(shared: Path, known: Knowledge) -> None:
    assert scores(shared, "jiangsu-2023.md", "js2023a.observations.jsonl", known) == (158, 158)


def test_nothing_of_a_published_paper_is_left_out_of_the_ledger(shared: Path, known: Knowledge) -> None:
    text = (shared / "sources" / "jiangsu-2023.md").read_text(encoding="utf-8")
    found = facts(text, known)
    spans = [observation.value_span for observation in found.observations if observation.value_span]
    spans += [unread.span for unread in found.unread]
    covered = {at for span in spans for at in range(span.start, span.end)}
    assert [match.group() for match in re.finditer(r"\d+", text) if match.start() not in covered] == []
    numerals = [unread for unread in found.unread if unread.kind == "numeral"]
    lost = [unread for unread in numerals if unread.reason == "not understood"]
    assert len(lost) < 0.02 * (len(numerals) + len(found.observations))
