"""What several figures of the pack share: breakdowns, and when a row counts (共用口径).

A file of its own so that two figures that say «live on the day» cannot mean different things.
"""

import ibis

from gongshi import At, Table, Value
from gongshi.figures.breakdown import Breakdown
from gongshi_organs.codes import (
    CARE_KIND,
    CAUSE,
    CONTEST_LEVEL,
    FUND,
    ISSUE_KIND,
    LINK_KIND,
    LISTING_CATEGORY,
    LISTING_KIND,
    OPEN_ACTIVITY_KIND,
    TALK_KIND,
    TALKS,
    UNIT_KIND,
)

KIND_OF_UNIT = Breakdown("unit_kind", "单位类别", column="kind", codes=UNIT_KIND)
REGION = Breakdown("region", "区县")
KIND_OF_ACTIVITY = Breakdown("activity_kind", "活动类别", column="kind", codes=OPEN_ACTIVITY_KIND)
KIND_OF_TALK = Breakdown("activity_kind", "活动类别", column="kind", codes=TALK_KIND)
KIND_OF_LINK = Breakdown("link_kind", "结对类别", column="kind", codes=LINK_KIND)
KIND_OF_LISTING = Breakdown("listing_kind", "清单类别", column="kind", codes=LISTING_KIND)
CATEGORY_OF_LISTING = Breakdown("service", "服务类别", column="category", codes=LISTING_CATEGORY)
KIND_OF_CARE = Breakdown("care_kind", "关怀类别", column="kind", codes=CARE_KIND)
KIND_OF_ISSUE = Breakdown("issue_kind", "问题类别", column="kind", codes=ISSUE_KIND)
FUND_OF_RELIEF = Breakdown("fund", "资金来源", codes=FUND)
CAUSE_OF_RELIEF = Breakdown("cause", "致困原因", codes=CAUSE)
LEVEL = Breakdown("level", "评选层级", codes=CONTEST_LEVEL)
SERIES = Breakdown("series", "评选系列")
AWARD = Breakdown("award", "奖项")
PROGRAMME = Breakdown("programme", "工作", register="programmes", code="code", word="title")
MEASURE = Breakdown("measure", "数据名称")
GROUP = Breakdown("grp", "组别")
MONTH = Breakdown("month", "月份", month_of="held_on")


def live_units(units: Table, at: At) -> Table:
    """Units established by `at.on` and not abolished on or before it."""
    return units.filter(units.established_on <= at.on, units.abolished_on.isnull() | (units.abolished_on > at.on))


def live(rows: Table, at: At) -> Table:
    """Rows with `since` and `until` that hold on `at.on`; the day named as end is no longer in."""
    return rows.filter(rows.since <= at.on, rows.until.isnull() | (rows.until > at.on))


def holders(posts: Table, role: str, at: At) -> Table:
    """Who holds `role` in which unit on `at.on`: unit and person."""
    held = live(posts, at)
    return held.filter(held.role == role).select("unit", "person").distinct()


def held_in(activities: Table, at: At) -> Table:
    """Activities of the period, both ends included, and not after `at.on`; talks are `talks_in`."""
    return open_ones(activities).filter(
        activities.held_on.between(at.period.first, at.period.last), activities.held_on <= at.on
    )


def held_by(activities: Table, at: At) -> Table:
    """Activities up to `at.on`, since the ledger began (累计); talks are left out."""
    return open_ones(activities).filter(activities.held_on <= at.on)


def open_ones(activities: Table) -> Table:
    """Activities whose rows may be shown: an integrity talk is counted apart and its row goes nowhere."""
    return activities.filter(~activities.kind.isin(TALKS))


def talks_in(activities: Table, at: At) -> Table:
    """Integrity talks of the period, both ends included, and not after `at.on`."""
    return activities.filter(
        activities.kind.isin(TALKS), activities.held_on.between(at.period.first, at.period.last),
        activities.held_on <= at.on,
    )  # fmt: skip


def level_of(items: Table) -> Value:
    """The level of an item: one more than the points in its path."""
    return items.path.length() - items.path.replace(".", "").length() + ibis.literal(1)


def one_each(rows: Table, column: str) -> Table:
    """One row for each code in a cell that lists several with 、, under the name `code`."""
    return rows.mutate(code=rows[column].split("、").unnest())
