"""The wheel carries the knowledge with it: installed elsewhere, the program reads, checks and answers."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = "# Filings in Nanjing in 2021\n\nThe courts of the city accepted 1,250 IP cases in 2021.\n"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder that holds what a wheel installs."""
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path / "dist")]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next((tmp_path / "dist").glob("*.whl"))) as wheel:
        wheel.extractall(tmp_path / "site")
    return tmp_path / "site"


@pytest.mark.slow
def test_an_installed_wheel_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "filings.md").write_text(TEXT, encoding="utf-8")

    def run(code: str, *words: str) -> str:
        command, environment = [sys.executable, "-c", code, *words], {**os.environ, "PYTHONPATH": str(installed)}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    program = "from ipkg.cli import main; main()"
    assert run("import ipkg.assets as assets; print(assets.room('shapes'))").startswith(str(installed))
    run(program, "build", "filings.md", "--quiet")
    answer = run(program, "query", "court-cases", "--param", "area=nanjing", "--param", "year=2021", "--format", "csv")
    assert answer.splitlines()[1:] == ["IP cases accepted,1250,"]
