"""Which carriers are named as high risk, what chance may not do, and what they can check first."""

from datetime import date
from decimal import Decimal

import pytest

from gongshi_traffic.lists.carrier_sheet import carrier_sheet
from gongshi_traffic.lists.high_risk_carriers import high_risk_carriers
from gongshi_traffic.lists.red_list_carriers import red_list_carriers

from .picked import at, failing, picked, proposed

CODES = {letter: f"91000000DEMO00000{letter}" for letter in "ABCDEFGH"}
A, B, C = CODES["A"], CODES["B"], CODES["C"]
CARRIERS = f"""
    code | name                   | kind       | district | brigade | parent | notified_on | disputed | closed_on
    {A}  | 示例市甲甲运输有限公司 | 货运       | 东岭区   | 01      |        | 2022-11-15  |          |
    {B}  | 示例市乙乙危货有限公司 | 危化品运输 | 东岭区   | 01      | {A}    | 2022-11-15  |          |
    {C}  | 示例市丙丙运输有限公司 | 货运       | 西湾区   | 03      |        | 2022-11-15  |          | 2022-10-31
"""
VEHICLES = f"""
    plate    | plate_kind | kind     | use        | owner_kind | carrier | joined_on  | left_on    | inspection_due | scrap_due  | scrapped_on
    示A1S001 | 大型汽车   | 重型货车 | 货运       | 企业       | {A}     | 2020-01-01 |            | 2023-06-30     | 2030-01-01 |
    示A1S002 | 大型汽车   | 重型货车 | 货运       | 企业       | {A}     | 2020-01-01 | 2022-10-02 | 2022-06-30     | 2030-01-01 |
    示A1S003 | 大型汽车   | 重型货车 | 危化品运输 | 企业       | {B}     | 2020-01-01 |            | 2022-11-23     | 2030-01-01 |
    示A1S004 | 大型汽车   | 重型货车 | 货运       | 企业       | {C}     | 2020-01-01 |            | 2023-06-30     | 2030-01-01 |
"""
VIOLATIONS = (
    "id | happened_at | plate | plate_kind | category | brigade | state | notified_on | settled_on | struck_on\n"
)
CRASHES = "id | happened_at | severity | brigade\n"
PARTIES = "crash | no | role | carrier | injury | died_on | liability\n"


def tables(violations="", crashes="", parties="", **more):
    return {
        "carriers": CARRIERS,
        "vehicles": VEHICLES,
        "violations": VIOLATIONS + violations,
        "crashes": CRASHES + crashes,
        "parties": PARTIES + parties,
    } | more


def listed(when=None, **more):
    return picked(high_risk_carriers, when, **tables(**more))


def drink(moment, plate="示A1S001", struck=""):
    state = "已撤销" if struck else "已处理"
    return f"W1 | {moment} | {plate} | 大型汽车 | 饮酒驾驶 | 01 | {state} | | {moment[:10]} | {struck}"


def crash(no, moment, dead, *, liability="主要", died=None):
    row = f"S{no} | {moment} | 死亡 | 01\n"
    dead_rows = "".join(f"S{no} | {2 + n} | 行人 | | 死亡 | {died or moment[:10]} | 无\n" for n in range(dead))
    return row, f"S{no} | 1 | 机动车 | {A} | 无 | | {liability}\n" + dead_rows


def crashed(*crashes):
    return listed(crashes="".join(c for c, _ in crashes), parties="".join(p for _, p in crashes))


def codes(found):
    return [r.code for c in found for r in c.reasons]


def test_nothing_seen_lists_nobody():
    assert listed() == []


@pytest.mark.parametrize(
    ("moment", "plate", "expected"),
    [
        ("2022-09-01 00:00", "示A1S001", [A]),
        ("2022-08-31 23:59", "示A1S001", []),
        ("2022-10-01 23:59", "示A1S002", [A]),
        ("2022-10-02 08:00", "示A1S002", []),
        ("2022-10-10 08:00", "示A1S004", []),
    ],
)
def test_drink_driving_lists_the_carrier_that_held_the_vehicle_then(moment, plate, expected):
    assert [c.subject for c in listed(violations=drink(moment, plate))] == expected


