"""When a figure holds: the time in its own phrase, the last before it, that of the paragraph, that of the frame."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.values import periods
from ipkg.extract.values.periods import When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.meanings.meaning import Meaning, Sentence
    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.drafts import Draft
    from ipkg.model import Period

_AGAINST: Final = frozenset({"against", "compared with", "compared to", "from", "than", "versus"})
_NEAR: Final = 20


def at_edge(draft: Draft, spoken: Period | None) -> Period | None:
    """The period that a figure holds for: of a span of years that is spoken of, the ends of a change have its ends.

    What a year's figure rose from is that of the year before.
    """
    if spoken is None or draft.edge is None:
        return spoken
    ends = periods.edge(spoken, draft.edge)
    return ends or (periods.before(spoken) if draft.silent and draft.edge == "first" else None) or spoken


def _when(draft: Draft, sentence: Sentence) -> When | None:
    """The time of a figure: in its own phrase, else the last before it in the sentence, else right after it."""
    own = [_meant(piece) for piece in draft.times]
    if own:
        return own[0]
    # "twice that of 2020"
    compared = {_of_what(sentence, at) for at, piece in enumerate(sentence.pieces) if piece.tag == "multiple"}
    whens = [
        _counted_from(piece, sentence)
        for at, piece in enumerate(sentence.pieces)
        if piece.tag == "when" and piece.value.role != "base" and at not in compared and not _told(at, sentence)
    ]
    after = next((piece for piece in whens if 0 <= piece.start - draft.end <= 1), None)
    if after is not None and draft.like is None:
        return _meant(after)
    before = [piece for piece in whens if piece.start < draft.amount.end]
    leading = [piece for piece in before if not _trails(piece, sentence)] or (
        [] if draft.fresh else [piece for piece in before if not _compared(piece, sentence)]
    )
    if leading:
        return _meant(leading[-1])
    return next((_meant(piece) for piece in whens if _follows(piece, draft, sentence)), None)


def _of_what(sentence: Sentence, at: int) -> int | None:
    """The place of the time that a multiple is of: "1.4 times that of 2020", "1.5 times the number of 2018"."""
    link = at if sentence.pieces[at].lower.endswith(" of") else at + 1
    while link > at and link < len(sentence.pieces) and sentence.pieces[link].lower not in {"of", "in", "for"}:
        if sentence.pieces[link].tag != "det" and not sentence.pieces[link].has("collective-head", "pointing-noun"):
            return None
        link += 1
    return link + 1


def _told(at: int, sentence: Sentence) -> bool:
    """Whether a day is that on which the figures were told: "at a press briefing on April 24, the office said"."""
    pieces, when = sentence.pieces, sentence.pieces[at]
    comma = next((k for k, piece in enumerate(pieces) if k > at and piece.text == ","), 0)
    if when.value.role != "in" or not comma or any(piece.is_figure for piece in pieces[:comma]) or not _day(when):
        return False
    near = pieces[max(at - 2, 0) : at] if at else pieces[at:]
    return any(piece.has("telling") for piece in near)


def _day(when: Piece) -> bool:
    """Whether a time is a day, of this year or of one that it names."""
    period = when.value.period
    return period.start == period.end if period else when.value.pointer == "month" and any(map(str.isdigit, when.text))


def _counted_from(piece: Piece, sentence: Sentence) -> Piece:
    """A time in the clause that says since when: "since the portal was opened in June 2021, 96 firms joined"."""
    comma = next((each.start for each in sentence.pieces if each.text == ","), 0)
    since = sentence.pieces[0].lower == "since" and piece.start < comma
    return piece._replace(value=replace(piece.value, role="since")) if since else piece


def _follows(when: Piece, draft: Draft, sentence: Sentence) -> bool:
    """Whether a time comes after a figure with no sign and no other figure between."""
    between = (piece for piece in sentence.pieces if draft.end <= piece.start < when.start)
    return (
        draft.like is None
        and when.start >= draft.end
        and not any(piece.tag == "sign" or piece.is_figure for piece in between)
    )


def _meant(piece: Piece) -> When:
    """The time that a piece names; "a year earlier" is the year before the frame's."""
    if isinstance(piece.value, When):
        return replace(piece.value, role="in") if piece.value.role == "base" else piece.value
    return When(None, pointer="previous")


