"""Which figures and lists the documents of a release printed (文中所用): for the load meter, and kept beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.lists.beside import write_whole
from gongshi.office.noted import noted

if TYPE_CHECKING:
    from gongshi.notices.notice import Notice

PRINTED = "所用.json"
_SOURCE = re.compile(r"(figure|part|item|list):(\w+)")


@dataclass(frozen=True)
class Printed:
    """What the documents printed (文中所用): labels of the documents, by figure and by list."""

    figures: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]


def printed_in(notices: Sequence[Notice]) -> Printed:
    """The figures and lists that stand in these notices, each with the labels of those it stands in."""
    found: dict[str, dict[str, dict[str, None]]] = {"figures": {}, "lists": {}}
    for notice in notices:
        for slot in notice.slots():
            if source := _SOURCE.match(slot.source):
                kind = "lists" if source[1] == "list" else "figures"
                found[kind].setdefault(source[2], {})[notice.label] = None
    return Printed(*({name: tuple(labels) for name, labels in sorted(kind.items())} for kind in found.values()))


def keep_printed(folder: Path, notices: Sequence[Notice]) -> None:
    """Note it in the release folder, in place of what was noted before."""
    printed = printed_in(notices)
    told = {"figures": printed.figures, "lists": printed.lists}
    write_whole(folder / PRINTED, json.dumps(told, ensure_ascii=False, indent=1).encode())


def printed_of(folder: Path) -> Printed | None:
    """What the documents of this release folder printed; None when none were drawn. Raises NoteDamaged."""
    path = folder / PRINTED
    if not path.exists():
        return None
    with noted(path) as told:
        return Printed(*({k: tuple(v) for k, v in told[kind].items()} for kind in ("figures", "lists")))
