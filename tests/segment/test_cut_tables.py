"""Tables that a page break cut, and the proof that joins them."""

import pytest

HEAD = "City\tWord\tFigure\n"
FIRST = HEAD + "Zenda\t10\t20\nHof\t30\t40\n"

CITIES = (
    "City\tNotes\nNanjing\t1\nWuxi\t2\nXuzhou\t3\nChangzhou\t4\nSuzhou\t5\nNantong\t6\n\n"
    "Lianyungang\t7\nHuai'an\t8\nYancheng\t9\nYangzhou\t10\nZhenjiang\t11\nTaizhou\t12\nSuqian\t13\n"
)

JOINED = {
    "repeated head": (f"{FIRST}\n{HEAD}Strelsau\t1\t2\n", "the head is repeated"),
    "repeated head in bold": (f"{FIRST}\n<b>City</b>\t**Word**\tFigure\nStrelsau\t1\t2\n", "the head is repeated"),
    "printed total": (f"{FIRST}\nTotal\t40\t60\n", "Total is the sum of the first 2 rows in 2 of 2 columns"),
    "total of some columns": (f"{FIRST}\nTotal\t40\t65\n", "Total is the sum of the first 2 rows in 1 of 2 columns"),
    "total behind parts and groups": (
        f"{FIRST}\nThe North\t40\t60\nStrelsau\t2\t3\nTotal\t82\t123\n",
        "Total is the sum of the first 4 rows in 2 of 2 columns",
    ),
    "total above": (
        f"{HEAD}Total\t43\t66\nZenda\t10\t20\nHof\t30\t40\n\nStrelsau\t3\t6\n",
        "Total is the sum of the following 3 rows in 2 of 2 columns",
    ),
    "rule below the total": (f"{FIRST}\n \nTotal\t40\t60\n----|---|---\n", "Total is the sum of the first 2 rows"),
    "caption again": (
        f"## Table 1 Filings\n\n{FIRST}\n12\n\n## Table 1 Filings (continued)\n\n{HEAD}Strelsau\t1\t2\n",
        "the head is repeated",
    ),
    "heading that says so": (
        f"## Filings\n\n{FIRST}\n## Filings (continued)\n\nStrelsau\t1\t2\nRuritania\t3\t5\n",
        "its heading says that it is continued",
    ),
    "numbers of rows": (
        "No.\tCity\tFigure\n1\tZenda\t20\n2\tHof\t40\n\n3\tStrelsau\t7\n4\tPosen\t9\n",
        "the rows are numbered from 1 to 4",
    ),
    "pipes": (
        "| City | Word |\n|---|---|\n| Zenda | 1 |\n\n| City | Word |\n|---|---|\n| Hof | 2 |\n",
        "the head is repeated",
    ),
    "all parts of an area": (
        CITIES,
        "the two pieces name every part of Jiangsu",
    ),
}


@pytest.mark.parametrize(("text", "proof"), JOINED.values(), ids=JOINED)
def test_two_pieces_are_one_table_by_proof(parse, text, proof):
    document, findings = parse(text)
    [grid] = [block.grid for block in document.blocks if block.grid]
    [edit] = [edit for edit in document.edits if edit.code == "split-table"]
    assert edit.reason.startswith(proof)
    assert [finding.message for finding in findings if finding.code == "table-joined"] == [
        f"two pieces of a table are one: {edit.reason}"
    ]
    assert len(grid.head) == 1
    assert document.quote(grid.body[-1][0].span) == grid.body[-1][0].text
    assert [cell.row for row in (*grid.head, *grid.body) for cell in row[:1]] == list(range(1 + len(grid.body)))


APART = {
    "no proof": f"{FIRST}\nStrelsau\t1\t2\n",
    "text between": f"{FIRST}\nMore followed.\n\nTotal\t40\t60\n",
    "another caption": f"## Filings\n\n{FIRST}\n## Grants\n\n{HEAD}Strelsau\t1\t2\n",
    "another head": f"{FIRST}\nCity\tWord\tShape\nStrelsau\t1\t2\n",
    "the same rows again": f"{FIRST}\n{FIRST}",
    "another width": f"{FIRST}\nTotal\t40\n",
    "a total by chance of few columns": (
        "City\tA\tB\tC\tD\nx\t1\t5\t9\t6\ny\t2\t8\t8\t8\n\nz\t3\t4\t4\t4\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", APART.values(), ids=APART)
def test_without_proof_they_stay_apart(parse, text):
    document, findings = parse(text)
    assert sum(block.grid is not None for block in document.blocks) == 2
    assert [finding for finding in findings if finding.code == "table-joined"] == []
