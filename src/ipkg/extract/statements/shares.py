"""Shares and rates: percentages of a whole, of what was counted before, of what a subject is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import Phrase, conjuncts, noun_phrase, spoken
from ipkg.extract.predicates import predicate
from ipkg.extract.statements.acts import acts
from ipkg.extract.statements.drafting import Drafts, like, measured, nothing, topic, words
from ipkg.extract.statements.drafts import Draft
from ipkg.extract.wording import singular

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.scenes import Scene

_NAMELESS: Final = ("collective-head", "pointing-noun", "ordinal", "change-up-noun", "change-down-noun")
_SHARES: Final = frozenset({"percent"})
_WHOLES: Final = frozenset({"of", "of all", "of this", "of that", "in"})


def share(scene: Scene) -> Drafts:
    """A percentage is a share of something, or a rate that is a figure of its own."""
    if scene.unit not in _SHARES or scene.figure.tag in {"change", "multiple"}:
        return ()
    whole, verb = _whole(scene), scene.verb
    if drafts := _gapped(scene) or _of_the_same(scene, whole):
        return drafts
    if verb is not None and verb.has("share-verb") and (whole or scene.lead is verb):
        return _share_of_subject(scene, whole)
    if drafts := _acted(scene, whole):
        return drafts
    if scene.lead is not None and not scene.joined and _says_something(rate := _rate(scene)):
        return _own_share(scene, rate) or measured(scene, "share_pct", rate)
    return (
        _of_the_world(scene)
        or _of_the_counted(scene)
        or _or_share(scene, whole)
        or _share_of_topic(scene)
        or _share_of_those(scene)
        or _share_of(scene, whole)
        or _of_which(scene)
        or _again(scene)
        or _next_share(scene)
    )


def _gapped(scene: Scene) -> Drafts:
    """In "universities accounted for 52% of this stock and firms for 44%" the verb is said once."""
    previous = scene.previous()
    if previous is None or previous.kind != "share_pct" or not scene.led_by("for") or scene.verb_at is not None:
        return ()
    subject = scene.subject(scene.lead_end - 1)
    if not subject:
        return ()
    draft = measured(scene, "share_pct", subject)[0]
    value = subject.text if previous.value else ""
    kept = replace(previous, amount=draft.amount, start=draft.start, end=draft.end, noun=draft.noun, head=draft.head)
    return (replace(kept, tail=draft.tail, agent=subject.text if previous.agent else "", value=value, rule=""),)


def _of_the_same(scene: Scene, whole: Phrase) -> Drafts:
    """Another share of what the last figure counts: "which was 36% of the total", "… and 11% of the province's"."""
    last, previous, verb = scene.last("level"), scene.previous(), scene.lead
    linked = verb is not None and verb.tag == "aux" and (scene.verb is None or scene.verb is verb)
    which = scene.clause_has("which") and linked
    generic = bool(whole) and all(piece.has("collective-head", "pointing-noun") for piece in whole.words)
    if last is not None and which and whole:
        return (replace(like(scene, "share_pct", scene.amounts[0], last), base=whole.text),)
    if previous is None or previous.kind != "share_pct" or not (scene.joined and generic):
        return ()
    draft = like(scene, "share_pct", scene.amounts[0], len(scene.before) - 1)
    return (replace(draft, base=spoken([*whole.places, *whole.words])),)


def _acted(scene: Scene, whole: Phrase) -> Drafts:
    """What somebody did a share of: "small firms filed 17% of the applications", "China received 97% of them"."""
    verb = scene.lead
    if verb is None or verb.tag != "verb" or verb.has("level-verb", "record-verb", "total-verb", "last-verb"):
        return ()
    after, last = scene.after(), scene.last("level")
    if not whole:
        pointing = after is not None and after.has("part-cue") and after.lower.startswith("of") and last is not None
        return (replace(like(scene, "share_pct", scene.amounts[0], last), fresh=True),) if pointing and last else ()
    agent = scene.subject(scene.verb_group[0]).text if scene.verb_group else ""
    drafts = measured(scene, "share_pct", whole)
    verbs = acts(scene, scene.main_verb)
    return tuple(replace(draft, verbs=verbs, neutral=True, agent=agent, base=whole.text, places=()) for draft in drafts)


def _own_share(scene: Scene, rate: Phrase) -> Drafts:
    """The share of what was counted before: "their share of all grants was 24%"."""
    last, possessive = scene.last("level"), scene.pieces[rate.start].lower in {"their", "its"}
    if not possessive or last is None or not rate.words[0].has("share-noun"):
        return ()
    base = spoken(rate.words[2:]) if len(rate.words) > 2 else None
    return (replace(like(scene, "share_pct", scene.amounts[0], last), base=base),)


def _or_share(scene: Scene, whole: Phrase) -> Drafts:
    """The figure before in percent: "61,200 applications, or 48% of the provincial total"."""
    last = scene.last("level")
    if not scene.led_by("or") or last is None or not whole:
        return ()
    return (replace(like(scene, "share_pct", scene.amounts[0], last), base=whole.text),)


def _of_the_counted(scene: Scene) -> Drafts:
    """A share of the figure that the sentence opens with: "of the 120 applications, 88% were filed by residents"."""
    last = scene.last("level")
    opens = scene.pieces[0].lower == "of" and last is not None and last == scene.opened == len(scene.before) - 1
    done, end, agent = predicate(scene.pieces, scene.index + 1)
    if not opens or not done or last is None or not scene.joined:
        return ()
    start, stop = words(scene, nothing(scene), end - 1)
    draft = Draft("share_pct", scene.amounts[0], start, stop, verbs=done, agent=spoken(agent), parent=last)
    return (replace(draft, base=scene.before[last].noun),)


def _of_the_world(scene: Scene) -> Drafts:
    """The figure before as a share of the same everywhere: "1.62 million applications, 46.8% of the world total"."""
    after, last = scene.after(), scene.last("level")
    worldwide = after is not None and after.has("scope") and after.lower.startswith("of ")
    if not worldwide or not scene.joined or last is None or last < scene.opened:
        return ()
    return (like(scene, "share_pct", scene.amounts[0], last),)


def _share_of_topic(scene: Scene) -> Drafts:
    """A share of what the sentence opens with: "of the cases concluded, 64% were settled"."""
    whole = topic(scene, "of")
    if not whole:
        return ()
    done, end, agent = predicate(scene.pieces, scene.index + 1)
    are = scene.after()
    kinds = noun_phrase(scene.pieces, scene.index + 2) if are is not None and are.tag == "aux" and not done else None
    value = kinds.text if kinds else ""
    drafts = measured(scene, "share_pct", whole, end - 1)
    return tuple(replace(draft, verbs=done, agent=spoken(agent), base=whole.text, value=value) for draft in drafts)


def _share_of(scene: Scene, whole: Phrase) -> Drafts:
    """A share of a whole, with what is said of it: "62% of filings were made online", "half of them are women"."""
    if not whole:
        return ()
    last, base = scene.last("level"), _came_from(whole)
    if (
        scene.joined
        and last is not None
        and all(piece.has("pointing-noun", "collective-head") for piece in whole.words)
    ):
        return (replace(like(scene, "share_pct", scene.amounts[0], last), base=whole.text),)
    drafts = measured(scene, "share_pct", whole, predicate(scene.pieces, whole.end)[1] - 1)
    are = scene.piece(whole.end)
    kinds = noun_phrase(scene.pieces, whole.end + 1) if are is not None and are.tag == "aux" else nothing(scene)
    done, _, agent = predicate(scene.pieces, whole.end)
    if kinds and not done:
        return tuple(replace(draft, noun=f"{whole.text}: {kinds.text}", base=base) for draft in drafts)
    return tuple(replace(draft, verbs=done, agent=spoken(agent), base=base) for draft in drafts)


def _came_from(whole: Phrase) -> str:
    """A whole without where it came from: "trade mark applications came from abroad"."""
    pairs = zip(whole.words, whole.words[1:], strict=False)
    came = (at for at, (verb, link) in enumerate(pairs) if verb.tag == "verb" and link.lower == "from")
    return spoken(whole.words[: next(came, len(whole.words))])


def _of_which(scene: Scene) -> Drafts:
    """A share of the figure before, told by what it did: "of which 71% ended in mediation"."""
    last, lead, after = scene.last("level"), scene.lead, scene.after()
    counts = bool(scene.counted) and after is not None and after.tag != "verb"
    if last is None or lead is None or not lead.has("part-cue") or counts:
        return ()
    stops = (at for at in range(scene.index + 1, len(scene.pieces)) if scene.pieces[at].tag == "sign")
    what = scene.spoken(scene.index + 1, next(stops, len(scene.pieces)))
    return (replace(like(scene, "share_pct", scene.amounts[0], last), value=what),) if what else ()


def _share_of_those(scene: Scene) -> Drafts:
    """A share of the figure before: "98% of them arrived online", "a fifth of them owned by residents"."""
    after, last = scene.after(), scene.last("level")
    if after is None or not after.has("part-cue") or not after.lower.startswith("of") or last is None:
        return ()
    done, end, agent = predicate(scene.pieces, scene.index + 2)
    phrase = noun_phrase(scene.pieces, scene.index + 2) if not done else nothing(scene)
    start, stop = words(scene, phrase, end - 1)
    verbs, by = (done, spoken(agent)) if done else (phrase.done, spoken(phrase.agent))
    draft = Draft("share_pct", scene.amounts[0], start, stop, verbs=verbs, agent=by, parent=last)
    return (draft if verbs else replace(draft, like=last, parent=None),)


def _next_share(scene: Scene) -> Drafts:
    """The next of a list of shares, with the kind after it."""
    last = scene.previous()
    listed = scene.joined and last is not None and last.kind == "share_pct" and bool(scene.counted)
    return measured(scene, "share_pct", scene.counted) if listed else ()


def _says_something(rate: Phrase) -> bool:
    """Whether a rate is named, and not just called a rate ("a share of 45%")."""
    return any(not piece.has("share-noun", "collective-head") and piece.lower != "rate" for piece in rate.words)


def _again(scene: Scene) -> Drafts:
    """The share that a figure just stated makes up: "186 of them, or 79.8%", "a rate of 56.6%"."""
    last, previous = scene.last("level"), scene.previous()
    if last is None or previous is None or scene.lead is None:
        return ()
    if previous.kind == "change_abs" and scene.led_by("or"):
        signed = replace(scene.amounts[0], value=scene.amounts[0].value.copy_sign(previous.amount.value))
        return (replace(like(scene, "change_pct", signed, last), base=previous.base),)
    called = any(piece.has("rate-noun", "share-noun") for piece in scene.gap)
    linked = scene.led_by("or", "is", "are", "was", "were") and (scene.led_by("or") or scene.clause_has("which"))
    return (like(scene, "share_pct", scene.amounts[0], last),) if called or linked else ()


def _whole(scene: Scene) -> Phrase:
    after = scene.after()
    if scene.amounts[0].words and scene.counted:
        return scene.counted
    if after is None or after.lower not in _WHOLES:
        return nothing(scene)
    return noun_phrase(scene.pieces, scene.index + 2, end=_next_gapped(scene))


def _next_gapped(scene: Scene) -> int | None:
    """Where the next share of a list begins whose verb is left out: "52% of this stock and firms for 44%"."""
    pieces = scene.pieces
    ahead = range(scene.index + 2, len(pieces) - 1)
    stop = next((at for at in ahead if pieces[at].tag == "sign" or pieces[at].is_figure), len(pieces))
    gapped = stop < len(pieces) and pieces[stop].is_figure and pieces[stop - 1].lower == "for"
    return next((at for at in ahead if at < stop and pieces[at].tag == "and"), None) if gapped else None


def _share_of_subject(scene: Scene, whole: Phrase) -> Drafts:
    subject = scene.subject(scene.verb_at or scene.index)
    base = whole.text or None
    if subject and whole and all(piece.has("pointing-noun") for piece in whole.words):
        return tuple(
            replace(draft, topical=True, value=subject.text)
            for draft in measured(scene, "share_pct", subject, whole.end - 1)
        )
    if subject:
        drafts = measured(scene, "share_pct", subject, whole.end - 1)
        parts = conjuncts(subject.words, len(drafts)) if len(drafts) > 1 else None
        nouns = [spoken(part) for part in parts] if parts else [subject.text] * len(drafts)
        agent = subject.text if base else ""
        return tuple(
            replace(draft, noun=noun, base=base, agent=agent) for draft, noun in zip(drafts, nouns, strict=True)
        )
    places = scene.levels(len(scene.amounts))
    if len(places) == len(scene.amounts) > 1:
        pairs = zip(scene.amounts, places, strict=True)
        return tuple(replace(like(scene, "share_pct", amount, place), base=base) for amount, place in pairs)
    if (holder := _holder(scene)) is not None and _names(whole):
        drafts = measured(scene, "share_pct", whole)
        return tuple(replace(draft, base=base, places=(holder,), fresh=True) for draft in drafts)
    if len(whole.words) == 1 and _counted_before(scene, whole.words[0]):
        return tuple(replace(draft, base=base, times=()) for draft in measured(scene, "share_pct", whole))
    return _of_opening(scene, base)


def _holder(scene: Scene) -> Piece | None:
    """The one place that holds a share: "Asia accounted for 67.9% of patent applications"."""
    if not scene.verb_group or scene.verb_group[0] == 0:
        return None
    piece, before = scene.pieces[scene.verb_group[0] - 1], scene.piece(scene.verb_group[0] - 2)
    alone = scene.verb_group[0] == 1 or before is None or before.text in {",", ";"} or before.tag == "det"
    return piece if alone and piece.tag == "place" else None


def _of_opening(scene: Scene, base: str | None) -> Drafts:
    """The share of what the sentence opens with, where no figure tells it; else of the last figure."""
    last, opening = scene.last("level"), scene.opening
    own = last is not None and last >= scene.opened
    if not own and opening and _names(opening):
        return tuple(replace(draft, base=base) for draft in measured(scene, "share_pct", opening))
    return () if last is None else (replace(like(scene, "share_pct", scene.amounts[0], last), base=base),)


def _names(subject: Phrase) -> bool:
    """Whether a subject says what is shared, and is no ordinal, total or growth."""
    return any(piece.tag == "noun" and not piece.has(*_NAMELESS) for piece in subject.words)


def _counted_before(scene: Scene, noun: Piece) -> bool:
    """Whether a noun names things that are counted, in this text or everywhere: "60% of the parcels"."""
    heads = {singular(draft.head[-1].lower) for draft in scene.before if draft.head}
    return noun.has("counter") or singular(noun.lower) in heads


def _rate(scene: Scene) -> Phrase:
    """The rate of which a percentage is the level: its subject, or the noun before "of" or "at"."""
    lead = scene.lead
    if lead is None:
        return nothing(scene)
    if lead.has("level-verb", "class-auxiliary") or lead.lower in {"of", "at", "to", ":"} or lead.tag == "verb":
        at = scene.verb_at if scene.verb_at is not None and lead.lower not in {"of", "at"} else scene.lead_end - 1
        return scene.subject(at)
    return scene.subject(scene.lead_end)
