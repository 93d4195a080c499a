"""Whole documents to blocks, one construct after the other."""

import pytest

PLAIN = """\
Report on Filings
in Zenda

Foreword

They rose.

1. Courts

The courts met.

1.1 Judges
The judges met.

2. Customs

Customs did three things:
(1) seized goods;
(2) fined firms;
and more.

ANNEX

Nothing.
"""

CASES = {
    "markdown": (
        "a.md",
        "# Filings in Zenda\n\nThey rose.\nThey fell.\n\n## Grants ##\n\n- one\n  more\n- two\n\n1. first\n2. second\n",
        [
            ("heading", 1, "", (), "Filings in Zenda"),
            ("paragraph", 0, "", (0,), "They rose. They fell."),
            ("heading", 2, "", (0,), "Grants"),
            ("item", 0, "-", (0, 2), "one more"),
            ("item", 0, "-", (0, 2), "two"),
            ("item", 0, "1", (0, 2), "first"),
            ("item", 0, "2", (0, 2), "second"),
        ],
    ),
    "damaged headings": (
        "a.md",
        "\n---\n\n## **Filings in Zenda**\n\n---\n\n##**A. Courts**\n\n### **I. Judges**\n\nThey met.\n\n## II Clerks\n\n**Pilots**\n\nThey ran.\n\n#B. Customs\n",
        [
            ("heading", 1, "", (), "Filings in Zenda"),
            ("heading", 2, "A", (0,), "Courts"),
            ("heading", 3, "I", (0, 1), "Judges"),
            ("paragraph", 0, "", (0, 1, 2), "They met."),
            ("heading", 3, "II", (0, 1), "Clerks"),
            ("heading", 4, "", (0, 1, 4), "Pilots"),
            ("paragraph", 0, "", (0, 1, 4, 5), "They ran."),
            ("heading", 2, "B", (0,), "Customs"),
        ],
    ),
    "plain text": (
        "a.txt",
        PLAIN,
        [
            ("heading", 1, "", (), "Report on Filings in Zenda"),
            ("heading", 2, "", (0,), "Foreword"),
            ("paragraph", 0, "", (0, 1), "They rose."),
            ("heading", 2, "1", (0,), "Courts"),
            ("paragraph", 0, "", (0, 3), "The courts met."),
            ("heading", 3, "1.1", (0, 3), "Judges"),
            ("paragraph", 0, "", (0, 3, 5), "The judges met."),
            ("heading", 2, "2", (0,), "Customs"),
            ("paragraph", 0, "", (0, 7), "Customs did three things:"),
            ("item", 0, "(1)", (0, 7), "seized goods;"),
            ("item", 0, "(2)", (0, 7), "fined firms; and more."),
            ("heading", 2, "", (0,), "ANNEX"),
            ("paragraph", 0, "", (0, 11), "Nothing."),
        ],
    ),
    "chinese": (
        "a.txt",
        "曾达市知识产权白皮书\n\n一、总体情况\n\n全市申请增长。\n\n（一）商标\n\n商标注册增\n长。\n\n第二章 司法\n\n法院受理案件。\n",
        [
            ("heading", 1, "", (), "曾达市知识产权白皮书"),
            ("heading", 2, "一", (0,), "总体情况"),
            ("paragraph", 0, "", (0, 1), "全市申请增长。"),
            ("heading", 3, "(一)", (0, 1), "商标"),
            ("paragraph", 0, "", (0, 1, 3), "商标注册增长。"),
            ("heading", 2, "第二章", (0,), "司法"),
            ("paragraph", 0, "", (0, 5), "法院受理案件。"),
        ],
    ),
    "a table in a section": (
        "a.md",
        "# Filings\n\n## I. Word marks\n\nThey rose.\n\n### Number of Word Marks by City\n\nUnit: piece\n\nCity\tMarks\nZenda\t5\nHof\t6\n\nNote: provisional.\n\nGrants rose, too.\n\n## II. Shapes\n",
        [
            ("heading", 1, "", (), "Filings"),
            ("heading", 2, "I", (0,), "Word marks"),
            ("paragraph", 0, "", (0, 1), "They rose."),
            ("heading", 3, "", (0, 1), "Number of Word Marks by City"),
            ("unit", 0, "", (0, 1, 3), "Unit: piece"),
            ("table", 0, "", (0, 1, 3), "City\tMarks\nZenda\t5\nHof\t6"),
            ("note", 0, "", (0, 1, 3), "Note: provisional."),
            ("paragraph", 0, "", (0, 1), "Grants rose, too."),
            ("heading", 2, "II", (0,), "Shapes"),
        ],
    ),
    "quoted, ruled, commented, fenced": (
        "a.md",
        "# Filings\n<!-- a\n\nb -->\n> They rose\n> and fell.\n\n***\n\n```\ncode stays\n```\n\n![](chart.png)\n",
        [
            ("heading", 1, "", (), "Filings"),
            ("paragraph", 0, "", (0,), "They rose and fell."),
            ("paragraph", 0, "", (0,), "code stays"),
        ],
    ),
    "underlined": (
        "a.md",
        "Filings\n=======\n\nGrants\n------\n\nThey rose.\n---\n",
        [
            ("heading", 1, "", (), "Filings"),
            ("heading", 2, "", (0,), "Grants"),
            ("paragraph", 0, "", (0, 1), "They rose."),
        ],
    ),
    "labels with values": (
        "a.md",
        "# Filings\n\nWord marks: 1,204\nShapes: 300, up 5%\n\nThey are counted\nby class: one each.\n",
        [
            ("heading", 1, "", (), "Filings"),
            ("paragraph", 0, "", (0,), "Word marks: 1,204"),
            ("paragraph", 0, "", (0,), "Shapes: 300, up 5%"),
            ("paragraph", 0, "", (0,), "They are counted by class: one each."),
        ],
    ),
    "a mark alone": (
        "a.md",
        "# Filings\n\n(1)\n\nThey rose.\n",
        [
            ("heading", 1, "", (), "Filings"),
            ("paragraph", 0, "", (0,), "(1)"),
            ("paragraph", 0, "", (0,), "They rose."),
        ],
    ),
    "footnotes": (
        "a.md",
        "# Filings\n\nThey rose[^1].\n\n[^1]: As counted by\nthe office.\n[^b]: Or not.\n",
        [
            ("heading", 1, "", (), "Filings"),
            ("paragraph", 0, "", (0,), "They rose."),
            ("note", 0, "", (0,), "As counted by the office."),
            ("note", 0, "", (0,), "Or not."),
        ],
    ),
    "bare numbers of chapters": (
        "a.txt",
        "STATE OF FILINGS\n\nPublished 30 June 2022\n\nKey points\n\n* They rose.\n\n3 Courts\n\n3.1 Judges\n\nThey met.\n\n3 judges left.\n",
        [
            ("heading", 1, "", (), "STATE OF FILINGS"),
            ("paragraph", 0, "", (0,), "Published 30 June 2022"),
            ("heading", 2, "", (0,), "Key points"),
            ("item", 0, "*", (0, 2), "They rose."),
            ("heading", 2, "3", (0,), "Courts"),
            ("heading", 3, "3.1", (0, 4), "Judges"),
            ("paragraph", 0, "", (0, 4, 5), "They met."),
            ("paragraph", 0, "", (0, 4, 5), "3 judges left."),
        ],
    ),
    "what is set off below a table": (
        "a.md",
        "# Filings\n\nCity\tWord*\nZenda\t1\n\n* As counted by the office.\n\n**Grants.** They rose.\n\n*Rules* were made.\n",
        [
            ("heading", 1, "", (), "Filings"),
            ("table", 0, "", (0,), "City\tWord*\nZenda\t1"),
            ("note", 0, "", (0,), "* As counted by the office."),
            ("paragraph", 0, "", (0,), "Grants. They rose."),
            ("paragraph", 0, "", (0,), "Rules were made."),
        ],
    ),
    "html": (
        "a.md",
        "<h2>Filings &amp; grants</h2>\n\n<p>They <em>rose</em>.<br>They fell.</p>\n",
        [("heading", 1, "", (), "Filings & grants"), ("paragraph", 0, "", (0,), "They rose. They fell.")],
    ),
    "run-in heads and figures that open a paragraph": (
        "a.md",
        "# Filings\n\n**Grants.** They rose.\n\n3.42 billion yuan was raised.\n\n13 cities took part.\n\n2020 was good.\n\nA. Judge spoke.\n",
        [
            ("heading", 1, "", (), "Filings"),
            ("paragraph", 0, "", (0,), "Grants. They rose."),
            ("paragraph", 0, "", (0,), "3.42 billion yuan was raised."),
            ("paragraph", 0, "", (0,), "13 cities took part."),
            ("paragraph", 0, "", (0,), "2020 was good."),
            ("paragraph", 0, "", (0,), "A. Judge spoke."),
        ],
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("name", "text", "expected"), CASES.values(), ids=CASES)
def test_blocks_of(blocks, name, text, expected, end):
    found = [(*block[:4], block[4].replace("\r\n", "\n")) for block in blocks(text.replace("\n", end), name)]
    assert found == expected


def test_front_matter_is_no_block(texts):
    assert texts("---\ntitle: Filings\n---\nThey rose.\n") == [("paragraph", "They rose.")]


def test_sentences_are_those_of_texts(parse):
    document, _ = parse(
        "# Filings. Grants\n\nThey rose. They fell.\n\n- One. Two.\n\nNote: Three. Four.\n\nUnit: piece\n"
    )
    assert [(block.kind, len(block.sentences)) for block in document.blocks] == [
        ("heading", 0),
        ("paragraph", 2),
        ("item", 2),
        ("note", 2),
        ("unit", 0),
    ]


MISSING = {
    "unit and nothing": ("# F\n\n## Number of marks\n\nUnit: piece\n\n## Next\n\nText.\n", ["Number of marks"]),
    "breakdown and nothing": ("# F\n\n## Marks by region\n\n## Next\n\nText.\n", ["Marks by region"]),
    "quantity, breakdown, then text": ("# F\n\n## Number of marks by type of owner\n\nIn 2020, shapes rose.\n", ["Number of marks by type of owner"]),
    "numbered": ("# F\n\nTable 3 Marks\n\nText.\n", ["Table 3 Marks"]),
    "at the end": ("# F\n\nText.\n\n## Marks by year\n", ["Marks by year"]),
    "two in a row": ("# F\n\n## Marks by year\n\n## Shapes by year\n\nUnit: piece\n", ["Marks by year", "Shapes by year"]),
    "there is one": ("# F\n\n## Marks by year\n\nYear\tMarks\n2020\t5\n2021\t6\n", []),
    "text answers it": ("# F\n\n## Number of marks\n\nThe number was 5.\n", []),
    "a section by its words": ("# F\n\n## Protection by courts\n\nThey sat.\n", []),
    "an empty section": ("# F\n\n## Courts\n\n## Customs\n\nText.\n", []),
    "a part with parts": ("# F\n\n## Number of marks\n\n### Words\n\nText.\n", []),
    "a marked section": ("# F\n\n## I. Number of marks by city\n\n## II. Next\n", []),
    "a figure": ("# F\n\nFigure 3 Marks by year\n\nText.\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MISSING.values(), ids=MISSING)
def test_headings_whose_table_is_missing(parse, text, expected):
    document, findings = parse(text)
    headings = [block for block in document.blocks if block.kind == "heading" and block.text.text in expected]
    assert [(finding.code, finding.severity, finding.place, finding.message) for finding in findings] == [
        (
            "table-missing",
            "warning",
            f"a.md:{document.line(block.text.span(0, 1).start)}",
            f"{block.text.text!r} announces a table, and none follows",
        )
        for block in headings
    ]
    assert len(findings) == len(expected)


def test_a_section_mark_that_stands_twice(parse):
    _, findings = parse("# F\n\n## A. One\n\n### I. x\n\n## B. Two\n\n### I. y\n\n## B. Three\n\nText.\n")
    assert [(finding.code, finding.place, finding.message) for finding in findings] == [
        ("section-mark-repeated", "a.md:11", "the section mark B of 'Three' already marks 'Two'")
    ]
