"""Sixty-four bits that stand for a row's key, so that twenty million keys can be compared (键的指纹).

Equal keys have equal fingerprints; unequal ones nearly always differ, and where they do not the
keys themselves are compared. So nothing rests on the mixing but the time it takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_MOST_BYTES = 256  # of one value; longer ones differ by these bytes, their length, or when compared
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def fingerprints(table: pa.Table, columns: Sequence[str]) -> Any:
    """One number for each row from its values in these columns, as a NumPy array of uint64."""
    import numpy as np

    found = np.full(table.num_rows, _ODD[2], dtype=np.uint64)
    for name in columns:
        for words, rows in _words(table[name]):
            found[rows] = _mixed(found[rows], words)
    return found


def _mixed(state: Any, words: Any) -> Any:
    import numpy as np

    state = (state ^ words) * np.uint64(_ODD[0])
    state ^= state >> np.uint64(29)
    state *= np.uint64(_ODD[1])
    return state ^ (state >> np.uint64(32))


def _words(column: pa.ChunkedArray) -> Any:
    """The length of each value, then its bytes by eights, each with the rows that have them."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    text = pc.cast(column, pa.large_string()).combine_chunks()
    if not len(text):
        return
    text = text if isinstance(text, pa.Array) else pa.concat_arrays(text.chunks)
    _, offsets, data = text.buffers()
    ends = np.frombuffer(offsets, np.int64)[text.offset : text.offset + len(text) + 1]
    lengths = np.diff(ends)
    lengths[~np.asarray(pc.is_valid(text))] = -1
    yield lengths.view(np.uint64), slice(None)
    padded = np.concatenate([np.frombuffer(data or b"", np.uint8), np.zeros(8, np.uint8)])
    eights = np.ndarray((len(padded) - 7,), np.dtype("<u8"), padded, strides=(1,))
    for first in range(0, min(_MOST_BYTES, int(lengths.max(initial=0))), 8):
        rows = np.flatnonzero(lengths > first)
        left = np.minimum(lengths[rows] - first, 8).astype(np.uint64)
        mask = np.uint64(0xFFFFFFFFFFFFFFFF) >> (np.uint64(8) * (np.uint64(8) - left))
        yield eights[ends[rows] + first] & mask, rows
