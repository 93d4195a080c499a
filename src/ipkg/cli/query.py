"""`ipkg query`: questions to the graph, from the library, a file, the command line or standard input."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ipkg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMATS: Final = ("table", "csv", "tsv", "json", "turtle")


@click.command
@click.argument("question", required=False)
@click.option("--list", "listing", is_flag=True, help="List the questions of the library and their parameters.")
@click.option("--param", "params", multiple=True, metavar="NAME=VALUE", help="A value for a question of the library.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Form of the answer; table, or turtle for a graph.")
@click.option("--store", default="build", show_default=True, type=click.Path(path_type=Path), help="A build.")
@click.pass_context
def query(
    ctx: click.Context, question: str | None, *, listing: bool, params: tuple[str, ...], form: str | None, store: Path
) -> None:
    """Ask the graph.

    QUESTION is the name of a question of the library, a file with SPARQL, SPARQL itself, or "-" for standard input.
    The usual prefixes need not be declared.
    """
    from ipkg import store as rest
    from ipkg.cli import answers
    from ipkg.store import library

    if listing:
        click.echo(answers.listing(library.library()))
        ctx.exit()
    if not question:
        raise click.UsageError("There is no question. Give a name, a file or SPARQL; --list shows the names.")
    graph = rest.open_store(store)
    sparql = _sparql(question, _values(params), rest.base(graph))
    click.echo(answers.as_text(rest.answer(graph, sparql), form))


def _sparql(question: str, values: Mapping[str, str], base: str) -> str:
    """The SPARQL that a question means, for a graph with this base; raises QueryError where it means none."""
    from ipkg.cli import output
    from ipkg.store import library

    inline = any(mark in question for mark in "{\n")
    written = not inline and (question == "-" or question.endswith((".rq", ".sparql")) or Path(question).is_file())
    if not inline and not written:
        return library.fill(library.find(question), values, base)
    if values:
        raise QueryError("only questions of the library take --param", hint="write the value into the query")
    return output.read_text(Path(question)) if written else question


def _values(params: tuple[str, ...]) -> dict[str, str]:
    """The values given; raises QueryError for one without its name."""
    pairs = [param.partition("=") for param in params]
    for name, sign, _ in pairs:
        if not sign:
            raise QueryError(f"--param {name}: this has no value", hint="write it like --param area=nanjing")
    return {name: value for name, _, value in pairs}
