"""How a sentence was understood: the derivation of each of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract import frame as frames
from ipkg.extract import prose, relations
from ipkg.extract.atoms import Names, atoms
from ipkg.extract.headings import local, lore
from ipkg.extract.meanings.topics import Context
from ipkg.extract.said import observation
from ipkg.extract.values import numerals
from ipkg.model import Block, Derivation, MappedText, Metadata, Sentence

if TYPE_CHECKING:
    from ipkg.model import Knowledge, Observation


def observations(
    sentence: str, knowledge: Knowledge, *, area: str | None = None, period: str | None = None
) -> tuple[Observation, ...]:
    """What a sentence states, read by itself in the frame of an area and a period; offsets count in the sentence."""
    separators = numerals.style(sentence)
    known = lore(knowledge, separators)
    frame = frames.of_metadata(Metadata(area=area, period=period), known.areas)
    known = local(known, separators, frame.area)
    text = MappedText.join([(sentence, 0)])
    block = Block("paragraph", text, sentences=(Sentence(0, len(sentence)),))
    told = prose.read(block, frame, known, atoms(text, Names(())), Context())
    return tuple(observation(said) for _, saids in told for said in saids)


def explain(
    sentence: str, knowledge: Knowledge, *, area: str | None = None, period: str | None = None
) -> tuple[Derivation, ...]:
    """What a sentence says, each as a tree: figures with what became of them, then names, then who did what."""
    figures = observations(sentence, knowledge, area=area, period=period)
    return (*map(outcome, figures), *relations.explain(sentence, knowledge, area=area))


def outcome(found: Observation) -> Derivation:
    """The derivation of a figure under a line that says what was made of it: value, kind, measure, area and period."""
    value = " ".join(filter(None, (found.qualifier, f"{found.value:f}" if found.value is not None else "", found.unit)))
    values = ", ".join(f"{key} {label}" for key, label in found.dimensions)
    base = f"relative to {found.base}" if found.base else ""
    when = found.period.text if found.period else ""
    said = (value, found.kind, found.measure, values, base, found.area, when)
    return Derivation("observation", " · ".join(filter(None, said)), (found.derivation,))
