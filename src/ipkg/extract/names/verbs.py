"""Verb groups: which predicate they say, in which voice, and whether it is done, going on or planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from ipkg.extract.names.words import Phrases
from ipkg.extract.values.inflection import Form, Irregular, inflect, irregular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.names.passage import Passage
    from ipkg.model import Knowledge, Predicate, Status

Voice = Literal["active", "passive", "participle"]

_GAP: Final = "…"
APPOSED: Final = ("=",)
_CLOSE: Final = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of a predicate.

    ``theme``: the grammatical subject or direct object is the relation's subject ("be approved as", "include … in");
    ``particle`` is what then leads the object; ``ongoing``: the row means what is going on ("be building");
    ``passive``: the row is a passive ("be approved as").
    """

    predicate: Predicate
    form: Form
    theme: bool = False
    ongoing: bool = False
    particle: tuple[str, ...] = ()
    passive: bool = False


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its helpers: words ``[start, end)``, the verb itself at ``verb``.

    ``agentless``: the words themselves leave the agent out ("efforts were made to"); ``bare``: the verb has no subject
    of its own and shares that of the verb before it; ``governs``: other infinitives may follow on it, which are
    ``governed``.
    """

    start: int
    verb: int
    end: int
    pattern: Pattern
    voice: Voice
    status: Status
    agentless: bool = False
    bare: bool = False
    governs: bool = False
    governed: bool = False


@dataclass(frozen=True, slots=True)
class VerbLexicon:
    """The verb forms and helpers of a knowledge, as lookups."""

    forms: Phrases[tuple[Pattern, ...]]
    be: frozenset[str]
    have: frozenset[str]
    being: Phrases[str]
    plans: Phrases[str]
    efforts: Phrases[str]
    tries: Phrases[str]
    gerunds: Phrases[str]
    adverbs: frozenset[str]
    negations: frozenset[str]
    intents: frozenset[str]


def compile_verbs(knowledge: Knowledge) -> VerbLexicon:
    """The verb lookups of a knowledge."""
    known = irregular(knowledge)
    forms: dict[str, list[Pattern]] = {}
    for predicate in knowledge.predicates:
        for written in predicate.forms:
            for text, pattern in _patterns(written, predicate, known):
                forms.setdefault(text, []).append(pattern)

    def phrases(kind: str, *, fold: bool = True) -> Phrases[str]:
        return Phrases(((cue.phrase, cue.value) for cue in knowledge.cues_of(kind)), fold=fold)

    def words(kind: str) -> frozenset[str]:
        return frozenset(cue.phrase for cue in knowledge.cues_of(kind))

    return VerbLexicon(
        forms=Phrases(((text, tuple(patterns)) for text, patterns in forms.items()), fold=True),
        be=words("be"),
        have=words("have"),
        being=phrases("being"),
        plans=phrases("plan"),
        efforts=phrases("effort"),
        tries=phrases("try"),
        gerunds=phrases("gerund"),
        adverbs=words("adverb"),
        negations=words("negation"),
        intents=words("intent"),
    )


def _patterns(written: str, predicate: Predicate, known: Irregular) -> Iterator[tuple[str, Pattern]]:
    """Every printed form of a row's verb, with what it says."""
    head, _, particle = (part.strip() for part in written.partition(_GAP))
    passive = head.startswith("be ")
    verb, *rest = head.removeprefix("be ").split()
    tail = tuple(particle.split())
    if head.startswith("the "):
        yield " ".join((*rest,)), Pattern(predicate, "noun", theme=bool(tail), particle=tail)
        return
    if passive and verb.endswith("ing"):
        yield " ".join((verb, *rest)), Pattern(predicate, "ing", ongoing=True)
        for base in (verb[:-3], verb[:-3] + "e"):
            yield " ".join((base, *rest)), Pattern(predicate, "base", ongoing=True)
        return
    if passive:
        yield " ".join((verb, *rest)), Pattern(predicate, "past", theme=True, particle=tail, passive=True)
        return
    for form, text in inflect(verb, known):
        again = _coordinated(rest, form, known)
        yield " ".join((text, *again)), Pattern(predicate, form, theme=bool(tail), particle=tail)


def _coordinated(rest: list[str], form: Form, known: Irregular) -> list[str]:
    """What follows the verb, a second verb behind "and" in the same form: "printed and distributed"."""
    if rest[:1] != ["and"]:
        return rest
    second = next(text for kind, text in inflect(rest[1], known) if kind == form)
    return ["and", second, *rest[2:]]


