"""Plain words that say what an act is directed at, where no name says it: a noun phrase, a list, a deed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.relations.grammar import ACTORS, FINITE, LIST_MARKS
from ipkg.extract.relations.units import Unit

if TYPE_CHECKING:
    from ipkg.extract.names.verbs import VerbGroup
    from ipkg.extract.relations.clauses import Clause

_LONGEST: Final = 40
_LONGEST_ITEM: Final = 6
_MARKS: Final = frozenset({",", ";", ":", ".", "(", ")", "!", "?", ""})
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their", "our", "new"})
_AMOUNTS: Final = frozenset({"total", "number", "series", "range", "variety", "host", "lot", "batch", "few", "set"})
_SINGLE: Final = frozenset({"a", "an", "another"})


def noun(clause: Clause, at: int) -> Unit | None:
    """The noun phrase at word ``at`` without its article, up to a mark, a relative, a verb or an infinitive."""
    start = clause.on_over(at, _ARTICLES)
    end = start
    counted = clause.key(start)[:1].isdigit()
    acts = clause.finite | clause.shared - {start}
    while end - start < _LONGEST and end not in acts and not _ends_noun(clause, end, counted=counted):
        end = _quoted_end(clause, end)
    return _words(clause, start, clause.back_over(end, clause.grammar.prepositions | LIST_MARKS | _ARTICLES))


def _quoted_end(clause: Clause, at: int) -> int:
    """The index behind the quotation that word ``at`` opens, or behind the word."""
    closing = {'"': '"', "“": "”"}.get(clause.key(at))
    ahead = range(at + 1, min(at + _LONGEST, len(clause.passage.words)))
    return next((index + 1 for index in ahead if closing and clause.key(index) == closing), at + 1)


def single(clause: Clause, at: int) -> Unit | None:
    """The noun phrase at word ``at`` where its article says that one thing is spoken of, or a few that are counted."""
    ordinal = clause.key(at) == "the" and clause.key(at + 1) in clause.passage.lexicon.spans
    counted = clause.key(at) in clause.grammar.counts
    amount = clause.key(at + 1) in _AMOUNTS
    return noun(clause, at) if (clause.key(at) in _SINGLE or ordinal or counted) and not amount else None


def noun_before(clause: Clause, at: int, *, near: bool = False) -> Unit | None:
    """The noun phrase that ends before word ``at`` and begins the clause; ``near``: only the words of its head."""
    start = at
    bounds = _MARKS | (clause.grammar.prepositions | _ARTICLES | {"and"} if near else frozenset({"*"}))
    while at - start < _LONGEST and clause.key(start - 1) not in bounds and not _is_bound(clause, start - 1):
        start -= 1
    return _words(clause, clause.on_over(start, _ARTICLES | {"and"}), at)


def listed(clause: Clause, at: int) -> tuple[Unit, ...]:
    """The noun phrases of the list at word ``at`` ("A, B, and C"); the first alone where no "and" closes a list."""
    found = [phrase for phrase in (noun(clause, at),) if phrase]
    closed = False
    while found and not closed and clause.key(found[-1].end) in {",", "and"}:
        after = clause.on_over(found[-1].end, LIST_MARKS)
        closed = clause.key(after - 1) == "and"
        phrase = noun(clause, after) if _is_gerund(clause, after) == _is_gerund(clause, at) else None
        phrase = None if phrase and clause.key(phrase.end) in FINITE else phrase
        halves = _halves(clause, phrase) if phrase and not closed else ()
        closed = closed or len(halves) > 1
        found.extend(halves or [half for half in (phrase,) if half])
        if phrase is None:
            break
    if closed and _share_tail(clause, found):
        return tuple(phrase for phrase in (_words(clause, found[0].start, found[-1].end),) if phrase)
    return tuple(found) if closed else tuple(found[:1])


def _is_gerund(clause: Clause, at: int) -> bool:
    return clause.key(clause.on_over(at, _ARTICLES)).endswith("ing")


def _share_tail(clause: Clause, items: list[Unit]) -> bool:
    """Whether what follows the last item goes with all: "fields, approaches, and models for pledging"."""
    linked = [
        any(clause.key(at) in clause.grammar.prepositions for at in range(item.start, item.end)) for item in items
    ]
    return linked[-1] and not any(linked[:-1])


def _halves(clause: Clause, phrase: Unit) -> tuple[Unit, ...]:
    """The two last items of a list, where "and" without a comma joins them."""
    at = next((at for at in range(phrase.start + 1, phrase.end - 1) if clause.key(at) == "and"), None)
    halves = (_words(clause, phrase.start, at), noun(clause, at + 1)) if at else (phrase,)
    return tuple(half for half in halves if half)


def deeds(clause: Clause, at: int) -> tuple[Unit, ...]:
    """What is to be done, from the verb at word ``at`` on: "train mediators, open a center and extend the hours".

    An infinitive inside one of them ("guide firms to invest, to train and to hire") takes up all that follows.
    """
    found: list[Unit | None] = []
    start = end = at
    inner = False
    while not _ends_deed(clause, end, inner=inner) and end - at < 2 * _LONGEST:
        following = None if inner or end == start else _next_deed(clause, end)
        if following:
            found.append(_words(clause, start, end))
            start = end = following
        inner = inner or (end > start and _is_infinitive(clause, end))
        end += 1
    found.append(_words(clause, start, end))
    return tuple(deed for deed in found if deed)


def _words(clause: Clause, start: int, end: int) -> Unit | None:
    """The words ``[start, end)`` as a unit; None where they say nothing."""
    if start >= end or not any(word.text[0].isalpha() for word in clause.passage.words[start:end]):
        return None
    named = any(
        unit.pronoun or _heads(clause, unit, end)
        for unit in clause.units
        if start - 1 <= unit.start <= start < unit.end
    )
    return None if named else Unit(start, end, text=clause.passage.written(start, end))


def _heads(clause: Clause, unit: Unit, end: int) -> bool:
    """Whether a phrase that ends before word ``end`` speaks of the named thing that it begins with."""
    return unit.end >= end or clause.key(unit.end) in clause.grammar.prepositions | _MARKS


def _is_bound(clause: Clause, at: int) -> bool:
    """Whether a word cannot stand in a noun phrase: a relative, a finite helper, a word that ends a clause."""
    key = clause.key(at)
    return key in FINITE or (key != "to" and key in clause.grammar.stops | clause.passage.lexicon.relatives)


def _ends_noun(clause: Clause, at: int, *, counted: bool) -> bool:
    """Whether a noun phrase ends before word ``at``; two counted things are two: "4 patents and 2 designs"."""
    key = clause.key(at)
    if counted and key == "and" and clause.key(at + 1)[:1].isdigit():
        return True
    by = clause.starting_near(at + 1) if key == "by" else None
    if _is_span(clause, at) or (by and by.types & ACTORS):
        return True
    return key in _MARKS or _is_bound(clause, at) or _is_infinitive(clause, at) or _is_judged(clause, at)


def _is_span(clause: Clause, at: int) -> bool:
    """Whether "for the third year" follows: how long something has been so is no part of what it is called."""
    spans = clause.passage.lexicon.spans | clause.grammar.counts
    after = clause.on_over(at + 1, frozenset({"the"}))
    return (
        clause.key(at) == "for" and clause.key(after) in spans and clause.key(after + 1) in clause.passage.lexicon.spans
    )


def _is_judged(clause: Clause, at: int) -> bool:
    """Whether "in the 2021 review" follows: where something is judged is no part of what it is called."""
    if clause.key(at) not in {"in", "during"}:
        return False
    ahead = range(at + 1, min(at + _LONGEST_ITEM + 4, len(clause.passage.words)))
    bound = next((index for index in ahead if clause.key(index) in _MARKS), ahead.stop)
    return any(clause.key(index) in clause.grammar.contests for index in range(at + 1, bound))


def _is_infinitive(clause: Clause, at: int) -> bool:
    return clause.key(at) == "to" and _verb_from(clause, at + 1) is not None


def _verb_from(clause: Clause, at: int) -> int | None:
    """The index of the bare verb at word ``at``, or behind an adverb."""
    at = at + 1 if clause.key(at).endswith("ly") else at
    return at if clause.key(at) in clause.grammar.deeds else None


def _next_deed(clause: Clause, at: int) -> int | None:
    """Where the next deed of a list begins behind the comma or "and" at word ``at``; None where none does."""
    if clause.key(at) not in LIST_MARKS:
        return None
    after = clause.on_over(at, LIST_MARKS | {"to", "also"})
    return after if _verb_from(clause, after) is not None else None


def _ends_deed(clause: Clause, at: int, *, inner: bool) -> bool:
    """Whether a deed ends at a word: at a stop, or at a comma that neither a verb nor the rest of a list follows."""
    key = clause.key(at)
    if key != ",":
        return key in _MARKS - {"(", ")"} or (key in clause.grammar.stops - {"to", "that"} and key not in FINITE)
    if _next_deed(clause, at) is not None:
        return False
    return inner or not _goes_on(clause, at + 1)


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether a few plain words up to another comma or "and" stand at word ``at``: the middle of a list."""
    for index in range(at, at + _LONGEST_ITEM):
        if clause.key(index) in LIST_MARKS:
            return index > at or clause.key(index) == "and"
        if not clause.key(index)[:1].isalpha() or _is_bound(clause, index) or clause.key(index).endswith("ing"):
            return False
    return False


