"""Things named by their number: acts of the European Union, numbered laws, standards, court cases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names.passage import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Passage

_NUMBER: Final = r"\d[\d.,]*\d|\d"
_CODES: Final = (
    (
        "law",
        re.compile(
            r"\b(?:(?:Commission|Council)\s+)?(?:(?:Delegated|Implementing)\s+)?(?:Regulation|Directive|Decision)\s+"
            r"(?:\((?:EU|EC|EEC)\)\s+)?(?:No\.?\s+)?\d{1,4}/\d{1,4}(?:/(?:EU|EC|EEC))?"
        ),
    ),
    (
        "law",
        re.compile(
            r"\b(?:(?:Federal|Supreme|Legislative|Executive|Royal|Presidential|Ministerial)\s+)?(?:Law|Act|Decree|Ordinance)\s+"
            rf"No\.?\s*(?:{_NUMBER})(?:[/-]\d{{2,4}})?(?:\s+of\s+(?:19|20)\d\d)?"
        ),
    ),
    (
        "policy",
        re.compile(
            r"\b(?:Decision|Communication|Circular|Announcement|Notice|Order|Resolution)\s+No\.?\s*(?:[A-Z]{1,4}-)?\d+(?:[-/]\d+)*"
            r"(?:\s+of\s+(?:19|20)\d\d)?"
        ),
    ),
    (
        "standard",
        re.compile(
            r"\b(?:GB(?:/[TZ])?|DB\d{2}(?:/T)?|ISO(?:/IEC)?|IEC|EN(?:\s+ISO)?|BS|JIS\s[A-Z]|WIPO\s+Standard\s+ST\.|T/[A-Z]{2,8})"
            r"\s?\d{2,6}(?:[.-]\d{1,2})?(?:[-–:](?:19|20)\d\d)?(?!\d)"
        ),
    ),
    (
        "other",
        re.compile(r"\b(?:Case\s+)?No\.?\s*\((?:19|20)\d\d\)(?:\s+(?:[A-Z][a-z]+|\d+)){2,8}(?:\s+No\.\s*\d+)?"),
    ),
)


def find(passage: Passage) -> Iterator[Mention]:
    """Every thing of a passage that is named by its number."""
    if not passage.words:
        return
    start, end = passage.words[0].start, passage.words[-1].end
    for kind, pattern in _CODES:
        for match in pattern.finditer(passage.text, start, end):
            name = " ".join(match.group().split())
            yield Mention(match.start(), match.end(), name, kind, "number", name)
