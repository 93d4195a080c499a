"""Parts of the figure before: "including 494 for books", "279 of which were granted"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import Phrase, noun_phrase, spoken
from ipkg.extract.predicates import predicate
from ipkg.extract.statements.drafting import Drafts, measured, nothing, skipping_bracket, words
from ipkg.extract.statements.drafts import Draft

if TYPE_CHECKING:
    from ipkg.extract.statements.scenes import Scene

_BEING: Final = "being"
_COMES: Final = frozenset({"came", "come", "comes"})
_LISTING: Final = frozenset(",;，；")
_RELATIVES: Final = frozenset({"of which", "of whom"})


def part(scene: Scene) -> Drafts:
    """A part of the figure before: "including 494 for books", "279 of which were granted"."""
    whole = scene.last("level")
    if scene.unit or scene.figure.tag in {"change", "rank", "multiple"}:
        return ()
    return _of_unnumbered(scene) if whole is None else _of_last(scene, whole)


def _of_last(scene: Scene, whole: int) -> Drafts:
    """A part of the last figure, or of the whole that a list of parts goes on with."""
    if (after := scene.after()) is not None and after.has("part-cue") and after.lower.startswith("of"):
        return _of_which(scene, whole)
    if rest := _all_but(scene, whole):
        return rest
    parent = _goes_on(scene)
    if parent is None and not _cued(scene):
        return _accounts(scene, whole)
    then = scene.past_bracket(scene.index + 1)
    done, end, by = predicate(scene.pieces, max(scene.counted.end, then))
    phrase = scene.counted or skipping_bracket(scene)
    if not phrase and not done and (told := _of_kind(scene, whole if parent is None else parent, then)):
        return told
    if came := _came_from(scene, then):
        start, stop = words(scene, nothing(scene), came.end - 1)
        return (Draft("level", scene.amounts[0], start, stop, parent=whole, agent=came.text),)
    if not done and (not phrase or phrase.words[0].has("kind-verb")):
        phrase = _nominal(scene, then)
    drafts = measured(scene, "level", phrase, end - 1) if phrase or done else ()
    parent = whole if parent is None else parent
    return tuple(replace(draft, parent=parent, verbs=done, agent=spoken(by), joined=scene.joined) for draft in drafts)


def _all_but(scene: Scene, whole: int) -> Drafts:
    """Those that are left when all others are told: "of the 910 complaints, all but 12 were settled"."""
    if not any(piece.has("all-but") for piece in scene.gap):
        return ()
    stops = (at for at in range(scene.index + 1, len(scene.pieces)) if scene.pieces[at].tag == "sign")
    end = next(stops, len(scene.pieces))
    start, stop = words(scene, nothing(scene), end - 1)
    what = scene.spoken(scene.index + 1, end)
    return (Draft("level", scene.amounts[0], start, stop, parent=whole, value=f"not {what}"),)


def _of_kind(scene: Scene, whole: int, at: int) -> Drafts:
    """A part told by what it is of: "18.03 patents per 10,000 people, including 7.12 of high value"."""
    first, above = scene.piece(at), scene.before[whole].parent
    if first is None or first.lower not in {"of", "for", "by", "from"}:
        return ()
    return _told_by(scene, above if above is not None and scene.before[whole].value else whole, at)


def _came_from(scene: Scene, at: int) -> Phrase:
    """Who a part came from: "of which 11,800 came from residents"."""
    came, link = scene.piece(at), scene.piece(at + 1)
    comes = came is not None and came.lower in _COMES and link is not None and link.lower == "from"
    return noun_phrase(scene.pieces, at + 2) if comes else nothing(scene)


def _of_unnumbered(scene: Scene) -> Drafts:
    """A part of a whole that no figure tells: "of the total registrations, 1,300 were works"."""
    kinds = _nominal(scene, scene.index + 1) if scene.pieces[0].lower == "of" and _of_topic(scene) else nothing(scene)
    return tuple(replace(draft, neutral=True) for draft in measured(scene, "level", kinds)) if kinds else ()


def _goes_on(scene: Scene) -> int | None:
    """The whole that the part before belongs to, where a list of parts goes on."""
    previous = scene.previous()
    goes_on = not scene.counted and all(piece.tag == "and" or piece.text in _LISTING for piece in scene.gap)
    listed = scene.joined or goes_on
    parts = previous is not None and previous.rule in {"part", "bracket"} and listed
    return previous.parent if previous is not None and parts else None


def _accounts(scene: Scene, whole: int) -> Drafts:
    """A kind and how many of the whole it makes up: "patents accounted for 800, trademarks for 900"."""
    previous, verb = scene.previous(), scene.lead
    gapped = scene.led_by("for") and previous is not None and previous.rule == "part" and scene.verb is None
    if scene.counted or not (gapped or (verb is not None and verb.has("share-verb") and verb.lower.endswith("for"))):
        return ()
    kind = scene.subject(scene.lead_end - 1)
    parent = previous.parent if gapped and previous is not None else whole
    start, end = words(scene, kind)
    amount = scene.amounts[0]
    return (Draft("level", amount, start, end, noun=kind.text, parent=parent, value=kind.text),) if kind else ()


def _cued(scene: Scene) -> bool:
    """Whether something before the figure says that a part follows."""
    lead, after = scene.lead, scene.after()
    listed = lead is not None and (lead.text in _LISTING or lead.lower == "with")
    if listed and after is not None and after.lower == "from":
        return True
    with_being = lead is not None and lead.lower == "with" and after is not None and after.lower == _BEING
    counts = bool(scene.counted) and not scene.counted.words[0].has("kind-verb")
    return (
        with_being
        or (lead is not None and lead.has("part-cue") and lead.lower != "with")
        or (_of_topic(scene) and not counts)
    )


def _nominal(scene: Scene, at: int) -> Phrase:
    """What is said to be: "854 are invention patents", "320 concerned copyright"."""
    piece = scene.piece(at)
    linked = piece is not None and (piece.tag == "aux" or piece.lower == _BEING or piece.has("kind-verb"))
    return noun_phrase(scene.pieces, at + 1) if linked else nothing(scene)


def _of_which(scene: Scene, whole: int) -> Drafts:
    """Some of the figure before: "279 of which were granted", "6,487 of them (18%) were inventions"."""
    then = scene.past_bracket(scene.index + 2)
    done, end, by = predicate(scene.pieces, then)
    if done:
        start, stop = words(scene, nothing(scene), end - 1)
        return (Draft("level", scene.amounts[0], start, stop, parent=whole, verbs=done, agent=spoken(by)),)
    kinds = _nominal(scene, then)
    if kinds:
        return tuple(replace(draft, parent=whole) for draft in measured(scene, "level", kinds))
    return _told_by(scene, whole, then)


def _told_by(scene: Scene, whole: int, at: int) -> Drafts:
    """Some of the figure before, told by what they are for or did: "268 of them for rice", "12 of whom work there"."""
    first, cue = scene.piece(at), scene.piece(at - 1)
    clause = cue is not None and cue.lower in _RELATIVES
    if first is None or not (first.tag in {"prep", "verb"} or (clause and first.tag == "noun")):
        return ()
    stops = (k for k in range(at, len(scene.pieces)) if scene.pieces[k].tag == "sign" or scene.pieces[k].is_figure)
    end = next(stops, len(scene.pieces))
    while scene.pieces[end - 1].tag in {"and", "prep", "det"} and end > at + 1:
        end -= 1
    start, stop = words(scene, nothing(scene), end - 1)
    what = " ".join(piece.text for piece in scene.pieces[at + 1 if first.tag == "prep" else at : end])
    return (
        (Draft("level", scene.amounts[0], start, stop, parent=whole, value=what, standing=_stands(scene, whole)),)
        if what
        else ()
    )


def _stands(scene: Scene, whole: int) -> bool:
    """Whether a whole is told as what there is: then so is a part of it."""
    return scene.before[whole].standing


def _of_topic(scene: Scene) -> bool:
    """Whether the sentence opens with the whole: "of the 120 applications, 62 were refused"."""
    opens = scene.pieces[0].lower == "of" or scene.pieces[0].has("part-cue")
    return opens and scene.lead is not None and scene.lead.text == ","
