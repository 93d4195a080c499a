"""Where sentences end: after a full stop that belongs to no abbreviation, number, initial, bracket or quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.model import Sentence
from ipkg.segment import cues
from ipkg.segment.numbering import section_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP: Final = re.compile(r"[.!?。！？…]+[\"'”’)\]」』）]*")
_CHINESE: Final = frozenset("。！？")
_BRACKET: Final = re.compile(r"[()\[\]“”\"]")
_CLOSES: Final = {")": "(", "]": "[", "”": "“", '"': '"'}
_TOKEN_LENGTH: Final = 24
_LONGEST_ASIDE: Final = 240
_LONGEST: Final = 2_400
_CLOSERS: Final = "\"'”’)]」』）"
_OPENERS: Final = "\"'“‘([「『（"


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a clean text, in order, without the blanks between them.

    >>> text = "Filings by Orient Gear Co., Ltd. rose to 3.4 billion. Mr. Wu (Dept. of Law) agreed."
    >>> [text[sentence.start : sentence.end] for sentence in sentences(text)]
    ['Filings by Orient Gear Co., Ltd. rose to 3.4 billion.', 'Mr. Wu (Dept. of Law) agreed.']
    """
    found = []
    start = 0
    for end in (*_ends(text), len(text)):
        for begin, last in _cut(text, start, end):
            inner = text[begin:last]
            first = begin + len(inner) - len(inner.lstrip())
            if inner.strip():
                found.append(Sentence(first, first + len(inner.strip())))
        start = end
    return tuple(found)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in pieces where it is longer than any that a person wrote: cut at a mark, else at a blank.

    So what looks at all of a sentence for each of its words takes a time that grows with the text and no faster.
    """
    while end - start > _LONGEST:
        low, high = start + _LONGEST // 2, start + _LONGEST
        cuts = (text.rfind(mark, low, high) for mark in (";", ", ", " "))
        cut = next((at + 1 for at in cuts if at >= 0), high)
        yield start, cut
        start = cut
    yield start, end


def _ends(text: str) -> Iterator[int]:
    asides = iter(_asides(text))
    aside = next(asides, None)
    mark = section_mark(text)
    start = mark.length if mark else 0
    for match in _STOP.finditer(text, start):
        while aside and aside[1] <= match.end():
            aside = next(asides, None)
        inside = aside is not None and aside[0] < match.start() and match.end() < aside[1]
        if not inside and _is_end(text, match):
            yield match.end()


def _asides(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of outermost brackets and quotations that are closed within reach."""
    found: list[tuple[int, int]] = []
    opened: dict[str, list[int]] = {opener: [] for opener in _CLOSES.values()}
    for match in _BRACKET.finditer(text):
        waiting = opened.get(_CLOSES.get(match[0], ""))
        if waiting and not (match[0] == '"' and text[match.start() - 1].isspace()):
            begin = waiting.pop()
            if match.end() - begin <= _LONGEST_ASIDE:
                while found and found[-1][0] > begin:
                    found.pop()
                found.append((begin, match.end()))
        elif match[0] in opened:
            opened[match[0]].append(match.start())
    return tuple(found)


def _is_end(text: str, stop: re.Match[str]) -> bool:
    after = text[stop.end() : stop.end() + _TOKEN_LENGTH]
    if not after:
        return True
    if set(stop[0]) & _CHINESE:
        return True
    if not after[0].isspace():
        return _is_glued(text, stop, after)
    follows = after.lstrip().lstrip(_OPENERS)
    if not follows or follows[0].islower():
        return False
    return stop[0][0] != "." or not _is_abbreviation(text, stop, follows)


def _is_glued(text: str, stop: re.Match[str], after: str) -> bool:
    """Whether a sentence ends although no blank follows: a lower-case word before, a capitalised one behind."""
    before = text[max(0, stop.start() - _TOKEN_LENGTH) : stop.start()].rpartition(" ")[2]
    bare = after.lstrip(_OPENERS)
    word = re.match(r"[A-Z][a-z]+(?=[\s,]|\Z)", bare)
    plain = re.fullmatch(r"[^\W\d_]*[a-z]{2,}[)\"”%]?|\d[\d,]*%?", before)
    return stop[0][0] in ".!?" and bool(word and plain)


def _is_abbreviation(text: str, stop: re.Match[str], follows: str) -> bool:
    """Whether the full stop belongs to the word before it rather than to the sentence."""
    before = text[max(0, stop.start() - _TOKEN_LENGTH) : stop.start()]
    word = re.split(r"[\s(\[“\"'‘]", before)[-1]
    phrase = " ".join(before.split()[-2:])
    if (
        stop[0] == "."
        and re.fullmatch(r"\d{1,2}|[IVX]{1,4}", word)
        and before[: -len(word)].rstrip()[-1:] in {":", ";", ""}
    ):
        return True  # the mark of an enumeration
    if word in cues.phrases("before-name", "abbreviations"):
        return True
    if word in cues.phrases("before-number", "abbreviations"):
        return follows[0].isdigit()
    initial = len(word) == 1 and word.isupper() and word.isascii()
    either = cues.phrases("either", "abbreviations")
    if initial or word in either or phrase in either or re.fullmatch(r"(?:[A-Z]\.)+[A-Z]", word):
        first = re.match(r"[^\W\d_]+", follows)
        return not first or first[0] not in cues.phrases("starter")
    return False
