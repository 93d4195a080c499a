"""Parts of the figure before: "including 494 for books", "279 of which were granted"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ipkg.extract.drafting import Drafts, measured, nothing, past_bracket, skipping_bracket, words
from ipkg.extract.drafts import Draft
from ipkg.extract.phrases import Phrase, noun_phrase
from ipkg.extract.predicates import predicate

if TYPE_CHECKING:
    from ipkg.extract.scenes import Scene


def part(scene: Scene) -> Drafts:
    """A part of the figure before: "including 494 for books", "279 of which were granted"."""
    whole = scene.last("level")
    if scene.unit or scene.figure.tag in {"change", "rank", "multiple"} or whole is None:
        return ()
    if (after := scene.after()) is not None and after.has("part-cue") and after.lower.startswith("of"):
        return _of_which(scene, whole)
    previous = scene.previous()
    parent = previous.parent if previous is not None and previous.rule in {"part", "bracket"} and scene.joined else None
    if parent is None and not _cued(scene):
        return ()
    phrase = scene.counted or skipping_bracket(scene)
    if not phrase and not scene.predicate[0]:
        phrase = _nominal(scene, scene.index + 1)
    if not phrase and not scene.predicate[0]:
        return ()
    drafts = measured(scene, "level", phrase, scene.predicate[1] - 1)
    parent = whole if parent is None else parent
    return tuple(replace(draft, parent=parent, verbs=scene.predicate[0], joined=scene.joined) for draft in drafts)


def _cued(scene: Scene) -> bool:
    """Whether something before the figure says that a part follows."""
    lead = scene.lead
    return (lead is not None and lead.has("part-cue") and lead.lower != "with") or (
        _of_topic(scene) and not scene.counted
    )


def _nominal(scene: Scene, at: int) -> Phrase:
    """What is said to be: "854 are invention patents"."""
    linked = (piece := scene.piece(at)) is not None and piece.tag == "aux"
    return noun_phrase(scene.pieces, at + 1) if linked else nothing(scene)


def _of_which(scene: Scene, whole: int) -> Drafts:
    """Some of the figure before: "279 of which were granted", "6,487 of them (18%) were inventions"."""
    then = past_bracket(scene, scene.index + 2)
    done, end, _ = predicate(scene.pieces, then)
    if done:
        start, stop = words(scene, nothing(scene), end - 1)
        return (Draft("level", scene.amounts[0], start, stop, parent=whole, verbs=done),)
    kinds = _nominal(scene, then)
    return tuple(replace(draft, parent=whole) for draft in measured(scene, "level", kinds)) if kinds else ()


def _of_topic(scene: Scene) -> bool:
    """Whether the sentence opens with the whole: "of the 120 applications, 62 were refused"."""
    opens = scene.pieces[0].lower == "of" or scene.pieces[0].has("part-cue")
    return opens and scene.lead is not None and scene.lead.text == ","
