"""What a sentence speaks of: its outermost names, pronouns and stand-ins, as units between which relations hold."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ipkg.extract.names.words import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ipkg.extract.names.passage import Passage
    from ipkg.model import Block, Entity


@dataclass(frozen=True, slots=True)
class Unit:
    """A named thing at words ``[start, end)``; ``entities`` are several where one phrase stands for each of a list.

    ``pronoun`` units have no entity of their own: they stand for what was spoken of before.
    """

    start: int
    end: int
    entities: tuple[Entity, ...]
    pronoun: bool = False

    @property
    def types(self) -> frozenset[str]:
        """The types of its entities."""
        return frozenset(entity.type for entity in self.entities)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an entity is mentioned in a block: clean range."""

    start: int
    end: int
    entity: Entity


class Mentions:
    """The mentions of all entities, by block."""

    __slots__ = ("_items", "_starts")

    def __init__(self, entities: Iterable[Entity]) -> None:
        pairs = sorted(
            ((span.start, -span.end, n, entity) for n, entity in enumerate(entities) for span in entity.mentions),
            key=lambda item: item[:3],
        )
        self._items = [(start, -end, entity) for start, end, _, entity in pairs]
        self._starts = [start for start, _, _ in self._items]

    def within(self, block: Block) -> tuple[Placement, ...]:
        """The mentions inside a block, in clean offsets of its text, in order, outer before inner."""
        if not block.text.runs:
            return ()
        low, high = block.text.runs[0].start, max(run.start + run.length for run in block.text.runs)
        first = bisect_right(self._starts, low - 1)
        found = []
        for start, end, entity in self._items[first:]:
            if start >= high:
                break
            clean_start, clean_end = _clean(block, start), _clean(block, end - 1)
            if clean_start is not None and clean_end is not None:
                found.append(Placement(clean_start, clean_end + 1, entity))
        return tuple(sorted(found, key=lambda item: (item.start, -item.end)))


def _clean(block: Block, received: int) -> int | None:
    """The clean offset of a received one; None where it lies outside the block's runs."""
    for run in block.text.runs:
        if run.start <= received < run.start + run.length:
            return run.at + received - run.start
    return None


def units(passage: Passage, placements: Sequence[Placement], area: dict[str, Entity]) -> tuple[Unit, ...]:
    """The units of a sentence in order: names (people with their offices), stand-ins for places, pronouns."""
    named = _named(passage, placements)
    taken = {at for unit in named for at in range(unit.start, unit.end)}
    others = [unit for unit in _stand_ins(passage, area) if not taken & set(range(unit.start, unit.end))]
    return tuple(sorted((*named, *others), key=lambda unit: unit.start))


def _named(passage: Passage, placements: Sequence[Placement]) -> list[Unit]:
    starts = {word.start: at for at, word in enumerate(passage.words)}
    found: list[Unit] = []
    edge = -1
    for placement in placements:
        at = starts.get(placement.start)
        if at is None:
            at = next((n for n, word in enumerate(passage.words) if word.start <= placement.start < word.end), None)
        if at is None:
            continue
        end = (
            next(
                (n for n in range(at, len(passage.words)) if passage.words[n].end >= placement.end),
                len(passage.words) - 1,
            )
            + 1
        )
        if found and (found[-1].start, found[-1].end) == (at, end):
            found[-1] = Unit(at, end, (*found[-1].entities, placement.entity))
        elif at >= edge:
            found.append(Unit(at, end, (placement.entity,)))
            edge = end
    return found


def _stand_ins(passage: Passage, area: dict[str, Entity]) -> list[Unit]:
    """Pronouns, and "the province" where the document is about one."""
    cues = passage.lexicon.knowledge
    anaphors = Phrases((cue.phrase, cue.phrase.split()[-1]) for cue in cues.cues_of("anaphor"))
    pronouns = {cue.phrase for cue in cues.cues_of("pronoun")}
    found = []
    for at, word in enumerate(passage.words):
        hit = anaphors.at(passage.words, at)
        if hit and hit[1] in area:
            found.append(Unit(at, hit[0], (area[hit[1]],)))
        elif word.key in pronouns:
            found.append(Unit(at, at + 1, (), pronoun=True))
    return found
