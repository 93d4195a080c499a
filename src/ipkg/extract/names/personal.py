"""How the names of people are written: two to seven capital words, also with initials and particles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places

if TYPE_CHECKING:
    from ipkg.extract.names.passage import Passage

_LONGEST: Final = 7
_SHOUTED: Final = 3
_LESSER: Final = frozenset({"county", "city"})
_PINYIN: Final = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsrwy])?(?:i[aeo]?|u[aeio]?|a[io]?|e[i]?|o[u]?|v|iao|iou|uai)(?:ng|n|r)?'?){1,2}",
    re.IGNORECASE,
)


def name_from(passage: Passage, start: int) -> tuple[int, int] | None:
    """The range of a person's name that starts at ``start``; None where the capitals are something else."""
    end, parts = start, 0
    while (stop := _part(passage, end, first=end == start)) is not None:
        end, parts = stop, parts + 1
    return (start, end) if _is_whole(passage, start, end, parts) else None


def name_before(passage: Passage, end: int) -> tuple[int, int] | None:
    """The range of a person's name that ends before index ``end``; None where the capitals are something else."""
    start = end
    while end - start < 2 * _LONGEST and (before := _start_of_part(passage, start)) is not None:
        start = before
    found = name_from(passage, start)
    return found if found and found[1] == end else None


def is_chinese(passage: Passage, name: tuple[int, int]) -> bool:
    """Whether a name reads as a Chinese one: a known surname, then one or two syllables."""
    start, end = name
    given = "".join(word.key for word in passage.words[start + 1 : end])
    return passage.key(start) in passage.lexicon.surnames and given.istitle() and bool(_PINYIN.fullmatch(given))


def may_name(passage: Passage, index: int, *, first: bool = True) -> bool:
    """Whether a capital word may belong to a person's name: no body, title, office or acronym.

    A lesser place may, behind another word: "He Huaying".
    """
    surname = 0 <= index < len(passage.words) - 1 and is_chinese(passage, (index, index + 2))
    if not (passage.is_name_word(index) or surname) or passage.key(index) in passage.lexicon.postnominals:
        return False
    lexicon, words = passage.lexicon, passage.words
    if _is_family(passage, index):
        return True
    known = (lookup.at(words, index) for lookup in (lexicon.heads, lexicon.titles, lexicon.agencies, lexicon.roles))
    if any(known) or lexicon.honorifics.at(words, index) or _is_acronym(passage, index):
        return False
    place = places.at(passage, index)
    return place is None or (not first and place[0] == index + 1 and place[1].level in _LESSER)


def _is_family(passage: Passage, index: int) -> bool:
    """Whether a surname stands before a given name of two joined syllables: "Park Min-seo"."""
    given = passage.key(index + 1)
    return (
        passage.key(index) in passage.lexicon.surnames and "-" in given and given[0].isupper() and given[-1].islower()
    )


def _part(passage: Passage, index: int, *, first: bool) -> int | None:
    """The index after the part of a name that starts at ``index``: a word, an initial, or a particle and a word."""
    if not first and passage.key(index) in passage.lexicon.particles and may_name(passage, index + 1):
        return index + 2
    if not may_name(passage, index, first=first):
        return None
    return index + 2 if _is_initial(passage, index) and passage.key(index + 1) == "." else index + 1


def _start_of_part(passage: Passage, end: int) -> int | None:
    """Where the part of a name begins that ends before index ``end``."""
    if passage.key(end - 1) == "." and _is_initial(passage, end - 2):
        return end - 2
    if may_name(passage, end - 1, first=False) or (end > 1 and passage.key(end - 1) in passage.lexicon.particles):
        return end - 1
    return None


def _is_whole(passage: Passage, start: int, end: int, parts: int) -> bool:
    """Whether a run of parts is a name: two to seven, one of them written small behind its capital."""
    written = [word.text for word in passage.words[start:end] if word.text[0].isalpha()]
    return 1 < parts <= _LONGEST and any(not text.isupper() for text in written)


def _is_initial(passage: Passage, index: int) -> bool:
    return index >= 0 and len(passage.key(index)) == 1 and passage.key(index).isupper()


def _is_acronym(passage: Passage, index: int) -> bool:
    """Whether a word in capitals is no surname: "KITAMURA Hiroki" has one, "WIPO Director" and "IP Week" do not."""
    text = passage.words[index].text
    if len(text) == 1 or not text.isupper() or "." in text:
        return False
    beside = (passage.words[at].text for at in (index - 1, index + 1) if 0 <= at < len(passage.words))
    return len(text) < _SHOUTED or not text.isalpha() or not any(word.istitle() for word in beside)
