"""What a text is about where a phrase leaves it out: "registrations" below a heading on trademarks are trademarks'.

Rights are named once and then taken for granted. Where a phrase says only what was done with them (applications,
grants, oppositions …), the right is that named last before it: in the sentence, in the paragraph, else in the
nearest heading that names a single one.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ipkg.extract.values.lexicon import Lexicon, tokens

if TYPE_CHECKING:
    from ipkg.extract.said import Said
    from ipkg.model import Knowledge

_REMEMBERED: Final = 512


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above and before a block: headings, nearest first, and its section's text and figures so far.

    ``right`` is the right that its chapter named last, ``planned`` that a heading announces what is still to be done.
    """

    headings: tuple[str, ...] = ()
    before: str = ""
    said: tuple[Said, ...] = ()
    right: str | None = None
    planned: bool = False


class Topics:
    """The names of rights, and the nouns that need one beside them."""

    def __init__(self, knowledge: Knowledge) -> None:
        rights = [("right", cue.phrase, cue.value) for cue in knowledge.cues if cue.kind == "right-noun"]
        self._rights = Lexicon(rights)
        self._bare = Lexicon([("bare", cue.phrase, "") for cue in knowledge.cues if cue.kind == "bare-head"])
        self._others = frozenset(cue.phrase for cue in knowledge.cues if cue.kind == "bare-other")
        self._origins = Lexicon([("origin", cue.phrase, "") for cue in knowledge.cues if cue.kind == "origin-cue"])
        self._named = lru_cache(maxsize=_REMEMBERED)(self._find)

    def rights(self, text: str) -> tuple[str, ...]:
        """The rights that a text names, in its order."""
        return tuple(right for _, right in self._named(text))

    def _find(self, text: str) -> tuple[tuple[int, str], ...]:
        """The rights that a text names, each with the place where its name ends."""
        found: list[tuple[int, str]] = []
        for node in self._rights.find(tokens(text)):
            if not found or node.start >= found[-1][0]:
                found.append((node.end, node.value))
        return tuple(found)

    def bare(self, phrase: str) -> bool:
        """Whether a phrase says what is done with rights, but not with which."""
        words = tokens(phrase)
        other = not self._others.isdisjoint(phrase.casefold().split())
        return not other and any(True for _ in self._bare.find(words)) and not self.rights(phrase)

    def with_right(self, phrase: str, right: str) -> str:
        """A phrase with a right before the noun that leaves it out: "share of patent applications"."""
        at = next((node.start for node in self._bare.find(tokens(phrase))), 0)
        return f"{phrase[:at]}{right} {phrase[at:]}"

    def of_origins(self, text: str) -> bool:
        """Whether a text tells where applicants come from."""
        return any(True for _ in self._origins.find(tokens(text)))

    def of(self, text: str, end: int, context: Context) -> str | None:
        """The right that a phrase means which ends at ``end`` of its paragraph, given what stands before that."""
        here = self._named(text)
        if at := bisect_right(here, end, key=lambda named: named[0]):
            return here[at - 1][1]
        if before := self.rights(context.before):
            return before[-1]
        single = (set(rights) for heading in context.headings if (rights := self.rights(heading)))
        first = next(single, set())
        return next(iter(first)) if len(first) == 1 else context.right
