"""A unit's workbook asks only what no register knows, and comes back as a delivery, faults or nothing new."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from gongshi.cli import main
from gongshi.office.forms import NoForms, State, collect, write_forms
from gongshi.office.workspace import Workspace
from gongshi.packs.find import find_pack
from gongshi.period import Period
from gongshi.records.forms import NotAForm, filled_part
from gongshi_organs.pack import PACK

MONTH = Period.parse("2022-11")


def fill(path: Path, sheet: str, *rows: dict[str, object]) -> Path:
    """Type values under the headings of a form, from its first row on."""
    book = openpyxl.load_workbook(path)
    page = book[sheet]
    heads = {str(c.value).rstrip("*").partition("（")[0]: c.column for c in page[1]}
    for n, row in enumerate(rows, 2):
        for label, value in row.items():
            page.cell(n, heads[label]).value = value
    book.save(path)
    return path


PARTY_DAY = {"活动类别": "主题党日", "活动日期": datetime(2022, 11, 5), "活动名称": "主题党日", "参加人次": 30}


def test_each_unit_gets_a_workbook_that_asks_six_things_of_an_activity(city: Workspace):
    paths = write_forms(city, PACK, MONTH)
    assert [p.name for p in paths] == [
        "O1_一局党组织_2022-11.xlsx", "O2_二局党组织_2022-11.xlsx", "O3_三办党组织_2022-11.xlsx",
    ]  # fmt: skip
    page = openpyxl.load_workbook(paths[0])["活动台账"]
    assert [page.cell(2, c).value for c in (1, 2)] == ["HD-O1-2022-11-01", "O1"]
    assert [c.value for c in page[1]][2:] == [
        "活动类别*",
        "活动日期*",
        "活动名称*",
        "参加人次（人次）",
        "学习或议题文件",
        "所属条目",
    ]


def test_who_delivered_who_has_faults_and_who_has_nothing_new(city: Workspace):
    one, two, _ = write_forms(city, PACK, MONTH)
    fill(one, "活动台账", PARTY_DAY, {**PARTY_DAY, "活动名称": "另一次党日"})
    fill(two, "活动台账", {**PARTY_DAY, "活动日期": "十一月"})
    found = collect(city, PACK, one.parent, MONTH)
    assert [(c.code, c.state, c.rows) for c in found] == [
        ("O1", State.DELIVERED, 2),
        ("O2", State.FAULTY, 0),
        ("O3", State.NOTHING, 0),
    ]
    fault = found[1].receipts[0].faults[0]
    assert (fault.cell, fault.column) == ("D2", "活动日期")
    assert found[1].receipts[0].returned is not None


def test_a_form_collected_twice_is_delivered_once(city: Workspace):
    one, *_ = write_forms(city, PACK, MONTH)
    fill(one, "活动台账", PARTY_DAY)
    collect(city, PACK, one.parent, MONTH)
    head = city.vault().head
    assert collect(city, PACK, one.parent, MONTH)[0].state is State.AGAIN
    assert city.vault().head == head


def test_what_was_reported_stands_beside_and_new_rows_get_new_numbers(city: Workspace):
    one, *_ = write_forms(city, PACK, MONTH)
    fill(one, "活动台账", PARTY_DAY)
    collect(city, PACK, one.parent, MONTH)
    again = write_forms(city, PACK, MONTH, city.root / "再次")[0]
    book = openpyxl.load_workbook(again)
    assert book["活动台账"].cell(2, 1).value == "HD-O1-2022-11-02"
    assert "主题党日" in [c.value for c in book["已报情况·活动台账"][2]]


def test_a_file_that_is_no_workbook_is_said_and_stops_nobody(city: Workspace):
    one, two, _ = write_forms(city, PACK, MONTH)
    one.write_bytes(b"not a workbook")
    fill(two, "活动台账", PARTY_DAY)
    found = collect(city, PACK, one.parent, MONTH)
    assert [c.state for c in found] == [State.UNREADABLE, State.DELIVERED, State.NOTHING]
    with pytest.raises(NotAForm):
        filled_part(one, city.registers["activities"], ("kind",), one)


def test_the_commands_do_the_same(city: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    for words in (
        ("forms", "2022-11", "--to", str(tmp_path / "表")),
        ("collect", str(tmp_path / "表"), "--period", "2022-11"),
    ):
        with pytest.raises(SystemExit) as end:
            main([*words, "--at", str(city.root), "--json"])
        assert end.value.code == 0
    files, states = [json.loads(line) for line in _documents(capsys.readouterr().out)]
    assert len(files["files"]) == 3
    assert {s["state"] for s in states} == {"NOTHING"}
    shutil.rmtree(tmp_path / "表")


def _documents(text: str) -> list[str]:
    decoder, found = json.JSONDecoder(), []
    while text.strip():
        text = text.strip()
        _, end = decoder.raw_decode(text)
        found.append(text[:end])
        text = text[end:]
    return found


def test_a_pack_that_asks_nothing_says_so(city: Workspace):
    with pytest.raises(NoForms) as caught:
        write_forms(city, find_pack("traffic"), MONTH)
    assert "没有填报表" in caught.value.what
