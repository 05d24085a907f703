"""Places where crashes gather, or where the road itself is at fault (事故多发路段).

Every place states its counts or its defect. What finds the places is a kernel behind a
protocol (`segments.place.Places`): `segments_rule(kernel)` is the same list with another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from gongshi import At, Candidate, Fact, FactColumn, ListRule, Period, Reason, Row, Subject, Table, list_rule, tr
from gongshi_traffic.figures.common import died_in_time
from gongshi_traffic.lists import thresholds as t
from gongshi_traffic.lists.published import earlier_names, periods_by_subject
from gongshi_traffic.segments.criteria import places_by_criteria, scheme_of
from gongshi_traffic.segments.locate import Placed, placed
from gongshi_traffic.segments.naming import Network, months_listed, subject_of
from gongshi_traffic.segments.place import Finding, Places, Stretch, ground

LABEL = "事故多发路段"
DUTY = "道路交通安全法 第二十九条第二款"
COLUMNS = (
    FactColumn("name", "路段", 34),
    FactColumn("brigade", "辖区大队", 14),
    FactColumn("why", "原因", 44),
    FactColumn("months_listed", "在榜月数", 8),
    FactColumn("measure", "治理措施", 20),
    FactColumn("owner", "责任单位", 18),
    FactColumn("due", "完成时限", 12),
)


def judge(rows: Mapping[str, Sequence[Row]], at: At, *, places: Places) -> Sequence[Candidate]:
    """One candidate for each place, by brigade and along each road."""
    network = Network.of(rows)
    published = periods_by_subject(rows["published"], at)
    found = [network.settled(place) for place in places(_placed(rows, at).crashes, network.grades, at)]
    open_hazards = [h for h in rows["hazards"] if not h["fixed_on"] or h["fixed_on"] > at.released]
    stretches = _with_structural(found, [h for h in open_hazards if h["listed"]])
    return [_candidate(stretch, network, open_hazards, published, at) for stretch in stretches]


def notes(rows: Mapping[str, Sequence[Row]], at: At) -> Sequence[str]:
    """What the list leaves out: crashes without a place, and those before a finished repair."""
    found = _placed(rows, at)
    said = []
    if found.unlocated:
        said.append(tr("另有{n}起事故没有道路桩号或路口，未能定位，不参与路段统计。", n=found.unlocated))
    if found.before_repair:
        said.append(tr("有{n}起事故发生在隐患治理完成之前，不再计入该处。", n=found.before_repair))
    return tuple(said)


def _placed(rows: Mapping[str, Sequence[Row]], at: At) -> Placed:
    junctions = {row["code"]: row for row in rows["junctions"]}
    return placed(rows["rows"], junctions, rows["hazards"], at)


def _with_structural(found: Sequence[Stretch], hazards: Iterable[Row]) -> Sequence[Stretch]:
    """The stretches, with those that are put forward for a defect; one place is named once."""
    stretches = list(found)
    for hazard in sorted(hazards, key=lambda h: h["id"]):
        text = tr("{defect}：{listed}", defect=hazard["defect"], listed=hazard["listed"])
        finding = Finding(f"structural:{hazard['id']}", text, DUTY)
        place = Stretch(hazard["road"], hazard["from_m"], hazard["to_m"], (finding,), hazard["junction"] or "")
        for i, known in enumerate(stretches):
            if known.overlaps(place):
                stretches[i] = replace(known, findings=(*known.findings, finding))
                break
        else:
            stretches.append(place)
    return stretches


def _candidate(
    stretch: Stretch, network: Network, hazards: Sequence[Row], published: Mapping[str, frozenset[Period]], at: At
) -> Candidate:  # fmt: skip
    stretch = replace(stretch, findings=tuple(_said(finding, stretch) for finding in stretch.findings))
    codes = network.brigades_of(stretch)
    facts = _facts(stretch, network, codes, hazards) | _history(stretch, hazards, published, at)
    return Candidate(
        subject=subject_of(stretch),
        name=network.name(stretch, at.number(t.SEGMENT_NEAR)),
        reasons=tuple(_reason(finding) for finding in stretch.findings),
        facts=facts,
        group="、".join(network.brigade_names(codes)),
        order=("、".join(codes), stretch.road, stretch.from_m),
    )


def _said(finding: Finding, stretch: Stretch) -> Finding:
    """The finding, its ground not said again where it is the place's own, which the name says."""
    if stretch.from_m == stretch.to_m:
        return finding
    own = tr("在{ground}", ground=ground(stretch.from_m, stretch.to_m))
    return replace(finding, text=finding.text.replace(own, tr("在该路段"), 1))


