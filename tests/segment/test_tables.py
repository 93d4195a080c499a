"""Tables: rows, heads, ragged rows, units, notes, places of cells."""

import pytest

from ipkg.segment.figures import is_figure

CASES = {
    "pipes": ("| City | Filings |\n|---|--:|\n| Zenda | 1,200 |\n| **Hof** | *5* |\n", [["City", "Filings"]], [["Zenda", "1,200"], ["Hof", "5"]]),
    "pipes without frame": ("City | Filings\n--- | ---\nZenda | 12\n", [["City", "Filings"]], [["Zenda", "12"]]),
    "pipes without rule": ("City | 2020 | 2021\nZenda | 12 | 13\nHof | 14 | 15\n", [["City", "2020", "2021"]], [["Zenda", "12", "13"], ["Hof", "14", "15"]]),
    "framed without rule": ("| City | 2020 |\n| Zenda | 12 |\n", [["City", "2020"]], [["Zenda", "12"]]),
    "escaped pipe": ("| A | B |\n|---|---|\n| x \\| y | 1 |\n", [["A", "B"]], [["x | y", "1"]]),
    "empty cells": ("| A | B | C |\n|---|---|---|\n| | 1 | |\n", [["A", "B", "C"]], [["", "1", ""]]),
    "second head row": ("| City | Filings | |\n|---|---|---|\n| | Word | Figure |\n| Zenda | 1 | 2 |\n", [["City", "Filings", ""], ["", "Word", "Figure"]], [["Zenda", "1", "2"]]),
    "words only": ("| Act | Issuer |\n|---|---|\n| Filing Act | Office |\n| Marks Act | Court |\n", [["Act", "Issuer"]], [["Filing Act", "Office"], ["Marks Act", "Court"]]),
    "rule below the first row of figures": ("| Zenda | 5 |\n|---|---|\n| Hof | 6 |\n", [], [["Zenda", "5"], ["Hof", "6"]]),
    "tabs": ("City\tWord\tFigure\nZenda\t1\t2\nHof\t/\t-\n", [["City", "Word", "Figure"]], [["Zenda", "1", "2"], ["Hof", "/", "-"]]),
    "tabs with two heads": ("City\tFilings\t\n\tWord\tFigure\nZenda\t1\t2\n", [["City", "Filings", ""], ["", "Word", "Figure"]], [["Zenda", "1", "2"]]),
    "years as heads": ("Kind\t2020\t2021\nWord\t100\t200\n", [["Kind", "2020", "2021"]], [["Word", "100", "200"]]),
    "group label": ("City\tWord\tFigure\nZenda\t1\t2\nThe North\nHof\t3\t4\n", [["City", "Word", "Figure"]], [["Zenda", "1", "2"], ["The North", "", ""], ["Hof", "3", "4"]]),
    "group label below the head": ("| City | Word |\n|---|---|\n| The North | |\n| Hof | 3 |\n", [["City", "Word"]], [["The North", ""], ["Hof", "3"]]),
    "rule at the end": ("City\tWord\nZenda\t1\nHof\t2\n-----|----\n", [["City", "Word"]], [["Zenda", "1"], ["Hof", "2"]]),
    "repeated head": ("| City | Word |\n|---|---|\n| Zenda | 1 |\n| City | Word |\n| Hof | 2 |\n", [["City", "Word"]], [["Zenda", "1"], ["Hof", "2"]]),
    "blanks in figures": ("City\tWord\nZenda\t1 200\nHof\t(5%)\n", [["City", "Word"]], [["Zenda", "1 200"], ["Hof", "(5%)"]]),
    "years among heads": ("| Rank | City | 2021 |\n|---|---|---|\n| 1 | Zenda | 5 |\n", [["Rank", "City", "2021"]], [["1", "Zenda", "5"]]),
    "columns set apart by blanks": ("Kind of mark    2020   2021\n-------------  -----  -----\nWord           1,204     /\nFigure           300    12%\n", [["Kind of mark", "2020", "2021"]], [["Word", "1,204", "/"], ["Figure", "300", "12%"]]),
    "html": ("<table><tr><th>City</th><th>Word</th></tr><tr><td><p>Zenda</p></td><td>1&nbsp;200</td></tr></table>\n", [["City", "Word"]], [["Zenda", "1 200"]]),
    "html over lines": ("<table>\n<thead>\n<tr><th>City</th>\n<th>Word</th></tr>\n</thead>\n<tr>\n<td>Zenda\nCity</td><td>5</td>\n</tr>\n</table>\n", [["City", "Word"]], [["Zenda City", "5"]]),
    "html with spans": ("<table><tr><th rowspan=2>City</th><th colspan='2'>Filings</th></tr><tr><th>Word</th><th>Figure</th></tr><tr><td>Zenda</td><td>1</td><td>2</td></tr></table>\n", [["City", "Filings", ""], ["", "Word", "Figure"]], [["Zenda", "1", "2"]]),
    "html with a caption": ("<table><caption>By city</caption><tr><th>City</th><th>Word</th></tr><tr><td>Zenda</td><td>1</td></tr></table>\n", [["City", "Word"]], [["Zenda", "1"]]),
    "html within a line": ("They rose:<table><tr><th>City</th><th>Word</th></tr><tr><td>Zenda</td><td>1</td></tr></table>They fell.\n", [["City", "Word"]], [["Zenda", "1"]]),
    "quoted": ("> | City | Word |\n> |---|---|\n> | Zenda | 1 |\n", [["City", "Word"]], [["Zenda", "1"]]),
    "leaders": ("Word .......... 1,204\nFigure …… 12%\n", [], [["Word", "1,204"], ["Figure", "12%"]]),
    "single blanks below years": ("KIND OF MARK 2020 2021\nWord marks 12 1,330\nOf these:\nFigure marks - 7\n", [["KIND OF MARK", "2020", "2021"]], [["Word marks", "12", "1,330"], ["Of these:", "", ""], ["Figure marks", "-", "7"]]),
    "caption and unit in rows": ("| 20-5 Filings | | | |\n| (piece) | | |\n| Kind | 2020 | 2021 | |\n| Word | 1 | 2 | |\n", [["Kind", "2020", "2021"]], [["Word", "1", "2"]]),
    "data of a figure": ("Figure 2: Filings\n\n2020: 1,204\n2021: 1,311 pieces\n", [], [["2020", "1,204"], ["2021", "1,311 pieces"]]),
    "data of a figure as a list": ("**Figure 2. Filings**\n\n- Word: 5\n- Figure marks: 12%\n\nText: 7.\n", [], [["Word", "5"], ["Figure marks", "12%"]]),
    "data of a figure on a line": ("Figure 2 Filings\n\n2020: 12; 2021: 13; 2022: 9.\n", [], [["2020", "12"], ["2021", "13"], ["2022", "9"]]),
    "full width": ("城市\t申请\n曾达\t１，２００\n霍夫\t５％\n", [["城市", "申请"]], [["曾达", "1,200"], ["霍夫", "5%"]]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "head", "body"), CASES.values(), ids=CASES)
