"""The published papers and the digests, by what their structure must be."""

from collections import Counter
from pathlib import Path

import pytest

from ipkg.read import complete, read
from ipkg.segment import segment
from ipkg.tables import knowledge

DIGESTS = Path(__file__).resolve().parents[2] / "data" / "documents"
CITIES = "Nanjing Wuxi Xuzhou Changzhou Suzhou Nantong Lianyungang Huai'an Yancheng Yangzhou Zhenjiang Taizhou Suqian".split()  # noqa: SIM905


@pytest.fixture(scope="module")
def papers(shared):
    """Each paper and each digest, segmented, with its findings; a paper and its digest have one name."""
    sources = shared / "sources"
    paths = [sources / "jiangsu-2023.md", sources / "nanjing-2020.txt", *sorted(DIGESTS.glob("*.md"))]
    return {(path.parent.name, path.stem): segment(read(path)) for path in paths}


@pytest.fixture(params=["sources", "documents"])
def jiangsu(papers, request):
    return papers[request.param, "jiangsu-2023"]


def tables(document):
    return [block.grid for block in document.blocks if block.grid]


def first_cells(rows):
    return [row[0].text for row in rows]


def test_each_paper_is_about_a_place_and_a_year(papers):
    known = knowledge.load()
    frames = {name: complete(document, known).metadata for name, (document, _) in papers.items()}
    assert {name: (frame.area, frame.period) for name, frame in frames.items()} == {
        ("sources", "jiangsu-2023"): ("jiangsu", "2023"),
        ("documents", "jiangsu-2023"): ("jiangsu", "2023"),
        ("sources", "nanjing-2020"): ("nanjing", "2020"),
        ("documents", "nanjing-2020"): ("nanjing", "2020"),
    }


def test_the_table_of_patents_is_whole(jiangsu):
    grid, _ = tables(jiangsu[0])
    regions = ["Southern Jiangsu", "Middle Jiangsu", "Northern Jiangsu"]
    assert first_cells(grid.body) == [*CITIES, "Others", *regions, "Jiangsu"]
    assert (len(grid.head), grid.width, grid.unit, len(grid.notes)) == (2, 9, "piece", 2)
    assert sum(cell.text != "" for row in grid.body for cell in row[1:]) == 18 * 8
    assert [cell.text for cell in grid.body[-1]][1:3] == ["8,515.00", "529,185"]
    assert grid.body[5][2].text == "4,5120"


def test_the_table_of_layout_designs_is_whole(jiangsu):
    _, grid = tables(jiangsu[0])
    assert first_cells(grid.body) == [*CITIES, "Entire province"]
    assert (len(grid.head), grid.width, grid.unit) == (1, 2, "piece")
    assert [row[1].text for row in grid.body][-1] == "11,865"


def test_cells_are_where_their_spans_say(papers):
    for document, _ in papers.values():
        for grid in tables(document):
            for row in (*grid.head, *grid.body):
                assert [document.quote(cell.span) for cell in row if cell.span] == [c.text for c in row if c.span]


def test_faults_of_structure_are_found(jiangsu):
    _, findings = jiangsu
    assert Counter(finding.code for finding in findings) == {
        "table-missing": 8,
        "table-joined": 2,
        "section-mark-repeated": 1,
    }
    assert "the section mark G " in next(f.message for f in findings if f.code == "section-mark-repeated")


def test_sections_follow_their_marks(jiangsu):
    document, _ = jiangsu
    top = [block for block in document.blocks if block.kind == "heading" and block.level == 2]
    assert [block.mark for block in top] == ["A", "B", "C", "D", "E", "F", "G", "G"]
    below = {
        block.mark: Counter(
            other.mark
            for other in document.blocks
            if other.kind == "heading" and other.section[-1:] == (at,) and other.mark
        )
        for at, block in enumerate(document.blocks)
        if block in top and block.mark != "G"
    }
    assert {mark: list(marks) for mark, marks in below.items()} == {
        "A": ["I", "II"],
        "B": ["(I)", "(II)", "(III)", "(IV)", "(V)"],
        "C": ["(I)", "(II)", "(III)", "(IV)"],
        "D": ["(I)", "(II)", "(III)", "(IV)", "(V)", "(VI)"],
        "E": ["I", "II", "III"],
        "F": ["I", "II", "III", "IV"],
    }


def test_page_breaks_are_repaired(papers):
    document, _ = papers["sources", "jiangsu-2023"]
    breaks = [edit for edit in document.edits if edit.code == "page-break"]
    assert len(breaks) == 20
    assert all(document.quote(edit.span).isspace() for edit in breaks)
    texts = [block.text.text for block in document.blocks]
    for whole in (
        "Jiangsu Province, the",
        "and 42.68% YoY, respectively.",
        "Provincial Department of Culture",
        "Guidance Station) Building",
    ):
        assert any(whole in text for text in texts)


def test_a_paper_without_headings_is_read(papers):
    document, findings = papers["sources", "nanjing-2020"]
    assert [block.kind for block in document.blocks] == ["heading", *["paragraph"] * 7]
    assert findings == ()
    assert document.edits == ()


def test_sentences_end_as_sentences_do(papers):
    for document, _ in papers.values():
        for block in document.blocks:
            for sentence in block.sentences[:-1]:
                assert block.text.text[sentence.start : sentence.end].rstrip("\"”')")[-1] in ".?!"


def test_digests_need_no_repair_but_that_of_the_cut_tables(papers):
    for name in ("jiangsu-2023", "nanjing-2020"):
        document, _ = papers["documents", name]
        assert {edit.code for edit in document.edits} <= {"split-table"}
