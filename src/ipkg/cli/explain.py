"""`ipkg explain`: how a sentence was understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ipkg.cli import frame

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ipkg.model import Derivation


@click.command
@click.argument("sentence")
@frame.options("area", "period")
@click.pass_context
def explain(ctx: click.Context, sentence: str, area: str | None, period: str | None) -> None:
    """Show how a SENTENCE was understood, as a tree of rules and the words they cover.

    The frame of the document (area and period) can be given by options. "-" reads the sentence from standard
    input. The exit status is 1 where no rule found anything.
    """
    from ipkg import pipeline
    from ipkg.cli import output

    text = output.read_text(Path("-")) if sentence == "-" else sentence
    trees = pipeline.explain(text.strip(), area, period)
    for tree in trees:
        click.echo("\n".join(_lines(tree)))
    if not trees:
        output.say("no rule found anything in this sentence")
        ctx.exit(1)


def _lines(tree: Derivation, lead: str = "", branch: str = "") -> Iterator[str]:
    """The tree in lines, drawn with box characters; every node is its rule and the words it covers."""
    yield f"{branch}{tree.rule}: {' '.join(tree.text.split())}"
    for number, child in enumerate(tree.children, 1):
        last = number == len(tree.children)
        yield from _lines(child, lead + ("   " if last else "│  "), lead + ("└─ " if last else "├─ "))
