"""Bodies called by the end of their name: "the Affairs Center" for "Foo Trade Mark Affairs Center"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.names.folding import BODY_TYPES, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.gather import Placed
    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.passage import Frame, Mention

_LEAST: Final = 2
_NEARBY: Final = 600
_FULL_RULES: Final = frozenset({"head-noun", "agency-register", "acronym"})


def settled(placed: Sequence[Placed], lexicon: Lexicon, frame: Frame) -> tuple[Placed, ...]:
    """The mentions in their order, those by the end of a name as mentions of the one body here that bears it.

    Only a body named before is meant: one of a place that the document is about (or of none), or one nearby; where
    two might be, the short name stays a name of its own.
    """
    full: dict[tuple[str, ...], dict[str, Placed]] = {}
    found = []
    edge = 0
    for item in placed:
        mention = item.mention
        if mention.type not in BODY_TYPES or mention.rule not in _FULL_RULES:
            found.append(item)
            continue
        words = fold(mention.name, lexicon)
        meant = full.get(words, {}) if mention.key is None and mention.place is None else {}
        thing = next(iter(meant.values())) if len(meant) == 1 and item.span.start >= edge else None
        fits = thing and thing.mention.type == mention.type and _is_meant(thing, item, frame)
        found.append(replace(item, mention=_as(thing.mention, mention)) if thing and fits else item)
        edge = max(edge, item.span.end)
        for end in _ends(words) if not fits else ():
            full.setdefault(end, {})[mention.key or mention.name] = item
    return tuple(found)


def _is_meant(thing: Placed, short: Placed, frame: Frame) -> bool:
    """Whether a body is at home in the document, or was named a few lines before."""
    home = thing.mention.place is None or thing.mention.place in frame.places
    return home or short.span.start - thing.span.end < _NEARBY


def _ends(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return (words[at:] for at in range(1, len(words) - _LEAST + 1))


def _as(thing: Mention, short: Mention) -> Mention:
    return replace(thing, start=short.start, end=short.end, written=short.written, also=short.also, rule=short.rule)