def aimed(clause: Clause, deed: Unit) -> Unit | None:
    """What a deed is directed at, its verb and what only wraps it left out: "to advance the building of X": X."""
    at = deed.start + 1 if _verb_from(clause, deed.start) == deed.start else deed.start + 2
    return unwrapped(clause, Unit(at, deed.end))


def unwrapped(clause: Clause, phrase: Unit) -> Unit | None:
    """A phrase without its article and without what only wraps what is meant: "the establishment of X": X."""
    start = clause.on_over(phrase.start, _ARTICLES)
    wrapper = clause.grammar.wraps.at(clause.passage.words, start)
    return _words(clause, clause.on_over(wrapper[0], _ARTICLES) if wrapper else start, phrase.end)


def each_for(clause: Clause, phrase: Unit) -> tuple[Unit, ...]:
    """The two things that a phrase joins where each says what it is for: "zones for A and centers for B"."""
    joints = (at for at in range(phrase.start, phrase.end) if clause.key(at) == "and")
    at = next(joints, phrase.end)
    both = all("for" in map(clause.key, half) for half in (range(phrase.start, at), range(at, phrase.end)))
    halves = (_words(clause, phrase.start, at), _words(clause, at + 1, phrase.end)) if both else (phrase,)
    return tuple(half for half in halves if half)


