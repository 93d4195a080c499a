"""What every room's tests may ask for."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

import ipkg

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of published papers, gold and checks beside the checkout; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the published papers and their annotations (../shared) are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The output folder of a build of ``data/documents``, made once for all test processes; not to be written to."""
    top = tmp_path_factory.getbasetemp()
    folder = (top.parent if hasattr(request.config, "workerinput") else top) / "built"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "current").exists():
            ipkg.build([ROOT / "data" / "documents"], folder)
    return folder
