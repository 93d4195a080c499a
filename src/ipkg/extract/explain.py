"""How a sentence was understood: the derivation of each of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract import frame as frames
from ipkg.extract import numerals, prose
from ipkg.extract.atoms import Names, atoms
from ipkg.extract.headings import lore
from ipkg.extract.said import observation
from ipkg.model import Block, Derivation, MappedText, Metadata, Sentence

if TYPE_CHECKING:
    from ipkg.model import Knowledge, Observation


def observations(
    sentence: str, knowledge: Knowledge, *, area: str | None = None, period: str | None = None
) -> tuple[Observation, ...]:
    """What a sentence states, read by itself in the frame of an area and a period; offsets count in the sentence."""
    known = lore(knowledge, numerals.style(sentence))
    frame = frames.of_metadata(Metadata(area=area, period=period), known.areas)
    text = MappedText.join([(sentence, 0)])
    block = Block("paragraph", text, sentences=(Sentence(0, len(sentence)),))
    told = prose.read(block, frame, known, atoms(text, Names(())))
    return tuple(observation(said) for _, saids in told for said in saids)


def explain(
    sentence: str, knowledge: Knowledge, *, area: str | None = None, period: str | None = None
) -> tuple[Derivation, ...]:
    """The derivation of each figure of a sentence: the rule, the words, and what they were built from."""
    return tuple(found.derivation for found in observations(sentence, knowledge, area=area, period=period))
