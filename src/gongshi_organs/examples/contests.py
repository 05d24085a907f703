"""Worked examples: contests (算例：评选)."""

from gongshi.figures.example import example
from gongshi_organs.figures import contests as f

_CONTESTS = """
    code | series       | title | session | year | level | nature
    P1   | 百姓宣讲比赛 | 本年  |         | 2022 | 内部  | 内部评选
    P2   | 百姓宣讲比赛 | 省赛  |         | 2022 | 省    | 外部评选
    P3   | 优秀案例     | 本年  |         | 2022 | 内部  | 内部评选
    P4   | 优秀案例     | 去年  |         | 2021 | 内部  | 内部评选
    Y9   | 职工运动会   | 九届  | 9       | 2021 | 内部  | 内部评选
    Y10  | 职工运动会   | 十届  | 10      | 2022 | 内部  | 内部评选
    W1   | 青年文明号   | 命名  |         | 2020 | 市    | 经批准
"""
_ENTRIES = """
    id | contest | unit | person | state     | award    | awarded_on | valid_until | revoked_on | sent_from
    E1 | P1      | D1   | R1     | 参赛      |          |            |             |            |
    E2 | P1      | D1   | R1     | 参赛      |          |            |             |            |
    E3 | P1      | D2   | R2     | 退出      |          |            |             |            |
    E4 | P1      | D2   | R3     | 授奖      | 一等奖   | 2022-08-01 |             |            |
    E5 | P2      | D2   | R3     | 授奖      | 一等奖   | 2022-10-01 |             |            | E4
    E6 | P2      | D3   | R4     | 授奖      | 二等奖   | 2022-10-01 |             |            |
    E7 | P3      | D1   |        | 授奖      | 优秀案例 | 2022-11-01 |             |            |
    E8 | P3      | D2   |        | 授奖      | 优秀案例 | 2022-11-22 |             |            |
    E9 | P4      | D1   |        | 授奖      | 优秀案例 | 2022-01-10 |             |            |
    F1 | W1      | D1   |        | 授奖      | 青年文明号 | 2020-05-04 | 2022-11-20 |            |
    F2 | W1      | D2   |        | 授奖      | 青年文明号 | 2020-05-04 | 2023-05-04 |            |
    F3 | W1      | D3   |        | 授奖      | 青年文明号 | 2020-05-04 | 2023-05-04 | 2022-03-01 |
"""
_NO_ENTRY = "id | contest | unit | state"
_ON = {"period": "2022-11", "on": "2022-11-21"}

EXAMPLES = (
    example(f.contestants, title="退出的不计，一人两个作品计一人", entries=_ENTRIES, contests=_CONTESTS, by="series",
            gives={"百姓宣讲比赛": 2}, **_ON),
    example(f.contestants, title="没有申报，为零", entries=_NO_ENTRY, contests=_CONTESTS, gives=0, **_ON),
    example(f.awards_of_year, title="按评选年度，截至日之后授奖的不计", entries=_ENTRIES, contests=_CONTESTS, by="series",
            gives={"百姓宣讲比赛": 3, "优秀案例": 1}, **_ON),
    example(f.higher_awards, title="只计本市推荐的", entries=_ENTRIES, contests=_CONTESTS, by="award", gives={"一等奖": 1}, **_ON),
    example(f.titles_live, title="到期和撤销的称号不计", entries=_ENTRIES, contests=_CONTESTS, by="series",
            gives={"青年文明号": 1, "百姓宣讲比赛": 3, "优秀案例": 2}, **_ON),
    example(f.sessions_of_year, title="本年是第十届", contests=_CONTESTS, by="series", gives={"职工运动会": 10}, **_ON),
    example(f.sessions_of_year, title="本年没有按届举办的，为零", contests=_CONTESTS, period="2020-11", on="2020-11-21", gives=0),
)  # fmt: skip
