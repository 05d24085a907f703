"""One piece of background work: what, for whom, how far, how it ended (后台任务)."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from django.conf import settings
from django.db import models

from gongshi.i18n import tr


class JobState(Enum):
    """Where a job stands (任务状态)."""

    WAITING = "排队中"
    RUNNING = "办理中"
    DONE = "已办完"
    RETURNED = "有退回"
    FAILED = "未办成"
    INTERRUPTED = "已中断"

    @property
    def label(self) -> str:
        """The Chinese word for it."""
        return tr(self.value)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self not in (JobState.WAITING, JobState.RUNNING)


class Job(models.Model):
    """A job; `sealed` holds what may not lie open (a key's passphrase) and is emptied when the job ends.

    `returned` are files that were not taken in, each as `gongshi.desk.work.working.HandedBack` says.
    """

    kind = models.CharField(max_length=32)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="jobs")
    arguments = models.JSONField(default=dict)
    sealed = models.TextField(blank=True)
    state = models.CharField(
        max_length=16, default=JobState.WAITING.name, choices=[(s.name, s.value) for s in JobState]
    )
    progress = models.CharField(max_length=200, blank=True)
    said = models.JSONField(default=list)
    returned = models.JSONField(default=list)
    result_url = models.CharField(max_length=300, blank=True)
    fault_what = models.TextField(blank=True)
    fault_where = models.TextField(blank=True)
    fault_mend = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def stands(self) -> JobState:
        """The job's state."""
        return JobState[self.state]

    @property
    def label(self) -> str:
        """What is done, in words."""
        from gongshi.desk.work.kinds import KINDS

        return KINDS[self.kind].label if self.kind in KINDS else self.kind
