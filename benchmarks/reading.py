"""How fast documents are read, side by side with spaCy's small English pipeline and quantulum3, in one run.

    python benchmarks/reading.py [--runs N] [--copies N] [--most N] [PATH…]

The texts are the digests and, where ``../shared`` lies beside the checkout, the published papers (or those named), each
as a document of its own and in varied copies. Each reader is a process on one core; time is processor time, without
what a reader loads first; the readers take turns, and the median of N runs counts. The others do other work: spaCy tags
words and finds names, quantulum3 finds quantities; neither says what is measured, where and when.

Then the growth: the same for 1, 10, 100 … documents of 500 words by ipkg alone, no two of them alike (``varied.py``).

What is compared with comes from the package registry into ``build/bench-env``, which is made once, as
``reading-requirements.txt`` pins it. Where that cannot be had, the comparison is skipped, and said to be.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import corpora
import varied

if TYPE_CHECKING:
    from collections.abc import Sequence

REQUIREMENTS: Final = Path(__file__).with_name("reading-requirements.txt")
ENVIRONMENT: Final = corpora.ROOT / "build" / "bench-env"
OTHERS: Final = ("spacy", "quantulum3")
_ONE_THREAD: Final = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


class Unavailable(Exception):
    """The environment of the other readers cannot be made here."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A reader over some documents: seconds of processor time (median), and the peak of its memory."""

    label: str
    words: int
    seconds: float
    megabytes: float

    @property
    def rate(self) -> float:
        """Words per second."""
        return self.words / self.seconds


def environment(place: Path, requirements: Path = REQUIREMENTS) -> Path:
    """The interpreter that has the other readers, its environment made where it is not there; raises Unavailable."""
    python, stamp = place / "bin" / "python", place / "requirements.sha256"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print(f"Making {place} for spaCy and quantulum3 (once, about a minute) …", file=sys.stderr)
    _run(sys.executable, "-m", "venv", "--clear", "--without-pip", str(place))
    install = ("install", "--quiet", "--disable-pip-version-check", "--requirement", str(requirements))
    _run(_with_pip(), "-m", "pip", "--python", str(python), *install)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _with_pip() -> str:
    """An interpreter that has pip: this one, else the one that its environment was made with."""
    base = Path(sys.base_prefix) / "bin" / "python3"
    for python in (sys.executable, str(base)):
        if not subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False).returncode:
            return python
    raise Unavailable("no pip here")


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unavailable(done.stderr.strip().rpartition("\n")[2] or f"{command[0]} ended with {done.returncode}")


