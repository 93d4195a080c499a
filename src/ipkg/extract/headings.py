"""What headings, captions and table heads say: a measure, a time, a place, a unit, a breakdown value, a role."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from ipkg.extract.areas import Areas
from ipkg.extract.meanings.topics import Topics
from ipkg.extract.measures import Measures
from ipkg.extract.values.lexicon import tokens
from ipkg.extract.values.periods import When
from ipkg.extract.values.reading import Reader, reader
from ipkg.extract.values.scales import Scale, Scales

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.extract.areas import Area
    from ipkg.extract.measures import Value
    from ipkg.extract.values.numerals import Style
    from ipkg.model import Knowledge, LocalCurrency

Role = Literal[
    "measure",
    "change",
    "share",
    "rank",
    "target",
    "serial",
    "generic",
    "total",
    "residual",
    "area",
    "period",
    "value",
    "blank",
]

_BRACKETS: Final = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
_MARKS: Final = re.compile(r"[*†‡#¹²³⁴\u2460-\u2473]+|<[^<>]{0,20}>")
_BREAKDOWN: Final = re.compile(
    r"\bby\s+((?:(?!in\b|for\b|at\b|during\b|of\b)[\w-]+(?=\W|$)(?:\s+|(?=\W|$))){1,7})", re.IGNORECASE
)
_EMPTY: Final = re.compile(r"[(\[（]\s*[,;]?\s*[)\]）]")
_LEADS: Final = re.compile(
    r"^(?:(?i:table|figure|chart|exhibit|fig\.?|tab\.?)\s*(?:[A-Z]{0,2}\d{1,3}(?:[.\-–]\d{1,3})*)?\s*[:.]?\s*"
    r"|(?i:chapter|part|section|annex)\s+(?:\d{1,3}|[A-Z]|[IVX]{1,5})\b\s*[.:–—-]*\s*"
    r"|[A-Z]{0,2}\d{1,3}(?:[.\-–]\d{1,3})*[.:)、]\s+|\d{1,3}(?:[.\-–]\d{1,3})*\s+"
    r"|(?:[IVX]{1,5}|[A-Za-z]|[一二三四五六七八九十]{1,3})[.、)]\s+|\((?:\d{1,2}|[IVXivx]{1,5}|[a-z])\)\s*)"
)
_MEASURED_BY: Final = re.compile(
    r"\bby\s+(?:the\s+)?(?:total\s+)?(?:number|volume|amount|value)\s+of\s+", re.IGNORECASE
)
_HYPHENATED: Final = re.compile(r"\b([^\W\d_]{3,9}\.?)[-–—]([^\W\d_]{3,9}\b\.?)")
_OF: Final = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?(?=\S)", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\s+(?:in|of|to|among)\s+(?:the\s+|all\s+)*(?=\S)", re.IGNORECASE)
_COMPARED: Final = re.compile(r"\s+(?:from|on|over|against|compared (?:with|to)|vs\.?)\s*$", re.IGNORECASE)
_SEVERAL: Final = re.compile(
    r"(?:,|\s+(?:of|in|for|by|at|among|across))\s+(?:[\w-]+\s+){0,3}?([\w-]+s)\Z", re.IGNORECASE
)
_NAME: Final = re.compile(r"\s+[A-Z][a-z]")
_REMEMBERED: Final = 8192
_SIGNS: Final = ("number-word", "ordinal", "fraction", "multiple-word", "lead-verb", "relative-period")
_WHOLE_ROLES: Final[tuple[tuple[Role, str], ...]] = (
    ("total", "total-row"),
    ("residual", "residual-row"),
    ("serial", "serial-head"),
    ("change", "change-head"),
    ("share", "share-head"),
    ("rank", "rank-head"),
    ("target", "target-head"),
    ("generic", "generic-head"),
)
RELATIVE: Final[dict[str, Role]] = {
    "change-head": "change",
    "share-head": "share",
    "rank-head": "rank",
    "target-head": "target",
}
_NAMED: Final = re.compile(r"[A-Z][\w'’-]*(?: (?:of|for|and|the|\([\w ]+\)|[A-Z][\w'’-]*))* [A-Z][\w'’-]*$")
_LINKS: Final = re.compile(
    r"(?:\b(?:in|of|for|at|during|as of|by|from|the|across|within|throughout|and|to)|,|[-–—])\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What one heading says; ``phrase`` is what is left when time, place, unit and role are taken out.

    ``base`` is what a share or change is of, ``sense`` what the register says of a change (percent or amount), ``per``
    the unit of a density that the phrase names ("per million population"),
    ``part`` that it opens or goes on with a list of parts ("of which"), ``indicator`` that a value is an indicator, too
    ("PCT applications").
    """

    text: str
    role: Role
    phrase: str = ""
    when: When | None = None
    area: Area | None = None
    value: Value | None = None
    scale: Scale | None = None
    base: str = ""
    sense: str = ""
    part: bool = False
    indicator: bool = False
    per: str = ""


