"""Figures whose sentence leaves words out: from–to pairs, earlier values, series, dropped objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import noun_phrase, past
from ipkg.extract.statements.acts import participle
from ipkg.extract.statements.drafting import Drafts, like, measured, nothing, topic, words
from ipkg.extract.values.changes import kind_of
from ipkg.extract.values.periods import When

if TYPE_CHECKING:
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.drafts import Draft
    from ipkg.extract.statements.scenes import Scene
    from ipkg.extract.values.numerals import Amount
    from ipkg.model import Kind

_AGAINST: Final = frozenset({"against", "compared with", "compared to", "from", "versus", "vs", "vs.", "as against"})
_LEVELS: Final = frozenset({"level"})
_COLONS: Final = frozenset(":：")
_OPEN: Final = frozenset("([（")
_SIGNS: Final = frozenset("+-−–")
_NEAR: Final = 3
_FAR: Final = 6
_HOLDERS: Final = frozenset({"place", "atom"})
_THOSE: Final = frozenset({"those", "these"})
_LINKS: Final = ("level-verb", "class-auxiliary")
_ROSE: Final = ("change-up", "change-down")


def _kind(scene: Scene) -> Kind:
    return "share_pct" if scene.unit == "percent" else "level"


def _trailing(scene: Scene) -> Piece | None:
    """The time that directly follows the figure ("58,684 a year earlier", "1,200 in 2015")."""
    after = scene.after()
    if after is not None and after.lower in {"of", "in"}:
        after = scene.after(2)
    dated = after is not None and (after.tag == "when" or after.senses.get("base-word") == "previous year")
    return after if dated else None


def _with_time(scene: Scene, draft: Draft) -> Draft:
    """A draft with the time after it; without a time or place of its own it is no figure of the document's."""
    when = _trailing(scene)
    silent = when is None and not _placed(scene)
    return replace(draft, times=() if when is None else (when,), fresh=True, silent=silent)


def _placed(scene: Scene) -> bool:
    """Whether a place or office follows the figure: "3.3 million in Japan", "190 by applicants from Chile"."""
    for piece in scene.pieces[scene.index + 1 : scene.index + 1 + _FAR]:
        if piece.tag == "place" or getattr(piece.value, "jurisdiction", None):
            return True
        if piece.tag not in {"prep", "det", "noun"}:
            return False
    return False


def from_to(scene: Scene) -> Drafts:
    """The two ends of a change: "rose from 1,200 in 2015 to 3,400"."""
    if scene.figure.tag == "range" and scene.led_by("from") and scene.verb is not None and scene.verb.has(*_ROSE):
        return _ends(scene)
    if scene.figure.tag not in {"number", "amount"} or scene.lead is None:
        return ()
    return _set_out(scene) if scene.led_by("from") else _arrived(scene)


def _set_out(scene: Scene) -> Drafts:
    """Where a change set out: "rose from 1,200 in 2015"."""
    if scene.verb is None or not scene.verb.has(*_ROSE, "range-verb"):
        return _first_end(scene)
    subject = scene.subject(scene.verb_group[0]) or noun_phrase(scene.pieces, scene.verb_group[-1] + 1)
    drafts = measured(scene, _kind(scene), subject) if subject else ()
    return tuple(replace(_with_time(scene, draft), edge="first") for draft in drafts)


def _arrived(scene: Scene) -> Drafts:
    """Where a change led: "… to 3,400"."""
    previous = scene.previous()
    if not scene.led_by("to", "within") or previous is None or len(scene.gap) > _NEAR:
        return ()
    if previous.rule == "from-to" or previous.kind.startswith("change"):
        when, amount = _trailing(scene), scene.amounts[0]
        unit = amount.unit or (previous.amount.unit if previous.rule == "from-to" else "")
        kind = previous.kind if previous.rule == "from-to" else _kind(scene)
        draft = like(scene, kind, replace(amount, unit=unit), len(scene.before) - 1)
        return (replace(draft, fresh=True, times=() if when is None else (when,), edge="last"),)
    return ()


def _first_end(scene: Scene) -> Drafts:
    """Where a change set out: "increased by 4%, from 7,890 in 2021 to 8,206"."""
    previous, last = scene.previous(), scene.before[-2:]
    near = previous is not None and previous.kind.startswith("change") and len(scene.gap) <= _NEAR
    if previous is None or not near or _trailing(scene) is None or scene.unit in {"percent", "percentage_points"}:
        return ()
    stated = [draft.kind for draft in last[:1]] == ["level"] and len(scene.before) - 1 > scene.opened
    if stated:
        return ()
    return (replace(_with_time(scene, like(scene, "level", scene.amounts[0], len(scene.before) - 1)), edge="first"),)


