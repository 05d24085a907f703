"""PDF, HTML, Markdown and plain text give what their reader sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongshi.papers.paper import Part
from gongshi.papers.read import paper_of, read_paper

from .word import p, word

TEXT = "通报\n一、基本情况\n全市共发生34起，其中甲县21起。\n附件1"


def said(data: bytes, name: str) -> list[tuple[Part, str]]:
    return [(q.kind, q.text) for q in paper_of(data, name).paragraphs]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_in_the_encodings_that_offices_send(codec: str):
    assert paper_of(TEXT.encode(codec), "草稿.txt").text == TEXT


def test_a_plain_text_knows_its_title_and_headings():
    assert [kind for kind, _ in said(TEXT.encode(), "草稿.txt")] == [Part.TITLE, Part.HEADING, Part.BODY, Part.HEADING]


def test_line_ends_of_any_system_are_the_same_text():
    assert paper_of("甲\r\n乙\r丙".encode(), "草稿.txt").text == "甲\n乙\n丙"


def test_markdown_marks_are_not_part_of_the_text():
    source = "# 通报\n\n**共34起**，见[附件](a.md)。\n\n| 县 | 起数 |\n|---|---|\n| 甲 | 21起 |\n\n- 一条\n"
    assert said(source.encode(), "草稿.md") == [
        (Part.TITLE, "通报"), (Part.BODY, "共34起，见附件。"), (Part.CELL, "县"), (Part.CELL, "起数"),
        (Part.CELL, "甲"), (Part.CELL, "21起"), (Part.ITEM, "一条"),
    ]  # fmt: skip


def test_a_page_is_read_without_scripts_and_hidden_elements():
    page = "<html><head><title>3起</title><style>p{}</style></head><body><script>9起</script><p>共<b>34</b>起</p><p hidden>7起</p></body></html>"
    assert said(page.encode(), "草稿.html") == [(Part.BODY, "共34起")]


def test_a_drawing_is_read_by_its_label_and_not_again_from_the_table_beside_it():
    page = '<html><body><figure><svg role="img" aria-label="甲 2起；乙 3起"></svg><figcaption>图</figcaption><details><summary>数据表</summary><table><tr><td>甲</td><td>2起</td></tr></table></details></figure></body></html>'
    assert said(page.encode(), "草稿.html") == [(Part.PICTURE, "甲 2起；乙 3起"), (Part.BODY, "图")]


def test_a_slot_of_a_page_is_known_by_its_name():
    page = '<html><body><p>造成<data data-slot="figure:deaths#1">6人</data>死亡</p></body></html>'
    assert paper_of(page.encode(), "草稿.html").marked() == {"figure:deaths#1": "6人"}


def test_a_page_in_gb2312_is_read_by_its_own_word():
    page = '<html><head><meta charset="gb2312"></head><body><p>共34起</p></body></html>'
    assert said(page.encode("gb18030"), "草稿.html") == [(Part.BODY, "共34起")]


LONG = (
    "全市共发生道路交通事故三十四起，同比上升百分之四十七，环比下降百分之二十四，造成六人死亡，二十七人受伤，" * 3
    + "情况平稳。"
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PDF of two paragraphs that run over a page, and a table over two pages."""
    import pylopdf_fonts_zh_cn
    import typst

    fonts = [str(Path(pylopdf_fonts_zh_cn.__file__).parent)]
    rows = ", ".join(f"[{n}], [第{n}户甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛]" for n in range(1, 60))
    source = tmp_path_factory.mktemp("pdf") / "a.typ"
    source.write_text(
        '#set page(width: 148mm, height: 210mm, numbering: "— 1 —")\n#set text(font: "Noto Serif SC", size: 16pt)\n'
        "#set par(first-line-indent: (amount: 2em, all: true), justify: true)\n"
        f"{LONG}\n\n{LONG}\n\n{LONG}\n\n{LONG}\n\n#table(columns: (3em, 9em), table.header([序号], [名称]), {rows})",
        encoding="utf-8",
    )
    target = source.with_suffix(".pdf")
    target.write_bytes(typst.compile(source, font_paths=fonts))
    return target


def test_lines_of_a_pdf_become_paragraphs_again_over_pages_too(printed: Path):
    paper = read_paper(printed)
    assert [q.text for q in paper.paragraphs if q.kind is Part.BODY] == [LONG] * 4


def test_a_ruled_table_of_a_pdf_keeps_its_cells_over_pages_with_its_head_once(printed: Path):
    cells = [q for q in read_paper(printed).paragraphs if q.cell is not None]
    assert [q.text for q in cells if q.cell and q.cell.column == 1] == ["序号", *map(str, range(1, 60))]
    assert cells[-1].text.replace(" ", "") == "第59户甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛"
    assert cells[-1].place.endswith("表1第60行第2列")


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_a_place_in_bare_text_is_the_line_that_an_editor_shows(ending: str):
    paper = paper_of("通报\n\n\n本月事故34起。\n\n又34起。".encode(), f"稿.{ending}")
    assert [paper.place_of(paper.text.index(words)) for words in ("本月", "又")] == ["第4行", "第6行"]


def test_a_place_in_a_word_file_counts_the_paragraphs_that_are_seen():
    paper = paper_of(word(p("通报"), p(""), p(" "), p("本月事故34起。")), "稿.docx")
    assert paper.place_of(paper.text.index("本月")) == "第2段"
