"""Where sentences end and where they do not."""

import pytest

from ipkg.segment.sentences import sentences

# Each text is written with | where a sentence ends.
CASES = [
    "Filings rose.|They fell.",
    "Filings rose by 3.4 points.|In 2020 they stood at 5,120.",
    "The firm Orient Gear Co., Ltd. was chosen.|Acme Inc. and Sons Ltd. were not.",
    "It sued Acme Inc.|The court agreed.",
    "Mr. Wu and Dr. A. B. Lee spoke at St. Mary's.|All agreed.",
    "See No. 5, Art. 3 and vol. 2.|The answer was No.|He left.",
    "The rate, e.g. of the U.S. Office, i.e. approx. 5%, fell.|Others, cf. Table 2, rose.",
    "Marks, designs, etc. were filed.|Marks, designs, etc.|The rest was not.",
    "It opened at 9 a.m. on Monday.|It closed at 5 p.m.|The next day it rained.",
    "Sales were strong in the U.S.|They were weak elsewhere.",
    "In Jan. 2021 it rose.|In Feb.|No data were given.",
    "Did they rise?|Yes!|Then they fell … and rose.",
    "They rose...|Then they fell.",
    'He said "stop."|They went on.',
    'The "one station, many points. One desk." model spread.|It grew.',
    "The model (see Fig. 2. Note the scale) spread.|It grew.",
    "(All figures are rounded. They may differ.)|The next one is not.",
    "The whole country.|(Translated from the original)",
    "The rate was 5.|In 2022 it was 6.",
    "Plan B. was the first.|Plan C.|The rest followed.",
    "Tasks: 1. File; 2. Grant; 3. Publish.|All were done.",
    "Note: 1. Source of population: Yearbook 2021.",
    "I. Courts of the city decided.|They were quick.",
    "www.example.com is the site.|See a.B.c there.",
    "it rose by 5%.|Grants fell.",
    "the figure of 3.5 is high. e-filing is new.",
    "申请增长5%。|商标注册2件！|是吗？|是。",
    "他说“好。”|完了。",
    "No stop at the end",
    "",
    "...",
]


@pytest.mark.parametrize("case", CASES)
def test_where_sentences_end(case):
    text = " ".join(case.split("|"))
    found = [text[sentence.start : sentence.end] for sentence in sentences(text)]
    assert found == [part for part in case.split("|") if part]


def test_a_missing_blank_does_not_hide_the_end_of_a_sentence():
    text = "The office was improved.The desk opened.5,120 came.(They paid.)"
    assert [text[one.start : one.end] for one in sentences(text)] == [
        "The office was improved.",
        "The desk opened.5,120 came.",
        "(They paid.)",
    ]


@pytest.mark.parametrize(
    ("part", "last"),
    [("patents granted, ", ","), ("patented and and ", "d"), ("patents; marks, and ", ";"), ("n" * 60, "n")],
)
def test_no_sentence_is_longer_than_a_person_writes_one(part, last):
    text = part * 200
    found = sentences(text)
    assert len(found) > 1
    assert max(sentence.end - sentence.start for sentence in found) <= 2400
    assert "".join(text[one.start : one.end] for one in found).replace(" ", "") == text.replace(" ", "")
    cuts = {text[sentence.end - 1] for sentence in found[:-1]}
    assert cuts == {last}
