"""Speed, side by side: the same work by ipkg and by rdflib alone, in one run, as ratios.

    python benchmarks/speed.py [--runs N] [PATH…]

Builds the graph of the documents (``data/documents`` where none are named), then loads its N-Quads, asks every
question of the library, and writes Turtle, once with each. Prints a Markdown table; times are medians of N runs, and
memory is the peak of the building process.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import rdflib
from pyoxigraph import RdfFormat, parse

import ipkg
from ipkg.publish import exports
from ipkg.store import base, create_store, library, published

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).resolve().parents[1]
Seconds = float


def timed(work: Callable[[], object], runs: int) -> Seconds:
    """The median time of some work."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)


def built(paths: list[str], out: Path) -> tuple[Seconds, float]:
    """Wall time and peak memory (MB) of a build, as a process of its own."""
    command = [sys.executable, "-c", "from ipkg.cli import main; main()", "build", *paths, "--out", str(out), "--quiet"]
    began = time.perf_counter()
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"the build failed: {status}")
    unit = 1 if platform.system() == "Darwin" else 1024  # bytes there, kilobytes here
    return time.perf_counter() - began, usage.ru_maxrss * unit / 1e6


def load_with_rdflib(path: Path) -> rdflib.Dataset:
    """The graph in memory, by rdflib alone."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format="nquads")
    return dataset


def load_with_ipkg(path: Path) -> None:
    """The graph in a store on disk, as a build makes it."""
    with tempfile.TemporaryDirectory() as folder:
        create_store(Path(folder) / "store", parse(path=str(path), format=RdfFormat.N_QUADS))


def compared(out: Path, runs: int) -> list[tuple[str, Seconds, Seconds]]:
    """Each job with its time by rdflib alone and by ipkg."""
    nquads = out / "current" / "exports" / "ipkg.nq"
    dataset, graph = load_with_rdflib(nquads), ipkg.open(out)
    rows = [
        ("load N-Quads", timed(lambda: load_with_rdflib(nquads), runs), timed(lambda: load_with_ipkg(nquads), runs))
    ]
    for query in library.library():
        slow = timed(lambda text=query.text: list(dataset.query(text)), runs)
        rows.append((f"query {query.name}", slow, timed(lambda text=query.text: graph.select(text), runs)))
    one = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        one.add(triple)
    quads = published(graph.store)
    rows.append(
        (
            "write Turtle",
            timed(lambda: one.serialize(io.BytesIO(), format="turtle"), runs),
            timed(lambda: exports.export(quads, "ttl", base(graph.store)), runs),
        )
    )
    return rows


def as_markdown(rows: list[tuple[str, Seconds, Seconds]]) -> str:
    """The table: milliseconds by each, and how many times faster ipkg is.

    >>> print(as_markdown([("load", 2.0, 0.5)]).splitlines()[-1])
    | load | 2000.0 | 500.0 | 4.0 |
    """
    lines = ["| job | rdflib, ms | ipkg, ms | times faster |", "|---|---:|---:|---:|"]
    return "\n".join(
        [*lines, *(f"| {job} | {slow * 1e3:.1f} | {fast * 1e3:.1f} | {slow / fast:.1f} |" for job, slow, fast in rows)]
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("paths", nargs="*", default=[str(ROOT / "data" / "documents")])
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        seconds, megabytes = built(chosen.paths, Path(folder))
        print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {len(ipkg.open(folder).store):,} quads.\n")
        print(f"Build of {', '.join(Path(path).name for path in chosen.paths)}: {seconds:.1f} s, {megabytes:.0f} MB.\n")
        print(as_markdown(compared(Path(folder), chosen.runs)))


if __name__ == "__main__":
    main()
