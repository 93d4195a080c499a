"""What makes two written names one: spelling, articles, word order and level words folded away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import words as word_room
from ipkg.iris import slug

if TYPE_CHECKING:
    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.model import Place

BODY_TYPES: Final = frozenset(
    {"agency", "court", "committee", "organisation", "university", "company", "alliance", "center"}
)
PLACE_TYPES: Final = frozenset({"city", "county", "province", "region", "country"})
_LEVELS: Final = frozenset({"city", "county", "district", "prefecture", "province"})
_ARTICLES: Final = frozenset({"the", "a", "an"})
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?")


def fold(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a name in small letters, spellings made one, articles and marks dropped."""
    found = [word for word in word_room.split(name) if word.key[0].isalnum()]
    folded: list[str] = []
    index = 0
    while index < len(found):
        hit = lexicon.folds.at(found, index)
        folded.extend(hit[1].split() if hit else [found[index].lower])
        index = hit[0] if hit else index + 1
    return tuple(word for word in folded if word not in _ARTICLES)


def inverted(name: str) -> str:
    """A name with each "X of Y" turned into "Y X".

    >>> inverted("General Office of the Ministry of Finance")
    'Finance Ministry General Office'
    """
    return " ".join(reversed(_OF.split(name)))


def signature(name: str, kind: str, place: Place | None, lexicon: Lexicon) -> str:
    """A key that is the same for every written form of one thing: the place, then the words that tell it apart."""
    name = spelled_out(name, lexicon)
    if kind in PLACE_TYPES:
        return slug(" ".join(word for word in fold(name, lexicon) if word not in _LEVELS) or name)
    if kind not in BODY_TYPES:
        return slug(" ".join(fold(name, lexicon)))
    rest = [word for word in fold(_without(inverted(name), place), lexicon) if word not in lexicon.dropped]
    return slug(" ".join(([place.key] if place else []) + rest))


def spelled_out(name: str, lexicon: Lexicon) -> str:
    """A name in which each acronym of a known body is written in full, and brackets that repeat one are dropped."""
    found = word_room.split(name)
    parts: list[str] = []
    index = 0
    while index < len(found):
        hit = lexicon.agencies.at(found, index)
        alone = hit is not None and hit[0] == index + 1 and found[index].text.isupper() and len(found) > 1
        acronym = alone and lexicon.folds.at(found, index) is None
        if alone and index and found[index - 1].key == "(":
            parts.pop()
            index += 1
        else:
            parts.append(hit[1].name if acronym and hit else found[index].text)
        index += 1
    return " ".join(parts)


def _without(name: str, place: Place | None) -> str:
    """A name without the names of its place."""
    if place is None:
        return name
    for written in sorted((place.name, *place.names), key=len, reverse=True):
        name = re.sub(rf"\b{re.escape(written)}(?:'s)?\b", " ", name.replace("’", "'"))
    return name
