"""Rows typed at a screen: judged like a workbook's, delivered once, each unit its own (录入)."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from filelock import FileLock

from gongshi.engines.held import Held
from gongshi.errors import GongshiError
from gongshi.office.asked import asked_of, form_for, given_to, nothing_new
from gongshi.office.deliveries import Handover
from gongshi.office.entering import ChangedMeanwhile, Entry, NotYours, NumberTaken, Outcome, enter, remove
from gongshi.office.history import history
from gongshi.office.standing import standing_of
from gongshi.office.workspace import Workspace
from gongshi.period import Period
from gongshi.records.vault import VaultBusy

from .little_city import send

OURS = Handover("一局党组织", unit="O1")
NOVEMBER = Period.parse("2022-11")
ROW = {
    "kind": "联学联建", "held_on": "2022-11-11", "title": "联合主题党日", "organisers": "O1、O2", "heads": "35",
    "recorded_on": "2022-11-12",
}  # fmt: skip


def entry(city: Workspace, token: str = "t1", **cells: str) -> Entry:
    return Entry(city.registers["activities"], ({**ROW, **cells},), token, "clerk1", numbers="HD-O1-W")


def entered(city: Workspace, token: str = "t1", how: Handover = OURS, **cells: str) -> Outcome:
    return enter(city, entry(city, token, **cells), how, despite_warnings=True)


def titles(city: Workspace) -> dict[str, object]:
    rows = standing_of(city).rows(city.registers["activities"])
    return {str(r["id"]): r["title"] for r in rows}


def test_an_entered_row_stands_in_the_register_under_a_number_of_its_own(city: Workspace):
    outcome = entered(city)
    assert outcome.is_stored and outcome.rows[0]["id"] == "HD-O1-W01"
    assert titles(city) == {"HD-O1-W01": "联合主题党日"}


def test_the_delivery_says_who_sent_it_and_that_it_was_typed(city: Workspace):
    delivery = entered(city).delivery
    assert delivery and (delivery.sender, delivery.mode.label, delivery.note) == (
        "一局党组织",
        "增量",
        "desk:t1 clerk1",
    )
    kept = json.loads(city.vault().original(delivery, by="t", why="测试"))
    assert kept["rows"][0]["title"] == "联合主题党日"


def test_the_same_saving_sent_twice_is_one_row_and_one_delivery(city: Workspace):
    entered(city)
    second = entered(city)
    assert second.again and len(titles(city)) == 1 and len(city.vault().deliveries("activities")) == 1


def test_two_savings_never_get_the_same_number(city: Workspace):
    entered(city, "t1")
    second = entered(city, "t2", title="另一场", held_on="2022-11-10")
    assert second.is_stored, second.faults
    assert sorted(titles(city)) == ["HD-O1-W01", "HD-O1-W02"]


def test_a_typed_number_that_stands_is_refused_and_changes_nothing(city: Workspace):
    entered(city)
    with pytest.raises(NumberTaken) as caught:
        entered(city, "t2", id="HD-O1-W01", title="顶替")
    assert "HD-O1-W01" in caught.value.what and titles(city) == {"HD-O1-W01": "联合主题党日"}


def test_a_faulty_row_is_told_in_the_words_of_a_workbook_and_not_stored(city: Workspace, tmp_path):
    outcome = entered(city, held_on="昨天", heads="35人")
    receipt = send(city, tmp_path / "来件", "activities", """
        id | kind | held_on | title | organisers | heads
        H1 | 联学联建 | 昨天 | 联合主题党日 | O1、O2 | 35人
    """)  # fmt: skip
    assert [f.column for f in outcome.faults] == ["活动日期", "参加人次"]
    for ours, theirs in zip(outcome.faults, receipt.faults, strict=True):
        assert ours.says.split("行", 1)[1] == theirs.says.split("行", 1)[1] and ours.mend == theirs.mend
    assert titles(city) == {}


def test_a_rule_between_registers_holds_at_the_screen_too(city: Workspace):
    outcome = entered(city, organisers="O1、O99")
    assert [f.column for f in outcome.faults] == ["主办单位"] and "O99" in outcome.faults[0].says


def test_a_warning_is_shown_before_anything_is_saved(city: Workspace):
    outcome = enter(city, entry(city, held_on="2022-09-01"), OURS)
    assert not outcome.is_stored and "补录" in outcome.warnings[0].says and titles(city) == {}
    assert entered(city, held_on="2022-09-01").is_stored


def test_a_unit_enters_no_row_that_is_not_its_own(city: Workspace):
    outcome = entered(city, organisers="O2、O3")
    assert "不是本单位" in outcome.faults[0].says and titles(city) == {}


def test_a_unit_replaces_no_row_of_another_by_writing_itself_into_it(city: Workspace):
    entered(city, how=replace(OURS, unit="O2"), organisers="O2")
    seen = standing_of(city).row(city.registers["activities"], ("HD-O1-W01",))
    assert seen
    change = Entry(
        city.registers["activities"], ({"id": "HD-O1-W01", "organisers": "O1"},), "t9", "clerk1",
        {("HD-O1-W01",): str(seen["_delivery"])},
    )  # fmt: skip
    assert "不是本单位" in enter(city, change, OURS, despite_warnings=True).faults[0].says


def changed(city: Workspace, seen: str, token: str = "t2", **cells: str) -> Outcome:
    key = ("HD-O1-W01",)
    made = Entry(city.registers["activities"], ({"id": key[0], **cells},), token, "clerk2", {key: seen})
    return enter(city, made, OURS, despite_warnings=True)


def test_a_change_keeps_what_it_does_not_name(city: Workspace):
    first = entered(city).delivery
    assert first
    changed(city, first.id, heads="40")
    row = standing_of(city).row(city.registers["activities"], ("HD-O1-W01",))
    assert row and (row["heads"], row["title"], row["held_on"]) == (40, "联合主题党日", date(2022, 11, 11))


def test_who_changes_a_row_that_was_changed_meanwhile_is_told_by_whom(city: Workspace):
    first = entered(city).delivery
    assert first
    changed(city, first.id, heads="40")
    with pytest.raises(ChangedMeanwhile) as caught:
        changed(city, first.id, "t3", heads="50")
    assert "一局党组织" in caught.value.what
    row = standing_of(city).row(city.registers["activities"], ("HD-O1-W01",))
    assert row and row["heads"] == 40


def test_sealed_values_survive_a_change_that_does_not_show_them_and_the_look_is_noted(city: Workspace):
    first = entered(city, kind="述职", organisers="O1", held_on="2022-11-11", electors="60", votes="50").delivery
    assert first
    delivery = changed(city, first.id, heads="41").delivery
    assert delivery
    sealed = city.vault().sealed_rows(delivery, by="t", why="测试")
    assert sealed is not None and sealed.to_pylist() == [{"electors": 60, "votes": 50}]
    assert "带过" in city.looks.path.read_text(encoding="utf-8")


def test_the_history_of_a_row_says_when_by_whom_and_what(city: Workspace):
    first = entered(city).delivery
    assert first
    changed(city, first.id, heads="40", title="联学")
    versions = history(standing_of(city), city.registers["activities"], ("HD-O1-W01",))
    assert [v.says for v in versions] == ["报入", "改了“活动名称”、“参加人次”"]
    assert [v.delivery.note.split()[1] for v in versions] == ["clerk1", "clerk2"]


def test_a_removed_row_leaves_the_register_and_stays_in_its_history(city: Workspace):
    first = entered(city).delivery
    assert first
    keys = {("HD-O1-W01",): first.id}
    remove(city, city.registers["activities"], keys, OURS, by="clerk1", token="t5")
    again = remove(city, city.registers["activities"], keys, OURS, by="clerk1", token="t5")
    assert titles(city) == {} and again.mode.label == "撤行"
    versions = history(standing_of(city), city.registers["activities"], ("HD-O1-W01",))
    assert [v.says for v in versions] == ["报入", "撤去"]


def test_a_unit_removes_no_other_unit_s_row(city: Workspace):
    first = entered(city).delivery
    assert first
    with pytest.raises(NotYours):
        remove(
            city, city.registers["activities"], {("HD-O1-W01",): first.id}, replace(OURS, unit="O3"), by="c", token="t"
        )
    assert titles(city)


def test_what_is_asked_of_a_unit_is_its_forms_and_what_it_reported(city: Workspace):
    before = asked_of(city, "O1", NOVEMBER)
    assert [(a.register.name, a.says) for a in before] == [("activities", "还没有报"), ("listings", "还没有报")]
    entered(city)
    assert [a.says for a in asked_of(city, "O1", NOVEMBER)] == ["已报 1 行", "还没有报"]
    assert [a.says for a in asked_of(city, "O3", NOVEMBER)] == ["还没有报", "还没有报"]


def test_no_news_is_said_with_one_delivery_of_no_rows(city: Workspace):
    listings = city.registers["listings"]
    for _ in range(2):
        nothing_new(city, listings, "O1", NOVEMBER, OURS, by="clerk1")
    (delivery,) = city.vault().deliveries("listings")
    assert (delivery.rows, delivery.sender) == (0, "一局党组织")
    assert [a.says for a in asked_of(city, "O1", NOVEMBER)] == ["还没有报", "已报无新增"]
    assert [a.says for a in asked_of(city, "O2", NOVEMBER)] == ["还没有报", "还没有报"]


def test_what_is_known_is_filled_in(city: Workspace):
    form = form_for(city, city.registers["activities"])
    cells, beginning = given_to(city, form, "O1", NOVEMBER)
    assert cells == {"organisers": "O1", "recorded_on": "2022-11-21"} and beginning == "HD-O1-2022-11-W"


def test_a_joint_activity_is_six_fields_or_fewer(city: Workspace):
    form = form_for(city, city.registers["activities"])
    assert form.joint and len(form.joint.asks) <= 6
    cells, beginning = given_to(city, form, "O1", NOVEMBER)
    typed = {name: ROW[name] for name in form.joint.asks if name in ROW}
    made = Entry(city.registers["activities"], ({**cells, **typed},), "t1", "clerk1", numbers=beginning)
    assert enter(city, made, OURS, despite_warnings=True).is_stored


def test_errors_of_entering_have_three_parts(city: Workspace):
    entered(city)
    with pytest.raises(GongshiError) as caught:
        changed(city, "000001-ffffffff", heads="1")
    assert caught.value.what and caught.value.where and caught.value.mend


RULES = (
    {"serial": "1", "kind": "每日一学"}, {"speaker": "R1"}, {"title": "联合主题党日。"}, {"document": "W01", "held_on": "2022-10-01"},
    {"organisers": "O1、O99"}, {"kind": "列席旁听", "objects": "O1"}, {"kind": "第一议题", "is_first": "是", "document": "W02"},
    {"kind": "座谈会", "held_on": "2022-11-12"}, {"link": "JD404"},
)  # fmt: skip


@pytest.mark.parametrize("cells", RULES, ids=lambda c: "-".join(c))
def test_judged_beside_the_rows_that_can_matter_a_row_is_told_what_the_whole_register_would_tell(
    city: Workspace, cells: dict[str, str], monkeypatch
):
    entered(city, "t1", organisers="O1", speaker="R1")
    entered(city, "t2", kind="每日一学", serial="1", title="第一期", organisers="O2", how=replace(OURS, unit="O2"))
    narrow = enter(city, entry(city, "t3", **cells), OURS)
    monkeypatch.setattr(Held, "companions", lambda self, register, rows, together: self.arrow(register))
    whole = enter(city, entry(city, "t4", **cells), OURS)
    told = [[f.says for f in (*o.faults, *o.warnings)] for o in (narrow, whole)]
    assert told[0] == told[1] and (told[0] or "link" in cells)


def test_who_waits_too_long_for_another_s_saving_is_told_and_nothing_is_stored(city: Workspace, monkeypatch):
    monkeypatch.setattr("gongshi.office.entering.PATIENCE", 0.1)
    (city.root / "办公").mkdir(exist_ok=True)
    with FileLock(city.root / "办公" / "entering.lock"), pytest.raises(VaultBusy) as caught:
        entered(city)
    assert "没有存入" in caught.value.what and caught.value.mend and titles(city) == {}


def test_clerks_who_save_at_once_all_get_in_each_with_a_number_of_its_own(city: Workspace):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda n: entered(city, f"t{n}", title=f"第{n}次各不相同的活动{n}"), range(12)))
    assert all(o.is_stored for o in made) and len(titles(city)) == 12
    assert [f for f in city.vault().verify() if f.is_broken] == []
