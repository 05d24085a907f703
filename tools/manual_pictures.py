"""Write docs/manual/images: the manual's pictures, taken while December is made at a real desk.

Run by hand; needs Chromium and some minutes. It makes the demo city with its next month, starts
`gongshi desk`, logs in as each person, and walks the way that docs/manual tells and that
tests/desk/journeys tests. Look at each picture before it is committed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.desk.journeys import a_month  # noqa: E402
from tests.desk.journeys.desk import Desk, gongshi, running  # noqa: E402
from tests.site.browsing import a_browser  # noqa: E402

IMAGES = ROOT / "docs" / "manual" / "images"
MONTH = "/month/traffic/2022-12/"
FILES = "十二月来文"
SCAN = b"%PDF-1.7\n% a stand-in for the signed sheet\n"


def main(at: Path | None = None) -> int:
    """Make every picture; `at` is a demo city that was made before with --next."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, a_browser() as browser:
        root = at or Path(folder) / "演示城市"
        if at is None:
            gongshi("demo", "--at", str(root), "--next", "--no-serve")
        with running(root, browser) as desk:
            december(desk, Path(folder))
    return 0


def december(desk: Desk, folder: Path) -> None:
    """December, from its files to the site."""
    log_in(desk)
    scan = folder / "审批单扫描件.pdf"
    scan.write_bytes(SCAN)
    files = sorted((desk.root / FILES).iterdir())
    a_month.deliver(desk, MONTH, files, shot)
    a_month.put_forward(desk, MONTH, shot)
    a_month.review(desk, a_month.FIRST, MONTH, shot)
    a_month.review(desk, a_month.SECOND, MONTH, shot)
    page = desk.go(a_month.PRESS, MONTH + "figures/crashes_recorded/")
    shot(page, "figure")
    a_month.reword(desk, MONTH, shot)
    a_month.write_documents(desk, MONTH, "12", shot)
    a_month.publish(desk, MONTH, scan, shot)
    page = desk.go("fabu", MONTH)
    shot(page, "board-done")
    page = desk.go("fabu", MONTH + "due/")
    shot(page, "due")


def log_in(desk: Desk) -> None:
    """The log-in page, before anybody is in."""
    page = desk.new_page()
    page.goto(desk.address + "/login/")
    shot(page, "log-in")
    page.context.close()


def shot(page: Any, name: str) -> None:
    """What the window shows, as docs/manual/images/NAME.png, when the manual shows it."""
    if f"images/{name}.png" in (IMAGES.parent / "index.md").read_text(encoding="utf-8"):
        page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
