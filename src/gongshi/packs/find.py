"""Find the packs that are installed: ours and a stranger's by the same door (查找领域包).

The door is the entry point group `gongshi.packs`; each entry names a `Pack`.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from gongshi.errors import NotFound, Unfit
from gongshi.i18n import add_catalogue, tr
from gongshi.packs.pack import Pack

GROUP = "gongshi.packs"


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
    try:
        pack = entries[0].load()
    except (ImportError, AttributeError) as fault:
        raise BadPack(
            tr("领域包“{name}”无法载入：{fault}", name=name, fault=fault),
            where=tr("入口点 {value}", value=entries[0].value),
            mend=tr("请重新安装该领域包；仍不行的，请把这条信息交给它的作者。"),
        ) from fault
    if not isinstance(pack, Pack):
        raise BadPack(
            tr("领域包“{name}”指向的不是 Pack，而是 {kind}。", name=name, kind=type(pack).__name__),
            where=tr("入口点 {value}", value=entries[0].value),
            mend=tr("请让入口点指向一个 gongshi.packs.pack.Pack 值。"),
        )
    if pack.locale is not None:
        add_catalogue(pack.locale)
    return pack
