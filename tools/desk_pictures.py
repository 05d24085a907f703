"""Look at every page of the desk: pictures wide, narrow and on paper, and what axe and the ruler find.

    python tools/desk_pictures.py CITY OUT [ORGANS] [--only PART]… [--manual]

CITY is a demo city made with `gongshi demo --next --no-serve`, which this changes: December is made
in it, from its files to the site, an objection, a withdrawal and a correction. ORGANS is a city of
the pack organs, for what units enter together. Into OUT come a picture of each page and state as
each role sees it, contact sheets of six, and report.txt, written page by page: what axe-core finds, and
pages wider than their window. At the end it names the pages that it took no picture of. Run by hand;
needs Chromium and some minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongshi.desk.project.settings")
from gongshi.desk.project.ready import make_ready  # noqa: E402

make_ready()

from manual_pictures import shot  # noqa: E402
from tests.desk.journeys.album import Album  # noqa: E402
from tests.desk.journeys.desk import running  # noqa: E402
from tests.desk.journeys.every_page import PARTS, joint  # noqa: E402
from tests.desk.journeys.pages import PICTURED  # noqa: E402
from tests.site.browsing import a_browser  # noqa: E402


def main() -> int:
    """Take every picture; 1 when axe or the ruler found something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("city", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("organs", type=Path, nargs="?")
    parser.add_argument("--only", action="append", choices=PARTS)
    parser.add_argument("--manual", action="store_true", help="the manual's pictures too")
    said = parser.parse_args()
    album = Album(said.out, shot) if said.manual else Album(said.out)
    with a_browser() as browser:
        with running(said.city.resolve(), browser) as desk:
            for name, part in PARTS.items():
                if not said.only or name in said.only:
                    part(desk, album)
        if said.organs:
            with running(said.organs.resolve(), browser) as desk:
                joint(desk, album)
    album.sheets()
    print(album.report())
    missing = [] if said.only or not said.organs else sorted(PICTURED - album.routes)
    print("Pages without a picture:", *(missing or ["none"]))
    return 1 if album.faults or missing else 0


if __name__ == "__main__":
    sys.exit(main())
