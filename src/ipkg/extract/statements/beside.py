"""Figures told beside others of the paragraph: those who lead, one of many, the stock that a flow has led to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.statements.drafting import Drafts, like, nothing, words

if TYPE_CHECKING:
    from ipkg.extract.statements.drafts import Draft
    from ipkg.extract.statements.scenes import Scene

_FOLLOWED: Final = frozenset({"followed", "followed by", "ahead of"})
_ADDED: Final = frozenset({"new", "additional", "further", "more"})
_TAKEN_UP: Final = frozenset({"do", "are", "have"})


def at_the_head(scene: Scene) -> Drafts:
    """As others of its unit before: "the bank topped the lenders with 1.3 billion, followed by another with 0.9"."""
    leads = any(piece.has("lead-verb") for piece in scene.gap)
    follows = any(piece.lower in _FOLLOWED for piece in scene.gap)
    if not ((leads or follows) and scene.led_by("with") and scene.unit) or scene.counted:
        return ()
    alike = (at for at in range(len(scene.before) - 1, -1, -1) if _set_beside(scene, scene.before[at]))
    last = next(alike, None)
    named = next((piece.text for piece in reversed(scene.gap) if piece.tag == "atom"), "")
    holder = named or (scene.opening if leads else scene.subject(scene.lead_end - 1)).text
    if last is None or not holder:
        return ()
    return (replace(like(scene, scene.before[last].kind, scene.amounts[0], last), value=holder),)


def _set_beside(scene: Scene, draft: Draft) -> bool:
    """Whether a figure is the whole or the measure that those who lead are told of."""
    return draft.amount.unit == scene.unit and draft.rule != "at-the-head"


def now(scene: Scene) -> Drafts:
    """The stock that a flow has led to, its verb taken up by "do": "so that 1,186 now do"."""
    last, at = scene.previous(), scene.index + 1
    while (piece := scene.piece(at)) is not None and piece.tag in {"adv", "when"}:
        at += 1
    after = scene.piece(at + 1)
    ends = piece is not None and piece.lower in _TAKEN_UP and (after is None or after.tag in {"sign", "and"})
    if last is None or last.kind != "level" or not ends or scene.figure.tag != "number":
        return ()
    start, end = words(scene, nothing(scene), at)
    noun = " ".join(word for word in last.noun.split() if word.casefold() not in _ADDED)
    return (replace(last, amount=scene.amounts[0], start=start, end=end, noun=noun, standing=True, rule=""),)


def alone(scene: Scene) -> Drafts:
    """What one of many has of the figure before: "203 were granted; the institute alone obtained 47"."""
    last, by_itself = scene.last("level"), any(piece.lower == "alone" for piece in scene.gap)
    if (
        last is None
        or not by_itself
        or not scene.verb_group
        or scene.counted
        or scene.before[last].amount.unit != scene.unit
    ):
        return ()
    who = scene.subject(scene.verb_group[0])
    draft = like(scene, "level", scene.amounts[0], last)
    if who.places and not who.words:
        return (replace(draft, places=who.places, fresh=True),)
    return (replace(draft, value=who.text),) if who else ()
