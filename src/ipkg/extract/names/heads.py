"""Names built around a head noun: bodies, events, awards, programs, platforms, regions."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places
from ipkg.extract.names.folding import BODY_TYPES, PLACE_TYPES
from ipkg.extract.names.passage import Mention
from ipkg.extract.names.runs import chunk, leftward, quoted_lead
from ipkg.extract.names.shortened import short_forms
from ipkg.extract.names.tails import body_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Passage
    from ipkg.model import Agency, Place

_LED: Final = frozenset({"campaign", "program", "initiative"})
_SHORT: Final = 2
_EDITED: Final = frozenset({"event", "award"})
_ONE_OF_MANY: Final = frozenset({"a", "an"})
_YEAR: Final = re.compile(r"(?:19|20)\d\d ")
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)")
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z-]*[A-Z]")


def find(passage: Passage) -> Iterator[Mention]:
    """Every name with a known head, and every body of the register; overlapping ones are left to be chosen from."""
    for index in range(len(passage.words)):
        if not passage.words[index].capital:
            small = passage.lexicon.small_places.get(passage.key(index))
            if small and (mention := _place_by_small_head(passage, index, small)):
                yield mention
            continue
        short = passage.frame.short.at(passage.words, index) if passage.frame.short else None
        if short:
            yield acronym(passage, index, *short)
            continue
        agency = passage.lexicon.agencies.at(passage.words, index)
        if agency and _applies(agency[1], passage, index, agency[0]):
            yield registered(passage, index, *agency)
        hit = passage.lexicon.heads.at(passage.words, index)
        if hit and (mention := around(passage, index, *hit)):
            yield mention
        first = passage.lexicon.first_heads.get(passage.key(index))
        if first and (mention := led(passage, index, first)):
            yield mention
        sole = passage.lexicon.sole.at(passage.words, index)
        if sole and passage.key(index - 1).lower() == "the" and not passage.is_name_word(sole[0]):
            yield make(passage, index, *sole, "sole")


def acronym(passage: Passage, start: int, end: int, full: Mention) -> Mention:
    """Where an acronym stands for what the document says it does."""
    low, high = passage.words[start].start, passage.stop(end)
    return replace(full, start=low, end=high, rule="acronym", written=passage.written(start, end), also=())


def led(passage: Passage, head: int, kind: str) -> Mention | None:
    """The name that follows its head: "Operation Jade Gate"."""
    stop = chunk(passage, head)
    longer = passage.lexicon.heads.ending(passage.words, stop) or passage.lexicon.heads.at(passage.words, head + 1)
    return make(passage, head, stop, kind, "head-first") if stop > head + 1 and not longer else None


def _applies(agency: Agency, passage: Passage, start: int, end: int) -> bool:
    """Whether a name that many countries use ("Ministry of Justice") means the body of the document's own country."""
    country = agency.jurisdiction or ""
    if agency.level != "national" or not agency.key.endswith(f"-of-{country}"):
        return True
    home = passage.frame.of_level("country")
    says_so = any(place.key == country for place in places_within(passage, start, end))
    acronym = end == start + 1 and sum(letter.isupper() for letter in passage.words[start].text) > 1
    return says_so or acronym or (home is not None and home.key == country)


def registered(passage: Passage, start: int, end: int, agency: Agency) -> Mention:
    """A body of the register, as written here."""
    by_key = passage.lexicon.knowledge.place_by_key
    return Mention(
        start=passage.words[start].start,
        end=passage.stop(end),
        name=agency.name,
        type=agency.type,
        rule="agency-register",
        written=passage.written(start, end),
        key=agency.key,
        place=by_key.get(agency.jurisdiction or ""),
        parent=agency.parent,
        also=short_forms(passage.text, passage.stop(end), passage.written(start, end), passage.lexicon, body=False),
    )


def around(passage: Passage, head: int, end: int, kind: str) -> Mention | None:
    """The name around a head at ``[head, end)``; None where the head stands alone or leads on to a longer name."""
    end = _campus(passage, end) if kind == "university" else end
    longest = passage.lexicon.heads.ending(passage.words, end)
    follows = passage.is_name_word(end) and passage.words[end].lower not in passage.lexicon.links
    leads_on = follows and not _role_follows(passage, end)
    if leads_on or (longest and longest[0] < head):
        return None
    start, stop = _reach(passage, head, end, kind)
    if (start == head and passage.key(head) in passage.lexicon.led) or _is_one_of_many(passage, start, stop, kind):
        return None
    if kind in PLACE_TYPES - {"region"}:
        return _place_by_head(passage, start, end, kind)
    telling = start < head if kind == "company" else _says_enough(passage, start, head, end, stop)
    return make(passage, start, stop, _graded(passage, start, stop, kind), "head-noun") if telling else None


def _reach(passage: Passage, head: int, end: int, kind: str) -> tuple[int, int]:
    """Where the name around a head begins and ends."""
    comma = kind == "company" and passage.key(head - 1) == "," and passage.is_name_word(head - 2)
    start = leftward(passage, head - comma, editions=kind in _EDITED, inner=kind == "industry")
    known = passage.lexicon.agencies.at(passage.words, start)
    whole = known is not None and known[0] == end and passage.key(end) != "of"
    stop = end if whole else body_tail(passage, end, kind)
    return (quoted_lead(passage, start) if kind in _LED and stop > end else start), stop


