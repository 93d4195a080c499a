"""Rosters: places and offices that a text lists one after another, each with its figure.

"Next came the United States with 594,340, Japan (288,115) and the Republic of Korea (241,267)": what is counted is
said once, before the list or in the sentence before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import noun_phrase
from ipkg.extract.statements.drafting import Drafts, like, measured, nothing

if TYPE_CHECKING:
    from ipkg.extract.phrases import Phrase
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.drafts import Draft
    from ipkg.extract.statements.scenes import Scene
    from ipkg.model import Kind

_OPEN: Final = frozenset("([（")
_CLOSE: Final = frozenset(")]）")
_LINKS: Final = frozenset({"with", "at"})
_SIGNS: Final = frozenset("+-−–")
_STATED: Final = frozenset({"level", "share_pct", "ratio"})
_OFFICE_OF: Final = frozenset({"of", "office", "offices"})
_REACH: Final = 8


def entry(scene: Scene) -> Drafts:
    """The figure of the next place or office of a roster."""
    holder = _holder(scene) if scene.figure.tag in {"number", "amount"} else None
    if holder is None or (scene.counted and not scene.unit):
        return ()
    made = _of_list(scene) or _of_growth(scene) or _of_opening(scene) or _of_paragraph(scene)
    return tuple(replace(draft, places=(holder,), fresh=True, rule="roster") for draft in made)


def _of_list(scene: Scene) -> Drafts:
    """As the entry before in this sentence."""
    same = (k for k in range(len(scene.before) - 1, scene.opened - 1, -1) if _same_sort(scene, scene.before[k]))
    place = next(same, None)
    if place is None:
        return ()
    return (like(scene, _kind(scene, scene.before[place]), scene.amounts[0], place),)


def _of_growth(scene: Scene) -> Drafts:
    """As the noun of change behind says: "China (+4.5%) and India (+9.5%) recorded the fastest growth in …"."""
    if scene.unit != "percent" or scene.figure.text[:1] not in _SIGNS:
        return ()
    ahead = range(scene.index + 1, len(scene.pieces) - 1)
    at = next((at for at in ahead if scene.pieces[at].has("change-up-noun", "change-down-noun")), None)
    what = noun_phrase(scene.pieces, at + 2) if at is not None and scene.pieces[at + 1].lower in {"in", "of"} else None
    return measured(scene, "change_pct", what) if what else ()


def _of_opening(scene: Scene) -> Drafts:
    """As the subject of the sentence says: "the most applications came from Japan (2,593)"."""
    subject = scene.opening
    return measured(scene, _kind(scene, None), subject) if _says_something(subject) else ()


def _of_paragraph(scene: Scene) -> Drafts:
    """As what the paragraph speaks of."""
    if not scene.before:
        return ()
    draft = measured(scene, _kind(scene, None), nothing(scene))[0]
    return (replace(draft, topical=True),)


def _says_something(subject: Phrase) -> bool:
    """Whether a subject names what is counted, and does not only say that something is."""
    return any(
        piece.tag == "noun" and not piece.has("collective-head", "share-noun", "change-up-noun", "change-down-noun")
        for piece in subject.words
    )


def _same_sort(scene: Scene, draft: Draft) -> bool:
    return draft.amount.unit == scene.unit and (draft.kind in _STATED or draft.kind.startswith("change"))


def _kind(scene: Scene, previous: Draft | None) -> Kind:
    if scene.unit != "percent":
        return "level"
    if scene.figure.text[:1] in _SIGNS:
        return "change_pct"
    return previous.kind if previous is not None else "share_pct"


def _holder(scene: Scene) -> Piece | None:
    """The place or office that a figure stands beside: before its bracket, before "with", or right before it."""
    at = _opened(scene)
    bracketed = at is not None
    at = scene.index - 1 if at is None else at - 1
    linked = False
    while at >= 0 and not bracketed and _passes(scene.pieces[at], linked=linked):
        linked = linked or _links(scene.pieces[at])
        at -= 1
    at = _before_bracket(scene, at)
    if at < 0 or not _holds(scene.pieces[at]):
        return None
    return scene.pieces[at] if bracketed or linked or _gapped(scene, at) else None


def _passes(piece: Piece, *, linked: bool) -> bool:
    """Whether a piece may stand between a holder and its figure: "China comes second with 5,894"."""
    ranked = piece.tag == "rank" or piece.has("ordinal") or (linked and piece.tag in {"aux", "verb"})
    return ranked or piece.tag in {"det", "adv"} or _links(piece)


def _links(piece: Piece) -> bool:
    return piece.lower in _LINKS


def _opened(scene: Scene) -> int | None:
    """The bracket that the figure stands in."""
    for at in range(scene.index - 1, max(scene.index - _REACH, -1), -1):
        if scene.pieces[at].text in _CLOSE:
            return None
        if scene.pieces[at].text in _OPEN:
            return at
    return None


def _before_bracket(scene: Scene, at: int) -> int:
    """The place before a bracket that closes at ``at``: "the European Patent Office (EPO) with …"."""
    if at < 0 or scene.pieces[at].text not in _CLOSE:
        return at
    opens = (k for k in range(at, max(at - _REACH, -1), -1) if scene.pieces[k].text in _OPEN)
    return next(opens, at) - 1


def _holds(piece: Piece) -> bool:
    return piece.tag == "place" or getattr(piece.value, "jurisdiction", None) is not None


def _gapped(scene: Scene, at: int) -> bool:
    """Whether a place stands alone before its figure, the verb having been said with the entry before."""
    before = scene.piece(at - 1) if at else None
    while before is not None and (before.tag == "det" or before.lower in _OFFICE_OF):
        at -= 1
        before = scene.piece(at - 1) if at else None
    alone = before is None or before.text in {",", ";"} or before.tag == "and"
    return alone and scene.previous() is not None
