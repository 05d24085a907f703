"""First topics by unit, observed study groups, ordinary events, talks held (会议与活动)."""

from __future__ import annotations

from gongshi import At, Grid
from gongshi.records.across import listed_codes
from gongshi_organs.across.units import live
from gongshi_organs.codes import SPECIAL_ACTIVITIES, TALKS
from gongshi_organs.collations.collation import Collation, Named, acts_of, in_year, is_past, share, until
from gongshi_organs.collations.organisation import living
from gongshi_organs.collations.unit_month import DUTIES, POSTS
from gongshi_organs.duties import State
from gongshi_organs.thresholds import REPORT_MONTHS
from gongshi_organs.views.duties import REPORT, calendar_of
from gongshi_organs.views.rows import Row, Rows

_LIVE = "code name kind established_on abolished_on"
_ACTS = "id kind held_on organisers objects items"
FIRST_TOPIC, GROUP_MEETING, OBSERVED = "第一议题", "党组会", "列席旁听"


def first_topics(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Each department's party-group meetings of the period, how many had a first topic, and what they decided. No meeting is no breach."""
    held: dict[str, list[Row]] = {}
    for act in acts_of(rows, FIRST_TOPIC, GROUP_MEETING):
        if at.period.first <= act["held_on"] <= min(at.on, at.period.last):
            for code in listed_codes(act["organisers"]):
                held.setdefault(code, []).append(act)
    titles = {d["code"]: d["title"] for d in rows["documents"]}
    body = []
    for unit in (u for u in living(rows, at.on, "部门") if u["has_group"] == "是"):
        mine = held.get(unit["code"], [])
        first = [r for r in mine if r["kind"] == FIRST_TOPIC]
        texts = "、".join(dict.fromkeys(titles.get(r["document"], str(r["document"])) for r in first))
        body.append((unit["name"], len(mine), len(first), texts, "" if mine else "本期没有开会"))
    total, with_first = sum(b[1] for b in body), sum(b[2] for b in body)
    note = f"各部门党组会议{share(with_first, total)}设了第一议题；没有开会的不算缺。"
    heads = ("部门", "会议次数", "设第一议题", "学习的文件", "备注")
    return [
        Grid(
            "第一议题台账",
            heads,
            tuple(body),
            notes=(note,),
            lead=(at.period.label, until(at)),
            widths=(26, 10, 12, 26, 18),
        ),
        _decided(rows, at),
    ]


def _decided(rows: Rows, at: At) -> Grid:
    """What meetings up to the day decided and is not done, or was done in the period: closed, under way or overdue."""
    named = Named.of(rows)
    found = [r for r in rows["issues"] if r["kind"] == "议定事项" and r["found_on"] <= at.on]
    shown = [r for r in found if not is_past(r, at.on, "closed_on") or r["closed_on"] >= at.period.first]
    shown.sort(key=lambda r: (r["due"], r["id"]))
    body = tuple(
        (named(r["unit"]), r["found_on"], r["measure"], r["due"], r["closed_on"], _follow_up(r, at)) for r in shown
    )
    overdue = sum(b[-1] == "逾期" for b in body)
    note = f"议定事项{share(sum(is_past(r, at.on, 'closed_on') for r in found), len(found))}已办结，逾期 {overdue} 个。"
    heads = ("部门", "会议日期", "要办的事", "期限", "办结", "状态")
    return Grid("议定事项", heads, body, notes=(note,), widths=(22, 14, 30, 14, 14, 10))


def _follow_up(row: Row, at: At) -> str:
    if is_past(row, at.on, "closed_on"):
        return "已办结" if row["closed_on"] <= row["due"] else "逾期办结"
    return "逾期" if row["due"] < at.on else "在办"


def observed(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Study groups observed this year, by unit and not by visit; whose answer is due; who was not visited yet."""
    named = Named.of(rows)
    visits: dict[str, list[Row]] = {}
    for act in (r for r in acts_of(rows, OBSERVED) if in_year(r, at.on)):
        for code in listed_codes(act["objects"]):
            visits.setdefault(code, []).append(act)
    due = {n.unit: n for n in calendar_of(rows, at) if n.unit in visits}
    units = living(rows, at.on, "部门")
    body = tuple(
        (u["name"], visits[u["code"]][-1]["held_on"], named(visits[u["code"]][-1]["organisers"]), len(visits[u["code"]]),
         due[u["code"]].due_on if u["code"] in due else None, due[u["code"]].state.label if u["code"] in due else "")
        for u in units if u["code"] in visits
    )  # fmt: skip
    left = "、".join(u["name"] for u in units if u["code"] not in visits)
    notes = (
        f"部门{share(len(body), len(units))}本年已列席；同一部门去几次只算一个。",
        f"还没有列席的：{left}。" if left else "全部列席过。",
    )
    heads = ("部门", "最近列席", "列席组", "次数", "反馈期限", "反馈")
    return [Grid("列席旁听", heads, body, notes=notes, lead=(until(at),), widths=(24, 14, 24, 8, 14, 10))]


def events(rows: Rows, at: At, of: str) -> list[Grid]:
    """Events of a kind in the year up to the day, one line for each however many units held it; 特色 are the six kinds."""
    kinds = SPECIAL_ACTIVITIES if of in ("", "特色") else (of,)
    named = Named.of(rows)
    held = [r for r in acts_of(rows, *kinds) if in_year(r, at.on) and r["kind"] not in TALKS]
    body = tuple((r["held_on"], r["kind"], r["title"], named(r["organisers"]), r["heads"]) for r in held)
    note = f"共 {len(body)} 次、{sum(r['heads'] or 0 for r in held)} 人次；联合举办的只列一行，人次不是人数。"
    heads = ("日期", "类别", "名称", "主办", "人次")
    return [Grid("活动一览", heads, body, notes=(note,), lead=(until(at),), widths=(14, 18, 30, 28, 8))]


def talks(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Departments that recorded no talk of a kind this year. That it took place is all that is kept; no count of one unit."""
    held: dict[str, set[str]] = {}
    for act in (r for r in acts_of(rows, *TALKS) if in_year(r, at.on)):
        for code in (*listed_codes(act["organisers"]), *listed_codes(act["objects"])):
            held.setdefault(code, set()).add(act["kind"])
    units = living(rows, at.on, "部门")
    body = tuple((u["name"], *("已办" if k in held.get(u["code"], ()) else "" for k in TALKS)) for u in units)
    n = sum(bool(held.get(u["code"])) for u in units)
    note = f"部门{share(n, len(units))}本年有谈话记录；内容不进本系统。"
    return [Grid("谈话应办", ("部门", *TALKS), body, notes=(note,), lead=(until(at),), widths=(26, *[14] * len(TALKS)))]


def reports(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Half-yearly reports of discipline secretaries: due, done, missing. Votes are no part of it: no table of who did better.

    Who was in post for too short a part of the half does not report for it, his predecessor neither.
    """
    named = Named.of(rows)
    what = {d["code"]: d["what"] for d in rows["duties"]}
    lines = [n for n in calendar_of(rows, at) if what.get(n.duty) == REPORT]
    asked = [n for n in lines if n.state is not State.NOT_ASKED]
    short = f"任职不满{at.number(REPORT_MONTHS)}个月"
    body = tuple((named(n.unit), n.first, n.last, n.due_on, n.state.label if n in asked else short) for n in lines)
    late = sum(n.state is State.OVERDUE for n in asked)
    done = sum(n.state is State.DONE for n in asked)
    note = f"应述职 {len(asked)} 个，已办 {done} 个，逾期 {late} 个。" if lines else "本期没有到期的述职。"
    heads = ("机关纪委", "起", "止", "期限", "状态")
    return [
        Grid("述职安排", heads, body, notes=(note,), lead=(at.period.label, until(at)), widths=(30, 14, 14, 14, 16))
    ]


def joint(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Joint activities by pair and by month, up to the day: different activities, however many took part; late ones marked."""
    named = Named.of(rows)
    pairs = sorted((r for r in rows["links"] if r["kind"] == "结对共建" and r["since"] <= at.on), key=lambda r: r["id"])
    acts = [r for r in acts_of(rows, "联学联建") if r["held_on"] <= at.on]
    by_pair = tuple(
        (r["id"], named(r["a"]), named(r["b"]), r["since"], "在期" if live(r, at.on) else "已止",
         sum(a["link"] == r["id"] for a in acts))
        for r in pairs
    )  # fmt: skip
    months = sorted({f"{a['held_on']:%Y-%m}" for a in acts})
    by_month = tuple(
        (
            m,
            sum(f"{a['held_on']:%Y-%m}" == m for a in acts),
            sum(_late(a) for a in acts if f"{a['held_on']:%Y-%m}" == m),
        )
        for m in months
    )
    note = f"结对 {len(pairs)} 对，活动 {len(acts)} 次，其中补录 {sum(map(_late, acts))} 次；双方各报一行的只计一次。"
    return [
        Grid(
            "按对",
            ("编号", "甲方", "乙方", "起", "状态", "活动次数"),
            by_pair,
            notes=(note,),
            lead=(until(at),),
            widths=(10, 24, 24, 14, 8, 10),
        ),
        Grid("按月", ("月份", "活动次数", "其中补录"), by_month, widths=(14, 12, 12)),
    ]


def _late(act: Row) -> bool:
    return act["recorded_on"] is not None and (act["recorded_on"] - act["held_on"]).days > 30


MEETINGS = (
    Collation(
        "第一议题", "第一议题台账", first_topics,
        {"units": f"{_LIVE} has_group", "activities": "id kind held_on organisers document", "documents": "code title",
         "issues": "id kind unit found_on measure due closed_on"},
    ),
    Collation("列席", "列席旁听情况", observed, {"units": _LIVE, "activities": _ACTS, "duties": DUTIES, "posts": POSTS}),
    Collation("活动", "活动一览", events, {"units": "code name", "activities": "id kind held_on title organisers heads"}, of="活动类别"),
    Collation("谈话", "谈话应办情况", talks, {"units": _LIVE, "activities": "id kind held_on organisers objects"}),
    Collation("述职", "机关纪委书记述职安排", reports, {"units": _LIVE, "activities": _ACTS, "duties": DUTIES, "posts": POSTS}),
    Collation(
        "联学", "结对共建活动台账", joint,
        {"units": "code name", "links": "id kind a b since until", "activities": "id kind held_on recorded_on link"},
    ),
)  # fmt: skip
