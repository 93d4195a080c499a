"""Scores relations: subject, group of the predicate, object.

A found relation and a gold one are a pair where they stand in the same place of the text, their predicates belong to
the same group (``predicate-groups.tsv``: annotators and rules name one act in many ways), their subjects are the same
(none where the gold has none) and so are their objects. Names are the same when they fold to the same words, under any
of the forms that the gold of the entities lists, or when half of their words are.

Precision counts what was found in the annotated part and is neither a row of the gold nor one that the gold marks as
implied, from a table or from inside a name; a statement that the text makes twice is one. Recall counts the rows whose
basis is ``stated``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from observations import Verdict

Row = dict[str, Any]
GROUPS: Final = {
    predicate: group
    for group, _, predicates in (
        line.partition("\t")
        for line in (Path(__file__).parent / "predicate-groups.tsv").read_text(encoding="utf-8").splitlines()[1:]
    )
    for predicate in predicates.split(" | ")
}
_SMALL: Final = frozenset({"the", "of", "a", "an", "and", "city", "province"})


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotation of one document: its relations, and the written forms of its entities by identifier."""

    rows: tuple[Row, ...]
    forms: dict[str, tuple[str, ...]]


def words(name: str) -> frozenset[str]:
    """The words of a name, small ones left out.

    >>> sorted(words("The Office of Nanjing City"))
    ['nanjing', 'office']
    """
    return frozenset(re.findall(r"[a-z0-9]+", name.lower().replace("’", "").replace("'", ""))) - _SMALL


def same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names share at least half of their words.

    >>> same(words("Nanjing Customs"), words("Nanjing Customs District")), same(words("Nanjing"), words("Suzhou"))
    (True, False)
    """
    return bool(one & other) and 4 * len(one & other) >= len(one) + len(other)


def score(gold: Gold, found: list[Row], text: str) -> Verdict:
    """Precision, recall and F1 of ``found`` against ``gold``, over the document as received, and what was wrong."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    spans = [_span(row, text, starts) for row in gold.rows]
    pairs = _pairs(gold, found, spans)
    stated = [index for index, row in enumerate(gold.rows) if row["basis"] == "stated"]
    missed = tuple(gold.rows[index] for index in stated if index not in pairs)
    spurious = _spurious(found, set(pairs.values()))
    hits = len(stated) - len(missed)
    precision = hits / (hits + len(spurious)) if hits else 0.0
    recall = hits / len(stated) if stated else 1.0
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0.0
    return Verdict({"precision": precision, "recall": recall, "f1": f1}, missed, spurious)


def _spurious(found: list[Row], paired: set[int]) -> tuple[Row, ...]:
    """The statements that no annotation has; one that is made again at another place of the text counts once."""
    once = {_statement(row): row for row in reversed(found)}
    right = {_statement(found[number]) for number in paired}
    return tuple(row for statement, row in once.items() if statement not in right)


def _statement(row: Row) -> tuple[str | None, str, str]:
    return row["subject"], row["predicate"], row["object"]


def _pairs(gold: Gold, found: list[Row], spans: list[tuple[int, int]]) -> dict[int, int]:
    """Gold row → found row, one to one, in the order of the gold."""
    pairs: dict[int, int] = {}
    for index, row in enumerate(gold.rows):
        for number, other in enumerate(found):
            if number not in pairs.values() and _agree(gold, row, other, spans[index]):
                pairs[index] = number
                break
    return pairs


def _span(row: Row, text: str, starts: list[int]) -> tuple[int, int]:
    """Where the quote of a gold row stands, from its line on."""
    at = text.find(row["quote"], starts[row["line"] - 1])
    return (at, at + len(row["quote"]))


def _agree(gold: Gold, row: Row, found: Row, span: tuple[int, int]) -> bool:
    return (
        found["start"] < span[1]
        and span[0] < found["end"]
        and GROUPS.get(row["predicate"], row["predicate"]) == GROUPS.get(found["predicate"], found["predicate"])
        and _same_end(gold, row, found, "subject")
        and _same_end(gold, row, found, "object")
    )


def _same_end(gold: Gold, row: Row, found: Row, end: str) -> bool:
    """Whether subject or object agree; nobody agrees only with nobody."""
    if row[end] is None or found[end] is None:
        return row[end] is None and found[end] is None
    names = {row[end], *gold.forms.get(row.get(f"{end}_id") or "", ())}
    return any(same(words(name), words(found[end])) for name in names)
