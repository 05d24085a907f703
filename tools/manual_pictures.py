"""Write docs/manual/images: the manual's pictures, taken while December is made at a real desk.

    python tools/manual_pictures.py [CITY [ORGANS]]

Run by hand; needs Chromium and some minutes. It makes the demo city with its next month and a city of
the organs (or takes those that were made before), starts `gongshi desk`, logs in as each person, and walks
the way that docs/manual tells and that tests/desk/journeys tests. Look at each picture before it is committed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongshi.desk.project.settings")
from gongshi.desk.project.ready import make_ready  # noqa: E402

make_ready()

from tests.desk.journeys.desk import Desk, gongshi, running  # noqa: E402
from tests.desk.journeys.every_account import accounts  # noqa: E402
from tests.desk.journeys.every_page import clerk, entrance, faulty, joint, month, watchers  # noqa: E402
from tests.site.browsing import a_browser  # noqa: E402

IMAGES = ROOT / "docs" / "manual" / "images"


def main(cities: Sequence[str] = ()) -> int:
    """Make every picture; `cities` are a demo city made with --next, and one of the organs, that were made before."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, a_browser() as browser:
        made = [Path(city).resolve() for city in cities]
        for name, more in (("演示城市", ("--next",)), ("演示工委", ("--pack", "organs")))[len(made) :]:
            made.append(Path(folder) / name)
            gongshi("demo", "--at", str(made[-1]), *more, "--no-serve")
        _walk(made[0], browser, entrance, clerk, faulty, month, watchers, accounts)
        _walk(made[1], browser, joint)
    return 0


def _walk(city: Path, browser: Any, *parts: Callable[[Desk, Any], None]) -> None:
    with running(city, browser) as desk:
        for part in parts:
            part(desk, Pictures())


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
    sys.exit(main(sys.argv[1:]))
