"""Worked examples: activities (算例：活动)."""

from decimal import Decimal

from gongshi import State
from gongshi.figures.example import example
from gongshi_organs.figures import activities as f

_ACTIVITIES = """
    id | kind           | held_on    | title  | organisers | objects  | heads | is_first | recorded_on
    A1 | 联学联建       | 2022-10-31 | 活动一 | D1、B1     |          | 20    |          | 2022-11-01
    A2 | 联学联建       | 2022-11-01 | 活动二 | D1、B1     |          | 20    |          | 2022-11-02
    A3 | 联学联建       | 2022-11-22 | 活动三 | D2、B2     |          | 20    |          | 2022-11-23
    A4 | 第一议题       | 2022-11-10 | 学习   | D1         |          |       | 是       | 2022-12-10
    A5 | 第一议题       | 2022-11-11 | 学习   | D2         |          |       | 是       | 2022-12-12
    A6 | 培训班         | 2022-11-03 | 一班   | D1         |          | 50    |          | 2022-11-03
    A7 | 培训班         | 2022-11-04 | 二班   | D1         |          |       |          | 2022-11-04
    A8 | 沉浸式调研     | 2022-03-10 | 调研   | T1         | D1、D2   |       |          | 2022-03-11
    A9 | 沉浸式调研     | 2022-04-10 | 再调研 | T2         | D2、D3   |       |          | 2022-04-11
    B1 | 健步走         | 2022-05-01 | 健步走 | D1         |          | 300   |          | 2022-05-02
    B2 | 健步走         | 2022-06-01 | 健步走 | D2         |          | 100   |          | 2022-06-02
    B3 | 职工运动会     | 2021-09-01 | 旧年   | D1         |          | 100   |          | 2021-09-02
    C1 | 50年纪念章颁发 | 2019-06-29 | 颁发   | D1         |          |       |          | 2019-06-30
    C2 | 50年纪念章颁发 | 2021-06-29 | 颁发   | D1         |          |       |          | 2021-06-30
    C3 | 50年纪念章颁发 | 2022-06-29 | 颁发   | D1         |          |       |          | 2022-06-30
    C4 | 50年纪念章颁发 | 2022-06-30 | 颁发   | D2         |          |       |          | 2022-06-30
    T1 | 廉政谈话       | 2022-11-08 | 谈话   | D1         |          |       |          | 2022-11-08
"""
_NONE = "id | kind | held_on | title | organisers"
_LINKS = """
    id | kind   | a  | b  | grp    | since      | until
    L1 | 联系点 | T1 | D1 | 第一组 | 2022-02-01 |
    L2 | 联系点 | T1 | D2 | 第一组 | 2022-02-01 |
    L3 | 联系点 | T2 | D3 | 第二组 | 2022-02-01 |
    L4 | 联系点 | T3 | D4 | 第三组 | 2022-02-01 | 2022-06-01
    L5 | 双报到 | O1 | S1 |        | 2022-02-01 |
"""
_MEETINGS = """
    id | kind     | held_on    | title | organisers | is_first
    A1 | 第一议题 | 2022-11-01 | 会议  | D1         | 是
    A2 | 第一议题 | 2022-11-08 | 会议  | D2         | 是
    A3 | 党组会   | 2022-11-09 | 会议  | D2         |
    A4 | 党组会   | 2022-10-09 | 会议  | D2         |
"""
_SESSIONS = """
    id | kind   | held_on    | title    | organisers | objects
    A1 | 培训班 | 2022-11-01 | 骨干班   | D1         |
    A2 | 培训班 | 2022-11-02 | 骨干班   | D1         |
    A3 | 培训班 | 2022-11-03 | 开班式   | D1         | Q1
    A4 | 培训班 | 2022-11-04 | 现场教学 | D1         | Q1
    A5 | 培训班 | 2022-10-04 | 上月班   | D1         |
"""
_LEARNERS = """
    person | unit | role   | since
    R1     | Q1   | 学员   | 2022-11-03
    R1     | Q2   | 学员   | 2022-11-10
    R2     | Q1   | 学员   | 2022-11-03
    R3     | Q1   | 学员   | 2022-10-03
    R4     | T1   | 监督员 | 2022-11-03
"""
_ON = {"period": "2022-11", "on": "2022-11-21"}

