"""Periods in titles and options."""

import pytest

from ipkg.read.periods import canonical, periods

CASES = [
    ("Report of Zenda in 2020", ["2020"]),
    ("2023 Annual Report", ["2023"]),
    ("Annual Report 2022-2023", ["2022/2023"]),
    ("Annual Report 2022/23", ["FY2022"]),
    ("Plan 2021-25", ["2021/2025"]),
    ("Filings from 2014 to 2023", ["2014/2023"]),
    ("Between 2014 and 2016", ["2014/2016"]),
    ("FY2019 Performance", ["FY2019"]),
    ("Fiscal Year 2019", ["FY2019"]),
    ("financial year 2019", ["FY2019"]),
    ("First half of 2018", ["2018-01/2018-06"]),
    ("the second half of 2018", ["2018-07/2018-12"]),
    ("H1 2018", ["2018-01/2018-06"]),
    ("2018 H2", ["2018-07/2018-12"]),
    ("1H 2018", ["2018-01/2018-06"]),
    ("third quarter of 2020", ["2020-07/2020-09"]),
    ("Q4 2020", ["2020-10/2020-12"]),
    ("2020Q2", ["2020-04/2020-06"]),
    ("June 2021", ["2021-06"]),
    ("Sept. 2021", ["2021-09"]),
    ("January to June 2021", ["2021-01/2021-06"]),
    ("Jan.-Mar. 2021", ["2021-01/2021-03"]),
    ("as of 31 December 2023", ["2023-12-31"]),
    ("as of December 31, 2023", ["2023-12-31"]),
    ("2023-12-31", ["2023-12-31"]),
    ("2023-06", ["2023-06"]),
    ("year ended 31 March 2020", ["2019-04-01/2020-03-31"]),
    ("year ending June 30, 2020", ["2019-07-01/2020-06-30"]),
    ("year ended 31 December 2020", ["2020"]),
    ("2022年江苏省", ["2022"]),
    ("2018年上半年", ["2018-01/2018-06"]),
    ("2020年第三季度", ["2020-07/2020-09"]),
    ("2021年6月", ["2021-06"]),
    ("2021-2023年", ["2021/2023"]),
    ("Plan (2021-2025) in 2022", ["2021/2025", "2022"]),
    ("The 20th Congress", []),
    ("No. 12020", []),
    ("2,020 filings", []),
    ("2020.5 points", []),
    ("2020% more", []),
    ("31 February 2020", ["2020-02"]),
    ("year ended 30 February 2020", ["2020-02"]),
    ("May we file", []),
    ("2023 to 2014", ["2023", "2014"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_the_periods_that_a_text_names(text, expected):
    found = periods(text)
    assert [named.text for named in found] == expected
    assert all(0 <= named.start < named.end <= len(text) for named in found)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023", "2023"),
        (" 2023 ", "2023"),
        ("2023-06", "2023-06"),
        ("2023-12-31", "2023-12-31"),
        ("2021/2023", "2021/2023"),
        ("2021-2023", "2021/2023"),
        ("2018-01/2018-06", "2018-01/2018-06"),
        ("2019-04-01/2020-03-31", "2019-04-01/2020-03-31"),
        ("FY2019", "FY2019"),
        ("FY 2019", "FY2019"),
        ("first half of 2018", "2018-01/2018-06"),
        ("2023年", "2023"),
        ("2023/2021", None),
        ("2023-13", None),
        ("2023-02-30", None),
        ("2020 and 2022", "2020/2022"),
        ("about 2020", None),
        ("20", None),
        ("", None),
    ],
)
def test_a_value_is_one_period_or_none(value, expected):
    assert canonical(value) == expected
