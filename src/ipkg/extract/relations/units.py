"""What a sentence speaks of: its outermost names, pronouns and stand-ins, as units between which relations hold."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import places, quoted
from ipkg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipkg.extract.names.passage import Passage
    from ipkg.extract.names.words import Word
    from ipkg.extract.relations.grammar import Grammar
    from ipkg.model import Block, Entity

_QUOTES: Final = frozenset({'"', "“", "”"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A named thing at words ``[start, end)``; ``entities`` are several where one phrase stands for each of a list.

    ``pronoun`` units have no entity of their own: they stand for what was spoken of before. ``text`` is set where
    plain words are meant that name nothing. ``keys`` stand for the entities in comparisons, whose mentions may be many.
    """

    start: int
    end: int
    entities: tuple[Entity, ...] = field(default=(), compare=False)
    pronoun: bool = False
    text: str = ""
    keys: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "keys", tuple(f"{entity.type}/{entity.key}" for entity in self.entities))

    @property
    def types(self) -> frozenset[str]:
        """The types of its entities."""
        return frozenset(entity.type for entity in self.entities)

    @property
    def described(self) -> bool:
        """Whether it is described rather than named."""
        return any(entity.rule == "described" for entity in self.entities)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an entity is mentioned in a block: clean range."""

    start: int
    end: int
    entity: Entity


class Mentions:
    """The mentions of all entities, found by where they stand in the file as received."""

    __slots__ = ("_items", "_starts")

    def __init__(self, entities: Iterable[Entity]) -> None:
        found = [(span.start, -span.end, n, entity) for n, entity in enumerate(entities) for span in entity.mentions]
        found.sort(key=lambda item: item[:3])
        self._items = [(start, -end, entity) for start, end, _, entity in found]
        self._starts = [start for start, *_ in found]

    def within(self, block: Block) -> tuple[Placement, ...]:
        """The mentions inside a block, in clean offsets of its text, in order, outer before inner."""
        found: list[Placement] = []
        for run in block.text.runs:
            low = bisect_left(self._starts, run.start)
            high = bisect_left(self._starts, run.start + run.length)
            for start, end, entity in self._items[low:high]:
                place = block.text.place(Span(start, end))
                if place is not None:
                    found.append(Placement(*place, entity))
        return tuple(sorted(found, key=lambda item: (item.start, -item.end)))


@dataclass(slots=True)
class Spoken:
    """What was spoken of so far: the last entity by each word of its name, and the last of each family."""

    by_word: dict[tuple[str, str], Entity] = field(default_factory=dict)
    by_family: dict[str, Entity] = field(default_factory=dict)

    def note(self, entity: Entity, grammar: Grammar) -> None:
        """Remembers an entity as the last one spoken of."""
        family = grammar.families.get(entity.type, entity.type)
        self.by_family[family] = entity
        for word in entity.name.lower().split():
            self.by_word[family, word] = entity

    def leave_section(self) -> None:
        """Forgets the events and titles of a section that ends; bodies are spoken of through the whole document."""
        for family in ("event", "title"):
            self.by_family.pop(family, None)
        self.by_word = {key: entity for key, entity in self.by_word.items() if key[0] not in {"event", "title"}}


@dataclass(frozen=True, slots=True)
class Scene:
    """What stand-ins may stand for: the document's places, the document itself, and what was spoken of."""

    grammar: Grammar
    area: dict[str, Entity]
    itself: Entity | None
    places: dict[str, Entity]
    bodies: dict[str, Entity]
    spoken: Spoken


def named(passage: Passage, placements: Sequence[Placement]) -> tuple[Unit, ...]:
    """Every name of a sentence as a unit, those inside others included."""
    return tuple(_named(passage, placements))


def units(passage: Passage, names: Sequence[Unit], scene: Scene) -> tuple[Unit, ...]:
    """The units of a sentence in order: names (people with their offices), lists by number, stand-ins, pronouns."""
    named = [*names, *_counted(passage, names, scene)]
    itself = [unit for unit in _stand_ins(passage, scene) if scene.itself in unit.entities]
    found = [unit for unit in _outermost(named) if not (unit.described and _overlaps(unit, itself))]
    others = [unit for unit in _stand_ins(passage, scene, found) if not _overlaps(unit, found)]
    return tuple(sorted((*_with_offices(passage, found), *others), key=lambda unit: unit.start))


def _overlaps(unit: Unit, others: Iterable[Unit]) -> bool:
    return any(unit.start < other.end and other.start < unit.end for other in others)


def _named(passage: Passage, placements: Sequence[Placement]) -> Iterator[Unit]:
    starts = [word.start for word in passage.words]
    ends = [word.end for word in passage.words]
    for placement in placements:
        at = bisect_left(ends, placement.start + 1)
        end = bisect_left(starts, placement.end)
        if at < end and passage.key(at - 1) in _QUOTES and passage.key(end) in _QUOTES:
            noun = quoted.noun_after(passage, end + 1)
            at, end = at - 1, noun[0] if noun else end + 1
        elif passage.key(end) == "(" and passage.key(end + 2) == ")":
            end += 3
        if at < end:
            yield Unit(at, end, (placement.entity,))


