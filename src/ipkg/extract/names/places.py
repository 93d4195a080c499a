"""Places: names of the register, told from their namesakes by the words beside them and by the document's frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract.names.passage import Mention, above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Passage
    from ipkg.model import Place


def find(passage: Passage) -> Iterator[Mention]:
    """Every place of the register that the passage names, in order."""
    index = 0
    while index < len(passage.words):
        hit = at(passage, index)
        if hit is None or passage.key(hit[0]) == "$" or _names_another(passage, index, *hit):
            index += 1
            continue
        end, place = hit
        yield _mention(passage, index, end, place)
        index = end


def at(passage: Passage, index: int) -> tuple[int, Place] | None:
    """The index after the place name that starts at ``index``, and the place meant; None where there is none."""
    word = passage.words[index] if 0 <= index < len(passage.words) else None
    hit = passage.lexicon.places.at(passage.words, index) if word and word.capital else None
    return (hit[0], choose(hit[1], passage, hit[0])) if hit else None


def choose(namesakes: tuple[Place, ...], passage: Passage, end: int) -> Place:
    """Which of several places of one name is meant: the parent named beside it, else the one in the frame."""
    if len(namesakes) == 1:
        return namesakes[0]
    beside = _parents_beside(passage, end)
    for place in namesakes:
        if place.parent in beside:
            return place
    frame = {place.key for place in passage.frame.places}
    knowledge = passage.lexicon.knowledge
    ranked = sorted(namesakes, key=lambda place: -len(frame & {place.key, *(up.key for up in above(place, knowledge))}))
    return ranked[0]


def _parents_beside(passage: Passage, end: int) -> set[str]:
    """Places named right after a name, behind a comma, a bracket, "of" or "in": "Suzhou, Anhui"."""
    at_next = end + 1 if passage.key(end) in {",", "(", "of", "in"} else end
    hit = passage.lexicon.places.at(passage.words, at_next)
    return {place.key for place in hit[1]} if hit else set()


def _names_another(passage: Passage, start: int, end: int, place: Place) -> bool:
    """Whether a lesser place is a word of somebody's or some firm's name: "He Huaying", "Sydney Brown"."""
    if passage.key(end) in passage.lexicon.features:
        return True
    if place.level in {"country", "region"}:
        return False
    here = {up.key for up in above(place, passage.lexicon.knowledge)} & {up.key for up in passage.frame.places}
    if not here:
        return _is_strange(passage, start - 1) or _is_strange(passage, end)
    if place.level != "county":
        return False
    nearby = any(up.level in {"province", "city"} and up.key in here for up in passage.frame.places)
    return _is_strange(passage, start - 1) or (not nearby and passage.is_name_word(end) and not at(passage, end))


def _is_strange(passage: Passage, index: int) -> bool:
    """Whether a capital word is neither a place nor a word that bodies, titles and offices are named with."""
    if not passage.is_name_word(index) or at(passage, index):
        return False
    lexicon, words = passage.lexicon, passage.words
    before = range(max(0, index - 3), index)
    if any((hit := at(passage, start)) and hit[0] > index for start in before):
        return False
    ends = (lookup.ending(words, index + 1) for lookup in (lexicon.heads, lexicon.titles, lexicon.roles))
    starts = (lookup.at(words, index) for lookup in (lexicon.heads, lexicon.titles, lexicon.roles, lexicon.honorifics))
    return passage.key(index) not in lexicon.levels and not any(ends) and not any(starts)


def _mention(passage: Passage, start: int, end: int, place: Place) -> Mention:
    return Mention(
        start=passage.words[start].start,
        end=passage.stop(end),
        name=place.name,
        type=place.level if place.level != "group" else "region",
        rule="place-register",
        written=passage.written(start, end),
        key=place.key,
        place=place,
    )
