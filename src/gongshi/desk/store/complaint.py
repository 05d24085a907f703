"""What somebody would rather not have to fill in, and what the office answered (减负意见)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Complaint(models.Model):
    """A complaint about needless work; `by` is empty when its writer did not give his name."""

    text = models.TextField(max_length=2000)
    about = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="complaints")
    unit = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return self.text[:40]