def test_a_struck_drink_driving_record_lists_nobody():
    assert listed(violations=drink("2022-10-10 08:00", struck="2022-10-20")) == []


@pytest.mark.parametrize(
    ("dead", "liability", "listed_by"),
    [(3, "同等", ["grave_crash"]), (3, "次要", []), (2, "全部", []), (4, "主要", ["grave_crash"])],
)
def test_one_crash_with_three_dead_lists_at_equal_liability_or_more(dead, liability, listed_by):
    assert codes(crashed(crash(1, "2022-10-10 08:00", dead, liability=liability))) == listed_by


def test_a_death_after_the_seventh_day_is_not_counted():
    assert codes(crashed(crash(1, "2022-10-10 08:00", 3, died="2022-10-17"))) == ["grave_crash"]
    assert codes(crashed(crash(1, "2022-10-10 08:00", 3, died="2022-10-18"))) == []


def test_three_fatal_crashes_list_and_two_do_not():
    three = [crash(n, f"2022-{9 + n:02d}-05 08:00", 1) for n in range(3)]
    assert codes(crashed(*three)) == ["fatal_crashes"]
    assert codes(crashed(*three[:2])) == []
    (found,) = crashed(*three)
    assert found.facts["deaths"] == 3
    assert len(found.reasons[0].records) == 3


def test_dangerous_goods_past_inspection_list_from_the_day_after():
    assert listed(when=at(released="2022-11-23")) == []
    (found,) = listed(when=at(released="2022-11-24"))
    assert found.reasons[0].text == "危化品运输车1辆逾期未检验"
    assert found.facts["parent"] == "示例市甲甲运输有限公司"
    assert found.reasons[0].records == (("vehicles", "示A1S003:大型汽车"),)


def test_a_carrier_is_told_has_its_days_and_disputes_nothing_before_it_is_named():
    one = {"violations": drink("2022-10-10 08:00")}
    assert failing(listed(**one)[0]) == []
    untold = CARRIERS.replace("2022-11-15", "          ")
    assert failing(listed(carriers=untold, **one)[0]) == ["notified", "answer_time"]
    just_told = CARRIERS.replace("2022-11-15", "2022-11-18")
    (found,) = listed(carriers=just_told, **one)
    assert failing(found) == ["answer_time"]
    assert [g.clears_on for g in found.gates if not g.passed] == [date(2022, 11, 24)]
    long_ago = CARRIERS.replace("2022-11-15", "2022-09-15")
    assert failing(listed(carriers=long_ago, **one)[0]) == ["notified"]
    lines = CARRIERS.splitlines()
    lines[2] = lines[2].replace("2022-11-15  |          |", "2022-11-15  | 不是我公司车辆 |")
    assert failing(listed(carriers="\n".join(lines), **one)[0]) == ["no_dispute"]


def fleet_city(unsettled, *, sizes):
    """Freight carriers of these fleet sizes, each with so many unsettled violations."""
    names = [f"91000000DEMO0{i:05d}" for i in range(len(sizes))]
    carriers = ["code | name | kind | district | brigade | notified_on"]
    carriers += [f"{n} | 示例市{n[-3:]}运输有限公司 | 货运 | 东岭区 | 01 | 2022-11-15" for n in names]
    vehicles = ["plate | plate_kind | kind | use | owner_kind | carrier | joined_on"]
    violations = [VIOLATIONS.strip()]
    for i, (name, size) in enumerate(zip(names, sizes, strict=True)):
        vehicles += [f"示A{i:03d}-{k} | 大型汽车 | 重型货车 | 货运 | 企业 | {name} | 2020-01-01" for k in range(size)]
        violations += [
            f"W{i}-{k} | 2022-09-{1 + k % 20:02d} 08:00 | 示A{i:03d}-{k % size} | 大型汽车 | 超速 | 01 | 已告知 | 2022-09-25 | |"
            for k in range(unsettled[i])
        ]
    return names, {
        n: "\n".join(t)
        for n, t in zip(("carriers", "vehicles", "violations"), (carriers, vehicles, violations), strict=True)
    }


