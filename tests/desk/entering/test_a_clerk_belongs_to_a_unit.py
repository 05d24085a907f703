"""A unit's clerk gets an account for a unit that the registers know, by code or by name."""

from __future__ import annotations

import pytest

from gongshi.desk.role import DeskRole
from gongshi.desk.store.user import DeskUser

CLERK = {"username": "tianbao", "name": "填报甲", "role": "UNIT_CLERK"}


@pytest.mark.parametrize("unit", ["S1", "东岭社区"])
def test_a_known_unit_is_taken_by_code_or_name(as_, unit):
    assert as_(role=DeskRole.OFFICE).post("/people/add/", {**CLERK, "unit": unit}).status_code == 201
    assert as_("S1").get("/enter/").status_code == 200


def test_a_unit_that_no_register_knows_is_refused_on_the_form(as_):
    office = as_(role=DeskRole.OFFICE)
    answer = office.post("/people/add/", {**CLERK, "unit": "没有的社区"})
    assert answer.status_code == 422 and "没有找到单位“没有的社区”" in answer.content.decode()
    assert not DeskUser.objects.filter(username="tianbao").exists()


def test_nor_can_an_account_be_moved_to_one(as_):
    office = as_(role=DeskRole.OFFICE)
    assert office.post("/people/add/", {**CLERK, "unit": "S1"}).status_code == 201
    user = DeskUser.objects.get(username="tianbao")
    said = {"name": user.name, "role": "UNIT_CLERK", "is_active": "on"}
    assert office.post(f"/people/{user.pk}/", {**said, "unit": "没有的社区"}).status_code == 422
    assert office.post(f"/people/{user.pk}/", {**said, "unit": "O1"}).status_code == 302
