"""The whole demonstration: three months published, a name withdrawn, a figure corrected, the site walked in a browser."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from gongshi.lists.diary import Act
from gongshi.office.demo_public import WentPublic, go_public
from gongshi.office.editions import current, editions
from gongshi.office.people import diary
from gongshi.office.site import site_of, write_site
from tests.site.browsing import SIZES, Watch, a_browser, served, violations

pytestmark = pytest.mark.slow  # a minute: four publications


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> WentPublic:
    """The finished demonstration."""
    return go_public(tmp_path_factory.mktemp("公开 演示") / "演示城市")


def text_of(page: Path) -> str:
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))))


def test_three_months_are_public_and_verify(public: WentPublic):
    found = current(editions(public.workspace))
    assert {e.period for e in found} == {"2022-09", "2022-10", "2022-11"}
    assert all(e.answers and e.lists for e in found)


def test_one_figure_was_corrected_and_stands_with_both_values_wherever_it_is_said(public: WentPublic):
    site = site_of(public.workspace)
    moved = [c for c in site.corrections if c.was]
    assert [(c.was, c.now, "检查记录台账" in c.why) for c in moved] == [("21家次", "22家次", True)]
    folder = public.site.folder
    for page in (
        "index.html",
        "corrections.html",
        "notices/traffic-2022-10.html",
        "figures/carrier_checks.html",
        moved[0].href,
    ):
        assert "原公布21家次，现为22家次" in text_of(folder / page), page


def test_the_withdrawn_name_is_in_no_file_and_its_list_says_that_one_left(public: WentPublic):
    name = next(e for e in withdrawn(public)).shown_name
    folder = public.site.folder
    alone = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    kinds = {".html", ".csv", ".json", ".xml", ".svg"}
    assert [p for p in folder.rglob("*") if p.suffix in kinds and alone.search(p.read_text(encoding="utf-8"))] == []
    assert "撤下1人" in text_of(folder / "lists/lifetime_bans/2022-11.html")
    assert not re.search(rf"\b{name}\b", (folder / "feed.xml").read_text(encoding="utf-8"))


def withdrawn(public: WentPublic):
    """The entry that came down, as the last release knew it."""
    gone = {e.entry for e in diary(public.workspace).events() if e.act is Act.WITHDRAW}
    return [e for roll in public.run.rolls.values() for e in roll.entries if e.id in gone]


def test_the_documents_are_drawn_again_without_the_name(public: WentPublic):
    november = next(n for n in site_of(public.workspace).notices if n.period == "2022-11")
    assert november.downloads and not november.withheld
    assert november.title.startswith("2人被终身禁驾")


def test_building_the_site_again_writes_nothing(public: WentPublic):
    again = write_site(public.workspace)
    assert (again.written, again.removed, again.total) == (0, 0, public.site.total)


@pytest.mark.browser
def test_from_the_home_page_to_the_records_behind_a_number_and_back(public: WentPublic):
    with a_browser() as browser, served(public.site.folder) as home:
        page = browser.new_context(viewport=SIZES["desk"]).new_page()
        watch = Watch(page, home)
        page.goto(home)
        page.click("ul.keys a >> nth=0")
        shown = page.inner_text(".value")
        rows = page.locator("section:has(#records) tbody tr").count()
        assert re.match(r"\d+", shown)[0] == str(rows)
        page.click("text=回到公布它的通报")
        page.click("nav.crumbs >> text=首页")
        assert page.url == home + "index.html"
        assert watch.faults == []


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_wrong_on_the_demo_s_pages(public: WentPublic, size: str):
    views = ("index.html", "notices/traffic-2022-10.html", "notices/traffic-2022-11.html", "lists/high_risk_carriers/2022-11.html",
             "figures/carrier_checks/2022-10.html", "figures/index.html", "corrections.html")  # fmt: skip
    with a_browser() as browser, served(public.site.folder) as home:
        page = browser.new_context(viewport=SIZES[size]).new_page()
        watch = Watch(page, home)
        for view in views:
            page.goto(home + view)
            assert violations(page) == [], view
            assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"], view
        assert watch.faults == []
