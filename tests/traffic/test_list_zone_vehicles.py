"""Which vehicles are named for entering a restricted zone."""

import pytest

from gongshi_traffic.lists.zone_vehicles import zone_vehicles

from .picked import picked

VEHICLES = """
    plate    | plate_kind | kind     | use  | owner_kind | district
    示A1S001 | 大型汽车   | 重型货车 | 货运 | 企业       | 东岭区
    示A1S002 | 大型汽车   | 重型货车 | 货运 | 个人       | 东岭区
"""
PERMITS = """
    number | plate    | zone | valid_from       | valid_to
    T1     | 示A1S001 | 甲区 | 2022-11-05 00:00 | 2022-11-06 23:59
"""
HEAD = "id | entered_at | plate | plate_kind | zone | brigade | duty\n"


def entry(moment, *, no="1", plate="示A1S001", kind="大型汽车", zone="甲区", duty=""):
    return f"{no} | {moment} | {plate} | {kind} | {zone} | 01 | {duty}"


def listed(*rows, engine="duckdb"):
    return picked(
        zone_vehicles, None, engine, vehicles=VEHICLES, zone_permits=PERMITS, zone_entries=HEAD + "\n".join(rows)
    )


@pytest.mark.parametrize(
    ("moment", "zone", "is_listed"),
    [
        ("2022-11-06 23:59", "甲区", False),
        ("2022-11-06 23:59:40", "甲区", False),
        ("2022-11-05 00:00", "甲区", False),
        ("2022-11-04 23:59", "甲区", True),
        ("2022-11-07 00:00", "甲区", True),
        ("2022-11-05 12:00", "乙区", True),
        ("2022-10-31 23:59", "甲区", False),
        ("2022-11-30 23:59", "甲区", True),
    ],
)
def test_a_permit_covers_its_zone_and_its_time_and_nothing_else(moment, zone, is_listed):
    assert bool(listed(entry(moment, zone=zone))) is is_listed


def test_an_entry_on_duty_is_left_out():
    assert listed(entry("2022-11-10 10:00", duty="救护")) == []


def test_an_entry_without_plate_kind_is_matched_by_its_plate():
    assert [c.name for c in listed(entry("2022-11-10 10:00", kind=""))] == ["示A1S001"]


def test_the_count_the_zones_and_the_records_are_said():
    found = listed(entry("2022-11-10 10:00"), entry("2022-11-12 10:00", no="2", zone="乙区"))
    assert found[0].facts["count"] == 2
    assert found[0].facts["zones"] == ("乙区", "甲区")
    assert found[0].reasons[0].records == (("zone_entries", "1"), ("zone_entries", "2"))


def test_a_persons_plate_is_masked():
    assert [c.mask for c in listed(entry("2022-11-10 10:00", plate="示A1S002"))] == ["tail"]


@pytest.mark.spark
def test_spark_lists_the_same_vehicles():
    rows = [entry("2022-11-10 10:00"), entry("2022-11-12 10:00", no="2", plate="示A1S002", kind="")]
    assert listed(*rows, engine="spark") == listed(*rows)
