"""Which vehicles are named for unsettled violations, on the morning of release."""

import pytest

from gongshi_traffic.lists.unsettled_vehicles import unsettled_vehicles

from .picked import at, failing, picked

VEHICLES = """
    plate    | plate_kind | kind     | use    | owner_kind | carrier            | scrapped_on | district
    示A1S001 | 大型汽车   | 重型货车 | 货运   | 企业       | 91000000DEMO000001 |             | 东岭区
    示A1S002 | 大型汽车   | 重型货车 | 货运   | 个人       |                    |             | 东岭区
    示A1S003 | 大型汽车   | 大型客车 | 货运   | 企业       | 91000000DEMO000001 | 2022-11-01  | 西川区
    示A1S004 | 小型汽车   | 小型客车 | 非营运 | 个人       |                    |             | 西川区
"""


def violations(
    plate,
    told,
    *,
    n=5,
    kind="大型汽车",
    state="已告知",
    settled="",
    extended="",
    struck="",
    first="2022-08-01 08:00",
    tag="",
    again="2022-10-05",
    announced="2022-11-07",
):
    return "\n".join(
        f"{plate}{tag}-{i} | {first} | {plate} | {kind} | 超速 | 01 | {state} | {told} | {extended} | {settled} | {struck} | {again} | {announced}"
        for i in range(n)
    )


HEAD = "id | happened_at | plate | plate_kind | category | brigade | state | notified_on | extended_to | settled_on | struck_on | second_notice_on | announced_on\n"


def listed(*rows, when=None, engine="duckdb"):
    return picked(unsettled_vehicles, when, engine, vehicles=VEHICLES, violations=HEAD + "\n".join(rows))


@pytest.mark.parametrize(
    ("told", "is_listed"),
    [("2022-10-23", True), ("2022-10-24", False), ("", False)],
)
def test_thirty_whole_days_must_have_passed_since_the_notice(told, is_listed):
    assert bool(listed(violations("示A1S001", told))) is is_listed


def test_four_unsettled_violations_list_nobody_and_five_do():
    assert listed(violations("示A1S001", "2022-09-01", n=4)) == []
    found = listed(violations("示A1S001", "2022-09-01", n=5))
    assert [c.name for c in found] == ["示A1S001"]
    assert len(found[0].reasons[0].records) == 5
    assert "有5起违法" in found[0].reasons[0].text and "2022年8月1日" in found[0].reasons[0].text


def test_a_violation_settled_by_the_morning_of_release_takes_the_vehicle_off():
    rest = violations("示A1S001", "2022-09-01", n=4)
    settled = violations("示A1S001", "2022-09-01", n=1, tag="s", state="已处理", settled="2022-11-22")
    assert listed(rest, settled) == []


@pytest.mark.parametrize(
    "out", [{"state": "已撤销", "struck": "2022-10-01"}, {"state": "延期", "extended": "2022-12-31"}]
)
def test_struck_and_extended_violations_are_not_counted(out):
    assert (
        listed(violations("示A1S001", "2022-09-01", n=4), violations("示A1S001", "2022-09-01", n=1, tag="x", **out))
        == []
    )


def test_an_extension_that_has_run_out_no_longer_protects():
    assert listed(violations("示A1S001", "2022-09-01", state="延期", extended="2022-11-01"))


def test_a_natural_persons_plate_is_masked_and_an_enterprises_is_not():
    found = listed(violations("示A1S001", "2022-09-01"), violations("示A1S002", "2022-09-01"))
    assert {c.name: c.mask for c in found} == {"示A1S001": "", "示A1S002": "tail"}


def test_scrapped_vehicles_and_small_cars_are_left_out():
    assert listed(violations("示A1S003", "2022-09-01"), violations("示A1S004", "2022-09-01", kind="小型汽车")) == []


def test_the_same_plate_on_another_plate_kind_is_another_vehicle():
    assert (
        listed(
            violations("示A1S001", "2022-09-01", n=3), violations("示A1S001", "2022-09-01", n=3, kind="挂车", tag="g")
        )
        == []
    )


@pytest.mark.parametrize(
    ("again", "announced", "held"),
    [
        ("2022-10-05", "2022-11-07", []),
        ("2022-10-23", "2022-11-07", []),  # the thirtieth day after it was yesterday
        ("2022-10-24", "2022-11-07", ["second_notice"]),
        ("2022-10-05", "2022-11-11", []),  # the seventh working day is the 22nd
        ("2022-10-05", "2022-11-14", ["announced"]),
        ("2022-10-05", "", ["announced"]),
        ("", "", ["second_notice", "announced"]),
    ],
)
def test_nobody_is_named_before_a_second_notice_and_an_announcement_have_run_out(again, announced, held):
    found = listed(violations("示A1S001", "2022-09-01", again=again, announced=announced))
    assert failing(found[0]) == held
    assert all("第五十四条" in g.article for g in found[0].gates)


def test_the_terms_run_from_the_day_on_which_five_violations_had_them():
    early = violations("示A1S001", "2022-09-01", n=4)
    late = violations("示A1S001", "2022-09-01", n=2, tag="x", again="2022-10-30", announced="")
    assert failing(listed(early, late)[0]) == ["second_notice", "announced"]
    assert failing(listed(violations("示A1S001", "2022-09-01", n=5), late)[0]) == []


def test_the_top_keeps_all_that_tie_with_the_last():
    rows = [violations("示A1S001", "2022-09-01", n=6), violations("示A1S002", "2022-09-01", n=6)]
    assert len(listed(*rows, when=at(unsettled_top=1))) == 2
    rows = [violations("示A1S001", "2022-09-01", n=7), violations("示A1S002", "2022-09-01", n=6)]
    assert [c.name for c in listed(*rows, when=at(unsettled_top=1))] == ["示A1S001"]


def test_many_come_first_and_of_equals_the_oldest():
    found = listed(
        violations("示A1S001", "2022-09-01", first="2022-08-05 08:00"),
        violations("示A1S002", "2022-09-01", first="2022-08-01 08:00"),
    )
    assert [c.name for c in found] == ["示A1S002", "示A1S001"]


def test_no_violations_list_nobody():
    assert picked(unsettled_vehicles, vehicles=VEHICLES) == []


@pytest.mark.spark
def test_spark_lists_the_same_vehicles():
    rows = [violations("示A1S001", "2022-09-01", n=6), violations("示A1S002", "2022-09-01", n=5)]
    assert listed(*rows, engine="spark") == listed(*rows)