def _reason(finding: Finding) -> Reason:
    kind, _, hazard = finding.code.partition(":")
    if kind == "structural":
        return Reason(kind, finding.text, finding.basis, (("hazards", hazard),), statistical=False)
    return Reason(kind, finding.text, finding.basis, tuple(("crashes", number) for number in finding.crashes))


def _facts(stretch: Stretch, network: Network, codes: tuple[str, ...], hazards: Sequence[Row]) -> dict[str, Fact]:
    names = network.brigade_names(codes)
    near = network.nearest(stretch, 0)
    return {
        "road": network.road_name(stretch.road),
        "road_code": stretch.road,
        "from_m": stretch.from_m,
        "to_m": stretch.to_m,
        "chainage": ground(stretch.from_m, stretch.to_m),
        "junction": near["name"] if near else "",
        "village": (near["village"] or "") if near else "",
        "brigade": "、".join(names),
        "brigades": codes,
        "border": tr("位于{names}辖区交界处", names="、".join(names)) if len(codes) > 1 else "",
        "why": "；".join(finding.text for finding in stretch.findings),
        "defects": tuple(sorted({h["defect"] for h in hazards if _is_at(h, stretch)})),
        "crashes": len(stretch.crashes),
        "fatal_crashes": sum(c.is_fatal for c in stretch.crashes),
        "deaths": sum(c.deaths for c in stretch.crashes),
        "injured": sum(c.injured for c in stretch.crashes),
    }


def _history(
    stretch: Stretch, hazards: Sequence[Row], published: Mapping[str, frozenset[Period]], at: At
) -> dict[str, Fact]:  # fmt: skip
    """Months on the list, what is being done, and the mark of a place named again and again."""
    here = [h for h in hazards if _is_at(h, stretch)]
    months = months_listed(stretch, published, at.number(t.SEGMENT_WINDOW), at)
    measure = "；".join(dict.fromkeys(h["measure"] for h in here if h["measure"]))
    repeated = not measure and months >= at.number(t.SEGMENT_REPEAT)
    return {
        "months_listed": months,
        "measure": measure,
        "owner": "、".join(dict.fromkeys(h["owner"] for h in here if h["owner"])),
        "due": min((h["due"] for h in here if h["due"]), default=None),
        "repeated": repeated,
        "repeat_mark": tr("连续{n}个月在榜，尚无治理措施", n=months) if repeated else "",
    }


def _is_at(hazard: Row, stretch: Stretch) -> bool:
    place = Stretch(hazard["road"], hazard["from_m"], hazard["to_m"], (), hazard["junction"] or "")
    return stretch.overlaps(place)


def select_crashes(
    crashes: Table,
    parties: Table,
    roads: Table,
    sections: Table,
    junctions: Table,
    hazards: Table,
    brigades: Table,
    published_names: Table,
    at: At,
) -> Mapping[str, Table]:
    """Places that the criteria in force find, and places put forward for a defect of the road.

    Crashes of the months that the criteria look back on, to the end of the period; deaths
    within the days that the statistics allow. A crash counts for one place only. A repaired
    place starts anew on the day of its repair, and a listed hazard that is fixed leaves. A
    crash without road, chainage and junction is counted in the notes.
    """
    months = max((c.months for c in scheme_of(at).criteria), default=at.number(t.SEGMENT_MONTHS))
    inside = crashes.filter(at.period.months_back(months).contains(crashes.happened_at))
    people = parties.join(inside.select(crash_id="id", happened_at="happened_at"), parties.crash == inside.id)
    losses = people.group_by("crash").agg(
        deaths=died_in_time(people, at).sum(), injured=people.injury.isin(("轻伤", "重伤")).sum()
    )
    rows = inside.left_join(losses, inside.id == losses.crash)
    return {
        "rows": rows.select(
            "id", "happened_at", "severity", "procedure", "brigade", "road", "at_m", "junction", "road_factor",
            "casualties", "deaths", "injured",
        ),
        "roads": roads.select("code", "name", "grade"),
        "sections": sections.select("road", "from_m", "to_m", "brigade"),
        "junctions": junctions.select("code", "name", "road", "at_m", "village"),
        "hazards": hazards,
        "brigades": brigades.select("code", "name"),
        "published": earlier_names(published_names, "crash_prone_segments", LABEL),
    }  # fmt: skip


def segments_rule(places: Places = places_by_criteria) -> ListRule:
    """The list rule with this kernel (事故多发路段名单)."""
    made = list_rule(
        partial(judge, places=places), label=LABEL, subject=Subject.PLACE, unit="处", basis=DUTY, columns=COLUMNS,
        thresholds=t.SEGMENTS, notes=notes, rests_on=("crashes", "roads"),
    )  # fmt: skip
    return replace(made(select_crashes), name="crash_prone_segments")


crash_prone_segments = segments_rule()