class Lore:
    """Everything the readers of prose and tables share: value rules, labels and places of one installation."""

    def __init__(self, knowledge: Knowledge, separators: Style, money: LocalCurrency | None = None) -> None:
        self.knowledge = knowledge
        self.reader: Reader = reader(knowledge, separators, money)
        self.measures = Measures(knowledge)
        self.areas = Areas(knowledge)
        self.topics = Topics(knowledge)
        self.scales = Scales(knowledge.units, self.reader)
        self._bare_bodies = frozenset(cue.phrase for cue in knowledge.cues if cue.kind == "bare-body")
        self.missing = frozenset(cue.phrase for cue in knowledge.cues if cue.kind == "missing")
        self._headed = lru_cache(maxsize=_REMEMBERED)(self._heading)
        words = sorted({phrase for kind in _SIGNS for phrase in self.reader.cues[kind]}, key=len, reverse=True)
        self._signs = re.compile(rf"\d|\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
        parts = sorted((cue.phrase for cue in knowledge.cues_of("part-cue")), key=len, reverse=True)
        self._part = re.compile(
            rf"^(?:[-–—•·]+\s*(?=[^\W\d_]))?(?:(?:{'|'.join(map(re.escape, parts))})\b\s*[:：,]?\s*)?", re.IGNORECASE
        )

    def may_say(self, text: str) -> bool:
        """Whether a sentence holds anything that could be or date a figure."""
        return self._signs.search(text) is not None

    def plans(self, phrase: str) -> bool:
        """Whether a heading begins with words for what is still to be done ("Key tasks of the office")."""
        return any(node.kind == "plan-head" and not node.start for node in self.reader.lexicon.find(tokens(phrase)))

    def body(self, agent: str) -> Value | None:
        """The kind of body that acts, where the code list knows its head noun; a named one by its name."""
        core = re.split(r"\s+(?:in|of|across|throughout|at|for|and its)\s+", agent, maxsplit=1)[0].casefold()
        found = self.measures.values_in(agent, ("body",))
        whole = agent.casefold()
        fitting = (
            value
            for value in found
            if (core if " of " not in value.text else whole).endswith(value.text)
            and value.text not in self._bare_bodies
        )
        known, name = next(fitting, None), _NAMED.search(agent)
        single = name is not None and len([value for value in found if value.text in name[0].casefold()]) == 1
        return replace(known, label=name[0]) if known and name and single else known

    def senses(self, text: str) -> dict[str, str]:
        """The kinds of cue that a whole text is."""
        return self.reader.lexicon.senses(text)

    def announces(self, head: str) -> str:
        """What the head of a column of labels announces: area, period, unit, category (of a breakdown); "" if unknown.

        A category whose labels belong to a known breakdown is ``category:`` and the key of the breakdown.
        """
        parts = re.split(r"\s+(?:and|or)\s+|/", _MARKS.sub("", head))
        senses = [self.senses(part).get("area-head", "") for part in parts]
        return senses[0] if len(set(senses)) == 1 else self.senses(head).get("area-head", "")

    def heading(self, text: str, frame: Area | None) -> Heading:
        """What a heading, caption, column head or row label says."""
        return self._headed(text, frame)

    def _heading(self, text: str, frame: Area | None) -> Heading:
        marked = _MARKS.sub("", text).strip(" :：*")
        plain = self._part.sub("", marked)
        part = plain != marked
        if not plain and part:
            return Heading(marked, "blank", part=True)
        bare, scale = self._scaled(plain)
        senses = self.senses(bare)
        for role, cue in _WHOLE_ROLES:
            if cue in senses:
                shown = "" if role in {"generic", "serial"} or role in RELATIVE.values() else bare
                scale = scale or (Scale("percent") if role == "share" else None)
                return Heading(marked, role, shown, scale=scale, sense=senses[cue], part=part)
        if sense := senses.get("period-head"):
            return Heading(marked, "period", sense=sense, part=part)
        area = self.areas.named(bare, frame)
        if area or not bare:
            return Heading(marked, "area" if area else "blank", area=area, scale=scale, part=part)
        if scale is None and (alone := self.scales.one(bare)) and alone.telling and not alone.unit.startswith("per_"):
            return Heading(marked, "generic", scale=alone, part=part)
        return replace(self._phrase(bare, scale, frame), text=marked, part=part)

    def _scaled(self, plain: str) -> tuple[str, Scale | None]:
        """A heading without the bracket or ending that names its unit, and the unit."""
        for match in _BRACKETS.finditer(plain):
            if scale := self.scales.read(match[1]):
                return f"{plain[: match.start()]} {plain[match.end() :]}".strip(), scale
        for stop in (", ", "/", ": ", "，"):
            words, _, unit = plain.rpartition(stop)
            if words and (scale := self.scales.read(unit)) and scale.telling:
                return words.strip(), scale
        return plain, None

    def _phrase(self, bare: str, scale: Scale | None, frame: Area | None) -> Heading:
        led = _LEADS.sub("", bare, count=1) or bare
        when, area, base, rest = self._without_frame(self._spaced(led), frame)
        phrase = self._without_several(rest).strip(" ,:-–—")
        if counted := _MEASURED_BY.search(phrase):
            phrase = phrase[counted.end() :]
        if not phrase:
            return Heading(bare, "period" if when else "area" if area else "blank", "", when, area, None, scale, base)
        senses = self.senses(phrase)
        if "period-head" in senses:
            return Heading(bare, "period", "", when, area, None, scale, base, senses["period-head"])
        if "generic-head" in senses and when:
            return Heading(bare, "period", "", when, area, None, scale, base)
        if relative := self._relative(phrase):
            role, rest, sense = relative
            return self._related(Heading(bare, role, rest, when, area, None, scale, base, sense))
        whole = self.measures.match(phrase, relative=True)
        value = self.measures.any_value(phrase) if whole is None or whole.values else None
        head = Heading(bare, "value" if value else "measure", phrase, when, area, value, scale, base)
        return replace(head, indicator=value is not None and whole is not None, per=self._density(phrase))

    def _density(self, phrase: str) -> str:
        """The unit of a density that a phrase names; empty where it names none."""
        found = self.reader.lexicon.find(tokens(phrase))
        return next((node.value for node in found if node.kind == "denominator" and node.value.startswith("per_")), "")

    def _without_several(self, phrase: str) -> str:
        """A phrase without the places at its end that are not named: "of three provinces"."""
        match = _SEVERAL.search(phrase)
        places = match is not None and self.senses(match[1]).get("area-head") == "area"
        return phrase[: match.start()] if match and places else phrase

    def _relative(self, phrase: str) -> tuple[Role, str, str] | None:
        """The role of a head that is a change, share or rank of something, that thing, and the register's word."""
        words = _COMPARED.sub("", phrase)
        for node in self.reader.lexicon.find(tokens(words)):
            role = RELATIVE.get(node.kind)
            if role is None:
                continue
            after = _OF.match(words, node.end)
            if node.start == 0 and (node.end == len(words) or after):
                return role, words[after.end() :] if after else "", node.value
            if node.end == len(words) and words[: node.start].strip():
                return role, words[: node.start].strip(" ,-–:/"), node.value
        return None

    def _related(self, head: Heading) -> Heading:
        """A share with its whole apart: "invention patents in grants" are a part, "GDP" alone is the whole."""
        if head.role != "share":
            return head
        scale = head.scale or Scale("percent")
        if whole := _WHOLE.search(head.phrase):
            return replace(head, phrase=head.phrase[: whole.start()], base=head.phrase[whole.end() :], scale=scale)
        part = self.measures.values_in(head.phrase)
        return replace(head, scale=scale) if part else replace(head, phrase="", base=head.phrase, scale=scale)

    def _spaced(self, text: str) -> str:
        """Months with their hyphen apart, so that each is read: "January-June"."""

        def apart(match: re.Match[str]) -> str:
            months = all("month-name" in self.senses(word) for word in match.groups())
            return f"{match[1]} - {match[2]}" if months else match[0]

        return _HYPHENATED.sub(apart, text)

    def _heads_change(self, phrase: str) -> bool:
        """Whether a head announces a change ("Change from", "Growth over")."""
        return any(sense in RELATIVE for sense in self.senses(_LINKS.sub("", _COMPARED.sub("", phrase)).strip(" (")))

    def _without_breakdown(self, match: re.Match[str]) -> str:
        """Blanks in place of "by region and year"; "by courts" says who acts and stays."""
        words = match[1].split()
        known = any("area-head" in self.senses(" ".join(words[:size])) for size in range(1, len(words) + 1))
        return " " * len(match.group()) if known else match.group()

    def _without_frame(self, text: str, frame: Area | None) -> tuple[When | None, Area | None, str, str]:
        """The time and place in a heading, the time it compares with, and its words without them and "by …"."""
        when: When | None = None
        area: Area | None = None
        compared = ""
        rest, cut = "", 0
        body = _BREAKDOWN.sub(self._without_breakdown, text)
        for start, end, found in self._framing(text, frame):
            if isinstance(found, When):
                if found.role == "base" or _COMPARED.search(text, 0, start):
                    compared = found.period.text if found.period else compared
                else:
                    when = when or found
            else:
                area = area or found
            before = rest + body[cut:start]
            names = not isinstance(found, When) and _NAME.match(body, end)  # "Ningbo Customs" is a name as a whole
            rest, cut = before.rstrip() if names else _LINKS.sub("", before), end
        rest = re.sub(r"\s+", " ", _EMPTY.sub("", rest + body[cut:])).strip(" ,")
        while (linked := _LINKS.sub("", rest).strip(" ,")) != rest:
            rest = linked
        return when, area, compared, rest

    def _framing(self, text: str, frame: Area | None) -> Iterator[tuple[int, int, When | Area]]:
        """The times and places named in a heading."""
        for node in self.reader.values(text):
            if isinstance(node.value, When):
                yield node.start, node.end, node.value
            elif node.kind == "place" and (area := self.areas.named(text[node.start : node.end], frame)):
                yield node.start, node.end, area


@lru_cache(maxsize=8)
def lore(knowledge: Knowledge, separators: Style = "comma", money: LocalCurrency | None = None) -> Lore:
    """The lore of some knowledge, made once; ``money`` says what the signs of money mean."""
    return Lore(knowledge, separators, money)


def local(known: Lore, separators: Style, area: Area | None) -> Lore:
    """The lore for papers of an area: "$" is its own dollar."""
    money = known.areas.currency(area)
    return lore(known.knowledge, separators, money) if money else known
