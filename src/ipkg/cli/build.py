"""`ipkg build`: documents to a checked graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ipkg.cli import frame


@click.command
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", default="build", show_default=True, type=click.Path(path_type=Path), help="Folder to write to.")
@click.option("--base", help="IRI under which things are published.  [default: https://w3id.org/ipkg/]")
@frame.every
@click.option("--allow-invalid", is_flag=True, help="Publish the graph even where it violates its shapes.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the summary.")
@click.option("--quiet", is_flag=True, help="Say nothing on standard error.")
def build(
    paths: tuple[Path, ...],
    out: Path,
    base: str | None,
    *,
    allow_invalid: bool,
    form: str,
    quiet: bool,
    **said: str | None,
) -> None:
    """Read documents and build their graph.

    PATHS are documents or folders of documents. The new build is put in place of the last one in a single step, and
    only when it is complete and conforms to the shapes. Options that describe a document hold for every PATH.
    """
    from ipkg import pipeline
    from ipkg.cli import output, summary
    from ipkg.cli.progress import bars
    from ipkg.iris import DEFAULT_BASE

    with bars(shown=not quiet and sys.stderr.isatty()) as progress:
        made = pipeline.build(
            paths, out, base or DEFAULT_BASE, frame.overrides(**said), progress, allow_invalid=allow_invalid
        )
    if form == "json":
        click.echo(summary.as_json(made))
    else:
        output.say(summary.as_text(made, out), quiet=quiet)
