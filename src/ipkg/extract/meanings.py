"""From drafts to figures: which measure, of whom, where and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.extract import periods, where
from ipkg.extract.measures import Measure, Value, compose, same_sort, singular
from ipkg.extract.periods import When
from ipkg.extract.phrases import opens_with_pronoun, spoken
from ipkg.extract.said import Said, unit_of
from ipkg.model import Derivation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.areas import Area
    from ipkg.extract.drafts import Draft
    from ipkg.extract.frame import Frame
    from ipkg.extract.headings import Lore
    from ipkg.extract.pieces import Piece
    from ipkg.model import Kind, MappedText, Period

_AGAINST: Final = frozenset({"against", "compared with", "compared to", "from", "than", "versus"})
_STATED: Final = frozenset({"level", "share_pct", "ratio"})
_AVERAGE: Final = "average"
_NEAR: Final = 20
# What one kind of cases or applications is told from others by.
_KINDS: Final = ("right_type", "case_type", "patent_type")
_KIND_AND_HEAD: Final = 2
_TOPICAL: Final = frozenset({"in", "at", "among"})
_TOPIC: Final = 5
_NEW: Final = frozenset({"new", "newly", "additional", "further", "another"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure with the draft it came from, the body that acts and the period that its sentence speaks of.

    ``elsewhere`` are further areas that it is said of.
    """

    said: Said
    draft: Draft
    body: Value | None = None
    spoken: Period | None = None
    elsewhere: tuple[Area | None, ...] = ()

    def everywhere(self) -> tuple[Said, ...]:
        """The figure, once for each area that it is said of."""
        return (self.said, *(replace(self.said, area=area) for area in self.elsewhere))


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence's figures share: its pieces, its place in the text of its block, frame and lore."""

    pieces: Sequence[Piece]
    offset: int
    frame: Frame
    lore: Lore
    text: MappedText
    headings: tuple[str, ...] = ()

    def topical(self, noun: str, end: int) -> str:
        """A phrase with the right that it leaves out, as what stands before it in the paragraph or above it says."""
        topics = self.lore.topics
        if not topics.bare(noun):
            return noun
        right = topics.of(self.text.text[: self.offset + end], self.headings)
        return f"{right} {noun}" if right else noun


def meanings(drafts: Sequence[Draft], sentence: Sentence, earlier: Sequence[Meaning]) -> tuple[Meaning, ...]:
    """What the drafts of one sentence mean; ``earlier`` are the figures of the paragraph before it."""
    found = list(earlier)
    for draft in drafts:
        found.append(_meaning(draft, sentence, found))
    return tuple(found[len(earlier) :])


