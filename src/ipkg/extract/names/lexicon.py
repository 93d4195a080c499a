"""The registers and cues as lookups, compiled once for a knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ipkg.extract.names.folding import signature
from ipkg.extract.names.verbs import compile_verbs
from ipkg.extract.names.words import Phrases, keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipkg.extract.names.verbs import VerbLexicon
    from ipkg.model import Agency, Knowledge, Place, Predicate


@dataclass(frozen=True)
class Lexicon:
    """What the name rules look up; every member is compiled from a row of a register."""

    knowledge: Knowledge
    verbs: VerbLexicon
    heads: Phrases[str]
    titles: Phrases[str]
    places: Phrases[tuple[Place, ...]]
    agencies: Phrases[Agency]
    known: Phrases[tuple[str, str]]
    roles: Phrases[str]
    levels: dict[str, str]
    bodies: Phrases[str]
    groups: Phrases[str]
    nouns: Phrases[str]
    intros: Phrases[str]
    things: Phrases[str]
    counts: frozenset[str]
    sessions: Phrases[str]
    wrappers: Phrases[str]
    tiers: frozenset[str]
    relatives: frozenset[str]
    spans: frozenset[str]
    columns: dict[str, str]
    totals: frozenset[str]
    yearly: Phrases[str]
    aims: dict[str, str]
    goods: frozenset[str]
    sectors: Phrases[str]
    fields: Phrases[str]
    folds: Phrases[str]
    links: frozenset[str]
    starters: frozenset[str]
    months: frozenset[str]
    honorifics: Phrases[str]
    announcers: frozenset[str]
    versions: frozenset[str]
    nationalities: frozenset[str]
    grades: frozenset[str]
    callings: Phrases[str]
    postnominals: frozenset[str]
    bridges: frozenset[str]
    copulas: frozenset[str]
    says: frozenset[str]
    surnames: frozenset[str]
    particles: frozenset[str]
    across: frozenset[str]
    plurals: Phrases[tuple[str, str]]
    seated: frozenset[str]
    listed: Phrases[str]
    features: frozenset[str]
    software: frozenset[str]
    small_places: dict[str, str]
    first_heads: dict[str, str]
    chosen: frozenset[str]
    mastheads: frozenset[str]
    singles: dict[str, str]
    numbers: frozenset[str]
    abbreviations: frozenset[str]
    units: frozenset[str]
    measures: frozenset[tuple[str, ...]]
    naming: Phrases[str]
    led: frozenset[str]
    exemplifies: Phrases[str]
    generic: frozenset[str]
    sole: Phrases[str]
    vague: frozenset[str]
    selections: frozenset[str]
    branches: Phrases[str]
    seats: dict[str, str]
    dropped: frozenset[str]
    tails: dict[str, frozenset[str]]
    title_types: frozenset[str]
    families: dict[str, str]

    @cached_property
    def predicates(self) -> dict[str, Predicate]:
        """Predicate rows by key."""
        return {row.key: row for row in self.knowledge.predicates}

    @cached_property
    def by_signature(self) -> dict[str, Agency]:
        """Bodies of the register by the folded form of each of their names."""
        place = self.knowledge.place_by_key
        return {
            signature(name, agency.type, place.get(agency.jurisdiction or ""), self): agency
            for agency in reversed(self.knowledge.agencies)
            for name in (agency.name, *agency.names)
        }


@lru_cache(maxsize=4)
def compile_lexicon(knowledge: Knowledge) -> Lexicon:
    """The lookups of a knowledge."""

    def phrases(kind: str, *, fold: bool = False) -> Phrases[str]:
        return Phrases(((cue.phrase, cue.value) for cue in knowledge.cues_of(kind)), fold=fold)

    def words(kind: str) -> frozenset[str]:
        return frozenset(cue.phrase for cue in knowledge.cues_of(kind))

    return Lexicon(
        knowledge=knowledge,
        verbs=compile_verbs(knowledge),
        heads=phrases("head"),
        titles=phrases("title"),
        places=Phrases(_place_names(knowledge.places)),
        agencies=Phrases((name, agency) for agency in knowledge.agencies for name in (agency.name, *agency.names)),
        known=Phrases(
            (cue.phrase, (cue.kind.removeprefix("known-"), cue.value))
            for cue in knowledge.cues
            if cue.kind.startswith("known-")
        ),
        roles=phrases("role", fold=True),
        levels={cue.phrase: cue.value for cue in knowledge.cues_of("level")},
        bodies=phrases("body"),
        groups=phrases("group"),
        nouns=phrases("noun", fold=True),
        intros=phrases("intro", fold=True),
        things=phrases("thing"),
        counts=words("count-word"),
        sessions=phrases("session"),
        tiers=words("tier"),
        relatives=words("relative"),
        wrappers=phrases("wrapper"),
        columns={cue.phrase: cue.value for cue in knowledge.cues_of("column")},
        totals=words("total"),
        spans=words("span"),
        yearly=phrases("yearly"),
        aims={cue.phrase: cue.value for cue in knowledge.cues_of("aim")},
        goods=words("goods"),
        sectors=phrases("sector"),
        fields=phrases("field"),
        folds=phrases("fold", fold=True),
        links=words("link"),
        starters=words("starter"),
        months=words("month"),
        honorifics=phrases("honorific"),
        announcers=words("announcer"),
        versions=words("version"),
        nationalities=words("nationality"),
        grades=words("grade"),
        callings=phrases("calling"),
        postnominals=words("post-nominal"),
        bridges=words("bridge"),
        copulas=words("copula"),
        says=words("says"),
        surnames=words("surname"),
        particles=words("particle"),
        across=words("across"),
        plurals=Phrases(_plurals(knowledge)),
        seated=words("seated-head"),
        listed=phrases("listed-noun"),
        features=words("feature"),
        software=words("software"),
        small_places={cue.phrase: cue.value for cue in knowledge.cues_of("small-place")},
        first_heads={cue.phrase: cue.value for cue in knowledge.cues_of("first-head")},
        chosen=words("chosen"),
        mastheads=words("masthead"),
        singles={cue.phrase: cue.value for cue in knowledge.cues_of("one-each")},
        numbers=words("small-number"),
        abbreviations=words("acronym") | words("abbreviation"),
        units=frozenset(name for unit in knowledge.units for name in unit.names),
        measures=frozenset(keys(label.lower()) for concept in knowledge.concepts for label in concept.labels),
        naming=phrases("naming"),
        led=words("led-head"),
        exemplifies=phrases("exemplifies"),
        generic=words("generic"),
        sole=phrases("sole"),
        vague=words("vague"),
        selections=words("selection"),
        branches=phrases("branch"),
        seats={cue.phrase: cue.value for cue in knowledge.cues_of("seat")},
        dropped=words("dropped"),
        tails=_tails(knowledge),
        families={cue.phrase: cue.value for cue in knowledge.cues_of("family")},
        title_types=frozenset(cue.value for cue in knowledge.cues_of("title")),
    )


def _place_names(places: Iterable[Place]) -> list[tuple[str, tuple[Place, ...]]]:
    by_name: dict[str, list[Place]] = {}
    for place in places:
        if place.level != "group":
            for name in dict.fromkeys((place.name, *place.names)):
                by_name.setdefault(name, []).append(place)
    return [(name, tuple(rows)) for name, rows in by_name.items()]


def _plurals(knowledge: Knowledge) -> list[tuple[str, tuple[str, str]]]:
    """Plural heads, each with its singular and the type that one gives."""
    types = {cue.phrase: cue.value for cue in knowledge.cues_of("head")}
    return [(cue.phrase, (cue.value, types[cue.value])) for cue in knowledge.cues_of("plural")]


def _tails(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    tails: dict[str, set[str]] = {}
    for cue in knowledge.cues:
        if cue.kind.startswith("tail-"):
            tails.setdefault(cue.kind.removeprefix("tail-"), set()).add(cue.phrase)
    return {kind: frozenset(links) for kind, links in tails.items()}
