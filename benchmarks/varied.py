"""Documents in any number, made mechanically from a few, so that no cache can answer for one what it kept of another.

Document ``n`` is a run of paragraphs and tables that begins at a random place of a random text. Every number that is no
year gets other digits (as many, with the same separators), the names of cities change places with each other, and every
twentieth plain word is left out. The same ``n`` always gives the same document.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

from ipkg.tables import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

WORDS: Final = 500
_FRONT_MATTER: Final = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NUMBER: Final = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d(?![\d,.]\d))\d+(?:[.,]\d+)*(?!\w)")
_WORD: Final = re.compile(r" [a-z]{3,}(?= )")
_LEFT_OUT: Final = 0.05
_HEAD: Final = """---
title: Intellectual property in {area} in {year} ({number})
publisher: Office No. {number} of {area}
period: "{year}"
area: {area}
---
"""


def bodies(texts: Sequence[Path]) -> tuple[tuple[str, ...], ...]:
    """The paragraphs and tables of each text, front matter left out."""
    return tuple(
        tuple(block for block in re.split(r"\n\s*\n", _FRONT_MATTER.sub("", text.read_text(encoding="utf-8"))) if block)
        for text in texts
    )


def cities() -> tuple[str, ...]:
    """The names of the cities of the register that no other place bears."""
    return tuple(place.name for place in knowledge.load().places if place.level == "city" and place.name.isalpha())


def document(blocks: Sequence[Sequence[str]], names: Sequence[str], number: int, words: int = WORDS) -> str:
    """Document ``number`` of about so many words."""
    chance = random.Random(number)
    text = "\n\n".join(_run(chance.choice(blocks), words, chance))
    head = _HEAD.format(area=chance.choice(names), year=2010 + number % 14, number=number + 1)
    return head + varied(text, names, chance) + "\n"


def copy(text: str, names: Sequence[str], chance: random.Random) -> str:
    """A document with a varied body; its front matter stays."""
    head = _FRONT_MATTER.match(text)
    start = head.end() if head else 0
    return text[:start] + varied(text[start:], names, chance)


def varied(text: str, names: Sequence[str], chance: random.Random) -> str:
    """A text with other figures, other cities and some words fewer.

    >>> varied("Wuxi granted 1,205.7 in 2020, up 9%.", ["Wuxi", "Suzhou"], random.Random(2))
    'Wuxi granted 2,524.4 in 2020, up 4%.'
    """
    shuffled = dict(zip(names, chance.sample(names, len(names)), strict=True))
    text = re.sub(r"[A-Z]\w+", lambda match: shuffled.get(match.group(), match.group()), text)
    text = _NUMBER.sub(lambda match: _other_digits(match.group(), chance), text)
    return _WORD.sub(lambda match: "" if chance.random() < _LEFT_OUT else match.group(), text)


def _run(blocks: Sequence[str], words: int, chance: random.Random) -> Iterator[str]:
    """Blocks one after the other from a random one on, around the end, until there are words enough."""
    at = chance.randrange(len(blocks))
    while words > 0:
        block = blocks[at % len(blocks)]
        yield block
        words -= len(block.split())
        at += 1


def _other_digits(number: str, chance: random.Random) -> str:
    """Other digits in the same places, the first of them not zero."""
    digits = (str(chance.randrange(0 if at else 1, 10)) if char.isdigit() else char for at, char in enumerate(number))
    return "".join(digits)