def _ends(scene: Scene) -> Drafts:
    """Both ends of "from 1,020 to 1,304": the time of the first is not stated."""
    subject = scene.subject(scene.verb_group[0]) if scene.verb_group else None
    if not subject:
        return ()
    low, high = (
        replace(draft, amount=replace(draft.amount, qualifier=None)) for draft in measured(scene, _kind(scene), subject)
    )
    return replace(low, silent=True, edge="first"), replace(high, edge="last")


def difference(scene: Scene) -> Drafts:
    """How far the two ends of a change lie apart: "from 48.2% to 83.7%, or by 35.5 percentage points"."""
    last = scene.before[-2:]
    ended = len(scene.before) - 2 >= scene.opened and [draft.rule for draft in last] == ["from-to", "from-to"]
    if not ended or scene.counted or scene.figure.tag != "amount" or scene.mean or not scene.led_by("by", "or", "of"):
        return ()
    kind = kind_of(scene.amounts[0])
    if kind == "change_abs" and scene.unit != last[-1].amount.unit:
        return ()
    falls = last[-1].amount.value < last[0].amount.value
    amount = replace(scene.amounts[0], value=-scene.amounts[0].value if falls else scene.amounts[0].value)
    return (like(scene, kind, amount, len(scene.before) - 1),)


def mean(scene: Scene) -> Drafts:
    """The mean of what was counted or paid: "141,905 cases, an average of 28,381 a year", "or 390 a day"."""
    last = scene.last("level")
    per = scene.counted.words[0] if len(scene.counted.words) == 1 else None
    daily = per is not None and per.tag == "denominator"
    if daily and scene.led_by("to", "at", "of"):
        return ()
    if not (scene.amounts[0].per or daily) or last is None or last < scene.opened or (scene.counted and not daily):
        return ()
    if scene.unit != scene.before[last].amount.unit or scene.subject(scene.verb_at or scene.lead_end):
        return ()
    draft = like(scene, "level", scene.amounts[0], last)
    if per is None:
        return (replace(draft, mean=True),)
    return (replace(draft, end=per.end, unit=str(per.value), value=per.text),)


def year_in_bracket(scene: Scene) -> Drafts:
    """The same at an earlier time: "the office granted 120 patents (2019: 98)"."""
    if drafts := _than_bracket(scene):
        return drafts
    colon, when, opens = (scene.piece(scene.index - back) for back in (1, 2, 3))
    last = scene.last("level", "share_pct")
    if colon is None or when is None or opens is None or last is None:
        return ()
    bracketed = colon.text in _COLONS and when.tag == "when" and (opens.text in _OPEN or opens.text in {";", ","})
    if not bracketed or scene.unit != scene.before[last].amount.unit:
        return ()
    return (replace(like(scene, _kind(scene), scene.amounts[0], last), times=(when,), fresh=True),)


def _than_bracket(scene: Scene) -> Drafts:
    """What a difference is measured from: "2.3% fewer than in 2021 (58,570)"."""
    opens, change, last = scene.piece(scene.index - 1), scene.piece(scene.index - 2), scene.last("level")
    when = getattr(change.value, "base", None) if change is not None and change.tag == "change" else None
    if opens is None or opens.text not in _OPEN or last is None or change is None or not isinstance(when, When):
        return ()
    if scene.unit != scene.before[last].amount.unit or scene.counted or scene.figure.tag not in {"number", "amount"}:
        return ()
    base = change._replace(tag="when", value=replace(when, role="in"))
    return (replace(like(scene, _kind(scene), scene.amounts[0], last), times=(base,), fresh=True),)


def signed(scene: Scene) -> Drafts:
    """The change of the figure right before: "from France (1,204, -3.1%)"."""
    previous = scene.previous()
    if previous is None or not scene.joined or scene.unit != "percent" or scene.figure.text[:1] not in _SIGNS:
        return ()
    return (like(scene, "change_pct", scene.amounts[0], len(scene.before) - 1),) if previous.kind == "level" else ()


def aimed(scene: Scene) -> Drafts:
    """The target that a figure is set against: "23.3 months, against a target of 23.9 months"."""
    last = scene.last("level", "share_pct")
    nouns = [piece for piece in scene.gap if piece.tag == "noun"]
    against = any(piece.lower in _AGAINST for piece in scene.gap) and scene.led_by("of")
    if not against or last is None or last < scene.opened or not all(piece.has("target-cue") for piece in nouns):
        return ()
    if not nouns or scene.unit != scene.before[last].amount.unit or scene.counted:
        return ()
    return (replace(like(scene, _kind(scene), scene.amounts[0], last), target=True),)


