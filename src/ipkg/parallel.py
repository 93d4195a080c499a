"""The same work on many things at once, in processes, with results in the order of the things."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")

FEW: Final = 8  # below this many things, starting processes costs more than it saves
_AHEAD: Final = 4  # things handed out for each process: enough to keep it busy, few enough to bound memory
_LOOK_EVERY: Final = 2.0  # seconds


def ordered(work: Callable[[T], R], things: Iterable[T], *, jobs: int | None = None, few: int = FEW) -> Iterator[R]:
    """``work`` of each thing, in order, as each is ready; in this process where the things or the ``jobs`` are few.

    ``jobs`` is the number of processes, that of the cores where it is None. Things are taken from an iterator only a
    little ahead of the results, so that neither need fit in memory. ``work`` and the things must be picklable. What
    ``work`` raises is raised here.
    """
    coming, cores = iter(things), jobs or os.cpu_count() or 1
    first = list(islice(coming, max(few, cores)))
    workers = min(cores, len(first))
    if len(first) < few or workers < 2:
        yield from map(work, chain(first, coming))
        return
    # Forking a process that has threads may deadlock; spawning needs a main module that can be imported again.
    method = "fork" if threading.active_count() == 1 and hasattr(os, "fork") else "spawn"
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context(method), _follow_parent, (os.getpid(),))
    try:
        yield from _a_little_ahead(lambda thing: pool.submit(work, thing), chain(first, coming), workers * _AHEAD)
    finally:
        pool.shutdown(cancel_futures=True)


def _a_little_ahead(submit: Callable[[T], Future[R]], things: Iterable[T], most: int) -> Iterator[R]:
    """The results in order, with at most so many things handed out."""
    handed: deque[Future[R]] = deque()
    for thing in things:
        handed.append(submit(thing))
        if len(handed) >= most:
            yield handed.popleft().result()
    while handed:
        yield handed.popleft().result()


def _follow_parent(parent: int) -> None:
    """Lets a worker end with its parent even when that is killed without a word."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os._exit(1)
