"""One content as Markdown, as HTML and as PDF says the same: every figure with all that is known of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest
from paper import Paper

from ipkg.extract import extract
from ipkg.read import complete, read
from ipkg.segment import segment

if TYPE_CHECKING:
    from pathlib import Path

    from ipkg.model import Knowledge

TITLE = "Intellectual Property in Hunan Province in 2021"
RULED = [
    ["City", "Patent applications", "Patents granted", "YoY (%)"],
    ["Changsha", "30,118", "21,870", "4.2"],
    ["Zhuzhou", "7,204", "5,116", "-1.8"],
    ["Xiangtan", "4,095", "3,377", "-"],
    ["Total", "41,417", "30,363", "2.9"],
]
PLAIN = [
    ["Item", "2020", "2021"],
    ["Trademark applications", "160,204", "171,877"],
    ["Valid trademarks", "811,300", "940,212"],
    ["PCT applications", "611", "704"],
]
CONTENT: list[tuple[str, object]] = [
    ("title", TITLE),
    ("text", "In 2021, 30,363 patents were granted in Hunan, up 2.9% from the previous year; invention patents came to 9,204."),
    ("text", "The courts of the province accepted 12,877 intellectual property cases and concluded 12,440. Customs seized 318 batches of goods worth RMB 4.2 million."),
    ("head", "Patents by city"),
    ("ruled", RULED),
    ("text", "By the end of the year enterprises held 61,204 valid invention patents, and 118 enterprises pledged patents for loans of 1.9 billion yuan."),
    ("head", "Trademarks and filings abroad"),
    ("plain", PLAIN),
    ("text", "In the first half of 2021, the province registered 20,118 works, and software copyright registrations rose by 12.5% to 31,870."),
]  # fmt: skip


def as_markdown() -> bytes:
    parts = []
    for kind, content in CONTENT:
        if isinstance(content, list):
            rows = [f"| {' | '.join(row)} |" for row in content]
            parts.append("\n".join([rows[0], "|---" * len(content[0]) + "|", *rows[1:]]))
        else:
            parts.append({"title": "# ", "head": "## "}.get(kind, "") + str(content))
    return "\n\n".join(parts).encode()


def as_html() -> bytes:
    tags = {"title": "h1", "head": "h2", "text": "p"}
    body = "".join(
        _table(content) if isinstance(content, list) else f"<{tags[kind]}>{escape(str(content))}</{tags[kind]}>"
        for kind, content in CONTENT
    )
    menu = "<nav><a href=a>Home 2019</a> <a href=b>Statistics</a></nav>"
    return f"<html lang=en><head><meta charset=utf-8></head><body>{menu}<div>{body}</div></body></html>".encode()


def _table(rows: list[list[str]]) -> str:
    head, *body = rows
    cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in body)
    return (
        f"<table><thead><tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr></thead><tbody>{cells}</tbody></table>"
    )


def as_pdf() -> bytes:
    paper, y = Paper(), 80.0
    for kind, content in CONTENT:
        if y > 330:
            paper.page()
            y = 80.0
        if isinstance(content, list):
            widths = [150.0] + [120.0] * (len(content[0]) - 1)
            y = paper.table(60, y, content, widths, ruled=kind == "ruled") + 30
        elif kind == "text":
            y = paper.paragraph(60, y, str(content), 76) + 12
        else:
            paper.text(60, y, str(content), 16 if kind == "title" else 13, "bold")
            y += 28
    for number, page in enumerate(paper.pages, 1):
        page.append(
            f"BT /F0 8 Tf 1 0 0 1 60 805 Tm (Hunan, white paper) Tj 1 0 0 1 290 30 Tm ({number}) Tj ET".encode()
        )
    return paper.bytes()


MAKERS = {"report.md": as_markdown, "report.html": as_html, "report.pdf": as_pdf}


def said(path: Path, known: Knowledge) -> list[tuple[object, ...]]:
    document, _ = segment(complete(read(path), known))
    facts = extract(document, known)
    assert all(document.quote(each.span) for each in facts.observations)
    return [
        (
            each.printed,
            each.value,
            each.unit,
            each.kind,
            each.concept,
            each.measure,
            each.dimensions,
            each.area,
            each.period,
        )
        for each in facts.observations
    ]


@pytest.mark.parametrize("name", ["report.html", "report.pdf"])
def test_the_format_changes_nothing_of_what_is_said(name: str, tmp_path: Path, known: Knowledge) -> None:
    for each, make in MAKERS.items():
        (tmp_path / each).write_bytes(make())
    expected = said(tmp_path / "report.md", known)
    assert len(expected) == 12 + 6 + 12
    assert said(tmp_path / name, known) == expected
