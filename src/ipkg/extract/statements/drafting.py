"""How a scene becomes drafts: the words that say a figure, and the phrase it measures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ipkg.extract.phrases import Phrase, noun_phrase
from ipkg.extract.statements.drafts import Draft

if TYPE_CHECKING:
    from ipkg.extract.statements.scenes import Scene
    from ipkg.extract.values.numerals import Amount
    from ipkg.model import Kind

Drafts = tuple[Draft, ...]


def nothing(scene: Scene) -> Phrase:
    """No phrase."""
    return Phrase(scene.index, scene.index)


def words(scene: Scene, phrase: Phrase, *more: int) -> tuple[int, int]:
    """The characters that say a figure: from its phrase or verb to the end of whatever comes last."""
    inside = [at for at in (phrase.start, phrase.end - 1, *more) if 0 <= at < len(scene.pieces)] if phrase else [*more]
    places = [scene.index, *(at for at in inside if 0 <= at < len(scene.pieces))]
    return scene.pieces[min(places)].start, scene.pieces[max(places)].end


def of_phrase(kind: Kind, amount: Amount, phrase: Phrase, place: tuple[int, int]) -> Draft:
    """A draft that measures what a phrase names."""
    return Draft(
        kind,
        amount,
        *place,
        noun=phrase.text,
        head=phrase.head,
        tail=phrase.tail,
        people=bool(phrase.head) and phrase.head[-1].has("people-noun") and not amount.unit,
        unit=next((str(piece.value) for piece in phrase.words if piece.tag == "denominator"), ""),
        topical=_points(phrase),
        passive=bool(phrase.done),
        times=phrase.times,
        places=phrase.places,
    )


def _points(phrase: Phrase) -> bool:
    """Whether a phrase only points to what the text speaks of: "its stock", "the corresponding figure"."""
    return bool(phrase.words) and all(piece.has("pointing-noun") for piece in phrase.words)


def measured(scene: Scene, kind: Kind, phrase: Phrase, *more: int) -> Drafts:
    """One draft for each amount of the figure, all measuring what the phrase names."""
    place = words(scene, phrase, *more)
    target, cumulative = scene.targeted or _intended(scene, place[1]), scene.has_before("since-cue")
    made = (of_phrase(kind, amount, phrase, place) for amount in scene.amounts)
    framed = (replace(draft, target=target, standing=cumulative, mean=scene.mean) for draft in made)
    return tuple(_per(draft, scene) for draft in framed)


def _intended(scene: Scene, end: int) -> bool:
    """Whether what follows says that the figure is planned: "180 examiners are to be recruited"."""
    after = scene.pieces[scene.index + 1 :]
    follows = next((piece for piece in after if piece.start >= end), None)
    return any(piece.has("planned") for piece in after if piece.start < end) or (
        follows is not None and follows.has("planned")
    )


def _per(draft: Draft, scene: Scene) -> Draft:
    """A draft with its denominator: after it, or where its clause begins ("every 10,000 people held 30 patents")."""
    after = scene.after()
    if after is not None and after.tag == "denominator" and not (draft.unit or draft.amount.unit or draft.mean):
        return replace(draft, unit=str(after.value), noun=f"{draft.noun} {after.text}")
    ahead = (piece for piece in scene.pieces[scene.clause_start : scene.index] if piece.tag == "denominator")
    each = next((piece for piece in ahead if piece.lower != "each"), None)
    each = each or next((piece for piece in scene.fronted if piece.tag == "denominator"), None)
    if each is None or draft.unit or draft.amount.unit or draft.mean:
        return draft
    return replace(draft, unit=str(each.value), noun=f"{draft.noun} {each.text}")


def like(scene: Scene, kind: Kind, amount: Amount, place: int) -> Draft:
    """A draft that measures what another one does."""
    return Draft(kind, amount, *words(scene, nothing(scene)), like=place)


def skipping_bracket(scene: Scene) -> Phrase:
    """The phrase after a figure and a bracket with another figure: "109 (21%) owned by firms"."""
    past = scene.past_bracket(scene.index + 1)
    return noun_phrase(scene.pieces, past) if past > scene.index + 1 else nothing(scene)


def topic(scene: Scene, *prepositions: str) -> Phrase:
    """The phrase that a sentence opens with, set off by a comma: "in patents granted, the city ranked seventh"."""
    if scene.begin or not scene.pieces or scene.pieces[0].lower not in prepositions:
        return nothing(scene)
    phrase = noun_phrase(scene.pieces, 1)
    closes = scene.piece(phrase.end)
    return phrase if phrase and closes is not None and closes.text == "," else nothing(scene)
