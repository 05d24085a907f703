"""Cases planted by hand, each with why it must or must not be on a list (预设案例).

The TOML files beside this one are for people to read and to question; they are written from
the law and the published practice, never from the rules of the product. Each list has its
members and, for every condition of its rule, a near miss that fails that condition alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

Table = Mapping[str, Any]  # one TOML table, read by the module that plants it


@dataclass(frozen=True)
class Case:
    """One planted subject of a list (一个预设对象).

    `subject` is what the list names: a decision number, a credit code, a plate, a crash
    number, a road with its first metre. `reason` says in words why it is on the list, or
    what keeps it off; `why` tells the story. `published` is the month whose bulletin named
    it already, as `shown`. `methods` are those that must find a crash-prone place.
    """

    list: str
    subject: str
    on_list: bool
    reason: str
    why: str
    group: str = ""
    published: str = ""
    shown: str = ""
    methods: tuple[str, ...] = ()


def read_planted(name: str) -> Table:
    """The planted cases of one file: bans, segments, carriers, vehicles or cases."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
