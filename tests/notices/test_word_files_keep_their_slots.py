"""The Word file: a tagged control and a bookmark for each slot, fonts named, nothing personal."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from tests.notices.fake import facts

from gongshi.notices.compose import compose
from gongshi.notices.docx import write_docx
from gongshi.notices.layout import Look
from gongshi.notices.notice import Chart
from gongshi.settings import Settings
from gongshi_traffic.notices import NOTICES

LOOK = Look.of(Settings(), datetime(2022, 11, 23, 9))
BULLETIN = compose(NOTICES[0], facts())
DRAWN = {s.id for block in BULLETIN.blocks if isinstance(block, Chart) for s in block.values}  # in the picture
WRITTEN = [s for s in BULLETIN.slots() if s.shown and s.id not in DRAWN]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("word") / "通报.docx"
    write_docx(BULLETIN, path, LOOK)
    return path


@pytest.fixture(scope="module")
def document(path: Path) -> WordDocument:
    return Document(str(path))


def test_each_slot_is_a_control_with_its_tag_and_its_text(document: WordDocument) -> None:
    controls = {
        c.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")): "".join(t.text for t in c.iter(qn("w:t")))
        for c in document.element.body.iter(qn("w:sdt"))
    }
    assert controls == {s.tag: s.shown for s in WRITTEN}


def test_each_slot_has_a_bookmark_twin_around_it(document: WordDocument) -> None:
    names = [b.get(qn("w:name")) for b in document.element.body.iter(qn("w:bookmarkStart"))]
    assert sorted(names) == sorted(s.bookmark for s in WRITTEN)
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        assert start.getnext().tag == qn("w:sdt")
        assert start.getnext().getnext().get(qn("w:id")) == start.get(qn("w:id"))


def test_the_whole_text_reads_back_through_the_controls(document: WordDocument) -> None:
    text = "".join(t.text or "" for t in document.element.body.iter(qn("w:t")))
    assert "3人被终身禁驾 51家企业被“点名”" in text
    assert "一、终身禁驾人员" in text and "（一）骑电动车左转不让行" in text


def test_every_run_names_an_east_asian_font_and_no_theme(path: Path) -> None:
    with zipfile.ZipFile(path) as file:
        parts = {n: file.read(n).decode("utf-8") for n in file.namelist() if n.endswith(("document.xml", "styles.xml"))}
    assert all("eastAsiaTheme" not in p and "asciiTheme" not in p for p in parts.values())
    for wanted in ("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"):
        assert wanted in parts["word/document.xml"]


def test_the_page_is_the_standards(document: WordDocument) -> None:
    section = document.sections[0]
    assert [round(x.mm) for x in (section.page_width, section.page_height)] == [210, 297]
    assert [round(x.mm) for x in (section.top_margin, section.left_margin)] == [37, 28]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_odd_and_even_pages_number_themselves_on_opposite_sides(document: WordDocument) -> None:
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    sides = [
        f.paragraphs[0]._p.pPr.find(qn("w:jc")).get(qn("w:val")) for f in (section.footer, section.even_page_footer)
    ]
    assert sides == ["right", "left"]


def test_tables_repeat_their_heading_and_wide_ones_turn_the_page(document: WordDocument) -> None:
    assert len(document.tables) == len(NOTICES[0].annexes)
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    turned = [s.page_width > s.page_height for s in document.sections]
    assert True in turned and False in turned


def test_properties_name_no_person_and_carry_the_given_time(document: WordDocument, path: Path) -> None:
    properties = document.core_properties
    assert properties.author == "示例市公安局交通警察支队" and properties.last_modified_by == ""
    assert properties.created.replace(tzinfo=None) == properties.modified.replace(tzinfo=None) == LOOK.made_at
    with zipfile.ZipFile(path) as file:
        assert not [n for n in file.namelist() if "thumbnail" in n]
        assert {i.date_time for i in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_notice_gives_the_same_bytes(tmp_path: Path, path: Path) -> None:
    write_docx(BULLETIN, tmp_path / "again.docx", LOOK)
    assert (tmp_path / "again.docx").read_bytes() == path.read_bytes()


def test_headings_stand_in_words_outline(document: WordDocument) -> None:
    levels = [p.find(qn("w:outlineLvl")) for p in document.element.body.iter(qn("w:pPr"))]
    assert [level.get(qn("w:val")) for level in levels if level is not None].count("0") == 6


def test_properties_of_paragraphs_and_runs_stand_in_the_schemas_order(document: WordDocument) -> None:
    paragraph = ["pStyle", "keepNext", "keepLines", "widowControl", "pBdr", "tabs", "autoSpaceDE", "autoSpaceDN", "snapToGrid", "spacing",
                 "ind", "jc", "outlineLvl", "sectPr"]  # fmt: skip
    run = ["rFonts", "color", "spacing", "sz", "szCs"]
    for tag, order in (("pPr", paragraph), ("rPr", run)):
        for properties in document.element.body.iter(qn(f"w:{tag}")):
            names = [child.tag.rpartition("}")[2] for child in properties]
            assert names == sorted(names, key=order.index)


def test_a_picture_says_its_values_in_words(document: WordDocument) -> None:
    said = [p.get("descr") for p in document.element.body.iter(qn("wp:docPr"))]
    assert any("示例县大队 73起" in words for words in said) and all(said)


def test_signer_and_date_are_kept_with_the_last_paragraph_and_the_note(document: WordDocument) -> None:
    lines = {"".join(t.text for t in p.iter(qn("w:t"))): p for p in document.element.body.iter(qn("w:p"))}
    for said in ("开车不喝酒", "附件：1.", "2022年11月23日"):
        kept = [p for line, p in lines.items() if said in line and p.pPr.find(qn("w:keepNext")) is not None]
        assert kept, said
    (note,) = [p for line, p in lines.items() if line.startswith("（数据截至")]
    assert note.pPr.find(qn("w:keepLines")) is not None and note.pPr.find(qn("w:keepNext")) is None
