"""Titles of policies, laws, plans, standards, agreements and documents that are printed without quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places
from ipkg.extract.names.heads import make
from ipkg.extract.names.runs import YEAR, chunk, ends_name, leftward, quoted_lead
from ipkg.extract.names.tails import title_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Mention, Passage

_INSIDE: Final = frozenset({"of", ",", "and"})
_NOT_ABOUT: Final = frozenset({"in", "by", "with", "from", "at", "as"})
_SHORT: Final = frozenset({"law", "agreement"})


def find(passage: Passage) -> Iterator[Mention]:
    """Every plain title; overlapping ones are left to be chosen from."""
    for index in range(len(passage.words)):
        if passage.words[index].capital:
            hit = passage.lexicon.titles.at(passage.words, index)
            if hit and (mention := around(passage, index, *hit)):
                yield mention


def around(passage: Passage, head: int, end: int, kind: str) -> Mention | None:
    """The title around a head at ``[head, end)``; None where the head stands alone."""
    if _is_no_head(passage, head, end):
        return None
    start = quoted_lead(passage, _start(passage, head, kind))
    stop = title_tail(passage, _goes_on(passage, end) or end)
    stop = _without_seat(passage, stop) if kind == "agreement" else stop
    if not _says_which(passage, (start, stop), (head, end), kind):
        return None
    kind = "award" if kind == "document" and _is_choice(passage, start, head) else kind
    return make(passage, start, stop, kind, "title-head")


def _is_no_head(passage: Passage, head: int, end: int) -> bool:
    """Whether a word that heads titles does not here: it ends a longer head, a field, a school, or leads on."""
    longest = passage.lexicon.titles.ending(passage.words, end)
    if (longest and longest[0] < head) or is_field(passage, head, end):
        return True
    if passage.key(head - 1) == "of" and _is_taught(passage, head - 1):
        return True
    return passage.is_name_word(end) and not _goes_on(passage, end)


def _says_which(passage: Passage, name: tuple[int, int], head: tuple[int, int], kind: str) -> bool:
    """Whether capitals around the head say which title it is; at the start of a sentence one before it is too few."""
    (start, stop), (first, end) = name, head
    opening = passage.starts_sentence(start)
    before = sum(word.capital for word in passage.words[start:first])
    if before:
        return not (opening and before == 1 and stop == end and kind not in _SHORT)
    if end - first > 1 and any(YEAR.match(word.key) for word in passage.words[end:stop]):
        return True
    about = passage.key(end) not in _NOT_ABOUT or (kind == "agreement" and passage.key(end) == "with")
    return about and sum(word.capital for word in passage.words[end:stop]) >= (2 if opening else 1)


def _start(passage: Passage, head: int, kind: str) -> int:
    """Where a title begins; an act's may hold "of" and a list: "Indications of Goods Act", "A, B and C Act"."""
    start = at = leftward(passage, head, editions=True)
    while kind == "law" and passage.key(at - 1) in _INSIDE and passage.is_name_word(at - 2 - _is_oxford(passage, at)):
        end = at - 1 - _is_oxford(passage, at)
        longer = leftward(passage, end)
        if longer == end or ends_name(passage, longer, end):
            return start
        at = longer
    return at if passage.key(at - 1).lower() == "the" else start


def _is_choice(passage: Passage, start: int, head: int) -> bool:
    """Whether a title is that of a choice of the best: "Top Ten Cases", "2020 Top 10 Cases", "50 Typical Cases"."""
    counted = passage.key(start).isdigit() and not YEAR.fullmatch(passage.key(start))
    return counted or any(passage.key(at) in passage.lexicon.selections for at in (start, start + 1) if at < head)


def _goes_on(passage: Passage, end: int) -> int | None:
    """The index behind what an act does where that follows its head: "Act Partially Amending the Foo Act"."""
    at = end + passage.key(end).endswith("ly")
    if not (passage.is_name_word(at) and passage.key(at).endswith("ing")):
        return None
    return chunk(passage, at + 1 + (passage.key(at + 1) == "the"))


def _is_taught(passage: Passage, end: int) -> bool:
    """Whether the head of a school ends before index ``end``: "University of Law"."""
    head = passage.lexicon.heads.ending(passage.words, end)
    return head is not None and head[1] == "university"


def _without_seat(passage: Passage, stop: int) -> int:
    """Where an agreement's title ends, without the city behind it in which it was signed."""
    for at in range(max(0, stop - 4), stop):
        place = places.at(passage, at)
        if place and place[0] == stop and place[1].level == "city" and passage.key(at - 1) == "in":
            return at - 1
    return stop


def _is_oxford(passage: Passage, at: int) -> bool:
    return passage.key(at - 1) == "and" and passage.key(at - 2) == ","


def is_field(passage: Passage, head: int, end: int) -> bool:
    """Whether a word that heads titles belongs to a field of government: "Administration for Market Regulation"."""
    fields = (passage.lexicon.fields.at(passage.words, at) for at in range(max(0, head - 4), head))
    return any(hit and hit[0] >= end for hit in fields)
