"""A file at a row is optional, kept once by its hash, sealed, and of a kind that its bytes prove (附件)."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongshi.desk.role import DeskRole
from gongshi.office.attachment_kinds import LARGEST, NotAnAttachment
from gongshi.office.attachments import AttachmentChanged, NoSuchAttachment, attach, attached, attachments
from gongshi.records.keys import KeyMissing, KeyRing

from .conftest import ROW, text

KEY = ("H1",)
PDF = b"%PDF-1.7\n" + "示例签到表".encode() * 100


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in parts.items():
            z.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def test_a_file_comes_back_as_it_was_and_lies_sealed(city):
    register = city.registers["activities"]
    made = attach(city, register, KEY, PDF, "签到表.pdf", by="clerk")
    assert made.hash == hashlib.sha256(PDF).hexdigest() and attached(city, register, KEY, made.hash)[1] == PDF
    kept = b"".join(p.read_bytes() for p in (city.root / "附件").rglob("*.sealed"))
    assert kept and "示例签到表".encode() not in kept


def test_the_same_file_at_two_rows_is_kept_once_and_at_one_row_named_once(city):
    register = city.registers["activities"]
    for key in (KEY, KEY, ("H2",)):
        attach(city, register, key, PDF, "签到表.pdf", by="clerk")
    assert len(list((city.root / "附件").rglob("*.sealed"))) == 1
    assert len(attachments(city, register, KEY)) == 1 and len(attachments(city, register, ("H2",))) == 1


def test_destroying_its_key_deletes_it(city):
    register = city.registers["activities"]
    made = attach(city, register, KEY, PDF, "签到表.pdf", by="clerk")
    KeyRing(city.keys_folder / "附件").destroy(made.sealing_key)
    with pytest.raises(KeyMissing):
        attached(city, register, KEY, made.hash)


def test_a_file_of_another_row_is_not_there(city):
    register = city.registers["activities"]
    made = attach(city, register, KEY, PDF, "签到表.pdf", by="clerk")
    with pytest.raises(NoSuchAttachment):
        attached(city, register, ("H2",), made.hash)


def test_a_line_that_was_cut_off_is_no_attachment_and_harms_none(city):
    register = city.registers["activities"]
    attach(city, register, KEY, PDF, "签到表.pdf", by="clerk")
    index = city.root / "附件" / "index.jsonl"
    index.write_bytes(index.read_bytes() + b'{"hash": "ab')
    assert len(attachments(city, register, KEY)) == 1
    attach(city, register, KEY, PDF + b"2", "签到表2.pdf", by="clerk")
    assert [a.name for a in attachments(city, register, KEY)] == ["签到表.pdf", "签到表2.pdf"]


def test_bytes_that_were_swapped_are_noticed(city, monkeypatch):
    register = city.registers["activities"]
    made = attach(city, register, KEY, PDF, "签到表.pdf", by="clerk")
    monkeypatch.setattr("gongshi.office.attachments.opened", lambda *_: [b"something else"])
    with pytest.raises(AttachmentChanged):
        attached(city, register, KEY, made.hash)


WORD = packed(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>"})
REFUSED = {
    "空.pdf": b"", "程序.exe": b"MZ" + b"\0" * 50, "程序.pdf": b"MZ" + b"\0" * 50, "图.png": PDF, "无扩展名": PDF,
    "网页.html": b"<script>alert(1)</script>", "大.pdf": b"%PDF-" + b"0" * LARGEST, "表.xlsx": WORD,
    "坏.docx": b"PK\x03\x04" + b"\xff" * 900, "图.svg": b"<svg onload='alert(1)'/>",
    "宏.docx": packed(**{"word__document.xml": b"<w/>", "word__vbaProject.bin": b"x"}),
    "炸弹.docx": packed(**{"word__document.xml": b"0" * (220 << 20)}),
    "壳.docx": packed(**{"word__document.xml": b"<w/>", "word__embeddings__oleObject1.bin": b"x"}),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_what_it_says_or_runs_is_refused(city, name: str):
    with pytest.raises(NotAnAttachment) as caught:
        attach(city, city.registers["activities"], KEY, REFUSED[name], name, by="clerk")
    assert caught.value.what and caught.value.mend and not (city.root / "附件").exists()


def test_a_document_without_macros_is_kept(city):
    assert attach(city, city.registers["activities"], KEY, WORD, "方案.docx", by="clerk").size == len(WORD)


def test_a_clerk_attaches_to_his_own_row_and_downloads_it(as_):
    client, where = as_("O1"), "/registers/activities/attach/"
    client.post("/enter/activities/", {**ROW, "organisers": "O1"})
    key = "HD-O1-2022-11-W01"
    page = client.post(where, {"k": key, "file": SimpleUploadedFile("../签到表.pdf", PDF)}, follow=True)
    assert "附件已收下" in text(page) and "签到表.pdf" in text(page)
    link = f"/registers/activities/files/{hashlib.sha256(PDF).hexdigest()}/"
    answer = client.get(link, {"k": key})
    assert answer.content == PDF and answer["Content-Disposition"].startswith("attachment")
    assert as_(role=DeskRole.OFFICE).get(link, {"k": key}).status_code == 200
    assert as_("O2").get(link, {"k": key}).status_code == 404
    assert as_("O2").post(where, {"k": key, "file": SimpleUploadedFile("a.pdf", PDF)}).status_code == 404


def test_a_hostile_document_changes_nothing(as_, city):
    client = as_("O1")
    client.post("/enter/activities/", {**ROW, "organisers": "O1"})
    hostile = SimpleUploadedFile("宏.docx", REFUSED["宏.docx"])
    answer = client.post("/registers/activities/attach/", {"k": "HD-O1-2022-11-W01", "file": hostile})
    assert answer.status_code == 422 and "含有宏" in text(answer)
    assert not (city.root / "附件").exists() and len(city.vault().deliveries("activities")) == 1


def test_an_attachment_comes_down_as_a_file_whatever_it_calls_itself(as_, city):
    client = as_("O1")
    client.post("/enter/activities/", {**ROW, "organisers": "O1"})
    named = SimpleUploadedFile('<b onload=x>签到"表.pdf', PDF)
    client.post("/registers/activities/attach/", {"k": "HD-O1-2022-11-W01", "file": named})
    (kept,) = attachments(city, city.registers["activities"], ("HD-O1-2022-11-W01",))
    answer = client.get(f"/registers/activities/files/{kept.hash}/?k=HD-O1-2022-11-W01")
    assert answer["Content-Type"] == "application/octet-stream" and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment; filename") and answer.content == PDF
