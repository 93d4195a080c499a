"""Finds the project's knowledge files, in a checkout and in an installed wheel. The only module that knows a path."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal

from ipkg.errors import KnowledgeError

Room = Literal["ontology", "shapes", "data", "queries"]

_HERE: Final = Path(__file__).resolve().parent
_WHEEL: Final = _HERE / "_assets"
_CHECKOUT: Final = _HERE.parent.parent


@cache
def room(name: Room) -> Path:
    """The folder of one kind of knowledge; raises KnowledgeError where the installation lacks it.

    >>> room("ontology").name
    'ontology'
    """
    for parent in (_WHEEL, _CHECKOUT):
        if (parent / name).is_dir():
            return parent / name
    raise KnowledgeError(f"the folder {name!r} of the installation is missing", hint="reinstall ipkg")


def table(name: str) -> Path:
    """The register ``data/tables/NAME.tsv``."""
    return room("data") / "tables" / f"{name}.tsv"


def files(name: Room, suffix: str) -> tuple[Path, ...]:
    """Every file of a room that ends in ``suffix``, sorted by path below the room."""
    top = room(name)
    return tuple(sorted(path for path in top.rglob(f"*{suffix}") if path.is_file()))
