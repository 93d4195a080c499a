"""Names that quotes or italics set apart, typed by their own head or by the noun beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import words as word_room
from ipkg.extract.names.heads import make, place_within
from ipkg.extract.names.passage import Mention
from ipkg.extract.names.runs import leftward

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Passage

_QUOTE: Final = re.compile(
    r"(?<![^\s(\[—–-])\"(?=[^\s\"])([^\"]{1,300}?)(?<=\S)\"(?!\w)|“([^“”]{1,300})”|「([^「」]{1,200})」|《([^《》]{1,200})》"
    r"|(?<!\w)‘([^‘’]{2,200})’(?!\w)|(?<![\w'])'(?=[A-Z])([^'\n]{2,100})'(?!\w)"
)
_TRAILING: Final = ",.;"
_LONGEST_ASIDE: Final = 10


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch: clean range of the quote marks and of what stands between them."""

    outer: tuple[int, int]
    inner: tuple[int, int]


def quotes(text: str, start: int = 0, end: int | None = None) -> tuple[Quote, ...]:
    """Every quoted stretch of ``text[start:end]``.

    >>> text = 'the "Sword" and “Net” campaigns'
    >>> [text[slice(*quote.inner)] for quote in quotes(text)]
    ['Sword', 'Net']
    """
    found = []
    for match in _QUOTE.finditer(text, start, len(text) if end is None else end):
        group = next(number for number in range(1, 7) if match.group(number) is not None)
        first, last = match.span(group)
        while last > first and text[last - 1] in _TRAILING:
            last -= 1
        if last > first:
            found.append(Quote(match.span(), (first, last)))
    return tuple(found)


def find(passage: Passage, italics: tuple[tuple[int, int], ...] = ()) -> Iterator[Mention]:
    """Every quoted name of a passage that is typed by itself or by its surroundings; italics may quote it too."""
    if not passage.words:
        return
    low, high = passage.words[0].start, passage.words[-1].end
    for quote in (*quotes(passage.text, low, high), *(Quote(span, span) for span in italics)):
        if low <= quote.outer[0] and quote.outer[1] <= high:
            mention = _named(passage, quote)
            if mention:
                yield mention


def _named(passage: Passage, quote: Quote) -> Mention | None:
    inner = replace(passage, words=word_room.split(passage.text, *quote.inner))
    own = own_type(inner) if quote.inner != quote.outer else None
    title = is_title_case(inner)
    if own in passage.lexicon.title_types and title:
        return _mention(passage, quote, own or "", "quoted-head")
    if not inner.words or (len(inner.words) > _LONGEST_ASIDE and not title):
        return None
    before = sum(word.end <= quote.outer[0] for word in passage.words)
    after = next((at for at, word in enumerate(passage.words) if word.start >= quote.outer[1]), len(passage.words))
    follows = noun_after(passage, after)
    if follows and (title or not _describes(inner)):
        return _with_noun(passage, inner, quote, *follows)
    beside = noun_before(passage, before)
    around = honour_before(passage, before) or aim_before(passage, before) or noun_predicated(passage, after)
    kind = beside or (own if title else None) or around
    if kind:
        return _mention(passage, quote, kind, "quoted-noun" if beside or not (own and title) else "quoted-head")
    plain = title and len(inner.words) > 1 and quote.inner != quote.outer
    return _mention(passage, quote, "initiative", "quoted") if plain else None


def _describes(inner: Passage) -> bool:
    """Whether small quoted words describe rather than name: a list without a number, "fast, fair and open"."""
    return any(word.key == "," for word in inner.words) and not any(
        word.text.isdigit() or word.lower in inner.lexicon.numbers for word in inner.words
    )


def own_type(inner: Passage) -> str | None:
    """The type that a quoted name's own head gives it: a title's head anywhere, another's at the end."""
    for lookup in (inner.lexicon.titles, inner.lexicon.heads):
        for at in range(len(inner.words)):
            hit = lookup.at(inner.words, at)
            if hit and (hit[0] == _last(inner) > 1 or inner.key(hit[0]) in inner.lexicon.links | {","}):
                return hit[1]
    return None


def _last(inner: Passage) -> int:
    """The index after the last word of a quoted name, its year left out: "Sharp Pencil Action 2019"."""
    dated = len(inner.words) > 1 and inner.words[-1].text.isdigit()
    return len(inner.words) - dated


def is_title_case(inner: Passage) -> bool:
    """Whether every longer word of a quoted name is capital (or a number, or a link)."""
    small = [w for w in inner.words if w.text.isalpha() and not w.capital and w.key not in inner.lexicon.links]
    return any(word.capital for word in inner.words) and not small


def noun_after(passage: Passage, index: int) -> tuple[int, str] | None:
    """The index after the noun that types the name before it, at most two words away, and the type."""
    for at in range(index, min(index + 3, len(passage.words))):
        hit = passage.lexicon.nouns.at(passage.words, at)
        if hit:
            return hit
        if not passage.words[at].text.isalpha() or passage.words[at].key in passage.lexicon.links:
            return None
    return None


