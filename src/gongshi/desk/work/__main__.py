"""The worker as a process: `python -m gongshi.desk.work` (后台进程).

There is one for a workspace, held by a lock, so that whatever the database calls running when
it begins was left by a worker that died.
"""

from __future__ import annotations

import sys

from gongshi.desk.project.ready import make_ready


def main() -> int:
    """Take up what was left and work until stopped; 1 when another worker is at it."""
    make_ready()
    from django.core.management import call_command
    from filelock import FileLock, Timeout

    from gongshi.desk.project.configuration import desk_folder
    from gongshi.desk.work.jobs import take_up
    from gongshi.desk.workspace import served

    try:
        with FileLock(desk_folder(served().root) / "worker.lock", timeout=20):
            take_up()
            call_command("db_worker", interval=0.5, verbosity=0)
    except Timeout:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
