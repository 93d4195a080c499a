"""Where builds are kept: ``OUT/builds/ID``, each whole, and ``OUT/current``, which points to the good one.

A build is written beside the others under a name that begins with ``.tmp-`` and renamed when it is complete; then
the link is replaced in one step. Killed at any moment, this leaves ``current`` pointing to a complete build.
"""

from __future__ import annotations

import errno
import fcntl
import filecmp
import os
import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

from ipkg.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UNFINISHED: Final = ".tmp-"
_CURRENT: Final = "current"


@contextmanager
def workplace(out: Path) -> Iterator[Path]:
    """An empty folder to write a build in, which nobody else uses; whatever is left in it at the end is removed.

    Raises OutputError where ``out`` cannot be written, holds something else under the names that are needed, or
    another build is being written there. What a killed build left behind is removed.
    """
    with ExitStack() as held:
        with writable(out):
            (out / "builds").mkdir(parents=True, exist_ok=True)
            held.enter_context(_only_build(out))
            place = _empty_place(out)
        held.callback(_remove, place)
        yield place


def _empty_place(out: Path) -> Path:
    if (out / _CURRENT).exists() and not (out / _CURRENT).is_symlink():
        raise OutputError(f"{out / _CURRENT} is not a link of ours", hint="give another output folder")
    for stale in (out / "builds").glob(f"{_UNFINISHED}*"):
        _remove(stale)
    place = out / "builds" / f"{_UNFINISHED}{os.getpid()}"
    place.mkdir()
    return place


@contextmanager
def writable(out: Path) -> Iterator[None]:
    """Turns what the system says about an output into an OutputError."""
    try:
        yield
    except OSError as error:
        where = error.filename or out
        raise OutputError(
            f"{where}: cannot be written: {error.strerror or error}", hint="choose a folder that you may write to"
        ) from error


@contextmanager
def _only_build(out: Path) -> Iterator[None]:
    """Holds the lock of an output folder; the system lets go of it even when the process is killed."""
    with (out / "builds" / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in {errno.EAGAIN, errno.EACCES}:
                raise
            raise OutputError(f"another build is being written to {out}", hint="wait until it has finished") from error
        yield


def install(place: Path, out: Path, name: str) -> Path:
    """The folder under which the build that lies in ``place`` is kept from now on; ``current`` points to it.

    The build before is kept as well, older ones are removed. A build that is there already is not written again.
    """
    before = _target(out)
    kept = _keep(place, out / "builds", name)
    _point(out, kept)
    if before and before != kept:
        _prune(out, {kept.name, before.name})
    return kept


def _target(out: Path) -> Path | None:
    link = out / _CURRENT
    return out / "builds" / link.readlink().name if link.is_symlink() else None


def _keep(place: Path, builds: Path, name: str) -> Path:
    """The first folder of that name (or numbered name) that is free, or holds the same already."""
    number = 1
    while True:
        kept = builds / (name if number == 1 else f"{name}-{number}")
        if not kept.exists():
            place.rename(kept)
            return kept
        if _same(place, kept):
            return kept
        number += 1


def _same(place: Path, kept: Path) -> bool:
    """Whether a build is there with every file; stores of one content differ in their bytes."""
    files = [path.relative_to(place) for path in sorted(place.rglob("*")) if path.is_file()]
    plain = [str(path) for path in files if path.parts[0] != "store"]
    _, different, missing = filecmp.cmpfiles(place, kept, plain, shallow=False)
    return not different and not missing and (kept / "store" / "CURRENT").is_file()


def _point(out: Path, kept: Path) -> None:
    link = out / "builds" / f"{_UNFINISHED}link"
    link.symlink_to(f"builds/{kept.name}")
    link.replace(out / _CURRENT)


def _prune(out: Path, keep: set[str]) -> None:
    for path in (out / "builds").iterdir():
        if path.name not in keep and not path.name.startswith("."):
            _remove(path)


def _remove(path: Path) -> None:
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
