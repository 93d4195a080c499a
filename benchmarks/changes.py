"""What a change of the code changed in what is read.

    python benchmarks/changes.py [REVISION] [FILE…]

Reads the annotated documents of ``corpora.toml`` and the digests of ``data/documents`` (or the files named) twice: with
the code and the knowledge of REVISION (``HEAD~1`` where none is named), and with those of the working tree. Prints,
document by document, which facts are new (+), gone (-) and changed (~), in words. The texts are those of the working
tree both times. The exit status is 0 whatever changed: it is for the reviewer to judge.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import corpora

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Row = dict[str, Any]
Key = tuple[str, ...]

# Run by the code of either side: one JSON line a document, its facts or the reason why there are none.
_READING: Final = """
import json, sys
from ipkg import pipeline
from ipkg.publish import rows
for path in sys.argv[1:]:
    try:
        said = list(rows.fact_rows(pipeline.extract_facts(pipeline.read_document(path))))
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
    print(json.dumps(said), flush=True)
"""
# Two facts are one fact that changed where they agree in one of these; the more of their fields agree, the sooner.
_ANCHORS: Final[dict[str, tuple[Key, ...]]] = {
    "observation": (("start",), ("end",), ("line", "value")),
    "entity": (("name",), ("start",)),
    "relation": (("line", "subject"), ("line", "object"), ("start",)),
    "unread": (("start",),),
}
_PLACE: Final = frozenset({"what", "start", "end", "line"})


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the facts of a document."""

    new: tuple[Row, ...] = ()
    gone: tuple[Row, ...] = ()
    changed: tuple[tuple[Row, Row], ...] = ()
    same: int = 0

    def __str__(self) -> str:
        """The counts."""
        return f"{len(self.new)} new, {len(self.gone)} gone, {len(self.changed)} changed, {self.same:,} the same"

    def __add__(self, other: Changes) -> Changes:
        return Changes(
            self.new + other.new, self.gone + other.gone, self.changed + other.changed, self.same + other.same
        )


class UnknownRevision(SystemExit):
    """A revision that the repository does not have, or no repository at all."""

    def __init__(self, revision: str, said: str) -> None:
        super().__init__(2)
        print(f"cannot read the code of {revision}: {said.strip()}", file=sys.stderr)


def compared(before: Sequence[Row], after: Sequence[Row]) -> Changes:
    """The facts of one document by two versions of the code."""
    olds, news = Counter(map(_text, before)), Counter(map(_text, after))
    gone, new = (tuple(map(json.loads, rest.elements())) for rest in (olds - news, news - olds))
    pairs = _pairs(gone, new)
    return Changes(
        new=tuple(row for number, row in enumerate(new) if number not in pairs.values()),
        gone=tuple(row for number, row in enumerate(gone) if number not in pairs),
        changed=tuple((gone[old], new[pairs[old]]) for old in sorted(pairs)),
        same=(olds & news).total(),
    )


def _text(row: Row) -> str:
    return json.dumps(row, sort_keys=True)