def find(passage: Passage) -> tuple[VerbGroup, ...]:
    """The verb groups of a passage that say a predicate, in order; of several readings of a verb all are kept."""
    lexicon = passage.lexicon.verbs
    groups: list[VerbGroup] = []
    for index in range(len(passage.words)):
        end, patterns = lexicon.forms.at(passage.words, index) or (index, ())
        groups.extend(group for pattern in patterns if (group := _group(passage, lexicon, index, end, pattern)))
    found = _preferred(tuple(_linked(passage, tuple(_longest(groups)))))
    return tuple(_meant(passage, group) for group in found if not _denied(passage, group))


def _meant(passage: Passage, group: VerbGroup) -> VerbGroup:
    """The group as planned where the verb itself says no more: "is envisaged"."""
    forms = {text for verb in passage.lexicon.verbs.intents for _, text in inflect(verb)}
    return replace(group, status="planned") if passage.key(group.verb) in forms else group


def _denied(passage: Passage, group: VerbGroup) -> bool:
    """Whether the helpers of a verb deny it."""
    negations = passage.lexicon.verbs.negations
    return any(passage.key(at).lower() in negations for at in range(max(0, group.start - 1), group.verb))


def _longest(groups: list[VerbGroup]) -> Iterator[VerbGroup]:
    """Groups without those whose verb lies inside a longer one's words."""
    for group in groups:
        longer = (other for other in groups if other.verb <= group.verb < other.end and other is not group)
        if not any(other.verb < group.verb or other.end > group.end for other in longer):
            yield group


def _preferred(groups: tuple[VerbGroup, ...]) -> Iterator[VerbGroup]:
    """Of two readings of one verb the one that its row keeps for what is going on, where it is going on."""
    going = {group.verb for group in groups if group.pattern.ongoing and group.status != "done"}
    for group in groups:
        if group.pattern.ongoing == (group.verb in going):
            yield group


def _linked(passage: Passage, groups: tuple[VerbGroup, ...]) -> Iterator[VerbGroup]:
    """Groups whose infinitive needs a governing one before it ("is working to build a, to shape b and support c")."""
    governor: VerbGroup | None = None
    before: VerbGroup | None = None
    for group in groups:
        if group.governed:
            if governor is not None:
                yield replace(group, status=governor.status, agentless=governor.agentless)
            continue
        leads = passage.key(group.end - 1) == "to"
        governor = (
            replace(group, status="planned")
            if leads
            else group
            if group.governs
            else None
            if not group.bare
            else governor
        )
        joined = (
            before is not None and group.bare and group.pattern.form == "past" and group.start - before.end < _CLOSE
        )
        shared = joined and before is not None and before.voice == "passive"
        before = replace(group, voice="passive", status=before.status) if shared and before else group
        yield before


def _group(passage: Passage, lexicon: VerbLexicon, verb: int, end: int, pattern: Pattern) -> VerbGroup | None:
    """The group around a verb, None where its helpers do not fit its form."""
    if pattern.form == "noun":
        return _noun_group(passage, verb, end, pattern)
    if pattern.form == "past":
        return _past_group(passage, lexicon, verb, end, pattern)
    if pattern.form == "ing":
        return _ing_group(passage, lexicon, verb, end, pattern)
    if pattern.form == "present":
        at = _before_adverbs(passage, lexicon, verb)
        return None if pattern.ongoing else VerbGroup(at, verb, end, pattern, "active", "done")
    return _base_group(passage, lexicon, verb, end, pattern)


def _base_group(passage: Passage, lexicon: VerbLexicon, verb: int, end: int, pattern: Pattern) -> VerbGroup | None:
    """An infinitive, a verb behind "will", or a plural present."""
    at = _before_adverbs(passage, lexicon, verb)
    cue = _cue_before(passage, lexicon, at)
    if cue:
        start, status, agentless = cue
        purpose = passage.key(start).endswith("ing")
        shared = purpose and passage.key(start - 1) == "and"
        group = VerbGroup(start, verb, end, pattern, "active", status, agentless, bare=shared, governs=True)
        return None if purpose and not shared else group
    helper = passage.key(at - 1).lower()
    if helper == "and" or (helper == "to" and passage.key(at - 2) in {",", "and"}):
        return VerbGroup(at, verb, end, pattern, "active", "done", bare=True, governed=True)
    plural = (
        helper.endswith("s") or helper in _PLURAL_PRONOUNS or passage.words[at - 1].capital or _joint(passage, at, end)
    )
    noun = passage.words[verb].capital or not plural or helper in {"its", "as"}
    return None if noun or pattern.ongoing or at == 0 else VerbGroup(at, verb, end, pattern, "active", "done")


def _joint(passage: Passage, at: int, end: int) -> bool:
    """Whether two are the subject of a verb that an article follows: "committee and government promote the …"."""
    noun = passage.key(at - 1).lower() not in passage.lexicon.links
    joined = any(passage.key(index) == "and" for index in range(max(0, at - 4), at - 1))
    return noun and joined and passage.key(end) in _ARTICLES


