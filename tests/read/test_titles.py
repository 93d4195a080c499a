"""The titles that a text gives itself."""

import pytest

from ipkg.read.titles import front_lines

CASES = {
    "markdown heading": ("\n\n---\n\n## **Filings of Zenda in 2020**\n\n---\n\nThey rose.\n", ("Filings of Zenda in 2020",)),
    "title and subtitle": ("# Annual Report\n## Office of Ruritania, 2021\n\nText.\n", ("Annual Report", "Office of Ruritania, 2021")),
    "plain line": ("Filings: the State of Zenda in 2020\n\nThey rose.\n", ("Filings: the State of Zenda in 2020",)),
    "plain title over two lines": ("Report on Filings\nof Zenda\n\nIn 2020, they rose.\n", ("Report on Filings of Zenda",)),
    "plain title and date line": ("Report on Filings\n\nApril 2021\n\nThey rose.\n", ("Report on Filings", "April 2021")),
    "title directly above the text": ("Filings Of Zenda\nThey rose and rose\nand fell.\n", ("Filings Of Zenda",)),
    "bold line": ("**Filings of Zenda**\n\nThey rose.\n", ("Filings of Zenda",)),
    "html heading": ("<h1>Filings &amp; <i>grants</i></h1>\n\nThey rose.\n", ("Filings & grants",)),
    "underlined": ("Filings of Zenda\n================\n\nThey rose.\n", ("Filings of Zenda",)),
    "closing number signs": ("# Filings #\n\nThey rose.\n", ("Filings",)),
    "comment first": ("<!-- draft -->\n# Filings\n\nThey rose.\n", ("Filings",)),
    "a section ends the front": ("# Filings\n\n## A. Overview\n\nThey rose.\n", ("Filings",)),
    "a decimal section ends the front": ("1.1 Overview\n\nThey rose.\n", ()),
    "byte order mark": ("\ufeff# Filings\n", ("Filings",)),
    "only text": ("In 2020, filings rose.\n", ()),
    "a wrapped paragraph": ("In 2020, the office received many\nfilings.\n", ()),
    "a long line": ("word " * 80 + "\n\nText.\n", ()),
    "a list": ("- one\n- two\n", ()),
    "a table": ("City\tFilings\nZenda\t5\n", ()),
    "chinese": ("2022年知识产权白皮书\n\n一、总体情况\n\n申请增长。\n", ("2022年知识产权白皮书",)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_the_lines_above_the_first_sentence(text, expected):
    assert front_lines(text) == expected


def test_reading_begins_at_the_body():
    assert front_lines("---\ntitle: x\n---\n# Filings\n", 16) == ("Filings",)
