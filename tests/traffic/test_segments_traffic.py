"""Which traffic count speaks for which metre and which days."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from gongshi import At, Period
from gongshi.records.across import checked_across
from gongshi.records.delivery import Mode
from gongshi.records.headings import HeadingMaps
from gongshi.records.receive import receive
from gongshi_traffic.across import ACROSS
from gongshi_traffic.registers import REGISTERS
from gongshi_traffic.segments.naming import Network
from gongshi_traffic.segments.traffic import Count, UnfitTraffic, traffic_in, traffic_said

YEAR = Period.parse("2022")


def roads(**daily: int | None):
    return {
        code: {"code": code, "name": code, "grade": "省道", "length_m": 10000, "daily_traffic": n}
        for code, n in daily.items()
    }


def network(*counts: Count, **daily: int | None) -> Network:
    return Network(roads(**(daily or {"S1": None})), {}, (), {}, None, counts)


def test_a_section_counts_for_its_own_metres_and_ground_across_two_for_both_by_length():
    traffic = traffic_in(network(Count("S1", 0, 4000, 9000, 2022), Count("S1", 4000, 10000, 3000, 2022)), YEAR)
    assert traffic.daily("S1", 1000, 2000) == 9000
    assert traffic.daily("S1", 3000, 7000) == pytest.approx(4500)
    assert traffic.daily("S1", 5000, 5000) == traffic.daily("S1", 20000, 20000) == 3000
    assert traffic.breaks == {"S1": (4000,)}


def test_ground_that_nobody_counted_goes_by_the_nearest_section_of_its_road():
    traffic = traffic_in(network(Count("S1", 1000, 2000, 9000, 2022), Count("S1", 6000, 7000, 3000, 2022)), YEAR)
    assert traffic.daily("S1", 0, 100) == 9000
    assert (traffic.daily("S1", 3900, 3990), traffic.daily("S1", 4010, 4100)) == (9000, 3000)
    assert traffic.daily("S1", 9000, 10000) == 3000
    assert traffic.means == {"省道": pytest.approx((4000 * 9000 + 6000 * 3000) / 10000)}


@pytest.mark.parametrize(
    ("period", "daily"),
    [("2018", 1000), ("2019", 1000), ("2020", 2000), ("2021", 3000), ("2024", 3000), ("2020-07-01..2021-06-30", 2000 + 1000 * 181 / 365)],
)  # fmt: skip
def test_between_two_years_on_a_line_and_beyond_them_as_in_the_nearest(period: str, daily: float):
    counts = Count("S1", 0, 10000, 1000, 2019), Count("S1", 0, 10000, 3000, 2021)
    assert traffic_in(network(*counts), Period.parse(period)).daily("S1", 0, 1) == pytest.approx(daily)


def test_sections_that_were_drawn_anew_between_years_meet_where_they_do():
    counts = Count("S1", 0, 10000, 1000, 2021), Count("S1", 0, 3000, 5000, 2023), Count("S1", 3000, 10000, 1000, 2023)
    traffic = traffic_in(network(*counts), YEAR)
    assert (traffic.daily("S1", 0, 3000), traffic.daily("S1", 3000, 9000)) == (3000, 1000)


def test_a_road_s_own_count_speaks_only_where_no_section_does():
    traffic = traffic_in(network(Count("S1", 0, 500, 9000, 2022), S1=100, S2=3000, S3=None), YEAR)
    assert traffic.daily("S1", 9000, 9100) == 9000
    assert traffic.daily("S2", 0, 100) == 3000
    assert traffic.daily("S3", 0, 100) is None
    assert [traffic.factor(road, 0, 100) for road in ("S1", "S2", "S3")] == [1.5, 0.5, 1.0]


def test_a_count_without_a_year_gives_way_to_one_that_has_it():
    counts = Count("S1", 0, 10000, 500), Count("S1", 0, 5000, 2000, 2022)
    traffic = traffic_in(network(*counts), YEAR)
    assert (traffic.daily("S1", 0, 100), traffic.daily("S1", 6000, 6100)) == (2000, 500)


@pytest.mark.parametrize("wrong", [0, -5, float("nan"), float("inf")])
def test_a_count_that_cannot_be_one_is_refused_with_its_road(wrong: float):
    with pytest.raises(UnfitTraffic, match="S1"):
        traffic_in(network(Count("S1", 0, 10, wrong)), YEAR)


@pytest.mark.parametrize("count", [Count("S9", 0, 10, 100), Count("S1", 10000, 11000, 100)])
def test_a_count_of_no_known_ground_is_refused(count: Count):
    with pytest.raises(UnfitTraffic, match=count.road):
        traffic_in(network(count), YEAR)


def test_what_was_compared_by_which_counts_is_said():
    assert traffic_said(network()) == ""
    assert traffic_said(network(S1=100, S2=None)) == "1条道路有日均交通量，密度和期望按车流比较，其余1条按同等级平均。"
    said = traffic_said(network(Count("S1", 0, 10, 100, 2019), Count("S1", 0, 10, 100, 2021)))
    assert "1个路段的观测，2019至2021年；没有观测的路段取同路最近的路段" in said


def test_two_counts_of_one_year_on_common_ground_are_sent_back_whichever_came_first(tmp_path: Path):
    registers = {r.name: r for r in REGISTERS}
    file, clocks = tmp_path / "交通量.csv", At(YEAR, YEAR.last, datetime(2023, 1, 1), YEAR.last)
    file.write_text(
        "道路编号,起点桩号,止点桩号,年份,日均交通量\nS1,0,5000,2022,900\nS1,0,5000,2021,900\nS2,0,9,2022,9\n"
    )
    sent = receive(file, registers["traffic_counts"], sender="甲", maps=HeadingMaps(tmp_path / "maps"))

    def standing(name: str):
        return pa.table({"road": ["S1"], "from_m": [4000], "to_m": [9000], "year": [2022], "daily_traffic": [1]})

    assert not sent.faults
    (fault,) = checked_across(sent, ACROSS, standing, Mode.CHANGES, clocks).faults
    assert (fault.row, fault.says) == (2, "交通量台账第 2 行：S1 2022年的观测路段 0—5000 与 4000—9000 重叠。")


def test_days_count_for_the_year_they_are_in():
    counts = Count("S1", 0, 10000, 1000, 2021), Count("S1", 0, 10000, 3000, 2022)
    one_of_ten = Period(date(2021, 12, 31), date(2022, 1, 9))
    assert traffic_in(network(*counts), one_of_ten).daily("S1", 0, 1) == pytest.approx(2800)