_ARTICLES: Final = frozenset({"the", "a", "an", "its", "their"})
_PLURAL_PRONOUNS: Final = frozenset({"they", "we", "you", "who", "which"})


_ADJECTIVAL: Final = frozenset(
    {"the", "a", "an", "of", "in", "for", "its", "their", "newly", "all", "any", "by", "with", "to"}
)
_MEANS: Final = frozenset({"with", "through", "by", "via"})
_OPENING: Final = frozenset(
    {"", "include", "includes", "included", "including", ",", "as", "and", "since", "following"}
)


def _noun_group(passage: Passage, noun: int, end: int, pattern: Pattern) -> VerbGroup | None:
    """A verb's noun: "with the establishment of …", "The issuance of …", "include the approval of … as …"."""
    at = noun - 1 if passage.key(noun - 1).lower() == "the" else noun
    before = passage.key(at - 1).lower() if at else ""
    if before in _MEANS:
        return VerbGroup(at - 1, noun, end, pattern, "active", "done", bare=True)
    if before in _OPENING or passage.key(at - 1) == "well":
        return VerbGroup(at, noun, end, pattern, "active", "done", agentless=True)
    return None


def _before_adverbs(passage: Passage, lexicon: VerbLexicon, index: int) -> int:
    """The index after the last word before a verb that is no adverb."""
    while index > 0:
        key = passage.key(index - 1)
        if not (key in lexicon.adverbs or (key.endswith("ly") and key.islower())):
            break
        index -= 1
    return index


def _cue_before(passage: Passage, lexicon: VerbLexicon, at: int) -> tuple[int, Status, bool] | None:
    """What an infinitive or "will" says of the verb: where it starts, the status, whether the agent is left out."""
    words = passage.words
    if hit := lexicon.efforts.ending(words, at):
        return hit[0], _status(hit[1]), True
    if hit := lexicon.tries.ending(words, at):
        return hit[0], _status(hit[1]), False
    if hit := lexicon.plans.ending(words, at):
        return hit[0], "planned", False
    return None


def _status(text: str) -> Status:
    return "planned" if text == "planned" else "ongoing" if text == "ongoing" else "done"


def _past_group(passage: Passage, lexicon: VerbLexicon, verb: int, end: int, pattern: Pattern) -> VerbGroup | None:
    at = _before_adverbs(passage, lexicon, verb)
    helper = passage.key(at - 1).lower()
    if helper in lexicon.be:
        start, status = _passive(passage, lexicon, at)
        return VerbGroup(start, verb, end, pattern, "passive", status)
    if pattern.passive:
        return VerbGroup(at, verb, end, pattern, "passive", "done", bare=True) if helper in {"and", ","} else None
    if helper in lexicon.have:
        return VerbGroup(at - 1, verb, end, pattern, "active", "done")
    if passage.key(end) == "by":
        return VerbGroup(at, verb, end, pattern, "participle", "done")
    if helper in _ADJECTIVAL:
        return None
    return VerbGroup(at, verb, end, pattern, "active", "done", bare=helper in {"and", ","})


def _passive(passage: Passage, lexicon: VerbLexicon, at: int) -> tuple[int, Status]:
    """Where the helpers of a passive start, and its status."""
    if hit := lexicon.being.ending(passage.words, at):
        return hit[0], "ongoing"
    start = _before_adverbs(passage, lexicon, at - 1)
    if hit := lexicon.plans.ending(passage.words, start):
        return hit[0], "planned"
    helper = passage.key(start - 1).lower()
    if helper in lexicon.have:
        return start - 1, "done"
    return (start - 1, "planned") if helper == "to" else (at - 1, "done")


def _ing_group(passage: Passage, lexicon: VerbLexicon, verb: int, end: int, pattern: Pattern) -> VerbGroup | None:
    at = _before_adverbs(passage, lexicon, verb)
    helper = passage.key(at - 1).lower()
    if helper in lexicon.be:
        start = at - 2 if passage.key(at - 2).lower() in lexicon.have else at - 1
        return VerbGroup(start, verb, end, pattern, "active", "ongoing")
    if pattern.ongoing and helper != "in":
        return VerbGroup(at, verb, end, pattern, "active", "ongoing", bare=True) if helper == "and" else None
    if hit := lexicon.gerunds.ending(passage.words, at):
        return VerbGroup(hit[0], verb, end, pattern, "active", "ongoing", bare=True)
    if helper in {",", "by"}:
        return VerbGroup(at, verb, end, pattern, "active", "done", bare=True)
    return VerbGroup(at, verb, end, pattern, "active", "ongoing", bare=True) if helper == "and" else None