def _is_one_of_many(passage: Passage, start: int, stop: int, kind: str) -> bool:
    """Whether "a" or "an" says that a body is one of a class; the name of a place makes it a thing of its own."""
    article = passage.key(start - 1).lower() in _ONE_OF_MANY
    return article and kind in BODY_TYPES and not places_within(passage, start, stop)


def _graded(passage: Passage, start: int, stop: int, kind: str) -> str:
    """The type of a zone: one that a level leads and no place tells is a status that many have."""
    status = kind == "region" and passage.key(start) in passage.lexicon.grades
    return "program" if status and place_within(passage, start, stop) is None else kind


def _campus(passage: Passage, end: int) -> int:
    """The index after the place that tells one seat of a university: "Institute of Technology Bombay"."""
    place = places.at(passage, end)
    return place[0] if place and not passage.is_name_word(place[0]) else end


def _role_follows(passage: Passage, index: int) -> bool:
    stop = chunk(passage, index)
    return any(passage.lexicon.roles.at(passage.words, at) for at in range(index, stop + 1))


def _says_enough(passage: Passage, start: int, head: int, end: int, stop: int) -> bool:
    """Whether a name says which one: a word before its head that is no mere level, or a tail behind it."""
    before = [passage.key(at) for at in range(start, head) if passage.words[at].capital]
    telling = [key for key in before if key not in passage.lexicon.levels or passage.lexicon.levels[key]]
    if passage.key(head) in passage.lexicon.seated and len(telling) == 1:
        return telling[0] not in passage.lexicon.nationalities | passage.lexicon.generic
    if end - head > 1 and _ORDINAL.fullmatch(passage.key(start)):
        return True
    if passage.starts_sentence(start) and len(telling) == 1 and stop == end and not _is_placed(passage, start):
        return telling[0] in passage.lexicon.levels or _ACRONYM.fullmatch(telling[0]) is not None or end - head > 1
    return bool(telling) or stop > end


def _is_placed(passage: Passage, start: int) -> bool:
    return places.at(passage, start) is not None


def _place_by_head(passage: Passage, start: int, end: int, kind: str) -> Mention | None:
    """A place that the register does not know: "Foo County"."""
    if end - start < 2 or any(places.at(passage, at) for at in range(start, end)):
        return None
    return make(passage, start, end, kind, "place-head")


def _place_by_small_head(passage: Passage, head: int, kind: str) -> Mention | None:
    """A place that the register does not know, its level in small letters: "Foo county"."""
    start = leftward(passage, head)
    plain = passage.lexicon.nationalities | passage.lexicon.generic
    if not 0 < head - start <= _SHORT or passage.key(start) in plain or places_within(passage, start, head):
        return None
    mention = make(passage, start, head + 1, kind, "place-head")
    return replace(mention, name=f"{passage.written(start, head)} {passage.key(head).capitalize()}")


def make(passage: Passage, start: int, end: int, kind: str, rule: str) -> Mention:
    """A mention of the words ``[start, end)``, its place and acronym with it; a bare level takes the frame's place."""
    written = passage.written(start, end)
    place = place_within(passage, start, end)
    name = written
    if place is None and (level := passage.lexicon.levels.get(passage.key(start))):
        place = passage.frame.of_level(level)
        name = f"{place.name} {written}" if place else written
    elif place is None and kind == "agency":
        name, place = seated(passage, passage.key(start), written)
    return Mention(
        start=passage.words[start].start,
        end=passage.stop(end),
        name=name,
        type=kind,
        rule=rule,
        written=written,
        place=place,
        date=written[:4] if kind in _EDITED and _YEAR.match(written) else None,
        also=short_forms(passage.text, passage.stop(end), written, passage.lexicon, body=kind in BODY_TYPES),
    )


def seated(passage: Passage, head: str, written: str) -> tuple[str, Place | None]:
    """The name and place of a body whose head says its level: in a province's paper a Department is the province's."""
    level = passage.lexicon.seats.get(head)
    area = passage.frame.area
    if area is None or area.level != level or area.parent != "china":
        return written, None
    word = next((cue for cue, of in passage.lexicon.levels.items() if of == level and cue.istitle()), "")
    return f"{area.name} {word} {written}", area


def place_within(passage: Passage, start: int, end: int) -> Place | None:
    """The place in a name that says where the thing belongs: the most precise one, the first of equals."""
    order = ("county", "city", "province", "region", "country", "group")
    return min(places_within(passage, start, end), key=lambda place: order.index(place.level), default=None)


def places_within(passage: Passage, start: int, end: int) -> tuple[Place, ...]:
    """The places named by the words ``[start, end)``."""
    found: list[Place] = []
    at = start
    while at < end:
        hit = places.at(passage, at)
        if hit and hit[0] <= end:
            found.append(hit[1])
        at = hit[0] if hit else at + 1
    return tuple(found)
