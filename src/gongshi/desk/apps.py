"""The desk as an application of Django (应用)."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Its label is `desk`; its tables are described in `store`."""

    name = "gongshi.desk"
    label = "desk"
    verbose_name = "办公台"
    default_auto_field = "django.db.models.BigAutoField"
