"""Whatever the bytes: a page or PDF file is read or refused, the same way each time, and its places hold."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st
from paper import Paper

from ipkg.errors import UnreadableInput
from ipkg.read import html, pdf

TAGS = [
    "p",
    "div",
    "b",
    "i",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "ul",
    "li",
    "ol",
    "dl",
    "dt",
    "dd",
    "h1",
    "br",
    "sup",
    "a",
    "pre",
    "nav",
    "q",
    "caption",
]
PIECE = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["<td rowspan=3 colspan=2>", "<td rowspan=99999>", "<!-- ", "-->", "&nbsp;", "&#0;", "&lt;", "<![CDATA[", "|", "*", "\u3000"]),
    st.text(max_size=8),
)  # fmt: skip


def _read(reader, data: bytes) -> None:
    with contextlib.suppress(UnreadableInput):
        received = reader.read(data, "a")
        assert received == reader.read(data, "a")
        starts = [origin.start for origin in received.origins]
        assert starts == sorted(starts)
        assert all(0 <= start < len(received.text) for start in starts)
        assert all(0 <= edit.span.start <= edit.span.end <= len(received.text) for edit in received.edits)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECE, max_size=60))
def test_any_markup_is_read_or_refused(pieces):
    _read(html, "".join(pieces).encode("utf-8", "replace"))


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    _read(html, data)
    _read(pdf, b"%PDF-1.4\n" + data)


def _paper() -> bytes:
    paper = Paper()
    paper.paragraph(60, 60, "Filings rose by three percent in the year, and grants fell.", 40)
    paper.table(60, 120, [["City", "Filings"], ["Zenda", "1,204"], ["Hof", "33"]], [100, 80], ruled=True)
    return paper.bytes()


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data):
    good = _paper()
    at = data.draw(st.integers(0, len(good) - 1))
    size = data.draw(st.integers(0, 40))
    _read(pdf, good[:at] + data.draw(st.binary(max_size=10)) + good[at + size :])


WORDS = st.lists(
    st.tuples(st.integers(0, 550), st.integers(20, 800), st.text("ab 1,.-()%|*#", min_size=1, max_size=12), st.sampled_from([6, 10, 18])),
    max_size=40,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(WORDS, st.lists(st.tuples(*[st.integers(0, 600)] * 4), max_size=12))
def test_letters_and_lines_anywhere_are_read(words, lines):
    paper = Paper()
    for x, y, word, size in words:
        paper.text(x, y, word, size)
    for x0, y0, x1, y1 in lines:
        paper.line(x0, y0, x1 if y0 == y1 else x0, y1)
    _read(pdf, paper.bytes())
