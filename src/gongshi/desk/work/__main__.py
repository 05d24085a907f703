"""The worker as a process: `python -m gongshi.desk.work` (后台进程)."""

from __future__ import annotations

from gongshi.desk.project.ready import make_ready

if __name__ == "__main__":
    make_ready()
    from django.core.management import call_command

    call_command("db_worker", interval=1, verbosity=0)
