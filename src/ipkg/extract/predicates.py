"""What a passive says was done: "have been examined and submitted by the courts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipkg.extract.phrases import noun_phrase, past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.pieces import Piece


def _is_done(piece: Piece) -> bool:
    """A participle, or a word for a state ("pending")."""
    return (past(piece) and piece.tag == "verb") or piece.has("class-state")


def predicate(pieces: Sequence[Piece], at: int) -> tuple[tuple[str, ...], int, tuple[Piece, ...]]:
    """Participles of a passive that begins at a piece ("have been examined and submitted"), where it ends, by whom."""
    index, aux = at, False
    while index < len(pieces) and pieces[index].tag in {"aux", "adv"}:
        aux = aux or pieces[index].tag == "aux"
        index += 1
    done: list[str] = []
    while aux and index < len(pieces) and _is_done(pieces[index]):
        done.append(pieces[index].text)
        index += 1
        while (
            index + 1 < len(pieces)
            and pieces[index].tag in {"and", "adv"}
            and past(pieces[index + 1])
            and pieces[index + 1].tag == "verb"
        ):
            index += 1
    if not done:
        return (), at, ()
    agent: tuple[Piece, ...] = ()
    if index < len(pieces) and pieces[index].lower == "by":
        agent = noun_phrase(pieces, index + 1).words
    return tuple(done), index, agent