def once(name: str, python: Path | str, folder: Path) -> Measured:
    """One run of a reader over a folder; raises Unavailable where it does not run."""
    worker = str(Path(__file__).with_name("readers.py"))
    here = dict.fromkeys(_ONE_THREAD, "1") | {"PYTHONPATH": str(corpora.ROOT / "src") if name == "ipkg" else ""}
    command = [str(python), worker, name, str(folder)]
    done = subprocess.run(command, env=os.environ | here, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unavailable(f"{name}: {done.stderr.strip().rpartition(chr(10))[2]}")
    said = json.loads(done.stdout)
    return Measured(said["label"], said["words"], said["seconds"], said["megabytes"])


def of_runs(runs: Sequence[Measured]) -> Measured:
    """Several runs of one reader as one: the median of the times, the most memory."""
    seconds, most = median(run.seconds for run in runs), max(run.megabytes for run in runs)
    return Measured(runs[0].label, runs[0].words, seconds, most)


def side_by_side(folder: Path, others: Path | None, runs: int) -> list[Measured]:
    """Every reader over the same folder, taking turns; ipkg alone where the others are not there."""
    pythons: dict[str, Path | str] = {"ipkg": sys.executable}
    if others is not None:
        pythons |= dict.fromkeys(OTHERS, others)
    turns = [[once(name, python, folder) for name, python in pythons.items()] for _ in range(runs)]
    return [of_runs(found) for found in zip(*turns, strict=True)]


def growth(texts: Sequence[Path], most: int) -> list[tuple[int, Measured]]:
    """Reading 1, 10, 100 … varied documents, up to ``most``."""
    blocks, names = varied.bodies(texts), varied.cities()
    counts = [10**power for power in range(len(str(most))) if 10**power <= most]
    found = []
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            for number in range(count):
                path = Path(folder) / f"document-{number:05}.md"
                path.write_text(varied.document(blocks, names, number), encoding="utf-8")
            found.append((count, once("ipkg", sys.executable, Path(folder))))
    return found


def copied(texts: Sequence[Path], copies: int, folder: Path) -> None:
    """The texts as they are and in varied copies, each a document of its own."""
    names = varied.cities()
    for copy in range(copies):
        for number, path in enumerate(texts):
            text = path.read_text(encoding="utf-8")
            chance = random.Random(1000 * copy + number)
            other = varied.copy(text, names, chance) if copy else text
            (folder / f"{path.stem}-{number}-{copy}{path.suffix}").write_text(other, encoding="utf-8")


def texts_here() -> list[Path]:
    """The digests, and the published papers where they are."""
    digests = sorted((corpora.ROOT / "data" / "documents").glob("*.md"))
    published = [paper.text for paper in corpora.papers() if paper.text.parent.name == "sources"]
    return [*digests, *published]


def as_markdown(found: Sequence[Measured]) -> str:
    """Every reader beside the first: words per second and memory, and how many times ipkg's or its own.

    >>> print(as_markdown([Measured("ipkg", 100, 0.01, 50), Measured("other", 100, 0.04, 100)]))
    | reader | words per second | ipkg is faster | peak memory, MB | of ipkg's |
    |---|---:|---:|---:|---:|
    | ipkg | 10,000 |  | 50 |  |
    | other | 2,500 | 4.0 × | 100 | 2.0 × |
    """
    first = found[0]
    lines = [
        "| reader | words per second | ipkg is faster | peak memory, MB | of ipkg's |",
        "|---|---:|---:|---:|---:|",
    ]
    for each in found:
        faster, larger = f"{first.rate / each.rate:.1f} ×", f"{each.megabytes / first.megabytes:.1f} ×"
        shown = ("", "") if each is first else (faster, larger)
        lines.append(f"| {each.label} | {each.rate:,.0f} | {shown[0]} | {each.megabytes:.0f} | {shown[1]} |")
    return "\n".join(lines)


def as_growth(found: Sequence[tuple[int, Measured]]) -> str:
    """How time and memory grow with the number of documents.

    >>> print(as_growth([(1, Measured("ipkg", 500, 0.05, 50)), (10, Measured("ipkg", 5000, 0.4, 60))]))
    | documents | words | seconds | words per second | seconds a document | peak memory, MB |
    |---:|---:|---:|---:|---:|---:|
    | 1 | 500 | 0.05 | 10,000 | 0.0500 | 50 |
    | 10 | 5,000 | 0.40 | 12,500 | 0.0400 | 60 |
    """
    lines = ["| documents | words | seconds | words per second | seconds a document | peak memory, MB |"]
    lines.append("|---:|---:|---:|---:|---:|---:|")
    return "\n".join(
        [
            *lines,
            *(
                f"| {count:,} | {each.words:,} | {each.seconds:.2f} | {each.rate:,.0f} "
                f"| {each.seconds / count:.4f} | {each.megabytes:.0f} |"
                for count, each in found
            ),
        ]
    )


def main(said: Sequence[str] | None = None) -> int:
    """0; the tables go to standard output, a skipped comparison to standard error too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--copies", type=int, default=2)
    parser.add_argument("--most", type=int, default=1000, help="documents of the last step of the growth")
    chosen = parser.parse_args(said)
    texts = chosen.paths or texts_here()
    try:
        others: Path | None = environment(ENVIRONMENT)
    except Unavailable as reason:
        others = None
        print(f"SKIPPED: the comparison with spaCy and quantulum3, which cannot be installed here: {reason}")
    with tempfile.TemporaryDirectory() as folder:
        copied(texts, chosen.copies, Path(folder))
        found = side_by_side(Path(folder), others, chosen.runs)
    print(f"Python {platform.python_version()}, one core; {found[0].words:,} words, median of {chosen.runs} runs.\n")
    print(as_markdown(found), end="\n\n")
    print(as_growth(growth(texts, chosen.most)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
