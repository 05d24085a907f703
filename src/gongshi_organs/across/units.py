"""Units, people and posts beside each other (单位、人员、任职的跨行校验)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from gongshi.records.across import AcrossCheck, Clocks, Row, Rows, by
from gongshi_organs.codes import SINGLE_SEATS
from gongshi_organs.thresholds import GROUP_AGE, SUPERVISOR_TERMS

_FOREVER = date.max


def live(row: Row, on: date, since: str = "since", until: str = "until") -> bool:
    """Whether a dated row holds on a day: begun, and not ended on or before it."""
    return row[since] <= on and (row.get(until) is None or row[until] > on)


def _discipline_without_committee(rows: Rows, at: Clocks) -> Iterator[Row]:
    kinds = {row["code"]: row["kind"] for row in rows["units"]}
    for row in rows["units"]:
        if row["kind"] == "机关纪委" and kinds.get(row["of_unit"]) != "机关党委":
            yield {**row, "parent": kinds.get(row["of_unit"])}


def _group_of_the_dead(rows: Rows, at: Clocks) -> Iterator[Row]:
    ends = {row["code"]: row["abolished_on"] for row in rows["units"]}
    for row in rows["units"]:
        end = ends.get(row["of_unit"])
        if row["kind"] in ("学习小组", "队伍") and end and (row["abolished_on"] or _FOREVER) > end:
            yield {**row, "end": end}


def _unknown_parent(rows: Rows, at: Clocks) -> Iterator[Row]:
    codes = {row["code"] for row in rows["units"]}
    return (row for row in rows["units"] if row["of_unit"] and row["of_unit"] not in codes)


def _same_name(rows: Rows, at: Clocks) -> Iterator[Row]:
    for same in by(rows["units"], "kind", "name", "established_on").values():
        yield from ({**row, "other": same[0]["code"]} for row in same[1:])


def _unknown_units(rows: Rows, at: Clocks) -> Iterator[Row]:
    codes = {row["code"] for row in rows["units"]}
    for row in rows["successions"]:
        missing = [c for c in (row["old"], row["new"]) if c and c not in codes]
        if missing:
            yield {**row, "missing": "、".join(missing)}


def _post_of_nobody(rows: Rows, at: Clocks) -> Iterator[Row]:
    people, units = {r["number"] for r in rows["persons"]}, {r["code"] for r in rows["units"]}
    for row in rows["posts"]:
        if row["person"] not in people or row["unit"] not in units:
            yield row


def _post_after_death(rows: Rows, at: Clocks) -> Iterator[Row]:
    died = {row["number"]: row["died_on"] for row in rows["persons"] if row["died_on"]}
    for row in rows["posts"]:
        if row["person"] in died and (row["until"] or _FOREVER) > died[row["person"]]:
            yield {**row, "died": died[row["person"]]}


def _overlapping(rows: Rows, at: Clocks) -> Iterator[Row]:
    for same in by(rows["posts"], "person", "unit", "role").values():
        ordered = sorted(same, key=lambda row: row["since"])
        for before, row in itertools.pairwise(ordered):
            if row["since"] < (before["until"] or _FOREVER):
                yield {**row, "other": before["since"]}


def _two_in_one_seat(rows: Rows, at: Clocks) -> Iterator[Row]:
    seats = by((r for r in rows["posts"] if r["role"] in SINGLE_SEATS and live(r, at.on)), "unit", "role")
    for held in seats.values():
        people = sorted({row["person"] for row in held})
        if len(people) > 1:
            yield from ({**row, "people": "、".join(people)} for row in held)


def _member_too_old(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Age on joining, as whole years; groups are those of kind 学习小组."""
    groups = {row["code"] for row in rows["units"] if row["kind"] == "学习小组"}
    born = {row["number"]: row["born_on"] for row in rows["persons"] if row["born_on"]}
    most = at.number(GROUP_AGE)
    for row in rows["posts"]:
        day = born.get(row["person"])
        if row["unit"] in groups and day and age(day, row["since"]) > most:
            yield {**row, "age": age(day, row["since"]), "most": most}


