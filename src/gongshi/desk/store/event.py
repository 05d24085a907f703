"""What happened at the desk's own doors: log-ins, accounts, looks asked for (办公台记录).

What is done to entries stands in the workspace's diary and not here.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from django.conf import settings
from django.db import models

from gongshi.i18n import tr


class Happened(Enum):
    """What happened (事件)."""

    LOG_IN = "登录"
    LOG_OUT = "退出"
    LOG_IN_FAILED = "登录失败"
    SECOND_FACTOR_FAILED = "验证码不对"
    SECOND_FACTOR_SET = "启用双因素"
    PASSWORD_CHANGED = "修改口令"
    ACCOUNT_ADDED = "新建账号"
    ACCOUNT_CHANGED = "修改账号"
    PASSWORD_RESET = "重置口令"
    SECOND_FACTOR_RESET = "重置双因素"
    SESSIONS_ENDED = "结束会话"
    LOOK_ASKED = "申明启封事由"
    REFUSED = "越权被拒"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)


class DeskEvent(models.Model):
    """One event; `about` names the account or the page it concerns, `note` what was said."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=24, choices=[(h.name, h.value) for h in Happened])
    about = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    address = models.CharField(max_length=64, blank=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return f"{self.what} {self.about}"

    @property
    def label(self) -> str:
        """What happened, in words."""
        return Happened[self.what].label
