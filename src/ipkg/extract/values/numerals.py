"""Printed numbers: digits in any grouping, number words, ordinals and fractions.

What is read is what is printed: a number whose digits are grouped in an unusual way is read and marked, so that
a finding can say so; nothing is repaired in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from ipkg.extract.values.engine import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

Style = Literal["comma", "dot", "blank"]

MAX_DIGITS: Final = 24
_GAPS: Final = "\u00a0\u2009\u202f'’"
_GROUPED: Final = {
    "comma": re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?"),
    "dot": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
    "blank": re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?"),
}
_PLAIN: Final = {
    "comma": re.compile(r"\d+(?:\.\d+)?"),
    "dot": re.compile(r"\d+(?:,\d+)?"),
    "blank": re.compile(r"\d+(?:[.,]\d+)?"),
}
_SPACED: Final = re.compile(rf"\d{{1,3}}(?:[{_GAPS}]\d{{3}})+(?:[.,]\d+)?")
_NO_NUMBER: Final = re.compile(r"(?!)")
_ODD: Final = {
    "comma": re.compile(r"\d+(?:,\d{3,})+(?:\.\d+)?"),
    "dot": re.compile(r"\d+(?:\.\d{3,})+(?:,\d+)?"),
    "blank": _NO_NUMBER,
}
# One or two digits after a comma can be no group: the point of another language in an English text.
_FOREIGN_POINT: Final = re.compile(r"[-−–+]?\d+,\d{1,2}(?=\s?(?:%|per ?cent))")
_ANY_STYLE: Final = re.compile(rf"(?:(?<![\w)])[-−–+])?(?<!\w)\d+(?:[.,{_GAPS}]\d+)*")
_DIGITS: Final = {
    "comma": _ANY_STYLE,
    "dot": _ANY_STYLE,
    "blank": re.compile(rf"(?:(?<![\w)])[-−–+])?(?<!\w)\d+(?:(?<!\d{{4}}) (?=\d{{3}}(?!\d))\d{{3}}|[.,{_GAPS}]\d+)*"),
}
_FULL_WIDTH: Final = str.maketrans("，．％", ",.%")
_DOT_EVIDENCE: Final = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}(?=\s?(?:%|per)))(?![\d.,]\d)"
)
_BLANK_EVIDENCE: Final = re.compile(r"(?<![\d.,] )(?<![\d.,])\d{1,3}(?: \d{3})+(?! ?\d)")
_GROUPED_BY_COMMA: Final = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_ENOUGH: Final = 2
_COMMA_EVIDENCE: Final = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2})(?!\d|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed number, scaled, in its unit.

    ``start`` and ``end`` are the place of the numeral with its scale word. ``unit`` is "" until something beside
    or around the number tells it (a head noun, a table head). ``digits`` counts the significant digits printed,
    ``regular`` says whether they are grouped as usual, ``scale`` is what the scale word multiplied by,
    ``per`` of what the amount is the mean ("per case").
    """

    value: Decimal
    start: int
    end: int
    unit: str = ""
    digits: int | None = None
    regular: bool = True
    words: bool = False
    qualifier: str | None = None
    scale: Decimal = Decimal(1)
    per: str = ""


def style(text: str) -> Style:
    """Which separator groups the digits of a whole document: the one that nothing else can explain.

    >>> style("1,204 cases, 3.5%"), style("1.204.555 Fälle, 3,5 %"), style("7 cases"), style("1 204 of 89 420 marks")
    ('comma', 'dot', 'comma', 'blank')
    """
    blanks = _BLANK_EVIDENCE.findall(text)
    if len(blanks) >= _ENOUGH and not _GROUPED_BY_COMMA.search(text):
        return "blank"
    if not _DOT_EVIDENCE.search(text):
        return "comma"
    return "comma" if _COMMA_EVIDENCE.search(text) else "dot"


def significant(digits: str) -> int:
    """Significant digits of a printed numeral; zeros at the end count, since they are printed.

    >>> significant("0.050"), significant("12.00"), significant("1,200")
    (2, 4, 4)
    """
    return len(re.sub(r"\D", "", digits).lstrip("0")) or 1


