"""Figures of one kind of what was counted: "80 batches were imports", "nine concerned copyright, three patents"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import Phrase, noun_phrase
from ipkg.extract.predicates import predicate
from ipkg.extract.statements.drafting import Drafts, measured, nothing, topic

if TYPE_CHECKING:
    from ipkg.extract.statements.scenes import Scene

_COLONS: Final = frozenset(":：")
_RULE: Final = "kind"


def kind(scene: Scene) -> Drafts:
    """So many of the things counted, and what they are: told by a verb, after a colon, or in a list that goes on."""
    if scene.figure.tag != "number" or scene.unit or scene.restated:
        return ()
    return _of_topic(scene) or _told(scene) or _announced(scene) or _next(scene)


def _of_topic(scene: Scene) -> Drafts:
    """A kind of what the sentence opens with: "of the cases heard, 70 were civil ones"."""
    whole = topic(scene, "of")
    what = _what(scene) if whole else nothing(scene)
    return _of_kind(scene, whole.text, what, whole) if what else ()


def _what(scene: Scene) -> Phrase:
    """What a bare number of things are or concern: "70 were civil cases", "the remaining six concerned secrets"."""
    at = scene.past_bracket(scene.index + 1)
    phrase = noun_phrase(scene.pieces, at)
    if phrase and phrase.words[0].has("kind-verb"):
        return replace(phrase, words=phrase.words[1:])
    return nothing(scene) if phrase else _complement(scene, at)


def _told(scene: Scene) -> Drafts:
    """What things are or concern: "120 batches concerned trademarks", "80 batches were imports"."""
    phrase = scene.counted
    listed = scene.led_by("of") or (scene.lead is not None and scene.lead.has("part-cue"))
    if len(phrase.head) != 1 or scene.verb_at is not None or listed:
        return ()
    after = phrase.words[1] if len(phrase.words) > 1 else scene.piece(phrase.end)
    single = len(phrase.words) == 1
    what = _complement(scene, phrase.end) if single else replace(phrase, words=phrase.words[2:])
    says = after is not None and (after.has("kind-verb") or (after.tag == "aux" and single))
    return _of_kind(scene, phrase.head[0].text, what, phrase) if says and what else ()


def _complement(scene: Scene, at: int) -> Phrase:
    """The noun phrase after "were" at a place, where no participle stands there."""
    linked = scene.piece(at)
    if linked is None or predicate(scene.pieces, at)[0] or not (linked.tag == "aux" or linked.has("kind-verb")):
        return nothing(scene)
    found = noun_phrase(scene.pieces, at + 1)
    first = found.words[0] if found else None
    return found if first is not None and first.tag in {"noun", "atom"} and found.head else nothing(scene)


def _announced(scene: Scene) -> Drafts:
    """A kind before a colon, and how many there are: "bearings and hardware: 842 articles"."""
    colon = scene.lead is not None and scene.lead.text in _COLONS and not scene.begin
    if not colon or len(scene.counted.words) != 1:
        return ()
    named = tuple(piece for piece in scene.pieces[: scene.lead_end - 1] if piece.tag in {"noun", "and", "atom"})
    what = replace(scene.counted, words=named)
    return _of_kind(scene, scene.counted.text, what, scene.counted) if what else ()


def _next(scene: Scene) -> Drafts:
    """The next kind of a list: "120 batches concerned trademarks, nine copyright and the remaining ten were toys"."""
    previous = scene.last("level")
    if previous is None or previous < scene.opened or scene.before[previous].rule != _RULE or not _goes_on(scene):
        return ()
    whole, bare = scene.before[previous], not scene.counted or scene.counted.words[0].has("kind-verb")
    what = _what(scene) if bare else nothing(scene) if scene.predicate[0] else scene.counted
    drafts = _of_kind(scene, whole.noun, what, scene.counted) if what else ()
    return tuple(replace(draft, head=whole.head) for draft in drafts)


def _goes_on(scene: Scene) -> bool:
    """Whether only commas, conjunctions, articles and "the remaining" stand between the kind before and this one."""
    return all(piece.tag in {"and", "det", "adv", "sign"} or piece.has("remainder") for piece in scene.gap)


def _of_kind(scene: Scene, noun: str, what: Phrase, counted: Phrase) -> Drafts:
    drafts = measured(scene, "level", counted, what.end - 1)
    told = (replace(draft, noun=noun, head=counted.head[:1], tail="", neutral=True) for draft in drafts)
    return tuple(replace(draft, value=what.text) for draft in told)
