"""Which heading stands under which."""

import pytest

from ipkg.segment.numbering import section_mark
from ipkg.segment.outline import Heading, Place, outline


def headings(*lines):
    """Headings from lines such as ``## A. Courts``; a line that ends in ``[table]`` is a caption."""
    return [
        Heading(len(line) - len(line.lstrip("#")), section_mark(line.lstrip("# ")), line.endswith("[table]"))
        for line in lines
    ]


CASES = {
    "by level": (("# Title", "## One", "### Sub", "## Two"), [(), (0,), (0, 1), (0,)]),
    "marks before levels": (
        ("## Title", "## A. One", "### I. x", "## II. y", "## B. Two", "#### (I) z", "## (II) w", "### C. Three"),
        [(), (0,), (0, 1), (0, 1), (0,), (0, 4), (0, 4), (0,)],
    ),
    "captions close nothing": (
        ("# A. One", "## (I) x", "# Number of y [table]", "## (II) z"),
        [(), (0,), (0, 1), (0,)],
    ),
    "decimals": (("# 1. One", "# 1.1 X", "# 1.1.1 Y", "# 1.2 Z", "# 2. Two"), [(), (0,), (0, 1), (0,), ()]),
    "chapters above all": (
        ("# Part I One", "## Chapter 1 x", "# A. y", "# Chapter 2 z", "# Part II Two"),
        [(), (0,), (0, 1), (0,), ()],
    ),
    "unmarked among marked": (("# A. One", "## I. x", "### Pilots", "## II. y", "# Annexes"), [(), (0,), (0, 1), (0,), ()]),
    "letter after H is I": (("## G. One", "## H. Two", "## I. Three", "### I. x"), [(), (), (), (2,)]),
    "first of two equals is no title": (("# One", "# Two"), [(), ()]),
    "chinese": (("# 一、总体", "## (一)商标", "# 二、司法"), [(), (0,), ()]),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "above"), CASES.values(), ids=CASES)
def test_what_stands_above_each_heading(lines, above):
    assert [place.above for place in outline(headings(*lines))] == above


def test_a_mark_that_stands_twice_at_one_level_is_seen():
    places = outline(headings("# F. One", "## I. x", "# G. Two", "## I. y", "# G. Three", "## I. z"))
    assert places == (Place(()), Place((0,)), Place(()), Place((2,)), Place((), repeats=2), Place((4,)))
