"""The figures of running text: sentence by sentence, with what a paragraph carries on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.meanings.meaning import Meaning, Sentence, meanings
from ipkg.extract.pieces import pieces
from ipkg.extract.statements import leads
from ipkg.extract.statements import rules as statements
from ipkg.extract.statements.scenes import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.frame import Frame
    from ipkg.extract.headings import Lore
    from ipkg.extract.meanings.topics import Context
    from ipkg.extract.pieces import Piece
    from ipkg.extract.said import Said
    from ipkg.extract.statements.drafts import Draft
    from ipkg.extract.values.engine import Node
    from ipkg.model import Block
    from ipkg.model import Sentence as Place

_DIGIT: Final = re.compile(r"\d")
_REMEMBERED: Final = 50  # sentences of one paragraph that may be taken up
_RAISED: Final = re.compile(r"[-\w]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that was read: its place in the block, its pieces, and the drafts of its figures."""

    offset: int
    pieces: tuple[Piece, ...]
    drafts: tuple[Draft, ...]


def tell(paragraph: str, sentences: Sequence[Place], lore: Lore, atoms: Sequence[Node]) -> tuple[Told, ...]:
    """Those of the sentences that say figures or times, with drafts that may point back to each other."""
    told: list[Told] = []
    before: list[Draft] = []
    for sentence in sentences:
        text = paragraph[sentence.start : sentence.end]
        if not lore.may_say(text):
            continue
        found = pieces(text, lore.reader, _inside(atoms, sentence))
        opened = len(before)
        before.extend(_drafts(found, before, opened, len(told)))
        before[opened:] = _shared(before[opened:])
        told.append(Told(sentence.start, found, tuple(before[opened:])))
    return tuple(told)


def _inside(atoms: Sequence[Node], sentence: Place) -> list[Node]:
    """The atoms of a sentence, by their places in it; they come in order and do not overlap."""
    first = bisect_left(atoms, sentence.start, key=lambda atom: atom.start)
    last = bisect_right(atoms, sentence.end, key=lambda atom: atom.end)
    shift = sentence.start
    return [atom._replace(start=atom.start - shift, end=atom.end - shift) for atom in atoms[first:last]]


def _drafts(found: tuple[Piece, ...], earlier: Sequence[Draft], opened: int, sentence: int) -> list[Draft]:
    drafts: list[Draft] = []
    reach = last = 0
    for index, piece in enumerate(found):
        if piece.is_figure:
            scene = Scene(found, index, reach if reach <= index else last, (*earlier, *drafts), opened)
            made = statements.read(scene)
            drafts.extend(replace(draft, sentence=sentence) for draft in made)
            last = index + 1
            reach = max([reach, last, *(_piece_after(found, draft.end) for draft in made)])
    drafts.extend(replace(draft, sentence=sentence) for draft in leads.read(found, tuple(drafts), opened))
    return drafts


def _piece_after(found: Sequence[Piece], end: int) -> int:
    return next((at for at, piece in enumerate(found) if piece.start >= end), len(found))


def _shared(drafts: list[Draft]) -> list[Draft]:
    """What the last of a list says for all of it: the verb after it, and the head noun that the others leave out."""
    for at in range(len(drafts) - 1, 0, -1):
        later, earlier = drafts[at], drafts[at - 1]
        if earlier.kind == later.kind == "share_pct" and later.base and not earlier.base and earlier.noun:
            drafts[at - 1] = replace(earlier, base=later.base)
        if not later.joined or earlier.kind != "level" or earlier.like is not None:
            continue
        if later.verbs and not earlier.verbs and not earlier.passive and earlier.rule == later.rule:
            earlier = replace(earlier, verbs=later.verbs, neutral=later.neutral, agent=earlier.agent or later.agent)
        if later.tail and not earlier.tail and earlier.head and earlier.head[-1].has("counter"):
            earlier = replace(earlier, noun=f"{earlier.noun} {later.tail}", tail=later.tail)
        if _lacks_head(earlier) and len(later.head) > 1:
            rest = later.head[1:]
            earlier = replace(
                earlier, noun=" ".join([earlier.noun, *(piece.text for piece in rest)]), head=(*earlier.head, *rest)
            )
        drafts[at - 1] = earlier
    return drafts


def _lacks_head(draft: Draft) -> bool:
    """A single word that is no plural cannot be what is counted: "7 national-level, 10 provincial-level … bases"."""
    return (
        len(draft.head) == 1
        and draft.noun == draft.head[0].text
        and not draft.noun.endswith("s")
        and _RAISED.fullmatch(draft.noun) is not None
        and not draft.people
    )


def read(
    block: Block, frame: Frame, lore: Lore, atoms: Sequence[Node], context: Context
) -> Iterator[tuple[Told, tuple[Said, ...]]]:
    """Each sentence with what it says; one takes up what was said before it, as far back as a reader remembers."""
    for at in range(0, len(block.sentences), _REMEMBERED):
        found: tuple[Meaning, ...] = ()
        for sentence in tell(block.text.text, block.sentences[at : at + _REMEMBERED], lore, atoms):
            whole = Sentence(sentence.pieces, sentence.offset, frame, lore, block.text, context)
            fresh = meanings(sentence.drafts, whole, found)
            found = (*found, *fresh)
            stated = (meaning for meaning in fresh if meaning.said.measure.label and not meaning.draft.silent)
            yield sentence, tuple(said for meaning in stated for said in meaning.everywhere())
