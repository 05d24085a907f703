"""A draft says of itself up to when its records are known and on which day it is signed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from gongshi.check.written_at import WrittenAt, written_at
from gongshi.papers.paper import plain_paper

SIGNED = "\n示例市公安局交通警察支队\n2022年11月23日"


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("事故34起。", datetime(2022, 11, 23, 23, 59)),
        ("事故34起（数据截至2022年11月22日24时）。", datetime(2022, 11, 22, 23, 59)),
        ("事故34起。统计数据截至2022年11月22日8:30。", datetime(2022, 11, 22, 8, 30)),
        ("事故34起。台账截至2022年11月22日。", datetime(2022, 11, 22, 23, 59)),
        ("事故34起。数据截至2022年11月31日。", datetime(2022, 11, 23, 23, 59)),
        ("事故34起。数据截至：2022年11月22日8时00分。", datetime(2022, 11, 22, 8)),
        ("数据截至 2022-11-22 08:30", datetime(2022, 11, 22, 8, 30)),
        ("数据截止2022年11月22日8时。", datetime(2022, 11, 22, 8)),
        ("至2022年11月22日18时00分，全市有会员320名。", datetime(2022, 11, 22, 18)),
        ("10月1日8时至2022年11月22日18时，事故34起。", datetime(2022, 11, 23, 23, 59)),
        ("报名截至2022年12月1日。", datetime(2022, 11, 23, 23, 59)),
    ],
)
def test_the_cut_off_that_is_written_comes_before_the_day_of_signing(text: str, known: datetime):
    assert written_at(plain_paper(text + SIGNED)) == WrittenAt(known, date(2022, 11, 23))


@pytest.mark.parametrize(
    "text",
    [
        "拟发布日期：2022年11月24日　　数据截至：2022年11月23日",
        "数据截至 2022-11-23，发布日 2022-11-24",
        "发布 2022年11月24日　数据截至 2022年11月23日",
    ],
)
def test_a_day_of_publication_that_is_written_comes_before_the_day_of_signing(text: str):
    assert written_at(plain_paper(text + SIGNED)).released == date(2022, 11, 24)


def test_a_draft_without_a_date_says_nothing():
    said = written_at(plain_paper("11月份事故34起。"))
    assert said == WrittenAt(None, None)
    assert not said.may_be_of(date(2022, 11, 1), datetime(2022, 12, 1))


def test_a_day_before_the_period_or_still_to_come_is_not_its_state():
    said = written_at(plain_paper("事故34起。" + SIGNED))
    assert said.may_be_of(date(2022, 11, 1), datetime(2022, 11, 24))
    assert not said.may_be_of(date(2022, 12, 1), datetime(2023, 1, 1))
    assert not said.may_be_of(date(2022, 11, 1), datetime(2022, 11, 23, 9))
