"""Organisations, seats and groups on a day (单位、任职、小组)."""

from gongshi import At, Table, counts, counts_distinct, derived, figure, totals
from gongshi.figures.derive import percent
from gongshi_organs.figures.common import KIND_OF_UNIT, REGION, holders, live, live_units

_RULES = "党和国家机关基层组织工作条例"
_UNITS = "单位台账"
_POSTS = "任职台账"


@figure(counts(), label="单位数", unit="个", population="单位台账中截至之日存在的单位、组织、队伍", source=_UNITS,
        breakdowns=(KIND_OF_UNIT, REGION))  # fmt: skip
def units_live(units: Table, at: At) -> Table:
    """Units of every kind that exist on the day of the figure, divided by kind (单位数).

    Established on or before the day and not abolished on or before it. A renamed or merged
    unit counts once, under its successor. 88 departments, 93 party organisations and 46
    committees are different countings: ask for the kind.
    """
    return live_units(units, at)


@figure(counts(), label="设立机关纪委的机关党委数", unit="家", population="市直各机关党委", source=f"{_RULES} 第九条；{_UNITS}",
        spoken_as=("机关纪委",))  # fmt: skip
def committees_with_discipline(units: Table, at: At) -> Table:
    """Organs' party committees with a live discipline committee on the day (设立机关纪委的机关党委数).

    Counted by the discipline committee's row; one whose party committee is gone does not count.
    """
    now = live_units(units, at)
    committees = now.filter(now.kind == "机关党委").select(parent="code")
    found = now.filter(now.kind == "机关纪委")
    return found.join(committees, found.of_unit == committees.parent).drop("parent")


@figure(counts(), label="机关党委数", unit="个", population="市直各机关党委", source=f"{_RULES} 第五条；{_UNITS}",
        spoken_as=("机关党委",))  # fmt: skip
def party_committees(units: Table, at: At) -> Table:
    """Organs' party committees on the day (机关党委数)."""
    now = live_units(units, at)
    return now.filter(now.kind == "机关党委")


@figure(counts(), label="党总支数", unit="个", population="市直各党总支", source=f"{_RULES} 第六条；{_UNITS}")
def general_branches(units: Table, at: At) -> Table:
    """General branches on the day (党总支数)."""
    now = live_units(units, at)
    return now.filter(now.kind == "党总支")


@figure(counts(), label="党支部数", unit="个", population="市直各党支部", source=f"{_RULES} 第七条；{_UNITS}")
def branches(units: Table, at: At) -> Table:
    """Branches on the day; villages' branches are another kind and are left out (党支部数)."""
    now = live_units(units, at)
    return now.filter(now.kind == "党支部")


@figure(totals("members"), label="党员人数", unit="人", population="市直各直属机关党组织的党员", source=_UNITS)
def members(units: Table, at: At) -> Table:
    """Members of the directly subordinate party organisations, as delivered (党员人数).

    Only that kind is summed: committees and branches under them hold the same people. An
    organisation that gave no number adds nothing.
    """
    now = live_units(units, at)
    return now.filter(now.kind == "直属机关党组织")


@figure(counts(), label="发展党员人数", unit="人", population="市直机关接收的预备党员", source="党章 第六条；人员台账")
def members_admitted(persons: Table, at: At) -> Table:
    """People admitted as probationary members in the period (发展党员人数).

    The day of admission counts, both ends included.
    """
    return persons.filter(persons.admitted_on.between(at.period.first, at.period.last), persons.admitted_on <= at.on)


@figure(
    counts(),
    label="应换届的组织数",
    unit="个",
    population="任期在本期届满的组织",
    source=f"基层组织任期的规定；{_UNITS}",
)
def terms_ending(units: Table, at: At) -> Table:
    """Organisations whose term ends in the period (应换届的组织数).

    The last day of the term counts. Whether it was held in time is another figure.
    """
    now = live_units(units, at)
    return now.filter(now.term_end.between(at.period.first, at.period.last))


@figure(counts_distinct("unit"), label="党组书记和机关党组织书记均在任的部门数", unit="个",
        population="设党组、两职均已配备的部门", source=f"{_RULES} 第八条；{_POSTS}")  # fmt: skip
def both_seats_filled(posts: Table, units: Table, at: At) -> Table:
    """Departments in which both seats are held on the day (两职均在任的部门数).

    The whole of the share of 一肩挑: a vacancy is not a refusal, so it stands apart.
    """
    return _both(posts, units, at)


