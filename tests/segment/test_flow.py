"""Page breaks within sentences: what is joined, what is not, and what is remembered."""

import pytest

LONG = "The office of the city handled many more filings in the course of that year than ever before"

JOINED = {
    "name": (f"{LONG} in Ruritania\n\nProvince, where it was praised.", "the break stands within a name, after 'Ruritania'"),
    "name of a body": (f"{LONG} with the Provincial\n\nOffice of Marks.", "the break stands within a name, after 'Provincial'"),
    "lower case": (f"{LONG} and it opened\n\na desk.", "the text goes on in lower case"),
    "comma": ("Grants rose by 3.8% and 4.6%,\n\nrespectively.", "the break follows ','"),
    "conjunction before a title": (f"{LONG} and the\n\n*Plan for Marks*, which helped.", "the break follows 'the'"),
    "preposition": ("It opened desks in\n\nZenda and Hof.", "the break follows 'in'"),
    "figure": (f"{LONG} and came to\n\n5,120 in all.", "the break follows 'to'"),
    "figure after a noun": (f"{LONG} for a sum of about RMB\n\n5,120.", "the break stands within a name, after 'RMB'"),
    "bracket": ("It issued the *Rules (for Marks*\n\n*and Designs)* in May.", "a bracket, a quotation or italics are open at the break"),
    "italics": ("It issued the *Rules for\n\nMarks* in May.", "a bracket, a quotation or italics are open at the break"),
    "quotation": ('It ran the "Clean\n\nNet" campaign.', "a bracket, a quotation or italics are open at the break"),
    "curly quotation": ("It ran the “Clean\n\nNet” campaign.", "a bracket, a quotation or italics are open at the break"),
    "abbreviation": ("The rule is laid down in Art.\n\n5 of the Act.", "the break follows the abbreviation 'Art.'"),
    "many blank lines": (f"{LONG} and it opened\n\n \n\n\na desk.", "the text goes on in lower case"),
    "item": ("- It opened desks in\n\nZenda and Hof.", "the break follows 'in'"),
    "chinese": ("全市各级法院受理案件，\n\n审结案件。", "the break follows ','"),
}  # fmt: skip


def letters(text):
    """What of a text neither joining nor markup may change."""
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize(("text", "reason"), JOINED.values(), ids=JOINED)
def test_halves_are_put_together_and_the_break_is_remembered(parse, text, reason):
    document, findings = parse(f"# Filings\n\n{text}\n")
    [edit] = [edit for edit in document.edits if edit.code == "page-break"]
    _, block = document.blocks
    assert edit.reason == reason
    assert document.quote(edit.span).isspace()
    assert document.quote(block.text.span(0, len(block.text.text))) in text
    assert letters(block.text.text) == letters(text)
    assert findings == ()


APART = {
    "a sentence has ended": (f"{LONG}.\n\nThe desk opened.", 2),
    "ended in a quotation": ('They spoke of a "clean net."\n\nThe desk opened.', 2),
    "a list follows": ("It did three things:\n\nDesks were opened.", 2),
    "the full stop is missing": (f"{LONG}, of which half are new patents\n\nAdditionally, desks were opened.", 2),
    "a heading between": (f"{LONG} in\n\n## Zenda\n\nand Hof.", 3),
    "a run-in head follows": (f"{LONG} in Ruritania\n\n**Grants.** They rose.", 2),
    "a short line": ("Office of Ruritania\n\nThe desk opened.", 2),
    "an item follows": (f"{LONG} in\n\n- Zenda", 2),
    "a table follows": (f"{LONG} in\n\nCity\tWord\nZenda\t1\nHof\t2", 2),
    "a short item": ("- two desks\n\nmore followed.", 2),
}


@pytest.mark.parametrize(("text", "count"), APART.values(), ids=APART)
def test_what_is_whole_stays_apart(parse, text, count):
    document, _ = parse(f"# Filings\n\n{text}\n")
    assert len(document.blocks) == 1 + count
    assert [edit for edit in document.edits if edit.code == "page-break"] == []


def test_three_pieces_and_their_page_numbers_are_one(parse):
    text = "# Filings\n\nIt opened desks in the cities of\n\n12\n\nZenda,\n\n- 13 -\n\nHof and Strelsau. They throve.\n"
    document, _ = parse(text)
    block = document.blocks[1]
    assert block.text.text == "It opened desks in the cities of Zenda, Hof and Strelsau. They throve."
    assert document.quote(block.text.span(33, 38)) == "Zenda"
    assert [(edit.code, document.quote(edit.span).strip()) for edit in document.edits] == [
        ("page-break", "12"),
        ("page-number", "12"),
        ("page-break", "- 13 -"),
        ("page-number", "- 13 -"),
    ]


def test_a_number_of_its_own_is_text(texts):
    assert texts("# Filings\n\nThe count is this:\n\n512\n\nIt rose.\n")[2] == ("paragraph", "512")


def test_italics_that_a_break_cut_are_one_mark(parse):
    document, _ = parse("# Filings\n\nIt issued the *Rules for\n\nMarks* in May.\n")
    block = document.blocks[1]
    assert [block.text.text[start:end] for _, start, end in block.marks] == ["Rules for Marks"]
