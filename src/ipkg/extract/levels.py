"""Figures by themselves: what is counted, what an amount is of, parts and totals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.drafting import Drafts, measured, nothing, skipping_bracket, words
from ipkg.extract.drafts import Draft
from ipkg.extract.measures import singular
from ipkg.extract.phrases import Phrase, conjuncts, noun_phrase, predicate, spoken
from ipkg.extract.scenes import THROUGH

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.scenes import Scene

_SHARES: Final = frozenset({"percent"})
_RELATIVE: Final = frozenset({"percent", "percentage_points", "ratio"})
_TIMES: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
# Nouns that say what was done end so: "handling", "mediation", "settlement", "seizure".
_ACT_ENDINGS: Final = ("ing", "tion", "sion", "ment", "ure", "al", "ance")
_BARE_PEOPLE: Final = frozenset({"people", "persons", "individuals"})
_COLONS: Final = frozenset(":：")
_SHORTEST_VERB: Final = 5
_OPEN: Final = frozenset("([（")


def participle(act: Piece) -> str:
    """What was done, from a verb in any form or a noun that names an act: "handling" and "handles" are "handled".

    The register knows the participles of verbs that may be nouns and of nouns that name acts; others end regularly.
    """
    known = act.senses.get("act-noun") or act.senses.get("class-plural-verb")
    if known:
        return known
    return f"{act.lower[:-3]}ed" if act.lower.endswith("ing") and len(act.lower) > _SHORTEST_VERB else act.lower


def total(scene: Scene) -> Drafts:
    """A stock that a flow leads to: "bringing the total number of centers to 115", "for a total of 115"."""
    found = [at for at in range(scene.clause_start, scene.lead_end) if scene.pieces[at].has("total-verb")]
    lead, last = scene.lead, scene.last("level")
    if scene.led_by("for") and not scene.unit and not scene.counted and scene.lead_end < scene.index - 1:
        return _total_of_last(scene, nothing(scene), scene.lead_end - 1)
    leads = lead is not None and (lead.lower in {"to", "at"} or lead.has("level-verb"))
    if not found or not leads or found[-1] == scene.lead_end - 1:
        return ()
    subject = noun_phrase(scene.pieces, found[-1] + 1)
    named = any(piece.tag in {"noun", "atom"} and not piece.has("collective-head") for piece in subject.words)
    if not named and last is not None:
        return _total_of_last(scene, subject, found[-1])
    return tuple(replace(draft, standing=True) for draft in _named_level(scene, subject)) if subject else ()


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
    ratio = subject.words[-1].senses.get("rate-noun", "") if subject else ""
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


def counted(scene: Scene) -> Drafts:
    """A number, what it counts, and what was done: "courts accepted 140 cases", "140 cases were accepted"."""
    if scene.unit or scene.figure.tag in {"change", "rank", "multiple", "amounts"} or scene.restated:
        return ()
    phrase = scene.counted or skipping_bracket(scene) or _of_the(scene)
    if not phrase or _says_only_unit(scene, phrase):
        return ()
    done, end, by = scene.predicate if phrase is scene.counted else predicate(scene.pieces, phrase.end)
    drafts = measured(scene, "level", phrase, end - 1, *(scene.verb_group if not done else ()))
    drafts = tuple(_fuller(draft, scene) for draft in drafts)
    if done:
        return tuple(
            replace(draft, verbs=done, agent=spoken(by), joined=scene.joined, passive=True) for draft in drafts
        )
    if phrase.done and not phrase.head:
        return tuple(_headless(draft, phrase, scene) for draft in drafts)
    return tuple(_led(scene, draft) for draft in drafts)


def _headless(draft: Draft, phrase: Phrase, scene: Scene) -> Draft:
    """Read "27,594 accepted and 28,745 concluded" as of what the sentence speaks of."""
    previous = scene.previous()
    noun = previous.noun if previous is not None and previous.kind == "level" else scene.opening.text
    return replace(draft, noun=noun or draft.noun, head=phrase.words, verbs=phrase.done if noun else ())


def _led(scene: Scene, draft: Draft) -> Draft:
    """A draft with what the words before it say was done."""
    previous = scene.previous()
    if scene.joined and previous is not None and previous.kind == "level" and not previous.passive:
        return _following(draft, previous)
    if scene.led_by("in") and previous is None and scene.verb_group and (what := scene.subject(scene.verb_group[0])):
        done = scene.spoken(scene.verb_group[0], scene.lead_end - 1)
        return replace(draft, noun=f"{draft.noun} in which {what.text} {done}", neutral=True)
    if scene.led_by("in") and previous is not None and scene.verb_at is None:
        return replace(draft, verbs=previous.verbs, agent=previous.agent)
    if scene.led_by("by") and previous is not None and previous.rule == "sum":  # those who raised the amount
        return replace(draft, neutral=True, host=scene.last("level"))
    if scene.lead is not None and scene.lead.tag == "prep" and not scene.led_by("of", "as many as"):
        return replace(draft, neutral=True, agent=previous.agent if previous else "")
    return _governed(scene, draft)


def _fuller(draft: Draft, scene: Scene) -> Draft:
    """A bare noun as what it means: "cases" after "infringement cases" are the same; "ones" are what was named.

    A single word after "involving" belongs to the figure before.
    """
    if draft.head and draft.head[-1].lower == "ones":
        return _ones(draft, scene)
    if len(draft.noun.split()) > 1 or not draft.head:
        return draft
    earlier = [scene.before[k] for k in scene.levels(len(scene.before))]
    earlier = earlier or scene.carried
    wholes = [old for old in earlier if old.parent is None] or earlier
    same = next((old for old in reversed(wholes) if old.head and old.head[-1].lower == draft.head[-1].lower), None)
    if same is not None and same.host is None:
        noun = " ".join(word for word in same.noun.split() if word != "new")
        return replace(draft, noun=noun, head=same.head, tail=same.tail)
    if singular(draft.noun.lower()).endswith(_ACT_ENDINGS) and (fuller := scene.antecedent(draft.noun.lower())):
        return replace(draft, noun=fuller)
    tied = scene.lead is not None and scene.lead.has("involve-verb") and scene.lead.tag == "verb"
    return replace(draft, host=scene.last("level")) if tied and earlier else draft


def _ones(draft: Draft, scene: Scene) -> Draft:
    """What "77 administrative ones" are: the noun is that of the subject, or of the figure before."""
    last = scene.last("level")
    words = scene.opening.words or (scene.before[last].head if last is not None else ())
    kinds = draft.head[:-1]
    return replace(draft, noun=spoken([*kinds, *words]), head=(*kinds, *words)) if words else draft


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
        target=previous.target,
    )


def _governed(scene: Scene, draft: Draft) -> Draft:
    """A draft with the verb before it: one that acts, or one that only links."""
    if (noun := _act_noun(scene)) is not None:
        return replace(draft, verbs=(participle(noun),), start=min(draft.start, noun.start))
    standing = _stands(scene)
    verb = scene.verb
    if verb is None:
        return replace(draft, neutral=True, standing=standing)
    main = scene.main_verb
    subject = scene.subject(main)
    agent, scope = subject.text, subject.text if scene.points_back(subject.start) else ""
    if verb.senses.get("neutral-verb") == "new" and not draft.noun.startswith("new"):
        draft = replace(draft, noun=f"new {draft.noun}")
    linking = verb.has("existential", "level-verb", "involve-verb", "part-cue", "total-verb", "share-verb")
    if linking and not verb.has("class-verb"):
        return replace(draft, neutral=True, agent=agent, standing=standing, scope=scope)
    return replace(
        draft,
        verbs=_acts(scene, main),
        neutral=verb.has("neutral-verb"),
        agent=agent,
        standing=standing,
        scope=scope,
    )


def _acts(scene: Scene, main: int) -> tuple[str, ...]:
    """What was done: the verbs, with "for examination" after them or "applications to" between them."""
    if main < scene.verb_group[0]:
        return (participle(scene.pieces[main]), scene.spoken(main + 1, scene.lead_end))
    verbs = tuple(participle(scene.pieces[at]) for at in scene.verb_group)
    tail = scene.spoken(scene.verb_group[-1] + 1, scene.lead_end)
    return (*verbs[:-1], f"{verbs[-1]} {tail}") if tail.startswith(("for ", "to ")) else verbs


def _act_noun(scene: Scene) -> Piece | None:
    """A noun that says what was done: "the handling of 3,896 cases"."""
    at = scene.lead_end - 2
    if not scene.led_by("of") or at < scene.begin or (scene.verb_at is not None and scene.verb_at > at):
        return None
    noun = scene.pieces[at]
    acts = noun.lower.endswith(_ACT_ENDINGS) or noun.has("act-noun")
    return noun if acts and not noun.has("counter", "collective-head") else None


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
    first, second, third = scene.after(), scene.after(2), scene.after(3)
    if first is None or first.lower != "of" or second is None or second.tag != "det":
        return nothing(scene)
    return noun_phrase(scene.pieces, scene.index + (4 if third is not None and third.is_figure else 2))


def _says_only_unit(scene: Scene, phrase: Phrase) -> bool:
    """Whether the subject says what is counted and the noun only its unit: "an attendance of 6,000 people"."""
    lead = scene.lead
    if lead is None or lead.tag == "aux" or scene.has_before("target-cue"):
        return False
    only = len(phrase.words) == 1 and (phrase.text.lower() in _BARE_PEOPLE or phrase.words[0].has("counter"))
    reached = lead.tag == "verb" and lead.has("level-verb") and not lead.has("neutral-verb")
    return ((only and scene.led_by("of", "at")) or reached) and bool(scene.subject(scene.lead_end - 1))


def level(scene: Scene) -> Drafts:
    """An amount that a subject reached, or that "of" ties to its noun: "fines totaled 3 million"."""
    if scene.figure.tag in {"change", "rank", "multiple"} or scene.lead is None:
        return ()
    if scene.restated and scene.counted:
        return ()
    lead = scene.lead
    if lead.text in _COLONS:
        subject = scene.subject(scene.lead_end - 1, scene.begin)
    elif lead.lower in {"of", "at"}:
        subject = scene.subject(scene.lead_end - 1, scene.after_finite)
    elif lead.has("level-verb") or (lead.tag == "aux" and scene.verb_at is None):
        subject = scene.subject(scene.lead_end - 1)
    elif lead.lower == "to" and scene.verb_at is not None:
        subject = scene.subject(scene.verb_group[0])
    elif scene.amounts[0].qualifier or _gapped(scene):
        subject = scene.subject(scene.lead_end)
    else:
        subject = nothing(scene)
    timed = scene.unit in _TIMES
    if not subject and scene.unit.isupper() and lead.has("involve-verb") and (host := scene.last("level")) is not None:
        return tuple(replace(draft, noun="value", host=host) for draft in measured(scene, "level", subject))
    if not subject or (
        timed and (scene.figure.tag == "range" or not (lead.has("level-verb") or lead.lower in {"of", "at"}))
    ):
        return ()
    over = lead.senses.get("level-verb-over")
    done = scene.predicate[0]
    drafts = (
        replace(draft, host=_host(scene, subject), verbs=done, neutral=True) for draft in _named_level(scene, subject)
    )
    return tuple(_at_least(draft, over) for draft in drafts)


def _gapped(scene: Scene) -> bool:
    """Whether the verb was said with the figure before: "applications came to 240 and registrations 201"."""
    previous = scene.previous()
    return previous is not None and previous.rule == "level"


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
    after = scene.after()
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
    if (
        after is not None
        and after.lower in {"of", "in", "for", "worth of"}
        and (what := noun_phrase(scene.pieces, scene.index + 2))
    ):
        drafts = measured(scene, "level", what)
        verbs = tuple(participle(scene.pieces[at]) for at in scene.verb_group) if scene.lead is scene.verb else ()
        neutral = scene.verb is None or scene.verb.has("neutral-verb", "involve-verb", "level-verb")
        return tuple(replace(draft, verbs=verbs, neutral=neutral, host=_host(scene)) for draft in drafts)
    return ()
