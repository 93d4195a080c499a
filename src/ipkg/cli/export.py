"""`ipkg export`: the graph in one of the usual formats."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

FORMATS: Final = ("ttl", "jsonld", "nt", "nq", "trig", "rdf")


@click.command
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="Format, by its usual suffix.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; standard output where none is named.")
@click.option("--store", default="build", show_default=True, type=click.Path(path_type=Path), help="A build.")
@click.option("--quiet", is_flag=True, help="Say nothing on standard error.")
def export(form: str, out: Path | None, store: Path, *, quiet: bool) -> None:
    """Write the graph in a format.

    Turtle (ttl), JSON-LD (jsonld), N-Triples (nt), N-Quads (nq), TriG (trig) or RDF/XML (rdf). TriG and N-Quads keep
    the named graphs. The record of the run stays behind, so that the same graph gives the same bytes.
    """
    from ipkg import store as rest
    from ipkg.cli import output
    from ipkg.publish import exports

    graph = rest.open_store(store)
    data = exports.export(rest.published(graph), form, rest.base(graph)).encode()
    output.deliver(data, out)
    if out is not None:
        output.say(f"{out}: {len(data):,} bytes", quiet=quiet)
