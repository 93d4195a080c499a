"""What stands around a figure: the words since the figure before, what governs it, and what follows.

A ``Scene`` is what the rules of statements look at. It answers questions and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases import Phrase, noun_phrase, opens_with_pronoun, past, spoken
from ipkg.extract.predicates import predicate
from ipkg.extract.wording import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipkg.extract.pieces import Piece
    from ipkg.extract.statements.drafts import Draft
    from ipkg.extract.values.numerals import Amount

_STOPS: Final = frozenset(".;:!?；：。")
_COMMAS: Final = frozenset(",，")
_OPEN: Final = frozenset("([（")
_CLOSE: Final = frozenset(")]）")
_BRACKET: Final = 8
_RELATIVES: Final = frozenset({"which", "who"})
_BEFORE_FINITE: Final = frozenset({"noun", "place", "atom", "pronoun", "aux", "and"})
_COLLECTIVE: Final = ("collective-head", "average")
THROUGH: Final = frozenset({"through", "via", "using"})


@dataclass(frozen=True)
class Scene:
    """A figure at ``index`` of ``pieces``.

    ``begin`` is where the phrase of the figure before it ended (0 for the first of a sentence); ``before`` are the
    drafts of the paragraph so far, ``opened`` how many of them belong to earlier sentences.
    """

    pieces: Sequence[Piece]
    index: int
    begin: int
    before: Sequence[Draft]
    opened: int

    @property
    def figure(self) -> Piece:
        """The figure itself."""
        return self.pieces[self.index]

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts that the figure holds, in their order."""
        value = self.figure.value
        if self.figure.tag == "range":
            return value.low, value.high
        if self.figure.tag == "change":
            return tuple(value.amounts)
        if self.figure.tag == "rank":
            return (value.as_amount(),)
        return value if isinstance(value, tuple) else (value,)

    @property
    def mean(self) -> bool:
        """Whether the figure, or the words that lead to it, say that it is an average."""
        led = self.pieces[self.lead_end : self.index]
        return bool(self.amounts[0].per) or any(piece.has("average") for piece in led)

    @property
    def unit(self) -> str:
        """The printed unit of the figure."""
        return self.amounts[0].unit

    @cached_property
    def gap(self) -> tuple[Piece, ...]:
        """The pieces between the figure before and this one."""
        return tuple(self.pieces[self.begin : self.index])

    def piece(self, at: int) -> Piece | None:
        """The piece at a place, None beyond the sentence."""
        return self.pieces[at] if 0 <= at < len(self.pieces) else None

    def after(self, ahead: int = 1) -> Piece | None:
        """The piece so many places after the figure."""
        return self.piece(self.index + ahead)

    def past_bracket(self, at: int) -> int:
        """The place after a bracket that begins at ``at``, or ``at`` itself."""
        piece = self.piece(at)
        if piece is None or piece.text not in _OPEN:
            return at
        closes = (k + 1 for k in range(at + 1, min(at + _BRACKET, len(self.pieces))) if self.pieces[k].text in _CLOSE)
        return next(closes, at)

    @cached_property
    def lead_end(self) -> int:
        """Where the gap ends when articles, adverbs and "a total of" before the figure are left out."""
        at = self.index
        while at > self.begin:
            piece = self.pieces[at - 1]
            if piece.tag in {"det", "adv"} or piece.has("average", "count-adjective"):
                at -= 1
            elif piece.lower == "of" and at - 2 >= self.begin and self._counts_only(at - 2):
                at -= 2
            else:
                break
        return at

    def _counts_only(self, at: int) -> bool:
        """Whether a noun before "of" only says that a number follows ("a total of", "an average of")."""
        before = self.pieces[at - 1] if at > self.begin else None
        bare = before is None or before.tag in {"det", "sign", "verb", "prep", "and", "when"}
        return self.pieces[at].has(*_COLLECTIVE) and (bare or (before is not None and before.has("count-adjective")))

    @cached_property
    def lead(self) -> Piece | None:
        """The last piece of the gap that rules the figure."""
        return self.pieces[self.lead_end - 1] if self.lead_end > self.begin else None

    def led_by(self, *words: str) -> bool:
        """Whether one of the words rules the figure."""
        return self.lead is not None and self.lead.lower in words

    @cached_property
    def restated(self) -> bool:
        """Whether the number only points back ("these 14 centers", "the first two batches", "one of")."""
        before = self.piece(self.index - 1) if self.index > self.begin else None
        after = self.after()
        if after is not None and after.lower in {"dozen", "dozens", "score"}:
            return True
        if self._ranked:
            return True
        if before is None or before.has("set-aside-head"):
            return before is not None
        value, words = self.amounts[0].value, self.amounts[0].words
        if before.lower in {"these", "those", "both", "first", "last", "top"}:
            return True
        known = any(draft.amount.value == value for draft in self.before)
        definite = before.lower in {"the", "its", "their"}
        if definite and (known or words or self.led_by("among")):
            return True
        return value == 1 and words and before.tag != "verb"

    @property
    def _ranked(self) -> bool:
        """Whether the number only says how many are ranked: "sixth among the 15 cities", "11th among 120"."""
        led = [piece for piece in self.pieces[max(self.index - 3, 0) : self.index] if piece.tag != "det"]
        linked = led[:-1] if led and led[-1].has("among-word") else led
        return bool(linked) and linked[-1].tag == "rank"

    @cached_property
    def defines(self) -> bool:
        """Whether a bound only says which things are counted: "16 cases with claims exceeding 3 million were heard"."""
        previous, bound = self.previous(), self.amounts[0].qualifier
        counted = previous is not None and previous.kind == "level" and previous.rule == "counted"
        named = any(piece.lower == "with" for piece in self.gap) and all(piece.tag != "sign" for piece in self.gap)
        return bool(bound and self.unit and counted and named and predicate(self.pieces, self.index + 1)[0])

    @cached_property
    def joined(self) -> bool:
        """Whether only commas and conjunctions stand between the figure before and this one: a list goes on."""
        gap = self.gap[1:] if self.gap and self.gap[0].tag == "when" else self.gap
        return self.begin > 0 and all(piece.tag in {"and", "adv", "det"} or piece.text in _COMMAS for piece in gap)

    @property
    def dated(self) -> tuple[Piece, ...]:
        """The time that directly follows the figure, and no time that it is compared with: "a fall of 3% in 2019"."""
        after = self.after()
        return (after,) if after is not None and after.tag == "when" and after.value.role == "in" else ()

    @cached_property
    def counted(self) -> Phrase:
        """The noun phrase after the figure."""
        return noun_phrase(self.pieces, self.index + 1)

    @cached_property
    def predicate(self) -> tuple[tuple[str, ...], int, tuple[Piece, ...]]:
        """What is said to have been done, in the passive, after the figure and its phrase; where it ends; by whom."""
        return predicate(self.pieces, max(self.counted.end, self.index + 1))

    @cached_property
    def clause_start(self) -> int:
        """Where the clause of the figure begins: after the last sign of the gap."""
        at = self.lead_end
        while at > self.begin:
            if self._parenthetic(at):
                at -= 3
            elif self.pieces[at - 1].text in _STOPS | _COMMAS or self._told(at - 1):
                break
            else:
                at -= 1
        return at

    def _told(self, at: int) -> bool:
        """Whether what is told begins behind a word: "the office announced that", "told reporters that"."""
        led = self.pieces[max(at - 2, 0) : at]
        return self.pieces[at].lower == "that" and any(piece.has("telling") for piece in led)

    def _parenthetic(self, at: int) -> bool:
        """Whether an adverb between two commas stands before a place: "registrations, on the other hand, grew"."""
        before = self.pieces[max(at - 3, self.begin) : at]
        return len(before) == 3 and before[1].tag == "adv" and {before[0].text, before[2].text} <= _COMMAS

    @cached_property
    def fronted(self) -> tuple[Piece, ...]:
        """What stands before the first comma of the sentence, where the figure is its first: "for every n people,"."""
        if self.begin:
            return ()
        comma = next((at for at in range(self.index) if self.pieces[at].text in _COMMAS), 0)
        return tuple(self.pieces[:comma])

    @cached_property
    def verb_at(self) -> int | None:
        """The last verb of the clause before the figure."""
        found = (at for at in range(self.lead_end - 1, self.clause_start - 1, -1) if self._is_verb(at))
        return next(found, None)

    def _is_verb(self, at: int) -> bool:
        piece = self.pieces[at]
        return piece.tag == "verb" or piece.has("level-verb", "total-verb")

    @property
    def verb(self) -> Piece | None:
        """That verb."""
        return self.pieces[self.verb_at] if self.verb_at is not None else None

    @property
    def after_finite(self) -> int:
        """The place after the last verb of the clause that has a subject before it, else the clause's beginning."""
        for at in range(self.lead_end - 1, self.clause_start, -1):
            if self.pieces[at].tag == "verb" and self.pieces[at - 1].tag in _BEFORE_FINITE:
                return at + 1 if at + 1 < self.lead_end - 1 else self.clause_start
        return self.clause_start

    @cached_property
    def verb_group(self) -> tuple[int, ...]:
        """The verbs that rule the figure together ("investigated and settled")."""
        if self.verb_at is None:
            return ()
        found = [self.verb_at]
        while found[0] - 2 >= self.begin and self.pieces[found[0] - 1].tag in {"and", "adv"}:
            ahead = 2 if self.pieces[found[0] - 1].tag == "and" else 1
            if not self._is_verb(found[0] - ahead):
                break
            found.insert(0, found[0] - ahead)
        return tuple(found)

    @property
    def main_verb(self) -> int:
        """The verb that the subject goes with: that of "accepted applications to arrest" is the first."""
        first = self.verb_group[0]
        if self.pieces[first - 1].lower != "to" or first == 0:
            return first
        earlier = (at for at in range(first - 2, self.clause_start - 1, -1) if self.pieces[at].tag == "verb")
        return next(earlier, first)

    def spoken(self, start: int, end: int) -> str:
        """The words of a stretch that say something, without articles and adverbs."""
        return spoken([piece for piece in self.pieces[start:end] if piece.tag in {"prep", "noun", "and", "verb"}])

    def subject(self, end: int, start: int | None = None) -> Phrase:
        """The noun phrase that reaches up to ``end``, as far to the left as one begins; empty where none does.

        A relative pronoun before the verb ("that has exceeded") is passed over.
        """
        while end > self.begin and self.pieces[end - 1].tag in {"aux", "adv"}:
            end -= 1
        if (opened := self._insertion(end)) is not None:
            return self.subject(opened, self._begins(opened))
        if end > self.begin and self.pieces[end - 1].lower in {"that", "which"}:
            end -= 1
        for at in range(self.clause_start if start is None else start, end):
            piece = self.pieces[at]
            opens = piece.tag in {"noun", "atom", "det", "place", "verb", "adv"} or piece.has("here")
            opens = opens and not piece.has("part-cue")
            follows = self.piece(at + 1)
            if not opens or (
                piece.tag == "verb" and (follows is None or follows.tag != "noun" or piece.has("involve-verb"))
            ):
                continue
            phrase = noun_phrase(self.pieces, at, THROUGH, end)
            if phrase and self._reaches(phrase.end, end):
                return phrase
        return Phrase(end, end)

    def _insertion(self, end: int) -> int | None:
        """Where an insertion begins that a comma before ``end`` closes: "patent cases, though few, jumped"."""
        if end <= self.begin or self.pieces[end - 1].text != ",":
            return None
        opens = next((at for at in range(end - 2, self.begin, -1) if self.pieces[at].text == ","), None)
        first = self.pieces[opens + 1] if opens is not None else None
        return opens if first is not None and (first.has("insertion") or first.lower in _RELATIVES) else None

    def _begins(self, at: int) -> int:
        """Where the clause begins that a place belongs to."""
        while at > self.begin and self.pieces[at - 1].text not in _STOPS | _COMMAS:
            at -= 1
        return at

    def _reaches(self, at: int, end: int) -> bool:
        """Whether only auxiliaries, adverbs, times and places stand between two places."""
        return all(
            self.pieces[k].tag in {"aux", "adv", "when", "place", "sign"}
            or self.pieces[k].has("here", "scope")
            or self._before_frame(k)
            for k in range(at, end)
        )

    def _before_frame(self, at: int) -> bool:
        after = self.piece(at + 1)
        return (
            self.pieces[at].tag == "prep"
            and after is not None
            and (after.tag in {"when", "place"} or after.has("here"))
        )

    @property
    def carried(self) -> list[Draft]:
        """The levels of the sentence before, where this one takes them up by a pronoun."""
        taken_up = opens_with_pronoun(self.pieces) and self.opened > 0
        last = self.before[self.opened - 1].sentence if taken_up else -1
        return [draft for draft in self.before[: self.opened] if draft.sentence == last and draft.kind == "level"]

    def points_back(self, at: int) -> bool:
        """Whether the phrase that begins here takes up things named before: "these 14 centers", "such courts"."""
        first, before = self.piece(at), self.piece(at - 1) if at else None
        pointing = {"these", "those", "such"}
        return (first is not None and first.lower in pointing) or (
            before is not None and (before.is_figure or before.lower in pointing)
        )

    @property
    def opening(self) -> Phrase:
        """The subject that the sentence, or its part after a semicolon, opens with."""
        stops = [at + 1 for at in range(self.index) if self.pieces[at].text in _STOPS]
        start = stops[-1] if stops else 0
        verb = next((at for at in range(start, self.index) if self._is_verb(at)), None)
        return self.subject(verb, start) if verb is not None else Phrase(start, start)

    def has_before(self, *kinds: str) -> bool:
        """Whether a cue of one of the kinds stands in the figure's clause before it."""
        return any(piece.has(*kinds) for piece in self.pieces[self.clause_start : self.index])

    @property
    def targeted(self) -> bool:
        """Whether the figure is aimed at: by its clause, by the one whose "to" it is, or with the figure before."""
        start, first = self.clause_start, self.pieces[self.clause_start]
        apart = first.lower == "to"
        while start > self.begin and (first.lower == "to" or first.tag == "when"):
            before = (at for at in range(start - 1, self.begin, -1) if self.pieces[at - 1].text in _STOPS | _COMMAS)
            start = next(before, self.begin)
            first = self.pieces[start]
        cues = ("target-cue", "target-verb") if apart else ("target-cue",)
        if any(piece.has(*cues) for piece in self.pieces[start : self.index]):
            return True
        previous = self.previous()
        aimed = self.figure.text.casefold().startswith("to ")  # "is to exceed 8 billion"
        return aimed or (previous is not None and previous.target and self._goes_on)

    @property
    def _goes_on(self) -> bool:
        """Whether one of the same clause follows, or one of a bare verb: "train 300 examiners and build 15 schools"."""
        if self.verb is None:
            return True
        joined = len(self.gap) > 1 and self.gap[0].tag == "and" and self.gap[1] is self.verb
        return joined and not past(self.verb) and not self.verb.lower.endswith(("ing", "s"))

    def clause_has(self, word: str) -> bool:
        """Whether a word stands in the figure's clause before it."""
        return any(piece.lower == word for piece in self.pieces[self.clause_start : self.index])

    def last(self, *kinds: str) -> int | None:
        """The place of the last draft of one of the kinds that measures something of its own."""
        return next((k for k in range(len(self.before) - 1, -1, -1) if self.before[k].kind in kinds), None)

    def levels(self, count: int) -> tuple[int, ...]:
        """The places of the last ``count`` levels of this sentence, in order; fewer where there are fewer."""
        found = [k for k in range(self.opened, len(self.before)) if self.before[k].kind == "level"]
        return tuple(found[-count:])

    def previous(self) -> Draft | None:
        """The draft before, in this sentence."""
        return self.before[-1] if len(self.before) > self.opened else None

    def antecedent(self, noun: str) -> str:
        """What "such centers" means: the longest phrase before the clause that has this head; "" if there is none."""
        starts = (at for at in range(self.clause_start) if self.pieces[at].tag in {"noun", "det", "atom"})
        found = [noun_phrase(self.pieces, at) for at in starts]
        wanted = singular(noun)
        fitting = [phrase for phrase in found if phrase.head and singular(phrase.head[-1].lower) == wanted]
        return max((spoken(phrase.words) for phrase in fitting), key=len, default="")
