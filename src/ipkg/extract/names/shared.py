"""Bodies that share a head noun in a list: "Departments of a and b", "Courts of x and y", "x and y Customs"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places
from ipkg.extract.names.heads import make, seated
from ipkg.extract.names.passage import Mention
from ipkg.extract.names.runs import chunk, leftward

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Passage
    from ipkg.model import Place

Range = tuple[int, int]
_AND: Final = frozenset({"and", "&"})
_MARKS: Final = frozenset({",", "and", "&"})


def find(passage: Passage) -> Iterator[Mention]:
    """One name for each item of every list that shares the head of its names."""
    index = 0
    while index < len(passage.words):
        hit = passage.lexicon.plurals.at(passage.words, index)
        longer = passage.lexicon.heads.at(passage.words, index)
        if hit and (longer is None or longer[0] <= hit[0]):
            yield from _around(passage, (index, hit[0]), *hit[1])
        index = hit[0] if hit else index + 1


def _around(passage: Passage, head: Range, singular: str, kind: str) -> Iterator[Mention]:
    """The bodies of the list around a plural head: its places or fields behind "of", or the places before it."""
    start, end = leftward(passage, head[0]), head[1]
    if passage.key(end) != "of" and not (passage.key(end) == "in" and start < head[0]):
        ranges = _places_before(passage, start, head[0])
        whole, start = (ranges[0][0] if ranges else start, end), ranges[-1][1] if ranges else start
    else:
        listed = place_list(passage, end + 1)
        ranges = [place for place, _ in listed]
        whole = (start, ranges[-1][1] if ranges else end)
        yield from () if ranges or passage.key(end) == "in" else _fields(passage, end + 1, singular)
    noun = passage.written(start, head[0]) + f" {singular}" if start < head[0] else singular
    for first, last in ranges:
        place = places.at(passage, first)
        name = f"{passage.written(first, last)} {noun}"
        yield Mention(
            passage.words[whole[0]].start,
            passage.stop(whole[1]),
            name,
            kind,
            "shared",
            name,
            place=place[1] if place else None,
        )


def place_list(passage: Passage, at: int) -> list[tuple[Range, Place]]:
    """The places listed from index ``at`` on, each with its range; empty where it is but one or none."""
    found: list[tuple[Range, Place]] = []
    while hit := places.at(passage, at):
        found.append(((at, hit[0]), hit[1]))
        at = hit[0]
        while passage.key(at) in _MARKS and at - hit[0] < 2:
            at += 1
        if at == hit[0]:
            break
    return found if len(found) > 1 else []


def _places_before(passage: Passage, start: int, head: int) -> list[Range]:
    """The places of "x and y Customs", the last of which begins the name at ``start``; empty for a single one."""
    last = places.at(passage, start)
    if last is None or last[0] > head:
        return []
    ranges = [(start, last[0])]
    while passage.key(ranges[0][0] - 1) in (_MARKS if len(ranges) > 1 else _AND):
        at = ranges[0][0]
        before = at - (2 if passage.key(at - 1) != "," and passage.key(at - 2) == "," else 1)
        first = next((n for n in range(before - 1, max(-1, before - 4), -1) if _is_place(passage, n, before)), None)
        if first is None:
            break
        ranges.insert(0, (first, before))
    return ranges if len(ranges) > 1 else []


def _is_place(passage: Passage, start: int, end: int) -> bool:
    hit = places.at(passage, start)
    plain = start == end - 1 and passage.is_name_word(start) and not passage.is_name_word(start - 1)
    return hit[0] == end if hit else plain and not passage.lexicon.heads.at(passage.words, start)


def _fields(passage: Passage, at: int, singular: str) -> Iterator[Mention]:
    """One name for each field of "Departments of a, b and c" and "of a and of b"."""
    for start, end in _items(passage, at):
        inner = make(passage, start, end, "agency", "elliptic-list")
        written = f"{singular} of {inner.written}"
        name, place = seated(passage, singular, written)
        yield Mention(inner.start, inner.end, name, "agency", "elliptic-list", written, place=place)


def _items(passage: Passage, at: int) -> list[Range]:
    items: list[Range] = []
    while passage.is_name_word(at):
        field = passage.lexicon.fields.at(passage.words, at)
        end = field[0] if field else chunk(passage, at)
        items.append((at, end))
        at = end
        while passage.key(at) in _MARKS and at - end < 2:
            at += 1
        if at == end:
            break
        at += passage.key(at) == "of"
    return items
