"""HTML pages as text: the content of a page, its structure, its tables, what it says of itself, what is refused."""

from datetime import date

import pytest

from ipkg.errors import UnreadableInput
from ipkg.model import Metadata
from ipkg.read import read, read_text
from ipkg.read.html import read as text_of

HEAD = "<html><head><meta charset=utf-8></head><body>"


def text(body: str) -> str:
    return text_of(f"{HEAD}{body}".encode(), "a.html").text.rstrip("\n")


BODIES = {
    "headings and paragraphs": ("<h1>Filings <b>in</b> 2021</h1><p>They\n rose.<p>A&amp;B &lt;b&gt; *x* 5&nbsp;%", "# Filings **in** 2021\n\nThey rose.\n\nA&B \\<b> \\*x\\* 5\u00a0%"),
    "emphasis": ("<p><i> Rules </i>and <strong>Plans</strong>, <q>one</q>", "*Rules* and **Plans**, “one”"),
    "breaks": ("<p>One<br>two<br><br>three", "One\ntwo\n\nthree"),
    "lists": ("<ul><li>a<ul><li>b</ul><li>c</ul><ol start=4><li>d<li>e</ol>", "- a\n  - b\n- c\n\n4. d\n5. e"),
    "definitions": ("<dl><dt>Works<dd>12<dt>Marks<dd>7</dl>", "- Works: 12\n- Marks: 7"),
    "notes": ("<p>Rose<sup><a href='#n'>1</a></sup> on the 4<sup>th</sup>.<p id=n>Provisional.", "Rose[^1] on the 4th.\n\n[^n]: Provisional."),
    "preformatted": ("<pre>City   2021\nZenda  1,204</pre>", "City   2021\nZenda  1,204"),
    "what opens nothing": ("<p># a<p>- b<p>| c |<p>&gt; d", "\\# a\n\n\\- b\n\n\\| c |\n\n\\> d"),
    "scripts": ("<script>var a='<p>1</p>'</script><style>p{}</style><p>Text<noscript>no</noscript>", "Text"),
    "hidden": ("<p>Seen<p hidden>a<p style='display: none'>b<p aria-hidden=true>c", "Seen"),
    "broken markup": ("<p>One<td>two</b></p><i>three", "One\n\ntwo*three*"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_a_body_becomes_markdown(body, expected):
    assert text(body) == expected


TABLES = {
    "heads and spans": (
        """<table><caption>Table 1. Grants</caption><thead><tr><th rowspan=2>City<th colspan=2>2021<tr><th>Inv<th>UM</thead>
        <tfoot><tr><td colspan=3>Source: office.</tfoot><tbody><tr><th scope=row>Hof<td>1,204<td>33</table>""",
        "**Table 1. Grants**\n\n| City | 2021 | 2021 |\n|  | Inv | UM |\n|---|---|---|\n| Hof | 1,204 | 33 |\n\nSource: office.",
    ),
    "words over several rows": (
        "<table><tr><td rowspan=2>Civil<td>2020<td>5<tr><td>2021<td>6</table>",
        "| Civil | 2020 | 5 |\n| Civil | 2021 | 6 |",
    ),
    "a figure over several rows": (
        "<table><tr><td>a<td>5<td rowspan=2>7<tr><td>b<td>6</table>",
        "| a | 5 | 7 |\n| b | 6 |  |",
    ),
    "indented": ("<table><tr><td>All<td>9<tr><td>&nbsp;&nbsp;part<td>4</table>", "| All | 9 |\n|   part | 4 |"),
    "pipes and breaks": ("<table><tr><td>a|b<br>c<td>1<tr><td>d<td>2</table>", "| a\\|b c | 1 |\n| d | 2 |"),
    "a page laid out": (
        "<table><tr><td><h2>Left</h2>One<td><table><tr><td>a<td>1<tr><td>b<td>2</table></table>",
        "## Left\n\nOne\n\n| a | 1 |\n| b | 2 |",
    ),
    "a table within": (
        "<table><tr><td>a<td>1<td>2<tr><td>b<td>3<td>4<tr><td>c<td>5<td><table><tr><td>x<td>8<tr><td>y<td>9</table></table>",
        "| a | 1 | 2 |\n| b | 3 | 4 |\n| c | 5 |  |\n\n| x | 8 |\n| y | 9 |",
    ),
}


@pytest.mark.parametrize(("body", "expected"), TABLES.values(), ids=TABLES)
def test_a_table_becomes_markdown(body, expected):
    assert text(body) == expected


PAGE = """<html lang=en-GB><head><meta charset=utf-8><title>Report on filings - Office of Zenda</title>
<meta property="og:site_name" content="Office of Zenda"><meta name="DC.date.issued" content="2022-03-04T10:00">
<meta name=description content="Filings in Jiangsu in 2021"><link rel=license href=https://example.org/by></head><body>
<div class=top-bar><a href=a>Home</a> <a href=b>News</a> <a href=c>Contact</a></div>
<nav><ul><li><a href=d>Statistics 2019</a></ul></nav><main><h1>Filings</h1><p>They rose to 12,000 in the year, and this
sentence is long enough to be the content of the page.</p><div class="share-links"><a href=e>Share 7</a></div></main>
<footer>Copyright 2022, 4 Main Street</footer></body></html>"""


def test_navigation_is_left_out_and_recorded():
    received = text_of(PAGE.encode(), "a.html")
    assert received.text == (
        "# Filings\n\nThey rose to 12,000 in the year, and this sentence is long enough to be the content of the page.\n"
    )
    assert [edit.reason for edit in received.edits] == [
        "what stands outside of /html/body/main is no content",
        "/html/body/main/div[1], named 'share', is no content: 'Share 7'",
    ]
    assert [origin.element for origin in received.origins] == ["/html/body/main/h1[1]", "/html/body/main/p[1]"]


def test_a_page_says_of_itself_what_front_matter_would(tmp_path):
    path = tmp_path / "filings.html"
    path.write_text(PAGE, encoding="utf-8")
    assert read(path).metadata == Metadata(
        title="Filings",
        publisher="Office of Zenda",
        issued=date(2022, 3, 4),
        language="en-GB",
        license="https://example.org/by",
        evidence=("Report on filings", "Filings in Jiangsu in 2021"),
    )


def test_the_title_of_the_window_stands_in_for_one_that_the_page_lacks():
    page = "<title>Filings in 2021</title><p>They rose, and fell again later."
    assert read_text(page, "a.html").metadata.title == "Filings in 2021"


ENCODED = {
    "declared": ("<meta charset=gb2312><p>专利".encode("gb18030"), "专利"),
    "declared the old way": ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>“a” é".encode("cp1252"), "“a” é"),
    "marked": ("\ufeff<p>é".encode("utf-16-le"), "é"),
    "marked against what it declares": ("\ufeff<meta charset=gbk><p>é".encode(), "é"),
    "not said": ("<p>é".encode(), "é"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), ENCODED.values(), ids=ENCODED)
def test_pages_are_decoded_as_they_say(data, expected):
    assert text_of(data, "a.html").text == f"{expected}\n"


REFUSED = {
    "bad bytes": (b"<p>\xff\xfe\xe9", "not utf-8 .by no declaration.: byte 0xff at offset 3", "UTF-8"),
    "other bytes than declared": (b"<meta charset=utf-8><p>\xe9", "by its declaration", "UTF-8"),
    "unknown encoding": (b"<meta charset=x-klingon><p>a", "'x-klingon', which is unknown", "UTF-8"),
    "empty": (b"<html><body><script>1</script></body></html>", "holds no text", "text"),
    "nothing": (b"", "holds no text", "text"),
    "too deep": (b"<div>" * 100_000 + b"x", "nested deeper", "close"),
    "tables too deep": (b"<table><tr><td>" * 20_000 + b"x", "nested deeper", "close"),
    "attributes": (b"<p " + b"a=1 " * 50_000 + b">x", "thousands of attributes", "browser"),
}


@pytest.mark.parametrize(("data", "message", "hint"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_page_is_refused_with_what_to_do(tmp_path, data, message, hint):
    path = tmp_path / "a.html"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=message) as raised:
        read(path)
    assert hint in raised.value.hint


def test_no_entity_is_expanded_and_nothing_is_fetched(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words", encoding="utf-8")
    page = f'<!DOCTYPE html [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "&a;&a;">]><p>One &a; &b; <iframe src="{secret.as_uri()}"></iframe>'
    assert "hidden" not in read_text(page, "a.html").received
