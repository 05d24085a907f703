"""A table goes out as a workbook and comes back; a faulty one is marked, mended and delivered again."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongshi.desk.entering import uploads
from gongshi.desk.role import DeskRole
from gongshi.desk.store.upload import Upload
from gongshi.office.standing import standing_of

from ...organs.little_city import send, workbook
from .conftest import ROW, text

UP = "/registers/activities/deliver/"


def rows(city) -> dict[str, dict[str, object]]:
    return {str(r["id"]): r for r in standing_of(city).rows(city.registers["activities"])}


def file(content: bytes, name: str = "活动台账.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def sheet(city, tmp_path, table: str, name: str = "活动台账.xlsx") -> SimpleUploadedFile:
    return file(workbook(tmp_path / "本地.xlsx", city.registers["activities"], table).read_bytes(), name)


GOOD = """
    id | kind | held_on | title | organisers | heads
    H1 | 主题党日 | 2022-11-05 | 第一次 | O1 | 20
    H2 | 主题党日 | 2022-11-06 | 第二次 | O1 | 21
"""
BAD = GOOD.replace("| 21", "| 许多")


def test_a_good_workbook_is_taken_and_its_receipt_says_how_many_rows(as_, city, tmp_path):
    answer = as_("O1").post(UP, {"file": sheet(city, tmp_path, GOOD)}, follow=True)
    assert "已收入“活动台账”，2 行" in text(answer) and set(rows(city)) == {"H1", "H2"}


def test_a_faulty_workbook_changes_nothing_and_comes_back_marked(as_, city, tmp_path):
    client = as_("O1")
    answer = client.post(UP, {"file": sheet(city, tmp_path, BAD)}, follow=True)
    page = text(answer)
    assert "有 1 处差错" in page and "单元格 F3" in page and rows(city) == {}
    upload = Upload.objects.get()
    back = client.get(f"/registers/receipts/{upload.pk}/returned/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(back.streaming_content)))
    cell = book["活动台账"]["F3"]
    assert cell.fill.fgColor.rgb.endswith("FFC7CE") or cell.comment is not None


def test_mended_it_is_delivered(as_, city, tmp_path):
    client = as_("O1")
    client.post(UP, {"file": sheet(city, tmp_path, BAD)})
    back = client.get(f"/registers/receipts/{Upload.objects.get().pk}/returned/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(back.streaming_content)))
    book["活动台账"]["F3"] = 21
    mended = io.BytesIO()
    book.save(mended)
    answer = client.post(UP, {"file": file(mended.getvalue(), "活动台账（退回）.xlsx")}, follow=True)
    assert "2 行" in text(answer) and rows(city)["H2"]["heads"] == 21


def test_good_rows_are_taken_alone_when_that_is_asked(as_, city, tmp_path):
    answer = as_("O1").post(UP, {"file": sheet(city, tmp_path, BAD), "good_rows": "1"}, follow=True)
    assert "收入 1 行" in text(answer) and set(rows(city)) == {"H1"}


def test_the_same_workbook_sent_twice_is_taken_once(as_, city, tmp_path):
    client, content = as_("O1"), sheet(city, tmp_path, GOOD).read()
    for _ in range(2):
        answer = client.post(UP, {"file": file(content)}, follow=True)
    assert "没有重复收入" in text(answer) and len(city.vault().deliveries("activities")) == 1


def test_a_clerk_delivers_no_other_unit_s_rows_and_never_the_whole_register(as_, city, tmp_path):
    client = as_("O1")
    answer = client.post(UP, {"file": sheet(city, tmp_path, GOOD.replace("第二次 | O1", "第二次 | O2"))}, follow=True)
    assert "这一行不是本单位的" in text(answer) and rows(city) == {}
    client.post(UP, {"file": sheet(city, tmp_path, GOOD), "mode": "whole"})
    assert city.vault().deliveries("activities")[0].mode.name == "CHANGES"


def test_the_office_states_that_something_was_known_earlier(as_, city, tmp_path):
    client = as_(role=DeskRole.OFFICE)
    client.post(UP, {"file": sheet(city, tmp_path, GOOD), "known_at": "2022-11-20T09:00"})
    (delivery,) = city.vault().deliveries("activities")
    assert delivery.stated and f"{delivery.known_at:%m-%d %H:%M}" == "11-20 09:00"
    assert "补录" in text(client.get("/registers/activities/row/?k=H1"))


def test_another_s_receipt_and_marked_workbook_are_not_there_for_me(as_, city, tmp_path):
    as_("O1").post(UP, {"file": sheet(city, tmp_path, BAD)})
    pk = Upload.objects.get().pk
    for client in (as_("O2"), as_(role=DeskRole.OFFICE)):
        assert client.get(f"/registers/receipts/{pk}/").status_code == 404
        assert client.get(f"/registers/receipts/{pk}/returned/").status_code == 404


def test_what_goes_out_can_be_changed_and_comes_back_and_unlisted_columns_stay(as_, city, tmp_path):
    send(city, tmp_path / "来件", "activities", """
        id | kind | held_on | title | organisers | heads | electors | votes | speaker
        H1 | 述职 | 2022-11-10 | 述职会 | O1 | 9 | 60 | 50 | R1
        H7 | 主题党日 | 2022-11-10 | 别家的 | O2 | 9 |  |  |
    """)  # fmt: skip
    client = as_("O1")
    book = openpyxl.load_workbook(io.BytesIO(client.get("/registers/activities/out.xlsx").content))
    found = book["活动台账"]
    heads = next(r for r in found.iter_rows() if any(str(c.value).startswith("活动编号") for c in r))
    places = {str(c.value).split("（")[0].rstrip("*"): c.column for c in heads}
    body = [r for r in found.iter_rows(min_row=heads[0].row + 1) if r[0].value]
    assert "应到人数" not in places and "主讲或主谈人" not in places
    assert [r[places["活动编号"] - 1].value for r in body] == ["H1"]
    found.cell(body[0][0].row, places["参加人次"]).value = 12
    changed = io.BytesIO()
    book.save(changed)
    answer = client.post(UP, {"file": file(changed.getvalue())}, follow=True)
    assert "1 行" in text(answer), text(answer)
    row, delivery = rows(city)["H1"], city.vault().deliveries("activities")[-1]
    sealed = city.vault().sealed_rows(delivery, by="t", why="测试")
    assert (row["heads"], row["speaker"]) == (12, "R1") and sealed.to_pylist() == [{"electors": 60, "votes": 50}]


def test_the_template_is_the_one_that_the_command_line_writes(as_):
    book = openpyxl.load_workbook(io.BytesIO(as_("O1").get("/registers/activities/template.xlsx").content))
    assert "活动台账" in book.sheetnames and "填表说明" in book.sheetnames


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("xl/worksheets/sheet1.xml", b"0" * (100 << 20))
    return packed.getvalue()


def _entities() -> bytes:
    packed = io.BytesIO()
    lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{n} "{"&a" + str(n - 1 if n > 1 else "") + ";" * 1}{"&a" + str(n - 1 if n > 1 else "") + ";"}">'
        for n in range(1, 30)
    )
    with zipfile.ZipFile(packed, "w") as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("xl/workbook.xml", lol + "]><workbook>&a29;</workbook>")
    return packed.getvalue()


HOSTILE = {
    "炸弹.xlsx": _bomb, "实体.xlsx": _entities, "程序.xlsx": lambda: b"MZ" + b"\0" * 4000,
    "文书.xlsx": lambda: b"PK\x03\x04" + b"\xff" * 2000, "空.xlsx": lambda: b"", "脚本.html": lambda: b"<script>alert(1)</script>",
    "../../逃.csv": lambda: "活动编号,活动类别\nX,Y\n".encode(), "宏.docm": lambda: b"PK\x03\x04", "长.csv": lambda: b"," * 300_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_three_parts_and_changes_nothing(as_, city, name: str):
    answer = as_("O1").post(UP, {"file": file(HOSTILE[name](), name)})
    page = text(answer)
    assert answer.status_code in (422, 503), page
    assert "位置" in page and "处理" in page and "Traceback" not in page
    assert rows(city) == {} and city.vault().deliveries("activities") == ()
    left = [p for p in (city.root / "办公").rglob("*") if p.is_file() and p.suffix != ".lock"]
    assert left == [] and not (city.root.parent / "逃.csv").exists()


def test_a_cell_that_a_spreadsheet_would_compute_goes_out_as_text(as_, city):
    as_("O1").post("/enter/activities/", {**ROW, "title": "=cmd|'/c calc'!A1"})
    book = openpyxl.load_workbook(io.BytesIO(as_("O1").get("/registers/activities/out.xlsx").content))
    cells = [c for r in book["活动台账"].iter_rows() for c in r if c.value and "calc" in str(c.value)]
    assert cells and all(c.data_type == "s" for c in cells)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(as_, city, monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 100)
    before = len(city.vault().deliveries())
    large = SimpleUploadedFile("活动台账.csv", b"id,kind\n" + b"H1,x\n" * 40)
    assert as_("O1").post(UP, {"file": large}).status_code == 422
    assert len(city.vault().deliveries()) == before and not (city.root / "办公" / "上传").exists()
