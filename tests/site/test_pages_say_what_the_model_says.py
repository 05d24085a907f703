"""Every page is there, says what it was given, and leads on to the next."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from gongshi.site.build import build

from .a_site import a_site


def text_of(page: Path) -> str:
    """What a reader sees, without blanks."""
    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8"))))


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def test_every_link_of_every_page_leads_somewhere(built: Path):
    lost = []
    for page in pages(built):
        for target in re.findall(r'(?:href|src)="([^"]*)"', page.read_text(encoding="utf-8")):
            path, anchor = urldefrag(unquote(unescape(target)))
            to = (page.parent / path).resolve() if path else page
            if not to.is_file() or (anchor and f'id="{anchor}"' not in to.read_text(encoding="utf-8")):
                lost.append((page.name, target))
    assert lost == []


def test_no_page_names_an_address_outside_the_site(built: Path):
    outside = re.compile(r'(?:href|src|action)="(?:[a-z]+:)?//', re.IGNORECASE)
    assert [p.name for p in pages(built) if outside.search(p.read_text(encoding="utf-8"))] == []


def test_every_page_carries_the_strict_policy_and_nothing_inline(built: Path):
    for page in pages(built):
        text = page.read_text(encoding="utf-8")
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)[1]
        assert "default-src &#39;none&#39;" in policy or "default-src 'none'" in policy
        assert "unsafe" not in policy and "data:" not in policy and "blob:" not in policy and "*" not in policy
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(?:src=|application/ld\+json))", text), page.name


def test_the_home_page_leads_with_a_fresh_correction_and_the_latest_notice(built: Path):
    text = text_of(built / "index.html")
    assert text.index("更正") < text.index("最新公示") < text.index("11月坏灯通报")
    assert "原公布39盏，现为41盏" in text


def test_a_figure_that_was_corrected_says_both_values_on_its_own_pages(built: Path):
    for page in ("figures/lamps_broken.html", "figures/lamps_broken/2022-10.html", "notices/lamps-2022-10.html"):
        assert "原公布39盏，现为41盏" in text_of(built / page), page
    assert "原公布" not in text_of(built / "figures/lamps_broken/2022-09.html")


def test_a_number_that_was_not_reported_is_said_in_words_and_never_as_zero(built: Path):
    page = (built / "figures/lamps_new.html").read_text(encoding="utf-8")
    assert '<data class="number " value="">未报送</data>' in page
    assert "<svg" not in page


def test_a_machine_reads_the_number_that_a_person_sees(built: Path):
    page = (built / "figures/lamps_broken/2022-11.html").read_text(encoding="utf-8")
    assert '<data class="number " value="37">37盏</data>' in page
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[1])
    assert (told["@type"], told["variableMeasured"]["value"]) == ("Dataset", "37")
    assert {d["contentUrl"] for d in told["distribution"]} == {
        f"figures/lamps_broken/2022-11-records.{kind}" for kind in ("csv", "parquet", "json")
    }


def test_the_figure_page_names_population_source_statement_and_example(built: Path):
    figure, value = text_of(built / "figures/lamps_broken.html"), text_of(built / "figures/lamps_broken/2022-11.html")
    for said in ("全镇路灯", "一盏灯一个月只数一次", "路灯台账", "去重计数", "月末最后一分钟报修的计入当月"):
        assert said in figure
    for said in ("DuckDB", "Spark", "COUNT(*)", "不公开的列：报修人", "L0036", "北片0盏"):
        assert said in value


def test_a_number_in_the_bulletin_leads_to_its_page(built: Path):
    page = (built / "notices/lamps-2022-11.html").read_text(encoding="utf-8")
    assert '<a class="to-figure" href="../figures/lamps_broken/2022-11.html"><data value="37"' in page


def test_a_list_whose_term_is_over_keeps_its_count_and_no_name(built: Path):
    text = text_of(built / "lists/dark_streets/2022-10.html")
    assert "公布时共4处" in text and "虚街" not in text


def test_an_empty_list_says_so(built: Path):
    assert "本期没有应公示的单位" in text_of(built / "lists/praised/2022-11.html")


def test_a_notice_offers_its_files_under_names_that_any_server_can_carry(built: Path):
    assert (built / "files/lamps-2022-11/bulletin.pdf").read_bytes() == b"%PDF-1.7 2022-11"
    names = [p.relative_to(built).as_posix() for p in built.rglob("*") if p.is_file()]
    assert [n for n in names if not n.isascii()] == []


def test_text_that_looks_like_markup_stays_text(tmp_path: Path):
    from dataclasses import replace

    site = a_site(tmp_path)
    wild = replace(site.figures[1], label='<script src="x">“&', population="</script><b>x")
    folder = build(replace(site, figures=(wild,)), tmp_path / "站").folder
    page = (folder / "figures/lamps_new.html").read_text(encoding="utf-8")
    assert '<script src="x">' not in page and "<b>x" not in page
    assert json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])["name"].startswith("<script")


def test_the_feed_names_notices_and_corrections_and_nobody(built: Path):
    feed = (built / "feed.xml").read_text(encoding="utf-8")
    assert feed.count("<entry>") == 5
    assert "更正：损坏路灯数（2022年10月）" in feed and "虚街1号" not in feed


def test_a_site_that_knows_its_address_has_a_sitemap_of_every_page(tmp_path: Path):
    from dataclasses import replace

    site = a_site(tmp_path)
    office = replace(site.office, address="https://lamps.example.invalid/")
    folder = build(replace(site, office=office), tmp_path / "站").folder
    listed = set(re.findall(r"<loc>https://lamps.example.invalid/([^<]*)</loc>", (folder / "sitemap.xml").read_text()))
    assert listed == {p.relative_to(folder).as_posix() for p in pages(folder)} - {"search.html"}
    assert "Sitemap: https://lamps.example.invalid/sitemap.xml" in (folder / "robots.txt").read_text()


def test_without_an_address_there_is_no_sitemap(built: Path):
    assert not (built / "sitemap.xml").exists()


@pytest.mark.parametrize("bad", [
    '<p style="color:red">x</p>', "<script>x</script>", '<img src="//x.invalid/a.png">', '<p onclick="x()">x</p>',
    '<svg><foreignObject></foreignObject></svg>', '<a href="javascript:x">x</a>', '<svg><image href="https://x.invalid/a"/></svg>',
])  # fmt: skip
def test_a_document_that_could_run_or_call_outside_is_refused(bad: str):
    from gongshi.site.harmless import NotHarmless, fitted

    with pytest.raises(NotHarmless):
        fitted(f"<main>{bad}</main>", folder="n", root="", page_of=lambda name: "", name="路灯通报")


def test_many_corrections_stand_in_one_box_that_leads_to_the_rest(tmp_path: Path):
    site = a_site(tmp_path)
    fix = site.corrections[0]
    many = tuple(replace(fix, what=f"第{n}个数") for n in range(6))
    home = (build(replace(site, corrections=many), tmp_path / "站").folder / "index.html").read_text(encoding="utf-8")
    assert home.count('class="correction"') == 1 and "近一个月更正6处" in home
    assert [f"第{n}个数" in home for n in range(6)] == [True] * 4 + [False] * 2
    assert "另有2处，查看全部更正" in home and home.index('class="correction"') < home.index("最新公示")


def test_an_office_that_publishes_in_two_fields_leads_with_the_newest_of_each(tmp_path: Path):
    site = a_site(tmp_path)
    other = replace(site.notices[-1], id="wells-2022-09", label="水井通报", title="九月水井检查")
    both = replace(site, notices=(*site.notices, other))
    home = (build(both, tmp_path / "站").folder / "index.html").read_text(encoding="utf-8")
    assert home.count('class="lead"') == 2 and home.count("<h1") == 1
    assert "最新公示　路灯通报" in home and "最新公示　水井通报" in home
    assert home.count("notices/wells-2022-09.html") == 2, "its title and its button, and not among the earlier ones"


def test_a_page_that_was_corrected_says_so_and_does_not_lead_to_itself(tmp_path: Path):
    folder = build(a_site(tmp_path), tmp_path / "站").folder
    own = (folder / "figures/lamps_broken/2022-10.html").read_text(encoding="utf-8")
    assert 'class="correction"' in own and "查看更正后的内容" not in own
    assert "查看更正后的内容" in (folder / "notices/lamps-2022-10.html").read_text(encoding="utf-8")
