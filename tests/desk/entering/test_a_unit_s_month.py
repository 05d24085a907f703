"""A clerk's home: what is asked, no news with one click, the other side's yes, one event reported twice."""

from __future__ import annotations

import re

from gongshi.desk.role import DeskRole
from gongshi.office.standing import standing_of

from .conftest import ROW, text

NEW = "/enter/activities/"


def rows(city) -> list[dict[str, object]]:
    return standing_of(city).rows(city.registers["activities"])


def confirm_form(page: str) -> dict[str, str]:
    part = page[page.index("等您确认的联合活动") :]
    return {
        name: re.search(f'name="{name}" value="([^"]*)"', part)[1]  # type: ignore[index]
        for name in ("k", "seen")
    }


def test_home_says_what_is_asked_and_what_is_left(as_):
    page = text(as_("O1").get("/enter/"))
    assert "一局党组织 2022年11月应报" in page and "本月还有 2 张表没有报" in page


def test_no_news_is_one_click(as_, city):
    client = as_("O1")
    for name in ("activities", "listings"):
        client.post(f"/enter/{name}/nothing/")
    assert "本月应报的都报了" in text(client.get("/enter/"))
    assert [d.note for d in city.vault().deliveries("listings")] == ["无新增 O1 2022-11"]


def test_the_other_side_confirms_with_one_action(as_, city):
    as_("O1").post(NEW, {**ROW, "joint": "1"})
    other = as_("S1")
    page = text(other.get("/enter/"))
    assert "联合主题党日" in page
    answer = other.post(f"{NEW}confirm/", confirm_form(page), follow=True)
    assert "已确认" in text(answer) and "等您确认的联合活动" not in text(answer)
    assert str(rows(city)[0]["confirmed_on"]) == "2022-11-21"


def test_confirming_twice_is_refused_and_changes_nothing(as_, city):
    as_("O1").post(NEW, {**ROW, "joint": "1"})
    other = as_("S1")
    form = confirm_form(text(other.get("/enter/")))
    assert other.post(f"{NEW}confirm/", form).status_code == 302
    assert other.post(f"{NEW}confirm/", form).status_code == 403
    assert len(city.vault().deliveries("activities")) == 2


def test_who_entered_it_does_not_confirm_it(as_, city):
    as_("O1").post(NEW, {**ROW, "joint": "1"})
    form = confirm_form(text(as_("S1").get("/enter/")))
    assert as_("O1").post(f"{NEW}confirm/", form).status_code == 403
    assert as_(role=DeskRole.OFFICE).post(f"{NEW}confirm/", form).status_code == 403
    assert rows(city)[0]["confirmed_on"] is None


def test_one_event_that_both_reported_is_offered_and_merged(as_, city):
    as_("O1").post(NEW, {**ROW, "joint": "1"})
    as_("S1").post(NEW, {**ROW, "joint": "1", "organisers": "O1", "title": "联合主题党日。", "accept": "1"})
    client = as_("S1")
    page = text(client.get("/enter/"))
    assert "可能报了两次的" in page and len(rows(city)) == 2
    link = re.search(r'href="([^"]*merge/[^"]*)"', page)
    assert link
    side_by_side = text(client.get(link[1].replace("&amp;", "&")))
    assert "合并后" in side_by_side and "<th></th>" not in side_by_side
    posted = dict(re.findall(r'name="([ko])" value="([^"]*)"', side_by_side))
    assert "合为一行" in text(client.post(f"{NEW}merge/", posted, follow=True))
    (row,) = rows(city)
    assert row["organisers"] == "O1、S1"


def test_who_deals_with_what_his_unit_is_not_in_is_told_so(as_):
    as_("O1").post(NEW, {**ROW, "joint": "1"})
    answer = as_("O3").post(f"{NEW}merge/", {"k": "HD-O1-2022-11-W01", "o": "HD-S1-2022-11-W01"})
    assert answer.status_code == 403


def test_an_account_whose_unit_is_in_no_register_is_told_what_to_do(as_):
    answer = as_("没有的单位").get("/enter/")
    assert answer.status_code == 404 and "没有找到单位“没有的单位”" in text(answer)
