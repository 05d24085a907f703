"""Cycles of objects are searched for seldom while a release is counted or a draft checked (统计、核稿时少回收).

Either makes up to some million objects that stay to its end and hardly any in cycles. As often as
Python does it by itself, its collector looks through all of them again and again and finds nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_SELDOM = (50_000, 10, 100)  # new objects before a search, and searches before a deeper one
_lock = Lock()
_usual: list[
    tuple[int, int, int]
] = []  # one for each block that is open, in whatever thread: the first is Python's own


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Few searches until the last such block of the process is left; also a decorator."""
    with _lock:
        _usual.append(_usual[0] if _usual else gc.get_threshold())
        gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        with _lock:
            before = _usual.pop()
            if not _usual:
                gc.set_threshold(*before)
