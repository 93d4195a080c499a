"""What can go wrong, in two kinds.

Misuse raises. One tree, each leaf a kind of mistake that a user can mend::

    IpkgError                 exit status 2
    ├── InputError            a path, a file or its bytes cannot be used
    │   ├── MissingInput      there is nothing at this path
    │   ├── UnreadableInput   binary, badly encoded, of an unknown format
    │   ├── IncompleteInput   a document without title, period or area
    │   └── DuplicateInput    two inputs are the same document
    ├── KnowledgeError        a register, scheme or shape of ours is malformed
    ├── QueryError            SPARQL that cannot be parsed or run
    ├── OutputError           an output cannot be written
    ├── StoreError            a store is missing, locked or of another kind
    └── InvalidGraph          the graph violates its shapes and was not published (exit status 1)

Defects in data are returned as ``Finding`` values (``ipkg.model``), all of them, never just the first;
their codes are listed in ``FINDING_CODES`` and each has a page in ``docs/reference/findings.md``.
"""

from __future__ import annotations

from typing import Final


class IpkgError(Exception):
    """A mistake of the caller: what, which value, where; ``hint`` says how to mend it."""

    exit_status: int = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\n  hint: {self.hint}" if self.hint else self.message


class InputError(IpkgError):
    """A path, a file or its bytes cannot be used."""


class MissingInput(InputError):
    """There is nothing to read at this path."""


class UnreadableInput(InputError):
    """Binary, badly encoded, or of an unknown format."""


class IncompleteInput(InputError):
    """A document that does not say what it is about: no title, period or area."""


class DuplicateInput(InputError):
    """Two inputs are the same document."""


class KnowledgeError(IpkgError):
    """A register, scheme or shape of the project itself is malformed."""


class QueryError(IpkgError):
    """SPARQL that cannot be parsed or run."""


class OutputError(IpkgError):
    """An output cannot be written."""


class StoreError(IpkgError):
    """A store is missing, locked or of another kind."""


class InvalidGraph(IpkgError):
    """The graph violates its shapes and was not put in place of the last good one."""

    exit_status = 1


# Code → what it means, in one line. A test equates these with the pages of docs/reference/findings.md.
FINDING_CODES: Final[dict[str, str]] = {
    "table-missing": "A heading or caption announces a table that the text does not hold.",
    "table-malformed": "A table row has more or fewer cells than its head.",
    "table-joined": "Two pieces of a table were joined, with the proof that they belong together.",
    "digit-grouping": "Digits are grouped in an unusual way; the number was read, not repaired.",
    "figure-unplaced": "A figure has no period or no area, and its document names none; it stands in no data set.",
    "cell-conflict": "One document states two different values for the same cell.",
    "section-mark-repeated": "The same section mark stands twice at one level.",
    "contradiction": "Statements of the graph contradict each other by the axioms of the ontology.",
    "shape-violation": "A node of the graph breaks a SHACL shape.",
    "cube-constraint": "A data cube breaks an integrity constraint, or a figure in it cannot be what it says.",
}
