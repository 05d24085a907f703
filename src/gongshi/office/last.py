"""How a release's documents were last drawn: an edited one that comes back was made from these (上次成文)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from gongshi.lists.beside import write_whole
from gongshi.office.noted import noted

LAST = "成文.json"


@dataclass(frozen=True)
class Last:
    """How the documents of a release were last drawn (上次成文): serial number, clocks, draft or final."""

    number: str = ""
    known: datetime | None = None
    released: date | None = None
    draft: bool = False


def last_of(folder: Path) -> Last:
    """How the documents of this release folder were last drawn; empty before there are any. Raises NoteDamaged."""
    path = folder / LAST
    if not path.exists():
        return Last()
    with noted(path) as told:
        known, released = datetime.fromisoformat(told["known"]), date.fromisoformat(told["released"])
        return Last(str(told["number"]), known, released, bool(told["draft"]))


def number_of(folder: Path) -> str:
    """The serial number that the documents of this release folder were last given; empty when none."""
    return last_of(folder).number


def keep_last(folder: Path, last: Last) -> None:
    """Note it in the release folder."""
    assert last.known is not None, "a release has its clocks"
    assert last.released is not None, "a release has its clocks"
    told = {**asdict(last), "known": last.known.isoformat(), "released": last.released.isoformat()}
    write_whole(folder / LAST, json.dumps(told, ensure_ascii=False, indent=1).encode())
