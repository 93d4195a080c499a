"""Figures beside figures: changes, ranks and multiples, and what they are compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.changes import Change, kind_of
from ipkg.extract.drafting import Drafts, like, measured, nothing, topic, words
from ipkg.extract.drafts import Draft
from ipkg.extract.phrases import Phrase, conjuncts, noun_phrase, spoken

if TYPE_CHECKING:
    from ipkg.extract.scenes import Scene
    from ipkg.model import Kind

_SHARES: Final = frozenset({"percent"})
_SIGNS: Final = frozenset("+-−–")
_ORDER: Final = {"former": 0, "latter": 1}
_OPEN: Final = frozenset("([（")


def bracketed(scene: Scene) -> Drafts:
    """A figure in brackets says the figure before it in another way, or is the share of the kind before it."""
    if scene.lead is None or scene.lead.text not in _OPEN or scene.figure.tag in {"change", "rank", "multiple"}:
        return ()
    at = scene.lead_end - 1
    last = scene.last("level", "share_pct")
    if last is None:
        return ()
    kind: Kind = "share_pct" if scene.unit in _SHARES else "level"
    if scene.figure.text[:1] in _SIGNS:
        kind = kind_of(scene.amounts[0])
    figure = scene.piece(at - 1)
    if figure is not None and figure.is_figure:
        before = scene.previous()
        if before is None or not figure.start <= before.amount.start < figure.end:
            return ()
        return (replace(like(scene, kind, scene.amounts[0], len(scene.before) - 1), parent=scene.before[-1].parent),)
    kinds = scene.subject(at)
    whole = scene.before[last].parent if scene.before[last].parent is not None else last
    if not kinds or scene.unit not in _SHARES | {""}:
        return ()
    start, end = words(scene, kinds)
    return (Draft(kind, scene.amounts[0], start, end, like=whole, parent=whole, value=kinds.text),)


def change(scene: Scene) -> Drafts:
    """A change belongs to the subject of its clause, to the noun after it, or to the figures before it."""
    if scene.figure.tag != "change":
        return ()
    found: Change = scene.figure.value
    kinds = [kind_of(amount) for amount in found.amounts]
    phrase = _changed(scene)
    named = _ORDER.get(phrase.text.lower()) if phrase else None
    if named is not None and len(scene.levels(2)) == 2:
        return (replace(like(scene, kinds[0], found.amounts[0], scene.levels(2)[named]), base=found.base),)
    if phrase and len(kinds) > 1 and any(piece.has("collective-head") for piece in scene.gap):
        phrase = phrase if len(scene.levels(len(kinds))) < len(kinds) else nothing(scene)
    if phrase:
        parts = conjuncts(phrase.words, len(kinds)) if len(kinds) > 1 else None
        drafts = measured(scene, kinds[0], phrase)
        nouns = [spoken(part) for part in parts] if parts else [phrase.text] * len(drafts)
        return tuple(replace(draft, noun=noun, base=found.base) for draft, noun in zip(drafts, nouns, strict=True))
    places = _changed_before(scene, len(kinds))
    pairs = zip(found.amounts, places, kinds, strict=False)
    return tuple(replace(like(scene, kind, amount, place), base=found.base) for amount, place, kind in pairs)


def _changed(scene: Scene) -> Phrase:
    """What changed, where the clause of the change names it."""
    after = scene.after()
    if after is not None and after.lower in {"in", "of"}:
        named = noun_phrase(scene.pieces, scene.index + 2)
        if named:
            return named
    phrase = scene.subject(scene.lead_end)
    about = {piece.lower for piece in phrase.words if piece.tag == "noun"}
    empty = all(
        piece.has("change-up-noun", "change-down-noun", "share-noun", "year-on-year", "collective-head")
        or piece.tag != "noun"
        for piece in phrase.words
    )
    return nothing(scene) if empty or not about else phrase


def _changed_before(scene: Scene, count: int) -> tuple[int, ...]:
    if count > 1:
        return scene.levels(count) if len(scene.levels(count)) == count else ()
    last = scene.last("level", "share_pct", "ratio")
    return () if last is None else (last,)


def rank(scene: Scene) -> Drafts:
    """A rank is that of the measure named after it, or of the figure before it, or of the subject."""
    if scene.figure.tag != "rank":
        return ()
    base = scene.figure.value.scope and scene.figure.text
    after = scene.after()
    named = nothing(scene)
    if after is not None and after.lower in {"in", "in terms of", "by", "for", "with respect to"}:
        named = noun_phrase(scene.pieces, scene.index + 2)
    if not named:
        named = topic(scene, "in", "in terms of", "by", "for")
    if any(not piece.has("collective-head") for piece in named.words):
        return tuple(replace(draft, base=base) for draft in measured(scene, "rank", named))
    last = scene.last("level", "share_pct")
    return () if last is None else (replace(like(scene, "rank", scene.amounts[0], last), base=base),)


def multiple(scene: Scene) -> Drafts:
    """A multiple compares the figure before it, or the subject, with what follows."""
    if scene.figure.tag != "multiple":
        return ()
    base = _compared(scene)
    itself = scene.figure.text.endswith("ed")
    at = scene.lead_end if itself else scene.verb_at
    subject = scene.subject(at) if at is not None else nothing(scene)
    if subject and itself:
        return measured(scene, "ratio", subject)
    if subject and (after := scene.after()) is not None and after.tag in {"det", "sign", "prep", "noun", "place"}:
        return tuple(replace(draft, base=base) for draft in measured(scene, "ratio", subject))
    last = scene.last("level", "share_pct")
    return () if last is None or base is None else (replace(like(scene, "ratio", scene.amounts[0], last), base=base),)


def _compared(scene: Scene) -> str | None:
    """What a multiple is of: the phrase after it, or "as many as in 2019"."""
    named = spoken(noun_phrase(scene.pieces, scene.index + 1).words)
    if named:
        return named
    ends = (at for at in range(scene.index + 1, len(scene.pieces)) if scene.pieces[at].tag == "sign")
    rest = scene.pieces[scene.index + 1 : next(ends, len(scene.pieces))]
    return " ".join(piece.text for piece in rest) if rest and rest[0].lower == "as" else None


def gapped_change(scene: Scene) -> Drafts:
    """In "a rose 5%, b 3% and c 2%" the verb is said once."""
    previous = scene.previous()
    if (
        scene.unit not in _SHARES
        or previous is None
        or not previous.kind.startswith("change")
        or previous.like is not None
    ):
        return ()
    phrase = scene.subject(scene.lead_end - 1 if scene.led_by("by") else scene.lead_end)
    if not phrase or scene.verb_at is not None:
        return ()
    sign = -1 if previous.amount.value < 0 else 1
    drafts = measured(scene, previous.kind, phrase)
    return tuple(
        replace(draft, amount=replace(draft.amount, value=sign * abs(draft.amount.value)), base=previous.base)
        for draft in drafts
    )
