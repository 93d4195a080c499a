"""`ipkg extract`: what documents say, without a graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ipkg.cli import frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ipkg.model import Document, Metadata

Row = dict[str, Any]
WHAT: Final = ("observations", "entities", "relations", "unread", "text")
_HEADS: Final = {
    "observations": ("line", "measure", "dimensions", "area", "period", "kind", "qualifier", "value", "unit"),
    "entities": ("line", "type", "name", "issuer", "jurisdiction", "date"),
    "relations": ("line", "subject", "predicate", "object", "date", "status"),
    "unread": ("line", "kind", "printed", "reason"),
}


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--what", type=click.Choice(WHAT), default=WHAT[0], show_default=True, help="What to list.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "table"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, a JSON array, or a table for people.",
)
@frame.every
def extract(files: tuple[Path, ...], what: str, form: str, **said: str | None) -> None:
    """List what FILES say, in document order.

    FILES are documents or folders of documents; "-" is a text from standard input. Offsets count code points in the
    file as received, and "quote" is exactly that slice. Of HTML and PDF files they count in the text extracted from
    them, which --what text prints. Where there are several documents, every row names its own.
    """
    from ipkg import parallel, pipeline

    documents = tuple(_documents(files, frame.overrides(**said)))
    if what == "text":
        click.echo("".join(document.received for document in documents), nl=False)
        return
    listed = (
        _rows(facts.document, getattr(facts, what), what, named=len(documents) > 1)
        for facts in parallel.ordered(pipeline.extract_facts, documents)
    )
    if form == "jsonl":
        for row in (row for rows in listed for row in rows):
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        everything = [row for rows in listed for row in rows]
        click.echo(json.dumps(everything, ensure_ascii=False, indent=2) if form == "json" else _table(everything, what))


def _documents(files: Iterable[Path], overrides: Metadata | None) -> Iterator[Document]:
    """The documents, segmented, in the order given."""
    from ipkg.cli import output
    from ipkg.pipeline import read_document
    from ipkg.read import complete, discover, read_text
    from ipkg.segment import segment
    from ipkg.tables import knowledge

    for file in files:
        if str(file) == "-":
            text = read_text(output.read_text(file), "standard-input.md", overrides)
            yield _framed(segment(complete(text, knowledge.load()))[0])
        else:
            yield from (_framed(read_document(path, overrides)) for path in discover((file,)))


def _framed(document: Document) -> Document:
    """The document; what its frame leaves open is said, since figures that name none themselves then have none."""
    said = document.metadata
    unknown = [name for name, value in (("period", said.period), ("area", said.area)) if not value]
    if unknown:
        options = " ".join(f"--{name} …" for name in unknown)
        click.echo(
            f"note: {document.path}: the document does not say its {', '.join(unknown)}; {options} would", err=True
        )
    return document


def _rows(document: Document, things: Iterable[Any], what: str, *, named: bool) -> Iterator[Row]:
    """The things as rows, each with the path of its document where that is asked for."""
    from ipkg.publish import rows

    makers: dict[str, Callable[[Document, Any], Row]] = {
        "observations": rows.observation_row,
        "entities": rows.entity_row,
        "relations": rows.relation_row,
        "unread": rows.unread_row,
    }
    for thing in things:
        yield ({"document": document.path} if named else {}) | makers[what](document, thing)


def _table(found: list[Row], what: str) -> str:
    """The columns that people look for."""
    from ipkg.cli import answers

    heads = (*(("document",) if any("document" in row for row in found) else ()), *_HEADS[what])
    cells = [[_cell(row.get(head)) for head in heads] for row in found]
    return answers.as_table(heads, cells, frozenset({heads.index("line")}))


def _cell(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(map(str, value.values()))
    return "" if value is None else str(value)
