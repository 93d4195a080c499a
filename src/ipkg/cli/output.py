"""What the verbs share at the border: words to standard error, data whole to a file or to standard output."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from ipkg.errors import MissingInput, OutputError, UnreadableInput


def say(message: str, *, quiet: bool = False) -> None:
    """Talk to the person: standard error, and nothing at all when quiet."""
    if not quiet:
        click.echo(message, err=True)


def read_text(path: Path) -> str:
    """The text of a file, or of standard input for ``-``, line ends as they stand.

    Raises MissingInput where there is no file, UnreadableInput where its bytes are not UTF-8 text.
    """
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise MissingInput(f"there is no file {path}", hint="check the path") from error
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            f"{path} is not UTF-8 text (byte {error.start})", hint="convert it, for instance with iconv -t UTF-8"
        ) from error
    except OSError as error:
        raise UnreadableInput(f"{path} cannot be read: {error.strerror}", hint="give the path of a file") from error


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path`` in one step: a reader finds the old file or the new one, never half of it.

    Raises OutputError where the place cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written: {error.strerror}", hint="choose a place that you may write to, with --out"
        ) from error


def deliver(data: bytes, out: Path | None) -> None:
    """Data to the file ``out``, or to standard output where that is None or ``-``."""
    if out is None or str(out) == "-":
        stream = sys.stdout.buffer
        stream.write(data)
        stream.flush()
    else:
        write_whole(out, data)
