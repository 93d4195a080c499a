"""Reads a noun phrase from left to right until something ends it: a sign, a finite verb, another number.

Times and places inside it are set aside; a "by" phrase after a verb names who acts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.phrases.phrase import Phrase, past, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ipkg.extract.pieces import Piece


_OPEN: Final = frozenset("([（")
_CLOSE: Final = frozenset(")]）")
_TIES: Final = frozenset(
    {
        "of",
        "for",
        "under",
        "against",
        "on",
        "in",
        "at",
        "to",
        "concerning",
        "regarding",
        "about",
        "related to",
        "relating to",
        "over",
        "per",
        "via",
        "from",
        "as",
    }
)
_ENDS_LIST: Final = frozenset(".;,")
_ENDS: Final = frozenset({"pronoun", "aux"})
_COUNTED: Final = 5
_MOST: Final = 40
_SHORTEST_CLAUSE: Final = 2
_GAPPED: Final = 3
_RELATIVES: Final = frozenset({"that", "which", "who", "they", "where"})


class _Scan:
    """A phrase in the making."""

    def __init__(self, pieces: Sequence[Piece], start: int, ties: frozenset[str], end: int) -> None:
        self.pieces, self.start, self.at, self.ties, self.limit = pieces, start, start, ties, end
        self.words: list[Piece] = []
        self.head: list[Piece] | None = None
        self.done: list[str] = []
        self.agent: list[Piece] = []
        self.times: list[Piece] = []
        self.places: list[Piece] = []

    @property
    def counts(self) -> bool:
        """Whether the phrase stands after a figure: then a verb ahead belongs to another clause."""
        return self.start > 0 and self.pieces[self.start - 1].is_figure

    def peek(self, ahead: int = 0) -> Piece | None:
        at = self.at + ahead
        return self.pieces[at] if at < self.limit else None

    def close_head(self) -> None:
        """What has been taken so far is the head, empty where the phrase leaves it out."""
        if self.head is None:
            self.head = list(self.words)

    def phrase(self) -> Phrase:
        """What was taken, without "the number of" before it and without a preposition left over after it."""
        while self.words and self.words[-1].tag in {"prep", "and"}:
            self.words.pop()
        words = self.words
        if len(words) > 2 and words[0].has("collective-head") and words[1].lower == "of":
            rest = words[2:]
            ties = [
                at for at, piece in enumerate(rest) if piece.tag in {"prep", "denominator"} or piece.text in self.done
            ]
            self.words, self.head = rest, rest[: min(ties, default=len(rest))]
        self.close_head()
        return Phrase(
            self.start, self.at, tuple(self.head or ()), tuple(self.words), tuple(self.done), tuple(self.agent),
            tuple(self.times), tuple(self.places),
        )  # fmt: skip


def noun_phrase(
    pieces: Sequence[Piece], start: int, ties: frozenset[str] = frozenset(), end: int | None = None
) -> Phrase:
    """The noun phrase that begins at a piece, with what is said to have been done; empty where none begins.

    ``ties`` are further prepositions that may tie on what follows; nothing from ``end`` on is looked at.
    """
    scan = _Scan(pieces, start, _TIES | ties, len(pieces) if end is None else end)
    for _ in range(_MOST):
        piece = scan.peek()
        if piece is None or not _take(scan, piece):
            break
    if scan.counts and scan.words and not scan.done:
        _take_list(scan)
    return scan.phrase()


def _take_list(scan: _Scan) -> None:
    """Nouns that go on after a comma are counted together: "12 agreements, memoranda and plans"."""
    at, joined = scan.at, False
    while (then := _listed_from(scan, at)) > at:
        joined = joined or any(piece.tag == "and" for piece in scan.pieces[at:then])
        at = then
    closes = at >= scan.limit or scan.pieces[at].text in _ENDS_LIST or scan.pieces[at].tag == "aux"
    if joined and closes and scan.at < at and scan.pieces[scan.at].text == ",":
        scan.close_head()
        scan.words.extend(piece for piece in scan.pieces[scan.at : at] if piece.tag != "det")
        scan.at = at


def _listed_from(scan: _Scan, at: int) -> int:
    """Where the next noun of a list ends that a comma or a conjunction announces, ``at`` itself where none does."""
    begin = at
    while begin < scan.limit and (scan.pieces[begin].text == "," or scan.pieces[begin].tag == "and"):
        begin += 1
    end = begin
    while end < scan.limit and _lists(scan.pieces[end]):
        end += 1
    return end if at < begin < end else at


def _lists(piece: Piece) -> bool:
    """Whether a piece can belong to a list of common nouns."""
    cue = piece.has("part-cue", "insertion", "base-word", "here", "scope", "year-on-year")
    return piece.tag in {"noun", "det"} and not cue and not piece.text[0].isupper()


def _take(scan: _Scan, piece: Piece) -> bool:
    """Take one piece into the phrase; False where the phrase ends."""
    if piece.text in _OPEN:
        return _bracket(scan)
    if piece.has("here", "scope"):
        return _place(scan, piece)
    if scan.words and piece.tag == "noun" and piece.has("since-cue", "stock-cue"):
        return _passed(scan)
    if piece.has("lead-verb") and not piece.has("class-verb"):
        return False
    take = _relative if piece.lower == "where" else _TAKERS.get(piece.tag)
    return take is not None and take(scan, piece)


def _passed(scan: _Scan) -> bool:
    """Words about the time of counting ("so far") are no part of what is counted."""
    scan.at += 1
    return True


def _word(scan: _Scan, piece: Piece) -> bool:
    scan.words.append(piece)
    scan.at += 1
    return True


def _place(scan: _Scan, piece: Piece) -> bool:
    scan.places.append(piece)
    scan.at += 1
    return True


def _time(scan: _Scan, piece: Piece) -> bool:
    after = scan.peek(1)
    named = piece.value.bare and after is not None and after.tag == "noun"  # "the 2021 assessment"
    if not (scan.words or named) or piece.value.role == "base":
        return False
    scan.times.append(piece)
    scan.at += 1
    return True


def _article(scan: _Scan, _piece: Piece) -> bool:
    if scan.words and scan.words[-1].tag not in {"prep", "and", "verb"}:
        return False
    scan.at += 1
    return True


def _relative(scan: _Scan, piece: Piece) -> bool:
    """A relative clause without figures says which ones are meant: "companies that have filed standards"."""
    within = scan.limit < len(scan.pieces)
    if piece.lower not in _RELATIVES or not (scan.counts or within) or not scan.words:
        return False
    stop = _clause_end(scan)
    clause = [word for word in scan.pieces[scan.at : stop] if word.tag != "when" or scan.counts]
    if any(word.is_figure or word.tag == "when" for word in clause) or len(clause) < _SHORTEST_CLAUSE:
        return False
    scan.close_head()
    scan.words.extend(word for word in clause if word.tag != "det")
    scan.at = stop
    return True


def _clause_end(scan: _Scan) -> int:
    """Where a relative clause ends: at a sign, at another thing, or before what is said of the things that it names."""
    for at in range(scan.at + 1, scan.limit):
        piece, before = scan.pieces[at], scan.pieces[at - 1]
        both = piece.tag == "and" and at + 2 < scan.limit and scan.pieces[at + 1].tag == "verb"
        if piece.tag == "sign" or (piece.tag == "and" and not (both and scan.pieces[at + 2].tag == "aux")):
            return at
        ruled = any(earlier.tag == "aux" for earlier in scan.pieces[scan.at : at - 1])
        if piece.tag == "aux" and (ruled or before.tag == "verb"):
            return at
    return scan.limit


def _denominator(scan: _Scan, piece: Piece) -> bool:
    scan.close_head()
    return _word(scan, piece)


def _adverb(scan: _Scan, piece: Piece) -> bool:
    after = scan.peek(1)
    if piece.has("respectively") or after is None or after.tag not in {"verb", "noun"}:
        return False
    scan.at += 1
    return True


def _bracket(scan: _Scan) -> bool:
    """Skip a bracket that holds no figure."""
    for ahead in range(1, _MOST):
        piece = scan.peek(ahead)
        if piece is None or piece.is_figure:
            return False
        if piece.text in _CLOSE:
            scan.at += ahead + 1
            return True
    return False


def _participle(scan: _Scan, piece: Piece) -> bool:
    after, before = scan.peek(1), scan.words[-1] if scan.words else None
    nominal = after is not None and after.tag in {"noun", "atom"}
    if before is not None and before.tag == "prep" and piece.lower.endswith("ing") and _governs_nothing(after):
        return _word(scan, piece)  # "the time of handling was"
    if nominal and not (before and before.tag in {"noun", "atom"} and plural(before)):
        scan.words.append(piece)  # "authorized patents", "trading goods"
    elif before is None and not piece.lower.endswith("ed"):
        return False
    elif piece.lower.endswith("ing") or not past(piece):
        if after is None or not (nominal or after.tag in {"det", "prep"}):
            return False
        if _number_near(scan, 1):
            return False
        scan.close_head()
        scan.words.append(piece)
    else:
        if _number_near(scan, 1, 1):
            return False
        scan.close_head()
        scan.done.append(piece.text)
        scan.words.append(piece)
    scan.at += 1
    return True


def _governs_nothing(after: Piece | None) -> bool:
    """Whether what follows a gerund is nothing or the verb of its clause: then it stands for a noun."""
    return after is None or after.tag in {"aux", "verb"}


def _number_near(scan: _Scan, ahead: int, reach: int = 3) -> bool:
    """Whether a number follows within a few articles, adverbs and prepositions: then the verb rules it."""
    for step in range(ahead, ahead + reach):
        piece = scan.peek(step)
        if piece is None:
            return False
        if piece.is_figure:
            return True
        if piece.tag not in {"det", "adv", "prep"} and not piece.has("collective-head"):
            return False
    return False


def _owns(scan: _Scan) -> bool:
    """Whether a place ahead only says whose the noun after it is: "for Wuxi's exporters"."""
    after, owned = scan.peek(1), scan.peek(2)
    possessive = after is not None and after.text.endswith(("'s", "’s", "s'", "s’"))
    return possessive and owned is not None and owned.tag in {"noun", "verb", "atom"}


def _preposition(scan: _Scan, piece: Piece) -> bool:
    after = scan.peek(1)
    if after is None or after.is_figure or (after.tag == "sign"):
        return False
    if _owns(scan):
        after = scan.pieces[scan.at + 2]
    if after.tag in {"when", "place"} or after.has("here", "scope"):
        scan.close_head()
        scan.at += 1
        return True
    if piece.lower == "by":
        return _by(scan)
    if not _ties(scan, piece, after) or (piece.lower == "against" and _aim(scan)):
        return False
    scan.close_head()
    return _word(scan, piece)


def _aim(scan: _Scan) -> bool:
    """Whether a target follows that a figure is set against: "4,120 patents against a target of 4,000"."""
    ahead = [piece for step in (1, 2, 3) if (piece := scan.peek(step)) is not None]
    return any(piece.has("target-cue") and piece.tag == "noun" for piece in ahead)


def _ties(scan: _Scan, piece: Piece, after: Piece) -> bool:
    """Whether a preposition ties what follows to the phrase."""
    if piece.lower not in scan.ties and not piece.lower.startswith(("related", "relating")):
        return False
    spans = any(word.lower == "from" for word in scan.words)  # "the time from filing to solving a case"
    if (
        _number_near(scan, 1)
        or _measures(scan, piece)
        or (after.tag in {"verb", "and"} and piece.lower == "to" and not spans)
    ):
        return False
    return bool(scan.words) or piece.lower in {"for", "under", "at", "in"}


def _measures(scan: _Scan, piece: Piece) -> bool:
    """Whether "at" leads to a figure of its own: "12 companies at a coupon rate of 3.5 percent"."""
    ahead = [scan.peek(step) for step in range(1, _COUNTED + 1)]
    nouns = next((at for at, each in enumerate(ahead) if each is None or each.tag not in {"det", "noun"}), len(ahead))
    after = scan.peek(nouns + 2)
    of = ahead[nouns] if nouns < len(ahead) else None
    return piece.lower == "at" and of is not None and of.lower == "of" and after is not None and after.is_figure


def _by(scan: _Scan) -> bool:
    """Who acts ("by courts") or what kind is counted ("owned by companies"); the phrase keeps both."""
    scan.close_head()
    by = scan.peek()
    inner = noun_phrase(scan.pieces, scan.at + 1)
    if not inner or by is None or scan.pieces[scan.at + 1].is_figure:
        return False
    scan.agent = list(inner.words)
    scan.words.extend((by, *inner.words))
    scan.places.extend(inner.places)
    scan.times.extend(inner.times)
    scan.at = inner.end
    return True


def _conjunction(scan: _Scan, piece: Piece) -> bool:
    """Nouns are joined; a number, an article or a clause after the conjunction begins something else."""
    after = scan.peek(1)
    if piece.lower not in {"and", "or", "&"} or after is None or not scan.words or after.has("ordinal"):
        return False
    if after.tag == "verb":
        again = scan.words[-1].tag == "verb" and after.lower.endswith("ed")
        prenominal = (follow := scan.peek(2)) is not None and follow.tag == "noun" and not plural(scan.words[-1])
        if not (again or prenominal):
            return False
        if again:
            scan.done.append(after.text)
            scan.words.extend((piece, after))
            scan.at += 2
            return True
    elif after.tag not in {"noun", "atom"} or (scan.counts and (_clause_begins(scan) or _gapped(scan))):
        return False
    scan.words.append(piece)
    scan.at += 1
    return True


def _gapped(scan: _Scan) -> bool:
    """Whether a bare number follows the nouns after the conjunction, whose verb is left out: "and residents 540"."""
    at = scan.at + 1
    while at < scan.limit and scan.pieces[at].tag == "noun":
        at += 1
    if at - scan.at - 1 > _GAPPED or at >= scan.limit or scan.pieces[at].tag != "number":
        return False
    return at + 1 >= len(scan.pieces) or scan.pieces[at + 1].text in _ENDS_LIST or scan.pieces[at + 1].tag == "when"


def _clause_begins(scan: _Scan) -> bool:
    """Whether a verb with a number, or an auxiliary, comes before the next sign: the conjunction joins clauses."""
    for step in range(1, 12):
        piece = scan.peek(step)
        if piece is None or piece.tag == "sign" or piece.is_figure:
            return False
        acts = piece.tag == "verb" and not piece.lower.endswith("ing") and not piece.has("involve-verb")
        if acts and _number_near(scan, step + 1):
            return True
    return False


_TAKERS: Final[dict[str, Callable[[_Scan, Piece], bool]]] = {
    "noun": _word,
    "atom": _word,
    "definition": _word,
    "place": _place,
    "when": _time,
    "verb": _participle,
    "prep": _preposition,
    "and": _conjunction,
    "det": _article,
    "adv": _adverb,
    "denominator": _denominator,
    "pronoun": _relative,
}
