"""The register of places: codes that agree with the hierarchy, keys that are stable, names that documents print."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from ipkg import assets
from ipkg.iris import slug
from ipkg.tables import registers

PLACES = registers.places()
BY_KEY = {place.key: place for place in PLACES}
CODED = [place for place in PLACES if place.code and place.code.isdecimal()]
ZEROS = {"province": "0000", "city": "00", "county": ""}
SOUTH, MIDDLE, NORTH = "southern-jiangsu", "middle-jiangsu", "northern-jiangsu"


@pytest.mark.parametrize("name", ["places", "units"])
def test_the_register_is_in_canonical_form(name):
    text = assets.table(name).read_text(encoding="utf-8")
    assert registers.canonical(text) == text


def test_keys_are_unique_slugs():
    assert len(BY_KEY) == len(PLACES)
    assert [place.key for place in PLACES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", place.key)] == []


def test_a_key_is_the_slug_of_the_name_with_the_key_above_where_the_name_is_shared():
    generic = r" (District|County|New Area|.*Autonomous County)$"
    wrong = []
    for place in PLACES:
        name = slug(re.sub(generic, "", place.name)) if place.level == "county" else slug(place.name)
        if place.level != "group" and place.key not in {name, f"{name}-{place.parent}"}:
            wrong.append(place.key)
    assert wrong == []


def test_places_of_one_level_that_share_a_name_all_carry_the_key_above():
    shared = defaultdict(list)
    for place in PLACES:
        shared[place.level, place.name].append(place.key)
    twins = {name: keys for (_, name), keys in shared.items() if len(keys) > 1}
    assert [key for keys in twins.values() for key in keys if not key.endswith(f"-{BY_KEY[key].parent}")] == []
    assert twins["Suzhou"] == ["suzhou-jiangsu", "suzhou-anhui"]
    assert twins["Taizhou"] == ["taizhou-jiangsu", "taizhou-zhejiang"]


def test_parents_and_members_stand_before_those_that_name_them():
    seen: set[str] = set()
    for place in PLACES:
        assert {*([place.parent] if place.parent else []), *place.members} <= seen
        seen.add(place.key)


def test_codes_are_unique_and_fit_the_level():
    codes = Counter(place.code for place in PLACES if place.code)
    assert [code for code, times in codes.items() if times > 1] == []
    assert [place.key for place in CODED if not re.fullmatch(r"\d{6}", place.code)] == []
    assert [place.key for place in CODED if not place.code.endswith(ZEROS[place.level])] == []


def test_the_code_of_a_place_begins_with_that_of_the_place_above():
    wrong = [
        place.key
        for place in CODED
        if place.parent != "china" and not place.code.startswith(BY_KEY[place.parent].code.rstrip("0"))
    ]
    assert wrong == []


def test_countries_have_their_iso_code_and_nothing_above():
    countries = [place for place in PLACES if place.level == "country"]
    assert [place.key for place in countries if place.parent or not re.fullmatch(r"[A-Z]{2}", place.code or "")] == []


def test_statistical_places_have_no_code_and_are_no_one_s_parent():
    statistical = {place.key for place in PLACES if place.kind == "statistical"}
    assert [key for key in statistical if BY_KEY[key].code] == []
    assert [place.key for place in PLACES if place.parent in statistical] == []


def test_the_three_parts_of_jiangsu_are_its_thirteen_cities():
    cities = [place.key for place in PLACES if place.parent == "jiangsu" and place.level == "city"]
    members = [member for region in (SOUTH, MIDDLE, NORTH) for member in BY_KEY[region].members]
    assert len(cities) == 13
    assert sorted(members) == sorted(cities)


def test_the_parts_of_jiangsu_have_the_sums_that_the_published_table_prints(shared):
    """The five kinds of holders of each city add up to the row of the region."""
    lines = (shared / "sources/jiangsu-2023.md").read_text(encoding="utf-8").splitlines()
    cells = [line.replace(",", "").split("\t") for line in lines if line.count("\t") > 7]
    rows = {row[0]: [int(cell) for cell in row[4:9]] for row in cells if row[0] and row[4].isdecimal()}
    sums = {
        region: [sum(column) for column in zip(*(rows[BY_KEY[m].name] for m in BY_KEY[region].members), strict=True)]
        for region in (SOUTH, MIDDLE, NORTH)
    }
    assert sums == {region: rows[BY_KEY[region].name] for region in sums}


def test_names_are_printed_forms_without_tone_marks():
    pinyin = [place for place in PLACES if place.code and place.code.isdecimal()]
    odd = [place.name for place in pinyin if not re.fullmatch(r"[A-Z][A-Za-z' -]+", place.name)]
    assert odd == []
    assert [
        place.key for place in PLACES if place.name in place.names or len(set(place.names)) < len(place.names)
    ] == []


def test_a_chinese_name_is_given_with_its_evidence():
    assert [place.key for place in PLACES if place.zh and not place.evidence] == []
    assert [place.key for place in CODED if not re.fullmatch(r"[\u4e00-\u9fff]+", place.zh)] == []


def test_a_district_goes_by_its_bare_name_only_where_no_greater_place_does():
    greater = {name for place in PLACES if place.level != "county" for name in (place.name, *place.names)}
    counties = [place for place in PLACES if place.level == "county"]
    twins = [place for place in counties if {place.name, *place.names} & greater]
    assert [place.key for place in twins if place.name.endswith((" District", " County"))] == []
    assert [place.key for place in twins if not place.key.endswith(f"-{place.parent}") or place.names] == []


@pytest.mark.parametrize(
    "key", ["nanjing", "huaian", "xian", "hohhot", "inner-mongolia", "hong-kong", "yixing", "denmark"]
)
def test_well_known_places_are_there(key):
    assert key in BY_KEY


def test_units_are_unique_and_a_printed_form_means_one_unit():
    units = registers.units()
    assert len({unit.key for unit in units}) == len({unit.iri for unit in units}) == len(units)
    forms = Counter(form for unit in units for form in unit.names)
    assert [form for form, times in forms.items() if times > 1] == []
