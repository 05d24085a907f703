"""Every look into a sealed part is noted before it happens (启封记录).

A line of JSON for each look: when, which part of which delivery, by whom, why. It holds no
name of anybody in the registers.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gongshi.records.opening import Look


@dataclass(frozen=True)
class LookBook:
    """The file of looks; called with a look, it is on the disk before the seal opens."""

    path: Path

    def __call__(self, look: Look) -> None:
        """Note one look."""
        line = {
            "at": look.at.isoformat(), "register": look.register, "delivery": look.delivery,
            "part": look.part, "by": look.by, "why": look.why,
        }  # fmt: skip
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
