"""The PDF holds 22 lines of 28 characters, and every character shows."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest
from tests.notices.fake import AT, facts

from gongshi.notices.compose import compose
from gongshi.notices.fonts import NoChineseFont, Role, _face
from gongshi.notices.layout import Look, NoSuchLayout, profile_named
from gongshi.notices.notice import Annex, Imprint, Notice, Rows, Style, Text
from gongshi.notices.pdf import write_pdf
from gongshi.notices.room import closing_indents
from gongshi.notices.slot import Fixed, Slot, cells, plain
from gongshi.notices.titles import title_lines
from gongshi.settings import Settings
from gongshi_traffic.notices import NOTICES

LOOK = Look.of(Settings(), datetime(2022, 11, 23, 9))
MM = 72 / 25.4


def of(*blocks: Text) -> Notice:
    return Notice("sample", "样本", "bulletin", "样本", "示例单位", AT.released, blocks)


def body(text: str) -> Text:
    return Text(Style.BODY, (Fixed(text),))


def lines_of(page: pdfplumber.page.Page) -> dict[float, list[dict[str, object]]]:
    """Characters of the text block by their baseline, the page number left out."""
    found: dict[float, list[dict[str, object]]] = {}
    for char in page.chars:
        if char["bottom"] < page.height - 35 * MM + 2:
            found.setdefault(round(char["matrix"][5], 1), []).append(char)
    return found


def test_a_full_page_holds_22_lines_of_28_characters(tmp_path: Path) -> None:
    write_pdf(of(body("汉" * 28 * 60)), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        first, second = pdf.pages[0], pdf.pages[1]
        assert len(lines_of(first)) == 22 and len(lines_of(second)) == 22
        assert Counter(len(c) for c in lines_of(second).values()) == {28: 22}
        assert {len(c) for c in list(lines_of(first).values())[1:]} == {28}


def test_the_local_layout_holds_the_lines_it_states(tmp_path: Path) -> None:
    local = Look.of(Settings(), LOOK.made_at, red_head=False)
    write_pdf(of(body("汉" * 28 * 60)), tmp_path / "a.pdf", local)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        chars = [c for c in pdf.pages[1].chars if c["text"] == "汉"]
        assert len({round(c["matrix"][5], 1) for c in chars}) == local.profile.lines


def test_the_text_block_stands_where_the_standard_puts_it(tmp_path: Path) -> None:
    write_pdf(of(body("汉" * 28 * 60)), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        page = pdf.pages[1]
        chars = [c for line in lines_of(page).values() for c in line]
        assert abs(min(c["x0"] for c in chars) - 28 * MM) < 1
        assert abs(max(c["x1"] for c in chars) - (28 + 156) * MM) < 1
        baselines = sorted(lines_of(page), reverse=True)
        assert all(abs(a - b - 29.53) < 0.15 for a, b in pairwise(baselines))


def test_odd_pages_are_numbered_on_the_right_and_even_ones_on_the_left(tmp_path: Path) -> None:
    write_pdf(of(body("汉" * 28 * 60)), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        where = []
        for page in pdf.pages[:2]:
            foot = [c for c in page.chars if c["top"] > page.height - 34 * MM]
            assert "".join(c["text"] for c in foot).replace(" ", "") == f"—{page.page_number}—"
            where.append(sum(c["x0"] for c in foot) / len(foot) > page.width / 2)
    assert where == [True, False]


def test_characters_that_the_song_face_lacks_still_show(tmp_path: Path) -> None:
    write_pdf(of(body("镕喆祎珺赟")), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        text = pdf.pages[0].extract_text()
    assert all(c in text for c in "镕喆祎珺赟")


def test_markup_in_a_name_is_text_and_never_program(tmp_path: Path) -> None:
    nasty = '#panic("x") $a$ *粗* _斜_ <b>& \\ [甲]'
    write_pdf(of(body(nasty)), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        assert '#panic("x")$a$*粗*_斜_<b>&\\[甲]' in pdf.pages[0].extract_text().replace(" ", "").replace("\n", "")


def test_the_same_notice_gives_the_same_bytes(tmp_path: Path) -> None:
    notice = compose(NOTICES[0], facts())
    for name in ("a.pdf", "b.pdf"):
        write_pdf(notice, tmp_path / name, LOOK)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_first_page_of_a_red_head_document_shows_text(tmp_path: Path) -> None:
    write_pdf(compose(NOTICES[0], facts()), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        first = pdf.pages[0].extract_text().replace("\n", "")
        assert "示公交通〔2022〕11号" in first and "11月23日" in first
        assert any("附件1" in (p.extract_text() or "") for p in pdf.pages)


@pytest.mark.parametrize("lines", range(12, 23))
def test_signer_date_and_note_stay_on_one_page_with_text(tmp_path: Path, lines: int) -> None:
    closing = (
        Text(Style.SIGNER, (Fixed("示例单位"),)), Text(Style.DATE, (Fixed("2022年11月23日"),)),
        Text(Style.NOTE, (Fixed("（数据截至今日；" + "注" * 60 + "。）"),)),
    )  # fmt: skip
    write_pdf(of(*[body("汉")] * lines, body("末" * 40), *closing), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        pages = [p.extract_text() or "" for p in pdf.pages]
    (page,) = [p for p in pages if "2022年11月23日" in p]
    assert "末" in page and "示例单位" in page and "数据截至" in page and page.count("注") == 60


def test_an_annex_table_repeats_its_heading_on_every_page(tmp_path: Path) -> None:
    write_pdf(compose(NOTICES[0], facts()), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        pages = [p.extract_text() or "" for p in pdf.pages]
    holding = [p for p in pages if p.count("号运输有限公司") > 5]
    assert len(holding) > 1 and all("企业名称" in p for p in holding)


def test_a_wide_annex_lies_on_its_side(tmp_path: Path) -> None:
    notice = compose(NOTICES[0], facts())
    wide = [a for a in notice.annexes if any(isinstance(b, Rows) and b.landscape for b in a.blocks)]
    assert wide and len(wide) < len(notice.annexes)
    write_pdf(notice, tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        assert {p.width > p.height for p in pdf.pages} == {True, False}


@pytest.mark.parametrize("wide", [False, True])
def test_the_imprint_closes_the_last_upright_page(tmp_path: Path, wide: bool) -> None:
    """It shares the last annex's page, but never lies on its side."""
    table = Rows("t", (), ("序号", "名称"), (10, 60), (((Fixed("一"),), (Fixed("甲"),)),), landscape=wide)
    imprint = Imprint((Fixed("各大队"),), (Fixed("示例办公室"),), (Fixed("2022年11月23日"),))
    annexes = (Annex(0, (Fixed("名单"),), (table,)),)
    write_pdf(replace(of(body("文")), annexes=annexes, imprint=imprint), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        last = pdf.pages[-1]
        assert (len(pdf.pages), last.width < last.height) == (3 if wide else 2, True)
        assert "印发" in (last.extract_text() or "")


def test_a_long_string_of_a_kind_that_cannot_break_leaves_no_gaps_before_it(tmp_path: Path) -> None:
    """The hash of a signed scan took a line of its own, and the words before it were pulled apart."""
    small = Text(Style.SMALL, (Fixed("签批扫描件校验值：" + "0a" * 32),))
    write_pdf(of(small), tmp_path / "a.pdf", LOOK)
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        words = [c["x0"] for c in pdf.pages[0].chars if c["text"] in "签批扫描件校验值"]
    assert max(b - a for a, b in pairwise(words)) < 15


def test_a_long_title_breaks_evenly_and_never_inside_a_slot() -> None:
    slot = Slot("s", "s", "", "2022年11月份")
    spans = (Fixed("示例市公安局交通警察支队关于公布"), slot, Fixed("道路交通安全曝光情况的通报"))
    lines = title_lines(spans)
    assert len(lines) == 2 and all(cells(plain(line)) <= 20 for line in lines)
    assert "".join(map(plain, lines)) == plain(spans)
    assert any(slot in line for line in lines)


def test_the_date_begins_two_characters_right_of_an_unsealed_signer() -> None:
    notice = of(Text(Style.SIGNER, (Fixed("示例市公安局交通警察支队"),)), Text(Style.DATE, (Fixed("2022年11月23日"),)))
    indents = closing_indents(notice)
    signer_starts = 28 - indents[Style.SIGNER] - 12
    date_starts = 28 - indents[Style.DATE] - 7
    assert indents[Style.SIGNER] == 2 and date_starts - signer_starts == 2


def test_an_unknown_layout_and_a_machine_without_fonts_are_told() -> None:
    with pytest.raises(NoSuchLayout) as layout:
        profile_named("b5")
    with pytest.raises(NoChineseFont) as fonts:
        _face(Role("body", "仿宋", "仿宋_GB2312", "FangSong_GB2312", ()), {})
    for fault in (layout.value, fonts.value):
        assert fault.what and fault.where and fault.mend


def test_a_font_that_stands_in_is_said_in_the_build_note(tmp_path: Path) -> None:
    notes = write_pdf(of(body("样本")), tmp_path / "a.pdf", LOOK)
    for face in LOOK.fonts.faces:
        if face.families[0] not in (face.role.wanted, face.role.same):
            assert any(face.role.wanted in n and face.families[0] in n for n in notes)
