"""Figures beside figures: changes, ranks and multiples, and what they are compared with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import Phrase, conjuncts, noun_phrase, spoken
from ipkg.extract.predicates import predicate
from ipkg.extract.statements.drafting import Drafts, like, measured, nothing, topic, words
from ipkg.extract.statements.drafts import Draft
from ipkg.extract.values.changes import Change, kind_of
from ipkg.extract.values.periods import When
from ipkg.extract.wording import singular

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.scenes import Scene
    from ipkg.model import Kind

_SHARES: Final = frozenset({"percent"})
_BOTH: Final = 2
_MANY: Final = frozenset({"many", "much"})
_COMPARED: Final = frozenset({"det", "sign", "prep", "noun", "place", "pronoun", "when"})
_SIGNS: Final = frozenset("+-−–")
_ORDER: Final = {"former": 0, "latter": 1}
_OPEN: Final = frozenset("([（")


def bracketed(scene: Scene) -> Drafts:
    """A figure in brackets says the figure before it in another way, or is that of the kind or place before it."""
    if scene.lead is None or scene.lead.text not in _OPEN or scene.figure.tag in {"change", "rank", "multiple"}:
        return ()
    before, last = scene.piece(scene.lead_end - 2), scene.last("level", "share_pct")
    if before is None or last is None:
        return ()
    kind: Kind = "share_pct" if scene.unit in _SHARES else "level"
    if before.tag == "place":
        return (_of_place(scene, kind, before, last),)
    return _said_again(scene, kind, before) if _ends_figure(scene, before) else _of_kind(scene, kind, last)


def _of_place(scene: Scene, kind: Kind, place: Piece, last: int) -> Draft:
    """The figure of a place in a list of them: "Ningbo (15.0%) and Jinhua (14.0%)"."""
    start, end = words(scene, nothing(scene), scene.lead_end - 2)
    return Draft(kind, scene.amounts[0], start, end, like=last, fresh=True, places=(place,))


def _ends_figure(scene: Scene, before: Piece) -> bool:
    """Whether a piece is a figure or ends the words of one: "390,125 (74%)", "27,594 accepted (88%)"."""
    previous = scene.previous()
    closes = previous is not None and previous.end == before.end and previous.kind == "level" and previous.like is None
    return before.is_figure or closes or before.has("part-cue")


def _said_again(scene: Scene, kind: Kind, before: Piece) -> Drafts:
    """The figure before in another unit, as a share or as a change."""
    previous = scene.previous()
    if previous is None or (before.is_figure and not before.start <= previous.amount.start < before.end):
        return ()
    if scene.figure.text[:1] in _SIGNS:
        kind = kind_of(scene.amounts[0])
    return (replace(like(scene, kind, scene.amounts[0], len(scene.before) - 1), parent=previous.parent),)


def _of_kind(scene: Scene, kind: Kind, last: int) -> Drafts:
    """The share or number of a kind: "including art works (82.57%)"."""
    kinds = scene.subject(scene.lead_end - 1)
    if not kinds or scene.unit not in _SHARES | {""}:
        return ()
    whole = scene.before[last].parent if scene.before[last].parent is not None else last
    start, end = words(scene, kinds)
    return (Draft(kind, scene.amounts[0], start, end, like=whole, parent=whole, value=kinds.text),)


def dated_change(scene: Scene) -> Drafts:
    """A change at a time of its own: "an increase of 3% follows a decline of 2% in 2019"."""
    if scene.figure.tag != "change" or not scene.dated or _changed(scene):
        return ()
    found: Change = scene.figure.value
    places = _changed_before(scene, 1) if len(found.amounts) == 1 else ()
    drafts = (like(scene, kind_of(found.amounts[0]), found.amounts[0], place) for place in places)
    return tuple(replace(draft, base=found.base, fresh=True, times=scene.dated) for draft in drafts)


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
    if phrase and (again := _named_again(scene, phrase)) is not None:
        return (replace(like(scene, kinds[0], found.amounts[0], again), base=found.base),)
    if phrase:
        parts = conjuncts(phrase.words, len(kinds)) if len(kinds) > 1 else None
        drafts = measured(scene, kinds[0], phrase)
        nouns = [spoken(part) for part in parts] if parts else [phrase.text] * len(drafts)
        return tuple(replace(draft, noun=noun, base=found.base) for draft, noun in zip(drafts, nouns, strict=True))
    places = _changed_before(scene, len(kinds))
    if len(kinds) == 1 and not (places and places[0] >= scene.opened) and (whole := _of_sentence(scene, found, places)):
        return whole
    pairs = zip(found.amounts, places, kinds, strict=False)
    return tuple(replace(like(scene, kind, amount, place), base=found.base) for amount, place, kind in pairs)


def _named_again(scene: Scene, phrase: Phrase) -> int | None:
    """The figure of the sentence that a single noun takes up: "615 pledge loans …, the number of loans up 49%"."""
    if len(phrase.words) != 1:
        return None
    noun = singular(phrase.words[0].lower)
    heads = ((at, scene.before[at].head) for at in reversed(scene.levels(len(scene.before))))
    return next((at for at, head in heads if len(head) > 1 and singular(head[-1].lower) == noun), None)


def _changed(scene: Scene) -> Phrase:
    """What changed, where the clause of the change names it."""
    after = scene.after()
    if after is not None and after.lower in {"in", "of", "for"}:
        named = noun_phrase(scene.pieces, scene.index + 2)
        if named:
            return named
    if after is not None and after.tag == "noun" and isinstance(scene.figure.value.base, When):
        return noun_phrase(scene.pieces, scene.index + 1)  # "a 7% increase over fiscal year 2003 design applications"
    if after is not None and after.lower == "was" and (named := _achieved(scene)):
        return named
    phrase = _without_link(scene.subject(scene.lead_end))
    about = {piece.lower for piece in phrase.words if piece.tag == "noun"}
    empty = all(
        piece.has("change-up-noun", "change-down-noun", "share-noun", "year-on-year", "collective-head")
        or piece.tag != "noun"
        for piece in phrase.words
    )
    return nothing(scene) if empty or not about else phrase


def _achieved(scene: Scene) -> Phrase:
    """What a passive says the change was in: "an increase of 4% was achieved in decisions taken"."""
    done, end, _ = predicate(scene.pieces, scene.index + 1)
    link = scene.piece(end)
    return noun_phrase(scene.pieces, end + 1) if done and link is not None and link.lower == "in" else nothing(scene)


def _without_link(phrase: Phrase) -> Phrase:
    """A subject without the verb that only says that a change was seen: "semiconductors saw"."""
    words = phrase.words
    while words and words[-1].has("record-verb") and words[-1].tag == "verb":
        words = words[:-1]
    return phrase if words == phrase.words else replace(phrase, words=words, head=phrase.head[: len(words)], done=())


def _of_sentence(scene: Scene, found: Change, places: tuple[int, ...]) -> Drafts:
    """The change of what the sentence speaks of, where no figure of it changed: "filings fell, losing 3%"."""
    kind = kind_of(found.amounts[0])
    subject = scene.opening
    apposed = scene.lead is not None and scene.lead.text == "," and scene.gap[-1].tag == "det"
    participle = scene.figure.lower.split()[0].endswith("ing")
    recorded = apposed or participle or any(piece.has("record-verb") for piece in scene.gap)
    if recorded and any(piece.tag == "noun" and not piece.has("pointing-noun") for piece in subject.words):
        done = predicate(scene.pieces, subject.end)[0]
        return tuple(
            replace(draft, verbs=done, neutral=True, base=found.base) for draft in measured(scene, kind, subject)
        )
    if places:
        return ()
    ahead = _ahead(scene)
    drafts = measured(scene, kind, ahead)
    return tuple(replace(draft, base=found.base, topical=not ahead) for draft in drafts if ahead or scene.before)


def _ahead(scene: Scene) -> Phrase:
    """The subject that follows the comma after an opening phrase: "after a rise of 5% in 2020, filings fell"."""
    comma = next((at for at in range(scene.index, len(scene.pieces)) if scene.pieces[at].text in {",", "，"}), None)
    opens = not scene.begin and scene.pieces[0].tag in {"prep", "and", "verb"}
    return noun_phrase(scene.pieces, comma + 1) if opens and comma is not None else nothing(scene)


def _changed_before(scene: Scene, count: int) -> tuple[int, ...]:
    if count > 1:
        return scene.levels(count) if len(scene.levels(count)) == count else ()
    if any(piece.has("money-head") for piece in scene.gap):
        paid = [at for at in scene.levels(len(scene.before)) if scene.before[at].amount.unit.isupper()]
        return tuple(paid[-1:])
    last = scene.last("level", "share_pct", "ratio")
    return () if last is None else (last,)


def rank(scene: Scene) -> Drafts:
    """A rank is that of the measure named after it, or of the figure before it, or of the subject."""
    if scene.figure.tag != "rank":
        return ()
    base = scene.figure.value.scope and scene.figure.text
    at = _past_ranked(scene)
    after = scene.piece(at)
    named = nothing(scene)
    if after is not None and after.lower in {"in", "in terms of", "by", "for", "with respect to"}:
        named = noun_phrase(scene.pieces, at + 1)
    if not named:
        named = topic(scene, "in", "in terms of", "by", "for") or _put_first(scene)
    if any(not piece.has("collective-head") for piece in named.words):
        return tuple(replace(draft, base=base) for draft in measured(scene, "rank", named))
    earlier = _earlier_rank(scene)
    if earlier:
        return earlier
    if any(piece.lower == "both" for piece in scene.gap) and len(both := _last_stated(scene)) == _BOTH:
        return tuple(replace(like(scene, "rank", scene.amounts[0], at), base=base) for at in both)
    last = scene.last("level", "share_pct")
    return () if last is None else (replace(like(scene, "rank", scene.amounts[0], last), base=base),)


def _past_ranked(scene: Scene) -> int:
    """The place after those that are ranked: "ninth among 110 cities in the assessment"."""
    among, number = scene.after(), scene.after(2)
    if among is None or number is None or not among.has("among-word") or not number.is_figure:
        return scene.index + 1
    return scene.index + 3 + len(noun_phrase(scene.pieces, scene.index + 3).head)


def _earlier_rank(scene: Scene) -> Drafts:
    """The rank of another time that the rank before is set against: "having been eighth in 2018"."""
    previous, when = scene.previous(), scene.after()
    if previous is None or previous.kind != "rank" or when is None or when.tag != "when":
        return ()
    draft = like(scene, "rank", scene.amounts[0], len(scene.before) - 1)
    return (replace(draft, fresh=True, times=(when,), base=previous.base),)


def _last_stated(scene: Scene) -> list[int]:
    """The places of the last two levels, in their order."""
    return [at for at, draft in enumerate(scene.before) if draft.kind == "level"][-_BOTH:]


def _put_first(scene: Scene) -> Phrase:
    """The measure that a sentence begins with and does not set off: "in patents granted Suzhou ranked first"."""
    start = max((at + 1 for at in range(scene.index) if scene.pieces[at].text == ";"), default=0)
    if scene.begin > start or scene.pieces[start].lower not in {"in", "by"}:
        return nothing(scene)
    phrase = noun_phrase(scene.pieces, start + 1)
    between = scene.pieces[phrase.end : scene.index]
    whose = bool(phrase.places) or any(piece.tag in {"place", "pronoun"} for piece in between)
    stays = bool(phrase) and whose and all(piece.tag in {"place", "pronoun", "aux"} for piece in between)
    return phrase if stays else nothing(scene)


def multiple(scene: Scene) -> Drafts:
    """A multiple compares the figure before it, or the subject, with what follows."""
    if scene.figure.tag != "multiple":
        return ()
    if drafts := _as_many(scene):
        return drafts
    base = _compared(scene)
    itself = scene.figure.text.endswith("ed")
    at = scene.lead_end if itself else scene.verb_at
    subject = scene.subject(at) if at is not None else nothing(scene)
    if subject and itself:
        return measured(scene, "ratio", subject)
    if subject and (after := scene.after()) is not None and after.tag in _COMPARED:
        return tuple(replace(draft, base=base) for draft in measured(scene, "ratio", subject))
    last = scene.last("level", "share_pct")
    return () if last is None or base is None else (replace(like(scene, "ratio", scene.amounts[0], last), base=base),)


def _as_many(scene: Scene) -> Drafts:
    """In "22 times as many patent applications as India" what is counted stands inside the comparison."""
    link, many = scene.after(), scene.after(2)
    if link is None or link.lower != "as" or many is None or many.lower not in _MANY:
        return ()
    ahead = range(scene.index + 3, len(scene.pieces) - 1)
    than = next((at for at in ahead if scene.pieces[at].lower == "as"), None)
    phrase = noun_phrase(scene.pieces, scene.index + 3, end=than)
    if than is None or not phrase or phrase.end != than:
        return ()
    whom = scene.pieces[than + 1]
    base: str | When = whom.value if whom.tag == "when" else whom.text
    return tuple(replace(draft, base=base) for draft in measured(scene, "ratio", phrase))


def _compared(scene: Scene) -> str | When | None:
    """What a multiple is of: the phrase or time after it, or "as many as in 2019"."""
    after = scene.after()
    if (
        after is not None
        and after.tag == "when"
        and (after.value.role == "base" or scene.figure.lower.endswith((" of", " as")))
    ):
        dated: When = after.value
        return dated
    if after is not None and after.tag == "det" and (figure := scene.after(2)) is not None and figure.is_figure:
        return f"{after.text} {figure.text}"
    phrase = noun_phrase(scene.pieces, scene.index + 1)
    if phrase.times and all(piece.has("collective-head", "pointing-noun") for piece in phrase.words):
        year: When = phrase.times[0].value
        return year
    if phrase:
        return phrase.text
    ends = (at for at in range(scene.index + 1, len(scene.pieces)) if scene.pieces[at].tag == "sign")
    rest = scene.pieces[scene.index + 1 : next(ends, len(scene.pieces))]
    return " ".join(piece.text for piece in rest) if rest and rest[0].lower == "as" else None


def gapped_change(scene: Scene) -> Drafts:
    """In "a rose 5%, b 3% and c 2%" the verb is said once."""
    changed = (draft for draft in reversed(scene.before[scene.opened :]) if draft.kind.startswith("change"))
    previous = next(changed, None)
    if scene.unit not in _SHARES or previous is None or previous.like is not None:
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
