"""The ledger of names: what looks like a name is an entity's, or is listed with the reason why it is none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.extract.names.lexicon import compile_lexicon
from ipkg.extract.names.passage import Frame, Passage, stretches
from ipkg.extract.names.quoted import is_title_case, quotes
from ipkg.extract.names.runs import chunk, ends_name
from ipkg.extract.names.shortened import abbreviates
from ipkg.extract.names.taken import Taken
from ipkg.extract.names.words import keys
from ipkg.model import Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipkg.extract.names.lexicon import Lexicon
    from ipkg.model import Block, Document, Entity, Knowledge

_ACRONYM: Final = re.compile(r"(?=[A-Za-z&]*[A-Z][A-Za-z&]*[A-Z])[A-Z][A-Za-z&]{1,9}(?:-[A-Z]{2,9})?")
_STRUCTURAL: Final = re.compile(r"[IVXLC]+|[A-Z]{1,6}\d+|Q[1-4]|No")
_EXPLAINED: Final = re.compile(r"(?<![\w'’-])((?:[\w'’-]{1,40}\s{1,4}){1,6})[(（]\s*([A-Z][A-Za-z&-]{1,9})\s*[)）]")
_DEFINITE: Final = frozenset({"a", "an", "any", "each", "every", "some", "other", "all", "both", "our"})


@dataclass(frozen=True, slots=True)
class Run:
    """What looks like a name: words ``[start, end)`` of a passage; ``core`` is the word that makes it look so."""

    start: int
    end: int
    core: int
    kind: str


def unread(document: Document, knowledge: Knowledge, entities: Iterable[Entity]) -> tuple[Unread, ...]:
    """The runs that look like names and became no entity, in document order, each with its reason.

    A run looks like a name when capitals stand around a head noun, when quotes set capitals apart, or when it is an
    acronym. The cells of tables are not looked at.
    """
    lexicon = compile_lexicon(knowledge)
    taken = Taken(span for entity in entities for span in entity.mentions)
    explained = frozenset(_explained(document, taken))
    found = (row for block in document.blocks for row in _of_block(block, lexicon, taken, explained))
    return tuple(sorted(found, key=lambda row: row.span))


def _explained(document: Document, taken: Taken) -> Iterator[str]:
    """The abbreviations that the text explains by words that name nothing: "first action (FA)"."""
    for block in document.blocks:
        for match in _EXPLAINED.finditer(block.text.text):
            end = match.start() + len(match[1].rstrip())
            if abbreviates(match[2], match[1]) and not taken.at(block.text.span(end - 1, end)):
                yield match[2]


def _of_block(block: Block, lexicon: Lexicon, taken: Taken, explained: frozenset[str]) -> Iterator[Unread]:
    """The rows of a block; of overlapping runs the first."""
    if block.grid:
        return
    for low, high in stretches(block.text.text, block.sentences):
        passage = Passage.read(block.text.text, lexicon, Frame(), low, high)
        edge = 0
        for run in sorted(_runs(passage), key=lambda run: (run.start, -run.end)):
            word = passage.words[run.core]
            if run.start >= edge and not taken.at(block.text.span(word.start, word.end)):
                edge = run.end
                reason = "heading" if block.kind == "heading" else _reason(passage, run, block, taken, explained)
                start, end = passage.words[run.start].start, passage.stop(run.end)
                yield Unread(block.text.span(start, end), passage.text[start:end], reason, "name")


def _runs(passage: Passage) -> Iterator[Run]:
    """Everything in a passage that looks like a name."""
    at = 0
    while at < len(passage.words):
        stop = chunk(passage, at)
        core = _head(passage, at, stop)
        if core is not None and not (stop - at == 1 and passage.starts_sentence(at)):
            yield Run(at, stop, core, "headed")
        yield from (Run(n, n + 1, n, "acronym") for n in range(at, stop) if _is_acronym(passage, n))
        at = max(stop, at + 1)
    for quote in quotes(passage.text, *_bounds(passage)):
        inside = [n for n, word in enumerate(passage.words) if quote.inner[0] <= word.start < quote.inner[1]]
        inner = Passage.read(passage.text, passage.lexicon, passage.frame, *quote.inner)
        if len(inside) > 1 and is_title_case(inner) and passage.words[inside[0]].capital:
            yield Run(inside[0], inside[-1] + 1, inside[0], "quoted")


def _bounds(passage: Passage) -> tuple[int, int]:
    return (passage.words[0].start, passage.words[-1].end) if passage.words else (0, 0)


def _head(passage: Passage, start: int, stop: int) -> int | None:
    """The last word of the last head noun in a run of capitals; None where it has none."""
    lexicon, words = passage.lexicon, passage.words
    hits = (lexicon.heads.at(words, at) or lexicon.titles.at(words, at) for at in range(start, stop))
    return max((hit[0] - 1 for hit in hits if hit and hit[0] <= stop), default=None)


def _is_acronym(passage: Passage, index: int) -> bool:
    return _ACRONYM.fullmatch(passage.words[index].text) is not None


def _reason(passage: Passage, run: Run, block: Block, taken: Taken, explained: frozenset[str]) -> str:
    """Why a run that looks like a name is none."""
    lexicon, words = passage.lexicon, passage.words
    text = passage.written(run.start, run.end)
    if run.kind == "acronym":
        return _of_acronym(lexicon, text, explained)
    plain = lexicon.levels.keys() | lexicon.nationalities | lexicon.generic | lexicon.grades
    own = [at for at in range(run.start, run.end) if words[at].text.isalpha() and words[at].key not in plain]
    heads = sum(ends_name(passage, run.start, at + 1) for at in own)
    if len(own) <= max(1, heads) or passage.key(run.start - 1).lower() in _DEFINITE:
        return "generic class"
    if any(lexicon.roles.at(words, at) for at in range(run.start, run.end)):
        return "office"
    if keys(text.lower()) in lexicon.measures:
        return "indicator name"
    return "part of a name" if _touches(passage, run, block, taken) else "not understood"


def _of_acronym(lexicon: Lexicon, text: str, explained: frozenset[str]) -> str:
    bare = text.removesuffix("s")
    if _STRUCTURAL.fullmatch(text):
        return "structural"
    if text in lexicon.postnominals:
        return "office"
    if bare in explained or text in explained or text in lexicon.abbreviations or bare in lexicon.abbreviations:
        return "abbreviation"
    return "unit" if text in lexicon.units else "not understood"


def _touches(passage: Passage, run: Run, block: Block, taken: Taken) -> bool:
    """Whether a run holds a known name or stands right beside one."""
    start, end = passage.words[run.start].start, passage.words[run.end - 1].end
    return taken.at(block.text.span(max(0, start - 2), min(len(passage.text), end + 2)))