def read(printed: str, separators: Style = "comma") -> tuple[Decimal, bool] | None:
    """The value of a printed numeral and whether its digits are grouped as usual; None where it is no number.

    >>> read("12,045.60"), read("4,5120"), read("1.204,5", "dot"), read("3.1.2"), read("1 204")
    ((Decimal('12045.60'), True), (Decimal('45120'), False), (Decimal('1204.5'), True), None, None)
    >>> read("1 204", "blank"), read("25,8", "blank")
    ((Decimal('1204'), True), (Decimal('25.8'), True))
    """
    text = printed.translate(_FULL_WIDTH)
    sign = -1 if text[:1] in "-−–" else 1
    text = text.lstrip("-−–+")
    if sum(char.isdigit() for char in text) > MAX_DIGITS:
        return None
    if _SPACED.fullmatch(text):
        plain = re.sub(rf"[{_GAPS}]", "", text).replace(",", ".")
        return sign * Decimal(plain), True
    if separators == "blank":
        text = text.replace(",", ".") if text.count(",") == 1 else text
    group, point = {"comma": (",", "."), "dot": (".", ","), "blank": (" ", ".")}[separators]
    for form, regular in ((_PLAIN, True), (_GROUPED, True), (_ODD, False)):
        if form[separators].fullmatch(text):
            return sign * Decimal(text.replace(group, "").replace(point, ".")), regular
    return None


_NAMED: Final = re.compile(r"[\w,] $")
_GLUED_BEFORE: Final = re.compile(r"[^\W\d_]+$")
_GLUED_AFTER: Final = re.compile(r"[^\W\d_]+")


def _stands_alone(match: re.Match[str], glue: frozenset[str]) -> bool:
    """Whether no letters or signs beside the digits make them part of a code (``5G``, ``1+13``, ``GB2260``)."""
    text, start, end = match.string, match.start(), match.end()
    before = _GLUED_BEFORE.search(text, max(0, start - 12), start)
    after = _GLUED_AFTER.match(text, end)
    hyphenated = text[start - 1 : start] in {"-", "–"} and text[start - 2 : start - 1].isalpha()
    if hyphenated or (before and before.group().casefold() not in glue):
        return False
    if after and after.group().casefold() not in glue and len(after.group()) < 4:
        return False
    return text[start - 1 : start] not in {"+", "_", "#", "*"} and text[end : end + 1] not in {"+", "_"}


def _digits(separators: Style, glue: frozenset[str]) -> Rule:
    def production(match: re.Match[str]) -> Amount | None:
        point = _FOREIGN_POINT.match(match.string, match.start())
        plain = point.group().replace(",", ".").replace("−", "-").replace("–", "-") if point else ""
        foreign = (Decimal(plain), False) if plain else None
        found = read(match.group(), separators) or foreign
        if found is None or not _stands_alone(match, glue):
            return None
        value, regular = found
        return Amount(value, match.start(), match.end(), digits=significant(match.group()), regular=regular)

    return Rule(
        "digits",
        "number",
        _DIGITS[separators],
        production,
        "Numbers are printed with separators that group their digits; a document keeps to one way.",
        ("12,045 cases", "4,5120 patents", "1 204 works", "RMB80 million"),
    )


def _word_values(words: Mapping[str, int]) -> tuple[str, str]:
    def either(chosen: list[str]) -> str:
        return "|".join(sorted(chosen, key=len, reverse=True))

    tens = either([word for word, value in words.items() if 20 <= value < 100])
    small = either([word for word, value in words.items() if value < 20])
    return tens, small


@cache
def words_pattern(words: tuple[tuple[str, int], ...]) -> re.Pattern[str]:
    """Number words below a million, as they are put together in English."""
    tens, small = _word_values(dict(words))
    below_100 = rf"(?:(?:{tens})(?:[-\s](?:{small}))?|(?:{small}))"
    below_1000 = rf"(?:(?:{small}|a)\s+hundred(?:\s+(?:and\s+)?{below_100})?|{below_100})"
    whole = rf"(?:{below_1000}|a)\s+thousand(?:,?\s+(?:and\s+)?{below_1000})?|{below_1000}"
    return re.compile(rf"(?<![\w-])(?:{whole})(?![\w]|-\w)", re.IGNORECASE)


