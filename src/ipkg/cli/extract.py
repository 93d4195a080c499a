"""`ipkg extract`: what documents say, without a graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from ipkg.cli import frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ipkg.model import Facts

Row = dict[str, Any]
WHAT: Final = ("observations", "entities", "relations", "unread")


@click.command
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--what", type=click.Choice(WHAT), default=WHAT[0], show_default=True, help="What to list.")
@click.option("--format", "form", type=click.Choice(["jsonl", "json", "table"]), default="jsonl", show_default=True)
@frame.every
def extract(files: tuple[Path, ...], what: str, form: str, **said: str | None) -> None:
    """List what FILES say, in document order.

    Files are documents or folders of documents; "-" reads a text from standard input. Offsets count code points in
    the file as received; "quote" is exactly that slice. With several files every row names its document.
    """
    from ipkg import pipeline
    from ipkg.publish import rows

    ...


def _as_jsonl(found: list[Row]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in found)


def _as_json(found: list[Row]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)


def _as_table(found: list[Row]) -> str:
    from ipkg.cli import answers

    return answers.as_table((), ())
