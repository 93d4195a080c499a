"""Things named again: by the same words, by a short form that the text introduced, or by their head noun alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import words as word_room
from ipkg.extract.names.folding import BODY_TYPES, PLACE_TYPES
from ipkg.extract.names.gather import Placed
from ipkg.extract.names.taken import Taken
from ipkg.extract.names.words import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.extract.names.passage import Mention
    from ipkg.extract.names.words import Word
    from ipkg.model import Block

_POINTED: Final = BODY_TYPES | {"platform"}
_UNNAMED: Final = PLACE_TYPES | {"industry"}
_LOOSE_RULES: Final = frozenset({"described", "levelled", "group", "elliptic-list", "plan-of-body"})
_DEFINITE: Final = frozenset({"the", "this"})
_LEADS_ON: Final = frozenset({"of", "for"})
_TELLING: Final = 2
_REACH: Final = 8


def find(blocks: Sequence[Block], placed: Sequence[Placed], lexicon: Lexicon) -> tuple[Placed, ...]:
    """The further mentions of the things that stand at ``placed``."""
    prose = [(block, word_room.split(block.text.text)) for block in blocks if not block.grid]
    forms, known = _forms(placed), Taken(item.span for item in placed)
    repeated = [item for block, words in prose for item in _repeated(block, words, forms) if not known.at(item.span)]
    spoken, known = _Spoken([*placed, *repeated], lexicon), Taken(item.span for item in (*placed, *repeated))
    pointed = (item for block, words in prose for item in _pointed(block, words, spoken) if not known.at(item.span))
    return (*repeated, *pointed)


def introduced(placed: Iterable[Placed]) -> dict[str, Mention]:
    """Each short name that the text explains and that tells by itself, with the first body it is said to stand for."""
    short: dict[str, Mention] = {}
    for item in placed:
        for form in item.mention.also if item.mention.type in BODY_TYPES else ():
            if form.isupper() or len(form.split()) > 1:
                short.setdefault(form, item.mention)
    return short


def _forms(placed: Iterable[Placed]) -> Phrases[Mention]:
    """What tells each named thing by itself: its full name, and what the text says it is called."""
    forms: dict[str, Mention] = {}
    for item in placed:
        mention = item.mention
        if mention.type in _UNNAMED or mention.rule in _LOOSE_RULES:
            continue
        if len(mention.written.split()) >= _TELLING:
            forms.setdefault(mention.written, mention)
        for form in mention.also:
            for written in (form,) if form.isupper() or len(form.split()) > 1 else (f"the {form}", f"The {form}"):
                forms.setdefault(written, mention)
    return Phrases(forms.items())


def _repeated(block: Block, found: Sequence[Word], forms: Phrases[Mention]) -> Iterator[Placed]:
    """Where a thing is named again in the words that tell it."""
    index = 0
    while index < len(found):
        hit = forms.at(found, index)
        if hit:
            yield _placed(block, found[index].start, found[hit[0] - 1], hit[1], "again")
        index = hit[0] if hit else index + 1


def _pointed(block: Block, found: Sequence[Word], spoken: _Spoken) -> Iterator[Placed]:
    """Where a body is pointed back to by its head noun: "the office", "this Court"."""
    opened = block.text.runs[0].start if block.text.runs else 0
    for index in range(1, len(found)):
        noun = found[index]
        if found[index - 1].lower in _DEFINITE and noun.lower in spoken.nouns and _stands_alone(found, index):
            start = block.text.span(noun.start, noun.end).start
            thing = spoken.meant(noun.lower, start, None if noun.capital else opened)
            if thing:
                yield _placed(block, noun.start, noun, thing, "pointed-back")


def _stands_alone(found: Sequence[Word], index: int) -> bool:
    """Whether a noun is all that is said: nothing of a longer name stands behind it."""
    behind = found[index + 1] if index + 1 < len(found) else None
    return behind is None or not (behind.capital or behind.lower in _LEADS_ON)


def head_noun(mention: Mention, lexicon: Lexicon) -> str | None:
    """The last word of the head that a body's name is built around, in small letters."""
    if mention.type not in _POINTED or mention.rule in _LOOSE_RULES:
        return None
    found = word_room.split(mention.name)
    hits = [hit for at in range(len(found)) if (hit := lexicon.heads.at(found, at))]
    first = next((hit for hit in hits if hit[0] < len(found) and found[hit[0]].key in lexicon.links), None)
    head = first or (hits[-1] if hits and hits[-1][0] == len(found) else None)
    return found[head[0] - 1].lower if head else None


def _placed(block: Block, start: int, last: Word, thing: Mention, rule: str) -> Placed:
    """The mention of a thing from ``start`` to the end of its last word; a noun that points back is no name."""
    end = last.end - (2 if last.key.endswith("'s") else 0)
    written = "" if rule == "pointed-back" else block.text.text[start:end]
    return Placed(_as(thing, start, end, rule, written), block.text.span(start, end))


def _as(thing: Mention, start: int, end: int, rule: str, written: str | None = None) -> Mention:
    """The mention of a thing at another place."""
    again = thing.written if written is None else written
    return replace(thing, start=start, end=end, rule=rule, written=again, also=())


class _Spoken:
    """The bodies spoken of, by the noun that points back to them, in the order of the document."""

    def __init__(self, placed: Iterable[Placed], lexicon: Lexicon) -> None:
        self.nouns: dict[str, list[tuple[int, Mention]]] = {}
        for item in sorted(placed, key=lambda item: item.span):
            noun = head_noun(item.mention, lexicon)
            if noun:
                self.nouns.setdefault(noun, []).append((item.span.start, item.mention))
        self._alone = {noun: _first_other(said) for noun, said in self.nouns.items()}

    def meant(self, noun: str, start: int, opened: int | None) -> Mention | None:
        """The thing that a noun at ``start`` means; None where two might be meant.

        A noun reaches back to ``opened``, the start of its paragraph, or (None) through the whole document.
        """
        said = self.nouns[noun]
        high = bisect_left(said, start, key=lambda item: item[0])
        if opened is None:
            return said[0][1] if 0 < high <= self._alone[noun] else None
        low = max(bisect_left(said, opened, key=lambda item: item[0]), high - _REACH)
        near = {_which(mention): mention for _, mention in said[low:high]}
        return next(iter(near.values())) if len(near) == 1 else None


def _first_other(said: Sequence[tuple[int, Mention]]) -> int:
    """The index of the first mention that is of another thing than the very first."""
    first = _which(said[0][1])
    return next((at for at, (_, mention) in enumerate(said) if _which(mention) != first), len(said))


def _which(mention: Mention) -> str:
    return mention.key or mention.name
