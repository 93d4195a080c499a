"""People, told by the office they hold: "Deputy Director A B of C", "A B, Director of C", "C Director, A B"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract.names import places
from ipkg.extract.names.passage import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.passage import Passage

_LONGEST = 4


def find(passage: Passage, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """Every person whose office or honorific is said; ``bodies`` are the bodies found in the passage."""
    taken: set[int] = set()
    index = 0
    while index < len(passage.words):
        role = passage.lexicon.roles.at(passage.words, index)
        if role:
            mention = _holder(passage, index, role[0], bodies)
            if mention and mention.start not in taken:
                taken.add(mention.start)
                yield mention
            index = _last_role(passage, role[0])
            continue
        honorific = passage.lexicon.honorifics.at(passage.words, index)
        name = _name_from(passage, honorific[0]) if honorific else None
        if honorific and name and passage.words[name[0]].start not in taken:
            yield _person(passage, name, None, None)
        index += 1
    yield from _eponyms(passage)


def _holder(passage: Passage, start: int, end: int, bodies: Sequence[Mention]) -> Mention | None:
    """Who holds the office at ``[start, end)``: the name right behind it, before it, or behind a comma."""
    end = _last_role(passage, end)
    role = passage.written(start, end)
    after = _name_from(passage, end)
    if after:
        return _person(passage, after, role, _body_near(passage, after[1], start, bodies))
    before = _name_before_apposition(passage, start, bodies)
    if before:
        return _person(passage, before, role, _body_near(passage, end, start, bodies))
    if passage.key(end) == "," and (behind := _name_from(passage, end + 1)):
        named = passage.key(behind[1]) in {",", ".", "", "and"} or not passage.words[behind[1]].capital
        ahead = _body_before(passage, start, bodies)
        return _person(passage, behind, role, ahead) if named and ahead else None
    return None


def _name_from(passage: Passage, start: int) -> tuple[int, int] | None:
    """The range of a person's name that starts at ``start``: two to four capital words, no body, no place."""
    end = start
    while end - start < _LONGEST and _may_name(passage, end):
        end += 1
    return (start, end) if end - start >= 2 and not _may_name(passage, end) else None


def _may_name(passage: Passage, index: int) -> bool:
    if not passage.is_name_word(index):
        return False
    lexicon, words = passage.lexicon, passage.words
    known = lexicon.heads.at(words, index) or lexicon.titles.at(words, index) or lexicon.agencies.at(words, index)
    acronym = words[index].text.isupper() and len(words[index].text) > 1
    return not (known or acronym or places.at(passage, index) or lexicon.roles.at(words, index))


def _name_before_apposition(passage: Passage, role: int, bodies: Sequence[Mention]) -> tuple[int, int] | None:
    """The name that an office stands in apposition to: "A B, a member of … and Director", "A B, WIPO Director"."""
    at = role - 1
    while at > 0 and passage.key(at) != ",":
        if not _bridges(passage, at, bodies):
            return None
        at -= 1
    start = at
    while start > 0 and at - start < _LONGEST and _may_name(passage, start - 1):
        start -= 1
    return (start, at) if at - start >= 2 and not _may_name(passage, start - 1) else None


def _bridges(passage: Passage, index: int, bodies: Sequence[Mention]) -> bool:
    """Whether a word may stand between a name's comma and the office: an article, another office, its body."""
    word = passage.words[index]
    if word.key in {"the", "a", "an", "and", "of", "current", "then", "former", "acting", "member", "CPC"}:
        return True
    if any(body.start <= word.start < body.end for body in bodies):
        return True
    spans = (passage.lexicon.roles.at(passage.words, at) for at in range(max(0, index - 6), index + 1))
    return any(hit and hit[0] > index for hit in spans)


def _last_role(passage: Passage, end: int) -> int:
    """The index after the last of several offices joined by "and"."""
    while passage.key(end) == "and" and (more := passage.lexicon.roles.at(passage.words, end + 1)):
        end = more[0]
    return end


def _body_near(passage: Passage, after: int, before: int, bodies: Sequence[Mention]) -> str | None:
    """The body (or place) an office belongs to: behind "of" or "in", else right before the office."""
    if passage.key(after) in {"of", "at", "in", "for"}:
        at = after + 2 if passage.key(after + 1) == "the" else after + 1
        if at < len(passage.words):
            start = passage.words[at].start
            hit = max((body for body in bodies if body.start == start), key=lambda body: body.end, default=None)
            place = places.at(passage, at)
            if hit or place:
                return hit.name if hit else place[1].name if place else None
    return _body_before(passage, before, bodies)


def _body_before(passage: Passage, index: int, bodies: Sequence[Mention]) -> str | None:
    if index == 0:
        return None
    edge = passage.words[index - 1].end
    return next((body.name for body in bodies if body.end == edge), None)


def _person(passage: Passage, name: tuple[int, int], role: str | None, body: str | None) -> Mention:
    written = passage.written(*name)
    return Mention(
        start=passage.words[name[0]].start,
        end=passage.stop(name[1]),
        name=written,
        type="person",
        rule="office-holder" if role else "honorific",
        written=written,
        role=role,
        parent=body,
    )


def _eponyms(passage: Passage) -> Iterator[Mention]:
    """A person after whom a body of doctrine is named."""
    for index in range(len(passage.words)):
        hit = passage.lexicon.heads.at(passage.words, index)
        if (
            hit
            and hit[1] == "doctrine"
            and index >= 2
            and _may_name(passage, index - 1)
            and _may_name(passage, index - 2)
        ):
            yield _person(passage, (index - 2, index), None, None)
