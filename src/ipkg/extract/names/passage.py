"""A stretch of text under reading, the frame it stands in, and the mentions found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import words as word_room

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.words import Phrases, Word
    from ipkg.model import Document, Knowledge, Place, Sentence

_BLANKS: Final = re.compile(r"\s+")
_SHOUTED: Final = re.compile(r"\b[A-Z]{4,}\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a document is about: its area and every place above it, nearest first; the acronyms that it explains."""

    area: Place | None = None
    above: tuple[Place, ...] = ()
    short: Phrases[Mention] | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """The area and the places above it."""
        return (self.area, *self.above) if self.area else ()

    def of_level(self, level: str) -> Place | None:
        """The frame's place of a level: what "the city" or "provincial" means in this document."""
        return next((place for place in self.places if place.level == level), None)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence: the text it belongs to, its words, and what may be known about them."""

    text: str
    words: tuple[Word, ...]
    lexicon: Lexicon
    frame: Frame = field(default_factory=Frame)

    @classmethod
    def read(cls, text: str, lexicon: Lexicon, frame: Frame, start: int = 0, end: int | None = None) -> Passage:
        """The passage ``text[start:end]``."""
        return cls(text, word_room.split(text, start, end), lexicon, frame)

    def written(self, start: int, end: int) -> str:
        """The words ``[start, end)`` as printed, blanks folded, without a closing genitive."""
        return _BLANKS.sub(" ", self.text[self.words[start].start : self.stop(end)])

    def stop(self, end: int) -> int:
        """The clean offset where a name ends whose last word stands before index ``end``."""
        last = self.words[end - 1]
        return last.end - (2 if last.key.endswith("'s") else 0)

    def key(self, index: int) -> str:
        """The key of a word, or an empty string beyond either end."""
        return self.words[index].key if 0 <= index < len(self.words) else ""

    def closing(self, index: int) -> int | None:
        """The index of the bracket that closes the one at ``index``, within fourteen words."""
        return next((at for at in range(index, min(index + _ASIDE, len(self.words))) if self.key(at) == ")"), None)

    def opening(self, index: int) -> int | None:
        """The index of the bracket that opens the one closed at ``index``, within fourteen words."""
        return next((at for at in range(index, max(index - _ASIDE, -1), -1) if self.key(at) == "("), None)

    def is_name_word(self, index: int) -> bool:
        """Whether a word may belong to a name: capital, not a date, not a word that merely starts a sentence."""
        if not 0 <= index < len(self.words):
            return False
        word = self.words[index]
        if not word.capital or word.key in self.lexicon.months:
            return False
        return not (word.key in self.lexicon.starters and (self.starts_sentence(index) or word.lower in _ARTICLES))

    def starts_sentence(self, index: int) -> bool:
        """Whether nothing but marks stands before a word, or a colon or semicolon does."""
        return index == 0 or self.words[index - 1].key in _BREAKS


_ASIDE: Final = 15
_ARTICLES: Final = frozenset({"the", "a", "an"})
_BREAKS: Final = frozenset({":", ";", ".", "!", "?", "*"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at clean ``[start, end)`` of a block's text.

    ``place`` is where the thing belongs (for a place: itself); ``key`` is set where a register knows the thing.
    """

    start: int
    end: int
    name: str
    type: str
    rule: str
    written: str
    key: str | None = None
    place: Place | None = None
    parent: str | None = None
    role: str | None = None
    date: str | None = None
    also: tuple[str, ...] = ()

    def holds(self, other: Mention) -> bool:
        """Whether the other mention lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def crosses(self, other: Mention) -> bool:
        """Whether the two share words and neither holds the other."""
        apart = other.end <= self.start or self.end <= other.start
        return not (apart or self.holds(other) or other.holds(self))


_LONGEST_SENTENCE: Final = 2400


def stretches(text: str, sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, int]]:
    """The clean ranges to read as one sentence each; what is longer than any real sentence is cut at a blank.

    So the time for a text without marks or line breaks stays in proportion to its length.
    """
    for start, end in [(sentence.start, sentence.end) for sentence in sentences] or [(0, len(text))]:
        at = start
        while end - at > _LONGEST_SENTENCE:
            cut = text.rfind(" ", at + 1, at + _LONGEST_SENTENCE)
            stop = cut if cut > at else at + _LONGEST_SENTENCE
            yield at, stop
            at = stop
        yield at, end


def frame_of(document: Document, lexicon: Lexicon) -> Frame:
    """Where a document is about: its stated area, else the first place of its title."""
    metadata = document.metadata
    for text in (metadata.area or "", metadata.title or "", metadata.publisher or ""):
        place = first_place(_SHOUTED.sub(lambda match: match.group().capitalize(), text), lexicon)
        if place:
            return Frame(place, tuple(above(place, lexicon.knowledge)))
    return Frame()


def first_place(text: str, lexicon: Lexicon) -> Place | None:
    """The first place that a text names, the one with the fewest namesakes' doubts: a register row."""
    found = word_room.split(text)
    for index in range(len(found)):
        hit = lexicon.places.at(found, index)
        if hit and found[index].capital:
            rest = [place for word in range(hit[0], len(found)) for place in _places(lexicon.places.at(found, word))]
            return next((place for place in hit[1] if any(place.parent == other.key for other in rest)), hit[1][0])
    return None


def _places(hit: tuple[int, tuple[Place, ...]] | None) -> tuple[Place, ...]:
    return hit[1] if hit else ()


def above(place: Place, knowledge: Knowledge) -> Iterable[Place]:
    """The places above a place, nearest first."""
    while place.parent and place.parent in knowledge.place_by_key:
        place = knowledge.place_by_key[place.parent]
        yield place
