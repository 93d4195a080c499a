"""Inline markup: the clean text, its places, what is set off, what was repaired."""

import pytest

from ipkg.segment.inline import clean
from ipkg.segment.lines import joiner, lines

CASES = {
    "nothing": ("Filings rose.", "Filings rose.", []),
    "italics": ("the *Act on Filings* of 2020", "the Act on Filings of 2020", [("italic", "Act on Filings")]),
    "underscores": ("the _Act_ of snake_case_names", "the Act of snake_case_names", [("italic", "Act")]),
    "bold": ("**Grants.** They rose", "Grants. They rose", [("bold", "Grants.")]),
    "both": ("***Grants*** rose", "Grants rose", [("bold", "Grants"), ("italic", "Grants")]),
    "nested": ("**all *some* all**", "all some all", [("bold", "all some all"), ("italic", "some")]),
    "overlapping": ("*one _two* three_", "one two three", [("italic", "one two"), ("italic", "two three")]),
    "quote inside italics": ('the *"Twin" Plan*', 'the "Twin" Plan', [("italic", '"Twin" Plan'), ("quote", "Twin")]),
    "italics start mid-title": ("Measures for the *Use of Marks (Trial)*", "Measures for the Use of Marks (Trial)", [("italic", "Use of Marks (Trial)")]),
    "footnote star": ("* Provisional", "* Provisional", []),
    "escaped star": (r"\* Provisional \| x", "* Provisional | x", []),
    "products": ("2*3*4 = 24", "2*3*4 = 24", []),
    "unclosed bold": ("**Grants rose", "Grants rose", []),
    "unclosed star": ("*Grants rose", "*Grants rose", []),
    "chinese": ("发布*《办法》*三份", "发布《办法》三份", [("italic", "《办法》"), ("quote", "办法")]),
    "tags": ("<b>Grants</b> and <i class='x'>marks</i>", "Grants and marks", [("bold", "Grants"), ("italic", "marks")]),
    "line break tag": ("one<br/>two", "one two", []),
    "title in angles": ("the <Measures for Marks> of 2020", "the <Measures for Marks> of 2020", []),
    "less than": ("a < b > c <5", "a < b > c <5", []),
    "reference": ("R&amp;D &lt;5&gt; &unknown; AT&T", "R&D <5> &unknown; AT&T", []),
    "blank reference": ("3&nbsp;&#160;billion", "3 billion", []),
    "link": ("see [the list](http://x.org/a_b_c) now", "see the list now", []),
    "emphasis in a link": ("see [the *list*](http://x.org/a*b*c)", "see the list", [("italic", "list")]),
    "image": ("![a chart](c.png) below", "a chart below", []),
    "plain brackets": ("Notice [2020] No. 5", "Notice [2020] No. 5", []),
    "address": ("<https://x.org/a_b>", "https://x.org/a_b", []),
    "footnote reference": ("5,120[^1] cases", "5,120 cases", []),
    "footnote superscript": ("5,120<sup>1</sup> cases", "5,120 cases", []),
    "ordinal superscript": ("the 20<sup>th</sup> year", "the 20th year", []),
    "blanks": ("a  b\t c", "a b c", []),
    "soft hyphen": ("infringe\u00adment", "infringement", []),
    "ligature": ("of\ufb01ce", "office", []),
    "curly quotes": ("the “Sword Net” action", "the “Sword Net” action", [("quote", "Sword Net")]),
    "quotes within": ('"one “two” three"', '"one “two” three"', [("quote", "one “two” three"), ("quote", "two")]),
    "odd quote": ('a 5" pipe and "Net"', 'a 5" pipe and "Net"', [("quote", "Net")]),
    "empty quote": ('""', '""', []),
    "only markup": ("<b></b>", "", []),
    "only a reference": ("&mdash;", "—", []),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "text", "marks"), CASES.values(), ids=CASES)
def test_what_remains_of_a_text(raw, text, marks):
    found = clean(lines(raw), joiner(raw))
    assert found.text.text == text
    assert [(kind, text[start:end]) for kind, start, end in found.marks] == marks


@pytest.mark.parametrize("raw", [raw for raw, text, _ in CASES.values() if text])
def test_every_character_is_where_its_place_says(raw):
    text = clean(lines(raw), joiner(raw)).text
    for run in text.runs:
        copied = text.text[run.at : run.at + run.length]
        there = raw[run.start : run.start + run.length]
        assert copied == there.replace("\t", " ").replace("\ufb01", "f").replace("&", "—" if raw == "&mdash;" else "&")
    assert 0 <= text.span(0, len(text.text)).start <= text.span(0, len(text.text)).end <= len(raw)


def test_lines_are_one_text_and_markup_goes_over_their_ends():
    raw = "the *Act on\r\n> Filings* brought RMB 3.4\n  billion to inno-\nvators"
    found = clean(tuple(line.strip() for line in lines(raw)), joiner(raw))
    assert found.text.text == "the Act on Filings brought RMB 3.4 billion to innovators"
    assert found.marks == (("italic", 4, 18),)
    span = found.text.span(27, 42)
    assert raw[span.start : span.end] == "RMB 3.4\n  billion"


def test_a_blank_that_stands_for_nothing_has_no_place():
    raw = "one</table>*two*"
    found = clean(lines(raw), joiner(raw)).text
    assert (found.text, [(run.at, run.start, run.length) for run in found.runs]) == ("one two", [(0, 0, 3), (4, 12, 3)])


def test_repairs_are_edits_and_markdown_is_none():
    raw = "*a* <b>b</b> R&amp;D 5<sup>1</sup> of\ufb01ce inno-\nvation"
    edits = clean(lines(raw), joiner(raw)).edits
    assert [(edit.code, raw[edit.span.start : edit.span.end], edit.replacement) for edit in edits] == [
        ("hyphenation", "-\n", ""),
        ("markup", "<b>", ""),
        ("markup", "</b>", ""),
        ("reference", "&amp;", "&"),
        ("footnote-mark", "<sup>1</sup>", ""),
        ("ligature", "\ufb01", "fi"),
    ]
