"""Which cases are told, when their finding is final, and what is never told."""

from datetime import date

import pytest

from gongshi_traffic.lists.case_sheet import case_sheet
from gongshi_traffic.lists.typical_cases import typical_cases

from .picked import at, failing, picked

CRASHES = """
    id | happened_at      | severity | brigade | district | place              | weather
    S1 | 2022-10-13 18:10 | 伤人     | 02      | 西湾区   | 样本大道演示街路口 | 晴
    S2 | 2022-10-14 07:00 | 伤人     | 03      | 东岭区   | 951省道柳河村口    | 晴
"""
FINDING = {
    "crash": "S1", "number": "示公交认字〔2022〕第9802号", "kind": "事故认定书", "scene_on": "2022-10-13", "caught_on": "",
    "expert_on": "", "found_on": "2022-10-27", "late_reason": "", "served_on": "2022-11-01", "review": "未申请",
    "review_asked_on": "", "review_ended_on": "", "replaces": "", "criminal": "无", "flight": "否", "departure": "",
    "case_title": "骑电动自行车闯红灯", "lesson": "红灯停，绿灯行。",
}  # fmt: skip
PARTY_HEAD = (
    "crash | no | role | vehicle_kind | plate | name | born_on | injury | vehicle_damaged | movement | liability\n"
)
RIDER = "S1 | 1 | 非机动车 | 电动自行车 | | 样甲丁 | 1975-10-30 | 轻伤 | 是 | 由西向东闯红灯 | 全部\n"
DRIVER = "S1 | 2 | 机动车 | 小型客车 | 示A7Z811 | 虚庚 | 1984-09-19 | 无 | 是 | 绿灯通过路口 | 无\n"
WALKER = "S1 | 3 | 行人 | | | 仿乙 | 1950-01-15 | 轻伤 | | 在人行横道内步行 | 无\n"
BEHAVIOUR_HEAD = "crash | party | code | article | part | gravity\n"
RED_LIGHT = "S1 | 1 | 不按信号灯通行 | 道路交通安全法 第三十八条 | 直接原因 | 严重\n"
EVIDENCE_HEAD = "id | crash | kind | sha256 | purpose | mask | seen_by_first | seen_by_second\n"
VIDEO = f"YX1 | S1 | 视频 | {'a' * 64} | 警示闯红灯 | 已遮挡 | 假乙 | 假丙\n"
PUBLISHED = "period | list | subject | document\n"


def finding(**changes):
    return FINDING | changes


def listed(*findings, parties=RIDER + DRIVER + WALKER, behaviours=RED_LIGHT, evidence=VIDEO, published="", when=None):
    rows = " | ".join(FINDING) + "\n" + "\n".join(" | ".join(f.values()) for f in findings or (FINDING,))
    return picked(
        typical_cases, when, findings=rows, crashes=CRASHES, parties=PARTY_HEAD + parties,
        behaviours=BEHAVIOUR_HEAD + behaviours, evidence=EVIDENCE_HEAD + evidence, published_names=PUBLISHED + published,
    )  # fmt: skip


def gates_of(changes=None, **more):
    return failing(listed(finding(**(changes or {})), **more)[0])


def test_a_final_case_is_told_from_the_record_with_masked_labels_and_roles():
    (found,) = listed()
    assert failing(found) == []
    facts = found.facts
    assert facts["headline"] == "骑电动自行车闯红灯，负全部责任"
    assert facts["movements"] == (
        "样某某骑电动自行车由西向东闯红灯",
        "一辆小型客车绿灯通过路口",
        "一名行人在人行横道内步行",
    )
    assert facts["liability"] == "样某某的行为是导致事故发生的直接原因，承担事故全部责任，小型客车驾驶人、行人无责任"
    assert facts["result"] == "造成两人受伤、两辆车受损"
    assert facts["happened_at"] == "2022年10月13日18时10分"
    assert facts["articles"] == ("《道路交通安全法》第三十八条",)
    assert facts["electric"] is True
    assert facts["worksheet"][0].startswith("1号全部、2号无、3号无")


@pytest.mark.parametrize(("state", "held"), [("无", []), ("已判决", []), ("立案", ["criminal"]), ("", ["criminal"])])
def test_a_case_under_criminal_investigation_is_not_told(state, held):
    assert gates_of({"criminal": state}) == held


CAR = "S1 | {no} | 机动车 | 小型客车 | 示A7Z81{no} | {name} | 1984-09-19 | {injury} | 是 | {movement} | {liability}\n"
WRONG_WAY = "S1 | 1 | 逆行 | 道路交通安全法 第三十五条 | 直接原因 | 严重\n"
SPEEDING = "S1 | 2 | 超速 | 道路交通安全法 第四十二条 | 间接原因 | 一般\n"


