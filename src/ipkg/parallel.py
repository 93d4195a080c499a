"""The same work on many things at once, in processes, with results in the order of the things."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

FEW: Final = 8  # below this many things, starting processes costs more than it saves
_LOOK_EVERY: Final = 2.0  # seconds


def ordered(work: Callable[[T], R], things: Sequence[T]) -> Iterator[R]:
    """``work`` of each thing, in order, as each is ready; in this process where the things or the cores are few.

    ``work`` and the things must be picklable. What ``work`` raises is raised here.
    """
    workers = min(os.cpu_count() or 1, len(things))
    if len(things) < FEW or workers < 2:
        yield from map(work, things)
        return
    # Forking a process that has threads may deadlock; spawning needs a main module that can be imported again.
    method = "fork" if threading.active_count() == 1 and hasattr(os, "fork") else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(workers, context, _follow_parent, (os.getpid(),)) as pool:
        yield from pool.map(work, things, chunksize=max(1, len(things) // (workers * 4)))


def _follow_parent(parent: int) -> None:
    """Lets a worker end with its parent even when that is killed without a word."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os._exit(1)
