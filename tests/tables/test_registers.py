"""Registers are read whole or not at all, and have one canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipkg import assets
from ipkg.errors import KnowledgeError
from ipkg.tables import registers

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", assets.files("data", ".tsv"), ids=lambda path: path.name)
def test_every_register_is_in_canonical_form(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text == registers.canonical(text)


@given(st.lists(st.lists(st.text(alphabet=" ab\r", max_size=4), min_size=1, max_size=3), min_size=1, max_size=5))
def test_the_canonical_form_is_stable(rows: list[list[str]]) -> None:
    once = registers.canonical("\n".join("\t".join(row) for row in rows))
    assert registers.canonical(once) == once


def test_rows(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("key\tnames\na\tb | c\nd\t\n", encoding="utf-8")
    assert registers.read(path, ("key", "names")) == ({"key": "a", "names": "b | c"}, {"key": "d", "names": ""})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("key\tname\na\tb\n", "x.tsv: head is"),
        ("key\tnames\na\n", "x.tsv, line 2: 1 cells, expected 2"),
        ("key\tnames\na\tb\n\nc\td\n", "x.tsv, line 3: 1 cells, expected 2"),
    ],
)
def test_a_malformed_register(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=message):
        registers.read(path, ("key", "names"))
