"""The registers: tab-separated files with one head row, one fact a row, in one canonical form.

Canonical form: UTF-8, LF line ends, one final line end, the same number of cells in every row, no leading or
trailing blanks in a cell, rows unique. Several values in a cell are separated by ``" | "``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from ipkg import assets
from ipkg.errors import KnowledgeError
from ipkg.model import Agency, Cue, Dimension, FiscalYear, LocalCurrency, Place, Predicate, Unit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Row = dict[str, str]
T = TypeVar("T")
SEPARATOR: Final = " | "


def read(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of a register as mappings; raises KnowledgeError with the line of the first malformed row."""
    lines = path.read_text(encoding="utf-8").split("\n")
    head = tuple(lines[0].split("\t"))
    if head != columns:
        raise KnowledgeError(f"{path.name}: head is {head}, expected {columns}", hint="restore the head row")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not line and number == len(lines):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise KnowledgeError(
                f"{path.name}, line {number}: {len(cells)} cells, expected {len(columns)}",
                hint="separate the cells by single tabs",
            )
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


def canonical(text: str) -> str:
    r"""The canonical form of a register's text.

    >>> canonical("a\tb\r\n1 \t 2\n\n")
    'a\tb\n1\t2\n'
    """
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    cleaned = ["\t".join(cell.strip() for cell in line.split("\t")) for line in lines]
    return "\n".join(dict.fromkeys(cleaned)) + "\n"


def many(cell: str) -> tuple[str, ...]:
    """The values of a cell.

    >>> many("Nanjing City | Nanking"), many("")
    (('Nanjing City', 'Nanking'), ())
    """
    return tuple(part.strip() for part in cell.split(SEPARATOR)) if cell else ()


def _load(name: str, columns: tuple[str, ...], make: Callable[[Row], T]) -> tuple[T, ...]:
    return tuple(make(row) for row in read(assets.table(name), columns))


def places() -> tuple[Place, ...]:
    """The places, every parent before its children."""
    return _load(
        "places",
        ("key", "name", "names", "zh", "level", "kind", "parent", "code", "members", "evidence"),
        lambda row: Place(
            key=row["key"],
            name=row["name"],
            names=many(row["names"]),
            zh=row["zh"],
            level=row["level"],  # type: ignore[arg-type]  # the vocabulary of the column is tested
            kind=row["kind"],  # type: ignore[arg-type]
            parent=row["parent"] or None,
            code=row["code"] or None,
            members=many(row["members"]),
            evidence=row["evidence"],
        ),
    )


def agencies() -> tuple[Agency, ...]:
    """Bodies known by name."""
    return _load(
        "agencies",
        ("key", "name", "names", "zh", "type", "level", "jurisdiction", "parent", "evidence"),
        lambda row: Agency(
            key=row["key"],
            name=row["name"],
            names=many(row["names"]),
            zh=row["zh"],
            type=row["type"],
            level=row["level"],
            jurisdiction=row["jurisdiction"] or None,
            parent=row["parent"] or None,
            evidence=row["evidence"],
        ),
    )


def units() -> tuple[Unit, ...]:
    """Units, by the key of the output contract."""
    return _load(
        "units",
        ("key", "label", "iri", "names"),
        lambda row: Unit(key=row["key"], label=row["label"], iri=row["iri"], names=many(row["names"])),
    )


def dimensions() -> tuple[Dimension, ...]:
    """Breakdown dimensions."""
    return _load("dimensions", ("key", "property", "scheme", "label"), lambda row: Dimension(**row))


def fiscal_years() -> tuple[FiscalYear, ...]:
    """Fiscal years that are no calendar years, by place."""
    return _load(
        "fiscal-years",
        ("place", "begins", "named_by", "evidence"),
        lambda row: FiscalYear(row["place"], int(row["begins"]), row["named_by"], row["evidence"]),  # type: ignore[arg-type]
    )


def currencies() -> tuple[LocalCurrency, ...]:
    """What the signs and words of money mean in the papers of a place."""
    return _load(
        "local-currencies",
        ("place", "unit", "names", "evidence"),
        lambda row: LocalCurrency(row["place"], row["unit"], many(row["names"]), row["evidence"]),
    )


def cues(name: str) -> tuple[Cue, ...]:
    """The cues of one register (``cues`` for figures, ``name-cues`` for names, ``relation-cues`` for who did what)."""
    return _load(name, ("kind", "phrase", "value", "note"), lambda row: Cue(**row, register=name))


def predicates() -> tuple[Predicate, ...]:
    """What an agent can do to an object."""
    return _load(
        "predicates",
        ("key", "label", "property", "forms", "subject_types", "object_types"),
        lambda row: Predicate(
            key=row["key"],
            label=row["label"],
            property=row["property"],
            forms=many(row["forms"]),
            subject_types=many(row["subject_types"]),
            object_types=many(row["object_types"]),
        ),
    )
