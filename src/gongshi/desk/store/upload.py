"""A workbook that was sent up, and what became of it (上传的表格)."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Upload(models.Model):
    """One file and its receipt (上传回执).

    `unit` is the code of the sender's unit, empty for the office. `delivery` is empty when the
    file was handed back; `returned` is then the marked workbook's path under the workspace.
    `faults` and `warnings` hold the first of them in three parts each.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploads")
    unit = models.CharField(max_length=64, blank=True)
    register = models.CharField(max_length=64)
    file = models.CharField(max_length=160)
    at = models.DateTimeField(auto_now_add=True)
    delivery = models.CharField(max_length=32, blank=True)
    rows = models.IntegerField(default=0)
    again = models.BooleanField(default=False)
    says = models.TextField()
    fault_count = models.IntegerField(default=0)
    faults = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    returned = models.CharField(max_length=400, blank=True)

    objects: models.Manager[Upload] = models.Manager()

    class Meta:
        """The latest first."""

        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.register} {self.file}"

    @property
    def is_faulty(self) -> bool:
        """Whether something of it has to be mended and sent again."""
        return bool(self.returned)
