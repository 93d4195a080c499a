"""Things described rather than named, where a verb brings them about: "has set up a regional mediation center"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ipkg.extract.names import verbs
from ipkg.extract.names.folding import BODY_TYPES, PLACE_TYPES
from ipkg.extract.names.passage import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.passage import Passage
    from ipkg.extract.names.verbs import VerbGroup

_LONGEST: Final = 16
_CLAUSE_STARTS: Final = frozenset({",", ";", ":", ".", "where", "which", "that", "while", "whereby"})
_DETERMINERS: Final = frozenset({"a", "an", "the", "its", "their", "new", "another"})
_HERE: Final = frozenset({"the province", "the city", "the country", "the nation", "place", "the region"})
_TAIL: Final = frozenset({"of", "for", "in", "on"})
_WHERE: Final = frozenset({"where", "whereby"})


def find(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The described objects of every verb that brings about, approves or selects things of such a type."""
    for group in verbs.find(passage):
        start = _object_start(passage, group)
        scopes: tuple[Mention, ...] | None = None
        others = [mention for mention in mentions if mention.type not in PLACE_TYPES]
        while start is not None and not _is_named(passage, start, others):
            end, kind = _noun_phrase(passage, start, group)
            if end - start < 2 or kind not in group.pattern.predicate.object_types or _names_follow(passage, end):
                break
            scopes = _scopes(passage, group, mentions) if scopes is None else scopes
            partner = _partner(passage, end, mentions) if kind == "agreement" else ""
            yield from (replace(each, name=each.name + partner) for each in _scoped(passage, start, end, kind, scopes))
            start = _next(passage, end)
        if (
            group.voice == "passive"
            and not group.pattern.theme
            and (subject := _brought_about(passage, group, mentions))
        ):
            yield subject
    yield from _plans(passage, mentions)
    yield from _sessions(passage, mentions)