def _secretary_no_member(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Both secretaries are party members on the day they begin."""
    joined = {row["number"]: row["joined_on"] for row in rows["persons"]}
    for row in rows["posts"]:
        if row["role"] in ("党组书记", "机关党组织书记") and row["person"] in joined:
            day = joined[row["person"]]
            if day is None or day > row["since"]:
                yield row


def _too_many_terms(rows: Rows, at: Clocks) -> Iterator[Row]:
    held = by((r for r in rows["posts"] if r["role"] == "监督员"), "person", "unit")
    for same in held.values():
        ordered = sorted(same, key=lambda row: row["since"])
        for row in ordered[at.number(SUPERVISOR_TERMS) :]:
            yield {**row, "n": len(ordered), "most": at.number(SUPERVISOR_TERMS)}


def _learner_without_class(rows: Rows, at: Clocks) -> Iterator[Row]:
    kinds = {row["code"]: row["kind"] for row in rows["units"]}
    for row in rows["posts"]:
        if row["role"] == "学员" and kinds.get(row["unit"], "培训班") != "培训班":
            yield {**row, "found": kinds[row["unit"]]}


def _certificate_twice(rows: Rows, at: Clocks) -> Iterator[Row]:
    for same in by((r for r in rows["posts"] if r["certificate"]), "certificate").values():
        yield from ({**row, "other": same[0]["person"]} for row in same[1:])


def age(born_on: date, on: date) -> int:
    """Whole years from a day to another."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


UNIT_RULES = (
    AcrossCheck(
        "V02", "机关纪委设在机关党委", "units", "of_unit", _discipline_without_committee,
        "“{name}”是机关纪委，上级单位的类别是“{parent}”，应为机关党委。", "请把上级单位改为所属机关党委的编号。",
        source="党和国家机关基层组织工作条例 第九条",
    ),
    AcrossCheck(
        "V04", "小组、队伍的上级单位在世", "units", "of_unit", _group_of_the_dead,
        "“{name}”的上级单位“{of_unit}”已于 {end} 撤销。", "请改为承继的单位，或填写本组织的撤销日期。",
    ),
    AcrossCheck(
        "V04b", "上级单位在台账里", "units", "of_unit", _unknown_parent,
        "“{name}”的上级单位“{of_unit}”不在单位台账里。", "请先报送上级单位，或改正编号。",
    ),
    AcrossCheck(
        "V01d", "同类同名同日设立只有一个", "units", "name", _same_name,
        "“{name}”与“{other}”类别、名称、设立日期都相同。", "请核对是不是同一个单位；是的请只留一行。",
    ),
    AcrossCheck(
        "V01e", "沿革双方在台账里", "successions", "old", _unknown_units,
        "沿革里的“{missing}”不在单位台账里。", "请先报送该单位，或改正编号。", reads=("units",),
    ),
    AcrossCheck(
        "V07c", "任职的人和单位在台账里", "posts", "person", _post_of_nobody,
        "人员“{person}”或单位“{unit}”不在台账里。", "请先报送人员和单位，或改正编号。", reads=("persons", "units"),
    ),
    AcrossCheck(
        "V06b", "去世即免职", "posts", "until", _post_after_death,
        "人员“{person}”已于 {died} 去世，任职没有在那天之前结束。", "请填写免职日期。", reads=("persons",),
    ),
    AcrossCheck(
        "V07", "同一职务的任期不重叠", "posts", "since", _overlapping,
        "人员“{person}”自 {other} 起已任“{role}”，{since} 又任同一职务。", "请填写前一段的免职日期，或删去重复的一行。",
    ),
    AcrossCheck(
        "V08", "单人席位只有一人", "posts", "role", _two_in_one_seat,
        "单位“{unit}”的“{role}”现有 {people} 同时在任。", "请填写其中一人的免职日期；确为过渡期的不必处理。", blocking=False,
    ),
    AcrossCheck(
        "Y19", "书记是党员", "posts", "person", _secretary_no_member,
        "人员“{person}”{since} 任“{role}”，那天还不是党员。", "请核对入党日期和任职日期。", reads=("persons",),
        source="党和国家机关基层组织工作条例 第八条",
    ),
    AcrossCheck(
        "Y27", "监督员的任期数", "posts", "since", _too_many_terms,
        "人员“{person}”这是第 {n} 届，最多 {most} 届。", "请另聘人选；日期有误的请改正。",
    ),
    AcrossCheck(
        "Y31", "学员属于培训班", "posts", "unit", _learner_without_class,
        "“学员”的单位“{unit}”是{found}，不是培训班。", "请填培训班的单位编号。", reads=("units",), beside=(),
    ),
    AcrossCheck(
        "Y31b", "证书编号不重复", "posts", "certificate", _certificate_twice,
        "结业证书“{certificate}”已发给人员“{other}”。", "请改正证书编号。", beside=("certificate",),
    ),
    AcrossCheck(
        "Y41", "小组成员加入时不超龄", "posts", "since", _member_too_old,
        "人员“{person}”加入时 {age} 岁，超过 {most} 岁。", "请核对出生日期；确超龄的不列为小组成员。",
        reads=("persons", "units"),
    ),
)  # fmt: skip
