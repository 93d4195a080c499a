"""What headings, captions and table heads say: a measure, a time, a place, a unit, a breakdown value, a role."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from ipkg.extract.areas import Areas
from ipkg.extract.measures import Measures
from ipkg.extract.numerals import Amount
from ipkg.extract.periods import When
from ipkg.extract.reading import Reader, reader

if TYPE_CHECKING:
    from ipkg.extract.areas import Area
    from ipkg.extract.measures import Value
    from ipkg.extract.numerals import Style
    from ipkg.model import Knowledge

Role = Literal["measure", "change", "share", "rank", "generic", "total", "residual", "area", "period", "value", "blank"]

_BRACKETS: Final = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
_MARKS: Final = re.compile(r"[*†‡#¹²³⁴\u2460-\u2473]+|<[^<>]{0,20}>")
_BREAKDOWN: Final = re.compile(r"\bby\s+((?:(?!in\b|for\b|at\b|during\b|of\b)[\w-]+(?:\s|$)){1,7})", re.IGNORECASE)
_EMPTY: Final = re.compile(r"[(\[（]\s*[,;]?\s*[)\]）]")
_LEADS: Final = re.compile(
    r"^(?:(?:table|figure|chart|fig\.?|tab\.?)\s*[\d.\-]*\s*[:.]?\s*|[\d.]+(?:-\d+)?\s+)", re.IGNORECASE
)
_LONG_UNIT: Final = 7
_REMEMBERED: Final = 8192
_SIGNS: Final = ("number-word", "ordinal", "fraction", "multiple-word", "lead-verb", "relative-period")
# Words that are a right or a subject as often as a body.
_TOO_BARE: Final = frozenset({"copyright", "agriculture", "forestry", "mediation", "arbitration"})
_LINKS: Final = re.compile(r"\b(?:in|of|for|at|during|as of|by|from|the|across|within|throughout|,)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of a column or table and what its numbers are multiplied by."""

    unit: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Heading:
    """What one heading says; ``phrase`` is what is left when time, place and unit are taken out."""

    text: str
    role: Role
    phrase: str = ""
    when: When | None = None
    area: Area | None = None
    value: Value | None = None
    scale: Scale | None = None


