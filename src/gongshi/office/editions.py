"""Where a workspace's editions lie, and which there are (公开版的存放).

An edition is written beside, anchored in the diary by its hash, and then renamed into its
place: the anchor is the moment at which it counts. What a kill left is completed or cleared
away by `settle_files` before the next one is written.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.lists.diary import Act
from gongshi.notices.edition import CORE, Edition, Head, Named
from gongshi.notices.edition_read import read_edition
from gongshi.notices.edition_text import hash_of
from gongshi.office.people import diary

if TYPE_CHECKING:
    from gongshi.lists.diary import Event
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

BESIDE, OLD = ".写入中", ".旧"


def edition_id(pack: str, period: str, number: int) -> str:
    """The name of an edition and of its folder: traffic-2022-11-1."""
    return f"{pack}-{period.replace('..', '至')}-{number}"


def edition_folders(workspace: Workspace) -> tuple[Path, ...]:
    """The folders of all editions in their place, by name."""
    folder = workspace.editions_folder
    return tuple(sorted(p for p in folder.glob("*") if p.is_dir() and not p.name.endswith((BESIDE, OLD))))


def editions(workspace: Workspace) -> tuple[Edition, ...]:
    """Every edition, oldest release first, and of one period by number. Raises EditionBroken."""
    found = (read_edition(folder) for folder in edition_folders(workspace))
    return tuple(sorted(found, key=lambda e: (e.released, e.period, e.pack, e.number)))


def latest(found: tuple[Edition, ...], pack: str, period: str) -> Edition | None:
    """The last edition of this pack and period."""
    same = [e for e in found if (e.pack, e.period) == (pack, period)]
    return max(same, key=lambda e: e.number, default=None)


def current(found: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """The last edition of each pack and period: what the public should see."""
    return tuple(e for e in found if latest(found, e.pack, e.period) is e)


def before(found: tuple[Edition, ...], pack: str, period: Period) -> Edition | None:
    """The last edition of the period before, or of the latest earlier one that there is."""
    earlier = [
        e for e in current(found) if e.pack == pack and e.period < period.code and len(e.period) == len(period.code)
    ]
    return max(earlier, key=lambda e: e.period, default=None)


def named(edition: Edition | None) -> Named | None:
    """How another edition refers to this one."""
    return Named(edition.id, edition.hash) if edition else None


def anchors(events: tuple[Event, ...]) -> Mapping[str, Event]:
    """The diary's line for each edition by the hash of its edition.json (锚定)."""
    return {e.fields["sha256"]: e for e in events if e.act is Act.ANCHOR and e.fields.get("kind") == "edition"}


def vault_head(workspace: Workspace) -> Head:
    """How many links the vault's chain has, and the last one's hash."""
    vault = workspace.vault()
    return Head(len(vault.shelves.links()), vault.head)


def settle_files(workspace: Workspace) -> tuple[Path, ...]:
    """Put in their place the editions that a kill left anchored beside it; clear away the rest."""
    return tuple(_settled(workspace)) if _left_over(workspace) else ()


def _left_over(workspace: Workspace) -> tuple[Path, ...]:
    folder = workspace.editions_folder
    return tuple(sorted((*folder.glob(f"*{BESIDE}"), *folder.glob(f"*{OLD}"))))


def _settled(workspace: Workspace) -> Iterator[Path]:
    counted = anchors(diary(workspace).events())
    for folder in _left_over(workspace):
        target = folder.with_name(folder.name.removesuffix(BESIDE).removesuffix(OLD))
        if not target.exists() and (folder.name.endswith(OLD) or _core_hash(folder) in counted):
            folder.replace(target)
            yield target
        else:
            shutil.rmtree(folder)


def _core_hash(folder: Path) -> str:
    path = folder / CORE
    return hash_of(path.read_bytes()) if path.exists() else ""
