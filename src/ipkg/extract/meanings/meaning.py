"""From drafts to figures: which measure, of whom, where and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.meanings import what, when, where
from ipkg.extract.meanings.topics import Context
from ipkg.extract.measures import from_origin
from ipkg.extract.phrases import opens_with_pronoun, spoken
from ipkg.extract.said import Said, unit_of
from ipkg.extract.values.periods import When
from ipkg.extract.wording import singular
from ipkg.model import Derivation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.areas import Area
    from ipkg.extract.frame import Frame
    from ipkg.extract.headings import Lore
    from ipkg.extract.measures import Measure, Value
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.drafts import Draft
    from ipkg.model import Kind, MappedText, Period

_STATED: Final = frozenset({"level", "share_pct", "ratio"})
_TOPICAL: Final = frozenset({"in", "at", "among"})
_ORIGINS: Final = frozenset({"residents", "non-residents"})
_TOPIC: Final = 5
_BODY: Final = "body"
_SAID_TO_BE: Final = frozenset({"has", "have", "had", "was", "were"})


_NOWHERE: Final = Context()


@dataclass(frozen=True, slots=True)
class Meaning:
    """A figure with the draft it came from, the body that acts and the period that its sentence speaks of.

    ``elsewhere`` are further areas that it is said of, ``unplaced`` what is measured where ``said`` limits it to an
    origin.
    """

    said: Said
    draft: Draft
    body: Value | None = None
    spoken: Period | None = None
    elsewhere: tuple[Area | None, ...] = ()
    unplaced: Measure | None = None

    @property
    def anywhere(self) -> Measure:
        """What is measured, wherever applicants come from."""
        return self.unplaced or self.said.measure

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
    context: Context = _NOWHERE

    def topical(self, noun: str, end: int) -> str:
        """A phrase with the right that it leaves out, as what stands before it in the paragraph or above it says."""
        topics = self.lore.topics
        if not topics.bare(noun):
            return noun
        right = topics.of(self.text.text, self.offset + end, self.context)
        return topics.with_right(noun, right) if right else noun


def meanings(drafts: Sequence[Draft], sentence: Sentence, earlier: Sequence[Meaning]) -> tuple[Meaning, ...]:
    """What the drafts of one sentence mean; ``earlier`` are the figures of the paragraph before it."""
    found = list(earlier)
    for draft in drafts:
        found.append(_meaning(draft, sentence, found))
    return tuple(found[len(earlier) :])


def _meaning(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Meaning:
    body = _body(draft, sentence, found)
    like = found[draft.like] if draft.like is not None else None
    measure = what.measure(draft, sentence, found)
    if like is not None:
        body = body or like.body
    elif body is not None:
        measure = replace(measure, values=tuple(value for value in measure.values if value.key != body.key))
    own = like is None or draft.fresh
    spoken = when.period(draft, sentence, found) if own or like is None else like.said.period
    period = when.at_edge(draft, spoken)
    years = when.changed_over(draft, period, sentence)
    moved = own or like is None or where.moves(draft, sentence)
    areas = where.areas(draft, sentence, found) if moved or like is None else (like.said.area, *like.elsewhere)
    unplaced = like.anywhere if like is not None else measure
    origin = where.origin(draft, sentence) if own or like is None else None
    if origin is not None:
        areas = (sentence.frame.area,)
        measure = from_origin(unplaced, origin.name)
    aimed = draft.target or _planned(period, sentence) or (like is not None and like.said.kind == "target")
    kind: Kind = "target" if aimed and draft.kind in _STATED else draft.kind
    if kind == "change_abs" and like is not None and unit_of(like.said) == "percent":
        kind = "change_pp"
    amount = draft.amount
    holder = _holder(draft.agent, sentence) if draft.agent else None
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
        unit=_unit(draft, kind) or _unit_of_like(kind, like) or _unit_of_whole(draft, found),
        values=values,
        base=years[0].text if years else _base(draft, sentence, found),
        people=draft.people,
        mean=draft.mean,
        standing=draft.standing or _stands_with(draft, like, found),
        counted=singular(draft.head[-1].lower) if draft.head and not draft.value else "",
    )
    placed = draft.silent and period is not spoken
    kept = replace(draft, silent=False) if placed else draft
    return Meaning(said, kept, body, spoken, areas[1:], unplaced if origin is not None else None)


def _holder(agent: str, sentence: Sentence) -> Value | None:
    """Who did what was counted; "Swiss residents" are residents."""
    measures, words = sentence.lore.measures, agent.split()
    called = measures.value("patentee", agent)
    return called or (measures.value("patentee", words[-1]) if words[-1].casefold() in _ORIGINS else None)


def _planned(period: Period | None, sentence: Sentence) -> bool:
    """Whether a figure stands below a heading of plans, is not of a time before them, and not said to be so or done."""
    planned = sentence.frame.period
    if not sentence.context.planned or (planned and period and period.end < planned.start):
        return False
    return not any(piece.lower.split()[0] in _SAID_TO_BE for piece in sentence.pieces if piece.tag == "aux")


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
    if kind in {"rank", "change_pp"}:
        return "rank" if kind == "rank" else "percentage_points"
    return draft.amount.unit or (draft.unit if kind in {"level", "target"} else "")


def _stands_with(draft: Draft, like: Meaning | None, found: Sequence[Meaning]) -> bool:
    """Whether a figure holds at a day because the one that it restates or is a part of does."""
    whole = found[draft.parent] if draft.parent is not None and draft.rule == "part" else None
    other = like if like and not draft.fresh else whole
    return other is not None and other.said.standing


def _unit_of_whole(draft: Draft, found: Sequence[Meaning]) -> str:
    """A kind of what is told as a density is told as one: "18.03 per 10,000 people, including 7.12 of high value"."""
    whole = found[draft.parent].said if draft.parent is not None and draft.value else None
    unit = unit_of(whole) if whole else ""
    return unit if unit.startswith("per_") else ""


def _unit_of_like(kind: Kind, like: Meaning | None) -> str:
    """An absolute change has the unit of what changed; the same density of another place has the same unit."""
    if like is None or not (kind == "change_abs" or (kind == "level" and unit_of(like.said).startswith("per_"))):
        return ""
    return unit_of(like.said)


def _body(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Value | None:
    """The body that acts, as the code list knows it; a list or a pronoun keeps the one before."""
    named = sentence.lore.body(draft.agent) if draft.agent else None
    if whole := what.kin(draft, sentence, found) if draft.like is None and draft.parent is None else None:
        return whole.body
    among = sentence.pieces[0].has("part-cue")  # "among these cases, there were 378 of counterfeiting"
    if named is not None or (draft.agent and not among) or draft.kind != "level" or draft.like is not None:
        return named
    if not found or not (draft.verbs or draft.host is not None or draft.parent is not None or among):
        return None
    if found[-1].draft.sentence == draft.sentence:
        return found[-1].body
    return _taken_up(found) if among or opens_with_pronoun(sentence.pieces) else None


def _taken_up(found: Sequence[Meaning]) -> Value | None:
    """The body that acts in the sentence before."""
    last = found[-1].draft.sentence
    here = [meaning for meaning in reversed(found) if meaning.draft.sentence == last]
    acts = (value for meaning in here for value in (meaning.body, *meaning.said.measure.values) if value)
    return next((value for value in acts if value.key == _BODY), None)


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
    spoke = (*spoke, Derivation("match", measure.reason)) if measure.reason else spoke
    return Derivation(draft.rule, text, (*inside, replace(named, children=spoke)))
