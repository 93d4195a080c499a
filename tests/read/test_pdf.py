"""PDF files as text: the order of reading, tables, what is left out, what is refused."""

import pytest
from paper import Paper

from ipkg.errors import UnreadableInput
from ipkg.read import read
from ipkg.read.pdf import read as text_of

LOREM = (
    "The office of the province received twelve thousand applications in the year and granted four thousand patents "
    "of which one half were owned by enterprises and the rest by universities and by individuals of the province."
)


def parts(paper: Paper) -> list[str]:
    return text_of(paper.bytes(), "a.pdf").text.rstrip("\n").split("\n\n")


def test_lines_are_paragraphs_and_larger_letters_headings():
    paper = Paper()
    paper.text(60, 60, "Filings in Zenda in 2021", 18, "bold")
    y = paper.paragraph(60, 90, LOREM, 60)
    paper.text(60, y + 6, "Bold heads", 10, "bold")
    y = paper.paragraph(60, y + 26, "They rose. " + LOREM, 60)
    paper.text(60, y, "• Filings: 12 (rules)")
    paper.text(60, y + 12, "• Grants: 4 \\ 5")
    assert parts(paper) == [
        "# Filings in Zenda in 2021",
        LOREM,
        "**Bold heads**",
        f"They rose. {LOREM}",
        "- Filings: 12 (rules)",
        "- Grants: 4 \\\\ 5",
    ]


def test_emphasis_and_note_marks_are_kept():
    paper = Paper()
    paper.paragraph(60, 60, LOREM, 60)
    paper.text(60, 120, "They issued the")
    paper.text(60 + 16 * 6, 120, "Rules on Filings", font="italic")
    paper.text(60 + 33 * 6, 120, "in May")
    paper.text(60 + 39 * 6, 116, "1", 6)
    paper.text(60 + 39 * 6 + 4, 120, ".")
    assert parts(paper)[1] == "They issued the *Rules on Filings* in May[^1]."


def test_two_columns_are_read_one_after_the_other():
    paper = Paper()
    paper.text(60, 50, "A Title Across Both of the Columns of the Page", 14, "bold")
    left, right = (f"{side}. {LOREM} {LOREM}" for side in ("Left", "Right"))
    paper.paragraph(60, 80, left, 36)
    paper.paragraph(310, 83, right, 36)
    assert parts(paper) == ["# A Title Across Both of the Columns of the Page", left, right]


def test_a_word_divided_at_a_line_end_is_left_to_the_segmenter():
    paper = Paper()
    for at, line in enumerate(("They heard nine infringe-", "ment cases in the year,", "and closed seven.")):
        paper.text(60, 60 + 12 * at, line)
    assert parts(paper) == ["They heard nine infringe-\nment cases in the year, and closed seven."]


ROWS = [["City", "Filings", "Grants"], ["Zenda", "1,204", "33"], ["Hof", "-", "1"]]
TABLE = "| City | Filings | Grants |{}\n| Zenda | 1,204 | 33 |\n| Hof | - | 1 |"


@pytest.mark.parametrize(("ruled", "rule"), [(True, ""), (False, "\n|---|---|---|")])
def test_tables_are_found_by_their_lines_and_by_their_places(ruled, rule):
    paper = Paper()
    paper.paragraph(60, 50, LOREM, 60)
    paper.text(60, 110, "Table 1 Filings by city")
    y = paper.table(60, 120, ROWS, [120, 100, 100], ruled=ruled)
    paper.text(60, y + 30, "Source: the office.")
    assert parts(paper)[1:] == ["Table 1 Filings by city", TABLE.format(rule), "Source: the office."]


def test_heads_that_span_columns_are_repeated_over_them():
    paper = Paper()
    paper.paragraph(60, 50, LOREM, 60)
    for x in (60, 160, 220, 280):
        paper.line(x, 137 if x == 220 else 120, x, 171)
    for y in (120, 154, 171):
        paper.line(60, y, 280, y)
    paper.line(160, 137, 280, 137)
    for x, y, text in (
        (63, 132, "City"),
        (166, 132, "2021"),
        (163, 149, "Filings"),
        (223, 149, "Grants"),
        (63, 166, "Hof"),
        (163, 166, "7"),
        (223, 166, "2"),
    ):
        paper.text(x, y, text, 9)
    assert parts(paper)[1] == "| City | 2021 | 2021 |\n|  | Filings | Grants |\n| Hof | 7 | 2 |"


def test_a_label_of_two_lines_belongs_to_its_row():
    paper = Paper()
    paper.paragraph(60, 50, LOREM, 60)
    rows = [
        (100, "Right", "2020", "2021"),
        (124, "Patents", "12", "14"),
        (148, "Registrations of layout", "", ""),
        (160, "designs", "3", "5"),
        (184, "Marks", "70", "90"),
    ]
    for y, label, first, second in rows:
        for x, text in ((60, label), (260, first), (340, second)):
            if text:
                paper.text(x, y, text)
    assert parts(paper)[1].split("\n")[3] == "| Registrations of layout designs | 3 | 5 |"