def earlier(scene: Scene) -> Drafts:
    """An earlier value that a figure is set against: "29,517, against 27,306 in 2020"."""
    last = next((k for k in reversed(scene.levels(len(scene.before))) if scene.before[k].rule != "bracket"), None)
    last = scene.last("level", "share_pct") if last is None else last
    counts = scene.counted and scene.counted.words[0].tag != "prep"
    if not _set_against(scene) or last is None or last < scene.opened or counts:
        return ()
    if scene.unit != scene.before[last].amount.unit or scene.figure.tag not in {"number", "amount"}:
        return ()
    return (_with_time(scene, like(scene, _kind(scene), scene.amounts[0], last)),)


def _set_against(scene: Scene) -> bool:
    """Whether a figure is what another is compared with: "against 27,306", "nearly double the 2,980"."""
    if scene.lead is not None:
        return scene.lead.lower in _AGAINST
    before = scene.piece(scene.begin - 1) if scene.begin else None
    return before is not None and before.tag == "multiple" and bool(scene.gap)


def series(scene: Scene) -> Drafts:
    """Several times or places of one measure: "23 in 2018, 26 in 2019", "3.3 million in the U.S. and 2 in Japan"."""
    previous, when = scene.previous(), _trailing(scene)
    if not _listed_on(scene) or previous is None or (scene.counted and scene.counted.words[0].tag != "prep"):
        return ()
    dated = when is not None and when.tag == "when" and when.value.role != "base"
    if not dated and not (_placed(scene) and previous.rule in {"earlier", "series", "roster", "level"}):
        return ()
    if previous.kind not in {"level", "share_pct"} or previous.amount.unit != scene.unit:
        return ()
    return (_with_time(scene, like(scene, previous.kind, scene.amounts[0], len(scene.before) - 1)),)


def parallel(scene: Scene) -> Drafts:
    """A second list in the order of the first: "those concluded, 310, 8 and 2 in that order"."""
    after = scene.after(2) if (comma := scene.after()) is not None and comma.text == "," else comma
    if scene.figure.tag != "amounts" or scene.unit or after is None or not after.has("respectively"):
        return ()
    places = [k for k in range(len(scene.before)) if scene.before[k].kind == "level" and not scene.before[k].silent]
    places = places[-len(scene.amounts) :]
    done = tuple(piece.lower for piece in scene.gap if piece.tag == "verb" and past(piece) and not piece.has(*_LINKS))
    taken_up = any(piece.has("class-pronoun", "class-determiner") and piece.lower in _THOSE for piece in scene.gap)
    generic = any(piece.has("collective-head") for piece in scene.gap)
    if len(places) != len(scene.amounts) or not ((done and taken_up) or generic):
        return ()
    first = topic(scene, "in", "at", "for")
    pairs = zip(scene.amounts, places, strict=True)
    if done and taken_up:
        return tuple(_done_too(scene, amount, scene.before[place], done) for amount, place in pairs)
    return tuple(replace(like(scene, "level", amount, place), fresh=True, value=first.text) for amount, place in pairs)


def _done_too(scene: Scene, amount: Amount, other: Draft, done: tuple[str, ...]) -> Draft:
    """A figure for the same things as another one, to which something else was done."""
    start, end = words(scene, nothing(scene), scene.begin)
    kept = replace(other, amount=amount, start=start, end=end, verbs=done, rule="", neutral=False, passive=True)
    noun = " ".join(word for word in kept.noun.split() if word not in other.verbs)
    return replace(kept, noun=noun, like=None, parent=None, value="")


def apposed(scene: Scene) -> Drafts:
    """The share before as a number: "17.5% of the filings, that is 39,790"."""
    previous = scene.previous()
    said = scene.led_by("is") and scene.clause_has("that") and len(scene.gap) <= _NEAR
    if previous is None or previous.kind != "share_pct" or scene.unit or scene.counted or not said:
        return ()
    return (like(scene, "level", scene.amounts[0], len(scene.before) - 1),)


def _listed_on(scene: Scene) -> bool:
    """Whether a list goes on, the place of the figure before passed over: "111,900 from China and 97,310"."""
    if scene.joined or not scene.gap:
        return scene.joined
    last = next((at for at in range(len(scene.gap) - 1, -1, -1) if scene.gap[at].tag in _HOLDERS), None)
    if last is None or any(piece.tag not in {*_HOLDERS, "prep", "det", "noun"} for piece in scene.gap[:last]):
        return False
    return all(piece.tag in {"and", "adv", "det"} or piece.text == "," for piece in scene.gap[last + 1 :])


