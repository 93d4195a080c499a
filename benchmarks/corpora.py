"""The annotated documents that the extraction is measured on; ``corpora.toml`` says where they lie."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]
ROOT: Final = Path(__file__).resolve().parents[1]
LIST: Final = Path(__file__).with_name("corpora.toml")
KINDS: Final = ("observations", "entities", "relations")
_FORMATS: Final = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class Paper:
    """An annotated document: its text, the beginning of the paths of its rows, and the lines that were annotated."""

    name: str
    text: Path
    annotation: Path
    lines: tuple[int, int] | None = None

    def gold(self, kind: str) -> list[Row]:
        """The annotation of one kind."""
        return rows(self.annotation.with_name(f"{self.annotation.name}.{kind}.jsonl"))

    def received(self) -> str:
        """The text as the extraction gets it: offsets count its code points."""
        return self.text.read_bytes().decode("utf-8")

    def within(self, found: list[Row]) -> list[Row]:
        """Those of some rows that start in the annotated part."""
        if self.lines is None:
            return found
        starts = [0, *line_ends(self.received())]
        first, last = starts[self.lines[0] - 1], starts[self.lines[1]]
        return [row for row in found if first <= row["start"] < last]


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def line_ends(text: str) -> list[int]:
    r"""Where each line ends, its line feed included; the last one ends with the text.

    >>> line_ends("a\nbc")
    [2, 4]
    """
    ends = [at + 1 for at, char in enumerate(text) if char == "\n"]
    return ends if text.endswith("\n") else [*ends, len(text)]


def papers(listed: Path = LIST, root: Path = ROOT) -> tuple[Paper, ...]:
    """The annotated documents that are there: those listed one by one, then those of the folders."""
    said = tomllib.loads(listed.read_text(encoding="utf-8"))
    found = (*_listed(said.get("papers", {}), root), *_beside(said.get("folders", ()), root))
    return tuple(paper for paper in found if paper.text.is_file())


def _listed(said: dict[str, Row], root: Path) -> Iterator[Paper]:
    for name, place in said.items():
        lines = place.get("lines")
        yield Paper(name, root / place["text"], root / place["rows"], (lines[0], lines[1]) if lines else None)


def _beside(folders: list[str], root: Path) -> Iterator[Paper]:
    """The documents of the folders that have rows of observations beside them."""
    for folder in folders:
        for text in sorted((root / folder).glob("*")):
            annotation = text.with_suffix("")
            if text.suffix in _FORMATS and annotation.with_name(f"{annotation.name}.observations.jsonl").is_file():
                yield Paper(text.stem, text, annotation)
