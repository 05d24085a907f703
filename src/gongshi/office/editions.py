"""Where a workspace's editions lie, and which there are (公开版的存放).

An edition is written beside, anchored in the diary by its hash, and then renamed into its
place: the anchor is the moment at which it counts. What a kill left is completed or cleared
away by `settle_files` before the next one is written.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import Unfit
from gongshi.i18n import tr
from gongshi.lists.diary import Act
from gongshi.notices.edition import CORE, FILES, FILES_SEAL, Edition, Head, Named
from gongshi.notices.edition_read import read_edition
from gongshi.notices.edition_text import hash_of
from gongshi.office.people import diary
from gongshi.records.disk import Disk

if TYPE_CHECKING:
    from gongshi.lists.diary import Event
    from gongshi.office.workspace import Workspace
    from gongshi.period import Period

BESIDE, OLD = ".写入中", ".旧"


class ClockWentBack(Unfit):
    """The machine's clock stands before the last act on record (时钟倒退)."""


def edition_id(pack: str, period: str, number: int) -> str:
    """The name of an edition and of its folder: traffic-2022-11-1."""
    return f"{_release(pack, period)}-{number}"


def _release(pack: str, period: str) -> str:
    """How the names of a release's editions begin, all but their number."""
    return f"{pack}-{period.replace('..', '至')}"


def edition_folders(workspace: Workspace) -> tuple[Path, ...]:
    """The folders of all editions in their place, by name."""
    folder = workspace.editions_folder
    return tuple(sorted(p for p in folder.glob("*") if p.is_dir() and not p.name.endswith((BESIDE, OLD))))


def editions(workspace: Workspace) -> tuple[Edition, ...]:
    """Every edition, oldest release first, and of one period by number. Raises EditionBroken.

    One whose files were not touched since this program read them is not read again.
    """
    found = map(kept_edition, edition_folders(workspace))
    return tuple(sorted(found, key=lambda e: (e.released, e.period, e.pack, e.number)))


def editions_of(workspace: Workspace, pack: str, period: str) -> tuple[Edition, ...]:
    """The editions of this pack and period, the first one first; no other is read. Raises EditionBroken."""
    named_so = (f for f in edition_folders(workspace) if f.name.rpartition("-")[0] == _release(pack, period))
    return of_release(map(kept_edition, named_so), pack, period)


def kept_edition(folder: Path) -> Edition:
    """The edition in this folder, checked; not read again while none of its files is touched. Raises EditionBroken."""
    return _read(folder, _stamp(folder))


@lru_cache(maxsize=256)
def _read(folder: Path, stamp: frozenset[tuple[str, int, int]]) -> Edition:
    return read_edition(folder)


def _stamp(folder: Path) -> frozenset[tuple[str, int, int]]:
    """Name, size and time of every file of the folder."""
    seen = ((p, p.stat()) for p in folder.rglob("*") if p.is_file())
    return frozenset((str(p), s.st_size, s.st_mtime_ns) for p, s in seen)


def of_release(found: Iterable[Edition], pack: str, period: str) -> tuple[Edition, ...]:
    """Those of this pack and period, the first one first."""
    return tuple(sorted((e for e in found if (e.pack, e.period) == (pack, period)), key=lambda e: e.number))


def latest(found: Iterable[Edition], pack: str, period: str) -> Edition | None:
    """The last edition of this pack and period."""
    return next(reversed(of_release(found, pack, period)), None)


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


def check_clock(workspace: Workspace) -> None:
    """Nothing, unless the clock stands before what the diary has on record. Raises ClockWentBack."""
    events, now = diary(workspace).events(), workspace.now().replace(microsecond=0)
    if events and now < events[-1].at:
        raise ClockWentBack(
            tr("现在的时间 {now} 早于日记末条的 {last}：时钟倒退了。", now=now, last=events[-1].at),
            where=tr("日记第 {n} 行", n=events[-1].number),
            mend=tr("请校准本机时间；若日记末条是时钟走快时记下的，请等到那一刻之后再发布。"),
        )


def settle_files(workspace: Workspace) -> tuple[Path, ...]:
    """Put in their place the folders that a kill left anchored beside; clear away the rest."""
    left = sorted(workspace.editions_folder.glob(f"*{BESIDE}"))
    done = [] if not left else [f for f in left if _is_anchored(f, diary(workspace).events())]
    for folder in left:
        if folder in done:
            take_place(folder)
        else:
            shutil.rmtree(folder)
    for old in workspace.editions_folder.glob(f"*{OLD}"):
        target = place_of(old)
        if target.exists():
            shutil.rmtree(old)
        else:
            old.replace(target)
    return tuple(place_of(folder) for folder in done)


def place_of(folder: Path) -> Path:
    """Where a folder that stands beside belongs."""
    return folder.with_name(folder.name.removesuffix(BESIDE).removesuffix(OLD))


def take_place(folder: Path, disk: Disk | None = None) -> Path:
    """The folder in its place; what stood there is destroyed."""
    disk, target = disk or Disk(), place_of(folder)
    old = target.with_name(target.name + OLD)
    if target.exists():
        disk.remove(old)
        disk.replace(target, old)
    disk.replace(folder, target)
    disk.remove(old)
    return target


def _is_anchored(folder: Path, events: tuple[Event, ...]) -> bool:
    """Whether the diary holds it already: a new edition, or one that something was taken out of."""
    if not all((folder / name).exists() for name in (CORE, FILES, FILES_SEAL)):
        return False
    core, files = (hash_of((folder / name).read_bytes()) for name in (CORE, FILES))
    turns = [e.fields["sha256"] for e in removals_of(core, events)]
    return files == turns[-1] if turns else core in anchors(events) and not place_of(folder).exists()


def removals_of(edition: str, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The diary's lines about what was taken out of the edition with this hash."""
    wanted = {"kind": "removal", "edition": edition}
    return tuple(e for e in events if e.act is Act.ANCHOR and wanted.items() <= dict(e.fields).items())
