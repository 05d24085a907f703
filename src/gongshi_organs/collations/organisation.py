"""Seats, terms, rosters, discipline committees and study groups (组织)."""

from __future__ import annotations

from collections import Counter
from datetime import date

from gongshi import At, Grid
from gongshi.records.across import listed_codes
from gongshi_organs.across.units import age, live
from gongshi_organs.collations.collation import Collation, Named, acts_of, chosen, is_past, share, until
from gongshi_organs.thresholds import GROUP_AGE
from gongshi_organs.views.rows import Row, Rows

_LIVE = "code name kind established_on abolished_on"


def living(rows: Rows, on: date, *kinds: str) -> list[Row]:
    """Units of these kinds that exist on a day, by code."""
    found = (r for r in rows["units"] if r["kind"] in kinds and live(r, on, "established_on", "abolished_on"))
    return sorted(found, key=lambda r: r["code"])


def both_seats(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Departments with a party group: who of them has one person in both seats, two, or a seat vacant; exceptions only."""
    holders: dict[tuple[str, str], set[str]] = {}
    for post in rows["posts"]:
        if live(post, at.on):
            holders.setdefault((post["unit"], post["role"]), set()).add(post["person"])
    groups = [u for u in living(rows, at.on, "部门") if u["has_group"] == "是"]
    states = {u["code"]: _seats(holders, u["code"]) for u in groups}
    counted = Counter(states.values())
    filled = counted["同一人"] + counted["两人分任"]
    body = tuple((u["name"], states[u["code"]]) for u in groups if states[u["code"]] != "同一人")
    notes = (
        f"书记职务均已配备的部门{share(counted['同一人'], filled)}由同一人担任；另有 {len(groups) - filled} 个有空缺，不计入基数。",
    )
    return [Grid("未由一人担任的部门", ("部门", "情况"), body, notes=notes, lead=(until(at),), widths=(36, 30))]


def _seats(holders: dict[tuple[str, str], set[str]], unit: str) -> str:
    group, organ = (holders.get((unit, role), set()) for role in ("党组书记", "机关党组织书记"))
    if group and organ:
        return "同一人" if group & organ else "两人分任"
    empty = [word for held, word in ((group, "党组书记"), (organ, "机关党组织书记")) if not held]
    return f"{'、'.join(empty)}空缺"


def terms(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Bodies with a term, those over and those that end within a year first."""
    bodies = [u for u in living(rows, at.on, "机关党委", "党总支", "党支部", "机关纪委", "工会委员会") if u["term_end"]]
    body = []
    for unit in sorted(bodies, key=lambda u: (u["term_end"], u["code"])):
        days = (unit["term_end"] - at.on).days
        if days <= 366:
            body.append((unit["name"], unit["kind"], unit["term_end"], "已届满" if days < 0 else f"还有 {days} 天"))
    note = f"填了届满日期的 {len(bodies)} 个，一年内届满和已届满的 {len(body)} 个。"
    heads = ("组织", "类别", "届满日期", "状态")
    return [Grid("届满名单", heads, tuple(body), notes=(note,), lead=(until(at),), widths=(32, 14, 14, 14))]


def discipline(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Organs' party committees without a live discipline committee, and the coverage with both counts."""
    committees = living(rows, at.on, "机关党委")
    have = {u["of_unit"] for u in living(rows, at.on, "机关纪委")}
    missing = [u for u in committees if u["code"] not in have]
    body = tuple((u["name"], u["established_on"]) for u in missing)
    note = f"机关党委{share(len(committees) - len(missing), len(committees))}设立机关纪委。"
    return [
        Grid(
            "未设机关纪委的机关党委", ("机关党委", "设立日期"), body, notes=(note,), lead=(until(at),), widths=(36, 16)
        )
    ]


def roster(rows: Rows, at: At, of: str) -> list[Grid]:
    """A team's members and what they did: who is in post on the day, since when, talks given this year by topic and host."""
    team = chosen([u for u in rows["units"] if u["kind"] == "队伍"], of, "队伍", "code", "name")
    named, people = Named.of(rows), {p["number"]: p for p in rows["persons"]}
    posts = sorted((p for p in rows["posts"] if p["unit"] == team["code"]), key=lambda p: (p["since"], p["person"]))
    body = tuple(
        (people.get(p["person"], {}).get("name", p["person"]), named(people.get(p["person"], {}).get("unit")), p["role"],
         p["since"], p["until"], "在任" if live(p, at.on) else "已卸任")
        for p in posts
    )  # fmt: skip
    n = len({p["person"] for p in posts if live(p, at.on)})
    heads = ("姓名", "所在单位", "职务", "起", "止", "状态")
    made = Grid(
        "名册", heads, body, notes=(f"在任 {n} 人。",), lead=(team["name"], until(at)), widths=(12, 28, 12, 14, 14, 10)
    )
    talks = [r for r in acts_of(rows, "宣讲") if team["code"] in listed_codes(r["organisers"]) and is_past(r, at.on)]
    if not talks:
        return [made]
    told = tuple((r["held_on"], r["title"], named(r["objects"]), r["heads"]) for r in talks)
    note = f"宣讲 {len(told)} 场。"
    return [made, Grid("宣讲场次", ("日期", "题目", "到哪里", "人次"), told, notes=(note,), widths=(14, 34, 30, 8))]


def groups(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Study groups with their departments, members and last meeting; the idle ones; coverage from the same table."""
    named = Named.of(rows)
    joint: dict[str, list[str]] = {}
    for link in rows["links"]:
        if link["kind"] == "联合组建" and live(link, at.on):
            joint.setdefault(link["a"], []).append(link["b"])
    held: dict[str, list[date]] = {}
    for act in acts_of(rows, "学习小组活动"):
        for code in listed_codes(act["organisers"]):
            held.setdefault(code, []).append(act["held_on"])
    quarter = at.on.replace(month=(at.on.month - 1) // 3 * 3 + 1, day=1)
    body, departments = [], set()
    for unit in living(rows, at.on, "学习小组"):
        mine = [code for code in (unit["of_unit"], *joint.get(unit["code"], ())) if code]
        departments |= set(mine)
        members = _members(rows, unit["code"], at)
        last = max((d for d in held.get(unit["code"], ()) if d <= at.on), default=None)
        idle = "本季没有活动" if last is None or last < quarter else ""
        body.append((unit["name"], named("、".join(mine)), members, last, idle))
    idle_n = sum(bool(b[4]) for b in body)
    notes = (f"小组 {len(body)} 个，分布在 {len(departments)} 个部门；联合组建的小组只计一个，各部门都计入。",
             f"本季没有活动的 {idle_n} 个。")  # fmt: skip
    heads = ("小组", "部门", "成员", "最近活动", "提示")
    return [Grid("青年理论学习小组", heads, tuple(body), notes=notes, lead=(until(at),), widths=(24, 34, 8, 14, 16))]


def _members(rows: Rows, group: str, at: At) -> int | str:
    """How many members a group has on the day, and how many of them are over the age of joining by now."""
    born = {p["number"]: p["born_on"] for p in rows["persons"]}
    mine = {p["person"] for p in rows["posts"] if p["unit"] == group and live(p, at.on)}
    over = sum(1 for n in mine if born.get(n) and age(born[n], at.on) > at.number(GROUP_AGE))
    return f"{len(mine)}（{over} 人已超龄）" if over else len(mine)


ORGANISATION = (
    Collation("一肩挑", "书记职务配备情况", both_seats, {"units": f"{_LIVE} has_group", "posts": "person unit role since until"}),
    Collation("届满", "任期届满名单", terms, {"units": f"{_LIVE} term_end"}),
    Collation("机关纪委", "机关纪委设立情况", discipline, {"units": f"{_LIVE} of_unit"}),
    Collation(
        "名册", "队伍名册", roster,
        {"units": "code name kind", "posts": "person unit role since until", "persons": "number name unit",
         "activities": "id kind held_on title organisers objects heads"}, of="队伍",
    ),
    Collation(
        "小组", "青年理论学习小组台账", groups,
        {"units": f"{_LIVE} of_unit", "links": "kind a b since until", "posts": "person unit since until",
         "persons": "number born_on", "activities": "id kind held_on organisers"},
    ),
)  # fmt: skip
