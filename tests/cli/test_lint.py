"""Registers in canonical form, and the command that mends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from ipkg.cli import ipkg

if TYPE_CHECKING:
    from pathlib import Path

CROOKED = "key\tname\r\na \tx\n\na\tx\nb\ty"
STRAIGHT = "key\tname\na\tx\nb\ty\n"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.tsv"
    path.write_bytes(CROOKED.encode())
    return path


def test_the_message_is_the_command_that_mends(register: Path) -> None:
    told = CliRunner().invoke(ipkg, ["lint", str(register)])
    assert (told.exit_code, told.stdout) == (1, f"ipkg lint --fix {register}\n")
    mended = CliRunner().invoke(ipkg, told.stdout.split()[1:])
    assert (mended.exit_code, mended.stdout, register.read_bytes().decode()) == (0, f"mended {register}\n", STRAIGHT)
    assert CliRunner().invoke(ipkg, ["lint", str(register)]).exit_code == 0


def test_rows_of_another_width_are_listed_for_a_person(register: Path) -> None:
    register.write_text("key\tname\na\tx\ty\nb\n", encoding="utf-8")
    told = CliRunner().invoke(ipkg, ["lint", str(register), "--fix", "--quiet"])
    assert (told.exit_code, told.stderr) == (1, "")
    assert told.stdout.splitlines() == [f"{register}:2: 3 cells, expected 2", f"{register}:3: 1 cells, expected 2"]


def test_our_own_registers_are_canonical() -> None:
    told = CliRunner().invoke(ipkg, ["lint"])
    assert (told.exit_code, told.stdout) == (0, "")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("absent.tsv", None, "there is no file"),
        ("latin.tsv", b"key\tname\nx\t\xe9\n", "is not UTF-8 text (byte 11)"),
    ],
)
def test_what_is_no_register_is_refused(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    told = CliRunner().invoke(ipkg, ["lint", str(path)])
    assert (told.exit_code, told.stdout) == (2, "")
    assert f"error: {path}" in told.stderr or f"{message} {path}" in told.stderr
    assert "hint: " in told.stderr
