"""Care, relief and issues beside people and each other (关怀、问题的跨行校验)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from gongshi.records.across import AcrossCheck, Clocks, Row, Rows, by, listed_codes
from gongshi_organs.across.units import age
from gongshi_organs.codes import MEETINGS, RELIEF
from gongshi_organs.thresholds import BADGE_YEARS, RECUPERATION_YEARS, RELIEF_MONTHS, SAME_TEXT_UNITS


def _paid_twice(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Same household (or person) and cause, two funds, within the months stated."""
    paid = [r for r in rows["care"] if r["kind"] == RELIEF and r["paid_on"] and r["refunded_on"] is None]
    for row in paid:
        for other in paid:
            if (
                other["id"] < row["id"]
                and _same_need(row, other)
                and _months(row["paid_on"], other["paid_on"]) < at.number(RELIEF_MONTHS)
            ):
                yield {**row, "other": other["id"]}
                break


def _same_need(row: Row, other: Row) -> bool:
    home = row.get("household"), other.get("household")
    person = row.get("person"), other.get("person")
    same = (home[0] is not None and home[0] == home[1]) or (person[0] is not None and person[0] == person[1])
    return same and row.get("cause") == other.get("cause") and row["fund"] != other["fund"]


def _months(one: date, other: date) -> int:
    earlier, later = min(one, other), max(one, other)
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)


def _badge_not_due(rows: Rows, at: Clocks) -> Iterator[Row]:
    """Fifty years complete on 1 July of the year, and alive on that day."""
    people = {row["number"]: row for row in rows["persons"]}
    years = at.number(BADGE_YEARS)
    for row in (r for r in rows["care"] if r["kind"] == "50年纪念章"):
        person = people.get(row.get("person"))
        day = date(row["on"].year, 7, 1)
        joined = person and person["joined_on"]
        if not joined or age(joined, day) < years or (person["died_on"] and person["died_on"] < day):
            yield {**row, "standing": age(joined, day) if joined else None, "years": years}


def _badge_twice(rows: Rows, at: Clocks) -> Iterator[Row]:
    given = (r for r in rows["care"] if r["kind"] == "50年纪念章" and r.get("person"))
    for same in by(given, "person").values():
        yield from ({**row, "other": same[0]["id"]} for row in same[1:])


def _recuperated_lately(rows: Rows, at: Clocks) -> Iterator[Row]:
    gone = (r for r in rows["care"] if r["kind"] == "疗休养" and r.get("person"))
    for same in by(gone, "person").values():
        ordered = sorted(same, key=lambda row: row["on"])
        for before, row in itertools.pairwise(ordered):
            if row["on"].year - before["on"].year < at.number(RECUPERATION_YEARS):
                yield {**row, "before": before["on"], "years": at.number(RECUPERATION_YEARS)}


def _measure_unknown(rows: Rows, at: Clocks) -> Iterator[Row]:
    known = {f"{row['programme']}/{row['path']}" for row in rows["items"]}
    return (row for row in rows["care"] if row["item"] and row["item"] not in known)


def _names_a_person(rows: Rows, at: Clocks) -> Iterator[Row]:
    names = {row["name"] for row in rows["persons"] if len(row["name"]) > 1}
    for row in rows["issues"]:
        text = row.get("text") or ""
        named = next((name for name in names if name in text), "")
        if row["kind"] in ("廉政风险点", "监督反映") and named:
            yield row


def _same_text(rows: Rows, at: Clocks) -> Iterator[Row]:
    for same in by((r for r in rows["issues"] if r.get("text")), "kind", "text").values():
        units = {row["unit"] for row in same}
        if len(units) >= at.number(SAME_TEXT_UNITS):
            yield from ({**row, "n": len(units)} for row in same)


def _decided_at_no_meeting(rows: Rows, at: Clocks) -> Iterator[Row]:
    """A follow-up of a day on which its unit held no meeting."""
    met = {
        (code, row["held_on"])
        for row in rows["activities"]
        if row["kind"] in (*MEETINGS, "党组会")
        for code in listed_codes(row["organisers"])
    }
    return (r for r in rows["issues"] if r["kind"] == "议定事项" and (r["unit"], r["found_on"]) not in met)


CARE_RULES = (
    AcrossCheck(
        "V35", "同户同因不重复救助", "care", "fund", _paid_twice,
        "与救助“{other}”同一家庭、同一原因、不同资金来源，间隔不满规定月数。", "请核对是否重复；确需并济的不必处理。", blocking=False,
    ),
    AcrossCheck(
        "V36", "纪念章的党龄", "care", "on", _badge_not_due,
        "当年7月1日党龄 {standing} 年，不满 {years} 年，或那天已不在世。", "请核对入党日期；未满的列入以后年度。",
        reads=("persons",),
    ),
    AcrossCheck(
        "V36b", "纪念章只颁一次", "care", "person", _badge_twice,
        "此前已颁发过纪念章（{other}）。", "请删去重复的一行。",
    ),
    AcrossCheck(
        "Y32", "疗休养的间隔", "care", "on", _recuperated_lately,
        "{before} 刚疗休养过，不满 {years} 年。", "请让给没有去过或间隔更久的人。",
    ),
    AcrossCheck(
        "Y43", "所属措施在台账里", "care", "item", _measure_unknown,
        "措施“{item}”不在工作条目台账里。", "请填“工作编号/条目序号”。", reads=("items",),
    ),
    AcrossCheck(
        "V31", "风险点不写人名", "issues", "text", _names_a_person,
        "“{kind}”的内容里出现了人员姓名。", "请只写权力事项、环节和表现，不写人。", reads=("persons",),
    ),
    AcrossCheck(
        "Y01", "议定事项出自当日的会议", "issues", "found_on", _decided_at_no_meeting,
        "单位“{unit}” {found_on} 没有开会的记录，议定事项无从议定。", "请核对发现日期（会议日期），或先报送这次会议。",
        reads=("activities",), beside=(),
    ),
    AcrossCheck(
        "V33", "内容雷同", "issues", "text", _same_text,
        "这段内容在 {n} 个单位一字不差。", "请按本单位实际填写；确属共性问题的不必处理。", blocking=False,
    ),
)  # fmt: skip
