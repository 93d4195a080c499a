"""Lines and how they meet."""

import pytest

from ipkg.segment.lines import Joint, Line, joiner, lines


def test_lines_end_where_any_line_end_stands():
    text = "a\nb\r\nc\rd\x0ce\u2028f\n"
    found = lines(text)
    assert [line.text for line in found] == ["a", "b", "c", "d", "e", "f", ""]
    assert [text[line.start : line.end] for line in found] == [line.text for line in found]


def test_marks_of_quoted_blocks_are_no_text():
    assert lines("> a\n>> b\n> > c\n>5 more") == (Line(2, "a"), Line(7, "b"), Line(13, "c"), Line(15, ">5 more"))


def test_lines_begin_at_the_offset():
    assert lines("abc\nde", 4) == (Line(4, "de"),)


@pytest.mark.parametrize("text", ["", "  ", "\t", "\u200b", "\ufeff ", "\u00ad"])
def test_what_shows_nothing_is_blank(text):
    assert Line(0, text).blank


CASES = [
    ("infringe-", "ment", "", Joint(1, "", "a word divided at the end of a line")),
    ("infringe-", "ment", "infringement is", Joint(1, "", "infringement stands elsewhere in the document")),
    ("one-", "stop", "a one-stop desk", Joint(0, "", "one-stop stands elsewhere in the document")),
    ("high-", "value", "high prices, value added", Joint(0, "", "high and value are words of the document")),
    ("Sino-", "German", "", Joint(0, "", "the hyphen stands between figures or before a name")),
    ("2021-", "2023", "", Joint(0, "", "the hyphen stands between figures or before a name")),
    ("well -", "known", "", Joint(0, " ")),
    ("3.4", "billion", "", Joint(0, " ")),
    ("2021–", "2023", "", Joint(0, "")),
    ("patent/", "trademark", "", Joint(0, "")),
    ("知识", "产权", "", Joint(0, "")),
    ("增长", "5%", "", Joint(0, " ")),
]


@pytest.mark.parametrize(("first", "second", "elsewhere", "expected"), CASES)
def test_how_two_lines_meet(first, second, elsewhere, expected):
    assert joiner(f"{elsewhere}\n{first}\n{second}")(first, second) == expected
