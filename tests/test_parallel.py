"""The same work on many things at once."""

from __future__ import annotations

import os
import threading
import time

import pytest

from ipkg.parallel import FEW, ordered


def double(number):
    time.sleep(0.001 * (number % 3))
    return number * 2, os.getpid()


def refuse(number):
    if number == FEW:
        raise ValueError(f"not {number}")
    return number


@pytest.mark.parametrize("count", [0, 1, FEW - 1, FEW, 50])
def test_results_come_in_order(count):
    found = list(ordered(double, range(count)))
    assert [result for result, _ in found] == [2 * number for number in range(count)]
    elsewhere = count >= FEW and (os.cpu_count() or 1) > 1
    assert all((process != os.getpid()) == elsewhere for _, process in found)


def test_so_many_processes_as_are_asked_for():
    assert {process for _, process in ordered(double, range(50), jobs=1)} == {os.getpid()}
    elsewhere = {process for _, process in ordered(double, iter(range(3)), jobs=2, few=2)}
    assert 1 <= len(elsewhere) <= 2
    assert os.getpid() not in elsewhere


def test_things_are_taken_only_a_little_ahead_of_the_results():
    taken = []
    coming = ordered(abs, (taken.append(number) or number for number in range(1000)), jobs=2)
    assert [next(coming) for _ in range(3)] == [0, 1, 2]
    assert len(taken) < 20
    coming.close()
    assert len(taken) < 20


def test_threads_beside_do_no_harm():
    stop = threading.Event()
    beside = threading.Thread(target=stop.wait)
    beside.start()
    try:
        assert list(ordered(abs, range(-FEW, 0))) == list(range(FEW, 0, -1))
    finally:
        stop.set()
        beside.join()


def test_what_the_work_raises_is_raised():
    with pytest.raises(ValueError, match=f"not {FEW}"):
        list(ordered(refuse, range(2 * FEW)))
