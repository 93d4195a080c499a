"""The list of stages and the report of a run; no domain word in it."""

from __future__ import annotations

import gc
import hashlib
import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Final, TypeVar

from ipkg import __version__, extract, parallel
from ipkg.errors import InvalidGraph
from ipkg.infer import reason
from ipkg.iris import DEFAULT_BASE, Iris
from ipkg.lift import in_order, inferred, lift, premises, run
from ipkg.publish import builds, exports, rows
from ipkg.publish.report import report
from ipkg.read import complete, framed, read, read_all
from ipkg.resolve import resolve
from ipkg.segment import segment
from ipkg.store import create_store
from ipkg.tables import knowledge as tables
from ipkg.validate import validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pyoxigraph import Quad

    from ipkg.lift import Quads
    from ipkg.model import Derivation, Document, Facts, Finding, Metadata
    from ipkg.publish.report import Report

    Progress = Callable[[str, int, int], None]

R = TypeVar("R")

STAGES: Final = ("read", "segment", "extract", "resolve", "lift", "infer", "validate", "write")
_ID_DIGITS: Final = 12
_SELDOM: Final = (50_000, 20, 100)
_SHOWN: Final = 5  # violations named in an error; all of them are findings


@dataclass(frozen=True, slots=True)
class Build:
    """A finished build: its folder, what it holds, what was found wrong, and how long each stage took (seconds)."""

    path: Path
    report: Report
    findings: tuple[Finding, ...]
    seconds: tuple[tuple[str, float], ...]

    @property
    def id(self) -> str:
        """The name of the build: a digest of its content and of the version that made it."""
        return self.path.name


