"""What an edition proves to a stranger: who decided on each name, with which key (公开版自证).

The edition carries the diary's signed lines about its entries and about who held which key. So
that two different people passed each name can be seen without the workspace. What only the
workspace knows is said: nobody should take silence for proof.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.lists.diary import Act, Event
from gongshi.lists.signing import is_signed
from gongshi.lists.standing import fold
from gongshi.lists.states import State
from gongshi.notices.edition import CORE, DECISIONS, Edition
from gongshi.notices.edition_read import open_edition
from gongshi.notices.edition_text import lines_in
from gongshi.notices.edition_two_hands import CORRECTED, one_handed

if TYPE_CHECKING:
    from gongshi.lists.person import Role


class Weight(Enum):
    """What a finding means (校验结论)."""

    HOLDS = "相符"
    NOTED = "说明"
    UNCHECKED = "无法核对"
    DIFFERS = "不符"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)


@dataclass(frozen=True)
class Finding:
    """One sentence of a verification (校验结果): what it means, where, and what was found."""

    weight: Weight
    where: str
    says: str

    @property
    def is_broken(self) -> bool:
        """Whether something does not hold."""
        return self.weight is Weight.DIFFERS


def prove(folder: Path, *, key: str = "") -> tuple[Finding, ...]:
    """What the edition in `folder` proves by itself, and what it cannot (自证).

    `key` is the publisher's public key when the reader has it from elsewhere. Raises NoEdition,
    EditionTooNew.
    """
    opened = open_edition(folder)
    if opened.edition is None or opened.faults:
        return tuple(Finding(Weight.DIFFERS, f.path, f.says) for f in opened.faults)
    edition = opened.edition
    return (
        Finding(Weight.HOLDS, edition.id, tr("签名、清单和全部文件相符；由“{by}”以公钥 {key} 签名。", by=edition.signed_by, key=edition.key[:16])),
        *_key(edition, key), *decided(edition), *_removed(edition), *unchecked(edition, key),
    )  # fmt: skip


def _key(edition: Edition, key: str) -> Iterator[Finding]:
    if key and key.lower() != edition.key:
        yield Finding(
            Weight.DIFFERS, CORE, tr("签名的公钥 {found} 不是给出的 {key}。", found=edition.key[:16], key=key[:16])
        )
    elif key:
        yield Finding(Weight.HOLDS, CORE, tr("签名的公钥与给出的一致。"))


def decided(edition: Edition) -> Iterator[Finding]:
    """Whether each entry was passed by two people and published, by the signed lines it carries."""
    try:
        events = [Event.read(line) for line in lines_in((edition.folder / DECISIONS).read_bytes())]
    except (ValueError, KeyError, TypeError, AttributeError):
        yield Finding(Weight.DIFFERS, DECISIONS, tr("有一行无法读取。"))
        return
    wrong = [*_unsigned(events), *_undecided(edition, events), *one_handed(edition, events)]
    yield from (Finding(Weight.DIFFERS, DECISIONS, says) for says in wrong)
    n = sum(len(found.entries) for found in edition.lists)
    if n and not wrong:
        yield Finding(Weight.HOLDS, DECISIONS, tr("{n} 条名单各由两人以各自的密钥审核，决定的签名相符。", n=n))
    if edition.why in (CORRECTED, Act.WITHDRAW.value) and not wrong:
        yield Finding(Weight.HOLDS, DECISIONS, tr("这一版的“{why}”由两人各自签名。", why=edition.why))


def _unsigned(events: list[Event]) -> Iterator[str]:
    """Lines not signed, or signed by somebody who did not hold that key and role then."""
    ring: dict[str, tuple[str, Role]] = {}
    for event in events:
        first = event.act is Act.ENROL and not ring
        if not is_signed(event.key, event.message(), event.signature):
            yield tr("日记第 {n} 行的签名与内容不符。", n=event.number)
        elif not first and ring.get(event.by) != (event.key, event.role):
            yield tr("日记第 {n} 行：“{by}”当时没有这把密钥或这个岗位。", n=event.number, by=event.by)
        if event.act is Act.ENROL:
            ring[event.fields["person"]] = (event.fields["key"], _role(event))
        elif event.act is Act.RETIRE:
            ring.pop(event.fields["person"], None)


def _role(event: Event) -> Role:
    return type(event.role)[event.fields["role"]]


def _undecided(edition: Edition, events: list[Event]) -> Iterator[str]:
    histories: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        histories[event.entry].append(event)
    for found in edition.lists:
        for n, entry in enumerate(found.entries, 1):
            history = histories.get(entry.id, [])
            if [d.hash for d in entry.decisions] != [e.hash for e in history]:
                yield tr("名单“{label}”第 {n} 条的决定与日记各行不符。", label=found.label, n=n)
            elif fold(history).state is not State.PUBLIC or fold(history).irregular:
                yield tr("名单“{label}”第 {n} 条没有经两人审核并公开。", label=found.label, n=n)


def _removed(edition: Edition) -> Iterator[Finding]:
    for removal in edition.removals:
        says = tr("{at} {act}，内容已销毁，只留散列值。", at=removal.at[:10], act=removal.act)
        if removal.successor:
            says += tr("后续的版：{id}。", id=removal.successor)
        yield Finding(Weight.NOTED, removal.what, says)


def unchecked(edition: Edition, key: str = "") -> Iterator[Finding]:
    """What nobody can check from the edition alone."""
    if not key:
        yield Finding(Weight.UNCHECKED, CORE, tr("公钥是否真属发布单位：请向其核对公钥，用 --key 给出。"))
    yield Finding(
        Weight.UNCHECKED, tr("指标"), tr("各数是否与台账相符：没有台账库，只核对了数与公开记录本身未被改动。")
    )
    yield Finding(Weight.UNCHECKED, tr("名单"), tr("是否漏列、是否有未办结的异议：需要工作区的日记和台账库。"))
    yield Finding(
        Weight.UNCHECKED, tr("后续"), tr("此后是否已被更新的版取代、密钥是否已作废：请看发布单位网站上的最新一版。")
    )
