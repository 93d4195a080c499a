"""What holds for any text: nothing raises, everything keeps its place, time grows with the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.errors import IpkgError
from ipkg.read import read_text
from ipkg.segment import segment
from ipkg.segment.lines import joiner, lines
from ipkg.segment.plain import plain

# Words, marks and damage of the kind that documents hold, thrown together.
PARTS = st.sampled_from(
    [
        "Filings", "rose", "by", "5,120", "3.4", "billion", "%", "the", "Zenda", "in", "of", "Art.", "Co., Ltd.", "中文", "１２", "年",
        "*", "**", "_", "`", "\\", "|", "\t", "#", "## ", "- ", "1. ", "(II) ", "A. ", "> ", "<b>", "</b>", "<br>", "<sup>1</sup>", "&amp;",
        "&nbsp;", "[x](y)", "![", "](", "[^1]", "<table>", "<tr>", "<td>", "</td>", "</tr>", "</table>", "<!--", "-->", "---", "|---|---|",
        '"', "“", "”", "(", ")", "[", "]", "《", "》", ".", "。", "!", ",", ":", ";", "-", "–", "\u00ad", "\u200b", "\ufeff", "\ufb01", "\u00a0",
        "Unit: piece", "Note: x", "Table 1 ", "(continued)", "Page 3", "12", "\n", "\n\n", "\r\n", "\r", "\x0c", " ", "  ",
    ]
)  # fmt: skip
DOCUMENTS = st.one_of(
    st.lists(PARTS, max_size=80).map("".join),
    st.lists(PARTS, max_size=80).map(" ".join),
    st.text(max_size=200),
)


def segmented(text):
    """The segmented document, or None where the text is refused for a reason that the user is told."""
    try:
        return segment(read_text(text, "a.md"))
    except IpkgError:
        return None


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_blocks_sentences_and_cells_lie_in_the_file_in_order(text):
    if (result := segmented(text)) is None:
        return
    document, _ = result
    end = document.body_start
    for block in document.blocks:
        span = block.text.span(0, len(block.text.text))
        assert end <= span.start <= span.end <= len(text)
        end = span.end
        assert all(index < len(document.blocks) and document.blocks[index].kind == "heading" for index in block.section)
        last = 0
        for sentence in block.sentences:
            inner = block.text.span(sentence.start, sentence.end)
            assert last <= sentence.start < sentence.end <= len(block.text.text)
            assert span.start <= inner.start <= inner.end <= span.end
            last = sentence.end
        for _, start, stop in block.marks:
            assert 0 <= start < stop <= len(block.text.text)
        rows = (*block.grid.head, *block.grid.body) if block.grid else ()
        for cell in (cell for row in rows for cell in row):
            assert cell.span is None or span.start <= cell.span.start <= cell.span.end <= span.end
            assert cell.span is not None or not cell.text


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_clean_text_is_received_text_save_for_forms_of_one_character(text):
    if (result := segmented(text)) is None:
        return
    document, _ = result
    same, _ = plain(document.received)
    for block in document.blocks:
        for run in block.text.runs if block.kind != "table" else ():
            copied = block.text.text[run.at : run.at + run.length]
            for offset, char in enumerate(copied):
                there = same[run.start + offset]
                assert (
                    char == there or (char == " " and there.isspace()) or there == "&" or "\ufb00" <= there <= "\ufb06"
                )


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_every_word_and_figure_is_in_a_block_or_an_edit(text):
    if (result := segmented(text)) is None:
        return
    document, _ = result
    kept = [block.text.span(0, len(block.text.text)) for block in document.blocks] + [
        edit.span for edit in document.edits
    ]
    known = {"amp", "nbsp", "b", "br", "sup", "table", "tr", "td", "x", "y"}  # of markup, which is no text
    same, _ = plain(document.received)
    for line in lines(same, document.body_start):
        at = line.start
        for word in line.text.split():
            at = same.find(word, at)
            if word.isalnum() and word not in known and word not in {"1", "II", "A"}:
                assert any(span.start <= at < span.end for span in kept), (word, at)


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_segmenting_again_gives_the_same(text):
    assert segmented(text) == segmented(text)


@given(st.text(alphabet="ab- \n", max_size=60))
def test_any_two_lines_meet(text):
    meet = joiner(text)
    joint = meet("ab-", "ba")
    assert (joint.drop, joint.between) in {(0, ""), (1, "")}


def hard(size):
    """Texts of about so many characters that are hard on careless scanners."""
    return {
        "digits": "1" * size,
        "one line": "word " * (size // 5),
        "asterisks": "*a " * (size // 3),
        "underscores": "_a_ " * (size // 4),
        "open brackets": "(" * size,
        "square brackets": "[a](" * (size // 4),
        "tags": "<b" * (size // 2),
        "comments": "<!--" * (size // 4),
        "quotes": '"a ' * (size // 3),
        "stops": ". " * (size // 2),
        "initials": "A. " * (size // 3),
        "rules": "- " * (size // 2) + "x",
        "dashes": "-" * size + "x",
        "columns": "\t".join("1" * 3 for _ in range(size // 4)) + "\nx\t1" * 500,
        "rows": "a\tb\n" * (size // 4),
        "tables": "a\tb\n1\t2\n\n" * (size // 9),
        "pieces of tables": "a\tb\nx\t2\ny\t3\n\nz\t5\n\n" * (size // 20),
        "open tables": "<table>\n" * (size // 8),
        "open cells": "<table><tr><td colspan=50 rowspan=99>1</td>" * (size // 43),
        "cut sentences": "the city of\n\n" * (size // 13),
        "page numbers": "the city of\n\n12\n\n" * (size // 17),
        "headings": "I. Alpha\n\n" * (size // 10),
        "captions": "Number of marks by city\n\n" * (size // 25),
        "items": "1. a\n" * (size // 5),
        "notes": "Note: x\n" * (size // 8),
        "divided words": "ab-\n" * (size // 4),
        "references": "&amp;" * (size // 5),
        "front matter": "---\na: " + "[" * (size // 9) + "\n---\nx",
    }  # fmt: skip


SMALL = 5_000


def seconds(text):
    begin = time.process_time()
    segmented(text)
    return time.process_time() - begin


@pytest.mark.parametrize("name", hard(1))
def test_hard_texts_are_read_or_refused_in_words(name):
    assert (segmented(hard(SMALL)[name]) is None) == (name == "front matter")


@pytest.mark.slow
@pytest.mark.parametrize("name", hard(1))
def test_time_grows_with_the_text_and_no_faster(name):
    seconds(hard(SMALL)[name])  # what is read once
    once, four_times = (seconds(hard(size)[name]) for size in (50_000, 200_000))
    assert four_times < 8 * once + 0.2
