"""A finding is placed on the block that says its words, whatever breaks and indents the file has."""

from __future__ import annotations

from datetime import date

from gongshi.notices.notice import Annex, AnnexNote, Heading, Notice, PageBreak, Rows, Style, Text
from gongshi.notices.slot import Fixed, Slot
from gongshi.office.margin import Places, blocks_of, said_in


def text(*words: str) -> Text:
    return Text(Style.BODY, tuple(Fixed(w) for w in words))


BLOCKS = (
    Text(Style.TITLE, (Slot("figure:a#1", "figure:a", 2, "2人"), Fixed("被终身禁驾 "), Fixed("名单"))),
    Heading(1, "一、", (Fixed("名单"),)),
    text("同比下降。"),
    AnnexNote(((Fixed("一览表"),),)),
    text("同比下降。"),
    PageBreak(),
)
TABLE = Rows("t", (Fixed("一览表"),), ("序号", "姓名"), (1, 3), (((Fixed("1"),), (Fixed("假甲某"),)),))
NOTICE = Notice("n", "通报", "official", "通报", "示例", date(2022, 12, 1), BLOCKS, (Annex(0, (), (TABLE,)),))
FILE = "2人被终身\n禁驾　名单\n一、名单\n同比下降。\n附件：一览表\n同比下降。\n一览表\n序号\n姓名\n1\n假甲某"


def placed(words: str, after: int = 0) -> tuple[int | None, str]:
    """The block in which the file's `words` are found, and what that block says there."""
    start = FILE.index(words, after)
    number, a, b = Places.of(FILE, blocks_of(NOTICE)).at(start, start + len(words))
    said = "".join(said_in(blocks_of(NOTICE)[number]).split()) if number is not None else ""
    return number, said[a:b]


def test_words_are_found_across_the_breaks_of_a_title():
    assert placed("2人") == (0, "2人")
    assert placed("名单") == (0, "名单")


def test_a_heading_counts_its_number():
    assert placed("名单", FILE.index("一、")) == (1, "名单")


def test_of_two_paragraphs_that_say_the_same_each_has_its_own_place():
    first = FILE.index("同比下降。")
    assert placed("下降") == (2, "下降")
    assert placed("下降", first + 5) == (4, "下降")


def test_a_cell_of_an_annex_is_placed_in_its_table():
    assert placed("假甲某") == (6, "假甲某")


def test_what_stands_in_no_block_has_no_place():
    assert placed("附件") == (None, "")
