"""Connections to one database that work side by side, each at one statement at a time (并行连接).

DuckDB lets go of Python while it reads, and much of what a release asks is too small for
all its threads. So statements are begun as soon as a connection is free, and the caller
writes the next ones and judges lists meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Any, TypeVar

Found = TypeVar("Found")
LANES = 2


class Lanes:
    """The connections, those that are free in a queue (连接池)."""

    def __init__(self, connection: Any) -> None:
        self.connections = [connection, *(connection.cursor() for _ in range(LANES - 1))]
        self._free: SimpleQueue[Any] = SimpleQueue()
        self._threads = ThreadPoolExecutor(LANES, "duckdb")
        for one in self.connections:
            self._free.put(one)

    def begin(self, act: Callable[[Any], Found], after: Sequence[Future[Any]] = ()) -> Future[Found]:
        """`act` on a connection when one is free and all of `after`, begun earlier, are done.

        What went wrong in one of `after` is what goes wrong here.
        """
        return self._threads.submit(self._act, act, tuple(after))

    @contextmanager
    def one(self) -> Iterator[Any]:
        """A connection, as soon as one is free, for rows that are taken a few at a time."""
        connection = self._free.get()
        try:
            yield connection
        finally:
            self._free.put(connection)

    @contextmanager
    def all(self) -> Iterator[Sequence[Any]]:
        """Every connection, idle, for what each must know by itself: tables in memory."""
        taken = [self._free.get() for _ in self.connections]
        try:
            yield taken
        finally:
            for one in taken:
                self._free.put(one)

    def _act(self, act: Callable[[Any], Found], after: Sequence[Future[Any]]) -> Found:
        for earlier in after:
            earlier.result()
        connection = self._free.get()
        try:
            return act(connection)
        finally:
            self._free.put(connection)
