"""Where everything in a vault lies, and what of it counts (库内布局).

    vault.json                      format and id; what the first link follows (mark.py)
    chain.jsonl                     one line for each delivery and each erasure
    deliveries/000012-ab12cd34/     manifest.json  rows.parquet  sealed.bin  original.bin
    erasures/000013-90fe12aa.json   what was deleted by law, and on which basis
    staging/                        work in progress; nothing in it counts
    snapshots/                      derived; may be deleted at any time

A file of its own because storing, erasing, verifying and reading all walk these places.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from gongshi.errors import NotFound, Refused, Unfit
from gongshi.i18n import tr
from gongshi.records.chain import DELIVERY, ERASURE, Chain, ChainBroken, Link
from gongshi.records.delivery import Delivery, Mode, hash_of
from gongshi.records.disk import Disk, saying_why
from gongshi.records.erasure import Erasure
from gongshi.records.keys import KeyRing
from gongshi.records.mark import FORMAT, NEEDS, format_of, genesis_of, id_of, new_mark, raised

MARK, MANIFEST, ROWS, SEALED, ORIGINAL = "vault.json", "manifest.json", "rows.parquet", "sealed.bin", "original.bin"


class NoVault(NotFound):
    """The folder holds no vault, or its first file cannot be read (没有台账库)."""


class VaultTooNew(Unfit):
    """The vault was written by a later version of Gongshi (台账库版本较新)."""


class VaultExists(Refused):
    """There is a vault in this folder already (台账库已存在)."""


class KeysInsideVault(Refused):
    """The keys would lie beside what they seal (密钥不得放在库内)."""


@dataclass
class Seen:
    """What one opening of a vault found in its place and read, so that it looks only at what came since (已见)."""

    links: tuple[Link, ...] = ()
    deliveries: tuple[tuple[Link, ...], tuple[Delivery, ...]] = ((), ())
    manifests: dict[str, Delivery | Erasure] = field(default_factory=dict)


@dataclass(frozen=True)
class Shelves:
    """The places of one vault, its chain, and the keys of its sealed parts (库内布局)."""

    folder: Path
    keys: KeyRing
    disk: Disk = field(default_factory=Disk)
    _seen: Seen = field(default_factory=Seen, repr=False, compare=False)

    deliveries_folder = property(lambda self: self.folder / "deliveries")
    erasures_folder = property(lambda self: self.folder / "erasures")
    staging = property(lambda self: self.folder / "staging")
    snapshots = property(lambda self: self.folder / "snapshots")

    @cached_property
    def mark(self) -> bytes:
        """The bytes of vault.json."""
        return (self.folder / MARK).read_bytes()

    @property
    def vault_id(self) -> str:
        """The vault's own id; the names of its keys begin with it."""
        return id_of(self.mark)

    @property
    def chain(self) -> Chain:
        """The chain of this vault."""
        return Chain(self.folder / "chain.jsonl", genesis_of(self.mark), self.disk)

    def raise_format(self, modes: Iterable[Mode]) -> None:
        """The vault in the format that deliveries of these modes need, for good. The caller holds the lock."""
        mark = raised(self.mark, max((NEEDS.get(mode, 0) for mode in modes), default=0))
        if mark != self.mark:
            waiting = self.staging / MARK
            self.disk.write(waiting, mark)
            self.disk.replace(waiting, self.folder / MARK)
            self.__dict__.pop("mark")  # read anew from now on

    def make_folders(self) -> None:
        """The folders that are not there yet: a new vault's, or empty ones that a copy lost."""
        for place in (self.deliveries_folder, self.erasures_folder, self.staging, self.snapshots):
            if not place.exists():
                self.disk.folder(place)

    def path(self, delivery: Delivery, part: str) -> Path:
        """The file that holds this part of the delivery."""
        return Path(self.deliveries_folder / delivery.id / part)

    def manifest_path(self, link: Link) -> Path:
        """The manifest that the link names, in its place."""
        if link.kind == ERASURE:
            return Path(self.erasures_folder / f"{link.id}.json")
        return Path(self.deliveries_folder / link.id / MANIFEST)

    def links(self) -> tuple[Link, ...]:
        """The links whose files are in their place; one that is still moving counts next time.

        Raises ChainBroken when the chain does not hold or a manifest is lost.
        """
        found, seen = self.chain.links(), self._seen
        known = _beginning(seen.links, found)
        placed = tuple(link for link in found[known:] if self._is_placed(link))
        if known + len(placed) < len(found):
            return found[:known] + placed
        seen.links = found
        return found

    def deliveries(self) -> tuple[Delivery, ...]:
        """All deliveries, oldest first. Raises ChainBroken at a changed manifest."""
        links, (before, found) = self.links(), self._seen.deliveries
        known = _beginning(before, links)
        read = (self._manifest(link) for link in links[known:] if link.kind == DELIVERY)
        now = (*(found if known else ()), *(d for d in read if isinstance(d, Delivery)))
        self._seen.deliveries = (links, now)
        return now

    def erasures(self) -> tuple[Erasure, ...]:
        """All erasures by law, oldest first."""
        read = (self._manifest(link) for link in self.links() if link.kind == ERASURE)
        return tuple(e for e in read if isinstance(e, Erasure))

    def read_manifest(self, link: Link) -> Delivery | Erasure:
        """The manifest that the link names, from the disk. Raises ChainBroken when it was changed."""
        path = self.manifest_path(link)
        content = path.read_bytes()
        if hash_of(content) != link.hash:
            raise ChainBroken(tr("“{id}”的清单被改动。", id=link.id), where=tr("文件 {path}", path=path))
        found = Erasure.read(content) if link.kind == ERASURE else Delivery.read(content)
        if (found.id, found.number, found.previous) != (link.id, link.number, link.previous):
            raise ChainBroken(tr("“{id}”的清单与链不符。", id=link.id), where=tr("文件 {path}", path=path))
        return found

    def _manifest(self, link: Link) -> Delivery | Erasure:
        known = self._seen.manifests
        if link.hash not in known:
            known[link.hash] = self.read_manifest(link)
        return known[link.hash]

    def _is_placed(self, link: Link) -> bool:
        """Whether its files are in their place. Raises ChainBroken when they are nowhere."""
        if self.manifest_path(link).exists():
            return True
        if not self._is_moving(link):
            raise ChainBroken(
                tr("链中的“{id}”不见了。", id=link.id), where=tr("文件 {path}", path=self.manifest_path(link))
            )
        return self.manifest_path(link).exists()

    def _is_moving(self, link: Link) -> bool:
        """Whether its files wait in staging, or came to their place this very moment."""
        return (self.staging / link.id).exists() or self.manifest_path(link).exists()


