"""What was done, as the words that rule a figure say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.scenes import Scene

# Nouns that say what was done end so: "handling", "mediation", "settlement", "seizure".
ACT_ENDINGS: Final = ("ing", "tion", "sion", "ment", "ure", "al", "ance")


def participle(act: Piece) -> str:
    """What was done, from a verb in any form or a noun that names an act: "handling" and "handles" are "handled".

    The register knows the participles of verbs that may be nouns and of nouns that name acts.
    """
    known = (act.senses.get(kind) for kind in ("act-noun", "class-plural-verb", "participle"))
    return next(filter(None, known), act.lower)


def acts(scene: Scene, main: int) -> tuple[str, ...]:
    """What was done: the verbs, with "for examination" after them or "applications to" between them."""
    if main < scene.verb_group[0]:
        return (f"{participle(scene.pieces[main])} {scene.spoken(main + 1, scene.lead_end)}",)
    verbs = tuple(participle(scene.pieces[at]) for at in scene.verb_group)
    tail = scene.spoken(scene.verb_group[-1] + 1, scene.lead_end)
    return (*verbs[:-1], f"{verbs[-1]} {tail}") if tail.startswith(("for ", "to ")) else verbs


def act_noun(scene: Scene) -> Piece | None:
    """A noun that says what was done: "the handling of 3,896 cases"."""
    at = scene.lead_end - 2
    if not scene.led_by("of") or at < scene.begin or (scene.verb_at is not None and scene.verb_at > at):
        return None
    noun = scene.pieces[at]
    says = noun.lower.endswith(ACT_ENDINGS) or noun.has("act-noun")
    return noun if says and not noun.has("counter", "collective-head") else None


def stands(scene: Scene) -> bool:
    """Whether the words before the figure describe what there is rather than what happened."""
    there = any(piece.has("existential") and piece.lower.split()[-1] in {"are", "is"} for piece in scene.gap)
    return (
        there
        or (scene.has_before("stock-cue") and not scene.has_before("neutral-verb"))
        or scene.has_before("since-cue")
    )
