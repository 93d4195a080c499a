"""`ipkg validate`: a graph against the shapes."""

from __future__ import annotations

from pathlib import Path

import click


@click.command
@click.argument("graph", type=click.Path(path_type=Path), default="build")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of the findings.")
@click.option("--quiet", is_flag=True, help="Say nothing on standard error.")
@click.pass_context
def validate(ctx: click.Context, graph: Path, *, form: str, quiet: bool) -> None:
    """Check a graph against the shapes.

    GRAPH is an RDF file of any format, or a build (the folder "build" where none is named). Findings go to standard
    output. The exit status is 1 where one of them is an error; warnings and notes are for people to weigh.
    """
    from ipkg import store
    from ipkg.cli import findings, output
    from ipkg.validate import validate as check

    found = check(store.open_store(graph) if graph.is_dir() else graph)
    if found or form == "json":
        click.echo(findings.as_text(found, form))
    errors = sum(finding.severity == "error" for finding in found)
    verdict = f"breaks the shapes in {errors} places" if errors else "conforms to the shapes"
    output.say(f"{graph} {verdict}; {len(found) - errors} warnings and notes", quiet=quiet)
    ctx.exit(1 if errors else 0)
