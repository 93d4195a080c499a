"""Console blocks and Python blocks of the documentation do what they show, offline, in a folder like the checkout.

A block is a session: lines that begin with ``$`` are commands, ``>`` continues one, and what stands below is shown of
its output: every shown line must come, in that order; ``…`` stands for anything. Each command must succeed; a comment
``<!-- exit: N -->`` above a block says that its commands end with another status.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"(?:<!-- exit: (\d+) -->\n)?```(console|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)

SETUP = ("make ", "source ")  # the two commands of the README are run by .ci/run itself


@dataclass(frozen=True)
class Step:
    """A command of a session, the status it ends with and the lines shown of its output."""

    command: str
    status: int
    shown: tuple[str, ...]


def pages() -> list[Path]:
    found = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "docs").glob("[!r]*/*.md")]
    return sorted(page for page in found if BLOCK.search(page.read_text(encoding="utf-8")))


def steps(page: Path) -> list[Step]:
    found = []
    for status, kind, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        found.extend(session(body, int(status or 0)) if kind == "console" else [script(body)])
    return found


def script(body: str) -> Step:
    return Step(f"{sys.executable} -W error - <<'CODE'\n{body}CODE", 0, ())


def session(body: str, status: int) -> list[Step]:
    found: list[Step] = []
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        more = next((n for n, line in enumerate(lines[1:], 1) if not line.startswith(">")), len(lines))
        command = "\n".join([lines[0], *(line[2:] for line in lines[1:more])])
        found.append(Step(command, status, tuple(line for line in lines[more:] if line.strip())))
    return found


def comes(shown: tuple[str, ...], printed: str) -> bool:
    """Whether the shown lines come in that order among the printed ones."""
    lines = iter(" ".join(line.split()) for line in printed.splitlines())
    patterns = (re.escape(" ".join(line.split())).replace("…", ".*") for line in shown if line.strip() != "…")
    return all(any(re.fullmatch(pattern, line) for line in lines) for pattern in patterns)


@pytest.fixture
def checkout(tmp_path: Path, built: Path) -> Path:
    """A folder that looks like the checkout to a command: the documents, and the graph built from them."""
    for name in ("data", "ontology", "shapes", "queries", "benchmarks"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(built, tmp_path / "build", symlinks=True)
    return tmp_path


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_what_happens(page: Path, checkout: Path) -> None:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for step in steps(page):
        if step.command.startswith(SETUP):
            continue
        done = subprocess.run(
            ["bash", "-c", step.command],
            cwd=checkout,
            env={**os.environ, "PATH": path, "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        printed = done.stdout + done.stderr
        assert done.returncode == step.status, f"{step.command}\n{printed}"
        assert "Traceback" not in printed
        assert comes(step.shown, printed), f"{step.command}\n{printed}"


def test_there_are_pages_to_test() -> None:
    assert {"README.md", "docs/tutorial.md"} <= {str(page.relative_to(ROOT)) for page in pages()}


@pytest.mark.parametrize(
    ("shown", "printed", "comes_so"),
    [
        (("a", "c"), "a\nb\nc", True),
        (("c", "a"), "a\nb\nc", False),
        (("a … z",), "a b  z", True),
        (("…", "b"), "a\nb", True),
        (("ab",), "abc", False),
    ],
)
def test_shown_lines_must_come_in_order(shown: tuple[str, ...], printed: str, comes_so: bool) -> None:  # noqa: FBT001
    assert comes(shown, printed) is comes_so
