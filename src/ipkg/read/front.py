"""Front matter: what a document says of itself, in YAML between two ``---`` lines at its very start.

Every value is read as the string that is printed and typed here, so that ``2020`` and ``2021-04-21`` mean the same
with quotes and without. Keys that are not known stay where they are, in the received text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import yaml

from ipkg.errors import InputError, UnreadableInput
from ipkg.model import Metadata
from ipkg.read.periods import canonical

if TYPE_CHECKING:
    from collections.abc import Callable

_FENCE: Final = re.compile(r"\ufeff?---[ \t]*(?:\r\n?|\n)")
_CLOSE: Final = re.compile(r"(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_KEY: Final = re.compile(r"\s*([A-Za-z_][\w -]{0,40}?)\s*:(?:\s|\Z)")
_EMPTY: Final = frozenset({"", "~", "null", "Null", "NULL"})


class _NotSo(ValueError):
    """A value is not of the kind that its key asks for."""


def _text(value: str) -> str:
    return value.strip()


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError as error:
        raise _NotSo("a day such as 2021-04-21") from error


def _truth(value: str) -> bool:
    if value.strip().lower() not in {"true", "false", "yes", "no"}:
        raise _NotSo("true or false")
    return value.strip().lower() in {"true", "yes"}


def _digest(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value.strip().lower()):
        raise _NotSo("a SHA-256 of 64 hexadecimal digits")
    return value.strip().lower()


def _period(value: str) -> str:
    if (period := canonical(value)) is None:
        raise _NotSo("a period such as 2023, 2023-06, 2021/2023 or FY2019")
    return period


# Key, dotted where nested → field of Metadata, kind of value.
_KEYS: Final[dict[str, tuple[str, Callable[[str], Any]]]] = {
    "title": ("title", _text),
    "publisher": ("publisher", _text),
    "issued": ("issued", _day),
    "date": ("issued", _day),
    "period": ("period", _period),
    "area": ("area", _text),
    "language": ("language", _text),
    "license": ("license", _text),
    "licence": ("license", _text),
    "source.title": ("source_title", _text),
    "source_title": ("source_title", _text),
    "source.publisher": ("source_publisher", _text),
    "source_publisher": ("source_publisher", _text),
    "restates_sha256": ("restates_sha256", _digest),
    "quotable": ("quotable", _truth),
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, and the offset where the body begins."""

    metadata: Metadata
    body_start: int


def front_matter(text: str, path: str) -> FrontMatter:
    r"""The front matter of a text; without one, empty metadata and the start of the text.

    Raises UnreadableInput, with the line, for YAML that is malformed or a value of the wrong kind.

    >>> front_matter("---\ntitle: Filings\nperiod: 2020\n---\nText", "a.md").metadata.period
    '2020'
    """
    none = FrontMatter(Metadata(), 1 if text.startswith("\ufeff") else 0)
    opening = _FENCE.match(text)
    if not opening:
        return none
    closing = _CLOSE.search(text, opening.end() - 1)
    inside = text[opening.end() : closing.start()] if closing and closing.start() >= opening.end() else ""
    if closing is None:
        _require_closed(text, opening.end(), path)
        return none
    if not _KEY.match(_without_comments(inside)):
        return none  # a rule between two thematic breaks is no front matter
    return FrontMatter(_metadata(_parse(inside, path), inside, path), closing.end())


def _require_closed(text: str, start: int, path: str) -> None:
    first = _KEY.match(text, start)
    if first and first[1] in _KEYS:
        raise UnreadableInput(
            f"{path}, line 1: the front matter is opened and not closed", hint="end it by a line that holds only ---"
        )


def _without_comments(text: str) -> str:
    return re.sub(r"^[ \t]*#[^\r\n]*", "", text, flags=re.MULTILINE)


def _parse(inside: str, path: str) -> dict[str, Any]:
    try:
        # The base loader builds strings, lists and mappings only: it is safer than the safe one.
        tree = yaml.load(inside, Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = 2 + (mark.line if mark else 0)
        raise UnreadableInput(
            f"{path}, line {line}: the front matter is not YAML: {error.problem or error.context}",
            hint="put a value that holds ': ' or '#' into quotes",
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise UnreadableInput(
            f"{path}: the front matter is not YAML: {str(error).splitlines()[0]}", hint="write plain key: value lines"
        ) from error
    return tree if isinstance(tree, dict) else {}


def _metadata(tree: dict[str, Any], inside: str, path: str) -> Metadata:
    nested = tree.get("source")
    flat = {**tree, **({f"source.{key}": value for key, value in nested.items()} if isinstance(nested, dict) else {})}
    said = {}
    for key, (field, kind) in _KEYS.items():
        value = flat.get(key)
        if value is None or (isinstance(value, str) and value.strip() in _EMPTY):
            continue
        try:
            said[field] = kind(_scalar(value))
        except _NotSo as error:
            raise UnreadableInput(
                f"{path}, line {_line_of(key, inside)}: {key} is {value!r:.60}, expected {error}",
                hint=f"mend {key} in the front matter, or leave it out",
            ) from error
    return Metadata(**said)


def _scalar(value: object) -> str:
    if not isinstance(value, str):
        raise _NotSo("a single value")
    return value


def _line_of(key: str, inside: str) -> int:
    found = re.search(rf"^[ \t]*{re.escape(key.rpartition('.')[2])}[ \t]*:", inside, re.MULTILINE)
    return 2 + inside.count("\n", 0, found.start() if found else 0)


def override(metadata: Metadata, given: Metadata | None) -> Metadata:
    """Metadata with what the user says in its place; raises InputError for a period that is none."""
    if given is None:
        return metadata
    plain = Metadata()
    said = {
        field.name: value
        for field in fields(given)
        if (value := getattr(given, field.name)) != getattr(plain, field.name)
    }
    if "period" in said and (period := canonical(str(said["period"]))) is None:
        raise InputError(f"{said['period']!r} is not a period", hint="write it like 2023, 2023-06, 2021/2023 or FY2019")
    if "period" in said:
        said["period"] = period
    return replace(metadata, **said)
