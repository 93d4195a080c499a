"""Things described rather than named, where a verb brings them about: "has set up a regional mediation center"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ipkg.extract.names import verbs
from ipkg.extract.names.lexicon import PLACE_TYPES
from ipkg.extract.names.passage import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ipkg.extract.names.passage import Passage
    from ipkg.extract.names.verbs import VerbGroup

_LONGEST: Final = 14
_DETERMINERS: Final = frozenset({"a", "an", "the", "its", "their", "new", "another"})
_HERE: Final = frozenset({"the province", "the city", "the country", "the nation", "place", "the region"})
_TAIL: Final = frozenset({"of", "for", "in", "on"})


def find(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The described object of every verb that brings about, approves or selects things of such a type."""
    for group in verbs.find(passage):
        start = _unwrapped(passage, _object_start(passage, group))
        if (
            start is None
            or start >= len(passage.words)
            or any(m.start <= passage.words[start].start < m.end for m in mentions)
        ):
            continue
        end, kind = _noun_phrase(passage, start, group)
        if end - start > 1 and kind in group.pattern.predicate.object_types:
            yield from _scoped(passage, start, end, kind, _scopes(passage, group, mentions))


def _object_start(passage: Passage, group: VerbGroup) -> int | None:
    """Where the object begins behind a verb (and its particle), its determiners left out."""
    at = group.end
    particle = group.pattern.particle
    if particle if group.voice == "active" else not group.pattern.theme:
        return None
    while passage.key(at) in _DETERMINERS:
        at += 1
    return at if at < len(passage.words) and passage.words[at].text[0].isalpha() else None


def _unwrapped(passage: Passage, start: int | None) -> int | None:
    """Where the thing itself begins: behind "the first batch of", "cities for the building of" and ordinals."""
    if start is None:
        return None
    for at in range(start, min(start + _LONGEST, len(passage.words))):
        if passage.words[at].text in {",", ".", ";"}:
            break
        hit = passage.lexicon.wrappers.at(passage.words, at)
        start = hit[0] if hit else start
    while passage.key(start) in _DETERMINERS or passage.key(start) in passage.lexicon.spans:
        start += 1
    return start


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
    return word.text[0].isalpha() and word.key not in passage.lexicon.links and word.key != "that"


def _tail(passage: Passage, end: int, *, plan: bool) -> int:
    """The index after "of …", "for …", "in …" behind the head noun (a plan's "to …"), up to a mark, a verb or "and"."""
    stop = at = end
    while passage.key(at) in _TAIL or (plan and at == end and passage.key(at) == "to"):
        first = at = at + 1
        while at < len(passage.words) and _in_tail(passage, at, first):
            at += 1
        words = [passage.key(index) for index in range(first, at)]
        if not words or words[-1] in _DETERMINERS or passage.lexicon.spans & set(words) or " ".join(words) in _HERE:
            break
        stop = at
    return stop


def _in_tail(passage: Passage, at: int, first: int) -> bool:
    word = passage.words[at]
    if word.key in {"the", "a", "an"}:
        return at == first
    return word.text[0].isalpha() and word.key not in passage.lexicon.links and not word.key.endswith("ing")


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
