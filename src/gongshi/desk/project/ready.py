"""Django made ready, once, before a module of the desk is imported outside a server (启用 Django)."""

from __future__ import annotations

import os
from pathlib import Path

from gongshi.desk.project.configuration import ROOT_VARIABLE


def make_ready(root: Path | None = None) -> None:
    """Django set up for the workspace at `root`; with none, for documentation and checks."""
    if root is not None:
        os.environ[ROOT_VARIABLE] = str(root)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongshi.desk.project.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def make_tables() -> None:
    """The database brought to today's tables; nothing when they are so already."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
