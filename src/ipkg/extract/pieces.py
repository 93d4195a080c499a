"""A sentence as a row of pieces: values, names, known phrases and words, each with the part it can play.

No grammar of English is needed for figures, only a few distinctions: what can belong to a noun phrase, what ends
one, and what is a verb. They are made from the closed word classes of the cue register, from endings, and from the
neighbours.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ipkg.extract.values.engine import Node, apart, cover
from ipkg.extract.values.inflection import participle
from ipkg.extract.values.lexicon import tokens
from ipkg.extract.values.reading import cover_values

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ipkg.extract.values.inflection import Irregular
    from ipkg.extract.values.lexicon import Token
    from ipkg.extract.values.reading import Reader

FIGURES: Final = frozenset({"number", "amount", "amounts", "range", "change", "rank", "multiple"})
# Kinds of cue that matter between figures; the longest phrase that has one of them is one piece.
CLAUSE_KINDS: Final = (
    "class-preposition", "class-determiner", "class-conjunction", "class-pronoun", "class-auxiliary",
    "class-adverb", "level-verb", "level-verb-over", "neutral-verb", "existential", "total-verb", "share-verb",
    "share-noun", "part-cue", "involve-verb", "people-noun", "collective-head", "lead-verb", "target-cue",
    "since-cue", "here", "scope", "respectively", "average", "year-on-year", "base-word", "rate-noun",
    "counter", "range-link", "change-up", "change-down", "change-up-noun", "change-down-noun", "stock-cue",
    "class-verb", "class-noun", "class-plural-verb", "class-state", "act-noun", "set-aside-head",
    "count-adjective", "bare-people",
    "record-verb", "range-verb", "last-verb", "pointing-noun", "kind-verb", "area-noun", "remainder",
    "superlative", "among-word", "money-head", "ordinal", "particle", "insertion", "planned", "yield-verb",
    "target-verb",
    "all-but", "give-verb", "telling", "allow-verb", "manner-adverb",
)  # fmt: skip
_TIMES: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_COUNTS: Final = frozenset({"number", "amount", "amounts", "range"})
_NOT_WORDS: Final = frozenset(".,;:!?()[]（），；：。\"“”'‘’-–—−/%*|")
_TAGS: Final = (
    ("class-auxiliary", "aux"),
    ("class-pronoun", "pronoun"),
    ("class-determiner", "det"),
    ("class-preposition", "prep"),
    ("class-conjunction", "and"),
)
_VERBS: Final = (
    "class-verb", "level-verb", "share-verb", "total-verb", "neutral-verb", "existential", "lead-verb",
    "change-up", "change-down",
)  # fmt: skip


_NO_SENSES: Final[Mapping[str, str]] = MappingProxyType({})


class Piece(NamedTuple):
    """One piece: ``tag`` is the part it plays, ``senses`` the cues it is, ``value`` what a value piece means.

    Tags: the kinds of value; atom (a name or quoted title); definition ("16-20 years"); noun, verb, aux, det, prep,
    and, pronoun, adv, sign.
    """

    tag: str
    text: str
    start: int
    end: int
    value: Any = None
    senses: Mapping[str, str] = _NO_SENSES
    node: Node | None = None

    def has(self, *kinds: str) -> bool:
        """Whether the piece is a cue of one of the kinds."""
        return bool(self.senses) and not self.senses.keys().isdisjoint(kinds)

    @property
    def lower(self) -> str:
        """The text without case."""
        return self.text.casefold()

    @property
    def is_figure(self) -> bool:
        """Whether the piece holds a number that may be a figure."""
        return self.tag in FIGURES


def pieces(text: str, reader: Reader, atoms: Iterable[Node] = ()) -> tuple[Piece, ...]:
    """The pieces of a sentence, from left to right."""
    chart = reader.chart(text, atoms)
    values = cover_values(chart)
    phrases = _phrases(chart.nodes(), values)
    found = [_of_value(node, text, reader.labels) for node in values] + [_of_phrase(group, text) for group in phrases]
    taken = sorted([(piece.start, piece.end) for piece in found])
    found += [_of_token(token) for token in _outside(tokens(text), taken)]
    found.sort(key=lambda piece: piece.start)
    return tuple(_done(_in_place(found, index), reader.irregular) for index in range(len(found)))


def _done(piece: Piece, irregular: Irregular) -> Piece:
    """A word in -ing with what it says was done among its senses."""
    if piece.tag not in {"verb", "noun"} or not piece.text.endswith("ing"):
        return piece
    return piece._replace(senses={**piece.senses, "participle": participle(piece.lower, irregular)})


def _phrases(nodes: Sequence[Node], values: Sequence[Node]) -> list[list[Node]]:
    """Known phrases beside the values: at each place the longest, with every sense of the same words."""
    outside = apart((node for node in nodes if node.kind in CLAUSE_KINDS), values)
    chosen = cover(outside)
    spans: dict[tuple[int, int], list[Node]] = {(node.start, node.end): [] for node in chosen}
    for node in outside:
        if (node.start, node.end) in spans:
            spans[node.start, node.end].append(node)
    return list(spans.values())


def _outside(words: Iterable[Token], taken: Sequence[tuple[int, int]]) -> Iterable[Token]:
    index = 0
    for word in words:
        while index < len(taken) and taken[index][1] <= word.start:
            index += 1
        if index == len(taken) or word.end <= taken[index][0]:
            yield word


def _of_value(node: Node, text: str, labels: Mapping[str, str]) -> Piece:
    """A value; densities are named by their unit, however the text puts it ("for every ten thousand residents")."""
    defines = node.kind == "range" and node.value.low.unit in _TIMES
    tag = "definition" if defines else node.kind
    name = labels.get(node.value) if tag == "denominator" and node.value != "ratio" else None
    return Piece(tag, name or text[node.start : node.end], node.start, node.end, node.value, _NO_SENSES, node)


def _of_phrase(group: Sequence[Node], text: str) -> Piece:
    first = group[0]
    senses = {node.kind: str(node.value) for node in group}
    return Piece("", text[first.start : first.end], first.start, first.end, None, senses)


def _of_token(token: Token) -> Piece:
    return Piece("sign" if token.text in _NOT_WORDS else "", token.text, token.start, token.end)


def _in_place(found: Sequence[Piece], index: int) -> Piece:
    """The piece with its tag, which may depend on its neighbours."""
    piece = found[index]
    if piece.tag:
        return piece
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    return piece._replace(tag=_tag(piece, before, after))


def _tag(piece: Piece, before: Piece | None, after: Piece | None) -> str:
    """The part that a word plays: by its class, else by its ending."""
    if piece.text in _NOT_WORDS:
        return "sign"
    if piece.has(*_VERBS) and not piece.has("class-auxiliary", "class-preposition", "class-conjunction"):
        return "verb" if not piece.has("class-plural-verb") or _acts(before, after) else "noun"
    if (piece.has("involve-verb") and piece.lower.endswith(" by")) or _goes_on(piece, before, after):
        return "verb"
    manner = piece.has("manner-adverb") and after is not None and after.lower.endswith("ed")
    known = "adv" if manner else next((tag for kind, tag in _TAGS if piece.has(kind)), None)
    if known is not None:
        return known
    if piece.has("class-plural-verb"):
        return "verb" if _acts(before, after) else "noun"
    return _by_ending(piece)


def _goes_on(piece: Piece, before: Piece | None, after: Piece | None) -> bool:
    """Whether a word in -ing says after a comma what was done as well: ", publishing over 500 reports"."""
    return (
        piece.lower.endswith("ing")
        and piece.has("class-noun")
        and before is not None
        and before.text == ","
        and after is not None
        and after.tag in _COUNTS
    )


def _by_ending(piece: Piece) -> str:
    word = piece.lower
    if piece.has("class-adverb") or (word.endswith("ly") and len(word) > 4 and not piece.text[0].isupper()):
        return "adv"
    verbal = word.endswith(("ed", "ing")) and len(word) > 4 and word.isalpha() and not piece.has("class-noun")
    return "verb" if verbal else "noun"


def _acts(before: Piece | None, after: Piece | None) -> bool:
    """Whether a word that is both noun and verb is a verb here: before a number, or after "to" or an auxiliary."""
    led = before is not None and (before.lower == "to" or before.has("class-auxiliary", "class-pronoun"))
    opens = after is not None and (after.tag in _COUNTS or after.has("class-determiner"))
    return led or (opens and before is not None and not before.has("class-determiner", "class-preposition"))