class Lore:
    """Everything the readers of prose and tables share: value rules, labels and places of one installation."""

    def __init__(self, knowledge: Knowledge, separators: Style) -> None:
        self.knowledge = knowledge
        self.reader: Reader = reader(knowledge, separators)
        self.measures = Measures(knowledge)
        self.areas = Areas(knowledge)
        self._headed = lru_cache(maxsize=_REMEMBERED)(self._heading)
        words = sorted({phrase for kind in _SIGNS for phrase in self.reader.cues[kind]}, key=len, reverse=True)
        self._signs = re.compile(rf"\d|\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
        self._units = {
            name.casefold(): unit.key for unit in knowledge.units for name in (unit.key, unit.label, *unit.names)
        }

    def may_say(self, text: str) -> bool:
        """Whether a sentence holds anything that could be or date a figure."""
        return self._signs.search(text) is not None

    def body(self, agent: str) -> Value | None:
        """The kind of body that acts, where the code list knows the noun that heads the phrase."""
        core = re.split(r"\s+(?:in|of|across|throughout|at|for|and its)\s+", agent, maxsplit=1)[0].casefold()
        found = self.measures.values_in(agent, ("body",))
        fitting = (value for value in found if core.endswith(value.text) and value.text not in _TOO_BARE)
        return next(fitting, None)

    def scale(self, text: str) -> Scale | None:
        """The unit that a bracket or unit line names: "%", "RMB million", "10,000 yuan", "piece"; None if none."""
        words = re.sub(r"^(?:units?|in)\s*[:：]?\s+|[:：]", " ", text.strip(), flags=re.IGNORECASE).strip()
        known = self._units.get(words.casefold())
        if known:
            return Scale(known)
        if counted := self._counted(words):
            return counted
        parts = words.split()
        places = range(len(parts) + 1) if len(parts) < _LONG_UNIT else ()
        for attempt in (words, *(" ".join([*parts[:at], "1", *parts[at:]]) for at in places)):
            nodes = self.reader.values(attempt)
            if len(nodes) == 1 and nodes[0].start == 0 and nodes[0].end == len(attempt):
                found = nodes[0].value
                if isinstance(found, Amount):
                    return Scale(found.unit, found.value)
        choices = re.split(r"\s*[,;/]\s*|\s+or\s+", words)
        return next((found for choice in choices if len(choices) > 1 and (found := self.scale(choice))), None)

    def _counted(self, words: str) -> Scale | None:
        """Tens of thousands of pieces: a number before the name of a unit."""
        node = next(iter(self.reader.values(words)), None)
        if node is None or node.start or node.kind != "number":
            return None
        unit = self._units.get(words[node.end :].strip().casefold())
        return Scale(unit, node.value.value) if unit else None

    def heading(self, text: str, frame: Area | None) -> Heading:
        """What a heading, caption, column head or row label says."""
        return self._headed(text, frame)

    def _heading(self, text: str, frame: Area | None) -> Heading:
        plain = _MARKS.sub("", text).strip(" :：*")
        scale = next((found for part in _BRACKETS.findall(plain) if (found := self.scale(part))), None)
        bare = _BRACKETS.sub("", plain).strip() if scale else plain
        for role in ("total", "residual", "change", "share", "rank", "generic"):
            if f"{role}-{'row' if role in {'total', 'residual'} else 'head'}" in self.senses(bare):
                return Heading(plain, role, "" if role == "generic" else bare, scale=scale or self._share(role))
        area = self.areas.named(bare, frame)
        if area or not bare:
            return Heading(plain, "area" if area else "blank", area=area, scale=scale)
        return self._phrase(plain, bare, scale, frame)

    def _share(self, role: str) -> Scale | None:
        return Scale("percent") if role == "share" else None

    def senses(self, text: str) -> dict[str, str]:
        """The kinds of cue that a whole text is."""
        return self.reader.lexicon.senses(text)

    def _phrase(self, plain: str, bare: str, scale: Scale | None, frame: Area | None) -> Heading:
        when, area, rest = self._without_frame(bare, frame)
        phrase = _LEADS.sub("", rest).strip(" ,:-–—")
        if not phrase:
            return Heading(plain, "period" if when else "area" if area else "blank", "", when, area, None, scale)
        whole = self.measures.match(phrase, relative=True)
        value = self.measures.any_value(phrase) if whole is None or whole.values else None
        role: Role = "value" if value else "measure"
        if self._heads_change(phrase):
            role = "change"
        return Heading(plain, role, phrase, when, area, value, scale)

    def _heads_change(self, phrase: str) -> bool:
        """Whether a head announces a change ("Change from", "Growth over")."""
        words = _LINKS.sub("", re.sub(r"\s+(?:from|on|over|against|compared with|vs\.?)\s*$", "", phrase)).strip()
        return "change-head" in self.senses(words)

    def _without_breakdown(self, match: re.Match[str]) -> str:
        """Blanks in place of "by region and year"; "by courts" says who acts and stays."""
        words = match[1].split()
        known = any("area-head" in self.senses(" ".join(words[:size])) for size in range(1, len(words) + 1))
        return " " * len(match.group()) if known else match.group()

    def announces(self, head: str) -> str:
        """What the head of a column of labels announces: area, period, category, unit; "" if nothing known."""
        senses = [
            self.senses(part).get("area-head", "") for part in re.split(r"\s+(?:and|or)\s+|/", _MARKS.sub("", head))
        ]
        return senses[0] if len(set(senses)) == 1 else self.senses(head).get("area-head", "")

    def _without_frame(self, text: str, frame: Area | None) -> tuple[When | None, Area | None, str]:
        """The time and place in a heading, and its words without them and without "by …"."""
        when: When | None = None
        area: Area | None = None
        rest, cut = "", 0
        body = _BREAKDOWN.sub(self._without_breakdown, text)
        for node in self.reader.values(text):
            if (
                isinstance(node.value, When)
                and node.value.role != "base"
                and not self._heads_change(text[: node.start])
            ):
                when = when or node.value
            elif isinstance(node.value, When) and self._heads_change(text[: node.start].strip(" (")):
                pass
            elif node.kind == "place":
                area = area or self.areas.named(text[node.start : node.end], frame)
            else:
                continue
            rest, cut = _LINKS.sub("", rest + body[cut : node.start]), node.end
        rest += body[cut:]
        return when, area, re.sub(r"\s+", " ", _LINKS.sub("", _EMPTY.sub("", rest))).strip()


@lru_cache(maxsize=8)
def lore(knowledge: Knowledge, separators: Style = "comma") -> Lore:
    """The lore of some knowledge, made once."""
    return Lore(knowledge, separators)
