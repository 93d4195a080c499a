"""Where and when a document's figures hold."""

from dataclasses import replace
from datetime import date

import pytest

from ipkg.errors import IncompleteInput
from ipkg.model import Cue, Edit, Knowledge, Metadata, Place, Span
from ipkg.read import complete, frame_from_title, framed, read_text


def place(key, name, level, parent=None, *, names=(), zh="", kind="administrative"):
    return Place(key, name, names, zh, level, kind, parent, None)


PLACES = (
    place("ruritania", "Ruritania", "country", names=("RUR",), zh="鲁里塔尼亚"),
    place("north", "North Province", "province", "ruritania", names=("the North",)),
    place("south", "South Province", "province", "ruritania"),
    place("zenda", "Zenda", "city", "north", names=("Zenda City",), zh="曾达市"),
    place("hof-south", "Hof", "city", "south"),
    place("hof-north", "Hof", "city", "north"),
    place("delta", "Zenda Delta", "region", "ruritania", kind="statistical"),
)
KNOWLEDGE = Knowledge(places=PLACES, cues=(Cue("demonym", "Ruritanian", "ruritania"),))


@pytest.mark.parametrize(
    ("title", "area", "period"),
    [
        ("White Paper: Filings of Zenda in 2020", "zenda", "2020"),
        ("2023 Annual Report of Ruritania", "ruritania", "2023"),
        ("Filings in Zenda City, North Province, first half of 2018", "zenda", "2018-01/2018-06"),
        ("Zenda (Ruritania): FY2019", "zenda", "FY2019"),
        ("Filings of the Zenda Delta in 2021", "delta", "2021"),
        ("Hof, North Province, 2020", "hof-north", "2020"),
        ("Filings in Zenda and South Province 2020", None, "2020"),
        ("Zendasia 2020", None, "2020"),
        ("FILINGS IN ZENDA, NORTH PROVINCE, 2020 (extract)", "zenda", "2020"),
        ("曾达市2022年白皮书", "zenda", "2022"),
        ("Carrying out the Plan (2021-2035) in Zenda in 2022", "zenda", "2022"),
        ("Comparing 2019, 2020 and 2022 for RUR", "ruritania", None),
        ("Filings", None, None),
    ],
)
def test_a_title_frames_its_document(title, area, period):
    frame = frame_from_title(title, KNOWLEDGE)
    assert (frame.area, frame.period, frame.note) == (area, period, "")


def test_of_two_places_with_one_name_the_first_is_taken_and_that_is_noted():
    frame = frame_from_title("Filings of Hof in 2020", KNOWLEDGE)
    assert (frame.area, frame.named) == ("hof-south", "Hof")
    assert "hof-south, hof-north" in frame.note


def test_complete_reads_what_is_missing_from_the_title_and_keeps_what_is_said():
    document = read_text("---\nperiod: FY2020\n---\n# Filings of Zenda in 2021\n\nThey rose.\n", "a.md")
    assert complete(document, KNOWLEDGE).metadata == Metadata(
        title="Filings of Zenda in 2021", period="FY2020", area="zenda"
    )


def test_complete_reads_the_lines_below_the_title():
    document = read_text("Annual Report\n\nOffice of Ruritania\n\n2021\n\nFilings rose.\n", "a.txt")
    assert complete(document, KNOWLEDGE).metadata == Metadata(title="Annual Report", period="2021", area="ruritania")


@pytest.mark.parametrize(
    ("area", "expected"),
    [("zenda", "zenda"), ("Zenda City", "zenda"), ("Hof, North Province", "hof-north"), ("Atlantis", "Atlantis")],
)
def test_an_area_that_is_said_becomes_the_key_of_its_place_where_there_is_one(area, expected):
    document = read_text("# Filings\n\nThey rose.\n", "a.md", Metadata(area=area, period="2020"))
    assert complete(document, KNOWLEDGE).metadata.area == expected


def test_the_choice_between_places_of_one_name_is_an_edit():
    text = "# Filings of Hof in 2020\n\nThey rose.\n"
    edits = complete(read_text(text, "a.md"), KNOWLEDGE).edits
    reason = "places of this name: hof-south, hof-north; the first was taken, --area decides otherwise"
    assert edits == (Edit("place-choice", Span(13, 16), "hof-south", reason),)
    assert complete(read_text(text, "a.md", Metadata(area="hof-north")), KNOWLEDGE).edits == ()


@pytest.mark.parametrize(
    ("text", "unknown", "options"),
    [
        ("They rose.\n", "title, period, area", "--title … --period … --area …"),
        ("# Filings\n\nThey rose.\n", "period, area", "--period … --area …"),
        ("# Filings of Zenda\n\nThey rose.\n", "period", "--period …"),
        ("# Filings in 2020\n\nThey rose.\n", "area", "--area …"),
    ],
)
def test_what_stays_unknown_is_named_with_the_option_that_says_it(text, unknown, options):
    with pytest.raises(IncompleteInput) as raised:
        framed(complete(read_text(text, "a.md"), KNOWLEDGE))
    assert raised.value.message == f"a.md: the document does not say its {unknown}"
    assert options in raised.value.hint


