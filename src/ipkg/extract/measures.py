"""What is measured: a printed phrase matched with the indicators of the scheme.

The words of a phrase are compared with the words of every label, folded so that inflection, spelling and order
do not matter. An indicator is recognised when its label and the breakdown values found in the phrase explain
every word of the phrase; anything less is a candidate, named by the phrase itself. So nothing that was read is
lost, and nothing is called by a name that says less than the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ipkg.extract.lexicon import Lexicon, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipkg.model import Concept, Knowledge

_REMEMBERED: Final = 8192
# Every document of the field is about intellectual property, whether a phrase says so or not.
FREE: Final = frozenset({"ip"})
# What flows in a period is new, whether a phrase says so or not.
NEW: Final = frozenset({"new", "receive"})
# Breakdowns that a phrase may state by a word of its own.
IN_PHRASE: Final = (
    "patent_type",
    "value_class",
    "patentee",
    "route",
    "work_type",
    "case_type",
    "level",
    "grade",
    "contract_type",
    "right_type",
    "award",
)
_HOLDER: Final = "patentee"
# People are counted more often than they hold rights.
_ANYBODY: Final = "people"
_VAGUE: Final = frozenset(
    {"other", "others", "music", "plays", "texts", "core", "domestic", "international", "primary"}
)


_HEAD: Final = re.compile(
    r"^(?:(?:the|a|an|its|their|such|these|this|those|total|overall|combined|cumulative total of|number|amount"
    r"|quantity|share|proportion|percentage) (?:of )?)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a breakdown: dimension key, code slug, label, and the folded words that said it."""

    key: str
    code: str
    label: str
    words: frozenset[str]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures: a label to print, its indicator if it is one, and the breakdown values stated."""

    label: str
    concept: Concept | None = None
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class _Label:
    concept: Concept
    words: frozenset[str]
    rank: int
    sort: str


class Measures:
    """The labels of the scheme, made ready for matching."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._folds = Lexicon(
            [("fold", cue.phrase, cue.value) for cue in knowledge.cues if cue.kind == "measure-fold"]
            + [("fold", name, unit.key) for unit in knowledge.units for name in unit.names if name.startswith("per ")]
            + [("fold", cue.phrase, cue.value) for cue in knowledge.cues if cue.kind == "denominator"]
        )
        self._stop = frozenset(cue.phrase for cue in knowledge.cues if cue.kind == "measure-stop")
        self._acronyms = {cue.phrase.casefold(): cue.phrase for cue in knowledge.cues if cue.kind == "acronym"}
        self._dimension = {dimension.scheme: dimension.key for dimension in knowledge.dimensions}
        self._codes: dict[tuple[str, str], Concept] = {}
        self._values = Lexicon(self._value_entries(knowledge))
        self._synonyms = self._holders(knowledge)
        self._labels: list[_Label] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for concept in knowledge.scheme("indicator"):
            for rank, text in enumerate(concept.labels):
                label = _Label(concept, frozenset(self.words(text)), rank, _sort(concept.unit or ""))
                for word in label.words - FREE or label.words:
                    self._by_word[word].append(len(self._labels))
                self._labels.append(label)
        self._matched = lru_cache(maxsize=_REMEMBERED)(self._match)

    def _holders(self, knowledge: Knowledge) -> dict[str, str]:
        """Kinds of holder by the one folded word that names them."""
        folded = (
            (self.words(label), concept.key)
            for concept in knowledge.concepts
            if self._dimension.get(concept.scheme) == _HOLDER
            for label in concept.labels
            if label.casefold() not in _VAGUE
        )
        return {words[0]: key for words, key in folded if len(words) == 1 and words[0] != _ANYBODY}

    def _value_entries(self, knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
        for concept in knowledge.concepts:
            key = self._dimension.get(concept.scheme)
            if key:
                self._codes[key, concept.key] = concept
                yield from ((key, label, concept.key) for label in concept.labels)

    def words(self, text: str) -> tuple[str, ...]:
        """The folded words of a phrase, without those that say nothing."""
        found: list[str] = []
        line = tokens(text)
        spans = sorted(self._folds.find(line), key=lambda node: (node.start, -node.end))
        folds = {node.start: node for node in reversed(spans)}
        end = 0
        for token in line:
            if token.start < end:
                continue
            fold = folds.get(token.start)
            if fold is not None:
                end = fold.end
                found.extend(fold.value.split())
            elif token.folded[0].isalnum():
                found.extend(self._plain(token.folded))
        return tuple(found)

    def _plain(self, word: str) -> Iterator[str]:
        for part in word.split("-"):
            if part and part not in self._stop:
                yield singular(part)

    def value(self, key: str, text: str) -> Value | None:
        """The value of one breakdown that a whole text names, or None."""
        code = self._values.senses(text).get(key)
        return self._value(key, code, text) if code else None

    def _value(self, key: str, code: str, text: str) -> Value:
        return Value(key, code, self._codes[key, code].label, frozenset(self.words(text)), text.casefold())

    def mentions(self, text: str, keys: Iterable[str]) -> tuple[tuple[int, Value], ...]:
        """Values of some breakdowns that a text names, each with its place."""
        wanted = set(keys)
        nodes = (node for node in self._values.find(tokens(text)) if node.kind in wanted)
        return tuple((node.start, self._value(node.kind, node.value, text[node.start : node.end])) for node in nodes)

    def any_value(self, text: str, keys: Iterable[str] = IN_PHRASE) -> Value | None:
        """The breakdown value that a whole text names, the first of ``keys`` that knows it."""
        return next((value for key in keys if (value := self.value(key, text))), None)

    def values_in(self, text: str, keys: Iterable[str] = IN_PHRASE) -> tuple[Value, ...]:
        """Breakdown values named inside a phrase, longest first, then those that other words mean ("corporate")."""
        wanted = set(keys)
        nodes = [node for node in self._values.find(tokens(text)) if node.kind in wanted]
        nodes.sort(key=lambda node: (node.start - node.end, node.start))
        found = [
            self._value(node.kind, node.value, text[node.start : node.end])
            for node in nodes
            if text[node.start : node.end].casefold() not in _VAGUE
        ]
        named = frozenset[str]().union(*(value.words for value in found))
        for word in self.words(text):
            code = self._synonyms.get(word)
            if code is not None and _HOLDER in wanted and word not in named:
                found.append(self._value(_HOLDER, code, word))
        return tuple(found)

    def stripped(self, phrase: str) -> str:
        """A phrase without the words at its head that only say that something is counted or shared."""
        return _HEAD.sub("", phrase).strip()

    def match(
        self, phrase: str, unit: str = "", *, stock: bool = False, relative: bool = False, context: str = ""
    ) -> Measure | None:
        """The indicator that explains every word of the phrase, with the breakdown values in it; None if none does.

        ``unit`` is that of the level ("" for a count), ``stock`` says that the figure holds at a day,
        ``relative`` that it is a change, share or rank, whose unit tells nothing of the level's. ``context`` lends
        words that the phrase leaves out (a caption's, to the heads under it).
        """
        return self._matched(phrase, "" if relative else _sort(unit), stock, context)

    def _match(self, phrase: str, sort: str, stock: bool, context: str) -> Measure | None:  # noqa: FBT001
        said = frozenset(self.words(phrase))
        lent = frozenset(self.words(context))
        values = self.values_in(phrase)
        best: tuple[tuple[float, ...], _Label, tuple[Value, ...]] | None = None
        for number in {number for word in said for number in self._by_word.get(word, ())}:
            label = self._labels[number]
            if not label.words <= said | lent | FREE or (sort and label.sort != sort) or not _about(label, said):
                continue
            extra = said - label.words - (FREE | NEW if label.concept.time_basis == "flow" else FREE)
            chosen = explain(extra, values)
            if chosen is None:
                continue
            score = _score(label, said, lent, chosen, stock=stock)
            if best is None or (score, label.concept.key) > (best[0], best[1].concept.key):
                best = (score, label, chosen)
        return self._measure(best[1].concept, best[2], values) if best else None

    def with_values(self, measure: Measure, values: Iterable[Value]) -> Measure:
        """A measure with further breakdown values, where they say something that it does not say yet."""
        own = frozenset(self.words(measure.label))
        found = {value.key: value for value in measure.values}
        for value in values:
            if not value.words or value.words - own:
                found.setdefault(value.key, value)
        return Measure(measure.label, measure.concept, tuple(found[key] for key in sorted(found)))

    def _measure(self, concept: Concept, chosen: tuple[Value, ...], values: tuple[Value, ...]) -> Measure:
        own = frozenset(self.words(concept.label))
        fixed = {self._dimension[scheme]: code for scheme, code in concept.dimensions if scheme in self._dimension}
        found = {key: self._value(key, code, self._codes[key, code].label) for key, code in fixed.items()}
        claimed = own.union(*(frozenset(self.words(value.label)) for value in (*found.values(), *chosen)))
        for value in (*chosen, *values):
            if value in chosen or value.words - claimed:
                found.setdefault(value.key, value)
                claimed |= frozenset(self.words(value.label))
        return Measure(compose(concept.label, found.values()), concept, tuple(found[key] for key in sorted(found)))

    def candidate(self, phrase: str) -> Measure:
        """A measure named by its phrase."""
        return Measure(self.clean(phrase))

    def clean(self, phrase: str) -> str:
        """A phrase as a label: blanks single, no articles at its head, intellectual property abbreviated.

        >>> from ipkg.model import Knowledge
        >>> Measures(Knowledge()).clean("The total  number of Intellectual Property Rights workstations")
        'IP workstations'
        """
        text = re.sub(r"[\s*\"“”]+", " ", phrase).strip(" ,;:.")
        text = re.sub(r"\bintellectual property( rights?)?\b", "IP", text, flags=re.IGNORECASE)
        text = _HEAD.sub("", text)
        return " ".join(self._case(word) for word in text.split(" "))

    def _case(self, word: str) -> str:
        bare = word.strip("()").casefold()
        if bare in self._acronyms:
            return word.replace(word.strip("()"), self._acronyms[bare])
        return word


def _about(label: _Label, said: frozenset[str]) -> bool:
    """Whether the phrase says the subject of the label or may leave it out; students are no students of IP."""
    return not (label.words & FREE) - said or len(said) > 1 or label.concept.unit != _ANYBODY


def _score(
    label: _Label, said: frozenset[str], lent: frozenset[str], chosen: tuple[Value, ...], *, stock: bool
) -> tuple[float, ...]:
    """How well a label fits: words explained, none unsaid, few lent, few breakdowns, time basis, order of labels."""
    return (
        len(label.words & said),
        -len(label.words - said - lent),
        -len(label.words - said - FREE),
        -len(chosen),
        (label.concept.time_basis in {"stock", "cumulative"}) == stock,
        -label.rank,
    )


def singular(word: str) -> str:
    """A noun without its plural ending.

    >>> [singular(word) for word in ("cities", "cases", "process", "applications", "bus")]
    ['city', 'case', 'process', 'application', 'bus']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def same_sort(known: str, printed: str) -> bool:
    """Whether two units can belong to one measure: money with money, shares with shares, counts with counts.

    >>> same_sort("CNY", "EUR"), same_sort("count", ""), same_sort("count", "CNY"), same_sort("percent", "")
    (True, True, False, False)
    """
    return _sort(known) == _sort(printed)


def _sort(unit: str) -> str:
    if unit.isupper():
        return "money"
    if unit in {"", "count", "people", "ten_thousand_people", "ratio"} or unit.startswith("per_"):
        return "count"
    return "time" if unit in {"years", "months", "weeks", "days", "hours", "minutes"} else unit


def explain(extra: frozenset[str], values: tuple[Value, ...]) -> tuple[Value, ...] | None:
    """The breakdown values that account for every extra word, one for each breakdown; None where some word stays."""
    chosen: dict[str, Value] = {}
    for value in values:
        if value.words & extra and value.key not in chosen:
            chosen[value.key] = value
            extra -= value.words
    return None if extra else tuple(chosen.values())


def compose(label: str, values: Iterable[Value]) -> str:
    """A label with the kinds that its nouns are of: "patents granted" and invention make "invention patents granted".

    >>> compose("patents granted", [Value("patent_type", "invention", "invention", frozenset({"invention"}))])
    'invention patents granted'
    """
    for value in values:
        noun = value.key.removesuffix("_type")
        if noun != value.key and value.label.lower() not in label.lower():
            whole = value.label if noun in value.label else rf"{value.label} \1"
            label = re.sub(rf"\b({noun}s?)\b", whole, label, count=1)
    return label
