"""The program as a process: quick to answer, quiet when interrupted, plain when asked to be."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from ipkg.cli.verbs import VERBS

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-c", "from ipkg.cli import main; main()"]
WAIT = 30  # seconds, far more than it takes
HEAVY = ("rdflib", "pyoxigraph", "pyshacl", "owlrl", "owlready2", "rich", "yaml", "markdown_it", "ipkg.pipeline")


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from ipkg.cli import ipkg;"
        f"CliRunner().invoke(ipkg, ['--help']); print(sorted(set({HEAVY}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_help_names_every_verb() -> None:
    done = subprocess.run([*PROGRAM, "--help"], capture_output=True, text=True, check=True)
    assert [verb for verb in VERBS if f"\n  {verb} " not in done.stdout] == []


def test_a_reader_that_goes_away_ends_the_program_quietly(built: Path) -> None:
    command = [*PROGRAM, "export", "--format", "nt", "--store", str(built)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=WAIT) == 141


def test_an_interrupt_ends_the_program_quietly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.md")
    command = [*PROGRAM, "extract", str(tmp_path / "never.md")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        writer = once_it_reads(tmp_path / "never.md", process)
        process.send_signal(signal.SIGINT)
        out, said = process.communicate(timeout=WAIT)
        os.close(writer)
    assert (process.returncode, out) == (130, "")
    assert "Traceback" not in said


def once_it_reads(pipe: Path, process: subprocess.Popen[str]) -> int:
    """The writing end of a named pipe, as soon as the process has opened it for reading."""
    until = time.monotonic() + WAIT
    while process.poll() is None and time.monotonic() < until:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.05)
    process.kill()
    raise AssertionError(process.communicate())


@pytest.mark.parametrize(
    ("environment", "coloured"), [({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)]
)
def test_no_color_is_honoured(environment: dict[str, str], coloured: bool, tmp_path: Path) -> None:  # noqa: FBT001
    plain = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    done = subprocess.run(
        [*PROGRAM, "build", str(tmp_path / "absent")],
        env={**plain, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert ("\x1b[" in done.stderr) <= coloured