class _Clock:
    """Tells the progress of each stage and keeps its time."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress or (lambda _stage, _done, _total: None)
        self.seconds: dict[str, float] = {}

    def all(self, stage: str, results: Iterable[R], total: int) -> tuple[R, ...]:
        """The results of a stage, told one by one."""
        began = perf_counter()
        self._progress(stage, 0, total)
        done = []
        for result in results:
            done.append(result)
            self._progress(stage, len(done), total)
        self.seconds[stage] = perf_counter() - began
        return tuple(done)

    def one(self, stage: str, work: Callable[[], R]) -> R:
        """The result of a stage that is done in one go."""
        return self.all(stage, (work() for _ in range(1)), 1)[0]


def build(  # noqa: PLR0913  # what a caller may say about a build
    paths: Sequence[Path | str],
    out: Path | str = Path("build"),
    base: str = DEFAULT_BASE,
    overrides: Metadata | None = None,
    progress: Progress | None = None,
    *,
    allow_invalid: bool = False,
) -> Build:
    """Documents to a checked graph: ``out/current`` then holds ``store/``, ``exports/``, ``facts/`` and the report.

    ``progress`` is called with the stage, how much of it is done, and how much there is. Raises InputError for
    what cannot be read, OutputError for an output that cannot be written, and InvalidGraph where the graph breaks
    its shapes (``allow_invalid`` publishes it all the same); in each case the last good build stays as it is.
    """
    clock, iris, started = _Clock(progress), Iris(base), _now()
    with builds.workplace(Path(out)) as place, _seldom_collecting():
        facts, found = _understand([Path(path) for path in paths], overrides, clock)
        quads, defects = _graph(facts, iris, clock, allow_invalid=allow_invalid)
        findings = (*found, *defects)
        made = _Made(facts, quads, findings, report(facts, quads, findings))
        kept = clock.one("write", lambda: _write(made, place, Path(out), iris, started))
    return Build(kept, made.report, findings, tuple(clock.seconds.items()))


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Looks for garbage seldom: a build keeps nearly all that it makes, and looking took a fifth of its time."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def read_document(path: Path | str, overrides: Metadata | None = None) -> Document:
    """A file as a document with its structure; raises InputError where it cannot be read."""
    return segment(complete(read(Path(path), overrides), tables.load()))[0]


def extract_facts(document: Document) -> Facts:
    """What a document says, each thing under one key."""
    known = tables.load()
    return resolve((extract.extract(document, known),), known)[0]


def explain(sentence: str, area: str | None = None, period: str | None = None) -> tuple[Derivation, ...]:
    """How a sentence is understood, in a document about ``area`` and ``period``: one tree for each thing it says."""
    return extract.explain(sentence, tables.load(), area=area, period=period)


def validate_graph(data: Path | str | Iterable[Quad]) -> tuple[Finding, ...]:
    """Where RDF (a file, or quads) breaks the shapes of the project; nothing where it keeps them."""
    return validate(Path(data) if isinstance(data, str) else data)


@dataclass(frozen=True, slots=True)
class _Made:
    """All that a build has to write."""

    facts: tuple[Facts, ...]
    quads: Quads
    findings: tuple[Finding, ...]
    report: Report


def _understand(
    paths: Sequence[Path], overrides: Metadata | None, clock: _Clock
) -> tuple[tuple[Facts, ...], tuple[Finding, ...]]:
    """What the documents say, and the defects of their text."""
    known = tables.load()
    documents = clock.one("read", lambda: tuple(framed(complete(each, known)) for each in read_all(paths, overrides)))
    segmented = clock.all("segment", parallel.ordered(segment, documents), len(documents))
    texts = tuple(document for document, _ in segmented)
    extracted = clock.all("extract", parallel.ordered(_extract, texts), len(texts))
    facts = clock.one("resolve", lambda: resolve(extracted, known))
    return facts, tuple(finding for _, found in segmented for finding in found) + tuple(
        finding for each in facts for finding in each.findings
    )


def _extract(document: Document) -> Facts:
    """The facts of a document; each process loads the registers once."""
    return extract.extract(document, tables.load())


def _graph(
    facts: tuple[Facts, ...], iris: Iris, clock: _Clock, *, allow_invalid: bool
) -> tuple[Quads, tuple[Finding, ...]]:
    """The graph with all that follows from it, and its defects; raises InvalidGraph."""
    stated, defects = clock.one("lift", lambda: lift(facts, tables.load(), iris))
    derived, contradictions = clock.one("infer", lambda: reason(premises(stated, iris)))
    quads = in_order((*stated, *inferred(derived, iris)))
    violations = clock.one("validate", lambda: validate(quads))
    if not allow_invalid:
        _refuse([finding for finding in violations if finding.severity == "error"])
    return quads, (*defects, *contradictions, *violations)


def _refuse(violations: Sequence[Finding]) -> None:
    """Raises InvalidGraph where there is any."""
    if violations:
        shown = "\n".join(f"  {finding.place}: {finding.message}" for finding in violations[:_SHOWN])
        raise InvalidGraph(
            f"the graph was not published; violations of its shapes: {len(violations)}\n{shown}",
            hint="mend what they name, or publish the graph all the same with --allow-invalid",
        )


def _write(made: _Made, place: Path, out: Path, iris: Iris, started: datetime) -> Path:
    """The folder of the finished build; raises OutputError."""
    with builds.writable(out):
        for folder in ("exports", "facts"):
            (place / folder).mkdir()
        exports.write_exports(made.quads, place / "exports", iris.base)
        for each in made.facts:
            _write_lines(place / "facts" / f"{each.document.slug}.jsonl", rows.fact_rows(each))
        _write_lines(place / "findings.jsonl", map(rows.finding_row, made.findings))
        _write_text(place / "report.json", json.dumps(asdict(made.report), indent=1) + "\n")
        documents = (each.document for each in made.facts)
        record = run(documents, iris, version=__version__, started=started, ended=_now())
        create_store(place / "store", (*made.quads, *record))
        return builds.install(place, out, _id(place))


def _write_lines(path: Path, written: Iterable[rows.Row]) -> None:
    _write_text(path, "".join(map(rows.json_line, written)))


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _id(place: Path) -> str:
    """A digest of what was made and of the version that made it: the same input, the same name."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(path for path in place.rglob("*") if path.is_file() and "store" not in path.parts):
        digest.update(path.relative_to(place).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:_ID_DIGITS]


def _now() -> datetime:
    """The time, or the one that SOURCE_DATE_EPOCH fixes (https://reproducible-builds.org/specs/source-date-epoch/)."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
