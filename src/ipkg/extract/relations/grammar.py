"""The cues that the reading of relations needs, compiled once for a knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ipkg.extract.names.words import Phrases

if TYPE_CHECKING:
    from ipkg.model import Knowledge

ACTORS: Final = frozenset(
    {
        "agency",
        "court",
        "committee",
        "organisation",
        "university",
        "company",
        "alliance",
        "center",
        "city",
        "county",
        "province",
        "region",
        "country",
        "person",
    }
)
LIST_MARKS: Final = frozenset({",", "and", "or", "&"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """Small words and stand-ins, as lookups."""

    prepositions: frozenset[str]
    opens: Phrases[str]
    stops: frozenset[str]
    classes: frozenset[str]
    determiners: frozenset[str]
    needs_agent: frozenset[str]
    beside: Phrases[str]
    pronouns: frozenset[str]
    anaphors: Phrases[str]
    selfs: Phrases[str]
    back: Phrases[str]
    back_any: Phrases[str]
    mutual: dict[str, str]
    through: frozenset[tuple[str, str]]
    by: dict[str, str]
    by_object: dict[str, str]
    occasion: dict[str, str]
    acts_for: frozenset[str]
    families: dict[str, str]


@lru_cache(maxsize=4)
def compile_grammar(knowledge: Knowledge) -> Grammar:
    """The lookups of a knowledge."""

    def phrases(kind: str) -> Phrases[str]:
        return Phrases(((cue.phrase, cue.value) for cue in knowledge.cues_of(kind)), fold=True)

    def words(kind: str) -> frozenset[str]:
        return frozenset(cue.phrase for cue in knowledge.cues_of(kind))

    return Grammar(
        prepositions=words("preposition"),
        opens=phrases("open"),
        stops=words("stop") | {";"},
        classes=words("class"),
        determiners=words("determiner"),
        needs_agent=words("needs-agent"),
        beside=phrases("beside"),
        pronouns=words("pronoun"),
        anaphors=Phrases(((cue.phrase, cue.phrase.split()[-1]) for cue in knowledge.cues_of("anaphor")), fold=True),
        selfs=phrases("self"),
        back=phrases("back"),
        back_any=phrases("back-any"),
        mutual={cue.phrase: cue.value for cue in knowledge.cues_of("mutual")},
        through=frozenset((cue.phrase, cue.value) for cue in knowledge.cues_of("through")),
        by={cue.phrase: cue.value for cue in knowledge.cues_of("by")},
        by_object={cue.phrase: cue.value for cue in knowledge.cues_of("by-object")},
        occasion={cue.phrase: cue.value for cue in knowledge.cues_of("occasion")},
        acts_for=words("acts-for"),
        families={cue.phrase: cue.value for cue in knowledge.cues_of("family")},
    )