def dropped_object(scene: Scene) -> Drafts:
    """A verb whose object was named before: "received 310 new cases and concluded 290"."""
    previous = _acted_on(scene) or _last_level(scene) or _whole_before(scene) or _named_before(scene)
    if previous is None or previous.kind not in _LEVELS or scene.unit or scene.counted:
        return ()
    if not previous.noun:
        return ()
    noun = " ".join(word for word in previous.noun.split() if word != "new")
    if (
        (previous.rule in {"dropped-object", "gapped-object"} or _others_too(scene, previous))
        and (owner := scene.subject(scene.lead_end))
        and scene.verb_at is None
    ):
        draft = replace(like(scene, "level", scene.amounts[0], 0), like=None, noun=noun, head=previous.head)
        return (replace(draft, tail=previous.tail, verbs=previous.verbs, agent=owner.text, rule="gapped-object"),)
    if scene.joined and scene.figure.tag == "number" and (verbs := scene.predicate[0] or _did(scene)):
        draft = replace(like(scene, "level", scene.amounts[0], 0), like=None, noun=noun, head=previous.head)
        end = scene.pieces[max(scene.predicate[1] - 1, scene.index)].end
        return (replace(draft, end=end, tail=previous.tail, verbs=verbs, people=previous.people),)
    verb = scene.lead
    linking = (
        verb is None or verb.tag != "verb" or verb.has("level-verb", "total-verb", "share-verb", "part-cue", *_ROSE)
    )
    if linking or scene.figure.tag != "number":
        return ()
    draft = like(scene, "level", scene.amounts[0], 0)
    verbs = tuple(participle(scene.pieces[at]) for at in scene.verb_group)
    start = scene.pieces[scene.verb_group[0]].start
    return (
        replace(draft, like=None, start=start, noun=noun, head=previous.head, tail=previous.tail, verbs=verbs,
                agent=scene.subject(scene.verb_group[0]).text or previous.agent, people=previous.people),
    )  # fmt: skip


def _others_too(scene: Scene, previous: Draft) -> bool:
    """Whether others follow who did the same: "residents filed 4,670 patent applications and non-residents 19,560"."""
    opens = bool(scene.gap) and (scene.gap[0].tag == "and" or scene.gap[0].text in {",", ";"})
    nouns = all(piece.tag in {"noun", "det", "place", "and"} or piece.text in {",", ";"} for piece in scene.gap)
    acted = bool(previous.agent) and previous.rule == "counted" and not previous.passive
    return acted and opens and nouns and scene.figure.tag == "number"


def _acted_on(scene: Scene) -> Draft | None:
    """What the passive before was said of: "86 suspects were arrested in 51 cases, and 120 were prosecuted"."""
    if not scene.predicate[0]:
        return None
    earlier = (scene.before[at] for at in reversed(scene.levels(len(scene.before))))
    return next((draft for draft in earlier if draft.passive and draft.noun and draft.rule == "counted"), None)


def _did(scene: Scene) -> tuple[str, ...]:
    """What those counted did themselves: "143 examiners were recruited and 38 left"."""
    after = scene.after()
    return (after.lower,) if after is not None and after.tag == "verb" and past(after) else ()


def _named_before(scene: Scene) -> Draft | None:
    """The last level of the paragraph, without what was done: "China granted 695,900" takes up the patents."""
    last = scene.last("level")
    named = last is not None and scene.lead is not None and scene.lead.tag == "verb" and not scene.lead.has("last-verb")
    if not named or last is None or scene.before[last].amount.unit:
        return None
    while (whole := scene.before[last].like) is not None:
        last = whole
    draft = scene.before[last]
    kept = [word for word in draft.noun.split() if not word.endswith("ed")]
    return replace(draft, noun=" ".join(kept), kind="level")


def _last_level(scene: Scene) -> Draft | None:
    """The last level of this sentence."""
    found = (scene.before[k] for k in reversed(scene.levels(len(scene.before))) if scene.before[k].noun)
    return next(found, None)


def _whole_before(scene: Scene) -> Draft | None:
    """The figure of the sentence before that "of these" takes up."""
    last = scene.last("level")
    opens = scene.pieces[0].has("part-cue") and scene.opened > 0
    return scene.before[last] if opens and last is not None else None
