"""A real browser for the tests: Chromium with the project's own Chinese fonts (测试用浏览器)."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from gongshi.site.serve import address_of, server

ROOT = Path(__file__).resolve().parents[2]
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
SIZES = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_QUIET = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
]  # fmt: skip
_FONTS = """<?xml version="1.0"?>
<fontconfig>
<dir>{folder}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<selectfont><rejectfont><glob>{folder}/*-Bold.otf</glob></rejectfont></selectfont>
<alias><family>serif</family><prefer><family>FandolSong</family></prefer></alias>
<alias><family>sans-serif</family><prefer><family>FandolHei</family></prefer></alias>
</fontconfig>
"""


@contextmanager
def a_browser() -> Iterator[object]:
    """Chromium, started without a network of its own; the test is skipped where there is none."""
    playwright = pytest.importorskip("playwright.sync_api")
    program = next((p for p in map(shutil.which, _PROGRAMS) if p), None)
    if program is None:
        pytest.skip("Chromium is not installed")
    with tempfile.TemporaryDirectory() as folder, playwright.sync_playwright() as started:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(_FONTS.format(folder=ROOT / ".fonts", cache=folder), encoding="utf-8")
        environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
        browser = started.chromium.launch(executable_path=program, args=_QUIET, env=environment)
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The site's address while it is served on loopback."""
    with server(folder) as found:
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield address_of(found)
        found.shutdown()


class Watch:
    """What a page did that it should not: complaints on the console, requests that leave the site (旁观)."""

    def __init__(self, page: object, home: str) -> None:
        self.complaints: list[str] = []
        self.outside: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("requestfailed", self._failed)
        page.on("request", lambda r: None if r.url.startswith(home) else self.outside.append(r.url))

    def _failed(self, request: object) -> None:
        """Note a request that failed; one that the browser drops because the page is left is no fault."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"failed {request.url}")

    @property
    def faults(self) -> list[str]:
        """All of it; the graphics driver's remarks are no fault of the page."""
        return [c for c in self.complaints if "GL Driver" not in c and "WebGL" not in c] + self.outside


def violations(page: object, *, also: Sequence[str] = ()) -> list[str]:
    """What axe-core finds wrong with the page as it stands, one line each; `also` names rules that are off by default."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = {rule: {"enabled": True} for rule in also}
    found = page.evaluate("(rules) => axe.run(document, {resultTypes: ['violations'], rules})", rules)
    return [
        f"{v['id']}: {n['html'][:120]} {n['failureSummary'][:200]}" for v in found["violations"] for n in v["nodes"]
    ]
