"""Tables of several shapes, cell by cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ipkg.extract.figures import observe
from ipkg.model import Metadata
from ipkg.read import complete, read_text
from ipkg.segment import segment

if TYPE_CHECKING:
    from ipkg.model import Knowledge, Observation

FRAME = Metadata(title="Statistics", period="2021", area="hunan")

BY_CITY = """# Patents in Hunan in 2021

### Number of Patents Granted by City in Hunan in 2021

Unit: piece

| City | Invention | Utility Model | Total |
|---|---|---|---|
| Changsha | 4,120 | 11,300 | 15,420 |
| Zhuzhou | 1,050 | - | 1,050 |
| Others | 12 | 8 | 20 |
| Total | 5,182 | 11,308 | 16,490 |
"""

BY_YEAR = """# Patents in Hunan in 2021

### Trademark applications and registrations, 2019-2021

| Item | Unit | 2019 | 2020 | 2021 |
|---|---|---|---|---|
| Trademark applications | piece | 51,000 | 62,300 | 70,110 |
| Valid trademark registrations | 10,000 pieces | 12.5 | 15.1 | 18.0 |
| Pledge financing | RMB million | 812.5 | 930 | 1,204 |
"""

CHANGES = """# Courts of Hunan in 2021

### Cases of the courts of Hunan, 2021

| City | Cases accepted | Change from 2020 (%) | Share (%) |
|---|---|---|---|
| Changsha | 2,204 | -3.1 | 61.2 |
"""


PANELS = """# Layout designs in Hunan in 2021

### Cumulative registrations of integrated circuit layout designs

| City | Registrations | City | Registrations |
|---|---|---|---|
| Changsha | 61 | Xiangtan | 7 |
| Zhuzhou | 19 | Yueyang | 3 |
"""


def cells(text: str, known: Knowledge) -> list[tuple[object, ...]]:
    document, _ = segment(complete(read_text(text, "table.md", FRAME), known))
    found, _, _ = observe(document, known)
    return [as_row(observation) for observation in found if observation.cell]


def as_row(found: Observation) -> tuple[object, ...]:
    what = found.concept or found.measure
    period = found.period.text if found.period else None
    value = None if found.value is None else f"{found.value:f}"
    return what, dict(found.codes), found.area, period, value, found.unit, found.kind


INVENTION, MODEL = {"patent_type": "invention"}, {"patent_type": "utility-model"}
REST = "Hunan (not classifiable by region)"
CASES = {
    "by city": (
        BY_CITY,
        [
            ("patents-granted", INVENTION, "Changsha", "2021", "4120", "count", "level"),
            ("patents-granted", MODEL, "Changsha", "2021", "11300", "count", "level"),
            ("patents-granted", {}, "Changsha", "2021", "15420", "count", "level"),
            ("patents-granted", INVENTION, "Zhuzhou", "2021", "1050", "count", "level"),
            ("patents-granted", MODEL, "Zhuzhou", "2021", None, "count", "level"),
            ("patents-granted", {}, "Zhuzhou", "2021", "1050", "count", "level"),
            ("patents-granted", INVENTION, REST, "2021", "12", "count", "level"),
            ("patents-granted", MODEL, REST, "2021", "8", "count", "level"),
            ("patents-granted", {}, REST, "2021", "20", "count", "level"),
            ("patents-granted", INVENTION, "Hunan", "2021", "5182", "count", "level"),
            ("patents-granted", MODEL, "Hunan", "2021", "11308", "count", "level"),
            ("patents-granted", {}, "Hunan", "2021", "16490", "count", "level"),
        ],
    ),
    "by year, a unit for each row": (
        BY_YEAR,
        [
            ("trademark-applications", {}, "Hunan", "2019", "51000", "count", "level"),
            ("trademark-applications", {}, "Hunan", "2020", "62300", "count", "level"),
            ("trademark-applications", {}, "Hunan", "2021", "70110", "count", "level"),
            ("trademarks-valid", {}, "Hunan", "2019-12-31", "125000", "count", "level"),
            ("trademarks-valid", {}, "Hunan", "2020-12-31", "151000", "count", "level"),
            ("trademarks-valid", {}, "Hunan", "2021-12-31", "180000", "count", "level"),
            ("pledge-financing-amount", {}, "Hunan", "2019", "812500000", "CNY", "level"),
            ("pledge-financing-amount", {}, "Hunan", "2020", "930000000", "CNY", "level"),
            ("pledge-financing-amount", {}, "Hunan", "2021", "1204000000", "CNY", "level"),
        ],
    ),
    "changes and shares": (
        CHANGES,
        [
            ("ip-cases-accepted", {}, "Changsha", "2021", "2204", "count", "level"),
            ("ip-cases-accepted", {}, "Changsha", "2021", "-3.1", "percent", "change_pct"),
            ("ip-cases-accepted", {}, "Changsha", "2021", "61.2", "percent", "share_pct"),
        ],
    ),
    "two panels side by side": (
        PANELS,
        [
            ("layout-design-registrations-cumulative", {}, "Changsha", "2021-12-31", "61", "count", "level"),
            ("layout-design-registrations-cumulative", {}, "Xiangtan", "2021-12-31", "7", "count", "level"),
            ("layout-design-registrations-cumulative", {}, "Zhuzhou", "2021-12-31", "19", "count", "level"),
            ("layout-design-registrations-cumulative", {}, "Yueyang", "2021-12-31", "3", "count", "level"),
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table_says(name: str, known: Knowledge) -> None:
    text, expected = CASES[name]
    assert cells(text, known) == expected
