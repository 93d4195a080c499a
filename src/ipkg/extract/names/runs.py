"""How far a name reaches to the left and to the right of its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places

if TYPE_CHECKING:
    from ipkg.extract.names.passage import Passage

_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)|(?:19|20)\d\d")
_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9-]*")
_LONGEST: Final = 40
_AND: Final = frozenset({"and", "&"})
_ARTICLES: Final = frozenset({"the", "a", "an"})


def leftward(passage: Passage, head: int, *, editions: bool = False, inner: bool = False) -> int:
    """Where the name whose head stands at index ``head`` begins.

    ``editions`` lets "18th" or "2023" lead it; ``inner`` lets it stand within another name: "for Gold and Glass
    Industry".
    """
    at = head
    while at > max(0, head - _LONGEST):
        before = at - 1
        if _leads(passage, before):
            at = before
        elif passage.key(before) == ")" and (opened := _bracket_within(passage, before)) is not None:
            at = opened
        elif passage.key(before) in _AND and _joins_left(passage, before, inner=inner):
            at = before - 1
        elif passage.key(before) == "of" and (holder := _holder(passage, before)) is not None:
            at = holder
        else:
            break
    if editions and at > 0 and _ORDINAL.fullmatch(passage.key(at - 1)):
        at -= 1
    return at


def _holder(passage: Passage, of: int) -> int | None:
    """Where a head begins that goes on behind "of": "University of Foo Center", "Board of Appeal Plan"."""
    across = passage.lexicon.heads.at(passage.words, of - 1)
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
    return not (key.endswith("'s") and places.at(passage, index) is not None)


def _bracket_within(passage: Passage, closed: int) -> int | None:
    """The index of the opening bracket of a group that stands inside a name: "China (Wuxi) Expo"."""
    opened = passage.opening(closed)
    if opened is None or opened == 0 or not passage.is_name_word(opened - 1):
        return None
    inside = range(opened + 1, closed)
    return opened if inside and all(passage.words[at].capital or passage.key(at) in _AND for at in inside) else None


def _joins_left(passage: Passage, index: int, *, inner: bool) -> bool:
    """Whether "and" at ``index`` joins two parts of one name rather than two names."""
    if not _leads(passage, index - 1):
        return False
    start = index - 1
    while start > 0 and _leads(passage, start - 1):
        start -= 1
    before = passage.key(start - 1)
    if before in {",", *_AND} or (before in passage.lexicon.links - _ARTICLES and not inner):
        return False
    return not ends_name(passage, start, index)


def ends_name(passage: Passage, start: int, end: int) -> bool:
    """Whether the words ``[start, end)`` end in a complete name: a place, a known body, or a head."""
    lexicon = passage.lexicon
    head = lexicon.heads.ending(passage.words, end)
    if (head and head[1] not in _CLASSES) or lexicon.titles.ending(passage.words, end):
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
    while at < min(start + _LONGEST, len(passage.words)):
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


def body_tail(passage: Passage, end: int, kind: str) -> int:
    """The index after what follows the head of a body, event or program: "of …", "for the … of …"."""
    allowed = passage.lexicon.tails.get(kind, frozenset())
    start = end
    while end - start <= 2 * _LONGEST:
        at, linked = _links(passage, end)
        at = _hop(passage, at, linked) or at
        if not passage.is_name_word(at) or not linked:
            return _trailing_year(passage, end) if kind in {"event", "award"} else end
        first = linked[0]
        if first in {"on", "for"} & allowed and passage.key(at).endswith("ing"):
            return title_tail(passage, end)
        if kind == "organisation" and first == "for" and starts_event(passage, at):
            return end
        if first in _AND or first == ",":
            if end == start or not (_awaits_head(passage, start, end, at) or continues(passage, end, at, end - start)):
                return end
        elif first not in (allowed if end == start else allowed | {"of"}):
            return end
        known = passage.lexicon.agencies.at(passage.words, at)
        end = max(known[0] if known else 0, chunk(passage, at))
    return end


def _awaits_head(passage: Passage, start: int, end: int, at: int) -> bool:
    """Whether "of the A" has no head yet and "and B" brings it: "of the Dispute Response and Guidance Center"."""
    opened = max((index for index in range(start, end) if passage.key(index) == "the"), default=None)
    if opened is None or passage.key(end) not in _AND or passage.lexicon.agencies.at(passage.words, opened + 1):
        return False
    heads = (passage.lexicon.heads.at(passage.words, index) for index in range(opened + 1, end))
    return not any(heads) and passage.lexicon.heads.ending(passage.words, chunk(passage, at)) is not None


def _links(passage: Passage, at: int) -> tuple[int, tuple[str, ...]]:
    """The index after at most three linking words (or one comma and "and"), and those words."""
    first = at
    if passage.key(at) == ",":
        at += 1
        if passage.key(at) in _AND:
            at += 1
        return at, (",",)
    while at - first < 3 and passage.key(at).lower() in passage.lexicon.links:
        at += 1
    return at, tuple(passage.key(index).lower() for index in range(first, at))


def continues(passage: Passage, end: int, at: int, length: int) -> bool:
    """Whether "and" or a comma at ``end`` goes on with the same name: what follows is no name of its own."""
    if passage.key(end) == "&":
        return True
    if passage.key(at - 1) == "the" or not passage.is_name_word(at):
        return False
    stop = chunk(passage, at)
    heads = (passage.lexicon.heads.at(passage.words, index) for index in range(at, stop))
    if any(hit and hit[1] not in _CLASSES for hit in heads):
        return False
    if places.at(passage, at) or passage.lexicon.agencies.at(passage.words, at):
        return False
    if passage.key(end) == ",":
        return length > 0 and (passage.key(at - 1) in _AND or _list_closes(passage, stop))
    return not _ends_in_place(passage, end)


def _list_closes(passage: Passage, at: int) -> bool:
    """Whether a list inside a name goes on to its "and": "of Trade, Industry, Energy and Mines"."""
    while passage.key(at) == "," and passage.is_name_word(at + 1):
        stop = chunk(passage, at + 1)
        heads = (passage.lexicon.heads.at(passage.words, index) for index in range(at + 1, stop))
        if places.at(passage, at + 1) or any(hit and hit[1] not in _CLASSES for hit in heads):
            return False
        at = stop
    return passage.key(at) in _AND


def _ends_in_place(passage: Passage, end: int) -> bool:
    hits = (places.at(passage, at) for at in range(max(0, end - 3), end))
    return any(hit and hit[0] == end for hit in hits)


def _trailing_year(passage: Passage, end: int) -> int:
    return end + 1 if _YEARS.fullmatch(passage.key(end)) else end


def title_tail(passage: Passage, end: int) -> int:
    """The index after what follows the head of a title: "on …", "for … (Trial)", "(2023-2025)"."""
    start = end
    between = False
    while end - start <= 2 * _LONGEST:
        at, linked = _links(passage, end)
        closed = _closing(passage, end, at, linked)
        if closed is not None:
            return closed
        if (bracket := _title_bracket(passage, end)) is not None:
            end = bracket + 1
        elif (hop := _hop(passage, at, linked)) is not None:
            end = chunk(passage, hop)
        elif between and linked[:1] == ("and",):
            end, between = body_end(passage, at), False
        elif _title_ends(passage, start, end, at, linked):
            return end
        else:
            between = between or "between" in linked
            end = body_end(passage, at) if "between" in linked else chunk(passage, at)
    return end


def _closing(passage: Passage, end: int, at: int, linked: tuple[str, ...]) -> int | None:
    """The index after the years that close a title: "for 2024-2026", "Act, 1999", "Yearbook 2022"."""
    years = linked in {("for",), (",",)} and _YEARS.fullmatch(passage.key(at)) is not None
    if years and not passage.key(at + 1).isdigit():
        return at + 1
    return end + 1 if not linked and _YEARS.fullmatch(passage.key(end)) else None


def _title_ends(passage: Passage, start: int, end: int, at: int, linked: tuple[str, ...]) -> bool:
    """Whether a title whose head ends at ``start`` and which reaches to ``end`` goes no further."""
    if not passage.is_name_word(at) or not linked:
        return not (passage.is_name_word(at) and end > start)
    if linked == (",",):
        return end == start or starts_title(passage, at) or not continues(passage, end, at, end - start)
    return (end == start and linked[0] in {*_AND, *_ARTICLES}) or parts(passage, linked, at)


def _title_bracket(passage: Passage, opened: int) -> int | None:
    """The closing index of a bracket that belongs to a title: years, "Trial", or capital words; not an acronym."""
    closed = passage.closing(opened) if passage.key(opened) == "(" else None
    if closed is None or closed == opened + 1:
        return None
    inside = [passage.key(at) for at in range(opened + 1, closed)]
    if len(inside) == 1 and (_ACRONYM.fullmatch(inside[0]) or inside[0] in passage.lexicon.months):
        return None
    if starts_body(passage, opened + 1):
        return None
    words = (key for key in inside if not (_YEARS.fullmatch(key) or _ORDINAL.fullmatch(key)))
    known = passage.lexicon.links | passage.lexicon.versions
    return closed if all(key[0].isupper() or key in known for key in words) else None


def _hop(passage: Passage, at: int, linked: tuple[str, ...]) -> int | None:
    """The index of the capital behind one small word between links: "for the implementation of Strategies"."""
    word = passage.words[at] if at < len(passage.words) else None
    if word is None or word.capital or not word.text.isalpha() or len(linked) < 2 or linked[0] not in {"on", "for"}:
        return None
    behind = at + 2 if passage.key(at + 1) == "of" else None
    return behind if behind is not None and passage.is_name_word(behind) else None


def parts(passage: Passage, linked: tuple[str, ...], at: int) -> bool:
    """Whether linking words part a title from what follows: another title, or the body that acts on it."""
    if not set(linked) - _ARTICLES:
        return starts_body(passage, at) or (starts_title(passage, at) and not passage.key(at - 2).endswith("ing"))
    if linked[0] in {"with", "by", "from", "at", "to", "before"} and (
        starts_body(passage, at) or starts_event(passage, at)
    ):
        return True
    if not _AND & set(linked):
        return False
    return starts_title(passage, at) or starts_body(passage, at) or ("the" in linked and _is_title(passage, at))


def _is_title(passage: Passage, start: int) -> bool:
    """Whether the capitals at ``start`` are a title by their last word: "and the Foo Law"."""
    return passage.lexicon.titles.ending(passage.words, chunk(passage, start)) is not None


def body_end(passage: Passage, at: int) -> int:
    """The index after the body that starts at ``at``, or after its run of capitals."""
    known = passage.lexicon.agencies.at(passage.words, at)
    stop = chunk(passage, at)
    head = passage.lexicon.heads.ending(passage.words, stop)
    return known[0] if known else body_tail(passage, stop, head[1]) if head else stop


def starts_title(passage: Passage, start: int) -> bool:
    """Whether a title of its own starts at ``start``: capital words, its head, then what it is about."""
    stop = chunk(passage, start)
    for at in range(start, stop):
        hit = passage.lexicon.titles.at(passage.words, at)
        if hit and passage.key(hit[0]) in passage.lexicon.links and passage.key(hit[0]) not in _AND:
            return True
    return False


def starts_body(passage: Passage, start: int) -> bool:
    """Whether the name of a body starts at ``start``."""
    if passage.lexicon.agencies.at(passage.words, start):
        return True
    hit = passage.lexicon.heads.ending(passage.words, chunk(passage, start))
    head_first = passage.lexicon.heads.at(passage.words, start)
    return bool((hit and hit[1] in _BODIES) or (head_first and head_first[1] in _BODIES))


def starts_event(passage: Passage, start: int) -> bool:
    """Whether the name of an event starts at ``start``."""
    hit = passage.lexicon.heads.ending(passage.words, chunk(passage, start))
    return hit is not None and hit[1] == "event"


_CLASSES: Final = frozenset({"industry", "system", "region"})
_BODIES: Final = frozenset({"agency", "court", "committee", "organisation", "university", "company"})
