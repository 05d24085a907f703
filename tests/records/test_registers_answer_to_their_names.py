"""Registers and columns are found by any of their names, and say theirs when asked for others (台账名)."""

from __future__ import annotations

import pytest

from gongshi.records.register import Column, NoSuchColumn, NoSuchRegister, Register, Text, find_register

STOPS = Register(
    "stops", "站点台账", (Column("id", Text, "站点编号", key=True, aliases=("编号",)), Column("name", Text, "站名")),
    aliases=("车站",),
)  # fmt: skip


@pytest.mark.parametrize("name", ["stops", "站点台账", "站点", "车站"])
def test_a_register_answers_to_every_name_of_its_own(name: str):
    assert find_register({"stops": STOPS}, name) is STOPS


def test_a_register_that_is_not_there_is_said_with_those_that_are():
    with pytest.raises(NoSuchRegister) as caught:
        find_register({"stops": STOPS}, "线路")
    assert "线路" in caught.value.what and caught.value.where and "站点台账" in caught.value.mend


@pytest.mark.parametrize("name", ["id", "站点编号", "编号"])
def test_a_column_answers_to_every_name_of_its_own(name: str):
    assert STOPS.column(name).name == "id"


def test_a_column_that_is_not_there_is_said_with_those_that_are():
    with pytest.raises(NoSuchColumn) as caught:
        STOPS.column("票价")
    assert "票价" in caught.value.what and "站点台账" in caught.value.where
    assert "站点编号" in caught.value.mend and "站名" in caught.value.mend
