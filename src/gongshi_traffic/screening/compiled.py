"""How the loops of this room are compiled, and where the machine code is kept (编译与缓存).

The compiler keeps code beside the source unless told otherwise; an installed package may not be
writable, and it does not notice that a function called from another file has changed. So the code
goes to the user's cache, under the fingerprint of the sources that hold such loops. NUMBA_CACHE_DIR wins.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numba
import platformdirs

Result = TypeVar("Result")


def cache_folder() -> Path:
    """Where compiled code is kept: the user's cache, else a temporary folder of this process (编译缓存)."""
    sources = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    mark = hashlib.sha256(b"".join(text for text in sources if b"@compiled" in text)).hexdigest()[:12]
    folder = Path(platformdirs.user_cache_dir("gongshi")) / f"screening-{mark}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="gongshi-screening-"))
    return folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="gongshi-screening-"))


if not numba.config.CACHE_DIR:
    numba.config.CACHE_DIR = str(cache_folder())


def compiled(function: Callable[..., Any]) -> Callable[..., Any]:
    """`function` as machine code that runs without Python's lock (编译后的函数)."""
    return numba.njit(cache=True, nogil=True, error_model="numpy")(function)


def cores() -> int:
    """How many threads this process may use (可用核数)."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def side_by_side(tasks: list[Callable[[], Result]], *, threads: int | None = None) -> list[Result]:
    """What each task gives, in the order of the tasks, run on `threads` threads (并行).

    Tasks share nothing that they write, so the number of threads cannot change a result.
    """
    if len(tasks) == 1 or threads == 1:
        return [task() for task in tasks]
    with ThreadPoolExecutor(threads or cores()) as pool:
        return list(pool.map(lambda task: task(), tasks))
