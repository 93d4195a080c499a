"""Short names: the acronyms and short forms that a text introduces behind a full name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import words as word_room

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.lexicon import Lexicon

_ASIDE: Final = re.compile(
    r"\s*[(（](?P<aside>[^()（）]{2,90})[)）]|\s*,?\s+(?:or\s+)?(?P<short>[A-Z][A-Za-z0-9-]*[A-Z])\s+for\s+short\b"
)
_PIECE: Final = re.compile(r"\s*(?:,|;|\bor\b)\s*")
_QUOTED: Final = re.compile(r"^(?P<article>the\s+)?[\"“‘'](?P<inner>[^\"“”‘]{2,60})[\"”’']$", re.IGNORECASE)
_ACRONYM: Final = re.compile(
    r"(?=[A-Za-z-]*[A-Z][a-z-]*[A-Z])[A-Za-z][A-Za-z-]*\d{0,4}|[A-Z]{1,4}\d{1,4}|[A-Z]{2,8} (?:19|20)\d\d"
)
_LONGEST: Final = 5
_LONG: Final = 4


def short_forms(text: str, end: int, name: str, lexicon: Lexicon, *, body: bool) -> tuple[str, ...]:
    """What the text behind a full name that ends at ``end`` says it is called from there on.

    An acronym must stand in the name, but a ``body`` may bear that of its name in another language.
    """
    match = _ASIDE.match(text, end)
    if match is None:
        return ()
    if match["short"]:
        return (match["short"],) if abbreviates(match["short"], name) else ()
    pieces = _PIECE.split(match["aside"])
    foreign = body and len(pieces) == 1 and _is_foreign(pieces[0], lexicon)
    found = (short for piece in pieces for short in _short(piece, name, lexicon, told=foreign))
    return tuple(short for short in found if not _is_of_parent(short, name, lexicon))


def _is_of_parent(short: str, name: str, lexicon: Lexicon) -> bool:
    """Whether an acronym is made of the initials of the body that a name ends with: "Foo Center of the Bar Council"."""
    found = word_room.split(name)
    for at in range(1, len(found) - 1):
        if found[at].key == "of":
            rest = found[at + 1 :]
            initials = "".join(word.text[0] for word in rest if word.capital)
            headed = any(lexicon.heads.at(rest, index) for index in range(len(rest)))
            if initials == short and headed:
                return True
    return False


def _is_foreign(acronym: str, lexicon: Lexicon) -> bool:
    """Whether an acronym is long enough to be a body's own, and that of no other."""
    known = lexicon.agencies.at(word_room.split(acronym), 0)
    return acronym.isupper() and len(acronym) >= _LONG and known is None and acronym not in lexicon.abbreviations


def _short(piece: str, name: str, lexicon: Lexicon, *, told: bool) -> Iterator[str]:
    """The short form in one piece of a bracket: quoted, announced, or an acronym of the name."""
    words = piece.split()
    said = 0
    while said < len(words) and words[said].lower().strip(",:") in lexicon.announcers:
        said += 1
    rest = " ".join(words[said:])
    quoted = _QUOTED.match(rest)
    if quoted:
        inner = quoted["inner"].rstrip(",.").removeprefix("the ").removeprefix("The ")
        if len(inner.split()) <= _LONGEST and inner[0].isupper():
            yield inner
    elif _ACRONYM.fullmatch(rest) and (told or said or abbreviates(rest, name)):
        yield rest


def abbreviates(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym stand in a name in that order, the first one opening a word.

    >>> abbreviates("KOIPA", "Korea Intellectual Property Protection Agency"), abbreviates("EU", "Council Regulation")
    (True, False)
    >>> abbreviates("CGPDTM", "Office of the Controller General of Patents, Designs and Trade Marks")
    True
    """
    letters = [letter for letter in acronym.casefold() if letter.isalpha()]
    folded = name.casefold()
    starts = [match.start() for match in re.finditer(rf"\b{re.escape(letters[0])}", folded)]
    return bool(starts) and _in_order(letters, folded[starts[0] :]) and _opens_words(letters, name)


def _in_order(letters: list[str], text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _opens_words(letters: list[str], name: str) -> bool:
    """Whether at least half of the letters open words of the name."""
    initials = [word[0] for word in re.findall(r"\w+", name.casefold())]
    found = sum(letter in initials for letter in letters)
    return 2 * found >= len(letters)
