"""What a figure measures: what another one does, a kind or part of it, or what its own phrase names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.meanings import when
from ipkg.extract.meanings.antecedents import named_before, same_as_whole, taken_up, with_body
from ipkg.extract.measures import Measure, compose, same_sort
from ipkg.extract.phrases import spoken
from ipkg.extract.said import unit_of
from ipkg.extract.wording import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.headings import Lore
    from ipkg.extract.meanings.meaning import Meaning, Sentence
    from ipkg.extract.meanings.topics import Context
    from ipkg.extract.measures import Measures
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.drafts import Draft

_AVERAGE: Final = "average"
_KINDS: Final = ("right_type", "case_type", "patent_type")
_KIND_AND_HEAD: Final = 2
_NEW: Final = ("new",)


def is_share(meaning: Meaning) -> bool:
    """Whether a figure is a share of a whole, and not a rate that is an indicator of its own."""
    concept = meaning.said.measure.concept
    return meaning.said.kind == "share_pct" and not (concept is not None and concept.unit == "percent")


def measure(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure:
    """What a figure measures: what another one does, a part of it, or what its own phrase names."""
    if draft.like is not None:
        same = _same(draft, found[draft.like], sentence.lore)
        return _averaged(same, draft.amount.per) if draft.mean else same
    if draft.topical and (topic := _namesake(draft, found) or _topic(draft, found, sentence.context)):
        own = sentence.lore.measures.match(draft.noun, relative=True) if draft.value else None
        if own is not None and own.concept is not None:
            return own
        return _with_value(topic, draft.value, sentence.lore) if draft.value else topic
    if draft.parent is not None:
        whole = found[draft.parent]
        return (
            _among(draft, whole, sentence)
            or _kind_among(draft, whole, sentence)
            or same_as_whole(draft, whole, sentence)
            or _own(draft, sentence, found)
        )
    measure = (
        _kind_of_whole(draft, sentence, found)
        or _kind_of_earlier(draft, sentence, found)
        or _own_or_taken_up(draft, sentence, found)
    )
    return _averaged(measure, draft.amount.per) if draft.mean else measure


def _own_or_taken_up(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure:
    """What a figure's own phrase names; a bare noun is what was counted before, and of the body that did it."""
    own = _own(draft, sentence, found)
    before = taken_up(draft, sentence, found)
    whole = own if before is None else with_body(own, before) if own.concept else before
    return _with_value(whole, draft.value, sentence.lore) if draft.value else whole


