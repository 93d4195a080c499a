"""Figures whose sentence leaves words out: from–to pairs, earlier values, series, dropped objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.acts import participle
from ipkg.extract.drafting import Drafts, like, measured

if TYPE_CHECKING:
    from ipkg.extract.drafts import Draft
    from ipkg.extract.pieces import Piece
    from ipkg.extract.scenes import Scene
    from ipkg.model import Kind

_AGAINST: Final = frozenset({"against", "compared with", "compared to", "from", "versus", "vs", "vs.", "as against"})
_LEVELS: Final = frozenset({"level"})
_NEAR: Final = 3
_ROSE: Final = ("change-up", "change-down")


def _kind(scene: Scene) -> Kind:
    return "share_pct" if scene.unit == "percent" else "level"


def _trailing(scene: Scene) -> Piece | None:
    """The time that directly follows the figure ("58,684 a year earlier", "1,200 in 2015")."""
    after = scene.after()
    dated = after is not None and (after.tag == "when" or after.senses.get("base-word") == "previous year")
    return after if dated else None


def _with_time(scene: Scene, draft: Draft) -> Draft:
    """A draft with the time after it; without one it is no figure of the document's."""
    when = _trailing(scene)
    return replace(draft, times=() if when is None else (when,), fresh=True, silent=when is None)


def from_to(scene: Scene) -> Drafts:
    """The two ends of a change: "rose from 1,200 in 2015 to 3,400"."""
    if scene.figure.tag == "range" and scene.led_by("from") and scene.verb is not None and scene.verb.has(*_ROSE):
        return _ends(scene)
    if scene.figure.tag not in {"number", "amount"} or scene.lead is None:
        return ()
    previous = scene.previous()
    if scene.led_by("from") and scene.verb is not None and scene.verb.has(*_ROSE):
        subject = scene.subject(scene.verb_group[0])
        return tuple(_with_time(scene, draft) for draft in measured(scene, _kind(scene), subject)) if subject else ()
    if not scene.led_by("to") or previous is None or len(scene.gap) > _NEAR:
        return ()
    if previous.rule == "from-to" or previous.kind.startswith("change"):
        when = _trailing(scene)
        draft = like(scene, _kind(scene), scene.amounts[0], len(scene.before) - 1)
        return (replace(draft, fresh=True, times=() if when is None else (when,)),)
    return ()


def _ends(scene: Scene) -> Drafts:
    """Both ends of "from 1,020 to 1,304": the time of the first is not stated."""
    subject = scene.subject(scene.verb_group[0]) if scene.verb_group else None
    if not subject:
        return ()
    low, high = (
        replace(draft, amount=replace(draft.amount, qualifier=None)) for draft in measured(scene, _kind(scene), subject)
    )
    return replace(low, silent=True), high


def earlier(scene: Scene) -> Drafts:
    """An earlier value that a figure is set against: "29,517, against 27,306 in 2020"."""
    last = scene.last("level", "share_pct")
    if scene.lead is None or scene.lead.lower not in _AGAINST or last is None or last < scene.opened or scene.counted:
        return ()
    if scene.unit != scene.before[last].amount.unit or scene.figure.tag not in {"number", "amount"}:
        return ()
    return (_with_time(scene, like(scene, _kind(scene), scene.amounts[0], last)),)


def series(scene: Scene) -> Drafts:
    """Several times of one measure: "23 in 2018, 26 in 2019 and 31 in 2020"."""
    previous, when = scene.previous(), _trailing(scene)
    if not scene.joined or previous is None or when is None or when.tag != "when" or when.value.role == "base":
        return ()
    if previous.kind not in {"level", "share_pct"} or previous.amount.unit != scene.unit:
        return ()
    return (_with_time(scene, like(scene, previous.kind, scene.amounts[0], len(scene.before) - 1)),)


def dropped_object(scene: Scene) -> Drafts:
    """A verb whose object was named before: "received 310 new cases and concluded 290"."""
    previous = _last_level(scene) or _whole_before(scene)
    if previous is None or previous.kind not in _LEVELS or scene.unit or scene.counted:
        return ()
    if not previous.noun:
        return ()
    noun = " ".join(word for word in previous.noun.split() if word != "new")
    if (
        previous.rule in {"dropped-object", "gapped-object"}
        and (owner := scene.subject(scene.lead_end))
        and scene.verb_at is None
    ):
        draft = replace(like(scene, "level", scene.amounts[0], 0), like=None, noun=noun, head=previous.head)
        return (replace(draft, tail=previous.tail, verbs=previous.verbs, agent=owner.text, rule="gapped-object"),)
    if scene.predicate[0] and scene.joined and scene.figure.tag == "number":
        draft = replace(like(scene, "level", scene.amounts[0], 0), like=None, noun=noun, head=previous.head)
        return (replace(draft, tail=previous.tail, verbs=scene.predicate[0], people=previous.people),)
    verb = scene.lead
    linking = (
        verb is None or verb.tag != "verb" or verb.has("level-verb", "total-verb", "share-verb", "part-cue", *_ROSE)
    )
    if linking or scene.figure.tag != "number":
        return ()
    draft = like(scene, "level", scene.amounts[0], 0)
    verbs = tuple(participle(scene.pieces[at]) for at in scene.verb_group)
    start = scene.pieces[scene.verb_group[0]].start
    return (
        replace(draft, like=None, start=start, noun=noun, head=previous.head, tail=previous.tail, verbs=verbs,
                agent=scene.subject(scene.verb_group[0]).text or previous.agent, people=previous.people),
    )  # fmt: skip


def _last_level(scene: Scene) -> Draft | None:
    """The last level of this sentence."""
    places = scene.levels(1)
    return scene.before[places[0]] if places else None


def _whole_before(scene: Scene) -> Draft | None:
    """The figure of the sentence before that "of these" takes up."""
    last = scene.last("level")
    opens = scene.pieces[0].has("part-cue") and scene.opened > 0
    return scene.before[last] if opens and last is not None else None
