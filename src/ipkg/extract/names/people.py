"""People, told by the office they hold: "Deputy Director A B of C", "A B, Director of C", "C Director, A B"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places
from ipkg.extract.names.passage import Mention
from ipkg.extract.names.personal import is_chinese, may_name, name_before, name_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.passage import Passage

Range = tuple[int, int]
_LINKS: Final = frozenset({"of", "at", "in", "for"})
_CLOSES: Final = frozenset({",", ".", ";", ")", "", "and"})


def find(passage: Passage, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """Every person whose office, honorific or speech is told; ``bodies`` are the bodies found in the passage."""
    taken: set[int] = set()
    for mention in (*_holders(passage, bodies), *_honoured(passage), *_speakers(passage), *_eponyms(passage)):
        if mention.start not in taken:
            taken.add(mention.start)
            yield mention


def _holders(passage: Passage, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """Who holds each office that the passage names."""
    index = 0
    while index < len(passage.words):
        role = passage.lexicon.roles.at(passage.words, index) or passage.lexicon.callings.at(passage.words, index)
        if role:
            end = _last_role(passage, role[0])
            mention = _holder(passage, index, end, bodies)
            if mention:
                yield mention
        index = end if role else index + 1


def _holder(passage: Passage, start: int, end: int, bodies: Sequence[Mention]) -> Mention | None:
    """Who holds the office at ``[start, end)``: the name right behind it, before it, or behind a comma."""
    first = _first_role(passage, start)
    role = passage.written(first, end)
    after = name_from(passage, _over_honorific(passage, _over_field(passage, end)))
    if after:
        return _person(passage, after, role, _body_near(passage, after[1], first, bodies))
    before = _name_told_before(passage, first, bodies)
    if before:
        return _person(passage, before, role, _body_near(passage, end, first, bodies))
    stop, body = _body_after(passage, end, bodies)
    stop = stop if body else _over_field(passage, end)
    body = body or _body_before(passage, first, bodies)
    at = _over_honorific(passage, stop + 1)
    told = body or passage.key(first - 1).lower() == "the"
    behind = name_from(passage, at) if told and passage.key(stop) == "," else None
    return _person(passage, behind, role, body) if behind and passage.key(behind[1]) in _CLOSES else None


def _name_told_before(passage: Passage, role: int, bodies: Sequence[Mention]) -> Range | None:
    """The name that an office is said of: "A B, a member of … and Director", "A B (Director)", "A B is Director"."""
    at = role - 1
    while at > 0 and not (tells := passage.key(at) in {",", "("} or passage.key(at) in passage.lexicon.copulas):
        if not _bridges(passage, at, bodies):
            return None
        at -= 1
    tells = at > 0 and tells and passage.key(at + 1) != "and"
    at -= passage.key(at - 1) in passage.lexicon.postnominals
    name = name_before(passage, at) if tells else None
    if name is None or (passage.key(name[0] - 1) == "of" and passage.lexicon.roles.ending(passage.words, name[0] - 1)):
        return None
    return name


def _bridges(passage: Passage, index: int, bodies: Sequence[Mention]) -> bool:
    """Whether a word may stand between a name's comma and the office: an article, another office, its body."""
    word = passage.words[index]
    if word.lower in passage.lexicon.bridges:
        return True
    if any(body.start <= word.start < body.end for body in bodies):
        return True
    spans = (passage.lexicon.roles.at(passage.words, at) for at in range(max(0, index - 6), index + 1))
    return any(hit and hit[0] > index for hit in spans)


def _first_role(passage: Passage, start: int) -> int:
    """Where an office begins: with the capital words of rank before it ("Senior Joint Controller")."""
    while start > 0 and passage.is_name_word(start - 1) and passage.words[start - 1].lower in passage.lexicon.bridges:
        start -= 1
    return start


def _last_role(passage: Passage, end: int) -> int:
    """The index after the last of several offices joined by "and"."""
    while passage.key(end) == "and" and (more := passage.lexicon.roles.at(passage.words, end + 1)):
        end = more[0]
    return end


def _over_field(passage: Passage, end: int) -> int:
    """The index behind the field of an office: "Minister for Trade and Industry A B"."""
    field = passage.lexicon.fields.at(passage.words, end + 1) if passage.key(end) in {"for", "of"} else None
    return field[0] if field else end


def _over_honorific(passage: Passage, at: int) -> int:
    honorific = passage.lexicon.honorifics.at(passage.words, at)
    return honorific[0] if honorific else at


def _body_near(passage: Passage, after: int, before: int, bodies: Sequence[Mention]) -> str | None:
    """The body (or place) an office belongs to: behind "of" or "in", else right before the office."""
    return _body_after(passage, after, bodies)[1] or _body_before(passage, before, bodies)


def _body_after(passage: Passage, after: int, bodies: Sequence[Mention]) -> tuple[int, str | None]:
    """The index after the body (or place) that "of" or "in" at ``after`` leads to, and its name."""
    at = after + 2 if passage.key(after + 1) == "the" else after + 1
    if passage.key(after) not in _LINKS or at >= len(passage.words):
        return after, None
    start = passage.words[at].start
    hit = max((body for body in bodies if body.start == start), key=lambda body: body.end, default=None)
    place = places.at(passage, at)
    if hit:
        return next(n for n in range(at, len(passage.words)) if passage.words[n].end >= hit.end) + 1, hit.name
    return (place[0], place[1].name) if place else (after, None)


def _body_before(passage: Passage, index: int, bodies: Sequence[Mention]) -> str | None:
    if index == 0:
        return None
    edge = passage.words[index - 1].end
    return next((body.name for body in bodies if body.end == edge), None)


def _person(passage: Passage, name: Range, role: str | None, body: str | None, rule: str = "office-holder") -> Mention:
    written = passage.written(*name)
    return Mention(
        start=passage.words[name[0]].start,
        end=passage.stop(name[1]),
        name=written,
        type="person",
        rule=rule,
        written=written,
        role=role,
        parent=body,
    )


def _honoured(passage: Passage) -> Iterator[Mention]:
    """People named with an honorific: "Ms. A B"."""
    for index in range(len(passage.words)):
        honorific = passage.lexicon.honorifics.at(passage.words, index)
        name = name_from(passage, honorific[0]) if honorific else None
        if name:
            yield _person(passage, name, None, None, "honorific")


def _speakers(passage: Passage) -> Iterator[Mention]:
    """People with a Chinese name who say something: "Li Ming noted", "said Li Ming"."""
    for index in range(len(passage.words)):
        if passage.key(index) in passage.lexicon.says:
            for name in (name_before(passage, index), name_from(passage, index + 1)):
                if name and is_chinese(passage, name):
                    yield _person(passage, name, None, None, "speaker")


def _eponyms(passage: Passage) -> Iterator[Mention]:
    """A person after whom a body of doctrine is named."""
    for index in range(2, len(passage.words)):
        hit = passage.lexicon.heads.at(passage.words, index)
        if hit and hit[1] == "doctrine" and all(may_name(passage, at) for at in (index - 2, index - 1)):
            yield _person(passage, (index - 2, index), None, None, "eponym")
