"""Inline markup: what is set off, what a character reference stands for, and the clean text without either."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ipkg.model import Edit, MappedText, Span
from ipkg.segment import emphasis

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ipkg.segment.emphasis import Mark
    from ipkg.segment.lines import Joint, Line

_TAGS: Final = (
    "a|abbr|b|big|blockquote|br|caption|center|cite|code|del|div|em|figcaption|figure|font|h[1-6]|hr|i|img|ins|label|li"
    "|mark|ol|p|q|s|section|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
_TOKEN: Final = re.compile(
    rf"""
    \\(?P<escaped>[!-/:-@\[-`{{-~])
  | (?P<reference>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
  | (?P<footnote>\[\^[^\[\]\s]{{1,20}}\]|<sup>\s{{0,3}}(?:[\d*†‡§]{{1,3}}|[a-z]|\[\d{{1,3}}\])\s{{0,3}}</sup>)
  | <(?P<address>https?://[^<>\s]*)>
  | (?P<tag></?(?:{_TAGS})(?=[\s/>])[^<>]*>)
  | !?\[(?P<label>[^\[\]]*)\]\([^()\s]*(?:\s"[^"]*")?\)
  | (?P<run>\*+|_+)
  | (?P<unseen>[\u200b-\u200d\ufeff\u00ad]+)
  | (?P<ligature>[\ufb00-\ufb06])
  | (?P<blank>\s{{2,}}|[^\S ])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPECIAL: Final = re.compile(r"[\\&\[<*_\u00ad\u200b-\u200d\ufeff\ufb00-\ufb06]|\s\s|[^\S ]")
_LIGATURES: Final = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_TAG_MARK: Final = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "cite": "italic", "q": "quote"}
_TAG_NAME: Final = re.compile(r"</?([a-z]+[1-6]?)", re.IGNORECASE)
_APART: Final = frozenset({"br", "p", "div", "li", "td", "th", "tr"})
_QUOTES: Final = {"“": "”", "「": "」", "『": "』", "《": "》", "〈": "〉", "«": "»", "„": "“"}
_QUOTE: Final = re.compile(r'["“”„「」『』《》〈〉«»]')


@dataclass(frozen=True, slots=True)
class Inline:
    """Clean text with its places, what was set off in it (clean ranges), and the repairs made."""

    text: MappedText
    marks: tuple[Mark, ...] = ()
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    """Raw ``[start, end)`` is read as ``text``; with ``kept`` its first character stays at its own place."""

    start: int
    end: int
    text: str = ""
    kept: bool = False
    code: str = ""
    reason: str = ""


def clean(parts: Sequence[Line], meet: Callable[[str, str], Joint]) -> Inline:
    """The clean text of lines that belong together; each must be without blanks at its ends."""
    raw, edits = _raw(parts, meet)
    if not _SPECIAL.search(raw.text):
        return Inline(raw, _quotes(raw.text), edits)
    changes, marks = _changes(raw.text)
    text, at = _apply(raw, changes)
    if text.text and not text.runs:
        first = next(change for change in changes if change.text.strip())  # nothing but character references
        text = MappedText.join([(text.text[0], raw.span(first.start, first.end).start), (text.text[1:], None)])
    kept = ((kind, at(start), at(end)) for kind, start, end in marks)
    set_off = (*(mark for mark in kept if mark[1] < mark[2]), *_quotes(text.text))
    told = tuple(
        Edit(change.code, raw.span(change.start, change.end), change.text, change.reason)
        for change in changes
        if change.code
    )
    return Inline(text, tuple(sorted(set_off, key=lambda mark: (mark[1], -mark[2], mark[0]))), (*edits, *told))


def _raw(parts: Sequence[Line], meet: Callable[[str, str], Joint]) -> tuple[MappedText, tuple[Edit, ...]]:
    """The lines joined, and the edits of words divided between two."""
    pieces: list[tuple[str, int | None]] = []
    edits = []
    for index, line in enumerate(parts):
        joint = meet(line.text, parts[index + 1].text) if index + 1 < len(parts) else None
        drop = joint.drop if joint else 0
        pieces.append((line.text[: len(line.text) - drop], line.start))
        if joint and joint.between:
            pieces.append((joint.between, line.end if line.end < parts[index + 1].start else None))
        if joint and joint.reason:
            edits.append(Edit("hyphenation", Span(line.end - drop, parts[index + 1].start), "", joint.reason))
    return MappedText.join(pieces), tuple(edits)


def _changes(raw: str) -> tuple[tuple[_Change, ...], tuple[Mark, ...]]:
    """What to change in a raw text, in order, and the raw ranges that are set off."""
    changes: list[_Change] = []
    runs: list[emphasis.Run] = []
    tags: list[tuple[str, int, int]] = []
    for match in _tokens(raw, 0, len(raw)):
        kind = match.lastgroup or ""
        if kind == "run":
            runs.append(emphasis.Run.at(raw, match.start(), match.end()))
        else:
            changes += _change(match, kind)
        if kind == "tag":
            tags.append((match[0], match.start(), match.end()))
    removed, marks = emphasis.pair(runs)
    changes += [_Change(start, end) for start, end in removed]
    return tuple(sorted(changes, key=lambda change: change.start)), (*marks, *_tag_marks(tags))


def _tokens(raw: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Everything in a stretch of raw text that is not itself, the labels of links searched as well."""
    for match in _TOKEN.finditer(raw, start, end):
        yield match
        if match.lastgroup == "label":
            yield from _tokens(raw, *match.span("label"))


def _change(match: re.Match[str], kind: str) -> tuple[_Change, ...]:
    """What a token is read as; a token without a rule of its own is left out."""
    rule = _RULES.get(kind)
    return rule(match) if rule else (_Change(*match.span()),)


def _escaped(match: re.Match[str]) -> tuple[_Change, ...]:
    return (_Change(match.start(), match.start() + 1),)


def _reference(match: re.Match[str]) -> tuple[_Change, ...]:
    meant = html.unescape(match[0])
    if meant == match[0]:
        return ()
    return (
        _Change(*match.span(), " " if meant.isspace() else meant, code="reference", reason="a character reference"),
    )


def _footnote(match: re.Match[str]) -> tuple[_Change, ...]:
    return (_Change(*match.span(), code="footnote-mark", reason="a footnote mark, left out of the text"),)


def _tag(match: re.Match[str]) -> tuple[_Change, ...]:
    name = _name(match[0])
    return (_Change(*match.span(), " " if name in _APART else "", code="markup", reason=f"an HTML tag ({name})"),)


def _label(match: re.Match[str]) -> tuple[_Change, ...]:
    start, end = match.span(match.lastgroup or 0)
    return (_Change(match.start(), start), _Change(end, match.end()))


def _ligature(match: re.Match[str]) -> tuple[_Change, ...]:
    return (_Change(*match.span(), _LIGATURES[match[0]], kept=True, code="ligature", reason="a ligature"),)


def _blank(match: re.Match[str]) -> tuple[_Change, ...]:
    return (_Change(*match.span(), " ", kept=True),)


_RULES: Final = {
    "escaped": _escaped,
    "reference": _reference,
    "footnote": _footnote,
    "tag": _tag,
    "label": _label,
    "address": _label,
    "ligature": _ligature,
    "blank": _blank,
}


def _name(tag: str) -> str:
    found = _TAG_NAME.match(tag)
    return found[1].lower() if found else ""


def _tag_marks(tags: Sequence[tuple[str, int, int]]) -> Iterator[Mark]:
    """Ranges between an opening tag and the next closing one of its name."""
    open_at: dict[str, int] = {}
    for tag, start, end in tags:
        name = _name(tag)
        if name in _TAG_MARK and tag.startswith("</") and name in open_at:
            yield _TAG_MARK[name], open_at.pop(name), start
        elif name in _TAG_MARK and not tag.startswith("</"):
            open_at[name] = end


def _apply(raw: MappedText, changes: Sequence[_Change]) -> tuple[MappedText, Callable[[int], int]]:
    """The clean text after the changes, and the map from raw offsets to clean ones."""
    writer = _Writer(raw)
    at = 0
    for change in changes:
        writer.copy(at, change.start)
        writer.write(change)
        at = change.end
    writer.copy(at, len(raw.text))
    return writer.finish()


class _Writer:
    """Builds a clean text in one pass over the raw one; no blank follows a blank or begins or ends the text."""

    def __init__(self, raw: MappedText) -> None:
        self._raw = raw
        self._run = 0
        self._pieces: list[tuple[str, int | None]] = []
        self._length = 0
        self._blank = True
        self._stops: list[tuple[int, int]] = [(0, 0)]

    def copy(self, start: int, end: int) -> None:
        """Take over raw ``[start, end)``."""
        if self._blank and start < end and self._raw.text[start] == " ":
            start += 1
        self._stops.append((start, self._length))
        runs = self._raw.runs
        while start < end:
            while self._run + 1 < len(runs) and runs[self._run + 1].at <= start:
                self._run += 1
            run = runs[self._run]
            copied = start < run.at + run.length
            stop = min(end, run.at + run.length if copied else runs[self._run + 1].at)
            self._put(self._raw.text[start:stop], run.start + start - run.at if copied else None)
            start = stop
        self._stops.append((end, self._length))

    def write(self, change: _Change) -> None:
        """Put what a change reads."""
        if not change.text or (change.text == " " and self._blank):
            return
        if change.kept:
            self._put(change.text[0], self._raw.span(change.start, change.start + 1).start)
        self._put(change.text[1:] if change.kept else change.text, None)

    def _put(self, text: str, start: int | None) -> None:
        if text:
            self._pieces.append((text, start))
            self._length += len(text)
            self._blank = text.endswith(" ")

    def finish(self) -> tuple[MappedText, Callable[[int], int]]:
        """The text, and a function from raw to clean offsets."""
        text = MappedText.join(self._pieces)
        trimmed = text.cut(0, len(text.text.rstrip(" "))) if text.text.endswith(" ") else text
        raws = [raw for raw, _ in self._stops]
        cleans = [clean for _, clean in self._stops]

        def at(offset: int) -> int:
            index = bisect_left(raws, offset)
            back = raws[index] - offset
            before = cleans[index - 1] if index else 0
            return min(max(cleans[index] - back, before), len(trimmed.text))

        return trimmed, at


def _quotes(text: str) -> tuple[Mark, ...]:
    """What stands in quotation marks, without them. A straight mark opens before a word and closes after one."""
    found: list[Mark] = []
    waiting: dict[str, int] = {}
    for match in _QUOTE.finditer(text):
        mark, at = match[0], match.start()
        closes = mark in waiting and not (mark == '"' and text[at - 1 : at].isspace())
        if closes:
            start = waiting.pop(mark)
            if start < at:
                found.append(("quote", start, at))
        elif mark == '"' or mark in _QUOTES:
            waiting[_QUOTES.get(mark, mark)] = at + 1
    return tuple(sorted(found, key=lambda mark: (mark[1], -mark[2])))
