"""Where the annotated documents lie, and which part of them is annotated."""

from __future__ import annotations

import json

import pytest

import corpora
from corpora import Paper

LISTED = """
folders = ["invented", "absent"]
[papers.one]
text = "texts/one.md"
rows = "rows/first"
lines = [2, 3]
[papers.two]
text = "texts/two.md"
rows = "rows/second"
"""


@pytest.fixture
def listed(tmp_path):
    """A list of two documents, of which one is there, and of two folders, of which one is there."""
    for folder in ("texts", "rows", "invented"):
        (tmp_path / folder).mkdir()
    (tmp_path / "texts" / "one.md").write_bytes("a\r\n¹bc\n\nde".encode())
    (tmp_path / "rows" / "first.entities.jsonl").write_text('{"name": "a"}\n\n{"name": "b"}\n')
    for name in ("b.txt", "a.md", "README.md", "a.observations.jsonl", "b.observations.jsonl"):
        (tmp_path / "invented" / name).write_text("x")
    (tmp_path / "list.toml").write_text(LISTED)
    return tmp_path


def test_the_documents_that_are_there_and_annotated_come_in_order(listed):
    invented = listed / "invented"
    assert corpora.papers(listed / "list.toml", listed) == (
        Paper("one", listed / "texts/one.md", listed / "rows/first", (2, 3)),
        Paper("a", invented / "a.md", invented / "a"),
        Paper("b", invented / "b.txt", invented / "b"),
    )


def test_only_the_annotated_lines_count(listed):
    paper, *_ = corpora.papers(listed / "list.toml", listed)
    rows = [{"start": at} for at in range(len(paper.received()))]
    assert [row["start"] for row in paper.within(rows)] == [3, 4, 5, 6, 7]
    assert paper.gold("entities") == [{"name": "a"}, {"name": "b"}]
    whole = Paper("x", paper.text, paper.annotation)
    assert whole.within(rows) == rows


def test_every_folder_and_every_row_of_the_tree_is_there():
    found = corpora.papers()
    assert {"court-bulletin-2022", "office-annual-report-fy2021", "yearbook-page-2019"} <= {p.name for p in found}
    for paper in found:
        text = paper.received()
        for kind in corpora.KINDS:
            for row in paper.gold(kind):
                assert row["quote"] in text, json.dumps(row)
