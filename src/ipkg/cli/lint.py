"""`ipkg lint`: the registers in their canonical form."""

from __future__ import annotations

from pathlib import Path

import click


@click.command
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--fix", is_flag=True, help="Write the canonical form in place.")
@click.option("--quiet", is_flag=True, help="Say nothing on standard error.")
@click.pass_context
def lint(ctx: click.Context, files: tuple[Path, ...], *, fix: bool, quiet: bool) -> None:
    """Check that registers are in canonical form.

    FILES are registers (tab-separated tables); without any, every register of the installation is checked. The
    message for each one that is not canonical is the command that mends it; the exit status is then 1. Rows that
    have too few or too many cells are listed for a person to mend.
    """
    from ipkg import assets
    from ipkg.cli import output
    from ipkg.tables.registers import canonical

    chosen = files or assets.files("data", ".tsv")
    texts = {path: output.read_text(path) for path in chosen}
    crooked = [path for path, text in texts.items() if canonical(text) != text]
    ragged = [f"{path}:{line}: {why}" for path, text in texts.items() for line, why in _ragged(text)]
    for path in crooked if fix else ():
        output.write_whole(path, canonical(texts[path]).encode())
    for line in (*ragged, *(f"mended {path}" if fix else f"ipkg lint --fix {path}" for path in crooked)):
        click.echo(line)
    output.say(f"{len(chosen)} registers; {len(crooked)} {'mended' if fix else 'to mend'}", quiet=quiet)
    ctx.exit(1 if ragged or (crooked and not fix) else 0)


def _ragged(text: str) -> list[tuple[int, str]]:
    """Line number and complaint of every row whose number of cells is not the head's."""
    head, *rows = text.splitlines()
    width = head.count("\t") + 1
    return [
        (number, f"{row.count(chr(9)) + 1} cells, expected {width}")
        for number, row in enumerate(rows, 2)
        if row.strip() and row.count("\t") + 1 != width
    ]
