"""What a text is about where a phrase leaves it out: "registrations" below a heading on trademarks are trademarks'.

Rights are named once and then taken for granted. Where a phrase says only what was done with them (applications,
grants, oppositions …), the right is that named last before it: in the sentence, in the paragraph, else in the
nearest heading that names a single one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ipkg.extract.lexicon import Lexicon, tokens

if TYPE_CHECKING:
    from ipkg.extract.said import Said
    from ipkg.model import Knowledge

_REMEMBERED: Final = 4096


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
        self._origins = Lexicon([("origin", cue.phrase, "") for cue in knowledge.cues if cue.kind == "origin-cue"])
        self.rights = lru_cache(maxsize=_REMEMBERED)(self._named)

    def _named(self, text: str) -> tuple[str, ...]:
        """The rights that a text names, in its order."""
        found: list[tuple[int, int, str]] = []
        for node in self._rights.find(tokens(text)):
            if not found or node.start >= found[-1][1]:
                found.append((node.start, node.end, node.value))
        return tuple(right for _, _, right in found)

    def bare(self, phrase: str) -> bool:
        """Whether a phrase says what is done with rights, but not with which."""
        return any(True for _ in self._bare.find(tokens(phrase))) and not self.rights(phrase)

    def of_origins(self, text: str) -> bool:
        """Whether a text tells where applicants come from."""
        return any(True for _ in self._origins.find(tokens(text)))

    def of(self, before: str, context: Context) -> str | None:
        """The right that a phrase means, given the text before it in its paragraph and what stands before that."""
        if named := self.rights(before) or self.rights(context.before):
            return named[-1]
        single = (set(rights) for heading in context.headings if (rights := self.rights(heading)))
        first = next(single, set())
        return next(iter(first)) if len(first) == 1 else context.right
