"""Section marks and how they are read."""

import pytest

from ipkg.segment.numbering import section_mark

CASES = [
    ("A. Strength", "A", (("capital-letter", 1),), "Strength"),
    ("B.Main Indicators", "B", (("capital-letter", 2),), "Main Indicators"),
    ("I. Guarantee", "I", (("capital-roman", 1), ("capital-letter", 9)), "Guarantee"),
    ("IV Exploring", "IV", (("capital-roman", 4),), "Exploring"),
    ("II. 13 cities", None, None, None),
    ("(II) Courts", "(II)", (("bracket-roman", 2),), "Courts"),
    ("(V) Plants", "(V)", (("bracket-roman", 5), ("bracket-letter", 22)), "Plants"),
    ("(B) Plants", "(B)", (("bracket-letter", 2),), "Plants"),
    ("(b) plants", "(b)", (("small-bracket-letter", 2),), "plants"),
    ("(iv) plants", "(iv)", (("small-bracket-roman", 4),), "plants"),
    ("(3) plants", "(3)", (("number-bracket", 3),), "plants"),
    ("1. Overview", "1", (("decimal-1", 1),), "Overview"),
    ("2) Overview", "2", (("decimal-1", 2),), "Overview"),
    ("1.2 Patents", "1.2", (("decimal-2", 2),), "Patents"),
    ("3.1.4. Patents", "3.1.4", (("decimal-3", 4),), "Patents"),
    ("a) plants", "a", (("small-letter", 1),), "plants"),
    ("Chapter 3: Courts", "Chapter 3", (("chapter-chapter", 3),), "Courts"),
    ("Part II Courts", "Part II", (("chapter-part", 2),), "Courts"),
    ("Annex B. Courts", "Annex B", (("chapter-annex", 2),), "Courts"),
    ("第三章 法院", "第三章", (("chinese-chapter", 3),), "法院"),
    ("十二、法院", "十二", (("chinese", 12),), "法院"),
    ("(二)法院", "(二)", (("chinese-bracket", 2),), "法院"),
    ("① courts", "①", (("ring", 1),), "courts"),
    ("3.42 billion yuan", None, None, None),
    ("3.4 Billion", "3.4", (("decimal-2", 4),), "Billion"),
    ("2023 Annual Report", None, None, None),
    ("13 cities", None, None, None),
    ("U.S. Patents", None, None, None),
    ("I love filings", None, None, None),
    ("Partners of the Office", None, None, None),
    ("(Trial) measures", None, None, None),
]


@pytest.mark.parametrize(("text", "printed", "styles", "rest"), CASES, ids=[text for text, *_ in CASES])
def test_the_mark_that_a_text_begins_with(text, printed, styles, rest):
    mark = section_mark(text)
    found = (mark.printed, mark.styles, text[mark.length :]) if mark else (None, None, None)
    assert found == (printed, styles, rest)
