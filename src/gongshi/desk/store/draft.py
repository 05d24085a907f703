"""A form that was begun and not delivered: kept until it is, or thrown away (草稿)."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """What somebody typed so far (草稿). Sealed columns are never kept here.

    `token` is the one that the saving will carry, so that a draft delivered twice is delivered
    once. `key` names the row that is being changed, `seen` the delivery it was read from; both
    empty for a new row.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    register = models.CharField(max_length=64)
    token = models.CharField(max_length=36, unique=True)
    joint = models.BooleanField(default=False)
    key = models.JSONField(default=list)
    seen = models.CharField(max_length=32, blank=True)
    values = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    objects: models.Manager[Draft] = models.Manager()

    class Meta:
        """The latest first."""

        ordering = ("-saved_at",)

    def __str__(self) -> str:
        return f"{self.register} {self.token}"
