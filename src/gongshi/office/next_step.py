"""What has to be done next to a release, by whom (下一步).

One list for the command line and the desk: it is asked of the board, in the order of the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from gongshi.i18n import tr
from gongshi.lists.due import Task
from gongshi.lists.person import Role

if TYPE_CHECKING:
    from gongshi.office.release_board import Board


class Work(Enum):
    """One kind of work on a release (工作)."""

    WITHDRAW = "撤下"
    ANSWER = "办结异议"
    DELIVER = "报送"
    PROPOSE = "提请审核"
    FIRST = "初审"
    SECOND = "复核"
    RENDER = "成文"
    APPROVE = "附审批单"
    PUBLISH = "发布"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)


DOES = {
    Work.WITHDRAW: frozenset({Role.PRESS, Role.LEGAL, Role.APPROVE}),
    Work.ANSWER: frozenset({Role.LEGAL, Role.APPROVE}),
    Work.DELIVER: frozenset({Role.PROPOSER}),
    Work.PROPOSE: frozenset({Role.PROPOSER}),
    Work.FIRST: frozenset({Role.FIRST_REVIEW}),
    Work.SECOND: frozenset({Role.SECOND_REVIEW}),
    Work.RENDER: frozenset({Role.PROPOSER, Role.PRESS}),
    Work.APPROVE: frozenset({Role.APPROVE, Role.PRESS}),
    Work.PUBLISH: frozenset({Role.PRESS, Role.APPROVE}),
}


@dataclass(frozen=True)
class Next:
    """One piece of work: what, in a sentence, and whether publication waits for it."""

    work: Work
    says: str
    holds: bool = True

    def is_for(self, role: Role | None) -> bool:
        """Whether somebody of this role does it."""
        return role in DOES[self.work]


def next_steps(board: Board) -> tuple[Next, ...]:
    """What is to be done now, the most pressing first; nothing once the release is out and no clock runs."""
    return (*_pressing(board), *(() if _is_out(board) else _before_publication(board)))


def first_for(found: tuple[Next, ...], role: Role | None) -> Next | None:
    """The first step that somebody of this role can take; None when he waits for others."""
    return next((step for step in found if step.is_for(role)), None)


def holding(found: tuple[Next, ...]) -> tuple[Next, ...]:
    """What blocks publication, publication itself aside."""
    return tuple(step for step in found if step.holds and step.work is not Work.PUBLISH)


def _is_out(board: Board) -> bool:
    return board.edition is not None and not any(line.passed or line.first or line.second for line in board.lists)


def _pressing(board: Board) -> Iterator[Next]:
    late = [d for d in board.due_today if d.due.task in (Task.WITHDRAW, Task.EXPIRE)]
    if late:
        yield Next(Work.WITHDRAW, tr("今天必须撤下 {n} 条。", n=len(late)), holds=False)
    if board.open_objections and _is_out(board):
        yield Next(Work.ANSWER, tr("有 {n} 条异议未办结，须按期答复。", n=board.open_objections), holds=False)
    elif board.open_objections:
        yield Next(Work.ANSWER, tr("有 {n} 条异议未办结，所在名单整份不能公开。", n=board.open_objections))
    coming = [d.due.by for d in board.due if d.due.task is Task.WITHDRAW and not d.due.is_pressing(board.today)]
    if coming:
        yield Next(Work.WITHDRAW, tr("有 {n} 条须撤下，最迟 {day}。", n=len(coming), day=min(coming)), holds=False)


def _before_publication(board: Board) -> Iterator[Next]:
    unknown = [line.roll.not_reported for line in board.lists if line.roll.not_reported]
    names = [e.register.label for e in board.missing] or list(dict.fromkeys(n for names in unknown for n in names))
    if names:  # without some registers a release can go out, with nothing of any list it cannot
        said = tr("还缺 {n} 个台账：{labels}。", n=len(names), labels="、".join(names))
        yield Next(Work.DELIVER, said, holds=bool(unknown) and len(unknown) == len(board.lists))
    for work, n, says in (
        (Work.PROPOSE, sum(line.picked for line in board.lists), tr("有 {n} 条候选还没有提请审核。")),
        (Work.FIRST, sum(line.first for line in board.lists), tr("有 {n} 条等待初审。")),
        (Work.SECOND, sum(line.second for line in board.lists), tr("有 {n} 条等待复核。")),
    ):
        if n:
            yield Next(work, says.format(n=n))
    if not board.run.waiting:
        yield Next(Work.RENDER, tr("名单已审完，可以成文、改稿，打印审批单。"), holds=False)
        if not board.approval:
            yield Next(Work.APPROVE, tr("还没有附上签字的审批单。"))
        else:
            yield Next(Work.PUBLISH, tr("审批单已附上，可以发布。"))