PLACED = {
    "heads of two lines, one set between them": (
        [(100, [(60, "City")]), (94, [(160, "Patents"), (260, "Marks")]), (106, [(160, "granted"), (260, "filed")]),
         (126, [(60, "Hof"), (160, "1,204"), (260, "33")]), (142, [(60, "Zenda"), (160, "7"), (260, "-")])],
        ["| City | Patents granted | Marks filed |", "|---|---|---|", "| Hof | 1,204 | 33 |", "| Zenda | 7 | - |"],
    ),
    "a head above several": (
        [(94, [(60, "City"), (186, "2020"), (316, "2021")]), (112, [(160, "Word"), (220, "Figure"), (290, "Word"), (350, "Figure")]),
         (130, [(60, "Hof"), (160, "12"), (220, "3"), (290, "9"), (350, "4")]), (146, [(60, "Zenda"), (160, "7"), (220, "1"), (290, "8"), (350, "2")])],
        ["| City | 2020 | 2020 | 2021 | 2021 |", "|  | Word | Figure | Word | Figure |", "|---|---|---|---|---|", "| Hof | 12 | 3 | 9 | 4 |", "| Zenda | 7 | 1 | 8 | 2 |"],
    ),
    "a label set between its lines": (
        [(94, [(60, "City"), (160, "Word"), (260, "Figure")]), (112, [(60, "Old Town of")]), (118, [(160, "12"), (260, "3")]),
         (124, [(60, "Zenda")]), (142, [(60, "Hof"), (160, "7"), (260, "1")]), (160, [(60, "Posen"), (160, "8"), (260, "2")])],
        ["| City | Word | Figure |", "|---|---|---|", "| Old Town of Zenda | 12 | 3 |", "| Hof | 7 | 1 |", "| Posen | 8 | 2 |"],
    ),
    "a label of the rows below": (
        [(94, [(60, "Item"), (160, "2020"), (260, "2021")]), (112, [(60, "Marks")]), (130, [(60, "Word"), (160, "7"), (260, "1")]),
         (148, [(60, "Figure"), (160, "8"), (260, "2")]), (166, [(60, "Designs")]), (184, [(60, "Flat"), (160, "5"), (260, "6")])],
        ["| Item | 2020 | 2021 |", "|---|---|---|", "| Marks |  |  |", "| Word | 7 | 1 |", "| Figure | 8 | 2 |", "| Designs |  |  |", "| Flat | 5 | 6 |"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), PLACED.values(), ids=PLACED)
def test_rows_and_heads_are_told_by_their_places(lines, expected):
    paper = Paper()
    paper.paragraph(60, 30, LOREM, 60)
    for y, words in lines:
        for x, word in words:
            paper.text(x, y, word)
    assert parts(paper)[1].split("\n") == expected


def test_figures_without_words_are_no_table():
    paper = Paper()
    paper.paragraph(60, 30, LOREM, 60)
    for y, words in ((100, ("0", "500", "900")), (115, ("1", "510", "950")), (130, ("2", "520", "990"))):
        for at, word in enumerate(words):
            paper.text(60 + 80 * at, y, word)
    assert "|" not in text_of(paper.bytes(), "a.pdf").text


def test_what_stands_at_the_edge_of_pages_is_left_out_and_recorded():
    paper = Paper()
    for number in (1, 2, 3):
        if number > 1:
            paper.page()
        paper.text(60, 30, "Annual Report 2021", 8)
        paper.paragraph(60, 80, f"Page text. {LOREM}", 60)
        paper.text(290, 800, str(number), 8)
    received = text_of(paper.bytes(), "a.pdf")
    assert received.text == (f"Page text. {LOREM}\n\n" * 3)[:-1]
    assert [origin.page for origin in received.origins] == [1, 2, 3]
    assert [(edit.code, edit.reason) for edit in received.edits if edit.span.start == 0] == [
        ("page-furniture", "'Annual Report 2021' stands at the edge of 3 pages; '1' is the number of the page"),
    ]


def test_letters_that_run_another_way_are_left_out_and_recorded():
    paper = Paper()
    paper.paragraph(60, 50, LOREM, 60)
    paper.text(40, 400, "DRAFT", turn="0 1 -1 0")
    received = text_of(paper.bytes(), "a.pdf")
    assert received.text == f"{LOREM}\n"
    assert [edit.reason for edit in received.edits] == ["page 1: 5 letters run in another direction than the text"]


def test_a_page_that_is_turned_is_read_upright():
    paper = Paper()
    for at, line in enumerate(("Filings rose by three percent", "in the year.")):
        paper.text(100 + 12 * at, 600, line, turn="0 1 -1 0")
    assert parts(paper) == ["Filings rose by three percent in the year."]


LOCKED, EMPTY, ALL_PICTURES = Paper(encrypted=True), Paper(), Paper([[b"0 0 m 500 500 l S"]])
REFUSED = {
    "encrypted": (LOCKED.bytes(), "encrypted", "qpdf --decrypt"),
    "no letters": (ALL_PICTURES.bytes(), "no text", "ocrmypdf"),
    "empty": (EMPTY.bytes(), "no text", "ocrmypdf"),
    "no pdf": (b"%PDF-1.4 nothing", "damaged", "qpdf"),
    "nothing": (b"", "damaged", "qpdf"),
}


@pytest.mark.parametrize(("data", "message", "hint"), REFUSED.values(), ids=REFUSED)
def test_what_holds_no_text_is_refused_with_what_to_do(tmp_path, data, message, hint):
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=message) as raised:
        read(path)
    assert hint in raised.value.hint


def test_offsets_point_into_the_extracted_text(tmp_path):
    paper = Paper()
    paper.paragraph(60, 50, LOREM, 60)
    paper.page()
    paper.paragraph(60, 50, f"Then. {LOREM}", 60)
    path = tmp_path / "filings.pdf"
    path.write_bytes(paper.bytes())
    document = read(path)
    assert document.format == "pdf"
    assert document.origin(document.received.index("Then")).page == 2
    assert document.text_sha256 != document.sha256
    assert read(path) == document
