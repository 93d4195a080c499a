"""Names told by a plain noun beside them: products of a place, industries in a list, things known by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places
from ipkg.extract.names.passage import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Passage

_LONGEST: Final = 4
_YEAR_DIGITS: Final = 4
_MODIFIERS: Final = 3


def find(passage: Passage) -> Iterator[Mention]:
    """Every product, industry and known title of a passage."""
    for index in range(len(passage.words)):
        known = passage.lexicon.known.at(passage.words, index)
        if known:
            end, (kind, name) = known
            yield replace(_mention(passage, index, end, kind, "known-name"), name=name)
        if passage.key(index) in passage.lexicon.goods and (product := _product(passage, index)):
            yield product
        if passage.key(index) == "industry" and (industry := _industry(passage, index)):
            yield industry
        yearly = passage.lexicon.yearly.at(passage.words, index)
        if yearly and (event := _yearly(passage, index, *yearly)):
            yield event
        sector = passage.lexicon.sectors.at(passage.words, index)
        if sector:
            yield from _industries(passage, sector[0])


def _mention(passage: Passage, start: int, end: int, kind: str, rule: str) -> Mention:
    written = passage.written(start, end)
    return Mention(passage.words[start].start, passage.stop(end), written, kind, rule, written)


def _product(passage: Passage, noun: int) -> Mention | None:
    """A product named after its place or maker: "Dongting Mountain Biluochun tea"."""
    start = noun
    while start > 0 and noun - start < _LONGEST and passage.is_name_word(start - 1):
        start -= 1
    alone = noun - start == 1 and not places.at(passage, start)
    opening = passage.starts_sentence(start) and not passage.words[noun].capital
    plain = alone and (opening or passage.key(start) in passage.lexicon.nationalities)
    if start == noun or plain or passage.is_name_word(noun + 1):
        return None
    return _mention(passage, start, noun + 1, "product", "product-noun")


def _industry(passage: Passage, noun: int) -> Mention | None:
    """An industry spoken of by its kind: "in the ceramics industry"."""
    start = noun
    while start > 0 and noun - start < _LONGEST and passage.words[start - 1].text.replace("-", "").isalpha():
        if passage.words[start - 1].capital or _ends(passage, start - 1):
            break
        start -= 1
    plain = (passage.key(at) not in passage.lexicon.vague for at in range(start, noun))
    listed = passage.key(start - 1) in {"and", ","} and passage.key(start - 2) == "industry"
    framed = (listed or (passage.key(start - 1) == "the" and start > 1)) and all(plain)
    return (
        _mention(passage, start, noun + 1, "industry", "industry-noun")
        if framed and 0 < noun - start <= _MODIFIERS
        else None
    )


def _yearly(passage: Passage, start: int, end: int, kind: str) -> Mention | None:
    """What is held once a year, with its year: "2022 annual assessment of provincial offices"."""
    if not (passage.key(start - 1).isdigit() and len(passage.key(start - 1)) == _YEAR_DIGITS):
        return None
    at = stop = end
    while passage.key(at) in {"of", "for"}:
        at += 1
        while at < len(passage.words) and passage.words[at].text.replace("-", "").isalpha() and not _ends(passage, at):
            at += 1
        stop = at
    return replace(_mention(passage, start - 1, stop, kind, "yearly"), date=passage.key(start - 1))


def _industries(passage: Passage, start: int) -> Iterator[Mention]:
    """The items of a list of industries: runs of plain words between commas and "and"."""
    at = start
    for _ in range(8):
        end = at
        while (
            end < len(passage.words) and passage.words[end].text.replace("-", "").isalpha() and not _ends(passage, end)
        ):
            end += 1
        if not 0 < end - at <= _LONGEST:
            return
        yield _mention(passage, at, end, "industry", "industry-list")
        ahead = end
        while passage.key(ahead) in {",", "and", "or"} and ahead - end < 2:
            ahead += 1
        if ahead == end:
            return
        at = ahead


def _ends(passage: Passage, index: int) -> bool:
    key = passage.key(index)
    return key in {"and", "or"} or (key in passage.lexicon.links and key != "new")
