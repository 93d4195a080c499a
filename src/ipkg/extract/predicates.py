"""What a passive says was done: "have been examined and submitted by the courts"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import noun_phrase, past

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.pieces import Piece


_FARTHEST: Final = 40
_LONGEST: Final = 8
_TAILS: Final = frozenset({"to", "for", "as", "into", "from", "with", "on"})


def past_insertion(pieces: Sequence[Piece], at: int) -> int:
    """The place after an insertion between commas that begins here ("…, including A and B, were chosen")."""
    if at + 1 >= len(pieces) or pieces[at].text != "," or not pieces[at + 1].has("insertion"):
        return at
    closes = (k + 1 for k in range(at + 2, min(at + _FARTHEST, len(pieces))) if pieces[k].text == ",")
    return next((k for k in closes if k < len(pieces) and pieces[k].tag == "aux"), at)


def beyond(pieces: Sequence[Piece], at: int) -> int:
    """Where the words after a participle end that say to whom, for what or as what: "selected as key projects"."""
    given = 0 < at < len(pieces) and pieces[at - 1].has("give-verb") and pieces[at].tag in {"noun", "det", "atom"}
    if at >= len(pieces) or not (given or pieces[at].lower in _TAILS):
        return at
    closing = {"sign", "when"} if given else {"sign", "and", "when"}
    stops = (k for k in range(at, len(pieces)) if pieces[k].tag in closing or pieces[k].is_figure)
    end = next(stops, len(pieces))
    amount = end < len(pieces) and pieces[end].is_figure  # "signed with a turnover of 3 million" tells another figure
    return end if end - at <= _LONGEST and not amount else at


def _is_done(piece: Piece) -> bool:
    """A participle, or a word for a state ("pending")."""
    return (past(piece) and piece.tag == "verb") or piece.has("class-state")


def predicate(pieces: Sequence[Piece], at: int) -> tuple[tuple[str, ...], int, tuple[Piece, ...]]:
    """Participles of a passive that begins at a piece ("have been examined and submitted"), where it ends, by whom."""
    index, aux = past_insertion(pieces, at), False
    while index < len(pieces) and pieces[index].tag in {"aux", "adv"}:
        aux = aux or pieces[index].tag == "aux"
        index += 1
    done: list[str] = []
    while aux and index < len(pieces) and _is_done(pieces[index]):
        done.append(pieces[index].text)
        index += 1
        if index < len(pieces) and pieces[index].has("particle"):
            done[-1] += f" {pieces[index].text}"
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
