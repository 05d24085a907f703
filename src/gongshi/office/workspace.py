"""A workspace: one folder that holds all that an office keeps (工作区).

The folder can be copied, backed up and opened on another machine. Keys live outside it, so
that a copy of the folder opens no sealed part and signs nothing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.errors import NotFound, Refused, Unfit
from gongshi.i18n import tr
from gongshi.packs.find import find_pack
from gongshi.settings import FILE_NAME, BadSetting, Settings

if TYPE_CHECKING:
    from gongshi.office.looks import LookBook
    from gongshi.packs.pack import Pack
    from gongshi.records.across import AcrossCheck
    from gongshi.records.register import Register
    from gongshi.records.vault import Vault

FORMAT = 1


class NoWorkspace(NotFound):
    """There is no gongshi.toml here or above (这里不是工作区)."""


class NewerWorkspace(Unfit):
    """The workspace was made by a later version (工作区版本较新)."""


class KeysInside(Refused):
    """The folder of keys lies inside the workspace; a copy of it would open everything (钥匙在工作区内)."""


@dataclass(frozen=True)
class Workspace:
    """The folder, its settings, and the places of its parts (工作区)."""

    root: Path
    settings: Settings

    @classmethod
    def open(cls, folder: Path | None = None) -> Workspace:
        """The workspace at `folder`, or the one that the current folder lies in.

        Raises NoWorkspace, NewerWorkspace, and BadSetting for a broken gongshi.toml.
        """
        start = (folder or Path.cwd()).resolve()
        for candidate in (start,) if folder else (start, *start.parents):
            if (candidate / FILE_NAME).is_file():
                return cls(candidate, _readable(Settings.read(candidate / FILE_NAME)))
        raise NoWorkspace(
            tr("这里不是工作区：没有找到 {file}。", file=FILE_NAME),
            where=tr("文件夹 {folder}", folder=start),
            mend=tr("请先进入工作区，或用 --at 指明，或用 gongshi init 新建一个。"),
        )

    @cached_property
    def packs(self) -> tuple[Pack, ...]:
        """The packs this workspace uses, as gongshi.toml names them."""
        return tuple(find_pack(name) for name in self.settings.get("workspace.packs", ["traffic"]))

    @cached_property
    def registers(self) -> dict[str, Register]:
        """All registers by name: the packs', and what was published before."""
        from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES

        own = [r for pack in self.packs for r in pack.registers]
        return {r.name: r for r in (*own, PUBLISHED_FIGURES, PUBLISHED_NAMES)}

    @cached_property
    def across(self) -> tuple[AcrossCheck, ...]:
        """The packs' rules between rows."""
        return tuple(check for pack in self.packs for check in pack.across)

    def pack(self, name: str) -> Pack:
        """The pack with this name or label. Raises NoSuchPack."""
        return next((p for p in self.packs if name in (p.name, p.label)), None) or find_pack(name)

    @property
    def inbox(self) -> Path:
        """Where a clerk drops files (收件箱)."""
        return self.root / "收件箱"

    @property
    def vault_folder(self) -> Path:
        """Where deliveries are kept (台账库)."""
        return self.root / "台账库"

    @property
    def maps_folder(self) -> Path:
        """Heading maps, one for each sender and register (表头对照)."""
        return self.root / "表头对照"

    @property
    def diary_file(self) -> Path:
        """The diary of acts (日记)."""
        return self.root / "日记" / "diary.jsonl"

    @property
    def people_file(self) -> Path:
        """Who may act, with public keys (人员)."""
        return self.root / "人员.json"

    def release_folder(self, pack: str, period: str) -> Path:
        """Where the documents of one release lie (发布)."""
        return self.root / "发布" / f"{pack}-{period.replace('..', '至')}"

    @property
    def editions_folder(self) -> Path:
        """Where sealed editions lie (公开版)."""
        return self.root / "公开版"

    @property
    def keys_folder(self) -> Path:
        """Keys, outside the workspace: GONGSHI_KEYS, the setting keys.folder, or the user's data folder.

        Raises KeysInside.
        """
        named = os.environ.get("GONGSHI_KEYS") or self.settings.get("keys.folder", "")
        if named:
            return outside(self.root, self.root / named)
        from platformdirs import user_data_path

        return user_data_path("gongshi", appauthor=False) / self.settings.need("workspace.id", str)

    def now(self) -> datetime:
        """This moment, local, without zone; the setting workspace.clock stops it for a demonstration.

        Raises BadSetting when that setting is no moment.
        """
        from gongshi.records.vault import now_here

        stopped = self.settings.get("workspace.clock", "")
        try:
            return datetime.fromisoformat(stopped) if stopped else now_here()
        except ValueError as fault:
            raise BadSetting(
                tr("设置“{dotted}”写的是“{found}”，不是时间。", dotted="workspace.clock", found=stopped),
                where=tr("文件 {path}", path=self.settings.path),
                mend=tr("请写作 2022-11-23T08:00:00；不作演示的，删去这一行。"),
            ) from fault

    @property
    def looks(self) -> LookBook:
        """Who looked into sealed parts, and why (启封记录)."""
        from gongshi.office.looks import LookBook

        return LookBook(self.root / "日记" / "looks.jsonl")

    def vault(self) -> Vault:
        """The vault of deliveries, made when it is not there yet."""
        from gongshi.records.keys import KeyRing
        from gongshi.records.shelves import MARK
        from gongshi.records.vault import Vault

        keys = KeyRing(self.keys_folder / "封存")
        looked = self.looks
        if (self.vault_folder / MARK).exists():
            return Vault.open(self.vault_folder, keys, looked=looked, clock=self.now)
        return Vault.create(self.vault_folder, keys, looked=looked, clock=self.now)


def outside(root: Path, keys: Path) -> Path:
    """The folder of keys, once it is known not to lie inside the workspace. Raises KeysInside."""
    found = keys.resolve()
    if found.is_relative_to(root.resolve()):
        raise KeysInside(
            tr("钥匙文件夹在工作区里面；拷走工作区的人就能打开封存的内容、冒名签字。"),
            where=tr("文件夹 {folder}", folder=found),
            mend=tr("请换一个工作区之外的文件夹，用 --keys 或设置 keys.folder 指明。"),
        )
    return found


def _readable(settings: Settings) -> Settings:
    found = settings.get("workspace.format", FORMAT)
    if found > FORMAT:
        raise NewerWorkspace(
            tr("工作区的格式是第 {found} 版，本程序只认到第 {known} 版。", found=found, known=FORMAT),
            where=tr("文件 {path}", path=settings.path),
            mend=tr("请升级 Gongshi 后再打开；请勿改动设置中的版本号。"),
        )
    return settings
