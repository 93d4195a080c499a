"""Titles of policies, laws, plans, standards, agreements and documents that are printed without quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.names.heads import make
from ipkg.extract.names.runs import ends_name, leftward, quoted_lead, title_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Mention, Passage

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
    if passage.is_name_word(end) or _is_field(passage, head, end):
        return None
    start = quoted_lead(passage, _start(passage, head, kind))
    stop = title_tail(passage, end)
    before = sum(passage.words[at].capital for at in range(start, head))
    after = sum(word.capital for word in passage.words[end:stop])
    opening = passage.starts_sentence(start)
    doubtful = opening and before == 1 and stop == end and kind not in _SHORT
    if doubtful or (before == 0 and after < (2 if opening else 1)):
        return None
    kind = "award" if kind == "document" and passage.key(start) in passage.lexicon.selections else kind
    return make(passage, start, stop, kind, "title-head")


def _start(passage: Passage, head: int, kind: str) -> int:
    """Where a title begins; the name of an act may hold "of": "Geographical Indications of Goods Act"."""
    start = leftward(passage, head, editions=True)
    if kind != "law" or passage.key(start - 1) != "of" or not passage.is_name_word(start - 2):
        return start
    longer = leftward(passage, start - 1)
    whole = passage.key(longer - 1) == "the" and longer < start - 1
    return longer if whole and not ends_name(passage, longer, start - 1) else start


def _is_field(passage: Passage, head: int, end: int) -> bool:
    """Whether a word that heads titles belongs to a field of government: "Administration for Market Regulation"."""
    fields = (passage.lexicon.fields.at(passage.words, at) for at in range(max(0, head - 4), head))
    return any(hit and hit[0] >= end for hit in fields)
