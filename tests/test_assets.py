"""The knowledge files are found, in a checkout and in a wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ipkg import assets
from ipkg.errors import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path


def test_rooms_and_tables_of_this_installation() -> None:
    assert assets.room("shapes").is_dir()
    assert assets.table("dimensions").is_file()
    found = assets.files("data", ".tsv")
    assert assets.table("dimensions") in found
    assert list(found) == sorted(found)


def test_an_installation_without_a_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "_WHEEL", tmp_path)
    monkeypatch.setattr(assets, "_CHECKOUT", tmp_path)
    assets.room.cache_clear()
    try:
        with pytest.raises(KnowledgeError, match="'queries'"):
            assets.room("queries")
    finally:
        assets.room.cache_clear()