def said(clause: Clause, at: int, wanted: frozenset[str]) -> tuple[Unit, ...]:
    """What words alone say at word ``at``, in the forms that a predicate takes: words, one thing, deeds."""
    if _verb_from(clause, at) == at and "deeds" not in wanted:
        return ()
    if "deeds" in wanted:
        return deeds(clause, at) if clause.key(at - 1) == "to" else listed(clause, at)
    if "words" in wanted:
        found = listed(clause, at)
        return found if len(found) > 1 or any(phrase.end - at > 1 for phrase in found) else ()
    if "examples" in wanted and (examples := exemplified(clause, at)):
        return examples
    phrase = single(clause, at) if wanted & {"one", "happening"} else None
    return (phrase,) if phrase and ("one" in wanted or happens(clause, phrase)) else ()


def happens(clause: Clause, phrase: Unit) -> bool:
    """Whether a phrase speaks of something that takes place: a meeting, a course, an inspection."""
    return any(clause.key(at) in clause.grammar.happenings for at in range(phrase.start, phrase.end))


def judged(clause: Clause, at: int) -> Unit | None:
    """The assessment behind "in" in the clause from word ``at`` on: a named one, else its words."""
    for index in range(at, min(at + _LONGEST, len(clause.passage.words))):
        if clause.key(index) in {";", "."} or (index in clause.verbs and index > at):
            break
        if _is_judged(clause, index):
            return clause.starting_near(index + 1) or noun(clause, index + 1)
    return None


def cut(clause: Clause, phrase: Unit, end: int) -> Unit:
    """The words of a phrase up to word ``end``."""
    return Unit(phrase.start, end, text=clause.passage.written(phrase.start, end))


def exemplified(clause: Clause, at: int) -> tuple[Unit, ...]:
    """The items of an open list that stands in the phrase at word ``at``: "ten measures such as A, B, and C"."""
    for index in range(at, at + _LONGEST_ITEM + 4):
        if clause.key(index) in _MARKS:
            break
        hit = clause.grammar.opens.at(clause.passage.words, index)
        if hit:
            return listed(clause, hit[0])
    return ()


def provision(clause: Clause, verb: int) -> tuple[Unit, ...]:
    """What a rule says, its verb included: "cut the fees of small firms by half"."""
    return deeds(clause, verb)[:1]


def done_to(clause: Clause, group: VerbGroup, wanted: frozenset[str], *, by: bool) -> tuple[Unit, ...]:
    """What words alone say before a passive: what somebody has done, who is urged to what, what took place."""
    start, end = group.start, group.end
    if not wanted & {"words", "urged", "happening"}:
        return ()
    phrase = noun_before(clause, start, near=group.voice == "participle")
    if phrase is None or "urged" in wanted:
        return _urged(clause, phrase, end) if phrase else ()
    single = clause.key(phrase.start - 1) in _SINGLE and clause.key(phrase.start) not in _AMOUNTS
    single = single and happens(clause, phrase)
    return (phrase,) if (by and "words" in wanted) or ("happening" in wanted and single) else ()


def _urged(clause: Clause, phrase: Unit, end: int) -> tuple[Unit, ...]:
    """Who is urged, with each deed that the verb before word ``end`` leads to: "firms are urged to do X"."""
    end = end + 2 if clause.key(end) == "and" else end
    found = deeds(clause, end + 1) if clause.key(end) == "to" else ()
    return tuple(Unit(phrase.start, deed.end, text=f"{phrase.text} to {deed.text}") for deed in found)
