"""Figures beside figures: shares, changes, ranks and multiples, and what they are compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.changes import Change, kind_of
from ipkg.extract.drafting import Drafts, like, measured, nothing, words
from ipkg.extract.drafts import Draft
from ipkg.extract.phrases import Phrase, conjuncts, noun_phrase, predicate, spoken

if TYPE_CHECKING:
    from ipkg.extract.scenes import Scene
    from ipkg.model import Kind

_SHARES: Final = frozenset({"percent"})
_TIMES: Final = frozenset({"years", "months", "weeks", "days", "hours", "minutes"})
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
        named = _topic(scene, "in", "in terms of", "by", "for")
    if any(not piece.has("collective-head") for piece in named.words):
        return tuple(replace(draft, base=base) for draft in measured(scene, "rank", named))
    last = scene.last("level", "share_pct")
    return () if last is None else (replace(like(scene, "rank", scene.amounts[0], last), base=base),)


def _topic(scene: Scene, *prepositions: str) -> Phrase:
    """The phrase that a sentence opens with, set off by a comma: "in patents granted, the city ranked seventh"."""
    if scene.begin or not scene.pieces or scene.pieces[0].lower not in prepositions:
        return nothing(scene)
    phrase = noun_phrase(scene.pieces, 1)
    closes = scene.piece(phrase.end)
    return phrase if phrase and closes is not None and closes.text == "," else nothing(scene)


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


def share(scene: Scene) -> Drafts:
    """A percentage is a share of something, or a rate that is a figure of its own."""
    if scene.unit not in _SHARES or scene.figure.tag in {"change", "multiple"}:
        return ()
    whole, verb = _whole(scene), scene.verb
    if verb is not None and verb.has("share-verb") and (whole or scene.lead is verb):
        return _share_of_subject(scene, whole)
    if scene.lead is not None and not scene.joined and _says_something(rate := _rate(scene)):
        return _own_share(scene, rate) or measured(scene, "share_pct", rate)
    return (
        _or_share(scene, whole)
        or _share_of_topic(scene)
        or _share_of(scene, whole)
        or _again(scene)
        or _next_share(scene)
    )


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


def _share_of_topic(scene: Scene) -> Drafts:
    """A share of what the sentence opens with: "of the cases concluded, 64% were settled"."""
    topic = _topic(scene, "of")
    if not topic:
        return ()
    done, end, agent = predicate(scene.pieces, scene.index + 1)
    drafts = measured(scene, "share_pct", topic, end - 1)
    return tuple(replace(draft, verbs=done, agent=spoken(agent), base=topic.text) for draft in drafts)


def _share_of(scene: Scene, whole: Phrase) -> Drafts:
    """A share of a whole, with what is said of it: "62% of filings were made online", "half of them are women"."""
    if not whole:
        return ()
    drafts = measured(scene, "share_pct", whole, predicate(scene.pieces, whole.end)[1] - 1)
    are = scene.piece(whole.end)
    kinds = noun_phrase(scene.pieces, whole.end + 1) if are is not None and are.tag == "aux" else nothing(scene)
    done, _, agent = predicate(scene.pieces, whole.end)
    if kinds and not done:
        return tuple(replace(draft, noun=f"{whole.text}: {kinds.text}", base=whole.text) for draft in drafts)
    return tuple(replace(draft, verbs=done, agent=spoken(agent), base=whole.text) for draft in drafts)


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
    if after is None or after.lower not in {"of", "of all", "in"}:
        return nothing(scene)
    return noun_phrase(scene.pieces, scene.index + 2)


def _share_of_subject(scene: Scene, whole: Phrase) -> Drafts:
    subject = scene.subject(scene.verb_at or scene.index)
    base = whole.text or None
    if subject:
        drafts = measured(scene, "share_pct", subject, whole.end - 1)
        parts = conjuncts(subject.words, len(drafts)) if len(drafts) > 1 else None
        nouns = [spoken(part) for part in parts] if parts else [subject.text] * len(drafts)
        return tuple(replace(draft, noun=noun, base=base) for draft, noun in zip(drafts, nouns, strict=True))
    places = scene.levels(len(scene.amounts))
    if len(places) == len(scene.amounts) > 1:
        pairs = zip(scene.amounts, places, strict=True)
        return tuple(replace(like(scene, "share_pct", amount, place), base=base) for amount, place in pairs)
    last = scene.last("level")
    return () if last is None else (replace(like(scene, "share_pct", scene.amounts[0], last), base=base),)


def _rate(scene: Scene) -> Phrase:
    """The rate of which a percentage is the level: its subject, or the noun before "of" or "at"."""
    lead = scene.lead
    if lead is None:
        return nothing(scene)
    if lead.has("level-verb", "class-auxiliary") or lead.lower in {"of", "at", "to", ":"} or lead.tag == "verb":
        at = scene.verb_at if scene.verb_at is not None and lead.lower not in {"of", "at"} else scene.lead_end - 1
        return scene.subject(at)
    return scene.subject(scene.lead_end)
