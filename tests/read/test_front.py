"""Front matter: what is read, what is not front matter, what is refused."""

from datetime import date

import pytest

from ipkg.errors import InputError, UnreadableInput
from ipkg.model import Metadata
from ipkg.read.front import FrontMatter, front_matter, override

WHOLE = """---
# said by the publisher
title: "Filings: the year"
publisher: Office of Ruritania
issued: 2021-04-21
period: 2020
area: Zenda
language: de
kind: digest
source:
  title: Das Jahr
  publisher: Amt
licence: CC-BY-4.0
restates_sha256: {sha}
quotable: false
---
Text
"""


def test_every_known_key_is_read_and_unknown_ones_do_no_harm():
    text = WHOLE.format(sha="A" * 64)
    assert front_matter(text, "a.md") == FrontMatter(
        Metadata(
            title="Filings: the year",
            publisher="Office of Ruritania",
            issued=date(2021, 4, 21),
            period="2020",
            area="Zenda",
            language="de",
            license="CC-BY-4.0",
            source_title="Das Jahr",
            source_publisher="Amt",
            restates_sha256="a" * 64,
            quotable=False,
        ),
        text.index("\nText"),
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("issued: '2021-04-21'", Metadata(issued=date(2021, 4, 21))),
        ("issued: 20210421", Metadata(issued=date(2021, 4, 21))),
        ("date: 2021-04-21T10:00:00Z", Metadata(issued=date(2021, 4, 21))),
        ('period: "first half of 2018"', Metadata(period="2018-01/2018-06")),
        ("period: 2020-06", Metadata(period="2020-06")),
        ("period: 2020-06-30", Metadata(period="2020-06-30")),
        ("period: FY2019", Metadata(period="FY2019")),
        ("title: 2020", Metadata(title="2020")),
        ("title: null\narea:\npublisher: ~", Metadata()),
        ("unknown: [1, 2]\nother:\n  deep: {a: b}", Metadata()),
    ],
)
def test_values_are_typed_as_printed(lines, expected):
    assert front_matter(f"---\n{lines}\n---\nText", "a.md").metadata == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_body_starts_behind_the_closing_line_whatever_the_line_ends(end):
    text = end.join(["\ufeff---", "area: Zenda", "---", "Text"])
    found = front_matter(text, "a.md")
    assert (found.metadata.area, text[found.body_start :]) == ("Zenda", f"{end}Text")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Filings rose.\n", 0),
        ("\ufeffFilings rose.\n", 1),
        ("---\n\n## Filings\n\n---\nText", 0),
        ("---\n---\nText", 0),
        ("---\nJust words here\n---\nText", 0),
        ("---\nFilings rose.\n", 0),
        ("\n---\narea: Zenda\n---\nText", 0),
    ],
)
def test_rules_between_thematic_breaks_are_no_front_matter(text, start):
    assert front_matter(text, "a.md") == FrontMatter(Metadata(), start)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: a: b\n---\n", "a.md, line 2: the front matter is not YAML: mapping values are not allowed here"),
        ("---\narea: x\ntitle: 'open\n---\n", "a.md, line 3: the front matter is not YAML: found unexpected end"),
        ("---\na: &x [*y]\n---\n", "a.md, line 2: the front matter is not YAML: found undefined alias"),
        ("---\na: " + "[" * 5000 + "\n---\n", "a.md: the front matter is not YAML"),
        ("---\na: \x07\n---\n", "a.md: the front matter is not YAML"),
        ("---\ntitle: Filings\n\nText", "a.md, line 1: the front matter is opened and not closed"),
        ("---\narea: Z\ntitle: [a, b]\n---\n", "a.md, line 3: title is ['a', 'b'], expected a single value"),
        ("---\nissued: 2021\n---\n", "a.md, line 2: issued is '2021', expected a day such as 2021-04-21"),
        ("---\nissued: 2021-02-30\n---\n", "a.md, line 2: issued is '2021-02-30', expected a day"),
        ("---\nperiod: lately\n---\n", "a.md, line 2: period is 'lately', expected a period such as"),
        ("---\nquotable: perhaps\n---\n", "a.md, line 2: quotable is 'perhaps', expected true or false"),
        ("---\nrestates_sha256: abc\n---\n", "a.md, line 2: restates_sha256 is 'abc', expected a SHA-256"),
    ],
)
def test_malformed_front_matter_is_refused_with_its_line(text, message):
    with pytest.raises(UnreadableInput) as raised:
        front_matter(text, "a.md")
    assert raised.value.message.startswith(message)
    assert raised.value.hint


def test_what_the_user_says_stands_in_place_of_what_the_document_says():
    said = Metadata(title="Old", area="Zenda", period="2019", publisher="Office")
    given = Metadata(title="New", period="Q1 2020", quotable=False)
    expected = Metadata(title="New", area="Zenda", period="2020-01/2020-03", publisher="Office", quotable=False)
    assert override(said, given) == expected
    assert override(said, None) == said


def test_a_period_that_is_none_is_refused():
    with pytest.raises(InputError, match="'lately' is not a period"):
        override(Metadata(), Metadata(period="lately"))
