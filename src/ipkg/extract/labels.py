"""Phrases as labels: what a document measures and no scheme knows, named as its own words name it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ipkg.model import Knowledge

_HEAD: Final = re.compile(
    r"^(?:(?:the|a|an|its|their|such|these|this|those|total|overall|combined|cumulative total of) (?:of )?"
    r"|(?:number|amount|quantity|share|proportion|percentage) of )+",
    re.IGNORECASE,
)
_BLANKS: Final = re.compile(r"[\s*\"“”]+")
_IP: Final = re.compile(r"\bintellectual property(?: rights?)?\b", re.IGNORECASE)
_EDGES: Final = " ,;:."


class Labels:
    """Makes labels of phrases, as the register of cues says."""

    def __init__(self, knowledge: Knowledge) -> None:
        def phrases(kind: str) -> str:
            return "|".join(re.escape(cue.phrase) for cue in knowledge.cues_of(kind)) or r"(?!)"

        self._acronyms = {cue.phrase.casefold(): cue.phrase for cue in knowledge.cues if cue.kind == "acronym"}
        self._lead = re.compile(rf"(?:{phrases('name-lead')})\s+(?=\S)", re.IGNORECASE)
        self._tail = re.compile(rf"(?<=\S)[\s,]+(?:{phrases('name-tail')})", re.IGNORECASE)

    def stripped(self, phrase: str) -> str:
        """A phrase without the words at its head that only say that something is counted or shared."""
        return _HEAD.sub("", phrase).strip()

    def clean(self, phrase: str) -> str:
        """A phrase as a label: blanks single, nothing at its edges that belongs to the sentence, IP abbreviated.

        >>> from ipkg.model import Knowledge
        >>> Labels(Knowledge()).clean("The total  number of Intellectual Property Rights workstations")
        'IP workstations'
        """
        text = _IP.sub("IP", _BLANKS.sub(" ", phrase)).strip(_EDGES)
        text = _HEAD.sub("", self.cut(_HEAD.sub("", text)))
        return " ".join(self._case(word) for word in text.split(" "))

    def cut(self, text: str) -> str:
        """A phrase without the leads and tails of the register, of which there may be several."""
        while (lead := self._lead.match(text)) is not None:
            text = text[lead.end() :]
        places = [tail for tail in self._tail.finditer(text) if tail.end() == len(text)]
        return self.cut(text[: places[0].start()]) if places else text

    def _case(self, word: str) -> str:
        bare = word.strip("()").casefold()
        if bare in self._acronyms:
            return word.replace(word.strip("()"), self._acronyms[bare])
        return word