def test_head_and_body(grid, text, head, body):
    assert grid(text) == (head, body)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("text", [text for text, *_ in CASES.values()], ids=CASES)
def test_every_cell_is_where_its_span_says(parse, text, end):
    document, _ = parse(text.replace("\n", end))
    [grid] = [block.grid for block in document.blocks if block.grid]
    for at, row in enumerate((*grid.head, *grid.body)):
        assert [(cell.row, cell.column) for cell in row] == [(at, column) for column in range(grid.width)]
        for cell in row:
            if cell.text and cell.span:
                quote = " ".join(document.quote(cell.span).replace("&nbsp;", " ").replace("\\", "").split())
                assert quote.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}) == cell.text
            assert cell.span is not None or not cell.text


@pytest.mark.parametrize("row", ["| Zenda | 1 |", "| Zenda | 1 | 2 | 3 |"])
def test_a_ragged_row_is_kept_whole_and_reported(parse, row):
    document, [finding] = parse(f"| City | Word | Figure |\n|---|---|---|\n{row}\n")
    [grid] = [block.grid for block in document.blocks if block.grid]
    cells = row.strip("| ").split(" | ")
    assert [cell.text for cell in grid.body[0] if cell.text] == cells
    assert {len(line) for line in (*grid.head, *grid.body)} == {grid.width}
    assert (finding.code, finding.severity, finding.place) == ("table-malformed", "warning", "a.md:3")
    assert finding.message == f"the row 'Zenda' has {len(cells)} cells, expected 3"


def test_padding_has_no_place_and_an_empty_cell_has_one(parse):
    document, _ = parse("| City | Word | Figure |\n|---|---|---|\n| | 1 |\n")
    [grid] = [block.grid for block in document.blocks if block.grid]
    empty, _, padding = grid.body[0]
    assert (empty.span.length, padding.span) == (0, None)


@pytest.mark.parametrize(
    "text",
    [
        "The option a | b is open.\n",
        "\tAn indented line.\n",
        "Tel.\t12\n\nText.\n",
        "a || b\n",
        "Set  wide,  it  runs\nover  two  lines  here.\n",
        "Contents\n\nForeword ........ 3\nFilings ......... 7\nCourts .......... 12\nAnnex ........... 30\n",
        "The year 2020\nFilings: 12\nGrants: 7\n",
        "In 2020 and 2021\n\nfilings rose by 12 and 13.\n",
    ],
)
def test_what_is_no_table(parse, text):
    assert [block.grid for block in parse(text)[0].blocks if block.grid] == []


