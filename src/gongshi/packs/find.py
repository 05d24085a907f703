"""Find the packs that are installed: ours and a stranger's by the same door (查找领域包).

The door is the entry point group `gongshi.packs`; each entry names a `Pack`. The commands that a
pack brings stand in the group `gongshi.commands`, so that the command line knows their names
without loading a pack.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TypeVar

from gongshi.errors import NotFound, Unfit
from gongshi.i18n import add_catalogue, tr
from gongshi.packs.command import Command
from gongshi.packs.pack import Pack

T = TypeVar("T")

GROUP = "gongshi.packs"
COMMANDS = "gongshi.commands"


class NoSuchPack(NotFound):
    """No installed pack has this name (没有这个领域包)."""


class BadPack(Unfit):
    """An entry point does not lead to a pack (领域包无法载入)."""


def installed_packs() -> tuple[str, ...]:
    """The names of all installed packs, sorted."""
    return tuple(sorted({e.name for e in entry_points(group=GROUP)}))


@cache
def find_pack(name: str) -> Pack:
    """The installed pack `name`. Raises NoSuchPack, or BadPack when it cannot be loaded."""
    entries = [e for e in entry_points(group=GROUP) if e.name == name]
    if not entries:
        raise NoSuchPack(
            tr("没有名为“{name}”的领域包。", name=name),
            where=tr("已安装的领域包：{names}", names="、".join(installed_packs()) or "无"),
            mend=tr("请核对名称，或先用 pip 安装该领域包。"),
        )
    pack = _loaded(entries[0], Pack)
    if pack.locale is not None:
        add_catalogue(pack.locale)
    return pack


@cache
def installed_commands() -> Mapping[str, EntryPoint]:
    """The commands that installed packs bring, by name; of two of one name the first by its value."""
    return {e.name: e for e in sorted(entry_points(group=COMMANDS), key=lambda e: e.value, reverse=True)}


@cache
def find_command(name: str) -> Command:
    """The command `name` of an installed pack, with its words. Raises BadPack when it cannot be loaded."""
    brought = _loaded(installed_commands()[name], Command)
    if brought.locale is not None:
        add_catalogue(brought.locale)
    return brought


def _loaded(entry: EntryPoint, kind: type[T]) -> T:
    try:
        found = entry.load()
    except (ImportError, AttributeError) as fault:
        raise BadPack(
            tr("领域包“{name}”无法载入：{fault}", name=entry.name, fault=fault),
            where=tr("入口点 {value}", value=entry.value),
            mend=tr("请重新安装该领域包；仍不行的，请把这条信息交给它的作者。"),
        ) from fault
    if not isinstance(found, kind):
        raise BadPack(
            tr(
                "领域包“{name}”指向的不是 {wanted}，而是 {kind}。",
                name=entry.name,
                wanted=kind.__name__,
                kind=type(found).__name__,
            ),
            where=tr("入口点 {value}", value=entry.value),
            mend=tr("请让入口点指向一个 {wanted} 值。", wanted=f"{kind.__module__}.{kind.__name__}"),
        )
    return found
