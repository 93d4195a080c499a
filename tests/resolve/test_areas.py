"""Which place a label means."""

from __future__ import annotations

import pytest

from ipkg.resolve.areas import Gazetteer
from ipkg.tables import knowledge

GAZETTEER = Gazetteer.of(knowledge.load())


@pytest.mark.parametrize(
    ("label", "frame", "key"),
    [
        ("Nanjing", None, "nanjing"),
        ("Nanjing City", "jiangsu", "nanjing"),
        ("Hai’an", "jiangsu", "haian"),
        ("the Jiangsu Province", None, "jiangsu"),
        ("Suzhou", None, None),
        ("Suzhou", "jiangsu", "suzhou-jiangsu"),
        ("Suzhou", "anhui", "suzhou-anhui"),
        ("Suzhou", "japan", None),
        ("Taizhou", "zhejiang", "taizhou-zhejiang"),
        ("Taizhou, Jiangsu", "zhejiang", "taizhou-jiangsu"),
        ("Southern Jiangsu", None, "southern-jiangsu"),
        ("Narnia", "jiangsu", None),
        ("", None, None),
    ],
)
def test_locate(label: str, frame: str | None, key: str | None) -> None:
    place = GAZETTEER.locate(label, frame)
    assert (place.key if place else None) == key
