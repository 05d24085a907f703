"""Names that every system takes for a file, Windows too (文件名).

A sender, a person or a delivered file may be called CON or end in a dot; Windows refuses a file
of that name, or writes to the console instead.
"""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in "0123456789¹²³")})


def is_device(name: str) -> bool:
    """Whether Windows takes a file of this name, whatever its ending, for a device.

    >>> is_device("CON.json"), is_device("NUL "), is_device("consul.json")
    (True, True, False)
    """
    return name.split(".")[0].rstrip(" ").lower() in _DEVICES


def file_stem(words: str) -> str:
    """The words as the front part of a file's name: forbidden characters as `_`, never empty or a device.

    >>> file_stem("aux"), file_stem("a/b: c. "), file_stem("  ")
    ('_aux', 'a_b_ c', '_')
    """
    stem = _FORBIDDEN.sub("_", words).strip(" .") or "_"
    return f"_{stem}" if is_device(stem) else stem
