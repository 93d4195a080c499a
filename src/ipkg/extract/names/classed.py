"""Names without quotes that a class noun tells: "platforms such as A and B", "the standard A B", "the A B campaign"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places
from ipkg.extract.names.folding import BODY_TYPES, PLACE_TYPES
from ipkg.extract.names.passage import Mention
from ipkg.extract.names.runs import chunk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Passage

_MARKS: Final = frozenset({",", "and", "or", "&"})
_STOPS: Final = frozenset({".", ";", ":", '"', "“", "”"})
_LEADS: Final = frozenset({"the", "its", "their", "own"})
_REACH: Final = 9
_LONGEST: Final = 5
_SHORT: Final = 3
_CAMEL: Final = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]*|e[A-Z][a-z]+")
_BEFORE: Final = frozenset({"platform", "campaign", "program", "award", "brand"})
_BEHIND: Final = frozenset({"platform", "campaign", "program", "standard", "brand", "product"})


def find(passage: Passage) -> Iterator[Mention]:
    """Every name that a class noun in small letters introduces, follows or leads."""
    for index in range(len(passage.words)):
        if passage.words[index].capital:
            continue
        listed = passage.lexicon.listed.at(passage.words, index)
        if listed:
            yield from _listed(passage, *listed)
        noun = passage.lexicon.nouns.at(passage.words, index)
        if noun and noun[1] in _BEFORE and (mention := _named_before(passage, index, noun[1])):
            yield mention
        if passage.key(index) in passage.lexicon.software and _CAMEL.fullmatch(passage.key(index - 1)):
            yield _mention(passage, index - 1, index, "platform", "named-class")
        if noun and noun[1] in _BEHIND and (mention := _named_behind(passage, noun[0], noun[1])):
            yield mention


def _listed(passage: Passage, end: int, kind: str) -> Iterator[Mention]:
    """The items of "classes such as a, b and c" and, for places, of "classes of a and b"."""
    at = end + 1 if kind in PLACE_TYPES and passage.key(end) == "of" else _behind_intro(passage, end)
    while at is not None:
        at += passage.key(at).lower() == "the"
        stop = chunk(passage, at)
        if stop == at:
            return
        if _is_item(passage, at, stop, kind):
            yield _mention(passage, at, stop, kind, "listed")
        at = _next(passage, stop)


def _behind_intro(passage: Passage, end: int) -> int | None:
    """Where the list begins that the words behind a class noun announce, within the same clause."""
    for at in range(end, min(end + _REACH, len(passage.words))):
        intro = passage.lexicon.exemplifies.at(passage.words, at)
        if intro:
            return intro[0]
        if passage.key(at) in _STOPS or passage.lexicon.listed.at(passage.words, at):
            return None
    return None


def _next(passage: Passage, stop: int) -> int | None:
    """Where the next item of a list begins, behind the place that an item may name: "Foo Tea of Bar and"."""
    if passage.key(stop) in {"of", "in", "from"} and (place := places.at(passage, stop + 1)):
        stop = place[0]
    at = stop
    while passage.key(at) in _MARKS and at - stop < 2:
        at += 1
    return at if at > stop else None


def _is_item(passage: Passage, start: int, stop: int, kind: str) -> bool:
    """Whether capitals in a list are a name of the class: no place among firms, no bare nationality or acronym."""
    words = passage.words[start:stop]
    place = places.at(passage, start)
    if stop - start > _LONGEST or (place and place[0] == stop) or (len(words) == 1 and _is_common(passage, start)):
        return False
    short = len(words) == 1 and words[0].text.isupper() and len(words[0].text) <= _SHORT
    return not short or kind in BODY_TYPES


def _is_common(passage: Passage, index: int) -> bool:
    """Whether a capital word names nothing by itself: a nationality, a level, a common noun of the register."""
    key, lexicon = passage.key(index), passage.lexicon
    plain = lexicon.nationalities | lexicon.grades | lexicon.generic | frozenset(lexicon.levels)
    return key in plain or lexicon.heads.at(passage.words, index) is not None


def _named_before(passage: Passage, noun: int, kind: str) -> Mention | None:
    """The name in "the Soaring Heron 2020 campaign": capitals between an article and the class noun."""
    start = noun
    while noun - start < _LONGEST and (passage.is_name_word(start - 1) or passage.key(start - 1).isdigit()):
        start -= 1
    first = passage.key(start - 1).lower() in _LEADS and start < noun and passage.words[start].capital
    return _mention(passage, start, noun, kind, "named-class") if first and _is_own(passage, start, noun) else None


def _named_behind(passage: Passage, start: int, kind: str) -> Mention | None:
    """The name in "the standard Foo Management (GB/T 12345)": capitals behind the class noun (and "called")."""
    intro = passage.lexicon.naming.at(passage.words, start + (passage.key(start) == ","))
    start, least = (intro[0], 1) if intro else (start, 2)
    stop = chunk(passage, start)
    if stop - start < least or not (intro or kind in _BEHIND) or passage.lexicon.roles.at(passage.words, stop):
        return None
    if not _is_own(passage, start, stop):
        return None
    closed = passage.closing(stop) if passage.key(stop) == "(" and kind == "standard" else None
    return _mention(passage, start, closed + 1 if closed else stop, kind, "named-class")


def _is_own(passage: Passage, start: int, stop: int) -> bool:
    """Whether capitals beside a class noun name the thing itself, not its body, place or kind."""
    lexicon, words = passage.lexicon, passage.words
    for at in range(start, stop):
        if lexicon.agencies.at(words, at) or lexicon.heads.at(words, at) or lexicon.titles.at(words, at):
            return False
        if places.at(passage, at) or lexicon.known.at(words, at):
            return False
    own = [at for at in range(start, stop) if words[at].capital and not _is_common(passage, at)]
    return any(not words[at].text.isupper() for at in own)


def _mention(passage: Passage, start: int, stop: int, kind: str, rule: str) -> Mention:
    written = passage.written(start, stop)
    return Mention(passage.words[start].start, passage.stop(stop), written, kind, rule, written)
