"""The worksheet permits only what articles 60 and 61 permit, and all of it."""

from hypothesis import given
from hypothesis import strategies as st

from gongshi_traffic.codes import GRAVITY, PART_IN_CAUSE
from gongshi_traffic.liability import Behaviour, PartyBehaviours, departs, is_legal, permitted

TURN = Behaviour("左转弯未让直行车辆先行", "道路交通安全法实施条例 第五十二条第三项", "直接原因", "严重")
SLIGHT = Behaviour("未戴头盔", "示例条款", "间接原因", "轻微")
FLIGHT = Behaviour("发生事故后逃逸", "道路交通安全法 第七十条", "无因果关系", "严重")
FORGED = Behaviour("伪造现场", "道路交通安全法 第七十条", "无因果关系", "严重")
ON_PURPOSE = Behaviour("故意造成交通事故", "示例条款", "直接原因", "严重")

behaviours = st.builds(
    Behaviour,
    st.sampled_from(["超速", "发生事故后逃逸", "毁灭证据", "故意造成交通事故", "逆行"]),
    st.just("示例条款"),
    st.sampled_from(list(PART_IN_CAUSE.words)),
    st.sampled_from(list(GRAVITY.words)),
)
worksheets = st.lists(st.lists(behaviours, max_size=3), min_size=2, max_size=4).map(
    lambda rows: [PartyBehaviours(no, tuple(row)) for no, row in enumerate(rows, 1)]
)


def sheet(*rows):
    return [PartyBehaviours(no, row) for no, row in enumerate(rows, 1)]


def degrees(worksheet):
    return [tuple(c.degrees[p.no] for p in worksheet) for c in permitted(worksheet)]


@given(worksheets)
def test_every_combination_the_worksheet_gives_is_one_of_the_laws_sets(worksheet):
    given = permitted(worksheet)
    assert given
    assert all(is_legal(list(c.degrees.values())) for c in given)
    assert all(set(c.degrees) == {p.no for p in worksheet} for c in given)
    assert all(c.reason and c.article for c in given)


@given(worksheets)
def test_the_order_of_parties_changes_nothing(worksheet):
    def as_sets(parties):
        return {tuple(sorted(c.degrees.items())) for c in permitted(parties)}

    assert as_sets(worksheet) == as_sets(list(reversed(worksheet)))


@given(worksheets)
def test_a_party_without_any_behaviour_is_never_liable(worksheet):
    idle = [p.no for p in worksheet if not p.behaviours]
    assert all(c.degrees[no] == "无" for c in permitted(worksheet) for no in idle)


def test_the_fault_of_one_gives_full_liability():
    assert degrees(sheet((TURN,), ())) == [("全部", "无")]


def test_no_fault_gives_no_liability_to_anyone():
    assert degrees(sheet((), ())) == [("无", "无")]


def test_a_graver_direct_fault_gives_main_and_minor_only():
    assert degrees(sheet((TURN,), (SLIGHT,))) == [("主要", "次要")]


def test_equal_faults_give_equal_liability_only():
    assert degrees(sheet((TURN,), (TURN,), ())) == [("同等", "同等", "无")]


def test_faults_that_cannot_be_weighed_leave_the_choice_to_the_officer():
    direct_slight = Behaviour("超速", "示例条款", "直接原因", "轻微")
    indirect_grave = Behaviour("逆行", "示例条款", "间接原因", "严重")
    found = degrees(sheet((direct_slight,), (indirect_grave,)))
    assert set(found) == {("同等", "同等"), ("主要", "次要"), ("次要", "主要")}


def test_flight_gives_full_liability_and_a_reduction_needs_a_record():
    worksheet = sheet((FLIGHT,), (TURN,))
    plain = [c for c in permitted(worksheet) if not c.needs_record]
    reduced = [c for c in permitted(worksheet) if c.needs_record]
    assert [c.degrees for c in plain] == [{1: "全部", 2: "无"}]
    assert {1: "主要", 2: "次要"} in [c.degrees for c in reduced]
    assert departs({1: "主要", 2: "次要"}, permitted(worksheet))
    assert not departs({1: "全部", 2: "无"}, permitted(worksheet))


def test_flight_is_not_reduced_when_evidence_was_destroyed_or_nobody_else_was_at_fault():
    assert degrees(sheet((FLIGHT, FORGED), (TURN,))) == [("全部", "无")]
    assert degrees(sheet((FLIGHT,), ())) == [("全部", "无")]


def test_who_causes_the_crash_on_purpose_bears_it_alone():
    assert degrees(sheet((ON_PURPOSE,), (TURN,))) == [("全部", "无")]


def test_sets_outside_the_law_are_told():
    for legal in (["全部", "无"], ["主要", "次要", "次要"], ["同等", "同等", "无"], ["无", "无"]):
        assert is_legal(legal), legal
    for illegal in (
        ["全部", "次要"], ["全部", "全部"], ["主要", "同等"], ["主要", "无"], ["同等", "无"],
        ["主要", "主要", "次要"], ["次要", "次要"], ["无法认定", "无"], [],
    ):  # fmt: skip
        assert not is_legal(illegal), illegal
