"""Who sits at the desk (办公台岗位), and what he is in the workspace's diary.

The diary knows seven roles that act on lists; a unit's clerk and an auditor act on none.
"""

from __future__ import annotations

from enum import Enum

from gongshi.errors import BadInput
from gongshi.i18n import tr
from gongshi.lists.person import Role
from gongshi.records.register import Level


class NoSuchRole(BadInput):
    """No role of the desk has this name (没有这个岗位)."""


class DeskRole(Enum):
    """What an account may do (岗位)."""

    UNIT_CLERK = "单位填报员"
    OFFICE = "机关科室"
    FIRST_REVIEW = "初审"
    SECOND_REVIEW = "复核"
    LEGAL = "法制审核"
    APPROVE = "审批"
    PRESS = "新闻发布"
    KEEPER = "保密保管"
    AUDITOR = "审计"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)

    @classmethod
    def parse(cls, text: str) -> DeskRole:
        """The role of this English name or Chinese label. Raises NoSuchRole."""
        for role in cls:
            if text.strip() in (role.value, role.name, role.name.lower()):
                return role
        raise NoSuchRole(
            tr("没有“{text}”这个岗位。", text=text),
            where=tr("办公台账号"),
            mend=tr("可用的岗位：{roles}。", roles="、".join(r.value for r in cls)),
        )

    @property
    def diary_role(self) -> Role | None:
        """The role under which its acts stand in the diary; None for who acts on no list."""
        return _IN_THE_DIARY.get(self)

    @property
    def level(self) -> Level:
        """The most private columns that its pages may show (可看的密级)."""
        return _LEVEL[self]


_IN_THE_DIARY = {
    DeskRole.OFFICE: Role.PROPOSER,
    DeskRole.FIRST_REVIEW: Role.FIRST_REVIEW,
    DeskRole.SECOND_REVIEW: Role.SECOND_REVIEW,
    DeskRole.LEGAL: Role.LEGAL,
    DeskRole.APPROVE: Role.APPROVE,
    DeskRole.PRESS: Role.PRESS,
    DeskRole.KEEPER: Role.KEEPER,
}
_LEVEL = {
    DeskRole.UNIT_CLERK: Level.UNITS,
    DeskRole.OFFICE: Level.OFFICE,
    DeskRole.FIRST_REVIEW: Level.RESTRICTED,
    DeskRole.SECOND_REVIEW: Level.RESTRICTED,
    DeskRole.LEGAL: Level.RESTRICTED,
    DeskRole.APPROVE: Level.RESTRICTED,
    DeskRole.PRESS: Level.OFFICE,
    DeskRole.KEEPER: Level.SEALED,
    DeskRole.AUDITOR: Level.PUBLIC,
}