def test_a_rate_far_above_the_class_lists_a_fleet_and_a_single_violation_of_one_lorry_does_not():
    sizes = [20] * 30 + [1, 20]
    names, city = fleet_city([3] * 30 + [1, 40], sizes=sizes)
    found = picked(high_risk_carriers, **city)
    assert [c.subject for c in found] == [names[-1]]
    assert codes(found) == ["rate"]
    assert found[0].reasons[0].statistical
    assert len(found[0].reasons[0].records) == 40
    facts = found[0].facts
    assert facts["raw_rate"] == Decimal("0.71")  # 40 by 20 vehicles × 84 days ÷ 30
    assert facts["class_mean"] < facts["rate"] < facts["raw_rate"]
    assert facts["certainty"] > Decimal("0.95")


def test_the_sheet_holds_every_fact_and_standard_and_the_way_to_object():
    (found,) = listed(violations=drink("2022-10-10 08:00"))
    sheet = carrier_sheet(found, at())
    values = {row[0]: row[1] for row in sheet.rows}
    assert values["在册车辆"] == 1
    assert values["驾驶人酒驾被查获"] == 1
    assert sheet.lead[0] == "示例市甲甲运输有限公司"
    assert any("本企业车辆的驾驶人因饮酒驾驶被查获1起" in note for note in sheet.notes)
    assert any("3个工作日内书面提出" in note for note in sheet.notes)
    assert "涉及的车辆和记录：示A1S001：2022年10月10日8时00分因饮酒驾驶被查获。" in sheet.notes
    assert "behind" in found.sealed
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)


def test_a_carrier_whose_reasons_are_gone_leaves_and_is_counted():
    before = f"period | list | subject | document\n2022-10 | 高危风险运输企业 | {A} | 10月通报"
    found = proposed(high_risk_carriers, **tables(published_names=before))
    assert found.candidates == ()
    assert found.notes == ("上期列入的1家企业原因已消除，本期移出。",)


@pytest.mark.parametrize(
    ("change", "is_listed"),
    [
        ({}, True),
        ({"violations": "W1 | 2022-09-01 08:00 | 示A1S001 | 大型汽车 | 超速 | 01 | 已告知 | 2022-09-05 | |"}, False),
        (
            {
                "violations": "W1 | 2022-09-01 08:00 | 示A1S001 | 大型汽车 | 超速 | 01 | 已处理 | 2022-09-05 | 2022-09-09 |"
            },
            True,
        ),
        ({"violations": drink("2022-03-10 08:00")}, False),
        (
            {"crashes": "S1 | 2022-03-01 08:00 | 财产损失 | 01", "parties": f"S1 | 1 | 机动车 | {A} | 无 | | 次要"},
            False,
        ),
        ({"crashes": "S1 | 2022-03-01 08:00 | 财产损失 | 01", "parties": f"S1 | 1 | 机动车 | {A} | 无 | | 无"}, True),
        ({"vehicles": VEHICLES.replace("2023-06-30", "2022-11-22")}, False),
        ({"drivers": f"number | licence_class | carrier | audit_due\nJS1 | A2 | {A} | 2022-11-22"}, False),
        ({"drivers": f"number | licence_class | carrier | audit_due\nJS1 | A2 | {A} | 2022-11-23"}, True),
    ],
)
def test_the_red_list_wants_nothing_unsettled_no_fault_and_nothing_overdue(change, is_listed):
    found = picked(red_list_carriers, at(red_fleet_least=1), **tables(**change))
    assert (A in [c.subject for c in found]) is is_listed


def test_the_red_list_leaves_small_fleets_out():
    assert picked(red_list_carriers, at(), **tables()) == []


@pytest.mark.spark
def test_spark_lists_the_same_carriers():
    _, city = fleet_city([3] * 22 + [1, 40], sizes=[20] * 22 + [1, 20])
    assert picked(high_risk_carriers, None, "spark", **city) == picked(high_risk_carriers, **city)
    assert picked(red_list_carriers, at(red_fleet_least=1), "spark", **tables()) == picked(
        red_list_carriers, at(red_fleet_least=1), **tables()
    )
