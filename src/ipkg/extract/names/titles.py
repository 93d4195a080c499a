"""Titles of policies, laws, plans, standards, agreements and documents that are printed without quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract.names.heads import make
from ipkg.extract.names.runs import leftward, title_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Mention, Passage


def find(passage: Passage) -> Iterator[Mention]:
    """Every plain title; overlapping ones are left to be chosen from."""
    for index in range(len(passage.words)):
        if passage.words[index].capital:
            hit = passage.lexicon.titles.at(passage.words, index)
            if hit and (mention := around(passage, index, *hit)):
                yield mention


def around(passage: Passage, head: int, end: int, kind: str) -> Mention | None:
    """The title around a head at ``[head, end)``; None where the head stands alone."""
    if passage.is_name_word(end):
        return None
    start = _quoted_lead(passage, leftward(passage, head, editions=True))
    stop = title_tail(passage, end)
    before = sum(passage.words[at].capital for at in range(start, head))
    after = sum(word.capital for word in passage.words[end:stop])
    if before == 0 and after < (2 if passage.starts_sentence(start) else 1):
        return None
    return make(passage, start, stop, kind, "title-head")


def _quoted_lead(passage: Passage, start: int) -> int:
    """Where a title begins that leads with a quoted word: `"Clear Sky" Action Plan`."""
    if start == 0 or passage.key(start - 1) not in {'"', "”"}:
        return start
    opened = next((at for at in range(start - 2, max(-1, start - 10), -1) if passage.key(at) in {'"', "“"}), None)
    return opened if opened is not None and passage.words[opened + 1].capital else start
