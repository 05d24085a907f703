"""Marks wrap text and never a tag, and a number never stands inside a link."""

from __future__ import annotations

import pytest
from lxml import html as reader

from gongshi.desk.views.month.marked import with_marks
from gongshi.office.margin import MarginNote

SLOT = '<a class="figure-slot" href="/f/" title="a &gt; b">34起</a>'


def note(number: int, start: int, end: int, *, is_wrong: bool = True) -> MarginNote:
    return MarginNote(number, 0, start, end, "", is_wrong, ())


@pytest.mark.parametrize(
    ("html", "notes", "expected"),
    [
        ("<p>甲 乙丙</p>", [note(1, 1, 2)], [("wrong", "乙")]),
        (f"<p>事故{SLOT}，上升</p>", [note(1, 2, 5)], [("wrong", "34起")]),
        (f"<p>事故{SLOT}，上升</p>", [note(1, 1, 6)], [("wrong", "故"), ("wrong", "34起"), ("wrong", "，")]),
        ("<p>甲乙丙</p>", [note(1, 0, 2), note(2, 1, 3, is_wrong=False)], [("wrong", "甲乙"), ("asked", "丙")]),
        ("<h1><span>甲&amp;</span><wbr><span>乙</span></h1>", [note(1, 1, 3)], [("wrong", "&"), ("wrong", "乙")]),
    ],
)
def test_the_words_and_nothing_else_are_marked(html: str, notes: list[MarginNote], expected: list[tuple[str, str]]):
    page = reader.fromstring(with_marks(html, notes))
    assert [(m.get("class"), m.text_content()) for m in page.iter("mark")] == expected
    assert [a.text for a in page.iterfind(".//sup/a")] == [str(n.number) for n in notes]
    assert not page.xpath("//a//a")
    for sup in page.xpath("//sup"):
        sup.drop_tree()
    assert page.text_content() == reader.fromstring(html).text_content()


def test_without_notes_a_block_is_as_it_was():
    assert with_marks(f"<p>{SLOT}</p>", ()) == f"<p>{SLOT}</p>"
