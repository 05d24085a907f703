"""A form asks only what no register knows, shows what is there, and says what is wrong beside the field."""

from __future__ import annotations

import re

from gongshi.desk.role import DeskRole
from gongshi.desk.store.draft import Draft
from gongshi.office.standing import standing_of

from .conftest import ROW, text, token_in

NEW = "/enter/activities/"
JOINT = "/enter/activities/?joint=1"


def rows(city) -> list[dict[str, object]]:
    return standing_of(city).rows(city.registers["activities"])


def asked(page: str) -> list[str]:
    """The names of the fields before the further columns."""
    return re.findall(r'<(?:select|input|textarea) id="f-(\w+)"', page.split("<details")[0])


def test_the_number_the_unit_and_the_day_of_entry_are_not_asked(as_):
    page = text(as_("O1").get(NEW))
    assert asked(page) == ["kind", "held_on", "title", "heads", "items", "document"]
    assert 'id="f-id"' not in page and 'id="f-recorded_on"' not in page and 'id="f-confirmed_on"' not in page


def test_a_joint_activity_is_six_fields_and_goes_to_the_vault_at_once(as_, city):
    client = as_("O1")
    page = text(client.get(JOINT))
    assert len(asked(page)) == 6
    answer = client.post(NEW, {**ROW, "joint": "1", "token": token_in(page)})
    assert answer.status_code == 302 and answer["Location"] == "/enter/"
    (row,) = rows(city)
    assert (row["organisers"], row["title"], str(row["recorded_on"])) == ("O1、S1", "联合主题党日", "2022-11-21")
    assert city.vault().deliveries("activities")[0].sender == "一局党组织"


def test_code_lists_and_references_are_drop_downs_that_work_without_scripts(as_):
    page = text(as_("O1").get(NEW))
    assert '<select id="f-kind"' in page and '<option value="联学联建">联学联建</option>' in page
    assert '<select id="f-document"' in page and '<option value="W01">学习材料甲（W01）</option>' in page
    assert '<datalist id="l-items"><option value="GZ01/1">政治建设</option>' in page


def test_who_types_a_name_has_typed_its_code(as_, city):
    client = as_("O1")
    client.post(NEW, {**ROW, "items": "政治建设、作风建设", "document": "学习材料甲"})
    (row,) = rows(city)
    assert (row["items"], row["document"]) == ("GZ01/1、GZ01/2", "W01")


def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(as_, city):
    answer = as_("O1").post(NEW, {**ROW, "heads": "35人", "token": "a" * 32})
    page = text(answer)
    beside = page[page.index('for="f-heads"') : page.index('id="f-heads"')]
    assert answer.status_code == 422 and rows(city) == []
    assert "写的是“35人”" in beside and 'value="35人"' in page and 'value="联合主题党日"' in page
    assert token_in(page) == "a" * 32


def test_a_warning_is_shown_before_saving_and_can_be_accepted(as_, city):
    client = as_("O1")
    page = text(client.post(NEW, {**ROW, "held_on": "2022-09-01"}))
    assert "补录" in page and "仍然报出" in page and rows(city) == []
    client.post(NEW, {**ROW, "held_on": "2022-09-01", "token": token_in(page), "accept": "1"})
    assert len(rows(city)) == 1


def test_what_is_there_already_stands_beside(as_):
    client = as_("O1")
    client.post(NEW, ROW)
    aside = text(client.get(NEW)).split("<aside>")[1]
    assert "联合主题党日" in aside and "本月已报的" in aside


def test_the_same_form_sent_twice_is_one_row(as_, city):
    client = as_("O1")
    token = token_in(text(client.get(NEW)))
    for _ in range(2):
        page = client.post(NEW, {**ROW, "token": token}, follow=True)
    assert len(rows(city)) == 1 and "没有重复收入" in text(page)


def test_a_draft_is_kept_by_the_button_and_opened_again(as_, city):
    client = as_("O1")
    token = token_in(text(client.get(JOINT)))
    client.post(NEW, {**ROW, "heads": "许多", "joint": "1", "token": token, "do": "draft"})
    assert rows(city) == [] and "联合主题党日" in text(client.get("/enter/"))
    page = text(client.get(f"{NEW}?draft={token}"))
    assert 'value="许多"' in page and token_in(page) == token and 'name="joint"' in page


def test_a_form_is_kept_while_it_is_filled_in_and_gone_when_it_is_delivered(as_, city):
    client = as_("O1")
    token = token_in(text(client.get(NEW)))
    said = client.post(f"{NEW}draft/", {"title": "半截", "token": token})
    assert said.status_code == 200 and "草稿已保存" in said.json()["said"]
    client.post(NEW, {**ROW, "token": token})
    assert not Draft.objects.exists() and len(rows(city)) == 1


def test_sealed_columns_are_never_kept_in_a_draft(as_):
    as_("O1").post(f"{NEW}draft/", {**ROW, "kind": "述职", "electors": "60", "votes": "50", "token": "b" * 32})
    (draft,) = Draft.objects.all()
    assert draft.values["kind"] == "述职" and not {"electors", "votes"} & set(draft.values)


def test_nobody_opens_or_overwrites_another_s_draft(as_, db):
    as_("O1").post(f"{NEW}draft/", {**ROW, "token": "c" * 32})
    assert as_("O2").get(f"{NEW}?draft={'c' * 32}").status_code == 404
    as_("O2").post(f"/enter/drafts/{'c' * 32}/discard/")
    assert Draft.objects.count() == 1


def test_a_row_is_changed_in_the_same_form_and_sealed_values_stay(as_, city):
    client = as_("O1")
    client.post(NEW, {**ROW, "kind": "述职", "organisers": "O1", "electors": "60", "votes": "50"})
    (row,) = rows(city)
    page = text(client.get(NEW, {"k": row["id"]}))
    assert "已填的不显示" in page and 'value="60"' not in page
    seen = str(row["_delivery"])
    client.post(
        NEW, {"k": row["id"], "seen": seen, "token": "d" * 32, "heads": "36", "title": "述职会", "electors": ""}
    )
    (now,) = rows(city)
    delivery = city.vault().deliveries("activities")[-1]
    sealed = city.vault().sealed_rows(delivery, by="t", why="测试")
    assert (now["heads"], now["title"]) == (36, "述职会") and sealed.to_pylist() == [{"electors": 60, "votes": 50}]


def test_who_changes_what_another_changed_meanwhile_is_told(as_, city):
    client = as_("O1")
    client.post(NEW, ROW)
    (row,) = rows(city)
    first = {"k": row["id"], "seen": str(row["_delivery"]), "heads": "36"}
    assert client.post(NEW, {**first, "token": "d" * 32}).status_code == 302
    answer = client.post(NEW, {**first, "heads": "99", "token": "e" * 32})
    assert answer.status_code == 409 and "一局党组织" in text(answer) and rows(city)[0]["heads"] == 36


def test_the_office_enters_for_any_unit_and_names_it(as_, city):
    client = as_(role=DeskRole.OFFICE)
    page = text(client.get("/enter/units/"))
    assert asked(page)[:3] == ["code", "name", "short"]
    client.post(NEW, {**ROW, "organisers": "样本二局"})
    assert rows(city)[0]["organisers"] == "D2"
