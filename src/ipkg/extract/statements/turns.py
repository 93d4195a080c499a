"""Figures in turn: as many as the bodies that act, or as those of the kind before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import spoken
from ipkg.extract.statements.acts import acts
from ipkg.extract.statements.drafting import Drafts, measured, nothing, words

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.scenes import Scene

_JOINS: Final = frozenset(",，;；")
_IN_NAMES: Final = frozenset({"of", "for", "the"})
_NAMES: Final = frozenset({"noun", "atom", "place"})


def by_agents(scene: Scene) -> Drafts:
    """One figure for each of the bodies named before: "Yantai Customs and Weihai Customs seized 60 and 41 parcels"."""
    if scene.figure.tag != "amounts" or scene.lead is None or scene.lead is not scene.verb or not scene.counted:
        return ()
    names = _names(scene)
    if len(names) != len(scene.amounts):
        return ()
    verbs = acts(scene, scene.main_verb)
    drafts = measured(scene, "level", scene.counted)
    return tuple(replace(draft, verbs=verbs, agent=name) for draft, name in zip(drafts, names, strict=True))


def _names(scene: Scene) -> tuple[str, ...]:
    """The names before the verb that commas and conjunctions set apart."""
    parts: list[list[Piece]] = [[]]
    for piece in scene.pieces[scene.begin : scene.verb_group[0]]:
        if piece.tag == "and" or piece.text in _JOINS:
            parts.append([])
        else:
            parts[-1].append(piece)
    return tuple(spoken(part).removeprefix("the ").removeprefix("The ") for part in parts if _is_name(part))


def _is_name(part: list[Piece]) -> bool:
    """Whether words are those of a name, and not of a phrase with a name in it."""
    named = all(piece.text[:1].isupper() or piece.lower in _IN_NAMES for piece in part)
    return bool(part) and named and part[-1].tag in _NAMES and all(piece.tag != "when" for piece in part)


def of_next_kind(scene: Scene) -> Drafts:
    """As many figures of another kind, in the order of the first: "civil cases 12 and 10, criminal cases 3 and 2"."""
    places = scene.levels(len(scene.amounts)) if scene.figure.tag == "amounts" and not scene.unit else ()
    kind = scene.subject(scene.lead_end) if places and scene.verb_at is None else nothing(scene)
    if not kind or scene.counted or len(places) != len(scene.amounts) < 2:
        return ()
    before = [scene.before[place] for place in places]
    heads = {draft.head[-1].lower if draft.head else "" for draft in before}
    done = [draft for draft in before if draft.verbs]
    if heads != {kind.head[-1].lower} and len(done) != len(before):
        return ()
    start, end = words(scene, kind)
    return tuple(
        replace(draft, amount=amount, start=start, end=end, noun=kind.text, head=kind.head, tail=kind.tail, rule="")
        for draft, amount in zip(before, scene.amounts, strict=True)
    )
