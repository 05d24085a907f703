"""What happened: activities, their kinds, units visited, heads (活动)."""

import ibis

from gongshi import At, Table, counts, counts_distinct, derived, figure, longest_run, totals
from gongshi.figures.derive import percent
from gongshi_organs.codes import MEETINGS, SPECIAL_ACTIVITIES
from gongshi_organs.figures.common import (
    GROUP,
    KIND_OF_ACTIVITY,
    KIND_OF_TALK,
    MONTH,
    held_by,
    held_in,
    live,
    one_each,
    talks_in,
)
from gongshi_organs.thresholds import LATE_DAYS

_ALL = "市直机关报送的活动，不含廉政谈话"
_LEDGER = "活动台账"


@figure(counts(), label="活动次数", unit="次", population=_ALL, source=_LEDGER, breakdowns=(KIND_OF_ACTIVITY, MONTH))
def activities_held(activities: Table, at: At) -> Table:
    """Activities of the period (活动次数).

    The day of the activity counts. A joint activity is one row and counts once, however many
    units organise it and however many programmes it is tagged with. Integrity talks are left out.
    """
    return held_in(activities, at)


@figure(counts(), label="累计活动次数", unit="次", population=_ALL, source=_LEDGER, spoken_as=("联学联建",),
        breakdowns=(KIND_OF_ACTIVITY,))  # fmt: skip
def activities_to_date(activities: Table, at: At) -> Table:
    """Activities up to the day, since the ledger began (累计活动次数).

    Counted by row, never by participants: an activity of two sides is one. Integrity talks are
    left out.
    """
    return held_by(activities, at)


@figure(counts(), label="会议次数", unit="次", population="第一议题、中心组学习、报告会、座谈会、研讨会、述职、三会一课", source=_LEDGER,
        breakdowns=(KIND_OF_ACTIVITY, MONTH))  # fmt: skip
def meetings_held(activities: Table, at: At) -> Table:
    """Meetings of the period (会议次数); other activities are left out."""
    found = held_in(activities, at)
    return found.filter(found.kind.isin(MEETINGS))


@figure(counts(), label="补录活动次数", unit="次", population=_ALL, source=_LEDGER)
def activities_recorded_late(activities: Table, at: At) -> Table:
    """Activities of the period recorded more days after they were held than allowed (补录活动次数).

    They count like others and carry the mark 补录.
    """
    found = held_in(activities, at)
    return found.filter(found.recorded_on.delta(found.held_on, unit="day") > at.number(LATE_DAYS))


@figure(counts_distinct("class_of"), label="培训班期数", unit="期", population="市直机关举办的培训班", source=_LEDGER)
def trainings_held(activities: Table, at: At) -> Table:
    """Training classes of the period (培训班期数).

    A class with several sessions is one: its sessions name it as their object, or have the
    same name and organisers.
    """
    found = held_in(activities, at)
    found = found.filter(found.kind == "培训班")
    return found.mutate(class_of=ibis.coalesce(found.objects, found.title + "／" + found.organisers))


@figure(totals("heads"), label="培训人次", unit="人次", population="市直机关举办的培训班", source=_LEDGER)
def training_heads(activities: Table, at: At) -> Table:
    """Heads present at the training classes of the period (培训人次).

    Heads, not people: who came to two sessions counts twice. A session without a number adds nothing.
    """
    return trainings_held.select(activities, at)


@figure(
    counts_distinct("person"), label="培训人数", unit="人", population="市直机关培训班的学员", source="任职台账（学员）"
)
def people_trained(posts: Table, at: At) -> Table:
    """Different people who joined a training class in the period, up to the day (培训人数).

    People, not heads: somebody in two classes counts once. The day of joining counts.
    """
    joined = posts.filter(posts.role == "学员", posts.since <= at.on)
    return joined.filter(joined.since.between(at.period.first, at.period.last))


@figure(counts_distinct("code"), label="沉浸式调研走访单位数", unit="家", population="沉浸式调研的对象单位", source=_LEDGER,
        spoken_as=("沉浸式调研",))  # fmt: skip
