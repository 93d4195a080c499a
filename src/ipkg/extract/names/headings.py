"""What headings name: the document itself in its title, known names in capitals, and all else in sentence case."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import heads, people, places
from ipkg.extract.names import words as word_room
from ipkg.extract.names.titles import is_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Mention, Passage

_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:[-–/]\d{2,4})?")
_CONTENT: Final = 4


def find(passage: Passage) -> Iterator[Mention]:
    """What a heading names although its capitals say nothing: bodies and places of the registers, office holders."""
    bodies = [mention for mention in heads.find(passage) if mention.key]
    yield from bodies
    yield from places.find(passage)
    yield from people.find(passage, bodies)


def is_sentence_case(passage: Passage) -> bool:
    """Whether a heading is written like a sentence, so that its capitals tell names: some longer word is small."""
    plain = [word for word in passage.words if word.text.isalpha() and len(word.text) >= _CONTENT and not word.capital]
    return any(word.key not in passage.lexicon.links for word in plain)


def own_title(passage: Passage) -> Iterator[Mention]:
    """The document itself, where its title says what kind it is or of which year, and does not read as news."""
    end = _end_of_capitals(passage)
    words = passage.words[:end]
    kinds = _kinds(replace(passage, words=words))
    dated = end == len(passage.words) > 0 and not passage.text.isupper() and _YEAR.fullmatch(words[-1].key) is not None
    if (kinds or dated) and not is_headline(passage, min(kinds, default=end)):
        kind = "document" if "document" in kinds.values() or not kinds else next(iter(kinds.values()))
        yield heads.make(passage, 0, end, kind, "document-title")


def is_headline(passage: Passage, end: int) -> bool:
    """Whether a title says before index ``end`` what somebody does: "Henan Publishes White Paper"."""
    forms = (passage.lexicon.verbs.forms.at(passage.words, index) for index in range(1, end))
    return any(pattern.form == "present" for hit in forms if hit for pattern in hit[1])


def _kinds(passage: Passage) -> dict[int, str]:
    """The types of the heads of titles in a title by their index, however its letters are written."""
    spoken = word_room.split(
        " ".join(word.text.capitalize() if word.text.isupper() else word.text for word in passage.words)
    )
    read = replace(passage, words=spoken)
    hits = ((at, passage.lexicon.titles.at(spoken, at)) for at in range(len(spoken)))
    return {at: hit[1] for at, hit in hits if hit and not is_field(read, at, hit[0])}


def _end_of_capitals(passage: Passage) -> int:
    """The index after the part of a title that is all in capitals, or before what a page prints beside it."""
    masthead = (at for at in range(1, len(passage.words)) if passage.words[at].key in passage.lexicon.mastheads)
    beside = next((at for at in masthead if passage.key(at + 1) == ":"), None)
    if beside is not None:
        return beside
    letters = [(at, word.text) for at, word in enumerate(passage.words) if word.text.isalpha() and len(word.text) > 1]
    if sum(text.isupper() for _, text in letters[:2]) < 2:
        return len(passage.words)
    return next((at for at, text in letters if not text.isupper()), len(passage.words))
