"""The verbs and how every one of them fails: a message, a hint and an exit status, never a traceback for misuse."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, Final

import click

from ipkg import __version__
from ipkg.errors import IpkgError

VERBS: Final = ("build", "extract", "explain", "validate", "query", "export", "lint")
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells report it
PIPE_CLOSED: Final = 141  # 128 + SIGPIPE


class Verbs(click.Group):
    """A group that imports a verb only when it is called or its help is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # the signature is click's
        """The verbs in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb's command, or None for an unknown word."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"ipkg.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """The verb's result; misuse is told in words, a closed pipe and Ctrl-C end quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except IpkgError as error:
            refuse(error.message, error.hint)
            ctx.exit(error.exit_status)
        except BrokenPipeError:
            _drop_output()
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            click.echo("stopped; nothing was left half written", err=True)
            ctx.exit(INTERRUPTED)
        return result


def refuse(message: str, hint: str = "") -> None:
    """Message and hint on standard error."""
    click.echo(f"{click.style('error:', fg='red', bold=True)} {message}", err=True)
    if hint:
        click.echo(f"{click.style('hint:', fg='cyan')}  {hint}", err=True)


def _drop_output() -> None:
    """Point standard output at nothing, so that the interpreter's last flush finds no closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="ipkg")
@click.pass_context
def ipkg(ctx: click.Context) -> None:
    r"""Turn documents on intellectual property into a cited, checked knowledge graph.

    \b
    Start with:  ipkg build data/documents
    then ask:    ipkg query --list
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
