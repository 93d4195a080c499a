"""The files of checks: each says what it is, and a malformed one is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ipkg import assets
from ipkg.errors import FINDING_CODES, KnowledgeError
from ipkg.validate import checks

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "# name: Name\n# expected: something\n# why: because\nSELECT ?place ?found WHERE { }\n"


def test_every_check_says_what_it_is_and_has_a_row_of_the_profile() -> None:
    found = checks.library()
    assert [check.key for check in found] == sorted(path.stem for path in assets.files("shapes", ".rq"))
    assert all(check.name and check.expected and check.why for check in found)
    assert {check.code for check in found} <= set(FINDING_CODES)
    assert len({(check.name, check.expected) for check in found}) == len(found)


def test_a_check_is_read_from_its_header(tmp_path: Path) -> None:
    path = tmp_path / "one.rq"
    path.write_text(GOOD.replace("SELECT", "# for each: SELECT ?property { }\nSELECT", 1), encoding="utf-8")
    check = checks.parse(path, {"one": ("cube-constraint", "warning")})
    assert (check.key, check.name, check.expected, check.why) == ("one", "Name", "something", "because")
    assert (check.code, check.severity, check.for_each) == ("cube-constraint", "warning", "SELECT ?property { }")


@pytest.mark.parametrize("missing", ["# name: Name\n", "# expected: something\n", "# why: because\n", ""])
def test_a_check_that_does_not_say_enough_is_refused(tmp_path: Path, missing: str) -> None:
    path = tmp_path / "one.rq"
    path.write_text(GOOD.replace(missing, "", 1) if missing else GOOD, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"one\.rq lacks"):
        checks.parse(path, {"one": ("cube-constraint", "error")} if missing else {})


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        ("one\tcube-constraint\tfatal", "fatal"),
        ("one\terror", "not enough values"),
        ("one\tcube-constraint\terror\ntwo\tcube-constraint\terror", "checks that do not exist: two"),
    ],
)
def test_a_malformed_profile_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, profile: str, says: str
) -> None:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "one.rq").write_text(GOOD, encoding="utf-8")
    (tmp_path / "profile.tsv").write_text(f"check\tcode\tseverity\n{profile}\n", encoding="utf-8")
    monkeypatch.setattr(assets, "room", lambda _: tmp_path)
    with pytest.raises(KnowledgeError, match=says):
        checks.library.__wrapped__()