def _compared(when: Piece, sentence: Sentence) -> bool:
    """Whether a time belongs to a figure that another is only set against ("against 19 in 2021")."""
    pairs = zip(sentence.pieces, sentence.pieces[1:], strict=False)
    return any(lead.lower in _AGAINST and piece.is_figure and 0 <= when.start - piece.end <= 1 for lead, piece in pairs)


def _trails(when: Piece, sentence: Sentence) -> bool:
    """Whether a time directly follows a figure: then it is that figure's own."""
    return any(piece.is_figure and 0 <= when.start - piece.end <= 1 for piece in sentence.pieces)


def dated(draft: Draft, sentence: Sentence) -> bool:
    """Whether a figure stands at a day or has been counted up to one."""
    when = _when(draft, sentence)
    return when is not None and when.role in {"end", "by", "since"}


def period(draft: Draft, sentence: Sentence, found: Sequence[Meaning]) -> Period | None:
    """The period that a figure's words speak of; the paragraph's or the frame's where they name none."""
    when = _when(draft, sentence)
    if when is None:
        return _carried(draft, found) or sentence.frame.period
    recent = _recent(found, when.count) or sentence.frame.recent
    period = replace(sentence.frame, recent=recent, issued=_issued(sentence)).at(_of_this(when, sentence))
    if period is None or when.role not in {"since", "by"}:
        return period
    if when.role == "by" or sentence.frame.period is None:
        return periods.end_of(period) if not draft.target else period
    return periods.span(period, sentence.frame.period) or period


def _issued(sentence: Sentence) -> int | None:
    """The year in which the figures were told, by the document or by the sentence itself."""
    days = [piece for at, piece in enumerate(sentence.pieces) if piece.tag == "when" and _told(at, sentence)]
    told = next((int(piece.value.period.start[:4]) for piece in days if piece.value.period), None)
    return sentence.frame.issued or told


def _of_this(when: When, sentence: Sentence) -> When:
    """Months without a year are of "this year" where the sentence has spoken of it before."""
    named = any(piece.tag == "when" and piece.value.pointer == "this" for piece in sentence.pieces)
    return replace(when, pointer="this") if named and when.pointer == "part" else when


def _recent(found: Sequence[Meaning], years: int) -> Period | None:
    """The period that the paragraph spoke of last; of so many years where it says so."""
    if years > 1:
        return next((old.spoken for old in reversed(found) if old.spoken and _years(old.spoken) == years), None)
    last = found[-1].draft.sentence if found else None
    return next((meaning.spoken for meaning in found if meaning.draft.sentence == last), None)


def _years(period: Period) -> int:
    """How many calendar years a period touches."""
    return int(period.end[:4]) - int(period.start[:4]) + 1


def _carried(draft: Draft, found: Sequence[Meaning]) -> Period | None:
    """The year, half or quarter of the sentence before in the same paragraph; a month frames its own sentence alone."""
    own = (
        m for m in reversed(found) if m.draft.sentence < draft.sentence and not m.draft.times and m.draft.like is None
    )
    last = next(own, None)
    period = last.said.period if last else None
    return period if period and periods.months_in(period) > 1 else None  # a month is that of its own sentence


def changed_over(draft: Draft, period: Period | None, sentence: Sentence) -> tuple[Period, Period] | None:
    """The years between which something changed, where it did so once and not year by year."""
    if not draft.kind.startswith("change") or draft.mean or _yearly(draft, sentence):
        return None
    stated = draft.base.period if isinstance(draft.base, When) else None
    return next((years for each in (stated, period) if each and (years := periods.window(each))), None)


def _yearly(draft: Draft, sentence: Sentence) -> bool:
    """Whether a change is an average of several years: "by 4.7% a year on average"."""
    near = [piece for piece in sentence.pieces if draft.start <= piece.start and piece.start <= draft.end + _NEAR]
    return any(piece.has("average") or piece.lower in {"average", "a year", "per year", "annually"} for piece in near)
