"""What the words of a title say: the years it covers, that it is on trial, its edition, the kind of document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.lift import periods

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipkg.model import Concept, Period

_YEARS: Final = re.compile(r"\(\D*((?:19|20)\d\d)\s*[-–—/]\s*((?:19|20)\d\d)\D*\)")
_TRIAL: Final = re.compile(r"\([^)]*\b(?:trial|provisional|interim|tentative)\b[^)]*\)", re.IGNORECASE)
_EDITION: Final = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")


def years(title: str) -> Period | None:
    """The years in the brackets of a title.

    >>> years("Road Map for Patent Pools (2023-2025)").text, years("Road Map (Trial)")
    ('2023/2025', None)
    """
    found = _YEARS.search(title)
    return periods.parse("/".join(found.groups())) if found else None


def is_on_trial(title: str) -> bool:
    """Whether the brackets of a title say that the document is in force on trial.

    >>> is_on_trial("Rules for Pools (for Trial Implementation)"), is_on_trial("Rules for Trial Courts")
    (True, False)
    """
    return bool(_TRIAL.search(title))


def edition(name: str) -> int | None:
    """The number of an event in its series.

    >>> edition("The 12th Harbour Forum"), edition("Harbour Forum")
    (12, None)
    """
    found = _EDITION.search(name)
    return int(found[1]) if found else None


def first_named(title: str, concepts: Iterable[Concept]) -> str | None:
    """The key of the concept whose label comes first in a title, the longest of those that begin there.

    >>> from ipkg.model import Concept
    >>> kinds = (Concept("plan", "policy-type", ("plan",)), Concept("notice", "policy-type", ("notice", "circular")))
    >>> first_named("Circular on the Plan for Seeds", kinds), first_named("Seeds", kinds)
    ('notice', None)
    """
    places = [
        (found.start(), -len(label), concept.key)
        for concept in concepts
        for label in concept.labels
        if (found := re.search(rf"\b{re.escape(label)}\b", title, re.IGNORECASE))
    ]
    return min(places)[2] if places else None
