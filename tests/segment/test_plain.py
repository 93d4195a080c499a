"""Received text made plain, character for character."""

import pytest

from ipkg.model import Edit, Span
from ipkg.segment.plain import plain


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("Filings rose.", "Filings rose."),
        ("１２，３４５件，增长５．５％！", "12,345件,增长5.5%！"),
        ("ＰＣＴ（条约）", "PCT(条约)"),
        ("RMB\u00a03\u2009billion\u3000yuan", "RMB 3 billion yuan"),
        ("a<!-- note -->b", "a             b"),
        ("a<!-- one\ntwo\r\n-->b", "a        \n   \r\n   b"),
        ("a<!-- never closed", "a<!-- never closed"),
        ("“curly” – dashes — stay", "“curly” – dashes — stay"),
    ],
)
def test_every_character_keeps_its_place(received, expected):
    text, _ = plain(received)
    assert text == expected
    assert len(text) == len(received)


def test_full_width_figures_and_letters_are_edits():
    reason = "full-width forms, read as ASCII"
    assert plain("共１２，３４５件，增长５％，ＰＣＴ")[1] == (
        Edit("full-width", Span(1, 7), "12,345", reason),
        Edit("full-width", Span(11, 13), "5%", reason),
        Edit("full-width", Span(14, 17), "PCT", reason),
    )