def test_a_document_that_says_its_frame_goes_through():
    document = complete(read_text("# Filings of Zenda in 2020\n\nThey rose.\n", "a.md"), KNOWLEDGE)
    assert framed(document) is document


def frame_of(text):
    document = complete(read_text(text, "a.md"), KNOWLEDGE)
    return document.metadata.area, document.metadata.period, [(edit.code, edit.reason) for edit in document.edits]


def test_what_the_title_leaves_open_is_inferred_from_the_text_and_says_from_what():
    text = "# Filings\n\nZenda filed 3 in 2020 and Hof 2. In 2020 the North Province fell; in 2019, Zenda led. During 2020, all rose.\n"
    assert frame_of(text) == (
        "north",
        "2020",
        [
            ("area-inferred", "3 of the 3 places named in its opening are North Province or lie there"),
            ("period-inferred", "4 of the 4 years named in its text are 2019 and 2020"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "area", "period"),
    [
        ("The Ruritanian Office, the Ruritanian court and Ruritania's police met.", "ruritania", None),
        ("Ruritania and Zenda met.", None, None),
        ("Zenda and Ruritania met the South Province.", "ruritania", None),
        ("Zenda and the North Province met; Zenda and Hof won; Zenda was first.", "zenda", None),
        (
            "In fiscal year 2021, filings rose; in fiscal year 2020 less. During FY2021 and for FY2021 more.",
            None,
            "FY2021",
        ),
        ("In 2021-22 they rose, in 2021-22 they fell, in 2021-22 they stood.", None, "FY2021"),
        ("Filed in 2014, in 2016, in 2018, in 2020, in 2020 and in 2012.", None, None),
        ("It took 2020 days in 2,020 places for 2020% of 2020.5 years.", None, None),
    ],
)
def test_a_frame_is_inferred_only_from_what_is_named_most(text, area, period):
    assert frame_of(f"# Filings\n\n{text}\n")[:2] == (area, period)


def test_a_year_in_which_the_document_was_issued_is_not_the_one_it_is_about():
    text = "Report 2021\n\nOffice of Zenda\n\nJune 2021\n\n1. Filings\n\nIn 2020 they rose, in 2020 they fell, in 2020 they stood.\n"
    assert frame_of(text)[:2] == ("zenda", "2020")
    assert frame_of(text.replace("in 2020 they stood", "they stood"))[:2] == ("zenda", "2021")


@pytest.mark.parametrize("date", ["June 2021", "(February 3, 2021)", "2021年2月"])
def test_a_line_that_is_only_a_date_is_no_period(date):
    text = f"Report of Zenda\n\n{date}\n\n1. Filings\n\nIn 2020 they rose, in 2020 they fell, in 2020 they stood.\n"
    assert frame_of(text)[:2] == ("zenda", "2020")
    assert frame_of(text.replace("2020", "those years"))[1] is not None


def test_a_line_that_is_only_a_day_is_when_the_document_was_issued():
    text = "Report of Zenda in 2020\n\nFebruary 3, 2021\n\nThey rose.\n"
    assert complete(read_text(text, "a.md"), KNOWLEDGE).metadata.issued == date(2021, 2, 3)
    assert complete(read_text(text.replace("3, ", ""), "a.md"), KNOWLEDGE).metadata.issued is None


def test_a_report_named_by_the_year_it_appeared_in_is_about_the_year_before():
    text = (
        "# Zenda at a Glance 2022\n\nIn 2021 they rose, in 2021 they fell, during 2021 they stood; in 2011 they were.\n"
    )
    assert frame_of(text) == ("zenda", "2021", [("period-inferred", "its text names 2021 3 times and 2022 never")])
    assert frame_of(text.replace("in 2011", "in 2022"))[1] == "2022"
    assert frame_of(text.replace("at a Glance", "in"))[1] == "2022"


def test_a_line_that_says_when_a_page_was_published_dates_it():
    page = "# Filings of Zenda in 2020\n\nUpdated: Apr 27, 2021 | Source: the office\n\nThey rose.\n"
    known = replace(KNOWLEDGE, cues=(Cue("issued", "Updated", ""),))
    assert complete(read_text(page, "a.md"), known).metadata.issued == date(2021, 4, 27)
    assert complete(read_text(page.replace("Apr 27, ", ""), "a.md"), known).metadata.issued is None
    assert complete(read_text(page.replace("Updated", "Signed"), "a.md"), known).metadata.issued is None
