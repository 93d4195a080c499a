"""Numbers before what they count: "courts accepted 140 cases", "140 cases were accepted"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import Phrase, noun_phrase, past, spoken
from ipkg.extract.predicates import beyond, predicate
from ipkg.extract.statements.acts import ACT_ENDINGS, act_noun, acts, participle, stands
from ipkg.extract.statements.drafting import Drafts, measured, nothing, skipping_bracket
from ipkg.extract.wording import singular

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.drafts import Draft
    from ipkg.extract.statements.scenes import Scene

_HAD: Final = frozenset({"had", "has", "have"})
_ARE: Final = frozenset({"are", "is"})
_DEFINITION: Final = 6
_TIED: Final = re.compile(r" \w+ which .*")


def counted(scene: Scene) -> Drafts:
    """A number, what it counts, and what was done: "courts accepted 140 cases", "140 cases were accepted"."""
    if scene.unit or scene.figure.tag in {"change", "rank", "multiple"} or scene.restated:
        return ()
    phrase = scene.counted or skipping_bracket(scene) or _of_the(scene)
    if not (phrase.head or phrase.done) or _says_only_unit(scene, phrase) or _compares(scene):
        return ()
    then = _past_definition(scene, phrase.end)
    done, end, by = predicate(scene.pieces, _past_insertion(scene, then))
    drafts = measured(scene, "level", phrase, end - 1, *(scene.verb_group if not done else ()))
    drafts = tuple(_fuller(draft, scene) for draft in drafts)
    if then > phrase.end:
        which = " ".join(piece.text for piece in scene.pieces[phrase.end : then])
        drafts = tuple(replace(draft, noun=f"{draft.noun} {which}") for draft in drafts)
    if done:
        further = beyond(scene.pieces, end)
        more, stop = scene.spoken(end, further), scene.pieces[further - 1].end
        perfect = scene.pieces[then].lower.split()[0] in _HAD if then < end else False
        may = perfect and more.startswith("to ") and any(piece.has("allow-verb") for piece in scene.pieces[then:end])
        drafts = tuple(replace(draft, standing=draft.standing or may) for draft in drafts)
        return tuple(
            replace(draft, verbs=done, agent=spoken(by), joined=scene.joined, passive=True, more=more, end=stop)
            for draft in drafts
        )
    if phrase.done and not phrase.head:
        return tuple(_headless(draft, phrase, scene) for draft in drafts)
    opens = scene.lead is None or (scene.lead.tag == "sign" and scene.verb_at is None)
    if opens and (active := _active(scene, phrase)):
        are = scene.pieces[phrase.end].lower in _ARE and scene.pieces[phrase.end + 1].tag == "prep"
        return tuple(replace(draft, verbs=(active,), standing=draft.standing or are) for draft in drafts)
    return tuple(_led(scene, draft) for draft in drafts)


def _past_definition(scene: Scene, at: int) -> int:
    """The place after words that say which things are counted by a bound: "with claims exceeding 3 million yuan"."""
    opens = scene.piece(at)
    if opens is None or opens.lower != "with":
        return at
    bounds = (k for k in range(at + 1, min(at + _DEFINITION, len(scene.pieces))) if scene.pieces[k].tag == "amount")
    bound = next((k for k in bounds if scene.pieces[k].value.qualifier and scene.pieces[k].value.unit), None)
    return bound + 1 if bound is not None and predicate(scene.pieces, bound + 1)[0] else at


def _past_insertion(scene: Scene, at: int) -> int:
    """The place after the comma that ends an insertion: "8 brands, together with 9 stations, were selected"."""
    comma, after = scene.piece(at), scene.piece(at + 1)
    inserted = comma is not None and comma.text == "," and any(piece.has("insertion") for piece in scene.gap)
    return at + 1 if inserted and after is not None and after.tag == "aux" else at


def _active(scene: Scene, phrase: Phrase) -> str:
    """What the things counted did themselves or are: "34 courts had jurisdiction", "1,204 firms are on file"."""
    verb, after = scene.piece(phrase.end), scene.piece(phrase.end + 1)
    if verb is None or after is None or not (verb.tag == "aux" or (verb.tag == "verb" and past(verb))):
        return ""
    if verb.tag == "aux" and not (after.tag == "prep" or after.lower.endswith("ing") or verb.lower in _HAD):
        return ""
    stops = (at for at in range(phrase.end, len(scene.pieces)) if scene.pieces[at].tag in {"sign", "and"})
    clause = scene.pieces[phrase.end : next(stops, len(scene.pieces))]
    return "" if any(piece.is_figure for piece in clause) else scene.spoken(phrase.end, phrase.end + len(clause))


def _compares(scene: Scene) -> bool:
    """Whether a number says how many a rank is among: "ranked 41st of 129 economies"."""
    before = scene.piece(scene.index - 2) if scene.index > 1 else None
    return scene.led_by("of", "among", "out of") and before is not None and before.tag == "rank"


def again(scene: Scene) -> Drafts:
    """What was counted before, for another purpose: "16,710 for patents, 330 for designs"."""
    previous, phrase = scene.previous(), scene.counted
    if previous is None or previous.kind != "level" or previous.like is not None or scene.unit:
        return ()
    listed = scene.joined or (bool(scene.gap) and scene.gap[0].lower == "for" and scene.verb_at is None)
    if not listed or not phrase or phrase.words[0].lower != "for":
        return ()
    listed_too = previous.rule == "counted-again"
    noun = previous.noun.rsplit(" for ", 1)[0] if listed_too else previous.noun
    drafts = measured(scene, "level", phrase)
    return tuple(replace(draft, noun=f"{noun} {phrase.text}", verbs=previous.verbs, neutral=True) for draft in drafts)


def _headless(draft: Draft, phrase: Phrase, scene: Scene) -> Draft:
    """Read "27,594 accepted and 28,745 concluded" as of what the sentence speaks of."""
    previous = scene.previous()
    noun = previous.noun if previous is not None and previous.kind == "level" else scene.opening.text
    if (rest := scene.piece(scene.index - 1)) is not None and rest.has("remainder"):
        nouns = (piece.text for old in reversed(scene.before) for piece in reversed(old.head) if piece.tag == "noun")
        counted = next(nouns, "")
        noun = f"{rest.text} {counted}" if counted else noun
    return replace(draft, noun=noun or draft.noun, head=phrase.words, verbs=phrase.done if noun else ())


def _led(scene: Scene, draft: Draft) -> Draft:
    """A draft with what the words before it say was done."""
    previous = scene.previous()
    first = _before_its_change(scene)
    if scene.joined and first is not None and first.kind == "level" and not first.passive:
        return _following(draft, first)
    if previous is not None and _acted_in(scene, draft, previous):
        return replace(draft, verbs=previous.verbs, agent=previous.agent)
    if scene.led_by("by") and previous is not None and previous.rule == "sum":  # those who raised the amount
        return replace(draft, neutral=True, host=scene.last("level"))
    if scene.lead is not None and _ties(scene) and (phrasal := _phrasal(scene)):
        return replace(draft, verbs=(phrasal,), agent=scene.subject(scene.verb_group[0]).text)
    if scene.lead is not None and _ties(scene) and not scene.led_by("of", "as many as"):
        tied = " ".join(filter(None, (draft.noun, _which(scene, previous))))
        return replace(draft, noun=tied, neutral=True, agent=previous.agent if previous else "")
    return _governed(scene, draft)


def _before_its_change(scene: Scene) -> Draft | None:
    """The figure before, its change passed over: "received 14,760 applications, up 3.3%, and 98,410 …"."""
    stated = (draft for draft in reversed(scene.before[scene.opened :]) if not draft.kind.startswith("change"))
    return next(stated, scene.previous())


def _of_figure(link: str, previous: Draft) -> str:
    """What the figure before counts, given to or done in the things counted."""
    given = " ".join(filter(None, (previous.noun, " and ".join(previous.verbs))))
    return f"{link} {given}" if given and previous.kind == "level" else ""


def _acted_in(scene: Scene, draft: Draft, previous: Draft) -> bool:
    """Whether what was done to the figure before was done in these: "prosecuted 343 people in 130 cases"."""
    same = bool(draft.head and previous.head) and singular(draft.head[-1].lower) == singular(previous.head[-1].lower)
    return scene.led_by("in") and (same or (scene.verb_at is None and not _is_area(draft)))


def _is_area(draft: Draft) -> bool:
    """Whether what is counted are places: activities in them are not done with them."""
    return bool(draft.head) and draft.head[-1].has("area-noun")


def _ties(scene: Scene) -> bool:
    """Whether a preposition stands before the figure; "with" is one after a verb ("talks were held with 12 firms")."""
    before = scene.piece(scene.lead_end - 2)
    if scene.led_by("with"):
        return before is not None and before.tag == "verb"
    return scene.lead is not None and scene.lead.tag == "prep"


def _phrasal(scene: Scene) -> str:
    """A verb with its preposition, and no object of its own: "looked into 721 violations"."""
    at = scene.lead_end - 2
    if (
        at <= scene.begin
        or scene.verb_at != at
        or scene.led_by("with", "to")
        or scene.pieces[at - 1].tag in {"aux", "det"}
    ):
        return ""
    verb, link = scene.pieces[at], scene.pieces[at + 1]
    return "" if verb.has("level-verb", "existential", "share-verb") else f"{participle(verb)} {link.lower}"


def _which(scene: Scene, previous: Draft | None) -> str:
    """What was done to, for, with or in the things counted: "(judgments) in which damages awarded"."""
    whom = bool(scene.counted.head) and scene.counted.head[-1].has("people-noun")
    link = f"{scene.lead.lower} {'whom' if whom else 'which'}" if scene.lead is not None else ""
    if not scene.verb_group:
        return _of_figure(link, previous) if previous is not None and scene.index - scene.begin == 1 else ""
    if scene.pieces[scene.verb_group[-1]].has("level-verb", "existential") or scene.led_by("around"):
        return ""
    first = scene.verb_group[0]
    if scene.pieces[first - 1].tag == "aux":
        what = scene.subject(first).text or (previous.noun if previous is not None else "")
        return f"{link} {what} {scene.spoken(first, scene.lead_end - 1)}" if what else ""
    if first == scene.begin and previous is not None and previous.noun:
        return f"{link} {previous.noun} {scene.spoken(first, scene.lead_end - 1)}"
    done = " and ".join(participle(scene.pieces[at]) for at in scene.verb_group)
    given = noun_phrase(scene.pieces, scene.verb_group[-1] + 1, end=scene.lead_end - 1)
    if given and scene.pieces[first].has("involve-verb") and not scene.led_by("to"):
        return f"of {given.text}"
    return f"{link} {given.text} {done}" if given else f"{link} {done}"


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
    if singular(draft.noun.lower()).endswith(ACT_ENDINGS) and (fuller := scene.antecedent(draft.noun.lower())):
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
    ties = _TIED.search(previous.noun)
    return replace(
        draft,
        noun=f"{draft.noun}{ties[0]}" if ties and len(draft.head) == 1 else draft.noun,
        verbs=verbs,
        neutral=previous.neutral or not verbs,
        agent=previous.agent,
        joined=True,
        standing=previous.standing,
        target=previous.target,
    )


def _governed(scene: Scene, draft: Draft) -> Draft:
    """A draft with the verb before it: one that acts, or one that only links."""
    if (noun := act_noun(scene)) is not None:
        agent = _doer(scene, noun)
        allowed = scene.verb if scene.verb is not None and scene.verb.has("allow-verb") else None
        done = f"{noun.text} {participle(allowed)}" if allowed else participle(noun)
        return replace(draft, verbs=(done,), agent=agent, start=min(draft.start, noun.start))
    standing = stands(scene)
    verb = scene.verb
    if verb is None:
        return replace(draft, neutral=True, standing=standing)
    main = scene.main_verb
    if main == scene.begin and scene.levels(1) and verb.has("neutral-verb", "involve-verb"):
        return replace(draft, neutral=True, host=scene.last("level"))
    subject = scene.subject(main)
    agent, scope = subject.text, subject.text if scene.points_back(subject.start) else ""
    if verb.senses.get("neutral-verb") == "new" and not draft.noun.startswith("new"):
        draft = replace(draft, noun=f"new {draft.noun}")
    linking = verb.has("existential", "level-verb", "involve-verb", "part-cue", "total-verb", "share-verb")
    if verb.has("lead-verb") or (linking and not verb.has("class-verb")):
        return replace(draft, neutral=True, agent=agent, standing=standing, scope=scope)
    return replace(
        draft,
        verbs=acts(scene, main),
        neutral=verb.has("neutral-verb"),
        agent=agent,
        standing=standing,
        scope=scope,
    )


def _doer(scene: Scene, act: Piece) -> str:
    """Who did what a noun tells: the subject of the verb before it ("the bureau directed the solving of 316 cases")."""
    ruling = [at for at in range(scene.clause_start, scene.lead_end) if scene.pieces[at].tag == "verb"]
    before = [at for at in ruling if scene.pieces[at].start < act.start]
    return scene.subject((before or ruling)[-1 if before else 0]).text if ruling else ""


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
    dense = all(piece.tag == "denominator" for piece in phrase.words)
    only = dense or (len(phrase.words) == 1 and phrase.words[0].has("bare-people", "counter"))
    reached = lead.tag == "verb" and lead.has("level-verb") and not lead.has("neutral-verb")
    told = only and scene.led_by("of", "at") and act_noun(scene) is None
    rose = only and scene.led_by("to") and scene.verb_at is not None and bool(scene.subject(scene.verb_group[0]))
    return ((told or reached) and bool(scene.subject(scene.lead_end - 1))) or rose
