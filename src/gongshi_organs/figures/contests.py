"""Contests: who took part, what was awarded, which session (评选)."""

from gongshi import At, Table, counts, counts_distinct, figure, totals
from gongshi_organs.codes import NOT_TAKING_PART
from gongshi_organs.figures.common import AWARD, LEVEL, SERIES

_ENTRIES = "评选台账、申报台账"


@figure(counts_distinct("person"), label="参赛选手人数", unit="人", population="本年度内部评选的参赛者", source=_ENTRIES, spoken_as=("选手",),
        breakdowns=(SERIES,))  # fmt: skip
def contestants(entries: Table, contests: Table, at: At) -> Table:
    """Different people who took part in the year's own contests, divided by series (参赛选手人数).

    Withdrawn before or after the draw, or found not eligible, is left out. One person in two
    entries of a contest counts once; what units enter without a person is left out.
    """
    found = _with_contest(entries, contests)
    return found.filter(
        found.year == at.on.year, found.level == "内部", ~found.state.isin(NOT_TAKING_PART), found.person.notnull()
    )


@figure(counts(), label="获奖数", unit="个", population="本年度授予的奖项、称号", source=_ENTRIES, spoken_as=("优秀案例",),
        breakdowns=(SERIES, LEVEL, AWARD))  # fmt: skip
def awards_of_year(entries: Table, contests: Table, at: At) -> Table:
    """Awards of the contests of the year, granted by the day and not revoked (获奖数).

    The year is the contest's (2022年度), not the day of the ceremony. Divide by series, level or
    award.
    """
    found = _granted(_with_contest(entries, contests), at)
    return found.filter(found.year == at.on.year)


@figure(counts(), label="推荐上报获省级以上奖项数", unit="个", population="由本市推荐、获省级以上奖项的作品和单位", source=_ENTRIES,
        breakdowns=(SERIES, LEVEL, AWARD))  # fmt: skip
def higher_awards(entries: Table, contests: Table, at: At) -> Table:
    """Awards of provincial and national contests of the year to those we recommended (省级以上奖项数).

    Recommended by us is a link to our own entry; one without it is left out.
    """
    found = _granted(_with_contest(entries, contests), at)
    return found.filter(found.year == at.on.year, found.level.isin(("省", "全国")), found.sent_from.notnull())


@figure(
    counts(),
    label="有效称号数",
    unit="个",
    population="截至之日有效的称号",
    source=_ENTRIES,
    breakdowns=(SERIES, LEVEL),
)
def titles_live(entries: Table, contests: Table, at: At) -> Table:
    """Titles granted by the day, not revoked and not run out (有效称号数)."""
    found = _granted(_with_contest(entries, contests), at)
    return found.filter(found.valid_until.isnull() | (found.valid_until >= at.on))


@figure(totals("session"), label="本年度举办的届次", unit="届", population="按届举办的评选和运动会", source="评选台账",
        breakdowns=(SERIES,))  # fmt: skip
def sessions_of_year(contests: Table, at: At) -> Table:
    """The session held in the year, divided by series: the tenth sports meet gives 10 (届次).

    A number of order, not a count: divide it by series, and write it as 第十届.
    """
    return contests.filter(contests.year == at.on.year, contests.session.notnull())


def _with_contest(entries: Table, contests: Table) -> Table:
    of = contests.select("series", "session", "year", "level", contest_code="code")
    return entries.join(of, entries.contest == of.contest_code).drop("contest_code")


def _granted(found: Table, at: At) -> Table:
    return found.filter(
        found.state == "授奖", found.awarded_on <= at.on, found.revoked_on.isnull() | (found.revoked_on > at.on)
    )


CONTEST_FIGURES = (contestants, awards_of_year, higher_awards, titles_live, sessions_of_year)
