"""What is measured: a printed phrase matched with the indicators of the scheme.

The words of a phrase are compared with the words of every label, folded so that inflection, spelling and order
do not matter. An indicator is recognised when its label has the same head as the phrase and, with the breakdown
values found in it, explains every word. Anything less is a candidate, named by the phrase itself; where an indicator
explains its head and what was done, the candidate is one kind of it. So nothing that was read is lost, and nothing is
called by a name that says less or more than the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ipkg.extract.labels import Labels
from ipkg.extract.values.lexicon import Lexicon, tokens
from ipkg.extract.wording import Shape, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ipkg.model import Concept, Knowledge

_REMEMBERED: Final = 8192
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
_BODY: Final = "body"
_RIGHTS: Final = frozenset({"right_type", "patent_type"})
_STOCKS: Final = frozenset({"stock", "cumulative"})


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
    """What a figure measures: a label to print, its indicator if it is one, and the breakdown values stated.

    ``broader`` is the indicator that a candidate is one kind of, ``reason`` why the one or the other was chosen.
    """

    label: str
    concept: Concept | None = None
    values: tuple[Value, ...] = ()
    broader: Concept | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Label:
    concept: Concept
    text: str
    words: frozenset[str]
    heads: frozenset[str]
    acts: frozenset[str]
    rank: int
    sort: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """A phrase as it is compared: its words, those lent, its build, and the breakdown values in it."""

    said: frozenset[str]
    lent: frozenset[str]
    shape: Shape
    values: tuple[Value, ...]
    sort: str
    stock: bool


@dataclass(frozen=True, slots=True)
class _Fit:
    """A label that fits a phrase: the breakdown values that it needs, the words that nothing explains, its score."""

    label: _Label
    chosen: tuple[Value, ...]
    left: frozenset[str]
    score: tuple[float, ...]


class Measures:
    """The labels of the scheme, made ready for matching."""

    def __init__(self, knowledge: Knowledge) -> None:
        def phrases(kind: str, value: str = "") -> frozenset[str]:
            return frozenset(cue.phrase for cue in knowledge.cues_of(kind) if value in {"", cue.value})

        self._wording = Wording(knowledge)
        self.words = self._wording.words
        self._free = phrases("measure-implied", "always")
        linking = self._free | phrases("measure-implied", "link")
        self._flowing = linking | phrases("measure-implied", "flow")
        self._standing = linking | phrases("measure-implied", "stock")
        self._founding = self._standing | phrases("measure-implied", "founding")
        self._vague = phrases("vague-value")
        labels = Labels(knowledge)
        self.clean, self.stripped, self._cut = labels.clean, labels.stripped, labels.cut
        self._dimension = {dimension.scheme: dimension.key for dimension in knowledge.dimensions}
        self._codes: dict[tuple[str, str], Concept] = {}
        self._values = Lexicon(self._value_entries(knowledge))
        self._synonyms = self._holders(knowledge)
        self._labels = tuple(self._label(*each) for each in _labelled(knowledge))
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for number, label in enumerate(self._labels):
            for word in label.words - self._free or label.words:
                self._by_word[word].append(number)
        self._matched = lru_cache(maxsize=_REMEMBERED)(self._match)
        self._related = lru_cache(maxsize=_REMEMBERED)(self._relate)

    def _label(self, concept: Concept, text: str, rank: int) -> _Label:
        words = frozenset(self.words(text))
        heads, acts = self._wording.all_heads(text), self._wording.shape(text).acts
        return _Label(concept, text, words, heads, acts, rank, _sort(concept.unit or ""))

    def _holders(self, knowledge: Knowledge) -> dict[str, str]:
        """Kinds of holder by the one folded word that names them."""
        folded = (
            (self.words(label), concept.key)
            for concept in knowledge.concepts
            if self._dimension.get(concept.scheme) == _HOLDER
            for label in concept.labels
            if label.casefold() not in self._vague
        )
        return {words[0]: key for words, key in folded if len(words) == 1 and words[0] != _ANYBODY}

    def _value_entries(self, knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
        for concept in knowledge.concepts:
            key = self._dimension.get(concept.scheme)
            if key:
                self._codes[key, concept.key] = concept
                yield from ((key, label, concept.key) for label in concept.labels)

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
            if text[node.start : node.end].casefold() not in self._vague
        ]
        named = frozenset[str]().union(*(value.words for value in found))
        for word in self.words(text):
            code = self._synonyms.get(word)
            if code is not None and _HOLDER in wanted and word not in named:
                found.append(self._value(_HOLDER, code, word))
        return tuple(found)

    def match(  # noqa: PLR0913
        self,
        phrase: str,
        unit: str = "",
        *,
        stock: bool = False,
        relative: bool = False,
        context: str = "",
        headed: bool = False,
    ) -> Measure | None:
        """The indicator that explains every word of the phrase, with the breakdown values in it; None if none does.

        ``unit`` is that of the level ("" for a count), ``stock`` says that the figure holds at a day,
        ``relative`` that it is a change, share or rank, whose unit tells nothing of the level's. ``context`` lends
        words that the phrase leaves out (a caption's, to the heads under it). ``headed`` says that the phrase is
        built as a noun phrase, so that its head must be the label's; heads of tables are only words.
        """
        return self._matched(phrase, "" if relative else _sort(unit), stock, context, headed)

    def candidate(self, phrase: str, unit: str = "", *, relative: bool = False) -> Measure:
        """A measure named by its phrase, and the indicator that it is one kind of."""
        return self._related(phrase, "" if relative else _sort(unit))

    def _match(self, phrase: str, sort: str, stock: bool, context: str, headed: bool) -> Measure | None:  # noqa: FBT001
        asked = self._asked(phrase, sort, context, stock=stock, headed=headed)
        fits = [fit for fit in self._fits(asked) if not fit.left]
        best = max(fits, key=lambda fit: (fit.score, fit.label.concept.key), default=None)
        return self._measure(best, asked) if best else None

    def _relate(self, phrase: str, sort: str) -> Measure:
        asked = self._asked(phrase, sort, "", stock=False, headed=True)
        fits = [fit for fit in self._fits(asked) if self._narrows(fit, asked)]
        best = max(fits, key=lambda fit: (fit.score, fit.label.concept.key), default=None)
        if best is None:
            return Measure(self.clean(phrase), reason="no indicator has its head and explains what was done")
        return Measure(self.clean(phrase), None, (), best.label.concept, _reason(best, asked))

    def speaks(self, phrase: str) -> bool:
        """Whether a phrase has any word of any indicator: "Applications received", and not "Key figures"."""
        return any(word in self._by_word for word in self.words(phrase))

    def _asked(self, phrase: str, sort: str, context: str, *, stock: bool, headed: bool) -> _Asked:
        phrase = self._cut(phrase) if headed else phrase
        values = (*self.values_in(phrase), *self._agents(phrase))
        shape = self._wording.shape(phrase) if headed else Shape()
        return _Asked(frozenset(self.words(phrase)), frozenset(self.words(context)), shape, values, sort, stock)

    def _agents(self, phrase: str) -> tuple[Value, ...]:
        """The bodies that a phrase says to act: "cases concluded by courts"."""
        return tuple(value for rest in re.split(r"\bby\b", phrase)[1:] for value in self.values_in(rest, (_BODY,)))

    def _fits(self, asked: _Asked) -> Iterator[_Fit]:
        """The labels whose words are all said, lent or understood, and whose head is that of the phrase."""
        for number in {number for word in asked.said for number in self._by_word.get(word, ())}:
            label = self._labels[number]
            if self._can_name(label, asked):
                extra = asked.said - label.words - self._implied(label)
                chosen, left = explain(extra, _beside(label, asked.values))
                yield _Fit(label, chosen, left, self._score(label, asked, chosen))

    def _implied(self, label: _Label) -> frozenset[str]:
        """Words that add nothing to a label of its time basis."""
        return self._standing if label.concept.time_basis in _STOCKS else self._flowing

    def _can_name(self, label: _Label, asked: _Asked) -> bool:
        heads = asked.shape.heads
        return (
            label.words <= asked.said | asked.lent | self._free
            and asked.sort in {"", label.sort}
            and (not heads or not heads.isdisjoint(label.heads))
            and self._about(label, asked.said)
        )

    def _about(self, label: _Label, said: frozenset[str]) -> bool:
        """Whether the phrase says the subject of the label or may leave it out; students are no students of IP."""
        return not (label.words & self._free) - said or len(said) > 1 or label.concept.unit != _ANYBODY

    def _narrows(self, fit: _Fit, asked: _Asked) -> bool:
        """Whether what a phrase names is one kind of an indicator: the same head, and nothing else was done to it."""
        done = self._founding if fit.label.concept.time_basis in _STOCKS else self._flowing
        whole = fit.label.words <= asked.said and asked.shape.acts <= fit.label.words | done
        return whole and fit.label.acts <= asked.shape.acts | asked.shape.near

    def _score(self, label: _Label, asked: _Asked, chosen: tuple[Value, ...]) -> tuple[float, ...]:
        """How well a label fits: words explained, none unsaid, few lent, few breakdowns, time basis, its place."""
        return (
            len(label.words & asked.said),
            -len(label.words - asked.said - asked.lent),
            -len(label.words - asked.said - self._free),
            -len(chosen),
            (label.concept.time_basis in _STOCKS) == asked.stock,
            -label.rank,
        )

    def with_values(self, measure: Measure, values: Iterable[Value]) -> Measure:
        """A measure with further breakdown values, where they say something that it does not say yet."""
        own = frozenset(self.words(measure.label))
        found = {value.key: value for value in measure.values}
        for value in values:
            if not value.words or value.words - own:
                found.setdefault(value.key, value)
        return Measure(measure.label, measure.concept, tuple(found[key] for key in sorted(found)))

    def _measure(self, fit: _Fit, asked: _Asked) -> Measure:
        concept = fit.label.concept
        own = frozenset(self.words(concept.label))
        fixed = {self._dimension[scheme]: code for scheme, code in concept.dimensions if scheme in self._dimension}
        found = {key: self._value(key, code, self._codes[key, code].label) for key, code in fixed.items()}
        claimed = own.union(*(frozenset(self.words(value.label)) for value in (*found.values(), *fit.chosen)))
        for value in (*fit.chosen, *asked.values):
            told = value.key in _RIGHTS and frozenset(self.words(value.label)) <= own
            if not told and (value in fit.chosen or value.words - claimed):
                found.setdefault(value.key, value)
                claimed |= frozenset(self.words(value.label))
        values = tuple(found[key] for key in sorted(found))
        return Measure(compose(concept.label, found.values()), concept, values, reason=_reason(fit, asked))


def _labelled(knowledge: Knowledge) -> Iterator[tuple[Concept, str, int]]:
    """Every label of every indicator, with its place among the concept's."""
    for concept in knowledge.scheme("indicator"):
        yield from ((concept, text, rank) for rank, text in enumerate(concept.labels))


def _beside(label: _Label, values: tuple[Value, ...]) -> tuple[Value, ...]:
    """The breakdown values that a label leaves to be said; who holds or acts is said whole or not at all."""
    return tuple(value for value in values if value.key not in {_HOLDER, _BODY} or not value.words <= label.words)


def _reason(fit: _Fit, asked: _Asked) -> str:
    """Why a label was chosen, with the part of the phrase's words that it and the breakdowns explain."""
    explained = len(asked.said) - len(fit.left)
    lent = sorted((fit.label.words - asked.said) & asked.lent)
    parts = (
        f"{explained}/{len(asked.said)} words by {fit.label.text!r}",
        *(f"{value.key}={value.code}" for value in fit.chosen),
        *((f"lent: {', '.join(lent)}",) if lent else ()),
        *((f"left: {', '.join(sorted(fit.left))}",) if fit.left else ()),
    )
    return "; ".join(parts)


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


def explain(extra: frozenset[str], values: tuple[Value, ...]) -> tuple[tuple[Value, ...], frozenset[str]]:
    """The breakdown values that account for the extra words, one for each breakdown, and the words that stay."""
    chosen: dict[str, Value] = {}
    for value in values:
        if value.words & extra and value.key not in chosen:
            chosen[value.key] = value
            extra -= value.words
    return tuple(chosen.values()), extra


def from_origin(measure: Measure, origin: str) -> Measure:
    """What is measured, counted only as far as it comes from a place: "patent applications from Chile"."""
    broader = measure.concept or measure.broader
    return replace(measure, label=f"{measure.label} from {origin}", concept=None, broader=broader)


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