def _kind_of_earlier(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure | None:
    whole = kin(draft, sentence, found)
    return _with_value(whole.said.measure, spoken(draft.head[:-1]), sentence.lore) if whole else None


def kin(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Meaning | None:
    """In "courts accepted 900 cases; patent cases numbered 80" the figure that the second is a kind of."""
    if draft.verbs or draft.agent or draft.host is not None or len(draft.head) < _KIND_AND_HEAD or draft.tail:
        return None
    *kind, head = draft.head
    value = sentence.lore.measures.any_value(spoken(kind), _KINDS)
    return next((old for old in reversed(found) if _counts_done(old, head) and value), None)


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


def _namesake(draft: Draft, found: Sequence[Meaning]) -> Measure | None:
    """What was counted under the same noun: "698 standards …, international standards making up 90% of the total"."""
    if not draft.head or not draft.value:
        return None
    noun = singular(draft.head[-1].lower)
    levels = (old for old in reversed(found) if old.draft.kind == "level" and old.draft.head)
    return next((old.said.measure for old in levels if singular(old.draft.head[-1].lower) == noun), None)


def _topic(draft: Draft, found: Sequence[Meaning], context: Context) -> Measure | None:
    """What the text speaks of: the indicator of the last figure of this sort, None where there is none."""
    here = (meaning.said for meaning in reversed(found) if not meaning.draft.silent)
    stated = (*here, *reversed(context.said))
    known = (said for said in stated if said.measure.concept and _fits(draft, said.measure.concept.unit or ""))
    timed = (said for said in stated if same_sort("days", draft.amount.unit) and unit_of(said) == draft.amount.unit)
    said = next(known, None) or next(timed, None)
    return said.measure if said else None


def _fits(draft: Draft, unit: str) -> bool:
    """Whether a figure can be of an indicator with this unit: shares and changes can be of any."""
    return draft.amount.unit in {"percent", "percentage_points"} or same_sort(unit, draft.amount.unit)


def _same(draft: Draft, like: Meaning, lore: Lore) -> Measure:
    """The measure of another figure; a change of a share is of the share, not of what it is a share of."""
    same = like.said.measure
    if draft.kind.startswith("change") and is_share(like):
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
    return _with_value(whole.said.measure, draft.value or draft.noun, sentence.lore) if named else None


def _own(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure:
    """What a figure's own phrase names, with what it leaves to its whole or host."""
    measures = sentence.lore.measures
    noun, verbs, neutral = draft.noun, draft.verbs, draft.neutral
    if draft.parent is not None:
        noun, verbs, neutral = _of_whole(draft, _root(found, draft.parent), measures)
    measure = _named(sentence.topical(noun, draft.amount.start), verbs, draft, sentence, neutral=neutral)
    if draft.scope:
        return _narrowed(measure, f"{measure.label} of {measures.clean(draft.scope)}")
    if draft.host is None:
        return measure
    host = found[draft.host]
    hosts = (host.draft.noun, spoken(host.draft.head)) if len(noun.split()) == 1 else ()
    joints = (measures.match(f"{named} {noun}", draft.amount.unit) for named in hosts)
    joint = next((found for found in joints if found), None)
    whole = f"{measure.label} in {host.said.measure.label}"
    named = joint or measures.match(whole, draft.amount.unit, headed=True)
    return named if named is not None and not _miscounts(named, draft) else _narrowed(measure, whole)


def _narrowed(measure: Measure, label: str) -> Measure:
    """A measure limited to certain cases, projects or places: one kind of the indicator that it would be without."""
    return Measure(label, None, measure.values, measure.concept or measure.broader, measure.reason)


def _root(found: Sequence[Meaning], place: int) -> Draft:
    """The draft that names what the one at a place measures."""
    draft = found[place].draft
    while draft.like is not None:
        draft = found[draft.like].draft
    return draft


def _of_whole(draft: Draft, whole: Draft, measures: Measures) -> tuple[str, tuple[str, ...], bool]:
    """A part's phrase, with what it leaves to its whole."""
    if draft.rule == "total":
        kept = [word for word in whole.noun.split() if measures.words(word) != _NEW]
        return " ".join(kept), (), True
    if not draft.noun:
        return whole.noun, draft.verbs, False
    if not draft.head:
        if whole.neutral:
            return f"{whole.noun} {draft.noun}", whole.verbs, True
        return f"{whole.noun} {' and '.join(whole.verbs)} {draft.noun}", (), True
    if whole.head and draft.head[-1].lower == whole.head[-1].lower:
        return f"{draft.noun} {whole.tail}".strip(), draft.verbs or whole.verbs, whole.neutral
    return draft.noun, draft.verbs, draft.neutral or not draft.verbs


def _kind_of_whole(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure | None:
    """In "design patents were 8% of the patents granted" the share is of the whole's measure, for that kind of it.

    In "the courts of Suzhou took 34% of the cases" it is that of the body.
    """
    if draft.kind != "share_pct" or not isinstance(draft.base, str):
        return None
    measures = sentence.lore.measures
    if draft.agent and sentence.lore.body(draft.agent):
        return measures.match(draft.base, relative=True) or measures.candidate(draft.base)
    if not draft.noun or draft.noun.startswith(draft.base):
        return None
    whole = measures.match(draft.base, relative=True)
    whole = whole if whole is not None and whole.concept else named_before(draft.base, sentence, found)
    kind = measures.match(draft.noun, relative=True)
    if whole is not None and kind is not None and kind.concept == whole.concept:
        return kind
    if whole is not None:
        return _with_value(whole, draft.noun, sentence.lore)
    return Measure(f"{measures.clean(draft.noun)} among {measures.clean(draft.base)}") if draft.agent else None


def _shares_head(draft: Draft, whole: Draft) -> bool:
    """Whether a part is of the same things as its whole."""
    return not draft.head or (bool(whole.head) and draft.head[-1].lower == whole.head[-1].lower)


def _named(noun: str, verbs: Sequence[str], draft: Draft, sentence: Sentence, *, neutral: bool) -> Measure:
    """The measure that a phrase names, with or without the verb that rules it."""
    measures = sentence.lore.measures
    done = f"{noun} {' and '.join(verbs)}" if verbs else noun
    tries = (noun, done) if neutral else (f"{done} {draft.more}", done) if draft.more else (done,)
    relative = draft.kind not in {"level", "target"} and draft.amount.unit != ""
    rate = draft.rule == "rate"
    stock = draft.standing or when.dated(draft, sentence)
    for phrase in dict.fromkeys(tries):
        match = measures.match(
            phrase, draft.amount.unit or draft.unit, stock=stock, relative=relative and not rate, headed=True
        )
        if match is not None and not _miscounts(match, draft):
            return match
    return measures.candidate(tries[0], draft.amount.unit or draft.unit, relative=relative and not rate)


def _miscounts(measure: Measure, draft: Draft) -> bool:
    """Whether an indicator counts people where the figure counts something else ("pieces detained"), or the reverse."""
    counts_people = measure.concept is not None and measure.concept.unit == "people"
    if draft.people and draft.host is not None and measure.concept is not None and not counts_people:
        return singular(draft.head[-1].lower) not in {singular(word) for word in measure.concept.label.split()}
    return counts_people and draft.rule in {"counted", "part"} and bool(draft.head) and not draft.people


def _with_value(measure: Measure, text: str, lore: Lore) -> Measure:
    """The measure of one kind of a whole."""
    value = lore.measures.any_value(text)
    if value is None:
        return Measure(f"{measure.label}: {lore.measures.clean(text)}", None, measure.values)
    values = {known.key: known for known in (*measure.values, value)}
    label = compose(measure.concept.label, values.values()) if measure.concept else f"{measure.label}: {value.label}"
    return Measure(label, measure.concept, tuple(values[key] for key in sorted(values)))