EXAMPLES = (
    example(f.activities_held, title="按活动日期计，截至日之后的和谈话不计", activities=_ACTIVITIES, gives=5, **_ON),
    example(f.activities_held, title="按类别分项，没有的类别为零", activities=_ACTIVITIES, by="activity_kind",
            gives={"联学联建": 1, "第一议题": 2, "培训班": 2}, **_ON),
    example(f.activities_held, title="没有活动，为零", activities=_NONE, gives=0, **_ON),
    example(f.activities_to_date, title="联合活动计一次，不按参加方计", activities=_ACTIVITIES, by="activity_kind",
            gives={"联学联建": 2, "第一议题": 2, "培训班": 2, "沉浸式调研": 2, "健步走": 2, "职工运动会": 1, "50年纪念章颁发": 4}, **_ON),
    example(f.meetings_held, title="只计会议", activities=_ACTIVITIES, gives=2, **_ON),
    example(f.first_topics, title="列为第一项的学习", activities=_ACTIVITIES, gives=2, **_ON),
    example(f.group_meetings, title="设没设第一议题都是会议", activities=_MEETINGS, gives=3, **_ON),
    example(f.first_topic_share, title="三次会议里两次设了第一议题", activities=_MEETINGS, gives=Decimal(200) / 3, **_ON),
    example(f.first_topic_share, title="没有开会就没有占比", activities=_NONE, gives=State.NONE, **_ON),
    example(f.activities_recorded_late, title="第三十天录入不算补录，第三十一天起算", activities=_ACTIVITIES, gives=1, **_ON),
    example(f.late_share, title="没有活动就没有占比", activities=_NONE, gives=State.NONE, **_ON),
    example(f.late_share, title="四次里有一次补录", gives=Decimal(25), activities="""
        id | kind   | held_on    | title | organisers | recorded_on
        A1 | 座谈会 | 2022-11-01 | 一    | D1         | 2022-11-01
        A2 | 座谈会 | 2022-11-02 | 二    | D1         | 2022-11-03
        A3 | 座谈会 | 2022-11-03 | 三    | D1         | 2022-12-20
        A4 | 座谈会 | 2022-11-04 | 四    | D1         | 2022-11-04
    """, **_ON),
    example(f.trainings_held, title="两期", activities=_ACTIVITIES, gives=2, **_ON),
    example(f.trainings_held, title="同名同主办的几次是一期；写明班次的按班次", activities=_SESSIONS, gives=2, **_ON),
    example(f.people_trained, title="同一人入两个班计一人，上月入班的不计", posts=_LEARNERS, gives=2, **_ON),
    example(f.people_trained, title="没有学员，为零", posts="person | unit | role | since", gives=0, **_ON),
    example(f.training_heads, title="人次相加，没有填的不加", activities=_ACTIVITIES, gives=50, **_ON),
    example(f.units_visited, title="两组都走访的单位计一家", activities=_ACTIVITIES, gives=3, **_ON),
    example(f.units_visited, title="没有走访，为零", activities=_NONE, gives=0, **_ON),
    example(f.contact_groups, title="已结束的组不计", links=_LINKS, gives=2, **_ON),
    example(f.special_kinds, title="一类办两次计一类，去年的不计", activities=_ACTIVITIES, gives=1, **_ON),
    example(f.ceremony_years, title="中断之后重新起算，一年两次计一年", activities=_ACTIVITIES, gives=2, **_ON),
    example(f.ceremony_years, title="从未举行，为零", activities=_NONE, gives=0, **_ON),
    example(f.talks_held, title="少于五次不公布", activities=_ACTIVITIES, gives=State.SUPPRESSED, **_ON),
)  # fmt: skip
