"""What a reader of a Word file sees is read, and nothing else."""

from __future__ import annotations

from gongshi.papers.paper import Part
from gongshi.papers.read import paper_of

from .word import W, p, run, table, word


def texts(*blocks: str, **parts: str) -> list[str]:
    return [q.text for q in paper_of(word(*blocks, parts=parts), "草稿.docx").paragraphs]


def test_insertions_are_read_and_deletions_are_not():
    changed = p("事故", f"<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins>{run('4')}</w:ins>", "起")
    assert texts(changed) == ["事故4起"]


def test_what_was_moved_is_read_where_it_came_to():
    assert texts(p(f"<w:moveFrom>{run('甲')}</w:moveFrom>乙"), p(f"<w:moveTo>{run('甲')}</w:moveTo>")) == ["", "甲"]


def test_the_text_of_content_controls_is_read_inside_a_line_and_around_paragraphs():
    inside = (
        f'<w:sdt><w:sdtPr><w:tag w:val="figure:deaths#1"/></w:sdtPr><w:sdtContent>{run("6人")}</w:sdtContent></w:sdt>'
    )
    around = f"<w:sdt><w:sdtContent>{p('整段')}</w:sdtContent></w:sdt>"
    assert texts(p("造成", inside, "死亡"), around) == ["造成6人死亡", "整段"]


def test_a_slot_is_known_by_its_tag_and_by_its_bookmark_twin():
    slot = (
        '<w:bookmarkStart w:id="1" w:name="gs_1"/><w:sdt><w:sdtPr><w:tag w:val="figure:deaths#1"/></w:sdtPr>'
        f'<w:sdtContent>{run("6人")}</w:sdtContent></w:sdt><w:bookmarkEnd w:id="1"/>'
    )
    paper = paper_of(word(p("造成", slot, "死亡")), "草稿.docx")
    assert paper.marked() == {"figure:deaths#1": "6人", "gs_1": "6人"}
    assert paper.slot_at(3) in {"figure:deaths#1", "gs_1"} and paper.slot_at(1) == ""


def test_hidden_text_and_page_numbers_are_not_read():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>不看</w:t></w:r>"
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="separate"/>'
        '<w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p("第", number, hidden, "页")) == ["第页"]


def test_the_result_of_another_field_is_read():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> REF total </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>51</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p("共", field, "家")) == ["共51家"]


def test_a_text_box_is_read_once_although_it_is_stored_twice():
    box = f"<w:txbxContent>{p('框内3起')}</w:txbxContent>"
    both = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    assert texts(p("框外", both)) == ["框外", "框内3起"]


def test_a_cell_says_which_row_and_column_it_is_spans_counted():
    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("合计")}</w:tc><w:tc>{p("9")}</w:tc></w:tr>'
    paper = paper_of(word(table(("甲", "乙", "丙")).replace("</w:tbl>", f"{wide}</w:tbl>")), "草稿.docx")
    assert [(q.text, q.place) for q in paper.paragraphs[-2:]] == [("合计", "表1第2行第1列"), ("9", "表1第2行第3列")]
    assert {q.kind for q in paper.paragraphs} == {Part.CELL}


def test_a_deleted_row_is_not_read():
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('删去')}</w:tc></w:tr>"
    assert texts(table(("留下",)).replace("</w:tbl>", f"{gone}</w:tbl>")) == ["留下"]


def test_footnotes_come_after_the_text_and_a_header_of_two_sections_once():
    part = '<w:x xmlns:w="{W}">{inside}</w:x>'
    paper = paper_of(
        word(
            p("正文"),
            parts={
                "word/footnotes.xml": part.format(W=W, inside=p("注：不含3起")),
                "word/header1.xml": part.format(W=W, inside=p("简报")),
                "word/header2.xml": part.format(W=W, inside=p("简报")),
            },
        ),
        "草稿.docx",
    )
    assert [(q.kind, q.text) for q in paper.paragraphs] == [
        (Part.BODY, "正文"), (Part.NOTE, "注：不含3起"), (Part.HEADER, "简报"),
    ]  # fmt: skip


def test_headings_are_known_by_outline_level_by_style_and_by_their_numbering():
    style = f'<w:styles xmlns:w="{W}"><w:style w:styleId="a1"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a1"/></w:style></w:styles>'
    blocks = (
        p("情况", properties='<w:outlineLvl w:val="0"/>'),
        p("细情", properties='<w:pStyle w:val="b"/>'),
        p("三、要求"),
    )
    paper = paper_of(word(*blocks, parts={"word/styles.xml": style}), "草稿.docx")
    assert [(q.kind, q.level) for q in paper.paragraphs] == [(Part.HEADING, 1), (Part.HEADING, 2), (Part.HEADING, 1)]


def test_what_is_centred_in_the_text_is_no_title_but_that_of_a_chart():
    centred = '<w:jc w:val="center"/>'
    made = word(
        p("情况通报", properties=centred), p("本月事故34起。"), p("各大队起数", properties=centred), p("又34起。")
    )
    assert [q.kind for q in paper_of(made, "通报.docx").paragraphs] == [Part.TITLE, Part.BODY, Part.BODY, Part.BODY]


def test_offsets_of_the_flat_text_lead_back_to_their_paragraph():
    paper = paper_of(word(p("第一"), p("第二段")), "草稿.docx")
    assert [paper.place_of(paper.text.index(word)) for word in ("第一", "二段")] == ["第1段", "第2段"]
