"""A contradiction is told at the number that the records say made it, else where the check alone tells it (合并意见)."""

from __future__ import annotations

import time
from datetime import date, datetime
from decimal import Decimal

import pytest

from gongshi.check import Known, Records, Report, check, find_claims
from gongshi.check.annotate import page
from gongshi.check.consistency import shares
from gongshi.check.draft import Draft, span
from gongshi.check.put_right import at_fault
from gongshi.papers.paper import plain_paper

DRAFT = "本月共排查隐患240处，整改180处，整改率90.0%。"


def of_hazards(name: str, value: str, unit: str = "处") -> Known:
    return Known(name, (name,), unit, Decimal(value), places=1)


def told(text: str, *values: Known) -> dict[str, list[str]]:
    """By the number that a contradiction is told at, the rules that say so."""
    report: Report = check(text, Records("演示 2022年11月", values=values))
    return {report.paper.text[slice(*f.at)]: [one.rule for one in (f, *f.also)] for f in report.contradictions}


def test_it_stays_where_the_check_alone_tells_it_when_the_records_say_nothing():
    assert told(DRAFT) == {"90.0%": ["share"]}


def test_it_stays_there_when_the_records_call_a_number_of_it_wrong_that_did_not_make_it():
    assert told(DRAFT, of_hazards("排查隐患", "27")) == {"240处": ["records"], "90.0%": ["share"]}


def test_it_is_told_at_the_number_that_the_records_put_right():
    assert told(DRAFT, of_hazards("排查隐患", "200")) == {"240处": ["records", "share"]}


def seconds(lines: int) -> float:
    """How long it takes to tell which contradictions are of the one wrong number of each of so many lines."""
    paper = plain_paper("\n".join(DRAFT for _ in range(lines)))
    draft = Draft(paper.text, tuple(find_claims(paper.text)), paper)
    right = {span(claim): "200处" for claim in draft.claims if claim.text == "240处"}
    findings = tuple(shares.RULE.judge(draft))
    start = time.process_time()
    assert set(at_fault(draft, findings, right).values()) == set(right)
    return time.process_time() - start


def test_four_times_the_wrong_numbers_take_less_than_eight_times_as_long():
    assert seconds(200) < 2 * 4 * seconds(50) + 0.3


def test_what_the_records_bear_out_is_not_pointed_at():
    rate = of_hazards("整改率", "90", "%")
    assert told(DRAFT, rate) == {"180处": ["share"]}
    assert told(DRAFT, of_hazards("排查隐患", "240")) == {"90.0%": ["share"]}


@pytest.mark.parametrize("rate", ["89.3%", "79.3%"])
def test_a_part_by_its_deed_is_not_held_against_the_whole(rate: str):
    wrong = told(f"交通违法8436起，已处理7536起，处理率{rate}。", of_hazards("交通违法", "8436", "起"))
    assert wrong == ({} if rate == "89.3%" else {rate: ["share"]})


def test_a_slip_of_the_pen_is_told_at_the_number_that_its_sentence_names():
    report = check("责令整改320项，已整改288项，整改率95%。")
    (found,) = report.contradictions
    assert f"“{report.paper.text[slice(*found.at)]}”与旁边的数差一处笔误" in found.why


def test_the_page_says_which_state_of_the_records_it_was_held_against():
    records = Records("演示", released=date(2022, 11, 24), as_of=datetime(2022, 11, 23, 8))
    assert "对照的是截至 2022-11-23 08:00 的台账，按 2022-11-24 发布计。" in page(check(DRAFT, records))
    assert "对照的是" not in page(check(DRAFT))
