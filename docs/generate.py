"""Writes the reference pages from the code: ``python docs/generate.py``. A test compares the pages with the code."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

import ipkg
from ipkg.cli.verbs import VERBS
from ipkg.cli.verbs import ipkg as program
from ipkg.store import library
from ipkg.tables import knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REFERENCE: Final = Path(__file__).resolve().parent / "reference"
NOTE: Final = "<!-- Written by docs/generate.py from the code; change the code, then run make docs. -->"

CONDUCT: Final = """\
`ipkg VERB --help` says the same. Data goes to standard output, talk to standard error. Exit status 0 is fine, 1 is
findings, 2 is misuse (130 after Ctrl-C, 141 when the reader of a pipe went away). Colours are off where `NO_COLOR` is
set; progress is shown on a terminal only."""

WHERE: Final = """\
The labels by which texts call them stand in `ontology/ipkg-indicators.ttl`; how to add one is said in
[Add an indicator](../how-to/add-an-indicator.md)."""


def cli() -> str:
    """Every verb with its arguments and options."""
    parts = [
        "# Command line",
        NOTE,
        CONDUCT,
    ]
    context = click.Context(program, info_name="ipkg", **program.context_settings)
    for verb in VERBS:
        command = program.get_command(context, verb)
        if command is not None:
            parts.extend(_verb(command, click.Context(command, info_name=verb, parent=context)))
    return _page(parts)


def _verb(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {command.name}"
    yield f"`{' '.join([context.command_path, *command.collect_usage_pieces(context)])}`"
    yield inspect.cleandoc(command.help or "").replace("\b\n", "")
    bar = "\\|"  # a bar inside a cell of a table
    records = (option.get_help_record(context) for option in command.get_params(context))
    rows = [f"| `{names.replace('|', bar)}` | {text.replace('|', bar)} |" for names, text in filter(None, records)]
    yield "\n".join(["| option | |", "|---|---|", *rows])


def api() -> str:
    """Every public name of the package."""
    parts = [
        "# Python",
        NOTE,
        "`import ipkg` gives these names; nothing else is promised to stay.",
    ]
    for name in sorted(ipkg.__all__, key=str.lower):
        thing = getattr(ipkg, name)
        parts.append(f"## {name}")
        if callable(thing):
            parts.append(f"```python\n{name}{_signature(thing)}\n```")
        parts.append(inspect.getdoc(thing) if callable(thing) else f"`{thing!r}`")
    return _page(part for part in parts if part)


def _signature(thing: Callable[..., object]) -> str:
    """The signature as it is written: annotations without quotes, a path by its text."""
    text = re.sub(r"PosixPath\(('.*?')\)", r"\1", str(inspect.signature(thing)))
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", text)


def indicators() -> str:
    """Every indicator of the scheme, with its unit, its time basis and its definition."""
    known = knowledge.load()
    units = {unit.key: unit.label for unit in known.units}
    scheme = known.scheme("indicator")
    rows = [
        f"| `{concept.key}` | {concept.label} | {units.get(concept.unit or '', '')} | {concept.time_basis or ''} "
        f"| {concept.definition} |"
        for concept in sorted(scheme, key=lambda concept: concept.key)
    ]
    return _page(
        [
            "# Indicators",
            NOTE,
            f"{len(scheme)} indicators. {WHERE}",
            "\n".join(["| key | indicator | unit | time | definition |", "|---|---|---|---|---|", *rows]),
        ]
    )


def queries() -> str:
    """Every question of the library, with its parameters."""
    parts = [
        "# Questions of the library",
        NOTE,
        "Ask one with `ipkg query NAME --param KEY=VALUE`; each is a file of `queries/`.",
    ]
    for query in library.library():
        parts.append(f"## {query.name}")
        parts.append(query.question)
        if query.parameters:
            rows = [f"| `{p.name}` | {p.meaning} | `{p.default}` |" for p in query.parameters]
            parts.append("\n".join(["| parameter | | default |", "|---|---|---|", *rows]))
        parts.extend(line for line in (query.note, f"Chart: {query.chart}." if query.chart else "") if line)
    return _page(parts)


def _page(parts: Iterator[str] | list[str]) -> str:
    return "\n\n".join(part.strip() for part in parts) + "\n"


PAGES: Final[dict[str, Callable[[], str]]] = {
    "cli.md": cli,
    "python.md": api,
    "indicators.md": indicators,
    "queries.md": queries,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (REFERENCE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
