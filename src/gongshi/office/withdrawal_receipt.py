"""The receipt of a name that came down: whose, on which ground, by when it had to and when it did (撤下回执).

It is made from the diary whenever it is asked for and kept nowhere, so that no further copy of a
withdrawn name lies about. It goes to whoever objected; it is no public document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongshi.errors import NotFound
from gongshi.i18n import speaking, tr
from gongshi.lists.diary import Act
from gongshi.lists.states import State
from gongshi.notices.docx import write_docx
from gongshi.notices.layout import Look
from gongshi.notices.notice import Notice, Rows, Style, Text
from gongshi.notices.slot import Fixed, Slot
from gongshi.notices.template import APPROVAL
from gongshi.office.editions import editions
from gongshi.office.people import people
from gongshi.records.disk import saying_why

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from gongshi.lists.diary import Event
    from gongshi.lists.entry import Entry
    from gongshi.office.workspace import Workspace

FILE = "撤下回执.docx"


class NoReceipt(NotFound):
    """Nothing was upheld against the entry and it was not withdrawn (没有可出的回执)."""


@dataclass(frozen=True)
class Receipt:
    """What is told to whoever objected (撤下回执): headings and what stands beside them, in order.

    `is_down` says whether the name is down; before that the receipt says by when it will be.
    """

    entry: Entry
    lines: tuple[tuple[str, str], ...]
    is_down: bool
    day: date

    @property
    def title(self) -> str:
        """What the receipt is called."""
        return tr("撤下回执") if self.is_down else tr("异议采纳回执")


def has_receipt(entry: Entry) -> bool:
    """Whether there is something to be told: an objection upheld, or the name withdrawn."""
    return entry.state is State.WITHDRAWN or any(e.act is Act.ACCEPT for e in entry.history)


def receipt_of(workspace: Workspace, entry: Entry) -> Receipt:
    """The receipt by what the diary has on record now. Raises NoReceipt."""
    if not has_receipt(entry):
        raise NoReceipt(
            tr("这一条没有撤下，也没有采纳过异议，没有回执可出。"), where=tr("条目 {id}", id=entry.id[:10]),
            mend=tr("采纳异议或撤下以后再出回执。"),
        )  # fmt: skip
    names = {p.id: p.name for p in people(workspace)}
    is_down = entry.state is State.WITHDRAWN
    return Receipt(entry, tuple(_lines(workspace, entry, names)), is_down, workspace.now().date())


def _lines(workspace: Workspace, entry: Entry, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield tr("名单"), f"{entry.rule.label}，{entry.period.label}"
    yield tr("所列名字"), entry.shown_name
    yield tr("条目编号"), entry.id[:10]
    for event in entry.history:
        yield from _of_event(event, entry, names)
    if entry.withdraw_by:
        yield tr("最迟撤下日"), entry.withdraw_by.isoformat()
    if entry.state is State.WITHDRAWN:
        of = [e for e in editions(workspace) if e.period == entry.period.code]
        kept = [e.id for e in of if any(found.name == entry.rule.name for found in e.lists)]
        yield tr("公开版"), tr("本机的公开版 {ids} 中已无此名。", ids="、".join(kept)) if kept else tr("没有公开版。")
        yield tr("公开网站"), tr("以重新生成并换上的网站为准。")


def _of_event(event: Event, entry: Entry, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What one act of the diary says in the receipt; nothing for the acts before publication."""
    note, who = f"：{event.note}" if event.note else "", f"{names.get(event.by, event.by)}（{event.role.label}）"
    told = {
        Act.OBJECT: (tr("提出异议"), tr("{day} 登记{note}", day=event.at.date(), note=note)),
        Act.ACCEPT: (tr("采纳异议"), tr("{day} 由{who}采纳{note}", day=event.at.date(), who=who, note=note)),
        Act.ANSWER: (tr("驳回异议"), tr("{day} 由{who}驳回{note}", day=event.at.date(), who=who, note=note)),
        Act.ANNUL: (tr("依据变更"), tr("{day} 由{who}登记，决定日期 {decided}{note}", day=event.at.date(), who=who,
                    decided=event.fields.get("decided_on", ""), note=note)),
        Act.WITHDRAW: (tr("撤下"), tr("{moment} 由{who}撤下{note}，日记第 {number} 条", moment=f"{event.at:%Y-%m-%d %H:%M}",
                       who=who, note=note, number=event.number)),
    }  # fmt: skip
    if event.act in told:
        yield told[event.act]
    if event.act is Act.WITHDRAW and entry.withdraw_by:
        in_time = event.at.date() <= entry.withdraw_by
        yield tr("是否按期"), tr("按期撤下") if in_time else tr("逾期撤下")


def write_receipt(workspace: Workspace, entry: Entry, path: Path) -> Receipt:
    """The receipt, written to `path` as a Word file to print and seal. Raises NoReceipt and CannotWrite."""
    with speaking("zh"), saying_why(path):
        found = receipt_of(workspace, entry)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_docx(_notice(workspace, found), path, Look.of(workspace.settings, workspace.now(), red_head=False))
    return found


def _notice(workspace: Workspace, found: Receipt) -> Notice:
    def slot(name: str, text: str) -> tuple[Slot]:
        return (Slot(f"receipt:{name}#1", f"receipt:{name}", text, text),)

    office = workspace.settings.get("office.name", "")
    rows = tuple(((Fixed(label),), slot(f"line{n}", text)) for n, (label, text) in enumerate(found.lines, 1))
    blocks = (
        Text(Style.TITLE, (Fixed(found.title),)),
        Rows("receipt", (), (tr("事项"), tr("内容")), (2, 7), rows),
        Text(Style.SIGNER, slot("office", office)),
        Text(Style.DATE, slot("day", f"{found.day.year}年{found.day.month}月{found.day.day}日")),
    )
    return Notice("receipt", found.title, APPROVAL, found.title, office, found.day, blocks)
