"""Figures by themselves: what is counted, what an amount is of, parts and totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.drafting import Drafts, measured, nothing, words
from ipkg.extract.drafts import Draft
from ipkg.extract.phrases import Phrase, conjuncts, noun_phrase, predicate, spoken

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.scenes import Scene

_SHARES: Final = frozenset({"percent"})
_TIMES: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_OPEN: Final = frozenset("([（")


def participle(verb: str) -> str:
    """What was done, from a verb in any form.

    >>> participle("handling"), participle("accepted")
    ('handled', 'accepted')
    """
    return verb[:-3] + "ed" if verb.endswith("ing") and len(verb) > 5 else verb


def total(scene: Scene) -> Drafts:
    """A stock that a flow leads to: "bringing the total number of centers to 115"."""
    found = [at for at in range(scene.clause_start, scene.lead_end) if scene.pieces[at].has("total-verb")]
    lead = scene.lead
    if (
        not found
        or lead is None
        or not (lead.lower in {"to", "at"} or lead.has("level-verb"))
        or found[-1] == scene.lead_end - 1
    ):
        return ()
    subject = noun_phrase(scene.pieces, found[-1] + 1)
    last = scene.last("level")
    named = [piece for piece in subject.words if piece.tag in {"noun", "atom"} and not piece.has("collective-head")]
    if not named and last is not None:
        start, end = words(scene, nothing(scene), found[-1])
        return (
            Draft(
                "level",
                scene.amounts[0],
                start,
                end,
                parent=last,
                places=subject.places,
                standing=True,
                neutral=True,
            ),
        )
    return tuple(replace(draft, standing=True) for draft in _named_level(scene, subject)) if subject else ()


def _named_level(scene: Scene, subject: Phrase) -> Drafts:
    """Levels of a subject; several amounts are given to its parts, or none is where they do not fit."""
    drafts = measured(scene, "level", subject)
    noun = _meant(scene, subject)
    if len(drafts) == 1 or scene.figure.tag == "range":
        return tuple(replace(draft, noun=noun) for draft in drafts)
    words = [piece for piece in subject.words if not piece.has("collective-head")]
    parts = conjuncts(words[1:] if words and words[0].lower == "of" else words, len(drafts))
    if parts is None:
        return ()
    return tuple(replace(draft, noun=spoken(part), head=part) for draft, part in zip(drafts, parts, strict=True))


def _meant(scene: Scene, subject: Phrase) -> str:
    """The subject, with "such centers" replaced by what they are."""
    such = any(piece.lower == "such" for piece in scene.pieces[subject.start : subject.end])
    return (scene.antecedent(subject.words[-1].lower) or subject.text) if such else subject.text


def part(scene: Scene) -> Drafts:
    """A part of the figure before: "including 494 for books", "279 of which were granted"."""
    if scene.unit or scene.figure.tag in {"change", "rank", "multiple"}:
        return ()
    after, previous = scene.after(), scene.previous()
    whole = scene.last("level")
    if whole is None:
        return ()
    cued = scene.lead is not None and scene.lead.has("part-cue") and scene.lead.lower != "with"
    if after is not None and after.has("part-cue") and after.lower.startswith("of"):
        done, end, _ = predicate(scene.pieces, scene.index + 2)
        start, stop = words(scene, nothing(scene), end - 1)
        return (Draft("level", scene.amounts[0], start, stop, parent=whole, verbs=done),) if done else ()
    listed = (
        scene.joined
        and previous is not None
        and previous.parent is not None
        and previous.rule.startswith(("part", "bracket"))
    )
    if not (cued or listed):
        return ()
    parent = previous.parent if listed and previous is not None and previous.parent is not None else whole
    phrase = scene.counted or _skipping_bracket(scene)
    nominal = scene.after()
    if not phrase and nominal is not None and nominal.tag == "aux":
        phrase = noun_phrase(scene.pieces, scene.index + 2)
    if not phrase and not scene.predicate[0]:
        return ()
    drafts = measured(scene, "level", phrase, scene.predicate[1] - 1)
    return tuple(replace(draft, parent=parent, verbs=scene.predicate[0], joined=scene.joined) for draft in drafts)


def _skipping_bracket(scene: Scene) -> Phrase:
    """The phrase after a figure and a bracket with another figure: "109 (21%) owned by firms"."""
    after = scene.after()
    if after is None or after.text not in _OPEN:
        return nothing(scene)
    close = next(
        (
            at
            for at in range(scene.index + 2, min(scene.index + 8, len(scene.pieces)))
            if scene.pieces[at].text in ")]）"
        ),
        None,
    )
    return noun_phrase(scene.pieces, close + 1) if close is not None else nothing(scene)


def counted(scene: Scene) -> Drafts:
    """A number, what it counts, and what was done: "courts accepted 140 cases", "140 cases were accepted"."""
    if scene.unit or scene.figure.tag in {"change", "rank", "multiple", "amounts"}:
        return ()
    phrase = scene.counted or _skipping_bracket(scene) or _of_the(scene)
    if not phrase or _says_only_people(scene, phrase):
        return ()
    previous = scene.previous()
    done, end, by = scene.predicate if phrase is scene.counted else predicate(scene.pieces, phrase.end)
    drafts = measured(scene, "level", phrase, end - 1, *(scene.verb_group if not done else ()))
    if done:
        return tuple(replace(draft, verbs=done, agent=spoken(by), joined=scene.joined) for draft in drafts)
    if scene.joined and previous is not None and previous.kind == "level":
        return tuple(_following(draft, previous) for draft in drafts)
    if scene.led_by("in", "by", "for", "with", "from", "of") and previous is not None and scene.verb_at is None:
        verbs = previous.verbs if scene.led_by("in") else ()
        return tuple(replace(draft, verbs=verbs, agent=previous.agent, neutral=not verbs) for draft in drafts)
    return tuple(_governed(scene, draft) for draft in drafts)


def _following(draft: Draft, previous: Draft) -> Draft:
    """The next of a list: the verb and its agent are said once."""
    verbs = previous.verbs if previous.rule == "counted" else ()
    return replace(
        draft,
        verbs=verbs,
        neutral=previous.neutral or not verbs,
        agent=previous.agent,
        joined=True,
        standing=previous.standing,
    )


def _governed(scene: Scene, draft: Draft) -> Draft:
    """A draft with the verb before it: one that acts, or one that only links."""
    if (noun := _act_noun(scene)) is not None:
        return replace(draft, verbs=(noun.lower,), start=min(draft.start, noun.start))
    standing = _stands(scene)
    verb = scene.verb
    if verb is None:
        return replace(draft, neutral=True, standing=standing)
    main = scene.main_verb
    agent = scene.subject(main).text
    linking = verb.has("existential", "level-verb", "involve-verb", "part-cue", "total-verb", "share-verb")
    if linking and not verb.has("verb"):
        return replace(draft, neutral=True, agent=agent, standing=standing)
    return replace(draft, verbs=_acts(scene, main), neutral=verb.has("neutral-verb"), agent=agent, standing=standing)


def _acts(scene: Scene, main: int) -> tuple[str, ...]:
    """What was done: the verbs, with "for examination" after them or "applications to" between them."""
    if main < scene.verb_group[0]:
        return (participle(scene.pieces[main].lower), scene.spoken(main + 1, scene.lead_end))
    verbs = tuple(participle(scene.pieces[at].lower) for at in scene.verb_group)
    tail = scene.spoken(scene.verb_group[-1] + 1, scene.lead_end)
    return (*verbs[:-1], f"{verbs[-1]} {tail}") if tail.startswith(("for ", "to ")) else verbs


def _act_noun(scene: Scene) -> Piece | None:
    """A noun that says what was done: "the handling of 3,896 cases"."""
    at = scene.lead_end - 2
    if not scene.led_by("of") or at < scene.begin or (scene.verb_at is not None and scene.verb_at > at):
        return None
    noun = scene.pieces[at]
    acts = noun.tag in {"noun", "verb"} and not noun.has("counter", "collective-head")
    return noun if acts else None


def _stands(scene: Scene) -> bool:
    """Whether the words before the figure describe what there is rather than what happened."""
    there = any(piece.has("existential") and piece.lower.split()[-1] in {"are", "is"} for piece in scene.gap)
    return (
        there
        or (scene.has_before("stock-cue") and not scene.has_before("neutral-verb"))
        or scene.has_before("since-cue")
    )


def _of_the(scene: Scene) -> Phrase:
    """What "thirty of the articles" counts."""
    first, second = scene.after(), scene.after(2)
    if first is None or first.lower != "of" or second is None or second.tag != "det":
        return nothing(scene)
    return noun_phrase(scene.pieces, scene.index + 2)


def _says_only_people(scene: Scene, phrase: Phrase) -> bool:
    """Whether the noun after the number only says that people are counted: "an attendance of 6,000 people"."""
    only = len(phrase.words) == 1 and phrase.words[0].has("people-noun", "counter")
    return (
        only and scene.led_by("of", "reached", "totaled", "totalled", "at") and bool(scene.subject(scene.lead_end - 1))
    )


def level(scene: Scene) -> Drafts:
    """An amount that a subject reached, or that "of" ties to its noun: "fines totaled 3 million"."""
    if scene.figure.tag in {"change", "rank", "multiple"} or scene.lead is None:
        return ()
    lead = scene.lead
    if lead.has("level-verb") or (lead.tag == "aux" and scene.verb_at is None) or lead.lower in {"of", "at", ":"}:
        subject = scene.subject(scene.lead_end - 1)
    elif lead.lower == "to" and scene.verb_at is not None:
        subject = scene.subject(scene.verb_group[0])
    else:
        subject = scene.subject(scene.lead_end)
    timed = scene.unit in _TIMES
    if not subject or (
        timed and (scene.figure.tag == "range" or not (lead.has("level-verb") or lead.lower in {"of", "at"}))
    ):
        return ()
    return tuple(replace(draft, host=_host(scene)) for draft in _named_level(scene, subject))


def _host(scene: Scene) -> int | None:
    """The cases, projects … that an amount given with them belongs to."""
    last = scene.last("level")
    if last is None or last < scene.opened:
        return None
    tied = any(piece.has("involve-verb") or piece.lower in {"with", "the"} for piece in scene.gap)
    finite = scene.verb is not None and not scene.verb.lower.endswith("ing") and not scene.has_before("involve-verb")
    before = scene.before[last]
    if tied and not finite:
        return before.host if before.host is not None else last
    return before.host if not finite and scene.gap and scene.gap[0].text == "," else None


def sum_of(scene: Scene) -> Drafts:
    """Money with what it is: "240 million yuan of illegal gains", "3 million yuan was raised through pledges"."""
    if not scene.unit.isupper():
        return ()
    done, end, by = predicate(scene.pieces, scene.index + 1)
    after = scene.after()
    if done:
        means = (
            noun_phrase(scene.pieces, end + 1)
            if (how := scene.piece(end)) is not None and how.tag == "prep" and how.lower != "by"
            else Phrase(end, end)
        )
        drafts = measured(scene, "level", means, end - 1)
        return tuple(
            replace(
                draft,
                noun=f"{' and '.join(done)} through {means.text}" if means else "",
                verbs=() if means else done,
                agent=spoken(by),
            )
            for draft in drafts
        )
    if (
        after is not None
        and after.lower in {"of", "in", "for", "worth of"}
        and (what := noun_phrase(scene.pieces, scene.index + 2))
    ):
        drafts = measured(scene, "level", what)
        verbs = tuple(participle(scene.pieces[at].lower) for at in scene.verb_group) if scene.lead is scene.verb else ()
        neutral = scene.verb is None or scene.verb.has("neutral-verb", "involve-verb", "level-verb")
        return tuple(replace(draft, verbs=verbs, neutral=neutral, host=_host(scene)) for draft in drafts)
    return ()
