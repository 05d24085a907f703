"""The demo city's planted cases: members and near misses of every list, and nothing else near."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

import pytest

from gongshi.records.published import PUBLISHED_FIGURES, PUBLISHED_NAMES
from gongshi_traffic.codes import ELECTRIC_KINDS
from gongshi_traffic.demo import names
from gongshi_traffic.demo.make import make_city
from gongshi_traffic.demo.planted import Case, read_planted
from gongshi_traffic.demo.rows import City, Row
from gongshi_traffic.demo.truth import truth_of
from gongshi_traffic.registers import REGISTERS

COUNTS = {
    "lifetime_bans": 3, "crash_prone_segments": 4, "high_risk_carriers": 51, "unsettled_vehicles": 7,
    "zone_vehicles": 2, "typical_cases": 2,
}  # fmt: skip
NEAR = {
    "lifetime_bans": {"上诉中", "判决未生效", "决定未送达", "未成年人", "领证时未满十八岁，日期存疑", "缓刑不合法定界限", "十月已公布"},
    "crash_prone_segments": {"隐患已治理", "差一起", "一千米内至多四起", "未提请"},
    "high_risk_carriers": {"车队太小", "违法时车辆已转出", "总公司不因分公司列入", "企业异议未答复", "没有送达核对表"},
    "unsettled_vehicles": {"发布日早上已处理", "撤销一条后只有四条", "只有四条", "一条在延期内", "告知不满三十日", "不是大型车辆"},
    "zone_vehicles": {"有通行证", "执行紧急任务"},
    "typical_cases": {"复核受理中", "认定书未送达", "事故证明不作案例", "影像未遮挡", "复核期未满", "责任组合不合法"},
}  # fmt: skip


@pytest.fixture(scope="module")
def made() -> tuple[City, tuple[Case, ...]]:
    return make_city(size=1, seed=20221123)


@pytest.fixture(scope="module")
def bigger() -> tuple[City, tuple[Case, ...]]:
    return make_city(size=2, seed=7)


@pytest.mark.parametrize("name", COUNTS)
def test_each_list_has_the_page_s_number_of_members(made: tuple[City, tuple[Case, ...]], name: str) -> None:
    assert sum(c.on_list for c in made[1] if c.list == name) == COUNTS[name]


@pytest.mark.parametrize("name", NEAR)
def test_each_list_has_its_near_misses(made: tuple[City, tuple[Case, ...]], name: str) -> None:
    assert {c.reason for c in made[1] if c.list == name and not c.on_list} >= NEAR[name]


def test_every_case_says_why(made: tuple[City, tuple[Case, ...]]) -> None:
    assert [c.subject for c in made[1] if not c.why or not c.reason] == []


def test_no_subject_stands_twice_in_a_list(made: tuple[City, tuple[Case, ...]]) -> None:
    assert Counter((c.list, c.subject) for c in made[1]).most_common(1)[0][1] == 1


def test_neither_size_nor_seed_changes_what_the_lists_must_hold(
    made: tuple[City, tuple[Case, ...]], bigger: tuple[City, tuple[Case, ...]]
) -> None:
    one, other = truth_of(*made), truth_of(*bigger)
    assert one.lists == other.lists
    assert one.figures != other.figures


def test_segments_lie_in_four_brigades(made: tuple[City, tuple[Case, ...]]) -> None:
    assert len(truth_of(*made).lists["crash_prone_segments"].groups) == 4


def test_both_cases_have_an_electric_vehicle_at_full_liability(made: tuple[City, tuple[Case, ...]]) -> None:
    city, cases = made
    told = [c.subject for c in cases if c.list == "typical_cases" and c.on_list]
    parties = [p for p in city.rows["parties"] if p["crash"] in told]
    full = [p for p in parties if p["liability"] == "全部"]
    assert [p["vehicle_kind"] in ELECTRIC_KINDS for p in full] == [True, True]
    assert sum(p["injury"] in ("轻伤", "重伤") for p in parties) == 2
    assert sum(p.get("vehicle_damaged") == "是" for p in parties) == 2


def test_someone_dies_on_the_seventh_day_and_someone_on_the_ninth(made: tuple[City, tuple[Case, ...]]) -> None:
    city, _ = made
    at = {c["id"]: c["happened_at"] for c in city.rows["crashes"]}
    waits = set()
    for party in city.rows["parties"]:
        moment, died = at.get(party["crash"]), party.get("died_on")
        if isinstance(moment, datetime) and isinstance(died, date) and f"{moment:%Y-%m}" == "2022-11":
            waits.add((died - moment.date()).days)
    assert {7, 9} <= waits and 8 not in waits


def test_no_ordinary_vehicle_comes_near_five_unsettled(bigger: tuple[City, tuple[Case, ...]]) -> None:
    planted = {c["plate"] for c in read_planted("vehicles")["unsettled"]}
    rated = planted_fleets(bigger[0], {c["no"] for c in read_planted("carriers")["listed"] if c["trigger"] == "rate"})
    registered = {(v["plate"], v["plate_kind"]) for v in bigger[0].rows["vehicles"]}
    unsettled = Counter(
        (v["plate"], v["plate_kind"])
        for v in bigger[0].known("violations")
        if not v.get("settled_on") and not v.get("struck_on")
    )
    ordinary = {k: n for k, n in unsettled.items() if k in registered and k[0] not in planted and k not in rated}
    assert max(ordinary.values()) == 1
    assert max(unsettled[k] for k in rated) == 3


def test_at_most_one_ordinary_crash_lies_in_a_kilometre(bigger: tuple[City, tuple[Case, ...]]) -> None:
    city, _ = bigger
    planted = {(c["road"], m) for c in read_planted("segments")["case"] for m in (c["from_m"], c["to_m"])}
    by_road: dict[object, list[int]] = defaultdict(list)
    for crash in city.rows["crashes"]:
        if isinstance(crash["at_m"], int) and len(str(crash["id"])) > len("SG2022110031"):
            by_road[crash["road"]].append(crash["at_m"])
            assert all(abs(crash["at_m"] - m) > 1500 for road, m in planted if road == crash["road"])
    gaps = [b - a for metres in by_road.values() for a, b in zip(sorted(metres), sorted(metres)[1:], strict=False)]
    assert len(gaps) > 30 and min(gaps) > 1000


def test_no_ordinary_carrier_has_a_drinker_a_fatal_crash_or_an_overdue_vehicle(
    bigger: tuple[City, tuple[Case, ...]],
) -> None:
    city, _ = bigger
    ordinary = {c["code"] for c in city.rows["carriers"] if str(c["code"]) >= names.credit_code(1001)}
    owner = {(v["plate"], v["plate_kind"]): v["carrier"] for v in city.rows["vehicles"]}
    drinkers = [v for v in city.rows["violations"] if str(v["category"]).endswith("酒驾驶")]
    assert drinkers
    assert not ordinary & {owner.get((v["plate"], v["plate_kind"])) for v in drinkers}
    assert not ordinary & {p.get("carrier") for p in city.rows["parties"]}
    day = date(2022, 11, 23) + timedelta(days=30)
    assert all(v["inspection_due"] > day for v in city.rows["vehicles"] if v["carrier"] in ordinary)  # type: ignore[operator]


def test_every_name_plate_and_code_is_recognisably_invented(made: tuple[City, tuple[Case, ...]]) -> None:
    city, _ = made
    patterns = {
        "plate": names.PLATE, "carrier": names.CREDIT_CODE, "parent": names.CREDIT_CODE,
        "legal_reviewed_by": names.PERSON, "seen_by_first": names.PERSON, "seen_by_second": names.PERSON,
    }  # fmt: skip
    for register, rows in city.rows.items():
        more = {"carriers": {"name": names.COMPANY, "code": names.CREDIT_CODE}}.get(register, {})
        if register in ("bans", "parties", "drivers"):
            more = {"name": names.PERSON}
        for row in rows:
            for column, pattern in {**patterns, **more}.items():
                value = row.get(column)
                assert value is None or pattern.fullmatch(str(value)), (register, column, value)


def test_no_road_bears_a_real_number_and_every_court_is_of_the_invented_city(
    made: tuple[City, tuple[Case, ...]],
) -> None:
    assert all(str(r["code"])[1] == "9" for r in made[0].rows["roads"])
    assert all(str(b["court"]).startswith(names.CITY) for b in made[0].rows["bans"])


def test_rows_use_the_registers_columns_and_codes_only(made: tuple[City, tuple[Case, ...]]) -> None:
    for register in (*REGISTERS, PUBLISHED_FIGURES, PUBLISHED_NAMES):
        columns = {c.name: c for c in register.columns}
        for row in made[0].rows[register.name]:
            assert set(row) <= set(columns), (register.name, set(row) - set(columns))
            assert_coded(register.name, row, columns)


def assert_coded(register: str, row: Row, columns: dict[str, object]) -> None:
    for name, column in columns.items():
        codes = getattr(column, "codes", None)
        if codes is not None and row.get(name) is not None:
            assert row[name] in codes.words, (register, name, row[name])
        if getattr(column, "is_needed", False):
            assert row.get(name) is not None, (register, name)


def planted_fleets(city: City, numbers: set[int]) -> set[tuple[object, object]]:
    codes = {names.credit_code(n) for n in numbers}
    return {(v["plate"], v["plate_kind"]) for v in city.rows["vehicles"] if v["carrier"] in codes}