@figure(counts_distinct("unit"), label="党组书记兼任机关党组织书记的部门数", unit="个",
        population="设党组、两职均已配备的部门", source=f"{_RULES} 第八条；{_POSTS}", spoken_as=("一肩挑",))  # fmt: skip
def both_seats_one_person(posts: Table, units: Table, at: At) -> Table:
    """Departments in which one person holds both seats on the day (一肩挑的部门数)."""
    both = _both(posts, units, at)
    return both.filter(both.person == both.secretary)


@figure(counts(), label="党组书记或机关党组织书记空缺的部门数", unit="个", population="设党组的部门",
        source=f"{_RULES} 第八条；单位台账、{_POSTS}")  # fmt: skip
def seats_vacant(units: Table, posts: Table, at: At) -> Table:
    """Departments with a leading group in which either seat is vacant on the day (空缺的部门数)."""
    filled = _both(posts, units, at).select(found="unit").distinct()
    should = _with_group(units, at)
    return should.anti_join(filled, should.code == filled.found)


def _with_group(units: Table, at: At) -> Table:
    now = live_units(units, at)
    return now.filter(now.kind == "部门", now.has_group == "是")


def _both(posts: Table, units: Table, at: At) -> Table:
    """Departments with both seats held: unit, the leader, and the party organisation's secretary."""
    leader = holders(posts, "党组书记", at)
    secretary = holders(posts, "机关党组织书记", at).rename(secretary="person")
    both = leader.join(secretary, "unit")
    should = _with_group(units, at).select(department="code")
    return both.join(should, both.unit == should.department).drop("department")


one_shoulder_share = derived(
    percent, part=both_seats_one_person, whole=both_seats_filled,
    name="one_shoulder_share", label="党组书记兼任机关党组织书记比例", unit="%",
    population="设党组、两职均已配备的部门；空缺的另列", source=f"{_RULES} 第八条；{_POSTS}", spoken_as=("一肩挑比例",),
    doc="Departments in which one person holds both seats, of those where both are filled (一肩挑比例).\n\n"
        "Printed as x of y with the vacancies beside. No department with both seats filled, no share.",
)  # fmt: skip


@figure(counts_distinct("person"), label="在任党风政风监督员人数", unit="人", population="聘期内的党风政风监督员", source=_POSTS,
        spoken_as=("监督员",))  # fmt: skip
def supervisors(posts: Table, at: At) -> Table:
    """Different people in the role of supervisor on the day (监督员人数). Ended terms are left out."""
    held = live(posts, at)
    return held.filter(held.role == "监督员")


@figure(counts_distinct("person"), label="在任宣讲员人数", unit="人", population="宣讲团的宣讲员", source=_POSTS,
        spoken_as=("宣讲员",))  # fmt: skip
def lecturers(posts: Table, at: At) -> Table:
    """Different people in the role of lecturer on the day (宣讲员人数)."""
    held = live(posts, at)
    return held.filter(held.role == "宣讲员")


@figure(counts(), label="青年理论学习小组数", unit="个", population="截至之日存在的青年理论学习小组", source=_UNITS,
        spoken_as=("青年理论学习小组", "学习小组"))  # fmt: skip
def study_groups(units: Table, at: At) -> Table:
    """Study groups that exist on the day; a joint group counts once (学习小组数)."""
    now = live_units(units, at)
    return now.filter(now.kind == "学习小组")


@figure(counts_distinct("department"), label="建有青年理论学习小组的部门数", unit="个",
        population="独立或联合建有学习小组的市直部门", source="单位台账、结对台账（联合组建）")  # fmt: skip
def departments_with_groups(units: Table, links: Table, at: At) -> Table:
    """Different departments with at least one live study group, own or joint (建有小组的部门数).

    A joint group counts for every department that shares it, by its links of kind 联合组建.
    """
    groups = study_groups.select(units, at).select("code", "of_unit")
    joined = live(links, at)
    joined = joined.filter(joined.kind == "联合组建").select("a", "b")
    shared = groups.join(joined, groups.code == joined.a)
    own = groups.select(department="of_unit", group="code")
    return own.union(shared.select(department="b", group="code"))


UNIT_FIGURES = (
    units_live, party_committees, general_branches, branches, members, members_admitted, terms_ending,
    committees_with_discipline, both_seats_filled, both_seats_one_person, seats_vacant, one_shoulder_share,
    supervisors, lecturers, study_groups, departments_with_groups,
)  # fmt: skip
