"""The desk as an application of Django (应用)."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Its label is `desk`; its tables are described in `store`."""

    name = "gongshi.desk"
    label = "desk"
    verbose_name = "办公台"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Begin to note log-ins; a log-in gets its row."""
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from gongshi.desk import noting, sessions

        noting.listen()
        user_logged_in.connect(
            lambda request, user, **_: sessions.begin(request, user), dispatch_uid="desk.begin", weak=False
        )
        user_logged_out.connect(lambda request, **_: sessions.end(request), dispatch_uid="desk.end", weak=False)
