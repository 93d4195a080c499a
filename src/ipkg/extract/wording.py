"""Phrases as words that can be compared: folded, without those that say nothing, with the noun that heads them.

``patents applied for``, ``applications for patents`` and ``patent filings`` are the same words; their heads tell
apart what is counted: companies with patents are no patents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.extract.statements.acts import ACT_ENDINGS
from ipkg.extract.values.lexicon import Lexicon, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.values.lexicon import Token
    from ipkg.model import Knowledge

_SHORTEST: Final = 4
_PARTICIPLES: Final = ("ed", "ing")
_AGENT: Final = "by"
_WITHIN: Final = "in"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a phrase is built, in folded words.

    ``heads`` are the nouns that may head it, ``near`` those and the words before them, ``acts`` what is said to have
    been done to the head.
    """

    heads: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()


class Wording:
    """Folds phrases as the register of cues says."""

    def __init__(self, knowledge: Knowledge) -> None:
        def words(kind: str) -> frozenset[str]:
            return frozenset(cue.phrase for cue in knowledge.cues if cue.kind == kind)

        self._folds = Lexicon(
            [("fold", cue.phrase, cue.value) for cue in knowledge.cues if cue.kind == "measure-fold"]
            + [("fold", name, unit.key) for unit in knowledge.units for name in unit.names if name.startswith("per ")]
            + [("fold", cue.phrase, cue.value) for cue in knowledge.cues if cue.kind == "denominator"]
        )
        self._stop = words("measure-stop")
        self._ties = words("class-preposition") | words("class-pronoun") | words("involve-verb")
        self._done = words("class-verb") | words("irregular")
        self._act_nouns = words("act-noun")

    def words(self, text: str) -> tuple[str, ...]:
        """The folded words of a phrase, without those that say nothing."""
        found: list[str] = []
        line = tokens(text)
        spans = sorted(self._folds.find(line), key=lambda node: (node.start, -node.end))
        folds = {node.start: node for node in reversed(spans)}
        end = 0
        for token in line:
            if token.start < end:
                continue
            fold = folds.get(token.start)
            if fold is not None:
                end = fold.end
                found.extend(fold.value.split())
            elif token.folded[0].isalnum():
                found.extend(self._plain(token.folded))
        return tuple(found)

    def _plain(self, word: str) -> Iterator[str]:
        for part in word.split("-"):
            if part and part not in self._stop:
                yield singular(part)

    def shape(self, text: str) -> Shape:
        """The heads and acts of a phrase.

        The head is the last word before a preposition, a relative or a participle that follows its noun; where it
        names an act ("the handling of cases"), what the act is of may head the phrase, too.
        """
        line = tokens(text)
        heads: set[str] = set()
        near: set[str] = set()
        start = 0
        while start < len(line):
            end = self._break(line, start)
            said = self.words(text[line[start].start : line[end - 1].end]) if end > start else ()
            heads.update(said[-1:])
            near.update(said)
            of = end < len(line) and line[end].folded == "of"
            if said and not (of and self._names_act(line[end - 1])):
                return Shape(frozenset(heads), self._acts(text, line, end), frozenset(near))
            start = end + 1
        return Shape(frozenset(heads), frozenset(), frozenset(near))

    def all_heads(self, label: str) -> frozenset[str]:
        """The nouns that phrases for the same may have at their head: "patent grants" are "patents granted", too."""
        shape, line = self.shape(label), tokens(label)
        end = self._break(line, 0)
        return shape.heads | shape.near if end and self._names_act(line[end - 1]) else shape.heads

    def _break(self, line: tuple[Token, ...], start: int) -> int:
        """Where the first nouns of a phrase end."""
        for at in range(start, len(line)):
            if line[at].folded in self._ties or (at > start and self._follows_noun(line, at)):
                return at
        return len(line)

    def _follows_noun(self, line: tuple[Token, ...], at: int) -> bool:
        """Whether a participle stands after what it is said of: "patents granted", not "granted patents"."""
        after = line[at + 1] if at + 1 < len(line) else None
        last = after is None or after.folded in self._ties or after.folded == "and"
        return self._is_done(line[at].folded) and (last or plural(line[at - 1].folded))

    def _is_done(self, word: str) -> bool:
        return word in self._done or (word.endswith(_PARTICIPLES) and len(word) > _SHORTEST)

    def _names_act(self, token: Token) -> bool:
        word = singular(token.folded)
        return word.endswith(ACT_ENDINGS) or word in self._act_nouns

    def _acts(self, text: str, line: tuple[Token, ...], end: int) -> frozenset[str]:
        """What is said of the head: participles right after it, and at the end unless it stands within another."""
        after = end
        while after < len(line) and (self._is_done(line[after].folded) or line[after].folded == "and"):
            after += 1
        found = list(line[end:after])
        if end < len(line) and line[end].folded != _WITHIN:
            last = len(line)
            while last > after and (self._is_done(line[last - 1].folded) or line[last - 1].folded == "and"):
                last -= 1
            found += line[last:] if line[last - 1].folded != _AGENT else ()
        return frozenset(word for token in found for word in self.words(text[token.start : token.end]))


def singular(word: str) -> str:
    """A noun without its plural ending.

    >>> [singular(word) for word in ("cities", "cases", "process", "applications", "bus")]
    ['city', 'case', 'process', 'application', 'bus']
    """
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST - 1:
        return word[:-1]
    return word


def plural(word: str) -> bool:
    """Whether a noun looks like a plural.

    >>> plural("patents"), plural("process"), plural("people")
    (True, False, True)
    """
    return word == "people" or singular(word) != word
