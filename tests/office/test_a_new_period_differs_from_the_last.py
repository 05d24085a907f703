"""What a new period's release says otherwise than the last: values, and the records that came and left where some stayed."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

from gongshi.notices.edition_parts import SealedAnswer
from gongshi.notices.edition_rows import SealedRows
from gongshi.office.edition_since import changed_since_period

HELD = SealedAnswer("held", "活动次数", "次", "selected", "2", "KNOWN", "2次", "全部活动", "台账", definition="d")
LIVE = replace(HELD, figure="live", label="单位数", value="3", shown="3个")
OCTOBER = {"held": (("甲",), ("乙",)), "live": (("一局",), ("二局",), ("三局",))}
NOVEMBER = {"held": (("丙",),), "live": (("一局",), ("三局",), ("四局",), ("五局",))}


def edition(
    name: str,
    label: str,
    answers: tuple[SealedAnswer, ...],
    rows: dict[str, tuple[tuple[object, ...], ...]],
    cut: int = 0,
):
    held = tuple(
        SealedRows(
            f, (), len(r) + cut, len(r), f"{name} {f}", "", here=len(r), read=lambda r=r: iter([("", x) for x in r])
        )
        for f, r in rows.items()
    )
    return SimpleNamespace(id=name, period_label=label, answers=answers, rows=held)


def told(was, now):
    found = changed_since_period(was, now)
    return {c.where: (c.was, c.now, c.causes) for c in found.changes}, found.rows


THEN = edition("p-10-1", "十月", (HELD, LIVE), OCTOBER)
NOW = edition(
    "p-11-1", "十一月", (replace(HELD, value="1", shown="1次"), replace(LIVE, value="4", shown="4个")), NOVEMBER
)


def test_a_figure_of_the_period_has_both_values_and_no_list_of_records():
    changes, rows = told(THEN, NOW)
    assert changes["period:held"] == ("2次", "1次", ("十月与十一月，统计期不同",))
    assert "period_rows:held" not in changes and "held" not in rows


def test_a_figure_of_a_state_lists_the_records_that_came_and_left():
    changes, rows = told(THEN, NOW)
    assert changes["period:live"] == ("3个", "4个", ("其间减少 1 条记录，增加 2 条",))
    assert changes["period_rows:live"][:2] == ("1", "2")
    signed = sorted((json.loads(line)[-1]) for line in rows["live"])
    assert signed == [["+", ["五局"]], ["+", ["四局"]], ["-", ["二局"]]]


def test_records_are_not_compared_where_only_the_first_were_published():
    changes, rows = told(edition("p-10-1", "十月", (LIVE,), {"live": OCTOBER["live"]}, cut=9), NOW)
    assert changes["period:live"][2] == ("十月与十一月，统计期不同",) and not rows


def test_another_rule_is_named_among_the_causes():
    changes, _ = told(THEN, edition("p-11-1", "十一月", (replace(HELD, value="1", shown="1次", definition="e"),), {}))
    assert changes["period:held"][2][0] == "口径有改动"


def test_equal_releases_have_nothing_to_tell():
    assert told(THEN, THEN) == ({}, {})
