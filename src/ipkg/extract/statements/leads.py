"""First places that no ordinal says: "led the province in a, b and c"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import conjuncts, noun_phrase
from ipkg.extract.statements.drafting import of_phrase
from ipkg.extract.statements.drafts import Draft
from ipkg.extract.values.numerals import Amount

_NEAR: Final = 3

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.phrases import Phrase
    from ipkg.extract.pieces import Piece


def read(pieces: Sequence[Piece], drafts: Sequence[Draft], opened: int) -> tuple[Draft, ...]:
    """A first place for each measure that something is said to lead an area in.

    ``drafts`` are the figures of the sentence, the first of them at ``opened`` among those of the paragraph.
    """
    found = [at for at, piece in enumerate(pieces) if piece.has("lead-verb")]
    return tuple(draft for at in found for draft in (*_led(pieces, at), *_with_figure(pieces, at, drafts, opened)))


def _with_figure(pieces: Sequence[Piece], verb: int, drafts: Sequence[Draft], opened: int) -> Iterator[Draft]:
    """A first place with its figure: "Tamil Nadu led the states with 5,817 filings"."""
    first = verb + 2 if verb + 1 < len(pieces) and pieces[verb + 1].text == "," else verb + 1
    ends = (at for at in range(first, len(pieces)) if pieces[at].lower == "with" or pieces[at].tag == "sign")
    link = next(ends, None)
    if link is None or pieces[link].lower != "with":
        return
    start, end = pieces[link].start, pieces[link].end
    place = next((k for k, draft in enumerate(drafts) if draft.amount.start >= start), None)
    if place is None or drafts[place].kind not in {"level", "share_pct"}:
        return
    if sum(start < piece.start < drafts[place].amount.start for piece in pieces) > _NEAR:
        return
    amount = Amount(Decimal(1), pieces[verb].start, pieces[verb].end, "rank", words=True)
    base = " ".join(piece.text for piece in pieces[first:link]) or None
    yield Draft("rank", amount, pieces[verb].start, end, like=opened + place, rule="lead", base=base)


def _led(pieces: Sequence[Piece], verb: int) -> Iterator[Draft]:
    area, at = pieces[verb + 1 : verb + 2], verb + 2
    if not area or not (area[0].tag == "place" or area[0].has("here", "scope")):
        return
    if at >= len(pieces) or pieces[at].lower not in {"in", "in terms of", "for", "by"}:
        yield from _first(pieces, verb, area[0])
        return
    for phrase in _listed(pieces, at + 1):
        start, end = pieces[verb].start, pieces[phrase.end - 1].end
        amount = Amount(Decimal(1), start, pieces[verb].end, "rank", words=True)
        draft = of_phrase("rank", amount, phrase, (start, end))
        yield replace(draft, rule="lead", base=area[0].text, unit="", people=False)


def _first(pieces: Sequence[Piece], verb: int, area: Piece) -> Iterator[Draft]:
    """A first place of the number that is the subject: "the number of works in Wuhan topped the province"."""
    opens = next((at + 1 for at in range(verb - 1, -1, -1) if pieces[at].tag == "sign"), 0)
    head = next((at for at in range(opens, verb) if pieces[at].has("collective-head")), None)
    phrase = noun_phrase(pieces, head, end=verb) if head is not None else None
    if phrase:
        amount = Amount(Decimal(1), pieces[verb].start, pieces[verb].end, "rank", words=True)
        draft = of_phrase("rank", amount, phrase, (pieces[opens].start, area.end))
        yield replace(draft, rule="lead", base=area.text, unit="", people=False)


def _parted(phrase: Phrase) -> Iterator[Phrase]:
    """The measures that a phrase joins by "and", where each is more than a word."""
    for count in (3, 2):
        parts = conjuncts(phrase.words, count)
        if parts and all(len(part) > 1 for part in parts):
            yield from (replace(phrase, words=part, head=part) for part in parts)
            return
    yield phrase


def _listed(pieces: Sequence[Piece], at: int) -> Iterator[Phrase]:
    """The noun phrases of a list; what qualifies one ("with a holding time of …") is passed over."""
    while at < len(pieces):
        phrase = noun_phrase(pieces, at)
        if not phrase:
            return
        yield from _parted(phrase)
        at = phrase.end
        if at < len(pieces) and pieces[at].lower == "with":
            while at < len(pieces) and pieces[at].text not in {",", ".", ";"}:
                at += 1
        if at >= len(pieces) or not (pieces[at].text == "," or pieces[at].lower == "and"):
            return
        while at < len(pieces) and (pieces[at].text == "," or pieces[at].lower == "and"):
            at += 1