def spell(printed: str, words: Mapping[str, int]) -> int:
    """The value of number words.

    >>> spell("Four thousand two hundred and sixty-one",
    ...     {"four": 4, "thousand": 1000, "two": 2, "hundred": 100, "sixty": 60, "one": 1})
    4261
    """
    total = current = 0
    for word in re.findall(r"[a-z]+", printed.lower()):
        value = 1 if word == "a" else words.get(word, 0)
        if value == 100:
            current = max(current, 1) * 100
        elif value == 1000:
            total, current = max(current, 1) * 1000, 0
        else:
            current += value
    return total + current


def _number_words(words: dict[str, int]) -> Rule:
    def production(match: re.Match[str]) -> Amount | None:
        if match.group()[0].isupper() and _NAMED.search(match.string, 0, match.start()):
            return None
        value = Decimal(spell(match.group(), words))
        return Amount(value, match.start(), match.end(), words=True)

    return Rule(
        "number-words",
        "number",
        words_pattern(tuple(sorted(words.items()))),
        production,
        "Small numbers, and any number that opens a sentence, are spelled out; a capital within one makes a name.",
        ("Forty-two centers opened", "one hundred and six cases", "three courts"),
    )


def _ordinal_digits() -> Rule:
    return Rule(
        "ordinal-digits",
        "ordinal",
        re.compile(r"(?<![\w.,])(\d{1,4})(?:st|nd|rd|th)\b", re.IGNORECASE),
        lambda match: match.group(1),
        "Ordinals count editions and meetings, or give a rank.",
        ("the 24th award", "ranked 3rd"),
    )


def as_percent(share: Fraction) -> Decimal:
    """A fraction in percent, to two decimals where it does not end.

    >>> as_percent(Fraction(1, 5)), as_percent(Fraction(2, 3))
    (Decimal('20'), Decimal('66.67'))
    """
    percent = share * 100
    exact = Decimal(percent.numerator) / Decimal(percent.denominator)
    return exact if exact == exact.quantize(Decimal("0.01")) else exact.quantize(Decimal("0.01"))


def _fractions(parts: dict[str, int], words: dict[str, int]) -> Rule:
    names = "|".join(sorted(parts, key=len, reverse=True))
    small = "|".join(sorted((word for word, value in words.items() if value < 20), key=len, reverse=True))

    def production(match: re.Match[str]) -> Amount | None:
        top = match.group(1)
        if not top and parts[match.group(2).lower()] != 2:
            return None
        count = words.get(top.lower().strip(), 1) if top else 1
        share = Fraction(count, parts[match.group(2).lower()])
        return Amount(as_percent(share), match.start(), match.end(), "percent", words=True) if share < 1 else None

    return Rule(
        "fraction",
        "amount",
        re.compile(
            rf"(?<![\w-])(?<!once )(?:(an?|{small})[-\s])?({names})(?=\s+(?:of|the|that|to|from|over)\b|\s*[.,;:)])",
            re.IGNORECASE,
        ),
        production,
        "A share may be given as a fraction in words; it is kept in percent.",
        ("a fifth of the filings", "two-thirds of all cases", "half of the applicants"),
    )


def _printed_fractions() -> Rule:
    def production(match: re.Match[str]) -> Amount | None:
        top, bottom = int(match[1]), int(match[2])
        if not 0 < top < bottom:
            return None
        return Amount(as_percent(Fraction(top, bottom)), match.start(), match.end(), "percent", words=True)

    return Rule(
        "printed-fraction",
        "amount",
        re.compile(r"(?<![\w./-])(\d{1,2})/(\d{1,2})(?=\s+of\b)"),
        production,
        "So it may in digits.",
        ("1/6 of the national total",),
    )


def rules(cues: Mapping[str, Mapping[str, str]], separators: Style, glue: frozenset[str]) -> tuple[Rule, ...]:
    """The leaf rules for printed numbers.

    ``cues`` maps a kind of cue to its phrases and their values; ``glue`` lists the words that may touch a numeral
    without a blank (currencies, scale words).
    """
    words = {phrase: int(value) for phrase, value in cues["number-word"].items()}
    parts = {phrase: int(value) for phrase, value in cues["fraction"].items()}
    return (
        _digits(separators, glue),
        _number_words(words),
        _ordinal_digits(),
        _fractions(parts, words),
        _printed_fractions(),
    )
