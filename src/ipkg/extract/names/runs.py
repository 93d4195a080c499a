"""How far a name reaches before its head, and runs of capital words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places

if TYPE_CHECKING:
    from ipkg.extract.names.passage import Passage

YEAR: Final = re.compile(r"(?:19|20)\d\d")
ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)|(?:19|20)\d\d")
ACRONYM: Final = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9-]*")
LONGEST: Final = 40
AND: Final = frozenset({"and", "&"})
ARTICLES: Final = frozenset({"the", "a", "an"})
CLASSES: Final = frozenset({"industry", "system", "region"})


def leftward(passage: Passage, head: int, *, editions: bool = False, inner: bool = False) -> int:
    """Where the name whose head stands at index ``head`` begins.

    ``editions`` lets "18th" or "2023" lead it; ``inner`` lets it stand within another name: "for Gold and Glass
    Industry".
    """
    at = head
    while at > max(0, head - LONGEST):
        before = at - 1
        if _leads(passage, before):
            at = before
        elif passage.key(before) == ")" and (opened := _bracket_within(passage, before)) is not None:
            at = opened
        elif passage.key(before) in AND and _joins_left(passage, before, inner=inner):
            at = before - 1
        elif passage.key(before) == "of" and (holder := _holder(passage, before)) is not None:
            at = holder
        elif passage.key(before).isdigit() and [passage.key(n) for n in (before - 2, before - 1)] == ["No", "."]:
            at = before - 2
        elif passage.key(before) == "." and len(passage.key(before - 1)) == 1 and _leads(passage, before - 1):
            at = before - 1
        else:
            break
    if editions and passage.key(at - 1).isdigit():
        at -= 2 if passage.key(at - 2) in passage.lexicon.selections else passage.key(at) in passage.lexicon.chosen
    if editions and at > 0 and ORDINAL.fullmatch(passage.key(at - 1)):
        at -= 1
        at -= at > 0 and passage.words[at - 1].end == passage.words[at].start and passage.words[at - 1].capital
    return at


def _holder(passage: Passage, of: int) -> int | None:
    """Where a head begins that goes on behind "of": "University of Foo Center", "Board of Appeal Plan"."""
    across = passage.lexicon.heads.at(passage.words, of - 1) or places.at(passage, of - 1)
    if across and across[0] > of:
        return of - 1
    head = passage.lexicon.heads.ending(passage.words, of)
    return head[0] if head and head[1] in {"university", "organisation"} else None


def _leads(passage: Passage, index: int) -> bool:
    """Whether a word may stand in a name left of its head."""
    if not passage.is_name_word(index):
        return False
    key = passage.key(index)
    if passage.lexicon.roles.ending(passage.words, index + 1):
        return False
    owner = places.at(passage, index) or passage.lexicon.agencies.ending(passage.words, index + 1)
    return not (key.endswith("'s") and owner is not None)


def _bracket_within(passage: Passage, closed: int) -> int | None:
    """The index of the opening bracket of a group that stands inside a name: "China (Wuxi) Expo"."""
    opened = passage.opening(closed)
    if opened is None or opened == 0 or not passage.is_name_word(opened - 1):
        return None
    inside = passage.words[opened + 1 : closed]
    fits = (word.capital or word.text.isdigit() or word.key in passage.lexicon.links for word in inside)
    return opened if inside and inside[0].capital and all(fits) else None


def _joins_left(passage: Passage, index: int, *, inner: bool) -> bool:
    """Whether "and" at ``index`` joins two parts of one name rather than two names."""
    if not _leads(passage, index - 1):
        return False
    start = index - 1
    while start > 0 and _leads(passage, start - 1):
        start -= 1
    before = passage.key(start - 1)
    if before in {",", *AND} or (before in passage.lexicon.links - ARTICLES and not inner):
        return False
    return not ends_name(passage, start, index)


def ends_name(passage: Passage, start: int, end: int) -> bool:
    """Whether the words ``[start, end)`` end in a complete name: a place, a known body, or a head."""
    lexicon = passage.lexicon
    head = lexicon.heads.ending(passage.words, end)
    if (head and head[1] not in CLASSES) or lexicon.titles.ending(passage.words, end):
        return True
    for at in range(start, end):
        place = places.at(passage, at)
        agency = lexicon.agencies.at(passage.words, at)
        if (place and place[0] == end) or (agency and agency[0] == end):
            return True
    return False


def quoted_lead(passage: Passage, start: int) -> int:
    """Where a name begins that leads with a quoted word: `"Clear Sky" Action Plan`."""
    if start == 0 or passage.key(start - 1) not in {'"', "”"}:
        return start
    opened = next((at for at in range(start - 2, max(-1, start - 10), -1) if passage.key(at) in {'"', "“"}), None)
    return opened if opened is not None and passage.words[opened + 1].capital else start


def chunk(passage: Passage, start: int) -> int:
    """The index after the unbroken run of name words (and brackets between them) that starts at ``start``."""
    at = start
    while at < min(start + LONGEST, len(passage.words)):
        if passage.is_name_word(at) and not (at > start and passage.lexicon.roles.at(passage.words, at)):
            at += 1
        elif passage.key(at) == "(" and at > start and (closed := _inner_bracket(passage, at)) is not None:
            at = closed + 1
        else:
            break
    return at


def _inner_bracket(passage: Passage, opened: int) -> int | None:
    """The closing index of a bracket that is followed by more of the same name."""
    closed = passage.closing(opened)
    if closed is None or not passage.is_name_word(closed + 1):
        return None
    inside = range(opened + 1, closed)
    return closed if inside and all(passage.words[at].capital for at in inside) else None
