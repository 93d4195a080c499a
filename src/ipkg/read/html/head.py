"""What the head of a page says of it: title, date, publisher, language, licence."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from ipkg.model import Metadata
from ipkg.tables import registers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_DAY: Final = re.compile(r"\s*((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_SITE: Final = re.compile(r"\s+[|｜·»–—_-]\s+|\s*[|｜]\s*|\s*_\s*")
_LONGEST: Final = 300


def metadata(root: Any) -> Metadata:
    """The metadata of a page. Its title is left to its headings where it has any; the window's title is evidence."""
    said: dict[str, list[str]] = {}
    for field, value in _said(root):
        said.setdefault(field, []).append(value)
    sites = {name.casefold() for name in said.get("publisher", ())}
    titles = [_named(title, sites) for title in said.get("title", ())]
    licence = next((link.get("href", "") for link in root.iter("link") if link.get("rel") == "license"), None)
    return Metadata(
        publisher=next(iter(said.get("publisher", ())), None),
        issued=next((day for value in said.get("issued", ()) if (day := _day(value))), None),
        language=(root.get("lang") or next(iter(said.get("language", ())), "en")).strip()[:35] or "en",
        license=licence or None,
        evidence=tuple(dict.fromkeys([*titles, *said.get("description", ())])),
    )


def _said(root: Any) -> Iterator[tuple[str, str]]:
    """Fields of the metadata with what the page gives for them, in its order."""
    fields = {cue.phrase: cue.value for cue in registers.cues("layout-cues") if cue.kind == "meta"}
    for element in root.iter("title", "meta", "time"):
        if element.tag == "title":
            yield "title", _plain(element.text or "")
            continue
        name = element.get("name") or element.get("property") or element.get("itemprop") or element.get("http-equiv")
        field = fields.get((name or "").strip().lower())
        value = _plain(element.get("content") or element.get("datetime") or "")
        if field and value:
            yield field, value


def _plain(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]


def _named(title: str, sites: Collection[str]) -> str:
    """The title of a window without the name of the site.

    >>> _named("Patents in 2021 - Office of Zenda", {"office of zenda"})
    'Patents in 2021'
    """
    parts = _SITE.split(title)
    return " - ".join(part.strip() for part in parts if part.strip().casefold() not in sites) or title


def _day(value: str) -> date | None:
    match = _DAY.match(value)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
