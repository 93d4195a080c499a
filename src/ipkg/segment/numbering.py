"""Section marks: ``A.``, ``(II)``, ``1.2``, ``Chapter 3``, ``第一章`` …, their styles and their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from ipkg.segment import cues

_ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ENGLISH: Final = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
_CHINESE: Final = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class SectionMark:
    """A mark as printed, without its stop; ``styles`` are the ways to read it, likeliest first, with its number.

    ``length`` counts the characters up to the text that it marks. ``listlike`` marks also stand before list items.
    """

    printed: str
    styles: tuple[tuple[str, int], ...]
    length: int
    listlike: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    style: str
    pattern: re.Pattern[str]
    listlike: bool = False


@cache
def _forms() -> tuple[_Form, ...]:
    words = "|".join(sorted(cues.phrases("chapter")))
    rows = (
        ("chapter", rf"((?:{words})\s+(?:\d{{1,3}}|[IVXLC]{{1,6}}|[A-Z]|{_ENGLISH})\b)[.:、]?\s*"),
        ("chinese-chapter", rf"(第[{_CHINESE}百零\d]{{1,4}}[章节部编条])[、.:]?\s*"),
        ("chinese", rf"([{_CHINESE}]{{1,3}})、\s*"),
        ("chinese-bracket", rf"(\([{_CHINESE}]{{1,3}}\))[、.]?\s*"),
        ("bracket", r"(\([IVX]{1,5}\)|\([A-Z]\))\.?\s*"),
        ("small-bracket", r"(\([ivx]{1,5}\)|\([a-z]\))\.?\s+"),
        ("number-bracket", r"(\(\d{1,2}\))\.?\s*"),
        ("decimal", r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:\.\s*|\s+)(?=[^\Wa-z\d_])"),
        ("capital", r"([IVX]{1,5})(?:[.、:]\s*(?=[^\W\d]|[\"“'‘(*<])|\s*\Z)"),
        ("capital", r"([IVX]{2,5})\s+(?=[A-Z\"“*<])"),
        ("capital", r"([A-Z])[.、:](?:\s+|(?=[A-Z][a-z]))"),
        ("number", r"(\d{1,2})(?:[.、]\s*|\)\s+)(?=[^\W\d]|[\"“'‘(*<\\])"),
        ("small", r"([a-z]|[ivx]{1,5})[.)]\s+"),
        ("ring", r"([①-⑳])\s*"),
    )  # fmt: skip
    listlike = {"number", "number-bracket", "small", "small-bracket", "ring"}
    return tuple(_Form(style, re.compile(pattern), style in listlike) for style, pattern in rows)


def section_mark(text: str) -> SectionMark | None:
    """The section mark that a text begins with.

    >>> section_mark("(II) Courts").styles, section_mark("B.Main Indicators").printed, section_mark("3.42 billion")
    ((('bracket-roman', 2),), 'B', None)
    """
    for form in _forms():
        if match := form.pattern.match(text):
            printed = match[1]
            return SectionMark(printed, _readings(form.style, printed), match.end(), form.listlike)
    return None


def _readings(style: str, printed: str) -> tuple[tuple[str, int], ...]:
    core = printed.strip("()")
    if style in {"bracket", "capital", "small", "small-bracket"}:
        roman = ((f"{style}-roman", _roman(core.upper())),) if set(core.upper()) <= set("IVX") else ()
        letter = ((f"{style}-letter", _letter(core)),) if len(core) == 1 else ()
        return (*roman, *letter)
    if style == "decimal":
        return ((f"decimal-{core.count('.') + 1}", int(core.rpartition(".")[2])),)
    if style == "chapter":
        return ((f"chapter-{core.partition(' ')[0].lower()}", _number(core)),)
    return (("decimal-1" if style == "number" else style, _number(core)),)


def _letter(char: str) -> int:
    return ord(char.upper()) - ord("A") + 1


def _number(text: str) -> int:
    """The number of a mark that holds Arabic, Chinese, ringed or Roman numerals, or ends in a letter."""
    if digits := re.search(r"[0-9]+", text):
        return int(digits[0])
    if chinese := "".join(char for char in text if char in _CHINESE):
        return _chinese(chinese)
    last = text.rsplit(maxsplit=1)[-1]
    if "①" <= last[0] <= "⑳":
        return ord(last[0]) - ord("①") + 1
    return _roman(last) if set(last) <= set(_ROMAN) else _letter(last[0])


def _chinese(text: str) -> int:
    """The number that Chinese numerals up to 99 write.

    >>> _chinese("三"), _chinese("十二"), _chinese("二十一")
    (3, 12, 21)
    """
    tens, ten, ones = text.partition("十")
    if not ten:
        return _CHINESE.index(text[0]) + 1
    return (_CHINESE.index(tens[0]) + 1 if tens else 1) * 10 + (_CHINESE.index(ones[0]) + 1 if ones else 0)


def _roman(text: str) -> int:
    """The number that Roman numerals write.

    >>> _roman("XIV")
    14
    """
    values = [_ROMAN[char] for char in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
