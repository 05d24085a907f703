"""The web page of a check: tables stay tables, and the cell that does not add up is marked (核稿网页)."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from gongshi.check import check
from gongshi.check.annotate import page
from gongshi.papers.read import paper_of


def test_a_table_of_the_document_is_a_table_of_the_page_with_its_wrong_cell_marked():
    document = Document()
    document.add_paragraph("三家企业情况如下。")
    rows = [("企业", "车辆（台）"), ("假顺物流", "42"), ("虚安客运", "30"), ("合计", "75")]
    table = document.add_table(rows=len(rows), cols=2)
    for at, row in enumerate(rows):
        for column, said in enumerate(row):
            table.cell(at, column).text = said
    out = BytesIO()
    document.save(out)
    html = page(check(paper_of(out.getvalue(), "表.docx")))
    assert html.count("<table>") == 1 and html.count("<tr>") == 4 and html.count("<td title=") == 8
    wrong = html.split("<td")[8].split("</td>")[0]
    assert "表1第4行第2列" in wrong and 'class="contradicts"' in wrong and ">75<" in wrong