def _outermost(found: Iterable[Unit]) -> list[Unit]:
    """Units without those inside others; those of one range become one."""
    kept: list[Unit] = []
    for unit in sorted(found, key=lambda unit: (unit.start, -unit.end)):
        last = kept[-1] if kept else None
        if last and (last.start, last.end) == (unit.start, unit.end):
            kept[-1] = Unit(unit.start, unit.end, (*last.entities, *unit.entities))
        elif last is None or unit.start >= last.end:
            kept.append(unit)
    return kept


def _counted(passage: Passage, named: Sequence[Unit], scene: Scene) -> Iterator[Unit]:
    """All cities of a province as one unit, where "the n cities of" it are as many as the register counts."""
    for unit in named:
        end = unit.start
        if passage.key(end - 1) not in {"in", "of"} or passage.key(end - 2) not in {"cities", "counties", "provinces"}:
            continue
        start = next((at for at in range(end - 3, max(-1, end - 6), -1) if passage.key(at).isdigit()), None)
        if start is None:
            continue
        level = {"cities": "city", "counties": "county", "provinces": "province"}[passage.key(end - 2)]
        rows = [row for row in passage.lexicon.knowledge.places if row.level == level and _below(row.parent, unit)]
        if len(rows) == int(passage.key(start)):
            members = tuple(scene.places[row.key] for row in rows if row.key in scene.places)
            yield Unit(start, unit.end, members)


def _below(parent: str | None, unit: Unit) -> bool:
    return any(parent == entity.key for entity in unit.entities)


def _with_offices(passage: Passage, found: Sequence[Unit]) -> Iterator[Unit]:
    """Units in which a person's office behind a comma ("A B, Director of C") belongs to the person."""
    edge = 0
    for unit in found:
        if unit.start < edge:
            continue
        holds_office = any(entity.type == "person" and entity.role for entity in unit.entities)
        edge = _office_end(passage, unit, found) if holds_office else unit.end
        yield Unit(unit.start, edge, unit.entities)


def _office_end(passage: Passage, unit: Unit, found: Sequence[Unit]) -> int:
    """The index after a person's office in apposition, and after its body: "of the Foo Office", "in Shanghai"."""
    if passage.key(unit.end) != ",":
        return _body_end(passage, unit.end, found)
    end = unit.end
    for at in range(unit.end + 1, min(unit.end + 22, len(passage.words))):
        role = passage.lexicon.roles.at(passage.words, at)
        if role:
            end = _body_end(passage, role[0], found)
        elif at >= end and passage.key(at) == ",":
            break
    return end


def _body_end(passage: Passage, at: int, found: Sequence[Unit]) -> int:
    while passage.key(at) in {"of", "in", "at"}:
        first = at + 2 if passage.key(at + 1) == "the" else at + 1
        body = next((unit for unit in found if unit.start <= first < unit.end), None)
        if body is None:
            break
        at = body.end
    closed = passage.closing(at) if passage.key(at) == "(" and at in {unit.end for unit in found} else None
    return at if closed is None else closed + 1


def _stand_ins(passage: Passage, scene: Scene, named: Sequence[Unit] = ()) -> Iterator[Unit]:
    """Pronouns, "the province", "a white paper", "the summit", each with what it stands for."""
    for at, word in enumerate(passage.words):
        if hit := scene.grammar.anaphors.at(passage.words, at):
            if hit[1] in scene.area:
                yield Unit(at, hit[0], (scene.area[hit[1]],))
        elif scene.itself and (hit := scene.grammar.selfs.at(passage.words, at)) and _is_itself(word, hit[1], scene):
            yield Unit(at, hit[0], (scene.itself,))
        elif word.key in scene.grammar.pronouns:
            yield Unit(at, at + 1, pronoun=True)
        elif word.lower in {"the", "this"} and (unit := _spoken_of(passage, at, scene, named)):
            yield unit


def _is_itself(article: Word, noun: str, scene: Scene) -> bool:
    """Whether "this report", or "a white paper" in one that calls itself so, is the document."""
    return article.lower == "this" or (scene.itself is not None and noun in scene.itself.name.lower())


def _spoken_of(passage: Passage, at: int, scene: Scene, named: Sequence[Unit]) -> Unit | None:
    """What "the summit" stands for: the summit spoken of last, in the sentence or before it."""
    known = scene.grammar.back.at(passage.words, at + 1)
    vague = scene.grammar.back_any.at(passage.words, at + 1)
    entity = None
    if known:
        word = " ".join(word.lower for word in passage.words[at + 1 : known[0]])
        here = [
            entity
            for unit in named
            for entity in unit.entities
            if unit.end <= at and word in entity.name.lower().split()
        ]
        last = scene.spoken.by_family.get(known[1]) if scene.grammar.generic.get(word) == known[1] else None
        entity = here[-1] if here else scene.spoken.by_word.get((known[1], word)) or last
    elif vague:
        entity = scene.spoken.by_family.get(vague[1])
    end = (known or vague or (at, ""))[0]
    if entity is None or passage.key(end) == "of" or places.at(passage, end):
        return None
    return Unit(at, end, (entity,))
