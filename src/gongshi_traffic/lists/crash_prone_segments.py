"""Places where crashes gather, or where the road itself is at fault (事故多发路段).

Every place states its counts or its defect. What finds the places is a kernel behind a
protocol (`segments.union.Kernel`): `segments_rule(kernel)` is the same list with another one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from gongshi import At, Candidate, FactColumn, ListRule, Row, Subject, Table, list_rule
from gongshi_traffic.figures.common import died_in_time
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.published import earlier_names, periods_by_subject
from gongshi_traffic.segments.criteria import scheme_of
from gongshi_traffic.segments.locate import ROLES, placed
from gongshi_traffic.segments.naming import Network
from gongshi_traffic.segments.study import DUTY, Ground, Study, study_of
from gongshi_traffic.segments.union import Kernel, for_the_list

LABEL = "事故多发路段"
COLUMNS = (
    FactColumn("name", "路段", 34),
    FactColumn("brigade", "辖区大队", 14),
    FactColumn("why", "原因", 44),
    FactColumn("months_listed", "在榜月数", 8),
    FactColumn("measure", "治理措施", 20),
    FactColumn("owner", "责任单位", 18),
    FactColumn("due", "完成时限", 12),
)


@dataclass(frozen=True, eq=False)
class _Asked:
    """One question to a kernel, the same when it is of the same rows at the same time.

    `judge` and `notes` are asked one after the other of the same rows; the search runs once.
    """

    rows: Mapping[str, Sequence[Row]]
    at: At
    kernel: Kernel

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and (self.rows is other.rows, self.at, self.kernel) == (
            True,
            other.at,
            other.kernel,
        )

    def __hash__(self) -> int:
        return hash((id(self.rows), self.at.known, self.at.period))


@lru_cache(maxsize=1)
def _study(asked: _Asked) -> Study:
    return study_of(ground_of(asked.rows, asked.at), asked.at, asked.kernel)


def ground_of(rows: Mapping[str, Sequence[Row]], at: At) -> Ground:
    """What the registers say before the search (由台账得排查依据)."""
    network = Network.of(rows)
    on_roads = placed(rows["rows"], network, rows["hazards"], at)
    return Ground(network, on_roads, rows["hazards"], periods_by_subject(rows["published"], at))


def judge(rows: Mapping[str, Sequence[Row]], at: At, *, kernel: Kernel) -> Sequence[Candidate]:
    """One candidate for each place, by brigade and along each road."""
    return [candidate for _, candidate in _study(_Asked(rows, at, kernel)).places]


def notes(rows: Mapping[str, Sequence[Row]], at: At, *, kernel: Kernel) -> Sequence[str]:
    """What the list leaves out, what only a model finds, and how the search was made."""
    return _study(_Asked(rows, at, kernel)).notes


def select_crashes(
    crashes: Table,
    parties: Table,
    roads: Table,
    traffic_counts: Table,
    sections: Table,
    junctions: Table,
    hazards: Table,
    brigades: Table,
    published_names: Table,
    at: At,
) -> Mapping[str, Table]:
    """Places that the criteria in force, the density of crashes on the network or their expected
    count find, and places put forward for a defect of the road. Which of the three methods
    suffice is a setting; the others only add reasons.

    Crashes of the months that the criteria look back on, to the end of the period; deaths
    within the days that the statistics allow. A crash counts for one place only. A repaired
    place starts anew on the day of its repair, and a listed hazard that is fixed leaves. A
    crash without chainage, junction and a point on a drawn road is counted in the notes.
    """
    months = max([c.months for c in scheme_of(at).criteria] + [at.number(t.SEGMENT_MONTHS)])
    inside = crashes.filter(at.period.months_back(months).contains(crashes.happened_at))
    people = parties.join(inside.select(crash_id="id", happened_at="happened_at"), parties.crash == inside.id)
    losses = people.group_by("crash").agg(
        deaths=died_in_time(people, at).sum(), injured=people.injury.isin(("轻伤", "重伤")).sum(),
        **{column: (people.role == role).sum() for role, column in ROLES.items()},
    )  # fmt: skip
    rows = inside.left_join(losses, inside.id == losses.crash)
    return {
        "rows": rows.select(
            "id", "happened_at", "severity", "procedure", "brigade", "road", "at_m", "direction", "junction", "road_factor", "cause", "x", "y",
            "casualties", "deaths", "injured", *ROLES.values(),
        ),
        "roads": roads.select("code", "name", "grade", "length_m", "daily_traffic", "line"),
        "traffic": traffic_counts.select("road", "from_m", "to_m", "year", "daily_traffic"),
        "sections": sections.select("road", "from_m", "to_m", "brigade"),
        "junctions": junctions.select("code", "name", "road", "at_m", "other_road", "village", "x", "y"),
        "hazards": hazards,
        "brigades": brigades.select("code", "name"),
        "published": earlier_names(published_names, "crash_prone_segments", LABEL),
    }  # fmt: skip


def segments_rule(kernel: Kernel = for_the_list) -> ListRule:
    """The list rule with this kernel (事故多发路段名单)."""
    made = list_rule(
        partial(judge, kernel=kernel), label=LABEL, subject=Subject.PLACE, unit="处", basis=DUTY, columns=COLUMNS,
        thresholds=t.SEGMENTS, notes=partial(notes, kernel=kernel), rests_on=("crashes", "roads"),
        told_by=(("crashes.at_m", "crashes.junction", "crashes.x"),),
    )  # fmt: skip
    return replace(made(select_crashes), name="crash_prone_segments")


crash_prone_segments = segments_rule()