def two_cars(injury):
    cars = (
        CAR.format(no=1, name="虚庚甲", injury=injury, movement="逆行", liability="主要"),
        CAR.format(no=2, name="假丙", injury="无", movement="超速行驶", liability="次要"),
    )
    return listed(parties="".join(cars), behaviours=WRONG_WAY + SPEEDING)[0].facts


def test_cars_of_one_kind_are_told_apart_when_no_driver_is_named():
    facts = two_cars("死亡")
    assert facts["movements"] == ("一辆小型客车（甲车）逆行", "一辆小型客车（乙车）超速行驶")
    assert facts["liability"] == "甲车驾驶人承担事故主要责任，乙车驾驶人承担事故次要责任"
    assert facts["result"] == "造成一人死亡、两辆车受损"


def test_a_car_beside_a_named_drivers_car_of_the_same_kind_is_another():
    facts = two_cars("轻伤")
    assert facts["movements"] == ("虚某某驾驶小型客车逆行", "另一辆小型客车超速行驶")
    assert facts["liability"] == "虚某某承担事故主要责任，另一辆小型客车驾驶人承担事故次要责任"


def test_the_worksheet_shows_each_party_by_its_behaviours_without_names():
    (found,) = listed()
    rows = [f"{item}：{said}" for item, said in case_sheet(found, at()).rows]
    acts = [row for row in rows if row.startswith("当事人及行为")]
    assert acts == [
        "当事人及行为：1号（非机动车，电动自行车）：不按信号灯通行（《道路交通安全法》第三十八条，直接原因，严重）。认定全部责任",
        "当事人及行为：2号（机动车，小型客车）：没有过错行为。认定无责任",
        "当事人及行为：3号（行人）：没有过错行为。认定无责任",
    ]
    assert "acts" in found.sealed


def test_no_victim_and_no_plate_stands_anywhere_in_the_candidate():
    (found,) = listed()
    for secret in ("仿乙", "虚庚", "样甲丁", "示A7Z811"):
        assert secret not in repr(found)


@pytest.mark.parametrize(
    ("released", "gates"), [("2022-11-04", ["review_window"]), ("2022-11-05", []), ("2022-11-23", [])]
)
def test_the_review_window_is_three_working_days_and_must_be_over(released, gates):
    (found,) = listed(when=at(released=released))
    assert failing(found) == gates
    assert [g.clears_on for g in found.gates if not g.passed] == [date(2022, 11, 5)] * len(gates)


def test_a_pending_review_blocks_though_the_window_is_over():
    assert gates_of({"review": "受理中", "review_asked_on": "2022-11-03"}) == ["no_review"]


def test_an_upheld_finding_is_final_with_the_conclusion_and_one_sent_back_is_none():
    upheld = finding(review="维持", review_asked_on="2022-11-03", review_ended_on="2022-11-20")
    assert [failing(c) for c in listed(upheld)] == [[]]
    assert [failing(c) for c in listed(upheld, when=at(released="2022-11-19"))] == [["review_window"]]
    assert listed(finding(review="重新认定", review_asked_on="2022-11-03", review_ended_on="2022-11-20")) == []


def test_the_later_finding_replaces_the_earlier():
    new = finding(
        number="新", replaces=FINDING["number"], found_on="2022-11-08", scene_on="2022-10-27", served_on="2022-11-09"
    )
    (found,) = listed(FINDING, new)
    assert found.facts["number"] == "新"


def test_a_certificate_an_unserved_finding_and_one_not_put_forward_are_no_cases():
    assert listed(finding(kind="事故证明")) == []
    assert listed(finding(served_on="")) == []
    assert listed(finding(case_title="")) == []


@pytest.mark.parametrize(
    ("changes", "gates"),
    [
        ({"found_on": "2022-10-27"}, []),
        ({"found_on": "2022-10-28"}, ["found_in_time"]),
        ({"found_on": "2022-10-28", "late_reason": "等待补充材料"}, []),
        ({"found_on": "2022-10-31", "expert_on": "2022-10-24"}, []),
        ({"found_on": "2022-11-01", "expert_on": "2022-10-24"}, ["found_in_time"]),
        ({"found_on": "2022-11-01", "caught_on": "2022-10-18"}, []),
    ],
)
def test_a_finding_is_made_in_ten_working_days_or_five_after_the_expert_or_says_why_not(changes, gates):
    assert gates_of(changes) == gates


def test_the_national_day_shift_counts_as_the_calendar_says():
    early = {"scene_on": "2022-09-29", "found_on": "2022-10-18", "served_on": "2022-10-21"}
    issued = "2022-10 | 典型事故案例 | S9 | 10月通报"
    assert gates_of(early, published=issued) == []
    assert gates_of(early | {"found_on": "2022-10-19"}, published=issued) == ["found_in_time"]