def _pairs(gone: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Which of the old facts became which of the new ones, the likest first."""
    edges = sorted(set(_edges(gone, new)), key=lambda edge: (-edge[0], *edge[1:]))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, old, other in edges:
        if old not in pairs and other not in taken:
            pairs[old] = other
            taken.add(other)
    return pairs


def _edges(gone: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[int, int, int]]:
    by_anchor: defaultdict[Key, list[int]] = defaultdict(list)
    for number, row in enumerate(new):
        for anchor in _anchors(row):
            by_anchor[anchor].append(number)
    for old, row in enumerate(gone):
        for anchor in _anchors(row):
            yield from ((_likeness(row, new[other]), old, other) for other in by_anchor[anchor])


def _anchors(row: Row) -> Iterator[Key]:
    for fields in _ANCHORS[row["what"]]:
        yield row["what"], *fields, *(str(row.get(field)) for field in fields)


def _likeness(one: Row, other: Row) -> int:
    return sum(one[field] == other.get(field) for field in one)


def told(change: Changes) -> Iterator[str]:
    """A line of words for each fact that is new, gone or changed, in the order of the document."""
    lines = [("+", row, in_words(row)) for row in change.new]
    lines += [("-", row, in_words(row)) for row in change.gone]
    lines += [("~", new, f"{in_words(new)} [was: {'; '.join(_differences(old, new))}]") for old, new in change.changed]
    lines.sort(key=lambda line: (line[1].get("start", 0), line[1].get("end", 0), line[0]))
    for mark, row, words in lines:
        yield f"  {mark} line {row.get('line', '?')}: {words}"


def _differences(old: Row, new: Row) -> Iterator[str]:
    """What each field was that is now another; a place only where nothing else differs."""
    fields = [field for field in {**old, **new} if old.get(field) != new.get(field)]
    for field in [field for field in fields if field not in _PLACE] or fields:
        yield f"{field} {_plain(old.get(field))}"


def in_words(row: Row) -> str:
    """A fact as a person would say it.

    >>> in_words({"what": "relation", "subject": None, "predicate": "issued", "object": "Plan", "status": "planned"})
    'nobody named issued Plan (planned)'
    >>> in_words({"what": "unread", "printed": "2020", "reason": "date"})
    'unread 2020 (date)'
    """
    match row["what"]:
        case "observation":
            return _figure(row)
        case "entity":
            return f"{row['type']} “{row['name']}”"
        case "relation":
            said = f"{row['subject'] or 'nobody named'} {row['predicate']} {row['object']}"
            return said + _more(row.get("date"), None if row["status"] == "done" else row["status"])
    return f"unread {row['printed']} ({row['reason']})"


def _figure(row: Row) -> str:
    """A figure: value, unit, kind, what it measures, of what, where, when."""
    value = " ".join(str(part) for part in (row["qualifier"], row["value"], row["unit"]) if part)
    base = f"against {row['base']}" if row["base"] else None
    return f"{row['kind']} {value}: {row['measure']}" + _more(
        *row["dimensions"].values(), row["area"], row["period"], base, f"rule {row['rule']}"
    )


def _more(*parts: str | None) -> str:
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def _plain(value: object) -> str:
    if value in (None, "", [], {}):
        return "nothing"
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else (value,)
    return ", ".join(map(str, parts))


def read(root: Path, files: Sequence[Path]) -> list[list[Row] | str]:
    """The facts of each file by the code under ``root``, in a process of its own, or why there are none."""
    command = [sys.executable, "-c", _READING, *map(str, files)]
    environment = os.environ | {"PYTHONPATH": str(root / "src")}
    done = subprocess.run(command, env=environment, cwd=root, capture_output=True, text=True, check=False)
    said: list[list[Row] | str] = [json.loads(line) for line in done.stdout.splitlines()]
    failure = done.stderr.strip().rpartition("\n")[2] or "it stopped"
    return [*said, *[failure] * (len(files) - len(said))]


def unpacked(root: Path, revision: str, folder: Path) -> Path:
    """The tree of a revision in ``folder``; raises UnknownRevision."""
    done = subprocess.run(["git", "-C", root, "archive", revision], capture_output=True, check=False)
    if done.returncode:
        raise UnknownRevision(revision, done.stderr.decode())
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


def both_read(root: Path, revision: str, files: Sequence[Path]) -> tuple[list[list[Row] | str], list[list[Row] | str]]:
    """What the code of the revision and that of the working tree read, at the same time."""
    paths = [file.resolve() for file in files]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor() as pool:
        before = pool.submit(read, unpacked(root, revision, Path(folder)), paths)
        after = pool.submit(read, root, paths)
        return before.result(), after.result()


def documents(root: Path) -> list[Path]:
    """The annotated documents that are there, and the digests."""
    return [*(paper.text for paper in corpora.papers(root=root)), *sorted((root / "data" / "documents").glob("*.md"))]


def report(revision: str, files: Sequence[Path], root: Path) -> Iterator[str]:
    """The lines to print: each document in which something changed, then the sum."""
    every = Changes()
    for file, before, after in zip(files, *both_read(root, revision, files), strict=True):
        name = os.path.relpath(file, root)
        if isinstance(before, str) or isinstance(after, str):
            sides = ((revision, before), ("the working tree", after))
            yield from (f"{name}: not read by {who}: {said}" for who, said in sides if isinstance(said, str))
            continue
        change = compared(before, after)
        every += change
        if change.new or change.gone or change.changed:
            yield from (f"{name}: {change}", *told(change), "")
    yield f"{len(files)} documents, {revision} and the working tree: {every}"


def main(said: Sequence[str] | None = None, root: Path = corpora.ROOT) -> int:
    """0; what changed goes to standard output."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision", nargs="?", default="HEAD~1", metavar="REVISION")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    chosen = parser.parse_args(said)
    for line in report(chosen.revision, chosen.files or documents(root), root):
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
