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

from tests.desk.journeys.desk import gongshi, running  # noqa: E402
from tests.desk.journeys.every_page import afterwards, entrance, faulty, month  # noqa: E402
from tests.site.browsing import a_browser  # noqa: E402

IMAGES = ROOT / "docs" / "manual" / "images"


def main(at: Path | None = None) -> int:
    """Make every picture; `at` is a demo city that was made before with --next."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, a_browser() as browser:
        root = at or Path(folder) / "演示城市"
        if at is None:
            gongshi("demo", "--at", str(root), "--next", "--no-serve")
        with running(root, browser) as desk:
            for part in (entrance, faulty, month, afterwards):
                part(desk, Pictures())
    return 0


class Pictures:
    """What every_page hands its pages to: only those that the manual shows are kept."""

    def take(self, page: Any, name: str) -> None:
        """The page as it stands."""
        shot(page, name)


def shot(page: Any, name: str) -> None:
    """What the window shows, as docs/manual/images/NAME.png, when the manual shows it."""
    if f"images/{name}.png" in (IMAGES.parent / "index.md").read_text(encoding="utf-8"):
        page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
