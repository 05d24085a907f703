"""The auditor reads the diary, the looks and the desk's own events, and is told when one was changed."""

from __future__ import annotations

from gongshi.desk.role import DeskRole
from gongshi.lists.export import read_exported


def test_the_diary_is_shown_whole_and_said_to_hold(client_of):
    page = client_of(DeskRole.AUDITOR).get("/audit/").content.decode()
    assert "完好" in page and "登记人员" in page and "shencha" in page


def test_a_changed_line_of_the_diary_is_said_and_nothing_of_it_shown(client_of, office):
    content = office.diary_file.read_bytes()
    office.diary_file.write_bytes(content.replace(b'"FIRST_REVIEW"', b'"PRESS"', 1))
    page = client_of(DeskRole.AUDITOR).get("/audit/").content.decode()
    assert "完好" not in page and "查明是谁改动" in page


def test_a_changed_look_is_said(client_of, office):
    delivery = office.vault().deliveries("parties")[0]
    for why in ("核对第一次", "核对第二次"):
        office.vault().sealed_rows(delivery, by="shencha", why=why)
    client = client_of(DeskRole.AUDITOR)
    assert "核对第二次" in client.get("/audit/looks/").content.decode()
    path = office.looks.path
    path.write_bytes(path.read_bytes().replace(b"shencha", b"fuhe", 1))
    assert "第 1 条启封记录被改动过" in client.get("/audit/looks/").content.decode()


def test_what_was_refused_is_among_the_desk_s_events(client_of):
    client_of(DeskRole.UNIT_CLERK).get("/people/")
    page = client_of(DeskRole.AUDITOR).get("/audit/desk/").content.decode()
    assert "越权被拒" in page and "/people/" in page


def test_a_look_is_told_in_the_words_of_the_office(client_of, office):
    delivery = office.vault().deliveries("parties")[0]
    for by, why in (("shencha", "核对第一次"), ("gongshi", "traffic 2022-11"), ("gongshi verify", "traffic-2022-11-1")):
        office.vault().sealed_rows(delivery, by=by, why=why)
    page = client_of(DeskRole.AUDITOR).get("/audit/looks/").content.decode()
    for words in ("事故当事人台账", "程序：统计", "交通管理 2022年11月", "程序：核验", "traffic-2022-11-1"):
        assert f"<td>{words}</td>" in page, words


def test_an_address_among_the_events_is_readable(client_of, office):
    said = {"reason": "核对一件事", "next": "/registers/bans/row/?k=%E7%A4%BA"}
    client_of(DeskRole.SECOND_REVIEW).post("/look/", said)
    assert "/registers/bans/row/?k=示" in client_of(DeskRole.AUDITOR).get("/audit/desk/").content.decode()


def test_the_auditor_takes_the_diary_home_and_can_check_it_without_the_desk(client_of, tmp_path):
    client = client_of(DeskRole.AUDITOR)
    assert 'href="/audit/diary.jsonl"' in client.get("/audit/").content.decode()
    answer = client.get("/audit/diary.jsonl")
    (tmp_path / "日记.jsonl").write_bytes(answer.content)
    found = read_exported(tmp_path / "日记.jsonl")
    assert "attachment" in answer["Content-Disposition"] and found.fault is None and found.lines > 5
    assert found.head in client.get("/audit/").content.decode()
    assert client_of(DeskRole.OFFICE).get("/audit/diary.jsonl").status_code == 403
