"""Write docs/images from a fresh demo, or from the finished one in CITY: what the product makes, run by hand.

    python tools/screenshots.py [CITY]

Needs pdftoppm and Chromium; a picture whose program is missing is left as it is. The browser is
shown the fonts that the set-up unpacked, so that a machine without Chinese fonts will do.
Look at each picture before it is committed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from gongshi.office.demo_public import go_public

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
MOST_BYTES = 200_000
# The bold files of Fandol call themselves regular, so a browser takes them for running text.
FONTS = """<?xml version="1.0"?>
<fontconfig>
<dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<selectfont><rejectfont><glob>{folder}/*-Bold.otf</glob></rejectfont></selectfont>
<alias><family>serif</family><prefer><family>FandolSong</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>FandolHei</family></prefer></alias>
</fontconfig>
"""


def main() -> int:
    """Make every picture; 1 when one is too large to be committed."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        city = Path(sys.argv[1]) if sys.argv[1:] else go_public(Path(folder) / "演示城市", tell=print).workspace.root
        documents = city.resolve() / "发布" / "traffic-2022-11" / "文书"
        paper(documents, Path(folder))
        pages(documents, city.resolve() / "网站", Path(folder))
    large = [p.name for p in IMAGES.glob("*.png") if p.stat().st_size > MOST_BYTES]
    if large:
        print("图片超过 200 kB：" + "、".join(large))
    return 1 if large else 0


def paper(documents: Path, folder: Path) -> None:
    """The bulletin's first page, its page with the map, and the approval sheet."""
    bulletin = documents / "曝光通报.pdf"
    pdf_page(bulletin, 1, "bulletin-first-page", folder)
    pdf_page(bulletin, page_with(bulletin, "位置示意图"), "bulletin-map", folder)
    pdf_page(documents / "发布审批单.pdf", 1, "approval-sheet", folder)


def pages(documents: Path, site: Path, folder: Path) -> None:
    """The HTML documents and the site as a browser shows them."""
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(folder=ROOT / ".fonts", cache=folder / "fontcache"), encoding="utf-8")
    web_page(documents / "口径表.html", "figure-sheet", (1280, 820), fonts)
    web_page(documents / "曝光通报.html", "bulletin-html", (960, 1080), fonts)
    web_page(site / "index.html", "site-home", (1280, 980), fonts)
    web_page(site / "figures/crashes_recorded.html", "site-figure", (1280, 1180), fonts)


def page_with(pdf: Path, words: str) -> int:
    """The number of the first page that holds these words."""
    import pdfplumber

    with pdfplumber.open(pdf) as file:
        return next(n for n, page in enumerate(file.pages, 1) if words in (page.extract_text() or ""))


def pdf_page(pdf: Path, page: int, name: str, folder: Path) -> None:
    """One page of a PDF as docs/images/NAME.png."""
    program = _found(("pdftoppm",))
    if program is None:
        return
    made = folder / name
    span = ["-f", str(page), "-l", str(page), "-singlefile", "-r", "72", "-png"]
    subprocess.run([program, *span, str(pdf), str(made)], check=True)
    shutil.copyfile(made.with_suffix(".png"), IMAGES / f"{name}.png")


def web_page(html: Path, name: str, size: tuple[int, int], fonts: Path) -> None:
    """The top of an HTML file as docs/images/NAME.png."""
    program = _found(BROWSERS)
    if program is None:
        return
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--window-size={size[0]},{size[1]}", f"--screenshot={IMAGES / f'{name}.png'}", html.as_uri()]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def _found(programs: tuple[str, ...]) -> str | None:
    return next((found for found in map(shutil.which, programs) if found), None)


if __name__ == "__main__":
    sys.exit(main())
