"""Links and the three lists beside each other (结对、清单的跨行校验)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gongshi.records.across import AcrossCheck, Clocks, Row, Rows, by
from gongshi_organs.across.units import age, live
from gongshi_organs.thresholds import CONTACTS_MOST, OTHER_SHARE, STUDENT_AGE

# Which kinds of unit may stand on each side of a link; a kind not named here is free.
SIDES = {
    "双报到": (("直属机关党组织", "机关党委", "党总支", "党支部"), ("社区",)),
    "双联共建": (("直属机关党组织", "部门", "外部单位"), ("村",)),
    "结对共建": (("直属机关党组织", "机关党委", "党总支", "党支部"), ("村支部", "党支部")),
    "联系点": (("部门", "直属机关党组织", "队伍"), ("部门", "直属机关党组织")),
    "联合组建": (("学习小组",), ("部门",)),
}
ONE_GROUP = ("联系点", "列席旁听")


def _wrong_kind(rows: Rows, at: Clocks) -> Iterator[Row]:
    kinds = {row["code"]: row["kind"] for row in rows["units"]}
    for row in rows["links"]:
        sides = SIDES.get(row["kind"])
        found = [kinds.get(row["a"]), kinds.get(row["b"])]
        if sides and not all(kind in allowed for kind, allowed in zip(found, sides, strict=True)):
            yield {**row, "found": "、".join(kind or "（不在台账）" for kind in found)}


def _two_groups(rows: Rows, at: Clocks) -> Iterator[Row]:
    held = (r for r in rows["links"] if r["kind"] in ONE_GROUP and live(r, at.on))
    for same in by(held, "kind", "b").values():
        groups = sorted({row["grp"] for row in same if row["grp"]})
        if len(groups) > 1:
            yield from ({**row, "groups": "、".join(groups)} for row in same)


def _linked_twice(rows: Rows, at: Clocks) -> Iterator[Row]:
    held = (r for r in rows["links"] if live(r, at.on) and r["kind"] != "三级联动试点")
    for same in by(held, "kind", "a", "b").values():
        yield from ({**row, "other": same[0]["id"]} for row in same[1:])


def _pilot_twice(rows: Rows, at: Clocks) -> Iterator[Row]:
    """One status for a unit and batch, whatever the dates."""
    for same in by((r for r in rows["links"] if r["kind"] == "三级联动试点"), "a", "grp").values():
        yield from ({**row, "other": same[0]["id"], "batch": row["grp"] or "同一批"} for row in same[1:])


def _student_too_young(rows: Rows, at: Clocks) -> Iterator[Row]:
    """On the first day of the time applied for; nobody is refused whose date of birth is not known."""
    born = {row["number"]: row["born_on"] for row in rows["persons"] if row["born_on"]}
    for row in rows["listings"]:
        day = born.get(row["person"])
        if row["kind"] == "申请" and day and row["since"] and age(day, row["since"]) < at.number(STUDENT_AGE):
            yield {**row, "age": age(day, row["since"]), "least": at.number(STUDENT_AGE)}


def _two_contacts(rows: Rows, at: Clocks) -> Iterator[Row]:
    held = [r for r in rows["links"] if r["kind"] == "一对一" and live(r, at.on)]
    load, contacts = Counter(row["a"] for row in held), Counter(row["b"] for row in held)
    for row in held:
        if contacts[row["b"]] > 1 or load[row["a"]] > at.number(CONTACTS_MOST):
            yield {**row, "n": load[row["a"]], "m": contacts[row["b"]], "most": at.number(CONTACTS_MOST)}


def _unlike_or_overdrawn(rows: Rows, at: Clocks) -> Iterator[Row]:
    """A project takes from a need and a resource of its own category, and not more than is left."""
    listed = {row["id"]: row for row in rows["listings"]}
    projects = [row for row in rows["listings"] if row["kind"] == "项目"]
    taken: Counter[str] = Counter()
    for row in projects:
        for side in (row["need"], row["resource"]):
            taken[side] += row["quantity"]
    for row in projects:
        ends = [listed.get(row["need"]), listed.get(row["resource"])]
        why = _why_not(row, ends, taken)
        if why:
            yield {**row, "why": why}


def _why_not(row: Row, ends: list[Row | None], taken: Counter[str]) -> str:
    for end, kind in zip(ends, ("需求", "资源"), strict=True):
        if end is None or end["kind"] != kind:
            return f"对应的{kind}不在台账里"
        if end["category"] != row["category"]:
            return f"{kind}的服务类别是“{end['category']}”"
        if taken[end["id"]] > end["quantity"]:
            return f"{kind}“{end['id']}”共 {end['quantity']}，各项目合计已用 {taken[end['id']]}"
    return ""


def _accepted_by_the_giver(rows: Rows, at: Clocks) -> Iterator[Row]:
    listed = {row["id"]: row for row in rows["listings"]}
    for row in rows["listings"]:
        need = listed.get(row["need"])
        if row["accepted_by"] and need and row["accepted_by"] != need["unit"]:
            yield {**row, "asker": need["unit"]}


def _too_many_others(rows: Rows, at: Clocks) -> Iterator[Row]:
    for (kind,), same in by(rows["listings"], "kind").items():
        others = [row for row in same if row["category"] == "其他"]
        if len(others) * 100 > at.number(OTHER_SHARE) * len(same):
            yield from ({**row, "kind_word": kind, "n": len(others), "of": len(same)} for row in others)


LINK_RULES = (
    AcrossCheck(
        "V18e", "双方类别相符", "links", "a", _wrong_kind,
        "“{kind}”的双方是“{found}”，不是这类结对的双方。", "请核对双方编号或结对类别。", reads=("units",),
    ),
    AcrossCheck(
        "V18f", "一个单位只在一组", "links", "grp", _two_groups,
        "单位“{b}”同时在 {groups}。", "请只留一组，其余填结束日期。",
    ),
    AcrossCheck(
        "V18g", "同一对只结一次", "links", "a", _linked_twice,
        "“{a}”与“{b}”已有同类结对“{other}”。", "请删去重复的一行。",
    ),
    AcrossCheck(
        "Y09", "同一批只试点一次", "links", "a", _pilot_twice,
        "“{a}”在“{batch}”已是试点（{other}）。", "请只留一行；退出后又进的，另写批次。",
    ),
    AcrossCheck(
        "Y40", "实践学生的年龄", "listings", "person", _student_too_young,
        "申请人“{person}”到 {since} 只有 {age} 岁，不满 {least} 岁。", "请核对出生日期；不满的不安排岗位。", reads=("persons",),
    ),
    AcrossCheck(
        "Y44", "一对一联系的人数", "links", "b", _two_contacts,
        "“{a}”联系 {n} 人（上限 {most} 人），“{b}”有 {m} 名联系人（应为一名）。", "请调整联系人，或填结束日期。",
    ),
    AcrossCheck(
        "V20", "项目与需求、资源相符", "listings", "need", _unlike_or_overdrawn,
        "项目“{id}”与清单不符：{why}。", "请改正对应的清单编号、类别或数量；资源不能重复承诺。",
    ),
    AcrossCheck(
        "V21", "由提出需求的一方验收", "listings", "accepted_by", _accepted_by_the_giver,
        "项目“{id}”的验收单位是“{accepted_by}”，提出需求的是“{asker}”。", "请由提出需求的单位验收。",
    ),
    AcrossCheck(
        "V22", "“其他”不宜过多", "listings", "category", _too_many_others,
        "“{kind_word}”清单 {of} 项里有 {n} 项归在“其他”。", "能归入具体类别的请改；确实归不进的不必处理。", blocking=False,
    ),
)  # fmt: skip
