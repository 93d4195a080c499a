"""How far a name reaches behind its head: "of …", "for … (Trial)", "between A and B", its year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places
from ipkg.extract.names.runs import ACRONYM, AND, ARTICLES, CLASSES, LONGEST, ORDINAL, chunk

if TYPE_CHECKING:
    from ipkg.extract.names.passage import Passage

_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?")
_BODIES: Final = frozenset({"agency", "court", "committee", "organisation", "university", "company"})
_APART: Final = frozenset({"with", "by", "from", "at", "to", "before", "in"})


def body_tail(passage: Passage, end: int, kind: str) -> int:
    """The index after what follows the head of a body, event or program: "of …", "for the … of …"."""
    start = end
    while end - start <= 2 * LONGEST:
        at, linked = _links(passage, end)
        at = _over_number(passage, _hop(passage, at, linked) or at, linked)
        if not passage.is_name_word(at) or not linked:
            return _trailing_year(passage, end) if kind in {"event", "award"} else end
        if linked[0] in {"on", "for"} and _takes(passage, start, end, linked[0], kind) and _is_gerund(passage, at):
            return title_tail(passage, end)
        if linked[0] in {*AND, ","}:
            if end == start or not (_awaits_head(passage, start, end, at) or continues(passage, end, at, end - start)):
                return end
        elif not _takes(passage, start, end, linked[0], kind) or (
            kind == "organisation" and linked[:2] == ("for", "the") and starts_event(passage, at)
        ):
            return end
        known = passage.lexicon.agencies.at(passage.words, at)
        end = max(known[0] if known else 0, chunk(passage, at))
    return end


def _takes(passage: Passage, start: int, end: int, link: str, kind: str) -> bool:
    """Whether a name of this kind goes on with a link; behind its place only "of" leads on."""
    if end > start and link in {"on", "for"} and _ends_in_place(passage, end):
        return False
    if kind == "company" and places.at(passage, end + 1) is None:
        return False
    allowed = passage.lexicon.tails.get(kind, frozenset())
    return link in (allowed if end == start else allowed | {"of"})


def _is_gerund(passage: Passage, index: int) -> bool:
    return passage.key(index).endswith("ing")


def _over_number(passage: Passage, at: int, linked: tuple[str, ...]) -> int:
    """The index behind an ordinal or year that leads the capitals behind "the": "of the 18th Central Committee"."""
    counted = linked[-1:] == ("the",) and ORDINAL.fullmatch(passage.key(at)) is not None
    return at + 1 if counted and passage.is_name_word(at + 1) else at


def _awaits_head(passage: Passage, start: int, end: int, at: int) -> bool:
    """Whether "of the A" has no head yet and "and B" brings it: "of the Dispute Response and Guidance Center"."""
    opened = max((index for index in range(start, end) if passage.key(index) == "the"), default=None)
    if opened is None or passage.key(end) not in AND or passage.lexicon.agencies.at(passage.words, opened + 1):
        return False
    heads = (passage.lexicon.heads.at(passage.words, index) for index in range(opened + 1, end))
    return not any(heads) and passage.lexicon.heads.ending(passage.words, chunk(passage, at)) is not None


def _links(passage: Passage, at: int) -> tuple[int, tuple[str, ...]]:
    """The index after at most three linking words (or one comma and "and"), and those words."""
    first = at
    if passage.key(at) == ",":
        at += 1
        if passage.key(at) in AND:
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
    if any(hit and hit[1] not in CLASSES for hit in heads):
        return False
    if places.at(passage, at) or passage.lexicon.agencies.at(passage.words, at):
        return False
    if passage.key(end) == ",":
        return length > 0 and (passage.key(at - 1) in AND or _list_closes(passage, stop))
    return not _ends_in_place(passage, end)


def _list_closes(passage: Passage, at: int) -> bool:
    """Whether a list inside a name goes on to its "and": "of Trade, Industry, Energy and Mines"."""
    while passage.key(at) == "," and passage.is_name_word(at + 1):
        stop = chunk(passage, at + 1)
        heads = (passage.lexicon.heads.at(passage.words, index) for index in range(at + 1, stop))
        if places.at(passage, at + 1) or any(hit and hit[1] not in CLASSES for hit in heads):
            return False
        at = stop
    return passage.key(at) in AND


def _ends_in_place(passage: Passage, end: int) -> bool:
    hits = (places.at(passage, at) for at in range(max(0, end - 3), end))
    return any(hit and hit[0] == end for hit in hits)


def _trailing_year(passage: Passage, end: int) -> int:
    return end + 1 if _YEARS.fullmatch(passage.key(end)) else end


def title_tail(passage: Passage, end: int) -> int:
    """The index after what follows the head of a title: "on …", "for … (Trial)", "(2023-2025)"."""
    start = end
    between = False
    while end - start <= 2 * LONGEST:
        at, linked = _links(passage, end)
        end += _YEARS.fullmatch(passage.key(end)) is not None and _is_about(passage, end + 1)
        at, linked = _links(passage, end)
        closed = _closing(passage, end, at, linked)
        at = _over_number(passage, at, linked)
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


def _is_about(passage: Passage, index: int) -> bool:
    """Whether what a title is about follows its year: "Report 2004 on Foo Activities"."""
    return passage.key(index) == "on" and passage.is_name_word(index + 1)


def _closing(passage: Passage, end: int, at: int, linked: tuple[str, ...]) -> int | None:
    """The index after the years that close a title: "for 2024-2026", "Act, 1999", "Yearbook 2022"."""
    years = linked in {("for",), (",",), ("of",)} and _YEARS.fullmatch(passage.key(at)) is not None
    if years and not passage.key(at + 1).isdigit():
        return _last_year(passage, at) + 1
    return _last_year(passage, end) + 1 if not linked and _YEARS.fullmatch(passage.key(end)) else None


def _last_year(passage: Passage, year: int) -> int:
    """The index of the last year of a span in words: "2022 to 2027"."""
    return year + 2 if passage.key(year + 1) == "to" and _YEARS.fullmatch(passage.key(year + 2)) else year


def _title_ends(passage: Passage, start: int, end: int, at: int, linked: tuple[str, ...]) -> bool:
    """Whether a title whose head ends at ``start`` and which reaches to ``end`` goes no further."""
    if not passage.is_name_word(at) or not linked:
        return not (passage.is_name_word(at) and end > start)
    if linked == (",",):
        return end == start or starts_title(passage, at) or not continues(passage, end, at, end - start)
    return (end == start and linked[0] in {*AND, *ARTICLES}) or parts(passage, linked, at)


def _title_bracket(passage: Passage, opened: int) -> int | None:
    """The closing index of a bracket that belongs to a title: years, "Trial", or capital words; not an acronym."""
    closed = passage.closing(opened) if passage.key(opened) == "(" else None
    if closed is None or closed == opened + 1:
        return None
    inside = [passage.key(at) for at in range(opened + 1, closed)]
    if len(inside) == 1 and (ACRONYM.fullmatch(inside[0]) or inside[0] in passage.lexicon.months):
        return None
    if starts_body(passage, opened + 1):
        return None
    words = (key for key in inside if not (_YEARS.fullmatch(key) or ORDINAL.fullmatch(key)))
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
    if not set(linked) - ARTICLES:
        return starts_body(passage, at) or (starts_title(passage, at) and not passage.key(at - 2).endswith("ing"))
    if linked[0] in _APART and (starts_body(passage, at) or starts_event(passage, at)):
        return True
    if not AND & set(linked):
        return False
    behind = linked[0] in AND and places.at(passage, at) is not None
    if behind and not _ends_in_place(passage, at - len(linked)):
        return True
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
        if hit and passage.key(hit[0]) in passage.lexicon.links and passage.key(hit[0]) not in AND:
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
