"""`ipkg extract`: what documents say, without a graph."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ipkg.cli import facts as formats
from ipkg.cli import frame
from ipkg.errors import IpkgError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ipkg.model import Document, Metadata

Row = dict[str, Any]
WHAT: Final = (*formats.COLUMNS, "text")
_STANDARD_INPUT: Final = "standard-input.md"
_FEW: Final = 2
_FOUND: Final = 1
_NOT_READ: Final = 2


@dataclass(frozen=True, slots=True)
class _Source:
    """A document to read, what is said of it beside it, and what to list of it; a text that is no file is given."""

    path: Path
    overrides: Metadata | None
    what: str
    text: str | None = None
    named: bool = False
    error: IpkgError | None = None


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a document says, or why it could not be read; ``open`` are the parts of its frame that it leaves open."""

    path: str
    rows: tuple[Row, ...] = ()
    text: str = ""
    open: tuple[str, ...] = ()
    error: str = ""
    hint: str = ""


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--what", type=click.Choice(WHAT), default=WHAT[0], show_default=True, help="What to list.")
@click.option(
    "--format",
    "form",
    type=click.Choice(formats.FORMATS),
    default=formats.FORMATS[0],
    show_default=True,
    help="One JSON object a line, a JSON array, comma-separated values, or a table for people.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Documents read at once.  [default: one for each core]")
@frame.every
@click.option("--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.pass_context
def extract(
    ctx: click.Context,
    /,
    files: tuple[Path, ...],
    what: str,
    form: str,
    jobs: int | None,
    *,
    quiet: bool,
    **said: str | None,
) -> None:
    """List what FILES say, in document order.

    FILES are documents or folders of documents; "-" is a text from standard input. Offsets count code points in the
    file as received, and "quote" is exactly that slice. Of HTML and PDF files they count in the text extracted from
    them, which --what text prints. Where there are several documents, every row names its own.

    Documents are read at once and listed in the order given. One that cannot be read does not keep the others from
    being listed: it is told at the end, and the exit status is 2. With --what findings it is 1 where there are any.
    """
    sources = _sources(files, frame.overrides(**said), what)
    shown = not quiet and len(sources) > 1 and sys.stderr.isatty() and (form == "table" or not sys.stdout.isatty())
    run = _Run(quiet=quiet)
    outcomes = run.watched(_outcomes(sources, jobs), len(sources), shown=shown)
    if what == "text":
        texts: Iterable[str] = (outcome.text for outcome in outcomes)
    else:
        texts = formats.as_text((outcome.rows for outcome in outcomes), form, what, named=len(sources) > 1)
    for text in texts:
        click.echo(text, nl=False)
    run.tell_failures()
    if run.failed:
        ctx.exit(_NOT_READ)
    ctx.exit(_FOUND if what == "findings" and run.rows else 0)


def _sources(files: Sequence[Path], overrides: Metadata | None, what: str) -> tuple[_Source, ...]:
    """The documents to read, each once, in the order given; a path where nothing is stays, with the reason."""
    found: dict[object, _Source] = {}
    for file in files:
        for source in _below(file, _Source(file, overrides, what)):
            found.setdefault(source.path.resolve() if source.text is None else "-", source)
    return tuple(replace(source, named=len(found) > 1) for source in found.values())


def _below(file: Path, source: _Source) -> Iterator[_Source]:
    from ipkg.cli import output
    from ipkg.read import discover

    try:
        if str(file) == "-":
            yield replace(source, path=Path(_STANDARD_INPUT), text=output.read_text(file))
        else:
            yield from (replace(source, path=path) for path in discover((file,)))
    except IpkgError as error:
        yield replace(source, error=error)


def _outcomes(sources: Sequence[_Source], jobs: int | None) -> Iterator[_Outcome]:
    """What each document says; the first one is read here, so that other processes find all tables made."""
    from ipkg import parallel

    yield from map(_read, sources[:1])
    yield from parallel.ordered(_read, sources[1:], jobs=jobs, few=_FEW)


def _read(source: _Source) -> _Outcome:
    """A document read, in whichever process."""
    path = str(source.path)
    try:
        return _listed(source)
    except IpkgError as error:
        return _Outcome(path, error=error.message, hint=error.hint)
    except Exception as error:  # noqa: BLE001  # a defect of ours in one document must not lose the others
        what = f"{path}: reading failed ({type(error).__name__}: {error})"
        return _Outcome(path, error=what, hint="this is a defect of ipkg; please report it with the document")


def _listed(source: _Source) -> _Outcome:
    """What a document says; raises IpkgError."""
    from ipkg import pipeline
    from ipkg.read import complete, read, read_text
    from ipkg.segment import segment
    from ipkg.tables import knowledge

    if source.error:
        raise source.error
    text = read_text(source.text, str(source.path), source.overrides) if source.text is not None else None
    document, defects = segment(complete(text or read(source.path, source.overrides), knowledge.load()))
    outcome = _Outcome(document.path, open=_open(document))
    if source.what == "text":
        return replace(outcome, text=document.received)
    found = pipeline.extract_facts(document)
    things = (*defects, *found.findings) if source.what == "findings" else getattr(found, source.what)
    return replace(outcome, rows=tuple(_rows(document, things, source)))


def _open(document: Document) -> tuple[str, ...]:
    """What the frame leaves open: figures that name none themselves then have none."""
    said = document.metadata
    return tuple(name for name, value in (("period", said.period), ("area", said.area)) if not value)


def _rows(document: Document, things: Iterable[Any], source: _Source) -> Iterator[Row]:
    """The things as rows, each with the path of its document where that is asked for."""
    from ipkg.publish import rows

    makers: dict[str, Callable[[Any], Row]] = {
        "observations": lambda thing: rows.observation_row(document, thing),
        "entities": lambda thing: rows.entity_row(document, thing),
        "relations": lambda thing: rows.relation_row(document, thing),
        "unread": lambda thing: rows.unread_row(document, thing),
        "findings": rows.finding_row,
    }
    for thing in things:
        yield ({"document": document.path} if source.named else {}) | makers[source.what](thing)


class _Run:
    """What happens while documents are read: progress, notes, and the failures that are told at the end."""

    def __init__(self, *, quiet: bool) -> None:
        self.quiet = quiet
        self.rows = 0
        self.failed: list[_Outcome] = []

    def watched(self, outcomes: Iterable[_Outcome], total: int, *, shown: bool) -> Iterator[_Outcome]:
        """The outcomes, their progress shown, those of documents that could not be read put aside."""
        from ipkg.cli.progress import bars

        with bars(shown=shown) as tell:
            for done, outcome in enumerate(outcomes, 1):
                tell("extract", done, total)
                self.rows += len(outcome.rows)
                if outcome.error:
                    self.failed.append(outcome)
                else:
                    self._note(outcome)
                    yield outcome

    def _note(self, outcome: _Outcome) -> None:
        from ipkg.cli import output

        if outcome.open:
            options = " ".join(f"--{name} …" for name in outcome.open)
            unknown = ", ".join(outcome.open)
            output.say(
                f"note: {outcome.path}: the document does not say its {unknown}; {options} would", quiet=self.quiet
            )

    def tell_failures(self) -> None:
        """Every document that could not be read, and why."""
        from ipkg.cli import verbs

        for outcome in self.failed:
            verbs.refuse(outcome.error, outcome.hint)