def _meaning(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Meaning:
    body = _body(draft, sentence, found)
    like = found[draft.like] if draft.like is not None else None
    measure = _measure(draft, sentence, found)
    if like is not None:
        body = body or like.body
    own = like is None or draft.fresh
    spoken = _period(draft, sentence, found) if own or like is None else like.said.period
    period = _at_edge(draft, spoken)
    years = _changed_over(draft, period, sentence)
    areas = where.areas(draft, sentence, found) if own or like is None else (like.said.area, *like.elsewhere)
    kind: Kind = "target" if draft.target and draft.kind in _STATED else draft.kind
    amount = draft.amount
    holder = sentence.lore.measures.value("patentee", draft.agent) if draft.agent and measure.concept else None
    award = _award(draft, measure, sentence)
    values = (*_put_first(draft, measure, sentence), *(value for value in (body, holder, award) if value is not None))
    if like is not None:
        values = (*values, *like.said.values)
    shift = sentence.offset
    said = Said(
        kind=kind,
        measure=measure,
        amount=amount,
        span=sentence.text.span(draft.start + shift, draft.end + shift),
        value_span=None if draft.rule == "lead" else sentence.text.span(amount.start + shift, amount.end + shift),
        printed="" if draft.rule == "lead" else sentence.text.text[amount.start + shift : amount.end + shift],
        derivation=_derivation(draft, sentence, measure),
        area=areas[0],
        period=years[1] if years else period,
        unit=_unit(draft, kind) or _unit_of_like(kind, like),
        values=values,
        base=years[0].text if years else _base(draft, sentence, found),
        people=draft.people,
        mean=draft.mean,
        standing=draft.standing or (like.said.standing if like and not draft.fresh else False),
    )
    placed = draft.silent and spoken is not None and period is not spoken
    return Meaning(said, replace(draft, silent=False) if placed else draft, body, spoken, areas[1:])


def _at_edge(draft: Draft, spoken: Period | None) -> Period | None:
    """The period that a figure holds for: of a span of years that is spoken of, the ends of a change have its ends."""
    return (periods.edge(spoken, draft.edge) if draft.edge and spoken else None) or spoken


def _put_first(draft: Draft, measure: Measure, sentence: Sentence) -> tuple[Value, ...]:
    """The kind of case that a sentence puts first: "in criminal trials 120 defendants were sentenced"."""
    first = sentence.pieces[0]
    ahead = [piece for piece in sentence.pieces if first.end <= piece.start and piece.end <= draft.start]
    if first.lower not in _TOPICAL or draft.like is not None or len(ahead) > _TOPIC or draft.kind != "level":
        return ()
    known = {value.key for value in measure.values}
    values = sentence.lore.measures.values_in(spoken(ahead), ("case_type",))
    return tuple(value for value in values if value.key not in known)


def _award(draft: Draft, measure: Measure, sentence: Sentence) -> Value | None:
    """Which award is meant, where awards are counted: the one named in the figure's own clause, else last before it."""
    if measure.concept is None or "award" not in measure.concept.label.split(" ")[0]:
        return None
    end = sentence.pieces[-1].end
    named = sentence.lore.measures.mentions(sentence.text.text[sentence.offset : sentence.offset + end], ("award",))
    stops = [piece.start for piece in sentence.pieces if piece.tag == "verb" or piece.text == ";"]
    stop = next((at for at in stops if at > draft.amount.start), end)
    after = [value for at, value in named if draft.amount.start < at < stop]
    before = [value for at, value in named if at < draft.amount.start]
    return next(iter([*after[:1], *before[-1:]]), None)


def _unit(draft: Draft, kind: Kind) -> str:
    if kind == "rank":
        return "rank"
    return draft.amount.unit or (draft.unit if kind in {"level", "target"} else "")


def _is_share(meaning: Meaning) -> bool:
    """Whether a figure is a share of a whole, and not a rate that is an indicator of its own."""
    concept = meaning.said.measure.concept
    return meaning.said.kind == "share_pct" and not (concept is not None and concept.unit == "percent")


def _unit_of_like(kind: Kind, like: Meaning | None) -> str:
    """An absolute change has the unit of what changed."""
    if kind != "change_abs" or like is None:
        return ""
    return unit_of(like.said)


def _measure(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure:
    """What a figure measures: what another one does, a part of it, or what its own phrase names."""
    if draft.like is not None:
        same = _same(draft, found[draft.like], sentence.lore)
        return _averaged(same, draft.amount.per) if draft.mean else same
    if draft.topical and (topic := _topic(draft, found)):
        return topic
    if draft.parent is not None:
        whole = found[draft.parent]
        return _among(draft, whole, sentence) or _kind_among(draft, whole, sentence) or _own(draft, sentence, found)
    measure = (
        _kind_of_whole(draft, sentence) or _kind_of_earlier(draft, sentence, found) or _own(draft, sentence, found)
    )
    return _averaged(measure, draft.amount.per) if draft.mean else measure


def _kind_of_earlier(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure | None:
    """In "courts accepted 900 cases; patent cases numbered 80" the second is a kind of what the first counts."""
    if draft.verbs or draft.agent or draft.host is not None or len(draft.head) < _KIND_AND_HEAD or draft.tail:
        return None
    *kind, head = draft.head
    value = sentence.lore.measures.any_value(spoken(kind), _KINDS)
    whole = next((old for old in reversed(found) if _counts_done(old, head) and value), None)
    return _with_value(whole.said.measure, spoken(kind), sentence.lore) if whole else None


def _counts_done(old: Meaning, head: Piece) -> bool:
    """Whether a figure counts things of this name by what was done with them, and not a kind of them."""
    draft = old.draft
    same = bool(draft.head) and singular(draft.head[-1].lower) == singular(head.lower)
    return same and draft.kind == "level" and bool(draft.verbs or draft.passive) and draft.parent is None


def _averaged(measure: Measure, per: str) -> Measure:
    """The average of a measure is another measure, unless the measure is an average itself."""
    own = _AVERAGE in measure.label.split()
    if own and not per:
        return measure
    return Measure(" ".join(filter(None, ("" if own else _AVERAGE, measure.label, per))), None, measure.values)


def _topic(draft: Draft, found: Sequence[Meaning]) -> Measure | None:
    """What the paragraph speaks of: the indicator of the last figure of this sort, None where there is none."""
    stated = (meaning.said for meaning in reversed(found) if not meaning.draft.silent)
    return next(
        (said.measure for said in stated if said.measure.concept and _fits(draft, said.measure.concept.unit or "")),
        None,
    )


def _fits(draft: Draft, unit: str) -> bool:
    """Whether a figure can be of an indicator with this unit: shares and changes can be of any."""
    return draft.amount.unit in {"percent", "percentage_points"} or same_sort(unit, draft.amount.unit)


def _same(draft: Draft, like: Meaning, lore: Lore) -> Measure:
    """The measure of another figure; a change of a share is of the share, not of what it is a share of."""
    same = like.said.measure
    if draft.kind.startswith("change") and _is_share(like):
        return Measure(f"share of {same.label}", None, same.values)
    if draft.unit:
        return Measure(f"{same.label} {draft.value}", None, same.values)
    return _with_value(same, draft.value, lore) if draft.value else same


def _among(draft: Draft, whole: Meaning, sentence: Sentence) -> Measure | None:
    """A part of things that no indicator counts: what it is among them."""
    known = whole.said.measure.concept is not None or draft.rule != "part" or not draft.noun
    if known or not _shares_head(draft, whole.draft):
        return None
    label = f"{sentence.lore.measures.clean(draft.noun)} among {whole.said.measure.label}"
    return Measure(label, None, whole.said.measure.values)


def _kind_among(draft: Draft, whole: Meaning, sentence: Sentence) -> Measure | None:
    """A part that only names a kind of its whole: "3,100 concerned patents", "80 were utility models"."""
    named = draft.value or (draft.noun and not draft.verbs and sentence.lore.measures.any_value(draft.noun))
    return _with_value(whole.said.measure, draft.noun, sentence.lore) if named else None


def _own(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure:
    """What a figure's own phrase names, with what it leaves to its whole or host."""
    noun, verbs, neutral = draft.noun, draft.verbs, draft.neutral
    if draft.parent is not None:
        noun, verbs, neutral = _of_whole(draft, found[draft.parent].draft)
    measures = sentence.lore.measures
    measure = _named(sentence.topical(noun, draft.amount.start), verbs, draft, sentence, neutral=neutral)
    if draft.scope:
        return Measure(f"{measure.label} of {measures.clean(draft.scope)}", None, measure.values)
    if draft.host is None:
        return measure
    host = found[draft.host]
    joint = measures.match(f"{host.draft.noun} {noun}", draft.amount.unit) if len(noun.split()) == 1 else None
    whole = f"{measure.label} in {host.said.measure.label}"
    return joint or measures.match(whole, draft.amount.unit) or Measure(whole, None, measure.values)


def _of_whole(draft: Draft, whole: Draft) -> tuple[str, tuple[str, ...], bool]:
    """A part's phrase, with what it leaves to its whole."""
    if draft.rule == "total":
        kept = [word for word in whole.noun.split() if word.casefold() not in _NEW]
        return " ".join(kept), (), True
    if not draft.noun:
        return whole.noun, draft.verbs, False
    if not draft.head:
        return f"{whole.noun} {' and '.join(whole.verbs)} {draft.noun}", (), True
    if whole.head and draft.head[-1].lower == whole.head[-1].lower:
        return f"{draft.noun} {whole.tail}".strip(), draft.verbs or whole.verbs, whole.neutral
    return draft.noun, draft.verbs, draft.neutral or not draft.verbs


def _kind_of_whole(draft: Draft, sentence: Sentence) -> Measure | None:
    """In "design patents were 8% of the patents granted" the share is of the whole's measure, for that kind of it.

    In "the courts of Suzhou took 34% of the cases" it is that of the body.
    """
    if draft.kind != "share_pct" or not isinstance(draft.base, str):
        return None
    measures = sentence.lore.measures
    if draft.agent and sentence.lore.body(draft.agent):
        return measures.match(draft.base, relative=True) or measures.candidate(draft.base)
    whole = measures.match(draft.base, relative=True) if measures.any_value(draft.noun) else None
    return _with_value(whole, draft.noun, sentence.lore) if whole and whole.concept else None


def _shares_head(draft: Draft, whole: Draft) -> bool:
    """Whether a part is of the same things as its whole."""
    return not draft.head or (bool(whole.head) and draft.head[-1].lower == whole.head[-1].lower)


def _named(noun: str, verbs: Sequence[str], draft: Draft, sentence: Sentence, *, neutral: bool) -> Measure:
    """The measure that a phrase names, with or without the verb that rules it."""
    measures = sentence.lore.measures
    done = f"{noun} {' and '.join(verbs)}" if verbs else noun
    tries = (noun, done) if neutral else (done,)
    relative = draft.kind not in {"level", "target"} and draft.amount.unit != ""
    rate = draft.rule == "rate"
    stock = draft.standing or _dated(draft, sentence)
    for phrase in dict.fromkeys(tries):
        match = measures.match(phrase, draft.amount.unit or draft.unit, stock=stock, relative=relative and not rate)
        if match is not None and not _miscounts(match, draft):
            return match
    return measures.candidate(tries[0])


def _miscounts(measure: Measure, draft: Draft) -> bool:
    """Whether an indicator counts people where the figure counts something else ("pieces detained")."""
    counts_people = measure.concept is not None and measure.concept.unit == "people"
    return counts_people and draft.rule in {"counted", "part"} and bool(draft.head) and not draft.people


def _with_value(measure: Measure, text: str, lore: Lore) -> Measure:
    """The measure of one kind of a whole."""
    value = lore.measures.any_value(text)
    if value is None:
        return Measure(f"{measure.label}: {lore.measures.clean(text)}", None, measure.values)
    values = {known.key: known for known in (*measure.values, value)}
    label = compose(measure.concept.label, values.values()) if measure.concept else f"{measure.label}: {value.label}"
    return Measure(label, measure.concept, tuple(values[key] for key in sorted(values)))


def _body(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Value | None:
    """The body that acts, as the code list knows it; a list or a pronoun keeps the one before."""
    named = sentence.lore.body(draft.agent) if draft.agent else None
    if named is not None or draft.agent or draft.kind != "level" or draft.like is not None:
        return named
    if not found or not (draft.verbs or draft.host is not None or draft.parent is not None):
        return None
    if found[-1].draft.sentence == draft.sentence:
        return found[-1].body
    return _taken_up(found) if opens_with_pronoun(sentence.pieces) else None


def _taken_up(found: Sequence[Meaning]) -> Value | None:
    """The body that acts in the sentence before."""
    last = found[-1].draft.sentence
    named = (meaning.body for meaning in reversed(found) if meaning.draft.sentence == last and meaning.body)
    return next(named, None)


def _when(draft: Draft, sentence: Sentence) -> When | None:
    """The time of a figure: in its own phrase, else the last before it in the sentence, else right after it."""
    own = [_meant(piece) for piece in draft.times]
    if own:
        return own[0]
    whens = [piece for piece in sentence.pieces if piece.tag == "when" and piece.value.role != "base"]
    after = next((piece for piece in whens if 0 <= piece.start - draft.end <= 1), None)
    if after is not None and draft.like is None:
        return _meant(after)
    before = [piece for piece in whens if piece.start < draft.amount.end]
    leading = [piece for piece in before if not _trails(piece, sentence)] or (
        [] if draft.fresh else [piece for piece in before if not _compared(piece, sentence)]
    )
    if leading:
        return _meant(leading[-1])
    return next((_meant(piece) for piece in whens if _follows(piece, draft, sentence)), None)


def _follows(when: Piece, draft: Draft, sentence: Sentence) -> bool:
    """Whether a time comes after a figure with no sign and no other figure between."""
    between = (piece for piece in sentence.pieces if draft.end <= piece.start < when.start)
    return (
        draft.like is None
        and when.start >= draft.end
        and not any(piece.tag == "sign" or piece.is_figure for piece in between)
    )


def _meant(piece: Piece) -> When:
    """The time that a piece names; "a year earlier" is the year before the frame's."""
    if isinstance(piece.value, When):
        return replace(piece.value, role="in") if piece.value.role == "base" else piece.value
    return When(None, pointer="previous")


def _compared(when: Piece, sentence: Sentence) -> bool:
    """Whether a time belongs to a figure that another is only set against ("against 19 in 2021")."""
    pairs = zip(sentence.pieces, sentence.pieces[1:], strict=False)
    return any(lead.lower in _AGAINST and piece.is_figure and 0 <= when.start - piece.end <= 1 for lead, piece in pairs)


def _trails(when: Piece, sentence: Sentence) -> bool:
    """Whether a time directly follows a figure: then it is that figure's own."""
    return any(piece.is_figure and 0 <= when.start - piece.end <= 1 for piece in sentence.pieces)


def _dated(draft: Draft, sentence: Sentence) -> bool:
    when = _when(draft, sentence)
    return when is not None and when.role in {"end", "by", "since"}


def _period(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Period | None:
    when = _when(draft, sentence)
    if when is None:
        return _carried(draft, found) or sentence.frame.period
    period = replace(sentence.frame, recent=_recent(found, when.count) or sentence.frame.recent).at(when)
    if period is None or when.role not in {"since", "by"}:
        return period
    if when.role == "by" or sentence.frame.period is None:
        return periods.end_of(period) if not draft.target else period
    return periods.span(period, sentence.frame.period) or period


def _recent(found: Sequence[Meaning], years: int) -> Period | None:
    """The period that the paragraph spoke of last; of so many years where it says so."""
    if years > 1:
        return next((old.spoken for old in reversed(found) if old.spoken and _years(old.spoken) == years), None)
    last = found[-1].draft.sentence if found else None
    return next((meaning.spoken for meaning in found if meaning.draft.sentence == last), None)


def _years(period: Period) -> int:
    """How many calendar years a period touches."""
    return int(period.end[:4]) - int(period.start[:4]) + 1


def _carried(draft: Draft, found: Sequence[Meaning]) -> Period | None:
    """The year of the sentence before in the same paragraph."""
    own = (
        m for m in reversed(found) if m.draft.sentence < draft.sentence and not m.draft.times and m.draft.like is None
    )
    last = next(own, None)
    period = last.said.period if last else None
    return period if period and period.start != period.end else None


def _changed_over(draft: Draft, period: Period | None, sentence: Sentence) -> tuple[Period, Period] | None:
    """The years between which something changed, where it did so once and not year by year."""
    if not draft.kind.startswith("change") or draft.mean or _yearly(draft, sentence):
        return None
    stated = draft.base.period if isinstance(draft.base, When) else None
    return next((years for each in (stated, period) if each and (years := periods.window(each))), None)


def _yearly(draft: Draft, sentence: Sentence) -> bool:
    """Whether a change is an average of several years: "by 4.7% a year on average"."""
    near = [piece for piece in sentence.pieces if draft.start <= piece.start and piece.start <= draft.end + _NEAR]
    return any(piece.has("average") or piece.lower in {"average", "a year", "per year", "annually"} for piece in near)


def _base(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> str | None:
    if isinstance(draft.base, When):
        period = sentence.frame.at(replace(draft.base, role="in"))
        return period.text if period else None
    if draft.base is not None:
        return draft.base
    whole = draft.parent if draft.parent is not None else draft.like
    return found[whole].said.measure.label if draft.kind == "share_pct" and whole is not None else None


def _derivation(draft: Draft, sentence: Sentence, measure: Measure) -> Derivation:
    text = sentence.text.text[draft.start + sentence.offset : draft.end + sentence.offset]
    inside = [
        piece.node.derivation(sentence.text.text[sentence.offset :])
        for piece in sentence.pieces
        if piece.node is not None and piece.start <= draft.amount.start < piece.end
    ]
    named = Derivation("indicator" if measure.concept else "candidate", measure.label)
    spoke = (Derivation("phrase", spoken(draft.head) or draft.noun),) if draft.noun else ()
    return Derivation(draft.rule, text, (*inside, replace(named, children=spoke)))
