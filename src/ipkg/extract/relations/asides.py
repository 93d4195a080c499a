"""Words between commas that only place a sentence in time or in its argument: "aims, by 2025, to …"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ipkg.extract.names.passage import Passage

_ASIDE: Final = re.compile(
    r",\s(?:however|therefore|moreover|furthermore|meanwhile|for instance|for example|among others|in turn|too|also"
    r"|(?:by|in|on|from|since|during|until|at)\s(?:(?:the|early|late|mid|end|close|start|of|first|second|half|quarter"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|this|last|same|year"
    r"|\d{1,4})\s?){1,6}),(?=\s)"
)


def without_asides(passage: Passage) -> Passage:
    """The passage without the words of such asides, its last comma included; what stands around them keeps its place.

    >>> from ipkg.extract.names.lexicon import compile_lexicon
    >>> from ipkg.extract.names.passage import Frame, Passage
    >>> from ipkg.tables.knowledge import load
    >>> passage = Passage.read("It aims, by 2025, to grow.", compile_lexicon(load()), Frame())
    >>> [word.text for word in without_asides(passage).words]
    ['It', 'aims', 'to', 'grow', '.']
    """
    if not passage.words:
        return passage
    low, high = passage.words[0].start, passage.words[-1].end
    asides = [match.span() for match in _ASIDE.finditer(passage.text, low, high)]
    kept = (word for word in passage.words if not any(start <= word.start < end for start, end in asides))
    return replace(passage, words=tuple(kept)) if asides else passage
