"""Parts of a whole by who holds them: "residents filed 28,943 of them; the remaining 35,375 came from abroad"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import spoken
from ipkg.extract.statements.acts import acts
from ipkg.extract.statements.drafting import Drafts, nothing, words
from ipkg.extract.statements.drafts import Draft

if TYPE_CHECKING:
    from ipkg.extract.statements.scenes import Scene

_ENDS: Final = frozenset({"sign", "and"})


def taken(scene: Scene) -> Drafts:
    """What somebody did with some of the figure before: "residents filed 28,943 of them"."""
    after, whole, previous = scene.after(), scene.last("level"), scene.previous()
    if scene.pieces[scene.index - 1].has("remainder"):
        return ()
    if previous is not None and previous.rule == "taken" and not scene.counted and scene.verb_at is None:
        return _taken_too(scene, previous)
    pointing = after is not None and after.has("part-cue") and after.lower.startswith("of")
    if not pointing or whole is None or scene.unit or scene.figure.tag != "number" or not scene.verb_group:
        return ()
    if scene.lead is not scene.verb or scene.verb is None or scene.verb.has("level-verb"):
        return ()
    agent = scene.subject(scene.main_verb)
    start, end = words(scene, agent, scene.index + 1)
    verbs = acts(scene, scene.main_verb)
    return (Draft("level", scene.amounts[0], start, end, verbs=verbs, agent=agent.text, parent=whole),)


def _taken_too(scene: Scene, previous: Draft) -> Drafts:
    """The next of several that did the same: "residents filed 290 of them and non-residents 350"."""
    agent = scene.subject(scene.lead_end)
    if not agent or scene.figure.tag != "number" or scene.unit:
        return ()
    start, end = words(scene, agent)
    return (
        Draft("level", scene.amounts[0], start, end, verbs=previous.verbs, agent=agent.text, parent=previous.parent),
    )


def rest(scene: Scene) -> Drafts:
    """What is left of a whole when a part is named: "the remaining 35,375 came from abroad"."""
    before = scene.piece(scene.index - 1)
    part, left = scene.last("level"), before is not None and before.has("remainder")
    if not left or part is None or scene.counted or scene.figure.tag not in {"number", "amount"}:
        return ()
    if scene.before[part].amount.unit != scene.unit:
        return ()
    known = scene.before[part].parent
    article = scene.index > 1 and scene.pieces[scene.index - 2].tag == "det"
    holder = scene.subject(scene.index - 1 - article).text or _what_follows(scene)
    start, end = words(scene, nothing(scene))
    parent = part if known is None else known
    return (Draft("level", scene.amounts[0], start, end, verbs=scene.before[part].verbs, agent=holder, parent=parent),)


def _what_follows(scene: Scene) -> str:
    """What is said of the rest: "came from abroad"; the verb itself says nothing."""
    stops = (at for at in range(scene.index + 1, len(scene.pieces)) if scene.pieces[at].tag in _ENDS)
    clause = scene.pieces[scene.index + 1 : next(stops, len(scene.pieces))]
    return spoken([piece for piece in clause if piece.tag in {"noun", "prep", "adv"}])
