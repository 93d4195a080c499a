"""A figure as a rule of statements understood it, before measure, time and place are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.values.numerals import Amount
    from ipkg.extract.values.periods import Edge, When
    from ipkg.model import Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """One figure and what was said of it.

    ``noun`` is the phrase for what is measured, ``verbs`` what was done; ``neutral`` says that the verb only links
    ("recorded"). ``like`` is the place, among the drafts of the paragraph, of the figure whose measure, time and
    place this one shares; ``parent`` that of the whole it is a part of; ``host`` that of the cases, projects … an
    amount belongs to; ``scope`` names things mentioned before that the figure is limited to. ``more`` is said
    beyond the participles ("for registration"). ``mean`` says that the
    amount is an average, ``passive`` that its clause ends with what was done. ``fresh`` says that time and place
    are its own though the measure is shared, ``topical`` that it measures what the paragraph speaks of, ``silent``
    that its time is not stated, so that it is no figure of the document's; ``edge`` tells which end of a span of
    years it holds for, should the sentence speak of one. ``start`` and ``end`` are the words that say it, in the
    sentence.
    """

    kind: Kind
    amount: Amount
    start: int
    end: int
    noun: str = ""
    head: tuple[Piece, ...] = ()
    tail: str = ""
    verbs: tuple[str, ...] = ()
    neutral: bool = False
    like: int | None = None
    parent: int | None = None
    host: int | None = None
    unit: str = ""
    agent: str = ""
    scope: str = ""
    base: str | When | None = None
    people: bool = False
    more: str = ""
    mean: bool = False
    passive: bool = False
    standing: bool = False
    target: bool = False
    joined: bool = False
    fresh: bool = False
    silent: bool = False
    topical: bool = False
    edge: Edge | None = None
    value: str = ""
    times: tuple[Piece, ...] = ()
    places: tuple[Piece, ...] = ()
    sentence: int = 0
    rule: str = ""
