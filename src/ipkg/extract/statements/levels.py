"""Amounts by themselves: what a subject reached, what money is, stocks that flows lead to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import Phrase, conjuncts, noun_phrase, past, spoken
from ipkg.extract.predicates import predicate
from ipkg.extract.statements.acts import participle
from ipkg.extract.statements.drafting import Drafts, like, measured, nothing, words
from ipkg.extract.statements.drafts import Draft
from ipkg.extract.statements.scenes import THROUGH

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.scenes import Scene

_RELATIVE: Final = frozenset({"percent", "percentage_points", "ratio"})
_TIMES: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
_NO_ACTS: Final = (
    "level-verb", "involve-verb", "share-verb", "total-verb", "change-up", "change-down", "record-verb", "part-cue",
)  # fmt: skip
_FIGURE_FOR: Final = 2
_COLONS: Final = frozenset(":：")


def total(scene: Scene) -> Drafts:
    """A stock that a flow leads to: "bringing the total number of centers to 115", "for a total of 115"."""
    found = [at for at in range(scene.clause_start, scene.lead_end) if scene.pieces[at].has("total-verb")]
    lead, last = scene.lead, scene.last("level")
    if scene.led_by("for") and not scene.counted and scene.lead_end < scene.index - 1:
        if scene.unit:
            return _in_total(scene)
        return _changed_to(scene) or _total_of_last(scene, nothing(scene), scene.lead_end - 1)
    leads = lead is not None and (lead.lower in {"to", "at"} or lead.has("level-verb"))
    if not found or not leads or found[-1] == scene.lead_end - 1:
        return ()
    subject = noun_phrase(scene.pieces, found[-1] + 1)
    named = any(piece.tag in {"noun", "atom"} and not piece.has("collective-head") for piece in subject.words)
    if not named and last is not None and scene.before[last].amount.unit == scene.unit:
        return _total_of_last(scene, subject, found[-1])
    return tuple(replace(draft, standing=True) for draft in _named_level(scene, subject)) if subject else ()


def _changed_to(scene: Scene) -> Drafts:
    """What a change led to: "applications fell 3.9% for a total of 61,000"."""
    previous = scene.previous()
    changed = previous is not None and previous.kind.startswith("change")
    return (like(scene, "level", scene.amounts[0], len(scene.before) - 1),) if changed else ()


def _in_total(scene: Scene) -> Drafts:
    """The money of what was done: "damages were awarded in 90 judgments, for a total of 11 million yuan"."""
    paid, last = scene.opening, scene.last("level")
    if not scene.unit.isupper() or last is None or last < scene.opened:
        return ()
    done, _, _ = predicate(scene.pieces, paid.end) if paid else ((), 0, ())
    drafts = measured(scene, "level", paid if done else nothing(scene))
    return tuple(
        replace(draft, verbs=done, noun=draft.noun or "total", host=None if done else last) for draft in drafts
    )


def _total_of_last(scene: Scene, subject: Phrase, start: int) -> Drafts:
    """The stock of what the last figure counted."""
    last = scene.last("level")
    if last is None:
        return ()
    draft = Draft("level", scene.amounts[0], *words(scene, nothing(scene), start))
    return (replace(draft, parent=last, places=subject.places, standing=True, neutral=True, rule="total"),)


def _named_level(scene: Scene, subject: Phrase) -> Drafts:
    """Levels of a subject; several amounts are given to its parts, or none is where they do not fit."""
    drafts = measured(scene, "share_pct" if scene.unit == "percent" else "level", subject)
    noun = _meant(scene, subject)
    ratio = subject.head[-1].senses.get("rate-noun", "") if subject.head else ""
    if len(drafts) == 1 or scene.figure.tag == "range":
        return tuple(replace(draft, noun=noun, unit=draft.unit or ratio) for draft in drafts)
    subject = replace(subject, words=_enumerated(scene, subject))
    words = [piece for piece in subject.words if not piece.has("collective-head")]
    parts = conjuncts(words[1:] if words and words[0].lower == "of" else words, len(drafts))
    if parts is None:
        return ()
    return tuple(replace(draft, noun=spoken(part), head=part) for draft, part in zip(drafts, parts, strict=True))


def _enumerated(scene: Scene, subject: Phrase) -> tuple[Piece, ...]:
    """The subject with what stands before its commas: "inventions, utility models and designs"."""
    start = subject.start
    while (
        start > scene.begin
        and scene.pieces[start - 1].tag in {"noun", "sign"}
        and scene.pieces[start - 1].text not in {".", ";"}
    ):
        start -= 1
    listed = (*scene.pieces[start : subject.start], *subject.words)
    return tuple(piece for piece in listed if piece.tag != "sign" or piece.text == ",")


def _meant(scene: Scene, subject: Phrase) -> str:
    """The subject, with "such centers" replaced by what they are."""
    such = any(piece.lower == "such" for piece in scene.pieces[subject.start : subject.end])
    return (scene.antecedent(subject.words[-1].lower) or subject.text) if such else subject.text


def level(scene: Scene) -> Drafts:
    """An amount that a subject reached, or that "of" ties to its noun: "fines totaled 3 million"."""
    if scene.figure.tag in {"change", "rank", "multiple"} or scene.lead is None:
        return ()
    if scene.restated and scene.counted:
        return ()
    lead, subject = scene.lead, _reached(scene, scene.lead)
    if lead.has("last-verb") and scene.unit in _TIMES:
        return _lasting(scene)
    if not subject and scene.unit.isupper() and lead.has("involve-verb") and (host := scene.last("level")) is not None:
        return tuple(replace(draft, noun="value", host=host) for draft in measured(scene, "level", subject))
    if not subject or (scene.unit in _TIMES and not _times(scene, lead)):
        return ()
    over = lead.senses.get("level-verb-over")
    done = scene.predicate[0]
    acts = scene.verb_at is not None and scene.verb_at < subject.start and scene.led_by("of")
    agent = scene.subject(scene.verb_group[0]).text if acts else ""
    if agent and scene.verb is not None and scene.verb.has("involve-verb") and subject.words[-1].has("money-head"):
        subject = replace(subject, words=(*subject.words, *_involved(scene)))  # "the cases involve a value of"
    drafts = (
        replace(draft, host=_host(scene, subject), verbs=done, neutral=True, agent=agent)
        for draft in _named_level(scene, subject)
    )
    return tuple(_at_least(draft, over) for draft in drafts)


def gapped(scene: Scene) -> Drafts:
    """The next of several subjects, verb and unit said with the first: "trials took 14.7 months, oppositions 7.9"."""
    last = _level_before(scene)
    if last is None or not _gapped(scene) or scene.counted or scene.figure.tag not in {"number", "amount"}:
        return ()
    unit = last.amount.unit
    if scene.unit not in {"", unit}:
        return ()
    drafts = measured(scene, "level", scene.subject(scene.lead_end))
    return tuple(replace(draft, amount=replace(draft.amount, unit=unit)) for draft in drafts if draft.noun and unit)


def _subject(scene: Scene) -> Phrase:
    """The subject of an amount that is no change, rank or multiple; empty where there is none."""
    apart = scene.figure.tag in {"change", "rank", "multiple"} or scene.lead is None
    return nothing(scene) if apart or scene.lead is None else _reached(scene, scene.lead)


def extreme(scene: Scene) -> Drafts:
    """The highest of what the sentence speaks of: "damages were awarded in six cases, the highest being 5 million"."""
    subject = _subject(scene)
    if not subject or not all(piece.has("superlative") for piece in subject.words):
        return ()
    spoken_of = scene.opening
    done = predicate(scene.pieces, spoken_of.end)[0] if spoken_of else ()
    scope = " ".join((spoken_of.text, *done)).strip()
    return tuple(
        replace(draft, scope=scope, neutral=True, topical=False) for draft in measured(scene, "level", subject)
    )


def figure_for(scene: Scene) -> Drafts:
    """The same figure for a kind: "the figure for high-value ones stood at 18.93"."""
    last, subject = scene.last("level"), _subject(scene)
    first, link, *rest = subject.words if len(subject.words) > _FIGURE_FOR else (None, None)
    if last is None or first is None or link is None or not (first.has("pointing-noun") and link.lower == "for"):
        return ()
    kind = spoken([piece for piece in rest if piece.lower not in {"one", "ones"}])
    return tuple(replace(draft, noun=kind, parent=last, value=kind) for draft in measured(scene, "level", subject))


def _involved(scene: Scene) -> tuple[Piece, ...]:
    """The verb and its subject, as they tell of what an amount is: "involve cases"."""
    verb = scene.pieces[scene.verb_group[-1]]
    return (verb, *scene.subject(scene.verb_group[0]).words)


def _reached(scene: Scene, lead: Piece) -> Phrase:
    """The subject that reached an amount, or the noun that "of" ties it to."""
    if lead.text in _COLONS:
        return scene.subject(scene.lead_end - 1, scene.begin)
    if lead.lower in {"of", "at"}:
        return scene.subject(scene.lead_end - 1, scene.after_finite)
    if lead.has("level-verb") or (lead.tag == "aux" and scene.verb_at is None):
        return scene.subject(scene.lead_end - 1)
    if lead.lower == "to" and scene.verb_at is not None:
        return _moved(scene) or scene.subject(scene.verb_group[0])
    if lead.lower == "to" and _gapped(scene):
        return scene.subject(scene.lead_end - 1)
    return scene.subject(scene.lead_end) if scene.amounts[0].qualifier or _gapped(scene) else nothing(scene)


def _moved(scene: Scene) -> Phrase:
    """What somebody brought to an amount: "the office cut the average pendency to 12 months"."""
    if scene.verb is None or not scene.verb.has("change-up", "change-down"):
        return nothing(scene)
    phrase = noun_phrase(scene.pieces, scene.verb_group[-1] + 1, end=scene.lead_end - 1)
    return phrase if phrase.end == scene.lead_end - 1 else nothing(scene)


def _times(scene: Scene, lead: Piece) -> bool:
    """Whether a duration is what a subject reached ("pendency fell to 9 months"), not how long something was done."""
    reached = lead.has("level-verb") or lead.lower in {"of", "at", "to"}
    return scene.figure.tag != "range" and (reached or _gapped(scene))


def _lasting(scene: Scene) -> Drafts:
    """How long something took: "examination took 27 days", "applicants waited 9 months for a first action"."""
    subject = scene.subject(scene.lead_end - 1)
    until = _until(scene)
    around = scene.pieces[max(scene.index - 2, 0) : scene.index + 4]
    measured_time = until or any(piece.has("average") for piece in around) or _is_act(subject)
    if not measured_time:
        return ()
    noun = " ".join(text for text in (subject.text or "time", until) if text)
    return tuple(replace(draft, noun=noun, neutral=True) for draft in measured(scene, "level", subject))


def _is_act(subject: Phrase) -> bool:
    """Whether a subject is one step of a procedure: "the fastest grant"."""
    return bool(subject.head) and subject.head[-1].has("act-noun")


def _until(scene: Scene) -> str:
    """What a duration lasts until: "for a first action", "until the first action"."""
    at = scene.index + 1
    while (piece := scene.piece(at)) is not None and (piece.has("average") or piece.lower == "on"):
        at += 1
    if piece is None or piece.lower not in {"until", "for", "from", "to"}:
        return ""
    phrase = noun_phrase(scene.pieces, at + 1)
    return f"{piece.text} {phrase.text}" if phrase else ""


def then_reached(scene: Scene) -> Drafts:
    """What a figure came to once it had passed a bound: "broke through one million to reach 1,023,600"."""
    previous, lead = scene.previous(), scene.lead
    led = (
        lead is not None
        and lead.has("level-verb")
        and all(piece is lead or piece.lower == "to" or piece.text == "," for piece in scene.gap)
    )
    if previous is None or not led:
        return ()
    changed = previous.rule == "change" and previous.kind == "change_pct" and scene.led_by("to reach", "reaching")
    bounded = previous.rule in {"level", "then-reached"} and scene.unit == previous.amount.unit
    return (like(scene, "level", scene.amounts[0], len(scene.before) - 1),) if changed or bounded else ()


def _gapped(scene: Scene) -> bool:
    """Whether the verb was said with the figure before: "applications came to 240 and registrations 201"."""
    previous = _level_before(scene)
    return previous is not None and previous.rule == "level"


def _level_before(scene: Scene) -> Draft | None:
    """The figure before in the sentence, changes of it left out: "income came to 4 million, up 2%, and costs 3"."""
    last = (draft for draft in reversed(scene.before[scene.opened :]) if not draft.kind.startswith("change"))
    return next(last, None)


def _at_least(draft: Draft, qualifier: str | None) -> Draft:
    """A draft whose verb says that the amount is a bound ("exceeded")."""
    bound = qualifier is not None and draft.amount.qualifier is None
    return replace(draft, amount=replace(draft.amount, qualifier=qualifier)) if bound else draft


def _host(scene: Scene, subject: Phrase | None = None) -> int | None:
    """The cases, projects … that an amount given with them belongs to.

    "involving fines of" and "with a fine of" belong to what was said before, "the money involved" too; "the amount
    of pledge loans" says itself what it is.
    """
    last = scene.last("level")
    if last is None or last < scene.opened:
        return None
    before = scene.before[last]
    if scene.gap and scene.gap[0].text == "," and scene.verb_at is None and before.host is not None:
        return before.host
    definite = any(piece.lower == "the" for piece in scene.gap)
    if scene.verb is not None and scene.verb.has("involve-verb") and scene.verb.lower.endswith("ing"):
        definite = False  # "involving the value of 3 million"
    if definite and any(piece.has("collective-head") for piece in scene.gap) and not scene.unit:
        return None
    if definite:
        tied = subject is not None and bool(subject.done) and subject.words[-1].text == subject.done[-1]
    else:
        tied = any(piece.has("involve-verb") or piece.lower == "with" for piece in scene.gap)
    return (before.host if before.host is not None else last) if tied else None


def _fronted_means(scene: Scene, end: int) -> Phrase:
    """What the sentence says first that it was done by: "through pledges, 3 million yuan was raised"."""
    how = scene.fronted[0] if scene.fronted else None
    return (
        noun_phrase(scene.pieces, 1)
        if how is not None and how.tag == "prep" and how.lower in THROUGH
        else Phrase(end, end)
    )


def sum_of(scene: Scene) -> Drafts:
    """Money with what it is: "240 million yuan of illegal gains", "3 million yuan was raised through pledges"."""
    if not scene.unit or scene.unit in _TIMES | _RELATIVE or scene.figure.tag == "multiple":
        return ()
    done, end, by = predicate(scene.pieces, scene.index + 1)
    if not done and scene.begin:
        done, end = _bare_participles(scene)
    named = scene.lead is not None and (scene.lead.has("level-verb") or scene.led_by("of"))
    if done and not named:
        means = (
            noun_phrase(scene.pieces, end + 1)
            if (how := scene.piece(end)) is not None and how.tag == "prep" and how.lower != "by"
            else _fronted_means(scene, end)
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
    at = scene.past_bracket(scene.index + 1)
    after = scene.piece(at)
    if (
        after is not None
        and after.lower in {"of", "in", "for", "on", "worth of"}
        and (what := noun_phrase(scene.pieces, at + 1))
    ):
        drafts = measured(scene, "level", what)
        verbs = tuple(participle(scene.pieces[at]) for at in scene.verb_group) if scene.lead is scene.verb else ()
        neutral = scene.verb is None or scene.verb.has("neutral-verb", "involve-verb", "level-verb")
        return tuple(replace(draft, verbs=verbs, neutral=neutral, host=_host(scene)) for draft in drafts)
    return _spent(scene)


def _yielded_too(scene: Scene) -> Drafts:
    """The next source of money: "patents brought in 58 million, trade marks 39 million"."""
    source = scene.subject(scene.lead_end)
    words = [piece for piece in source.words if not piece.has("remainder")]
    drafts = measured(scene, "level", source)
    return tuple(replace(draft, topical=True, value=spoken(words)) for draft in drafts if words)


def _bare_participles(scene: Scene) -> tuple[tuple[str, ...], int]:
    """What a list says was done with money, its auxiliary left out: "and 41 million yuan fined or confiscated"."""
    at, done = scene.index + 1, []
    while (piece := scene.piece(at)) is not None and (piece.tag == "and" or (piece.tag == "verb" and past(piece))):
        done += [piece.text] if piece.tag == "verb" else []
        at += 1
    last = scene.pieces[at - 1]
    closes = piece is None or piece.tag == "sign"
    return (tuple(done), at) if done and closes and last.tag == "verb" else ((), scene.index + 1)


def _spent(scene: Scene) -> Drafts:
    """Money that a verb alone says what it is: "the office spent 268 million rupees"."""
    verb, after = scene.lead, scene.after()
    given = after is not None and after.tag == "prep" and (to := scene.after(2)) is not None and to.is_figure
    ends = after is None or given or after.tag in {"sign", "and", "when"}
    previous = scene.previous()
    if previous is not None and previous.topical and previous.value and scene.verb_at is None and ends:
        return _yielded_too(scene)
    if verb is None or verb.tag != "verb" or not ends or verb.has(*_NO_ACTS):
        return ()
    agent = scene.subject(scene.verb_group[0]).text
    drafts = measured(scene, "level", nothing(scene), scene.verb_group[0])
    if verb.has("yield-verb") and agent:
        return tuple(replace(draft, noun=participle(verb), topical=True, value=agent) for draft in drafts)
    return tuple(replace(draft, verbs=(participle(verb),), agent=agent) for draft in drafts)
