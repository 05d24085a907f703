"""A piece: some files of the site, and all that they depend on (构件).

A build makes a piece only when what it depends on has changed; so a site of many thousand pages
is built again in seconds after one change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

Content = bytes | Path  # a path: a file that waits to be moved to its place
Files = Mapping[str, Content]


@dataclass(frozen=True)
class Piece:
    """Files by path, made on demand; `of` is everything they depend on, as values with a repr."""

    key: str
    of: object
    make: Callable[[], Files]

    def mark(self, salt: str) -> str:
        """What stands for `of`: equal marks give equal files."""
        return blake2b(f"{salt}\n{self.key}\n{self.of!r}".encode(), digest_size=16).hexdigest()