def test_very_different_widths_make_tables_of_their_own(parse):
    wide = "\t".join(f"h{n}" for n in range(100))
    document, _ = parse(f"{wide}\n{wide}\nZenda\t1\nHof\t2\n")
    assert [block.grid.width for block in document.blocks] == [100, 2]


AROUND = {
    "heading, unit and notes": (
        "# Filings by city\n\nUnit: piece\n\nCity\tWord\nZenda\t1\nHof\t2\n\nNote: 1. Provisional.\n\n2. \\* Revised.\n\nText.\n",
        ("Filings by city", "piece", ("Note: 1. Provisional.", "2. * Revised.")),
    ),
    "plain caption": ("Text.\n\nTable 3 Filings by city\n\nCity\tWord\nZenda\t1\n", ("Table 3 Filings by city", "", ())),
    "line above": ("Text.\n\nFilings of the year, by city\n\n| City | Word |\n|---|---|\n| Zenda | 1 |\n", ("Filings of the year, by city", "", ())),
    "line directly above": ("Filings by city\nCity\tWord\tFigure\nZenda\t1\t2\n", ("Filings by city", "", ())),
    "bold line": ("Text.\n\n**Filings by city**\n\n| City | Word |\n|---|---|\n| Zenda | 1 |\n", ("Filings by city", "", ())),
    "unit in the caption": ("## Filings by city (Unit: 10,000 crowns)\n\nCity\tWord\nZenda\t1\n", ("Filings by city (Unit: 10,000 crowns)", "10,000 crowns", ())),
    "unit below": ("## Filings by city\n\nCity\tWord\nZenda\t1\nHof\t3\n\n(Units: pieces)\n", ("Filings by city", "pieces", ())),
    "chinese": ("# 各市申请\n\n单位：件\n\n城市\t申请\n曾达\t1\n\n注：数据为初步数。\n", ("各市申请", "件", ("注:数据为初步数。",))),
    "source": ("# Filings\n\nCity\tWord\nZenda\t1\n\nSource: Office of Ruritania.\n\\* Revised.\n", ("Filings", "", ("Source: Office of Ruritania. * Revised.",))),
    "caption below": ("They rose.\n\nCity\tWord\nZenda\t1\n\nTable 3 Filings by city\n\nThey fell.\n", ("Table 3 Filings by city", "", ())),
    "unit in brackets": ("## Filings by city\n\n(10,000 crowns)\n\nCity\tWord\nZenda\t1\n", ("Filings by city", "10,000 crowns", ())),
    "in rows of the table": ("# Filings\n\n| By city | |\n| Unit: piece | |\n| City | Word |\n| Zenda | 1 |\n", ("By city", "piece", ())),
    "section heading far above": ("# Filings\n\nThey rose.\n\nCity\tWord\nZenda\t1\n", ("Filings", "", ())),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AROUND.values(), ids=AROUND)
def test_caption_unit_and_notes(parse, text, expected):
    [grid] = [block.grid for block in parse(text)[0].blocks if block.grid]
    assert (grid.caption, grid.unit, grid.notes) == expected


def test_captions_stand_below_where_a_table_comes_first_and_a_caption_last(parse):
    tables = ["City\tWord\nZenda\t1\nHof\t2\n", "Court\tWord\nStrelsau\t1\nZenda\t2\n"]
    document, findings = parse(f"Text.\n\n{tables[0]}\nTable 1 Cities\n\n{tables[1]}\nTable 2 Courts\n\nMore.\n")
    assert [block.grid.caption for block in document.blocks if block.grid] == ["Table 1 Cities", "Table 2 Courts"]
    assert findings == ()


def test_blanks_before_a_label_are_its_indent(parse):
    document, _ = parse("Item\tWord\nAll\t9\n  Part\t4\n    Half\t2\n")
    [grid] = [block.grid for block in document.blocks if block.grid]
    assert [row[0].indent for row in grid.body] == [0, 2, 4]


def test_a_caption_is_that_of_one_table_only(parse):
    document, _ = parse("# Filings\n\nA\tB\nx\t1\n\nMore of them follow.\n\nC\tD\nx\t1\n")
    assert [block.grid.caption for block in document.blocks if block.grid] == ["Filings", ""]


@pytest.mark.parametrize("text", ["5", "1,204", "-3.5%", "+4", "(12)", "<5", "$1.2", "RMB 30", "1 200", "12*", "120¹"])
def test_figures(text):
    assert is_figure(text)


@pytest.mark.parametrize("text", ["", "/", "10,000 people", "A1", "1st", "Q1", "2020年"])
def test_no_figures(text):
    assert not is_figure(text)
