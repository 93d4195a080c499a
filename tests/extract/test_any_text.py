"""What holds for any text on the whole text side: nothing raises, everything lies in the file, time grows with the text."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipkg.errors import IpkgError
from ipkg.extract import extract
from ipkg.read import complete, read_text
from ipkg.resolve import resolve
from ipkg.segment import segment
from ipkg.tables import knowledge

if TYPE_CHECKING:
    from collections.abc import Callable

    from ipkg.model import Facts

KNOWN = knowledge.load()
HEAD = '---\ntitle: Intellectual property in Wuxi in 2020\nperiod: "2020"\narea: Wuxi\n---\n'
MARKS = (
    "\n", "\n\n", "\r\n", "\t", " | ", "|---|---|\n", "| City | Patents |\n|---|---|\n", "<table><tr><td>", "</td></tr>", "</table>",
    "# ", "## ", "- ", "1. ", "(II) ", "*", "**", "“", "”", '"', "(", ")", "[", "]", "---\n", "title: ", ": ", ", ", "; ", ". ",
    "5,120", "4,5120", "12.5%", "3.4", "2020", "2019-2021", "1/5", "14th", "1+13+N", "RMB", "$5", "，", "。", "%", "-", "–", "—",
    "５１２", "\ufeff", "\u200b", "\u00ad", "\u00a0", "/", "Unit: piece", "Table 1", "respectively", "ranked third", "of which", "...",
)  # fmt: skip
VOCABULARY = st.one_of(
    st.sampled_from(MARKS),
    st.sampled_from(sorted({cue.phrase for cue in KNOWN.cues})),
    st.sampled_from(sorted({name for unit in KNOWN.units for name in unit.names})),
    st.sampled_from(sorted({place.name for place in KNOWN.places})),
    st.sampled_from(sorted({agency.name for agency in KNOWN.agencies})),
    st.sampled_from(sorted({form for predicate in KNOWN.predicates for form in predicate.forms})),
    st.sampled_from(sorted({concept.label for concept in KNOWN.concepts})),
)
TEXTS = st.one_of(
    st.lists(VOCABULARY, max_size=60).map(" ".join),
    st.lists(VOCABULARY, max_size=60).map("".join),
    st.text(max_size=300),
)


def facts(text: str) -> Facts | None:
    """What a text says, or None where it is refused for a reason that the user is told."""
    try:
        document = complete(read_text(text, "a.md"), KNOWN)
    except IpkgError:
        return None
    return resolve((extract(segment(document)[0], KNOWN),), KNOWN)[0]


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.booleans())
def test_any_text_is_read_or_refused_and_what_is_read_lies_in_it(text: str, framed: bool) -> None:  # noqa: FBT001
    found = facts(HEAD + text if framed else text)
    if found is None:
        return
    received = found.document.received
    spans = [each.span for each in (*found.observations, *found.relations, *found.unread)]
    spans += [span for entity in found.entities for span in entity.mentions]
    assert all(0 <= span.start < span.end <= len(received) for span in spans)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_reading_again_gives_the_same(text: str) -> None:
    assert facts(HEAD + text) == facts(HEAD + text)


# Repeated without end, each of these is hard on a reader that looks around for every word.
REPEATED = (
    "1", "12 ", "1,", "5,120, ", "5,120 patents, ", "12.5% ", "12% of ", "up 5% ", "rose by 5% to ", "year on year ", "5 times ",
    "the courts of Wuxi concluded 5,579 cases and ", "The courts of Wuxi concluded 5,579 cases, up 3%. ", "They concluded 5 cases. ",
    "The courts concluded 5,579 cases.\n\n", "- Patents granted: 5,579 (up 3%)\n", "patents (", "(5 patents ", "[5](", "5[1] ",
    "Wuxi Intellectual Property Office and ", "Wuxi Intellectual Property Office, ", "Office ", "Office of the ", "and ", "the ", "it ",
    "The Wuxi Intellectual Property Office issued the Wuxi Patent Plan. ", "the World Trade Office (WTO) and WTO ", "issued ",
    '"Plan" ', '"Plan ', "“Plan ", "*Patent Plan* and ", "*Patent Plan and ", "issued and revised ", "issued by the Office by ",
    "Wuxi, ", "Wuxi and Suzhou ", "patents in Wuxi 5 ", "2020, ", "2019-2020 to ", "in 2020 ", "1 January 2020, ", "as of the end of 2020, ",
    "between 5 and 7 ", "from 5 to 7 ", "of which 5 patents ", "including 5 patents, ", "among them, 5% were patents, ", "since 2019 5 patents ",
    "one hundred and ", "twenty-", "1st, ", "ranking third ", "one fifth of ", "1/5 ", "RMB 5 million (US$7 million) ", "million ", "5 lakh ",
    "aims to reach 5 patents by 2025 ", "such as offices ", "Mr. Li Ming said that ", "Li Ming, Director of the Wuxi Office, ", "5 patents; ",
    "patents: 5: ", "alpha beta gamma ", "a", "专利申请量", "5件", ".", "a-", "s' ", "1+", "## Patents granted in 2020\n\n", "I. Patents\n\n",
    "Wuxi      5     7\n", "Wuxi ........ 5\n", "Patents granted: 5\n", "Wuxi\n", "5\n", "Table 1 Patents granted by city\n\n", "5<sup>1</sup> ",
    "| City | Patents |\n|---|---|\n| Wuxi | 5 |\n\n", "*", "_a_ ", "(", ")", "[a](", "&amp;", "5, 6 and 7 patents, up 5%, 6% and 7% respectively, ",
)  # fmt: skip


def list_without_end(size: int) -> str:
    """One list of figures that another follows."""
    return f"Courts accepted {'5,120, ' * (size // 12)}and 7 cases, up {'5%, ' * (size // 12)}and 6% respectively."


def nested(size: int) -> str:
    """Brackets within brackets, all of them closed."""
    return "(" * (size // 2) + "5" + ")" * (size // 2)


def many_names(size: int) -> str:
    """As many bodies as sentences."""
    names = (f"{chr(65 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(size // 70))
    return " ".join(f"The {name}o Intellectual Property Office issued the {name}a Patent Plan." for name in names)


def columns(size: int) -> str:
    """A table of three rows and no end of columns."""
    years = "\t".join(f"{1900 + n % 150}" for n in range(size // 9))
    return f"City\t{years}\n" + "".join(
        f"{city}{chr(9)}5" + "\t5" * (size // 9 - 1) + "\n" for city in ("Wuxi", "Suzhou")
    )


def rows(size: int) -> str:
    """A table without end, each row of another thing."""
    return "| Item | 2020 |\n|---|---|\n" + "".join(f"| item {n} of things | {n} |\n" for n in range(size // 24))


def long_cell(size: int) -> str:
    """A cell that holds what a page does."""
    return f"| City | Patents |\n|---|---|\n| Wuxi | {'5 (3%) ' * (size // 7)} |\n"


def spans(size: int) -> str:
    """Cells over many others."""
    return f"<table>{'<tr><td colspan=99 rowspan=99>5</td></tr>' * (size // 43)}</table>"


def title(size: int) -> str:
    """A heading as long as a text."""
    return "# " + "Intellectual Property of Wuxi " * (size // 30) + "\n\nText."


BUILT: tuple[Callable[[int], str], ...] = (list_without_end, nested, many_names, columns, rows, long_cell, spans, title)
SMALL = 1_000


def hard(name: str, size: int) -> str:
    """A hard text of about so many characters."""
    return (
        (name * (size // len(name)))[:size]
        if name in REPEATED
        else {build.__name__: build for build in BUILT}[name](size)
    )


HARD = (*REPEATED, *(build.__name__ for build in BUILT))


@pytest.mark.parametrize("name", HARD)
def test_hard_texts_are_read(name: str) -> None:
    assert facts(HEAD + hard(name, SMALL)) is not None


def seconds(text: str) -> float:
    """Processor time, the better of two runs."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        facts(HEAD + text)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("name", HARD)
def test_time_grows_with_the_text_and_no_faster(name: str) -> None:
    seconds(hard(name, SMALL))  # what is made once
    once, four_times = seconds(hard(name, 8_000)), seconds(hard(name, 32_000))
    assert four_times < 7 * once + 0.3
