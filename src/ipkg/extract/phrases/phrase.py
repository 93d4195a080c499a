"""A noun phrase as a value: its head, what was done, who did it, when and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.pieces import Piece

_OPENING: Final = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase over ``pieces[start:end)``.

    ``head`` are the words up to the first preposition or participle, ``words`` all of it without times and places;
    ``done`` are the participles that say what was done, in it or predicated of it; ``agent`` who did it.
    """

    start: int
    end: int
    head: tuple[Piece, ...] = ()
    words: tuple[Piece, ...] = ()
    done: tuple[str, ...] = ()
    agent: tuple[Piece, ...] = ()
    times: tuple[Piece, ...] = ()
    places: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def text(self) -> str:
        """The words as printed."""
        return spoken(self.words)

    @property
    def tail(self) -> str:
        """What follows the head."""
        return spoken(self.words[len(self.head) :])


def spoken(words: Sequence[Piece]) -> str:
    """Pieces as running text."""
    return " ".join(piece.text for piece in words).replace(" ,", ",")


def opens_with_pronoun(pieces: Sequence[Piece]) -> bool:
    """Whether a sentence takes up what the one before spoke of: "They also", "In addition, it"."""
    comma = next((at for at, piece in enumerate(pieces[:_OPENING]) if piece.text == ","), None)
    starts = pieces[:2] if comma is None else (*pieces[:1], *pieces[comma + 1 : comma + 2])
    return any(piece.tag == "pronoun" for piece in starts)


def plural(piece: Piece) -> bool:
    """Whether a noun looks like a plural."""
    word = piece.lower
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in {"people", "personnel", "staff"}


def past(piece: Piece) -> bool:
    """Whether a verb is a participle or past form."""
    return piece.lower.endswith("ed") or piece.has("class-verb")


def conjuncts(words: Sequence[Piece], count: int) -> tuple[tuple[Piece, ...], ...] | None:
    """A coordinated phrase as its parts, each with the head noun that they share; None if they are not so many."""
    parts: list[list[Piece]] = [[]]
    for piece in words:
        if piece.tag == "and" or piece.text == ",":
            if parts[-1]:
                parts.append([])
        else:
            parts[-1].append(piece)
    parts = [part for part in parts if part]
    if len(parts) != count:
        return None
    last = parts[-1]
    tied = next((at + 1 for at, piece in enumerate(parts[0]) if piece.tag == "prep"), 0)
    if tied and not any(piece.tag == "prep" for part in parts[1:] for piece in part):
        lead = parts[0][:tied]  # "applications for inventions and designs": both are applications
        return tuple(tuple(part) if part is parts[0] else (*lead, *part) for part in parts)
    shared = last[1:] if len(last) > 1 and not any(plural(piece) for part in parts[:-1] for piece in part) else []
    return tuple((*part, *shared) if part is not last else tuple(part) for part in parts)
