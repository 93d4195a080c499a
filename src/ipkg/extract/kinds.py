"""Figures of one kind of what was counted: "80 batches were imports", "nine concerned copyright, three patents"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.drafting import Drafts, measured, nothing
from ipkg.extract.phrases import Phrase, noun_phrase, spoken

if TYPE_CHECKING:
    from ipkg.extract.scenes import Scene

_COLONS: Final = frozenset(":：")
_RULE: Final = "kind"


def kind(scene: Scene) -> Drafts:
    """So many of the things counted, and what they are: told by a verb, after a colon, or in a list that goes on."""
    if scene.figure.tag != "number" or scene.unit or scene.restated:
        return ()
    return _told(scene) or _announced(scene) or _next(scene)


def _told(scene: Scene) -> Drafts:
    """What things are or concern: "120 batches concerned trademarks", "80 batches were imports"."""
    phrase = scene.counted
    if len(phrase.head) != 1 or scene.verb_at is not None or scene.led_by("of"):
        return ()
    after = phrase.words[1] if len(phrase.words) > 1 else scene.piece(phrase.end)
    what = spoken(phrase.words[2:]) if len(phrase.words) > 1 else _complement(scene, phrase).text
    says = after is not None and (after.has("kind-verb") or (after.tag == "aux" and len(phrase.words) == 1))
    return _of_kind(scene, phrase.head[0].text, what, phrase) if says and what else ()


def _complement(scene: Scene, phrase: Phrase) -> Phrase:
    """The noun phrase after "were", where no participle and no figure stands there."""
    linked = scene.piece(phrase.end)
    if linked is None or scene.predicate[0] or not (linked.tag == "aux" or linked.has("kind-verb")):
        return nothing(scene)
    found = noun_phrase(scene.pieces, phrase.end + 1)
    first = found.words[0] if found else None
    return found if first is not None and first.tag in {"noun", "atom"} and found.head else nothing(scene)


def _announced(scene: Scene) -> Drafts:
    """A kind before a colon, and how many there are: "bearings and hardware: 842 articles"."""
    colon = scene.lead is not None and scene.lead.text in _COLONS and not scene.begin
    if not colon or len(scene.counted.words) != 1:
        return ()
    what = spoken([piece for piece in scene.pieces[: scene.lead_end - 1] if piece.tag in {"noun", "and", "atom"}])
    return _of_kind(scene, scene.counted.text, what, scene.counted) if what else ()


def _next(scene: Scene) -> Drafts:
    """The next kind of a list: "120 batches concerned trademarks, nine copyright and one patents"."""
    previous = scene.previous()
    if previous is None or previous.rule != _RULE or not scene.joined or not scene.counted or scene.predicate[0]:
        return ()
    drafts = _of_kind(scene, previous.noun, scene.counted.text, scene.counted)
    return tuple(replace(draft, head=previous.head) for draft in drafts)


def _of_kind(scene: Scene, noun: str, what: str, phrase: Phrase) -> Drafts:
    drafts = measured(scene, "level", phrase, phrase.end - 1)
    return tuple(replace(draft, noun=noun, head=phrase.head[:1], tail="", value=what, neutral=True) for draft in drafts)