def _beginning(before: tuple[Link, ...], now: tuple[Link, ...]) -> int:
    """How many of the links now were there before: all of those, or none. A link names all that it follows."""
    known = len(before)
    return known if known and now[known - 1 : known] == before[-1:] else 0


def create_shelves(folder: Path, keys: KeyRing, disk: Disk) -> Shelves:
    """A new, empty vault in `folder`. Raises VaultExists, KeysInsideVault, CannotWrite."""
    if (folder / MARK).exists():
        raise VaultExists(
            tr("这里已有台账库，不再新建。"),
            where=tr("文件夹 {folder}", folder=folder),
            mend=tr("请直接使用已有的台账库，或另选一个空文件夹。"),
        )
    _keep_apart(folder, keys)
    shelves = Shelves(folder, keys, disk)
    with saying_why(folder):
        shelves.make_folders()
        waiting = shelves.staging / MARK
        disk.write(waiting, new_mark())
        disk.replace(waiting, folder / MARK)
    return shelves


def open_shelves(folder: Path, keys: KeyRing, disk: Disk) -> Shelves:
    """The vault that lies in `folder`. Raises NoVault, VaultTooNew, KeysInsideVault."""
    _keep_apart(folder, keys)
    shelves = Shelves(folder, keys, disk)
    try:
        found = format_of(shelves.mark)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise NoVault(
            tr("这里没有台账库，或“{mark}”无法读取。", mark=MARK),
            where=tr("文件夹 {folder}", folder=folder),
            mend=tr("请核对文件夹；新工作区请先运行 gongshi init。"),
        ) from fault
    if found > FORMAT:
        raise VaultTooNew(
            tr("台账库的格式是第 {found} 版，本程序只认到第 {known} 版。", found=found, known=FORMAT),
            where=tr("文件夹 {folder}", folder=folder),
            mend=tr("请升级 Gongshi 后再打开；不要用旧版程序写入。"),
        )
    return shelves


def _keep_apart(folder: Path, keys: KeyRing) -> None:
    if keys.folder.resolve().is_relative_to(folder.resolve()):
        raise KeysInsideVault(
            tr("密钥文件夹在台账库之内；库的副本会连同密钥一起流出，销毁密钥也不再等于删除。"),
            where=tr("密钥文件夹 {folder}", folder=keys.folder),
            mend=tr("请把密钥文件夹设在台账库之外，最好在另一块磁盘上。"),
        )
