"""Whom the list of lifetime bans names, and what keeps a name off it."""

from decimal import Decimal

import pytest

from gongshi_traffic.lists.lifetime_bans import lifetime_bans

from .picked import at, failing, picked, proposed

GOOD = {
    "decision": "示公交吊字〔2022〕第003号", "person": "RY1", "name": "虚构甲", "sex": "男", "born_on": "1980-05-06",
    "licence_class": "C1", "first_licensed_on": "2009-11-24", "unlicensed": "否", "ground": "91-5", "crime": "交通肇事罪",
    "court": "示例市东岭区人民法院", "judgment": "（2022）示01刑初003号", "judged_on": "2022-09-05",
    "effective_on": "2022-09-16", "appeal": "否", "term_kind": "有期徒刑", "term_months": "18", "probation_months": "24",
    "decided_on": "2022-11-01", "served_on": "2022-11-04", "brigade": "01", "legal_reviewed_by": "审核甲",
}  # fmt: skip
PUBLISHED = "period | list | subject | document\n"


def ban(**changes):
    return GOOD | {"happened_on": ""} | {k: str(v) for k, v in changes.items()}


def proposal_of(*rows, published="", when=None):
    text = " | ".join([*GOOD, "happened_on"]) + "\n" + "\n".join(" | ".join(row.values()) for row in rows)
    return proposed(lifetime_bans, when, bans=text, published_names=PUBLISHED + published)


def listed(*rows, **more):
    return list(proposal_of(*rows, **more).candidates)


def gates_of(**changes):
    return failing(listed(ban(**changes))[0])


def test_a_ban_in_order_passes_every_gate_and_is_said_in_chinese_numerals():
    (found,) = listed(ban())
    assert failing(found) == []
    assert found.facts["sentence"] == "有期徒刑一年六个月，缓刑二年"
    assert found.reasons[0].records == (("bans", GOOD["decision"]),)
    assert "第九十一条第五款" in found.reasons[0].basis


def test_age_and_years_are_those_of_the_day_of_release():
    (found,) = listed(ban(), when=at(released="2022-11-23"))
    assert (found.facts["age"], found.facts["years"]) == (42, 12)
    (found,) = listed(ban(), when=at(released="2022-11-24"))
    assert (found.facts["age"], found.facts["years"]) == (42, 13)


def test_who_never_had_a_licence_is_said_to_have_none():
    (found,) = listed(ban(unlicensed="是", licence_class="", first_licensed_on=""))
    assert found.facts["licence"] == "无证"
    assert found.facts["years"] is None
    assert failing(found) == []


@pytest.mark.parametrize(
    ("changes", "gate"),
    [
        ({"effective_on": ""}, "effective_judgment"),
        ({"effective_on": "2022-11-02"}, "effective_judgment"),
        ({"appeal": "是"}, "no_appeal"),
        ({"ground": "101-2", "crime": ""}, "crime"),
        ({"crime": ""}, "crime"),
        ({"crime": "危险驾驶罪"}, "crime"),
        ({"born_on": "2003-10-01", "first_licensed_on": "2021-10-01"}, "adult"),
        ({"legal_reviewed_by": ""}, "legal_review"),
        ({"served_on": "2022-11-24"}, "served"),
        ({"first_licensed_on": "1998-05-05"}, "licence_age"),
        ({"first_licensed_on": ""}, "licence_age"),
        ({"first_licensed_on": "2022-09-06"}, "licence_age"),
        ({"term_kind": "", "term_months": "", "probation_months": ""}, "sentence"),
    ],
)
def test_each_condition_has_its_own_gate(changes, gate):
    assert gates_of(**changes) == [gate]


def test_a_licence_on_the_eighteenth_birthday_is_possible():
    assert gates_of(first_licensed_on="1998-05-06") == []


@pytest.mark.parametrize(
    ("kind", "term", "probation", "lawful"),
    [
        ("有期徒刑", 36, 60, True), ("有期徒刑", 37, 60, False), ("有期徒刑", 36, 61, False),
        ("有期徒刑", 36, 35, False), ("有期徒刑", 6, 12, True), ("有期徒刑", 6, 11, False),
        ("有期徒刑", 5, "", False), ("有期徒刑", 84, "", True),
        ("拘役", 4, 4, True), ("拘役", 4, 3, False), ("拘役", 1, 2, True), ("拘役", 1, 1, False),
        ("拘役", 6, 12, True), ("拘役", 6, 13, False), ("拘役", 13, "", False),
        ("无期徒刑", "", "", True), ("无期徒刑", "", 12, False),
    ],
)  # fmt: skip
def test_sentence_and_probation_lie_inside_the_criminal_laws_bounds(kind, term, probation, lawful):
    # a probation over 60 months never passes the register, so the rule is asked all the same
    found = gates_of(term_kind=kind, term_months=term, probation_months=probation)
    assert (found == []) is lawful


def test_a_minor_is_no_candidate_and_only_counted():
    found = proposal_of(ban(born_on="2004-09-05"), ban(decision="二", person="RY2"))
    assert [c.subject for c in found.candidates] == ["二"]
    assert found.notes == ("另有1人作案或判决时未成年，依法不公布。",)
    assert "虚构" not in found.notes[0]


def test_dangerous_driving_beside_a_grave_crash_is_no_hindrance():
    assert gates_of(crime="交通肇事罪、危险驾驶罪") == []


def test_a_minor_on_the_day_of_the_crash_is_none_though_judged_as_an_adult():
    young = {"born_on": "2004-06-01", "unlicensed": "是", "licence_class": "", "first_licensed_on": ""}
    found = proposal_of(ban(**young, happened_on="2022-06-01"))
    assert found.candidates == ()
    assert found.notes
    assert gates_of(**young, happened_on="2022-06-02") == []


def test_the_month_is_that_of_service():
    assert listed(ban(served_on="2022-12-01")) == []
    assert listed(ban(served_on="2022-11-30", decided_on="2022-10-31"), when=at(released="2022-12-01"))
    assert listed(ban(served_on="")) == []


def test_a_late_row_goes_into_the_next_issue_unless_it_was_published():
    late = ban(served_on="2022-10-20", decided_on="2022-10-18")
    assert listed(late) == []  # the list has no earlier issue
    issued = "2022-10 | 终身禁驾人员 | 别的决定 | 10月通报"
    assert [c.facts["is_late"] for c in listed(late, published=issued)] == [True]
    assert listed(late, published=issued + f"\n2022-10 | lifetime_bans | {GOOD['decision']} | 10月通报") == []


def test_running_a_month_again_keeps_its_own_names():
    own = f"2022-11 | 终身禁驾人员 | {GOOD['decision']} | 11月通报"
    assert len(listed(ban(), published=own)) == 1


def test_a_row_too_old_to_be_late_stays_out():
    old = ban(served_on="2022-05-20", decided_on="2022-05-18", effective_on="2022-05-01", judged_on="2022-04-20")
    assert listed(old, published="2022-01 | 终身禁驾人员 | 别的决定 | 1月通报") == []


def test_an_empty_register_lists_nobody_and_says_nothing():
    found = proposed(lifetime_bans)
    assert found.candidates == () and found.notes == ()
    assert picked(lifetime_bans) == []


def test_bounds_are_settings_with_a_document():
    when = at(suspended_term_most=24)
    (found,) = listed(ban(term_months=30, probation_months=36), when=when)
    assert failing(found) == ["sentence"]
    assert Decimal(24) == when.share(lifetime_bans.thresholds[7])
