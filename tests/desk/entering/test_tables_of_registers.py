"""A register as a table: find, filter, sort, page, change many rows at once, and the history of each row."""

from __future__ import annotations

import re

import pytest

from gongshi.desk.entering.query import PAGE
from gongshi.desk.role import DeskRole
from gongshi.office.standing import standing_of
from gongshi.records.delivery import Mode

from ...organs.little_city import send
from .conftest import text

TABLE = "/registers/activities/"


@pytest.fixture
def filled(city, tmp_path):
    """A hundred and twenty activities of two units."""
    lines = [
        f"H{n:03} | {'联学联建' if n % 2 else '主题党日'} | 2022-{1 + n % 10:02}-0{1 + n % 9} | 第{n}次学习 | {'O1' if n < 100 else 'O2'} | {n}"
        for n in range(120)
    ]
    head = "id | kind | held_on | title | organisers | heads"
    receipt = send(city, tmp_path / "来件", "activities", "\n".join([head, *lines]), Mode.CHANGES)
    assert receipt.is_stored, receipt.faults[:3]
    return city


def named(page: str) -> list[str]:
    return re.findall(r'row/\?k=(H\d+)">', page)


def test_a_table_comes_in_pages_that_do_not_overlap(as_, filled):
    client = as_(role=DeskRole.OFFICE)
    pages = [named(text(client.get(TABLE, {"page": n}))) for n in (1, 2, 3)]
    assert [len(p) for p in pages] == [PAGE, PAGE, 20] and len({k for p in pages for k in p}) == 120


def test_a_clerk_sees_his_own_unit_s_rows_only(as_, filled):
    page = text(as_("O2").get(TABLE))
    assert "共 20 行" in page and set(named(page)) == {f"H{n}" for n in range(100, 120)}


def test_filters_by_code_list_days_and_words_narrow_together(as_, filled):
    client = as_(role=DeskRole.OFFICE)
    asked = {"is_kind": "主题党日", "from_held_on": "2022-03-01", "to_held_on": "2022-03-31", "q": "学习"}
    found = named(text(client.get(TABLE, asked)))
    assert found and set(found) == {f"H{n:03}" for n in range(120) if n % 2 == 0 and n % 10 == 2}


def test_a_filter_by_unit_takes_its_name_or_code(as_, filled):
    client = as_(role=DeskRole.OFFICE)
    for said in ("O2", "二局党组织"):
        assert "共 20 行" in text(client.get(TABLE, {"is_organisers": said}))


def test_sorting_by_a_column_goes_up_and_down(as_, filled):
    client = as_(role=DeskRole.OFFICE)
    up, down = (named(text(client.get(TABLE, {"sort": s}))) for s in ("heads", "-heads"))
    assert up[0] == "H000" and down[0] == "H119"
    assert 'aria-sort="descending"' in text(client.get(TABLE, {"sort": "-heads"}))


@pytest.mark.parametrize("asked", [{"q": "'; DROP TABLE activities; --"}, {"sort": 'heads" DESC; --'}, {"page": "9" * 30},
                                   {"from_held_on": "昨天"}, {"is_kind": "%"}])  # fmt: skip
def test_whatever_stands_in_the_address_is_only_asked_for(as_, filled, asked):
    assert as_(role=DeskRole.OFFICE).get(TABLE, asked).status_code == 200
    assert standing_of(filled).count(filled.registers["activities"]) == 120


def ticked(city, *numbers: int) -> list[str]:
    rows = {r["id"]: r for r in standing_of(city).rows(city.registers["activities"])}
    return [f"k=H{n:03}&seen={rows[f'H{n:03}']['_delivery']}" for n in numbers]


def test_many_rows_are_changed_as_one_delivery(as_, filled):
    posted = {"row": ticked(filled, 1, 2, 3), "column": "heads", "value": "7", "accept": "1"}
    answer = as_(role=DeskRole.OFFICE).post(f"{TABLE}bulk/", posted, follow=True)
    rows = {r["id"]: r for r in standing_of(filled).rows(filled.registers["activities"])}
    assert "已改 3 行" in text(answer)
    assert [rows[f"H00{n}"]["heads"] for n in (0, 1, 2, 3, 4)] == [0, 7, 7, 7, 4]
    assert rows["H001"]["title"] == "第1次学习" and filled.vault().deliveries("activities")[-1].rows == 3


def test_a_bulk_change_with_one_fault_changes_no_row_and_says_which(as_, filled):
    posted = {"row": ticked(filled, 1, 2), "column": "heads", "value": "许多"}
    answer = as_(role=DeskRole.OFFICE).post(f"{TABLE}bulk/", posted)
    assert answer.status_code == 422 and text(answer).count("写的是“许多”") == 2
    assert filled.vault().deliveries("activities")[-1].rows == 120


def test_a_bulk_change_of_nothing_says_so(as_, filled):
    answer = as_(role=DeskRole.OFFICE).post(f"{TABLE}bulk/", {"column": "heads", "value": "7"})
    assert answer.status_code == 422 and "没有选中要改的行" in text(answer)


def test_the_history_of_a_row_names_each_delivery(as_, filled):
    client = as_(role=DeskRole.OFFICE)
    client.post(f"{TABLE}bulk/", {"row": ticked(filled, 1), "column": "heads", "value": "7", "accept": "1"})
    page = text(client.get(f"{TABLE}row/", {"k": "H001"}))
    history = page[page.index('class="history"') :]
    assert history.index("网上填报") < history.index("活动台账") and "参加人次：7" in history and "报入" in history


def test_a_row_is_taken_out_and_its_history_stays(as_, filled):
    client = as_(role=DeskRole.OFFICE)
    seen = ticked(filled, 5)[0].split("seen=")[1]
    client.post(f"{TABLE}remove/", {"k": "H005", "seen": seen})
    assert "共 119 行" in text(client.get(TABLE))
    page = text(client.get(f"{TABLE}row/", {"k": "H005"}))
    assert "已撤去" in page and "第5次学习" in page


def test_columns_above_the_reader_s_level_are_on_no_page(as_, filled, tmp_path):
    send(filled, tmp_path / "来件", "activities", """
        id | kind | held_on | title | organisers | electors | votes | speaker
        H900 | 述职 | 2022-11-10 | 述职会 | O1 | 4321 | 4320 | R1
    """)  # fmt: skip
    for client in (as_("O1"), as_(role=DeskRole.OFFICE)):
        for url in (f"{TABLE}?all=1&q=述职会", f"{TABLE}row/?k=H900", "/enter/activities/?k=H900"):
            assert "4321" not in text(client.get(url))
    assert "假一甲" not in text(as_("O1").get(f"{TABLE}?all=1")) and "<dd>R1" not in text(
        as_("O1").get(f"{TABLE}row/?k=H900")
    )


def test_sealed_columns_open_for_a_reason_and_the_look_is_noted(as_, filled, tmp_path):
    send(filled, tmp_path / "来件", "activities", """
        id | kind | held_on | title | organisers | electors | votes
        H900 | 述职 | 2022-11-10 | 述职会 | O1 | 4321 | 4320
    """)  # fmt: skip
    keeper = as_(role=DeskRole.KEEPER)
    assert keeper.post(f"{TABLE}look/", {"k": "H900"}).status_code == 403
    keeper.post("/look/", {"reason": "核对测评票数", "next": "/"})
    answer = keeper.post(f"{TABLE}look/", {"k": "H900"})
    assert "4321" in text(answer) and "核对测评票数" in filled.looks.path.read_text(encoding="utf-8")
    assert as_("O1").post(f"{TABLE}look/", {"k": "H900"}).status_code == 403
