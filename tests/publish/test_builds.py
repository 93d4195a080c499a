"""Builds are put in place whole."""

from __future__ import annotations

import os

import pytest

from ipkg.errors import OutputError
from ipkg.publish.builds import install, workplace, writable


def make(out, name, content="x"):
    with workplace(out) as place:
        (place / "store").mkdir()
        (place / "store" / "CURRENT").write_text(f"{os.getpid()}")
        (place / "report.json").write_text(content)
        return install(place, out, name)


def builds(out):
    return sorted(path.name for path in (out / "builds").iterdir() if path.name != ".lock")


def test_current_points_to_the_last_build_and_the_one_before_is_kept(tmp_path):
    out = tmp_path / "a" / "build"
    for name in ("one", "two", "three"):
        assert make(out, name, name) == out / "builds" / name
        assert (out / "current" / "report.json").read_text() == name
    assert builds(out) == ["three", "two"]
    assert not (out / "current").readlink().is_absolute()


def test_the_same_build_again_changes_nothing(tmp_path):
    make(tmp_path, "one", "1")
    make(tmp_path, "two", "2")
    kept = make(tmp_path, "two", "2")
    assert (kept.name, builds(tmp_path)) == ("two", ["one", "two"])


@pytest.mark.parametrize(
    "damage", [lambda kept: (kept / "report.json").write_text("?"), lambda kept: (kept / "store" / "CURRENT").unlink()]
)
def test_a_damaged_build_of_the_same_name_is_not_taken_for_the_new_one(tmp_path, damage):
    damage(make(tmp_path, "one"))
    kept = make(tmp_path, "one")
    assert kept.name == "one-2"
    assert (tmp_path / "current" / "report.json").read_text() == "x"


def test_a_failed_build_leaves_nothing_behind(tmp_path):
    make(tmp_path, "one")

    def fail():
        with workplace(tmp_path) as place:
            (place / "half").write_text("x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert builds(tmp_path) == ["one"]
    assert (tmp_path / "current").readlink().name == "one"


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path):
    stale = tmp_path / "builds" / ".tmp-1"
    stale.mkdir(parents=True)
    (stale / "half").write_text("x")
    (tmp_path / "builds" / ".tmp-link").symlink_to("builds/.tmp-1")
    make(tmp_path, "one")
    assert builds(tmp_path) == ["one"]


def test_two_builds_at_once_are_refused(tmp_path):
    with workplace(tmp_path), pytest.raises(OutputError, match="another build is being written"):
        make(tmp_path, "one")
    make(tmp_path, "one")


def test_something_else_in_the_place_of_the_link_is_left_alone(tmp_path):
    (tmp_path / "current").mkdir()
    with pytest.raises(OutputError, match="is not a link of ours"):
        make(tmp_path, "one")
    assert (tmp_path / "current").is_dir()


def test_an_output_that_is_a_file_is_an_error(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot be written"):
        make(tmp_path / "file", "one")
    assert (tmp_path / "file").read_text() == "x"


def test_what_the_system_says_becomes_a_message(tmp_path):
    with pytest.raises(OutputError, match="No space left") as error, writable(tmp_path):
        raise OSError(28, "No space left on device", str(tmp_path / "store"))
    assert "store" in error.value.message
    with pytest.raises(OutputError, match="IO error: disk"), writable(tmp_path):
        raise OSError("IO error: disk")
