"""One log-in that still holds (会话): from where, since when; its end ends the browser's access."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongshi.desk.browsers import browser_named


class DeskSession(models.Model):
    """A log-in; without its row the browser's session opens nothing."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sessions")
    address = models.CharField(max_length=64, blank=True)
    browser = models.CharField(max_length=200, blank=True)
    began_at = models.DateTimeField(auto_now_add=True)
    last_at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-began_at", "-id"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.address}"

    @property
    def named(self) -> str:
        """The browser in words that a person knows."""
        return browser_named(self.browser)