def units_visited(activities: Table, at: At) -> Table:
    """Different units visited in immersive surveys up to the day (调研走访单位数).

    Units, not visits: visited by two groups or twice counts once.
    """
    found = held_by(activities, at)
    return one_each(found.filter(found.kind == "沉浸式调研"), "objects")


@figure(
    counts_distinct("grp"),
    label="联系点组数",
    unit="个",
    population="联系点制度的组",
    source="结对台账（联系点）",
    breakdowns=(GROUP,),
)
def contact_groups(links: Table, at: At) -> Table:
    """Different groups of live contact links on the day (联系点组数)."""
    now = live(links, at)
    return now.filter(now.kind == "联系点")


@figure(counts_distinct("kind"), label="特色活动种类数", unit="类", population="六类职工特色活动", source=_LEDGER)
def special_kinds(activities: Table, at: At) -> Table:
    """Kinds of special activities held at least once in the year up to the day (特色活动种类数)."""
    found = held_by(activities, at)
    return found.filter(found.kind.isin(SPECIAL_ACTIVITIES), found.held_on.year() == at.on.year)


@figure(longest_run("year"), label="连续举行纪念章颁发仪式的年数", unit="年", population="“光荣在党50年”纪念章颁发仪式", source=_LEDGER,
        spoken_as=("连续",))  # fmt: skip
def ceremony_years(activities: Table, at: At) -> Table:
    """The unbroken run of years with a ceremony, ending at the latest (连续举行仪式的年数).

    Ceremonies up to the day. A year without one ends the run; two in a year are one.
    """
    found = held_by(activities, at)
    found = found.filter(found.kind == "50年纪念章颁发")
    return found.mutate(year=found.held_on.year())


@figure(counts(), label="谈话次数", unit="次", population="廉政、集体、任前、提醒谈话", source=_LEDGER, breakdowns=(KIND_OF_TALK,),
        sensitive=True)  # fmt: skip
def talks_held(activities: Table, at: At) -> Table:
    """Integrity talks of the period (谈话次数). That a talk took place is recorded, never its content."""
    return talks_in(activities, at)


@figure(counts(), label="党组会议以第一议题学习的次数", unit="次", population="市直机关的第一议题学习", source=_LEDGER,
        spoken_as=("第一议题",))  # fmt: skip
def first_topics(activities: Table, at: At) -> Table:
    """Meetings of the period whose first item was a study text (第一议题次数)."""
    found = held_in(activities, at)
    return found.filter(found.kind == "第一议题", found.is_first == "是")


@figure(
    counts(),
    label="党组会议次数",
    unit="次",
    population="市直机关的党组（党委）会议，设没设第一议题都计",
    source=_LEDGER,
)
def group_meetings(activities: Table, at: At) -> Table:
    """Party-group meetings of the period, with or without a first topic (党组会议次数)."""
    found = held_in(activities, at)
    return found.filter(found.kind.isin(["第一议题", "党组会"]))


first_topic_share = derived(
    percent, part=first_topics, whole=group_meetings,
    name="first_topic_share", label="设第一议题的党组会议占比", unit="%", population="期内召开的党组（党委）会议", source=_LEDGER,
    doc="Meetings with a first topic as a percentage of party-group meetings held (设第一议题的占比).\n\n"
        "No meeting, no share: whoever did not meet has broken nothing.",
)  # fmt: skip

late_share = derived(
    percent, part=activities_recorded_late, whole=activities_held,
    name="late_share", label="补录占比", unit="%", population=_ALL, source=_LEDGER,
    doc="Activities recorded late as a percentage of those held in the period (补录占比).\n\nNo activity, no share.",
)  # fmt: skip

ACTIVITY_FIGURES = (
    activities_held, activities_to_date, meetings_held, first_topics, group_meetings, first_topic_share,
    activities_recorded_late, late_share,
    trainings_held, training_heads, people_trained, units_visited, contact_groups, special_kinds, ceremony_years, talks_held,
)  # fmt: skip
