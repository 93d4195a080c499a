"""Bodies that are not named in full: spoken of together, by level, or as a branch of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract.names import places
from ipkg.extract.names.passage import Mention
from ipkg.extract.names.shared import place_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.passage import Passage
    from ipkg.model import Place


def find(passage: Passage) -> Iterator[Mention]:
    """Every collective and levelled body of a passage."""
    for index in range(len(passage.words)):
        group = passage.lexicon.groups.at(passage.words, index)
        if group:
            yield from collective(passage, index, *group)
        body = passage.lexicon.bodies.at(passage.words, index)
        if body and (mention := levelled(passage, index, *body)):
            yield mention


def collective(passage: Passage, start: int, end: int, kind: str) -> Iterator[Mention]:
    """Bodies spoken of together with their place: "courts of the city", "customs of x and y", "Foo procurators"."""
    listed = place_list(passage, end + 1) if passage.key(end) in passage.lexicon.across else []
    place, last = _place_after(passage, end)
    first, before = _place_before(passage, start)
    found = [where for _, where in listed] or [where for where in (place or before,) if where]
    last = listed[-1][0][1] if listed else last
    first = first if before else start
    noun = _noun(passage, start, end, each=len(listed) > 1)
    for where in found:
        yield Mention(
            start=passage.words[first].start,
            end=passage.stop(last),
            name=f"{where.name} {noun}",
            type=kind,
            rule="group",
            written=passage.written(first, last) if len(found) == 1 else f"{where.name} {noun}",
            place=where,
        )


def _noun(passage: Passage, start: int, end: int, *, each: bool) -> str:
    """A collective noun as it stands inside a sentence; of listed places ``each`` has one such body."""
    words = passage.written(start, end)
    if each and (single := passage.lexicon.singles.get(words.lower())):
        return single
    titled = passage.words[end - 1].capital and not passage.starts_sentence(start)
    return words if titled else words[0].lower() + words[1:]


def branches(passage: Passage, bodies: Sequence[Mention]) -> Iterator[Mention]:
    """Branches told by their place, and by the body they belong to: "the Xi'an branch of Foo Bank"."""
    starts = {body.start: body for body in sorted(bodies, key=lambda body: body.end)}
    for index in range(1, len(passage.words)):
        hit = passage.lexicon.branches.at(passage.words, index)
        first, place = _place_before(passage, index) if hit else (index, None)
        if not hit or place is None or passage.key(first - 1).lower() != "the":
            continue
        at = hit[0] + 1 + (passage.key(hit[0] + 1) == "the") if passage.key(hit[0]) == "of" else 0
        body = starts.get(passage.words[at].start) if 0 < at < len(passage.words) else None
        written = passage.written(first, hit[0])
        yield Mention(
            start=passage.words[first].start,
            end=body.end if body else passage.stop(hit[0]),
            name=f"{written} of {body.name}" if body else written,
            type=body.type if body else "agency",
            rule="branch",
            written=passage.text[passage.words[first].start : body.end] if body else written,
            place=place,
            parent=body.name if body else None,
        )


def _place_after(passage: Passage, end: int) -> tuple[Place | None, int]:
    """The place behind a collective noun, and the index after it."""
    if passage.key(end) not in passage.lexicon.across:
        return None, end
    at = end + 1
    if passage.key(at) == "the" and (place := _of_frame(passage, passage.key(at + 1))):
        return place, at + 2
    hit = places.at(passage, at)
    return (hit[1], hit[0]) if hit else (None, end)


def _of_frame(passage: Passage, noun: str) -> Place | None:
    """What "the city", "the province", "the country" mean in this document."""
    level = {"nation": "country"}.get(noun, noun)
    return passage.frame.of_level(level) if level in {"city", "province", "country", "county"} else None


def _place_before(passage: Passage, start: int) -> tuple[int, Place | None]:
    """The place or level before a collective noun, and the index where it starts."""
    level = passage.lexicon.levels.get(passage.key(start - 1))
    at = start - 1 if level else start
    for first in range(at - 1, max(-1, at - 5), -1):
        hit = places.at(passage, first)
        if hit and hit[0] == at:
            return first, hit[1]
    return at, passage.frame.of_level(level) if level else None


def levelled(passage: Passage, start: int, end: int, kind: str) -> Mention | None:
    """A body named by place or level and a plain noun: "the provincial government", "… and People's Government"."""
    if passage.is_name_word(end) or passage.key(end) in {"departments", "organs", "agencies", "procurement", "cases"}:
        return None
    first, place = _place_before(passage, start)
    if place is None and passage.key(start - 1) in {"and", "&"}:
        place = _place_of_list(passage, start - 1)
    if place is None:
        return None
    written = passage.written(first, end)
    return Mention(
        start=passage.words[first].start,
        end=passage.stop(end),
        name=_full_name(passage, first, (start, end), place, kind),
        type=kind,
        rule="levelled",
        written=written,
        place=place,
    )


def _full_name(passage: Passage, first: int, noun: tuple[int, int], place: Place, kind: str) -> str:
    """The place, its level and the noun in capitals; courts bear no level of government."""
    levels = (cue for cue, of in passage.lexicon.levels.items() if of == place.level and cue.istitle())
    level = next(levels, "") if kind != "court" else ""
    words = (word if word[0].isupper() else word.capitalize() for word in passage.written(*noun).split())
    named = places.at(passage, first)
    return " ".join(part for part in (passage.written(first, named[0]) if named else place.name, level, *words) if part)


def _place_of_list(passage: Passage, index: int) -> Place | None:
    """The place of the body before "and": what follows shares it."""
    for first in range(index - 1, max(-1, index - 9), -1):
        hit = places.at(passage, first)
        if hit:
            return hit[1] if all(passage.words[at].text.isalpha() for at in range(hit[0], index) if at) else None
        if level := passage.lexicon.levels.get(passage.key(first)):
            return passage.frame.of_level(level)
        if not (passage.words[first].capital or passage.key(first) in {"party", "committee", "of", "and"}):
            return None
    return None
