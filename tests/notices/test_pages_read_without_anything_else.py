"""The HTML page: slots as data elements, scoped tables, no script, no outside address."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from lxml import html
from tests.notices.fake import facts, kind_of

from gongshi.notices.compose import compose
from gongshi.notices.html import write_html
from gongshi.notices.layout import Look
from gongshi.settings import Settings
from gongshi_traffic.notices import NOTICES

LOOK = Look.of(Settings(), datetime(2022, 11, 23, 9))


def page_of(kind, path: Path, **changed: object):  # type: ignore[no-untyped-def]
    notice = compose(kind, facts(**changed))
    write_html(notice, path, LOOK)
    return notice, html.document_fromstring(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind", NOTICES, ids=lambda k: k.name)
def test_each_slot_is_a_data_element_with_its_value(kind, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    notice, page = page_of(kind, tmp_path / "a.html")
    drawn = {d.get("data-slot"): (d.get("value"), d.text_content()) for d in page.iter("data")}
    assert drawn == {s.id: (s.written, s.shown) for s in notice.slots()}


@pytest.mark.parametrize("kind", NOTICES, ids=lambda k: k.name)
def test_a_page_has_no_script_and_no_outside_address(kind, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    _, page = page_of(kind, tmp_path / "a.html")
    assert not page.xpath("//script | //link | //iframe | //img | //@onclick")
    assert all(h.startswith("#") for h in page.xpath("//a/@href"))
    style = "".join(page.xpath("//style/text()"))
    assert "url(" not in style and "@import" not in style


def test_headings_descend_without_a_gap_and_tables_have_scopes(tmp_path: Path) -> None:
    _, page = page_of(NOTICES[0], tmp_path / "a.html")
    levels = [int(h.tag[1]) for h in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:]))  # noqa: B905, RUF007
    assert page.get("lang") == "zh-CN"
    assert page.xpath("//thead//th") and all(t.get("scope") == "col" for t in page.xpath("//thead//th"))
    assert all(t.get("scope") == "row" for t in page.xpath("//tbody//th"))


def test_ids_are_unique_and_links_lead_somewhere(tmp_path: Path) -> None:
    _, page = page_of(NOTICES[0], tmp_path / "a.html")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.xpath("//a/@href")} <= set(ids)


def test_a_drawing_is_also_said_in_words(tmp_path: Path) -> None:
    template = "@标题 样本\n@图[figure=crashes_recorded by=brigade] 各大队事故\n@地图[list=crash_prone_segments] 位置\n"
    _, page = page_of(kind_of(tmp_path, template), tmp_path / "a.html")
    chart, drawn_map = page.xpath("//figure")
    assert "示例县大队 73起" in chart.xpath(".//*[@role='img']/@aria-label")[0]
    assert [t.text_content() for t in chart.xpath(".//details//th")] == ["一大队", "二大队", "三大队", "示例县大队"]
    assert len(drawn_map.xpath(".//ol/li")) == 4


def test_marks_in_a_value_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    write = tmp_path / "a.html"
    _, page = page_of(
        kind_of(tmp_path, '@标题 {{ text("number") }}\n'), write, texts={"number": "<script>\"&'</script>"}
    )
    assert not page.xpath("//script")
    assert page.xpath("//h1")[0].text_content() == "<script>\"&'</script>"
    assert not re.search(r"<script>", write.read_text(encoding="utf-8"))
