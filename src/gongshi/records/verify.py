"""Read the whole vault again and say what does not hold (校验).

Every byte of every file is covered: the parts by the manifest, the manifests by the chain,
the chain's beginning by vault.json. What was deleted by law is said as such, with its basis.
A chain that was cut together with its folders is seen only against a head noted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gongshi.errors import in_three_parts
from gongshi.i18n import tr
from gongshi.records.chain import ChainBroken, Link
from gongshi.records.delivery import Delivery
from gongshi.records.disk import hash_file
from gongshi.records.erasure import Erasure
from gongshi.records.opening import Seal, seal_of
from gongshi.records.repair import unlinked
from gongshi.records.shelves import ORIGINAL, ROWS, SEALED, Shelves


@dataclass(frozen=True)
class VaultFault:
    """One thing that verification has to say (校验结果). An erasure by law is said, and no fault."""

    what: str
    where: str
    mend: str
    is_broken: bool = True

    def __str__(self) -> str:
        return in_three_parts(self.what, where=self.where, mend=self.mend)


def verify(shelves: Shelves) -> Iterator[VaultFault]:
    """All faults of the vault, and a line for each erasure by law (校验)."""
    try:
        links = shelves.links()
        outside = unlinked(shelves)
    except ChainBroken as fault:
        yield VaultFault(fault.what, fault.where, fault.mend)
        return
    yield from (_outside(shelves, name) for name in outside)
    if shelves.chain.torn() is not None:
        yield _broken(tr("链的末行不完整。"), shelves.chain.path)
    manifests = [shown for link in links for shown in _manifest(shelves, link)]
    yield from (m for m in manifests if isinstance(m, VaultFault))
    if not any(isinstance(m, VaultFault) for m in manifests):
        for found in manifests:
            yield from _parts(shelves, found) if isinstance(found, Delivery) else ()


def _manifest(shelves: Shelves, link: Link) -> Iterator[Delivery | Erasure | VaultFault]:
    try:
        yield shelves.read_manifest(link)
    except ChainBroken as fault:
        yield VaultFault(fault.what, fault.where, fault.mend)


def _parts(shelves: Shelves, delivery: Delivery) -> Iterator[VaultFault]:
    """The parts of one delivery: rows, sealed part, original, and the keys of these."""
    seal = seal_of(shelves, delivery)
    yield from _file(shelves.path(delivery, ROWS), delivery.rows_hash)
    if delivery.has_sealed:
        yield from _file(shelves.path(delivery, SEALED), seal.hash)
        yield from _key(shelves, delivery, seal.key, seal.key_print)
    if seal.erased:
        yield from _erased(shelves, delivery, seal)
    else:
        yield from _file(shelves.path(delivery, ORIGINAL), delivery.original_sealed_hash)
        yield from _key(shelves, delivery, delivery.original_key, delivery.original_key_print)


def _file(path: Path, expected: str) -> Iterator[VaultFault]:
    if not path.exists():
        yield _broken(tr("缺少文件“{name}”。", name=path.name), path)
    elif hash_file(path) != expected:
        yield _broken(tr("文件“{name}”被改动。", name=path.name), path)


def _key(shelves: Shelves, delivery: Delivery, name: str, fingerprint: str) -> Iterator[VaultFault]:
    if not shelves.keys.holds(name, fingerprint):
        yield VaultFault(
            tr("报送 {id} 的密钥“{name}”缺失或被改动，没有依法删除的记录。", id=delivery.id, name=name),
            tr("密钥文件夹 {folder}", folder=shelves.keys.folder),
            tr("请从密钥备份恢复该文件；公开部分不受影响。"),
        )


def _erased(shelves: Shelves, delivery: Delivery, seal: Seal) -> Iterator[VaultFault]:
    """That rows and the original were deleted by law, and that the old keys are really gone."""
    for erasure, part in seal.erased:
        yield VaultFault(
            tr("依法删除：{rows} 行的密封内容及原文件。依据：{basis}。", rows=len(part.rows), basis=erasure.basis),
            tr("报送 {id}，删除记录 {erasure}", id=delivery.id, erasure=erasure.id),
            tr("无须处理。"),
            is_broken=False,
        )
        for name in part.destroyed:
            if shelves.keys.exists(name):
                yield VaultFault(
                    tr("已依法删除的内容，其密钥“{name}”又出现了。", name=name),
                    tr("密钥文件夹 {folder}", folder=shelves.keys.folder),
                    tr("请销毁该密钥文件，并清理恢复它的那份备份。"),
                )
    if shelves.path(delivery, ORIGINAL).exists():
        yield _broken(tr("已依法删除的原文件又出现了。"), shelves.path(delivery, ORIGINAL))


def _outside(shelves: Shelves, name: str) -> VaultFault:
    return _broken(tr("“{name}”不在链上：链被截短，或有人放入了它。", name=name), shelves.deliveries_folder / name)


def _broken(what: str, path: Path) -> VaultFault:
    return VaultFault(
        what, tr("文件 {path}", path=path), tr("请停止报送，从备份恢复台账库，再运行校验；不要手工修改库内文件。")
    )
