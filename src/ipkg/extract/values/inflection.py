"""The forms of English verbs: every form of a known verb, and what was done from any form of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ipkg.model import Knowledge

Form = Literal["base", "present", "past", "ing", "noun"]
Irregular = dict[str, list[str]]

_VOWELS: Final = frozenset("aeiou")
_SHORTEST_STEM: Final = 2


def irregular(knowledge: Knowledge) -> Irregular:
    """The irregular forms of each verb, in the order of the register: the participle is the last past form."""
    forms: Irregular = {}
    for cue in knowledge.cues:
        if cue.kind == "irregular":
            forms.setdefault(cue.value, []).append(cue.phrase)
    return forms


def inflect(verb: str, known: Mapping[str, Sequence[str]] | None = None) -> Iterable[tuple[Form, str]]:
    """The forms of a verb; ``known`` are the irregular ones.

    >>> [text for _, text in inflect("carry")]
    ['carry', 'carries', 'carried', 'carrying']
    >>> [text for _, text in inflect("hold", {"hold": ["held"]})]
    ['hold', 'holds', 'held', 'holding']
    """
    stem = verb + verb[-1] if _doubles(verb) else verb
    given = (known or {}).get(verb, ())
    yield "base", verb
    yield "present", verb[:-1] + "ies" if _ends_y(verb) else verb + ("es" if _hisses(verb) else "s")
    past = [text for text in given if not text.endswith("ing") or text == verb]
    for text in past or [_past(verb, stem)]:
        yield "past", text
    yield "ing", next((t for t in given if t.endswith("ing")), (verb[:-1] if _mute_e(verb) else stem) + "ing")


def participle(verb: str, known: Mapping[str, Sequence[str]]) -> str:
    """What was done, from the form in -ing; other words come back as they are. What follows the verb stays.

    >>> known = {"lead": ["led"], "take": ["took", "taken"], "set": ["set", "setting"]}
    >>> [participle(verb, known) for verb in ("handling", "specifying", "leading", "taking", "setting up", "filed")]
    ['handled', 'specified', 'led', 'taken', 'set up', 'filed']
    """
    first, blank, rest = verb.partition(" ")
    stem = first[:-3]
    if not first.endswith("ing") or len(stem) < _SHORTEST_STEM or _VOWELS.isdisjoint(stem):
        return verb
    bases = (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
    past = next((_participles(known[base])[-1] for base in bases if base in known), None)
    return (past or _past(stem, stem)) + blank + rest


def _participles(forms: Sequence[str]) -> list[str]:
    return [form for form in forms if not form.endswith("ing")] or list(forms)


def _past(verb: str, stem: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_y(verb) else stem + "ed"


def _hisses(verb: str) -> bool:
    return verb.endswith(("s", "sh", "ch", "x"))


def _mute_e(verb: str) -> bool:
    return verb.endswith("e") and not verb.endswith("ee")


def _ends_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in _VOWELS


def _doubles(verb: str) -> bool:
    """Whether a short verb doubles its last letter: plan, planned."""
    vowels = sum(letter in _VOWELS for letter in verb)
    return len(verb) > 2 and vowels == 1 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS
