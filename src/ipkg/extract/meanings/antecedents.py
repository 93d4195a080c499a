"""What a bare noun stands for: "the batches" are those that the section spoke of before, with what was said of them.

A noun without a modifier says only what is counted. Where figures of the same section have counted things of that name
by a longer phrase, that phrase is meant, unless another body acts or something else was done with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.measures import Measure, Value
from ipkg.extract.wording import singular

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.headings import Lore
    from ipkg.extract.meanings.meaning import Meaning, Sentence
    from ipkg.extract.said import Said
    from ipkg.extract.statements.drafts import Draft

_BODY: Final = "body"
_UNITLESS: Final = frozenset({"", "percent", "percentage_points", "ratio"})


def taken_up(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Measure | None:
    """The measure of the figure before whose things a bare noun names again; None where it names none."""
    if not _bare(draft):
        return None
    before = _of_name(singular(draft.head[-1].lower), sentence, found)
    last = next((one.body for one in reversed(found) if one.body), None)
    actor = sentence.lore.body(draft.agent) if draft.agent else last
    return next((_with_body(said) for said in before if _same_act(draft, said, actor, sentence.lore)), None)


def named_before(noun: str, sentence: Sentence, found: Sequence[Meaning]) -> Measure | None:
    """The measure of the last figure that counted things of this name; None for other phrases than single nouns."""
    return next((_with_body(said) for said in _of_name(singular(noun.casefold()), sentence, found)), None)


def _bare(draft: Draft) -> bool:
    """Whether a phrase is one noun: what was counted, but not which."""
    if draft.amount.unit not in _UNITLESS:
        return False
    return len(draft.noun.split()) == 1 and len(draft.head) == 1 and draft.host is None and not draft.scope


def _of_name(noun: str, sentence: Sentence, found: Sequence[Meaning]) -> Iterator[Said]:
    """The figures before that counted things of this name by a longer phrase, the last first."""
    here = (meaning.said for meaning in reversed(found) if not meaning.draft.silent)
    said = (*here, *reversed(sentence.context.said))
    return (one for one in said if one.counted == noun and _counts(one) and len(one.measure.label.split()) > 1)


def _counts(said: Said) -> bool:
    """Whether a figure is a number of things: sums and durations are of what stands beside them."""
    return said.kind == "level" and said.amount is not None and not said.amount.unit


def _same_act(draft: Draft, said: Said, actor: Value | None, lore: Lore) -> bool:
    """Whether nothing else was done with the things, and by nobody else; who acted last acts on."""
    own = {value.code for value in said.values if value.key == _BODY}
    return _explained(draft, said.measure, lore) and (actor is None or not own or actor.code in own)


def _explained(draft: Draft, measure: Measure, lore: Lore) -> bool:
    """Whether a measure says all that a figure's verbs say was done."""
    acts = frozenset(word for verb in draft.verbs for word in lore.measures.words(verb))
    return draft.neutral or acts <= frozenset(lore.measures.words(measure.label))


def same_as_whole(draft: Draft, whole: Meaning, sentence: Sentence) -> Measure | None:
    """The measure of a whole for a part that names nothing and to which nothing else was done; None for others."""
    same = not draft.noun and draft.verbs and _explained(draft, whole.said.measure, sentence.lore)
    return whole.said.measure if same else None


def with_body(measure: Measure, other: Measure) -> Measure:
    """A measure with the body that another one names."""
    values = {value.key: value for value in other.values if value.key == _BODY}
    values |= {value.key: value for value in measure.values}
    return Measure(measure.label, measure.concept, tuple(values[key] for key in sorted(values)))


def _with_body(said: Said) -> Measure:
    """The measure of a figure, with the body that acts as one of its values."""
    return with_body(said.measure, Measure("", None, said.values))
