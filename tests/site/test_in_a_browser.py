"""The site in Chromium: from home to the records and back, by keyboard, on a phone, printed, from a USB stick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from .browsing import SIZES, Watch, a_browser, served, violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]
VIEWS = (
    "index.html", "notices/index.html", "notices/lamps-2022-11.html", "figures/index.html", "figures/lamps_broken.html",
    "figures/lamps_broken/2022-10.html", "figures/lamps_new.html", "figures/repaired_share/2022-11.html", "lists/index.html",
    "lists/dark_streets.html", "lists/dark_streets/2022-11.html", "lists/dark_streets/2022-10.html", "corrections.html",
    "search.html?q=%E5%9D%8F%E7%81%AF", "map.html", "about.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with a_browser() as found:
        yield found


@pytest.fixture(scope="module")
def home(built: Path) -> Iterator[str]:
    with served(built) as address:
        yield address


@pytest.fixture
def page(browser, home: str) -> Iterator[object]:
    """A page at a desk's width, watched: it must not complain, nor call outside."""
    context = browser.new_context(viewport=SIZES["desk"])
    found = context.new_page()
    watch = Watch(found, home)
    yield found
    assert watch.faults == []
    context.close()


def settled(page, view: str) -> None:
    """Wait for what scripts do on this view."""
    if view.startswith("search"):
        page.wait_for_selector("#found li")
    if view.startswith("map"):
        page.wait_for_selector("#map[data-state=ready]", timeout=30_000)


def test_from_home_to_the_records_behind_a_number_and_back(page, home: str):
    page.goto(home)
    page.click("text=11月坏灯通报 >> nth=0")
    page.click("a.to-figure")
    assert page.inner_text("h1").startswith("损坏路灯数")
    assert page.inner_text(".value") == "37盏"
    assert page.locator("#records ~ .table tbody tr, section:has(#records) tbody tr").count() == 37
    with page.expect_download() as got:
        page.click("text=CSV")
    assert got.value.suggested_filename == "损坏路灯数-2022-11-记录.csv"
    page.click("nav.crumbs >> text=损坏路灯数")
    page.click("nav.crumbs >> text=首页")
    assert page.url == home + "index.html"


def test_a_list_and_its_rule_lead_to_each_other(page, home: str):
    page.goto(home)
    page.click("text=路灯常坏街巷 >> nth=0")
    page.goto(home + "lists/index.html")
    page.click("text=2022年11月")
    assert page.locator("tbody tr").count() == 5
    page.click("text=规则与依据")
    assert "示例镇照明办法" in page.inner_text("main")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_wrong(browser, home: str, view: str, size: str):
    context = browser.new_context(viewport=SIZES[size])
    page = context.new_page()
    watch = Watch(page, home)
    page.goto(home + view)
    settled(page, view)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    assert watch.faults == []
    context.close()


def test_search_finds_chinese_and_says_when_there_is_nothing(page, home: str):
    page.goto(home)
    page.fill("#q", "虚街3")
    page.press("#q", "Enter")
    page.wait_for_selector("#found li")
    assert "虚街3号" in page.inner_text("#found")
    page.click("#found a >> nth=0")
    assert page.url.endswith("lists/dark_streets/2022-11.html#e3")
    page.goto(home + "search.html")
    for asked, said in (("没有这个词", "没有找到“没有这个词”。"), ("灯", "请至少写两个字。")):
        page.fill("#q", asked)
        page.press("#q", "Enter")
        page.wait_for_function(f"document.getElementById('said').textContent === '{said}'")


def test_the_map_moves_by_its_buttons_and_names_a_spot(page, home: str):
    page.goto(home + "map.html")
    settled(page, "map")
    assert page.locator("canvas").count() == 1
    page.click("button[aria-label=放大]")
    page.locator("button.pin").first.press("Enter")
    assert page.inner_text("#map-said").startswith("1")


def test_with_scripts_off_all_but_search_and_the_moving_map_is_there(browser, home: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + "figures/lamps_broken/2022-11.html")
    assert page.locator("details").count() >= 2
    page.locator("summary").first.click()
    assert page.locator("pre").first.is_visible()
    page.goto(home + "map.html")
    assert page.locator("#map svg").is_visible()
    page.goto(home + "search.html")
    assert "需要开启脚本" in page.inner_text("main")
    context.close()


def test_the_keyboard_reaches_the_text_first_and_every_focus_is_seen(page, home: str):
    page.goto(home)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    unseen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate("""() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.tagName, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2]; }""")
        if seen[0] != "BODY" and not seen[1]:
            unseen.append(seen)
    assert unseen == []


def test_printed_it_is_the_text_without_the_frame(page, home: str):
    page.goto(home + "figures/lamps_broken.html")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator("table").first.is_visible()
    assert page.pdf()[:4] == b"%PDF"


def test_from_a_usb_stick_pages_search_and_the_drawn_map_work(browser, built: Path):
    context = browser.new_context(viewport=SIZES["desk"])
    page = context.new_page()
    watch = Watch(page, built.as_uri())
    page.goto((built / "index.html").as_uri())
    page.click("text=11月坏灯通报 >> nth=0")
    page.click("a.to-figure")
    assert page.inner_text(".value") == "37盏"
    assert page.evaluate("getComputedStyle(document.querySelector('header.top')).backgroundColor") == "rgb(18, 67, 109)"
    page.goto((built / "index.html").as_uri())
    page.fill("#q", "坏灯")
    page.press("#q", "Enter")
    page.wait_for_selector("#found li")
    page.goto((built / "map.html").as_uri())
    page.wait_for_function("document.getElementById('map-said').textContent.includes('可以拖动')")
    assert page.locator("#map svg").is_visible()
    seen = "document.querySelector('#map svg').getAttribute('viewBox')"
    whole = page.evaluate(seen)
    page.click("button[aria-label=放大]")
    near = page.evaluate(seen)
    assert float(near.split()[2]) < float(whole.split()[2])
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert float(page.evaluate(seen).split()[0]) > float(near.split()[0])
    page.click("button[aria-label=显示全部]")
    assert list(map(float, page.evaluate(seen).split())) == list(map(float, whole.split()))
    assert watch.faults == []
    context.close()


def test_the_first_view_is_small(built: Path):
    import gzip

    files = [built / "index.html", built / "static/site.css", built / "static/icon.svg"]
    assert sum(len(gzip.compress(f.read_bytes())) for f in files) < 100_000