def _sessions(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A part of an event that is named by it: "the opening ceremony of the Foo Expo"."""
    for event in (mention for mention in mentions if mention.type == "event"):
        at = next((n for n, word in enumerate(passage.words) if word.start == event.start), 0)
        of = at - 2 if passage.key(at - 1) == "the" else at - 1
        part = passage.lexicon.sessions.ending(passage.words, of) if passage.key(of) == "of" else None
        if part:
            written = passage.text[passage.words[part[0]].start : event.end]
            yield replace(event, start=passage.words[part[0]].start, name=written, written=written, key=None, also=())


def _brought_about(passage: Passage, group: VerbGroup, mentions: Sequence[Mention]) -> Mention | None:
    """What a passive brings about, described before the verb: "A regional mediation center was set up"."""
    start = _subject_start(passage, group.start)
    while passage.key(start) in _DETERMINERS | {"A", "An"}:
        start += 1
    named = [mention for mention in mentions if mention.type not in PLACE_TYPES]
    if start >= group.start or _is_named(passage, start, named) or not passage.words[start].text[0].isalpha():
        return None
    kind = _head(passage, start, group.start)
    fits = kind in group.pattern.predicate.object_types and 1 < group.start - start <= 2 * _LONGEST
    if not fits or passage.key(start).capitalize() in passage.lexicon.starters:
        return None
    written = passage.written(start, group.start)
    return Mention(passage.words[start].start, passage.stop(group.start), written, kind, "described", written)


def _partner(passage: Passage, end: int, mentions: Sequence[Mention]) -> str:
    """With whom an agreement is, which tells it from others of its kind: "a data agreement with the Foo Office"."""
    first = end + 2 if passage.key(end + 1) == "the" else end + 1
    if passage.key(end) != "with" or first >= len(passage.words):
        return ""
    at = passage.words[first].start
    body = next((mention for mention in mentions if mention.start == at and mention.type in BODY_TYPES), None)
    return f" with {'the ' if first == end + 2 else ''}{body.written}" if body else ""


def _subject_start(passage: Passage, verb: int) -> int:
    """Where the subject before a verb begins: behind the last mark, or with "a model where …"."""
    for at in range(verb - 1, 0, -1):
        if passage.key(at) in _WHERE and passage.lexicon.things.ending(passage.words, at):
            verb = at
            break
    while verb > 0 and passage.key(verb - 1) not in _CLAUSE_STARTS:
        verb -= 1
    return verb


def _head(passage: Passage, start: int, stop: int) -> str:
    """The type that the head of a described subject at ``[start, stop)`` gives it: the noun before its first link."""
    for at in range(start, stop):
        hit = passage.lexicon.things.at(passage.words, at)
        if hit and (hit[0] == stop or passage.key(hit[0]) in _TAIL | _WHERE | {"to", "at"}):
            return hit[1]
        if passage.key(at) in passage.lexicon.links - {"and"} | passage.lexicon.relatives:
            break
    return ""


def _is_named(passage: Passage, at: int, mentions: Sequence[Mention]) -> bool:
    start = passage.words[at].start
    return any(mention.start <= start < mention.end for mention in mentions)


def _names_follow(passage: Passage, end: int) -> bool:
    """Whether a quoted name explains the described thing: "a mechanism named "C""."""
    intro = passage.lexicon.intros.at(passage.words, end)
    return intro is not None and passage.key(intro[0]) in {'"', "“"}


def _next(passage: Passage, end: int) -> int | None:
    """Where a second described thing begins: "and the first pilot cities"."""
    if passage.key(end) != "and" or passage.key(end + 1) not in _DETERMINERS:
        return None
    return _unwrapped(passage, end + 1)


def _plans(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A plan named by its body and term: "the annual plan of the Foo Council for 2024-2026"."""
    for mention in mentions:
        at = next((n for n, word in enumerate(passage.words) if word.start == mention.start), 0)
        at = at - 1 if passage.key(at - 1) == "the" else at
        head = passage.lexicon.things.ending(passage.words, at - 1)
        if (
            mention.type not in BODY_TYPES
            or passage.key(at - 1) != "of"
            or not head
            or head[1] != "plan"
            or head[0] < 1
        ):
            continue
        end = next(n for n, word in enumerate(passage.words) if word.end >= mention.end) + 1
        term = passage.key(end + 1) if passage.key(end) == "for" and passage.key(end + 1)[:1].isdigit() else ""
        start = head[0] if passage.key(head[0] - 1) in {*_DETERMINERS, *_TAIL} else head[0] - 1
        stop = end + 2 if term else end
        written = passage.written(start, stop)
        name = written.replace(mention.written, mention.name) if mention.rule == "levelled" else written
        yield Mention(
            passage.words[start].start,
            passage.stop(stop),
            name,
            "plan",
            "plan-of-body",
            written,
            place=mention.place,
            date=term.replace("-", "/") if "-" in term else None,
        )


def _object_start(passage: Passage, group: VerbGroup) -> int | None:
    """Where the object begins behind a verb (and its particle), its determiners left out."""
    at = group.end
    particle = group.pattern.particle
    if particle:
        ahead = range(at, min(at + _LONGEST, len(passage.words)))
        at = next((n + len(particle) for n in ahead if passage.key(n) == particle[0]), 0)
    elif group.voice != "active" and not group.pattern.theme:
        return None
    definite = passage.key(at) == "the" and passage.key(at + 1) not in passage.lexicon.spans | passage.lexicon.tiers
    start = _unwrapped(passage, at) if at and passage.key(at) not in passage.lexicon.counts else None
    return None if definite and not group.pattern.theme and start == at + 1 else start


def _unwrapped(passage: Passage, start: int) -> int | None:
    """Where the thing itself begins: behind "the first batch of", "cities for the building of" and ordinals."""
    for at in range(start, min(start + _LONGEST, len(passage.words))):
        if passage.words[at].text in {",", ".", ";"}:
            break
        hit = passage.lexicon.wrappers.at(passage.words, at)
        start = hit[0] if hit else start
    while passage.key(start) in _DETERMINERS or passage.key(start) in passage.lexicon.spans:
        start += 1
    return start if start < len(passage.words) and passage.words[start].text[0].isalpha() else None


def _noun_phrase(passage: Passage, start: int, group: VerbGroup) -> tuple[int, str]:
    """The index after the noun phrase that starts at ``start``, and the type its head gives; (start, "") for none."""
    end, kind = _core(passage, start)
    if not kind or not passage.key(start)[:1].isalpha() or passage.key(start) in passage.lexicon.links:
        return start, ""
    wanted = group.pattern.predicate.object_types
    kind = kind if kind in wanted or "designation" not in wanted else "designation"
    return _tail(passage, end, plan=kind == "plan"), kind


def _core(passage: Passage, start: int) -> tuple[int, str]:
    """The words up to the head noun: the last describing noun before a mark or a small word."""
    best = start, ""
    at = start
    while at < min(start + _LONGEST, len(passage.words)):
        hit = passage.lexicon.things.at(passage.words, at)
        if best[0] == at and passage.key(at) in {"and", "featuring"}:
            break
        if hit:
            best = hit
            at = hit[0]
        elif _goes_on(passage, at):
            at += 1
        else:
            break
    return best if best[0] == at or best[1] == "" else (start, "")


def _goes_on(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    if word.key == "and":
        return (
            at + 1 < len(passage.words) and passage.words[at + 1].text.isalpha() and not passage.words[at + 1].capital
        )
    if word.key in {"first", "second", "third"}:
        return True
    return word.text[0].isalpha() and word.key not in passage.lexicon.links | passage.lexicon.relatives


def _tail(passage: Passage, end: int, *, plan: bool) -> int:
    """The index after "of …", "for …", "in …" behind the head noun (a plan's "to …"), up to a mark, a verb or "and"."""
    stop = at = end
    while passage.key(at) in _TAIL or (at == end and passage.key(at) == ("to" if plan else "featuring")):
        first = at = at + 1
        while at < len(passage.words) and _in_tail(passage, at, first, gerund=passage.key(first - 1) == "for"):
            at += 1
        words = [passage.key(index) for index in range(first, at)]
        if not words or words[-1] in _DETERMINERS or passage.lexicon.spans & set(words) or " ".join(words) in _HERE:
            break
        stop = at
    return stop


def _in_tail(passage: Passage, at: int, first: int, *, gerund: bool) -> bool:
    word = passage.words[at]
    if word.key in {"the", "a", "an"}:
        return at == first
    closed = passage.lexicon.links | passage.lexicon.relatives | passage.lexicon.months
    names = word.capital or not word.key.endswith("ing") or (gerund and at == first)
    return word.text[0].isalpha() and word.key not in closed and names


def _scopes(passage: Passage, group: VerbGroup, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places named right before the verb: whose center, system or zone it is."""
    if group.start == 0:
        return ()
    edge = passage.words[group.start - 1].end
    near = [mention for mention in mentions if mention.type in PLACE_TYPES and mention.end <= edge]
    chain: list[Mention] = []
    for mention in reversed(near):
        between = passage.text[mention.end : edge if not chain else chain[-1].start].strip(" ,")
        if between not in {"", "and", "cities", "city", "all", "both"}:
            break
        chain.append(mention)
    return tuple(reversed(chain))


def _scoped(passage: Passage, start: int, end: int, kind: str, scopes: Sequence[Mention]) -> Iterator[Mention]:
    """The thing once for each place that has its own."""
    written = passage.written(start, end)
    bare = Mention(passage.words[start].start, passage.stop(end), written, kind, "described", written)
    if kind in {"designation", "program"} or not scopes:
        yield bare
        return
    for scope in scopes:
        name = written if scope.name in written else f"{scope.name} {written}"
        yield Mention(bare.start, bare.end, name, kind, "described", written, place=scope.place)