def noun_before(passage: Passage, index: int) -> str | None:
    """The type that the noun before a name (or before the list it stands in) gives it."""
    at = _list_start(passage, index)
    at -= passage.key(at - 1) == "the" and passage.lexicon.exemplifies.ending(passage.words, at - 1) is not None
    right_before = passage.lexicon.nouns.ending(passage.words, at)
    if right_before:
        return right_before[1]
    intro = passage.lexicon.intros.ending(passage.words, at)
    steps = 7 if intro else 1
    at = intro[0] if intro else at
    for end in range(at, max(0, at - steps), -1):
        hit = passage.lexicon.nouns.ending(passage.words, end)
        if hit:
            return hit[1]
        if passage.key(end - 1) in {".", ";", '"', "”"}:
            return None
    return None


def honour_before(passage: Passage, index: int) -> str | None:
    """The type of what somebody was named: "she was named "Model Judge"."""
    named = passage.key(index - 1) == "named" and passage.key(index - 2) in passage.lexicon.verbs.be
    return "award" if named else None


def aim_before(passage: Passage, index: int) -> str | None:
    """The type of a quoted aim: the decision of some body to "…"."""
    if passage.key(index - 1) not in {"to", "of"}:
        return None
    words = (passage.key(at) for at in range(index - 2, max(-1, index - 14), -1))
    return next((passage.lexicon.aims[word] for word in words if word in passage.lexicon.aims), None)


def noun_predicated(passage: Passage, index: int) -> str | None:
    """The type said of a quoted name: "…" was recognized as a protected product."""
    stop = next((at for at in range(index, min(index + 6, len(passage.words))) if passage.key(at) == "as"), None)
    for at in range(stop + 1, min(stop + 9, len(passage.words))) if stop else ():
        hit = passage.lexicon.nouns.at(passage.words, at)
        if hit and hit[1] == "product":
            return hit[1]
        if not passage.words[at].text.replace("-", "").isalpha():
            return None
    return None


def _list_start(passage: Passage, index: int) -> int:
    """Where the list of quoted names begins that the quote at ``index`` belongs to."""
    marks = {'"', "“", "”", ",", "and", "or"}
    at = index
    while at > 0 and passage.key(at - 1) in marks:
        at -= 1
        if passage.key(at) in {'"', "”"}:
            opened = next((n for n in range(at - 1, max(-1, at - 20), -1) if passage.key(n) in {'"', "“"}), None)
            if opened is None:
                return index
            at = opened
    return at


def _mention(passage: Passage, quote: Quote, kind: str, rule: str) -> Mention:
    text = passage.text[slice(*quote.inner)]
    inside = replace(passage, words=word_room.split(passage.text, *quote.inner))
    return Mention(
        start=quote.inner[0],
        end=quote.inner[1],
        name=text,
        type=kind,
        rule=rule,
        written=text,
        place=place_within(inside, 0, len(inside.words)),
    )


def _with_noun(passage: Passage, inner: Passage, quote: Quote, stop: int, kind: str) -> Mention:
    """A quoted name and its noun: the name is the quoted part where that is capital, else both."""
    inside = _mention(passage, quote, kind, "quoted-noun")
    end = passage.words[stop - 1].end
    whole = passage.text[quote.inner[0] : end].translate(_MARKS)
    if any(word.capital or word.text.isdigit() for word in inner.words):
        return replace(inside, also=(whole,))
    return replace(inside, end=end, name=whole, written=passage.text[quote.outer[0] : end], also=(inside.name,))


_MARKS: Final = {ord(mark): None for mark in '"“”'}


def marked(passage: Passage, ranges: tuple[tuple[int, int], ...]) -> Iterator[Mention]:
    """Names that italics set apart: whole titles, and titles whose head stands just before the italics."""
    for low, high in ranges:
        first = next((at for at, word in enumerate(passage.words) if word.start >= low), None)
        last = next((at for at in range(len(passage.words) - 1, -1, -1) if passage.words[at].end <= high), None)
        if first is None or last is None or last < first:
            continue
        inner = replace(passage, words=passage.words[first : last + 1])
        kind = own_type(inner)
        if kind is None:
            head = _head_before(passage, first)
            if head:
                yield make(passage, head[0], last + 1, head[1], "title-italics")
        elif kind in passage.lexicon.title_types:
            yield make(passage, first, last + 1, kind, "title-italics")


def _head_before(passage: Passage, first: int) -> tuple[int, str] | None:
    """Where a title begins whose italics start in its middle, and its type."""
    at = first
    while at > 0 and first - at < 4 and passage.key(at - 1) in passage.lexicon.links:
        at -= 1
    hit = passage.lexicon.titles.ending(passage.words, at)
    return (leftward(passage, hit[0]), hit[1]) if hit else None