def test_a_case_that_became_final_after_the_last_issue_comes_once():
    late = finding(found_on="2022-10-18", served_on="2022-10-21")
    assert listed(late) == []
    assert len(listed(late, published="2022-10 | 典型事故案例 | S9 | 10月通报")) == 1
    assert listed(late, published="2022-10 | 典型事故案例 | S1 | 10月通报") == []


@pytest.mark.parametrize(
    ("driver", "departure", "gates"),
    [
        ("次要", "", ["legal_liability", "worksheet"]),
        ("次要", "另有说明", ["legal_liability"]),
    ],
)
def test_full_with_minor_is_no_legal_combination(driver, departure, gates):
    assert gates_of({"departure": departure}, parties=RIDER + DRIVER.replace("| 无\n", f"| {driver}\n")) == gates


def test_a_departure_from_the_worksheet_needs_a_recorded_reason():
    parties = RIDER.replace("全部", "主要") + DRIVER.replace("| 无\n", "| 次要\n")
    assert gates_of(parties=parties) == ["worksheet"]
    assert gates_of({"departure": "小型客车未减速，大队长批准"}, parties=parties) == []
    both = RED_LIGHT + "S1 | 2 | 未减速慢行 | 示例条款 | 间接原因 | 轻微\n"
    assert gates_of(parties=parties, behaviours=both) == []


def test_flight_is_full_liability_unless_a_reduction_is_recorded():
    fled = RED_LIGHT + "S1 | 1 | 发生事故后逃逸 | 道路交通安全法 第七十条 | 无因果关系 | 严重\n"
    fled += "S1 | 2 | 超速 | 示例条款 | 直接原因 | 一般\n"
    assert gates_of({"flight": "是"}, behaviours=fled) == []
    reduced = RIDER.replace("全部", "主要") + DRIVER.replace("| 无\n", "| 次要\n")
    assert gates_of({"flight": "是"}, behaviours=fled, parties=reduced) == ["worksheet", "flight"]
    assert gates_of({"flight": "是", "departure": "有证据证明对方超速"}, behaviours=fled, parties=reduced) == []
    assert gates_of({"flight": "是"}) == ["flight"]


@pytest.mark.parametrize("born", ["2004-10-13", "2010-01-01", ""])
def test_a_liable_minor_is_never_told_not_even_by_surname(born):
    (found,) = listed(parties=RIDER.replace("1975-10-30", born) + DRIVER)
    assert failing(found) == ["no_minor"]
    assert "样" not in "".join((*found.facts["movements"], found.facts["liability"]))


@pytest.mark.parametrize(
    "video",
    [VIDEO.replace("已遮挡", "未遮挡"), VIDEO.replace("| 假丙", "|"), VIDEO.replace("假丙", "假乙")],
)
def test_footage_unmasked_or_not_seen_by_two_is_not_published(video):
    (found,) = listed(evidence=video)
    assert failing(found) == ["evidence"]
    assert found.facts["evidence"] == ()


def test_a_name_or_plate_in_the_text_shuts_the_gate():
    assert gates_of(parties=RIDER + DRIVER.replace("绿灯通过", "（示A7Z811）绿灯通过")) == ["no_names"]
    assert gates_of({"lesson": "请学习虚庚文明驾驶。"}) == ["no_names"]


def test_equal_masks_are_told_apart_across_the_cases_of_one_list():
    other = finding(
        crash="S2", number="二", scene_on="2022-10-14", found_on="2022-10-28", case_title="骑电动自行车逆行"
    )
    parties = RIDER + DRIVER + RIDER.replace("S1", "S2").replace("样甲丁", "样乙戊") + DRIVER.replace("S1", "S2")
    found = listed(FINDING, other, parties=parties, behaviours=RED_LIGHT + RED_LIGHT.replace("S1", "S2"))
    assert [c.facts["movements"][0][:4] for c in found] == ["样某某甲", "样某某乙"]
    pending = other | {"review": "受理中", "review_asked_on": "2022-11-03"}
    found = listed(FINDING, pending, parties=parties, behaviours=RED_LIGHT + RED_LIGHT.replace("S1", "S2"))
    assert found[0].facts["movements"][0].startswith("样某某骑")  # the other is not told, so nothing to tell apart


def test_a_passenger_without_a_degree_leaves_the_combination_legal():
    passenger = "S1 | 4 | 乘车人 | | | 例丙 | 1990-01-01 | 轻伤 | | | \n"
    assert gates_of(parties=RIDER + DRIVER + passenger) == []
