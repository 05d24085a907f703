"""`gongshi entry` does what the forms of the desk do, through the same functions."""

from __future__ import annotations

import json

import pytest

from gongshi.cli import main
from gongshi.office.joint import NotToConfirm
from gongshi.office.standing import key_of, standing_of
from gongshi.office.typing_in import Desk, NoRow, NotACell

ACTIVITIES = "activities"
CELLS = ("活动名称=联合主题党日", "kind=联学联建", "held_on=2022-11-11", "organisers=O1、O2", "heads=35")


@pytest.fixture
def entry(city, capsys):
    """`gongshi entry …` in this city: its exit code and what it said."""

    def run(*words: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            main(["entry", *words, "--at", str(city.root)])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out + said.err

    return run


def the_key(city) -> str:
    register = city.registers[ACTIVITIES]
    (row,) = standing_of(city).rows(register)
    return "，".join(key_of(register, row))


def test_a_row_is_entered_confirmed_changed_and_taken_out_and_its_history_tells_it(city, entry):
    code, said = entry("add", ACTIVITIES, *CELLS, "--unit", "O1", "--by", "甲")
    assert code == 0, said
    key = the_key(city)
    assert key in entry("asked", "--unit", "O2")[1]
    assert entry("confirm", ACTIVITIES, key, "--unit", "O2")[0] == 0
    assert key not in entry("asked", "--unit", "O2")[1]
    assert entry("add", ACTIVITIES, "heads=36", "--key", key, "--unit", "O1")[0] == 0
    assert entry("remove", ACTIVITIES, key, "--unit", "O1")[0] == 0
    told = json.loads(entry("history", ACTIVITIES, key, "--json")[1])
    assert len(told) == 4 and [v["values"]["heads"] for v in told[-2:]] == [36, 36]


def test_nothing_new_is_said_once(city, entry):
    before = len(city.vault().deliveries())
    for _ in range(2):
        assert entry("nothing", ACTIVITIES, "--unit", "O1")[0] == 0
    assert len(city.vault().deliveries()) == before + 1


def test_a_faulty_row_is_said_and_nothing_is_stored(city, entry):
    code, said = entry("add", ACTIVITIES, "title=x", "held_on=2022-13-45", "--unit", "O1")
    assert code == 3 and "没有报出" in said
    assert standing_of(city).count(city.registers[ACTIVITIES]) == 0


def test_what_cannot_be_typed_is_said_in_three_parts(city, entry):
    assert entry("add", ACTIVITIES, "没有等号", "--unit", "O1")[0] == 3
    with pytest.raises(NotACell):
        Desk(city).add(ACTIVITIES, [("没有的列", "1")])
    with pytest.raises(NoRow):
        Desk(city).history(ACTIVITIES, "HD404")


def test_a_unit_touches_no_other_unit_s_row(city, entry):
    entry("add", ACTIVITIES, "title=自己的", "kind=联学联建", "held_on=2022-11-11", "organisers=O1", "heads=3",
          "--unit", "O1")  # fmt: skip
    key = the_key(city)
    for words in (("remove", ACTIVITIES, key), ("add", ACTIVITIES, "heads=4", "--key", key)):
        code, said = entry(*words, "--unit", "O2")
        assert code != 0 and "不是本单位的" in said
    assert entry("confirm", ACTIVITIES, key, "--unit", "O1")[0] != 0, NotToConfirm.__name__
