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
RELATIVES: Final = frozenset({"which", "who", "that"})
WORDED: Final = frozenset(
    {"words", "one", "happening", "deeds", "urged", "examples", "provision"}
)  # objects that are words
FINITE: Final = frozenset({"has", "have", "had", "is", "are", "was", "were", "will"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A phrase that relates what stands behind it to what the clause speaks of: "under … leadership of".

    ``rest`` is what follows after the gap; ``turned`` (marked ``^``) makes what stands behind the phrase the subject;
    ``near`` (marked ``~``) relates it to the thing named last rather than to the one who acts.
    """

    predicate: str
    rest: tuple[str, ...] = ()
    turned: bool = False
    near: bool = False

    @classmethod
    def read(cls, value: str, rest: str = "") -> Frame:
        """The frame that a cue says.

        >>> Frame.read("^leads", "leadership of")
        Frame(predicate='leads', rest=('leadership', 'of'), turned=True, near=False)
        """
        return cls(value.lstrip("^~"), tuple(rest.split()), value.startswith("^"), value.startswith("~"))


@dataclass(frozen=True, slots=True)
class Grammar:
    """Small words and stand-ins, as lookups."""

    prepositions: frozenset[str]
    opens: Phrases[str]
    stops: frozenset[str]
    classes: frozenset[str]
    counts: frozenset[str]
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
    deeds: frozenset[str]
    contests: frozenset[str]
    brings: frozenset[str]
    judged: dict[str, str]
    lasting: frozenset[str]
    outcomes: dict[str, frozenset[str]]
    purposeful: frozenset[str]
    titled: dict[str, str]
    decisions: Phrases[str]
    particular: dict[str, dict[str, str]]
    doings: frozenset[str]
    wraps: Phrases[str]
    generic: dict[str, str]
    deverbal: Phrases[str]
    speeches: Phrases[str]
    happenings: frozenset[str]
    outranks: frozenset[str]
    origins: Phrases[str]
    frames: Phrases[tuple[Frame, ...]]
    appositions: Phrases[Frame]


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
        counts=words("count-word"),
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
        deeds=words("deed") | {form.split()[0] for row in knowledge.predicates for form in row.forms if _is_bare(form)},
        contests=words("contest"),
        brings=words("brings"),
        lasting=words("lasting"),
        outcomes={cue.phrase: frozenset(cue.value.split()) for cue in knowledge.cues_of("outcome")},
        purposeful=words("purposeful"),
        judged={cue.phrase: cue.value for cue in knowledge.cues_of("judged")},
        titled={cue.phrase: cue.value for cue in knowledge.cues_of("titled")},
        decisions=phrases("decision"),
        particular=_particular(knowledge),
        doings=words("doing"),
        wraps=phrases("wrap"),
        generic={cue.phrase: cue.value for cue in knowledge.cues_of("generic")},
        deverbal=phrases("deverbal"),
        speeches=phrases("speech"),
        happenings=words("happening"),
        outranks=words("outrank"),
        origins=phrases("origin"),
        frames=_frames(knowledge),
        appositions=Phrases(
            ((cue.phrase, Frame.read(cue.value)) for cue in knowledge.cues_of("apposition")), fold=True
        ),
    )


def _particular(knowledge: Knowledge) -> dict[str, dict[str, str]]:
    """By predicate, the words of a thing that call for a sharper one."""
    found: dict[str, dict[str, str]] = {}
    for cue in knowledge.cues_of("particular"):
        predicate, word = cue.phrase.split()
        found.setdefault(predicate, {})[word] = cue.value
    return found


def _is_bare(form: str) -> bool:
    return not form.startswith(("be ", "the "))


def _frames(knowledge: Knowledge) -> Phrases[tuple[Frame, ...]]:
    """The frames by their first words; what follows a gap is kept with each."""
    found: dict[str, list[Frame]] = {}
    for cue in knowledge.cues_of("frame"):
        first, _, rest = (part.strip() for part in cue.phrase.partition("…"))
        found.setdefault(first, []).append(Frame.read(cue.value, rest))
    return Phrases(((first, tuple(frames)) for first, frames in found.items()), fold=True)
