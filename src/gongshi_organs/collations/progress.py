"""How far a programme is: units by items, each item by its own ledger, articles by duties (进展)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gongshi import At, Grid
from gongshi.records.across import listed_codes
from gongshi_organs.across.units import live
from gongshi_organs.collations.collation import Collation, Named, chosen, is_past, until
from gongshi_organs.duties import State
from gongshi_organs.views.duties import calendar_of, progress_grid
from gongshi_organs.views.rows import Row, Rows

_WIDE = 6  # items from which the sheet lies across
_ITEMS = "programme path title since until"
_PROGRAMME = "code title since until basis number_word"

# What of each ledger shows that an item was done, from the programme's first day on.
_DONE: Mapping[str, Callable[[Rows, Row, At], int]] = {
    "评选": lambda rows, p, at: _since(rows, p, at, "entries", "awarded_on", lambda r: r["state"] == "授奖"),
    "结对": lambda rows, p, at: sum(live(r, at.on) for r in rows["links"]),
    "名册": lambda rows, p, at: len({r["person"] for r in rows["posts"] if r["role"] == "宣讲员" and live(r, at.on)}),
    "文件": lambda rows, p, at: _since(rows, p, at, "documents", "issued_on", lambda r: r["kind"] == "音像"),
    "问题": lambda rows, p, at: _since(rows, p, at, "issues", "found_on", lambda r: r["kind"] == "对标差距"),
    "关怀": lambda rows, p, at: _since(rows, p, at, "care", "on", lambda r: True),
}


def progress(rows: Rows, at: At, of: str) -> list[Grid]:
    """The programme's items by unit, and each item by the ledger it is bound to. Blank is not reported, 无新增 is none."""
    programme = chosen(rows["programmes"], of, "工作", "code", "title")
    made = progress_grid(rows, programme["code"], "部门", at.period, at.on)
    note = "“●”或次数为已办，“无新增”为报了没有，空白为尚未报，“—”为不要求。不排名次，不计分。"
    lead = (f"{programme['title']}，{at.period.label}，{until(at)}",)
    wide = len(made.columns) > _WIDE
    widths = (18, *[max(6, 72 // len(made.columns))] * (len(made.columns) - 1))
    return [
        _by_ledger(rows, at, programme),
        Grid("各单位进展", made.columns, made.rows, notes=(note,), lead=lead, widths=widths, landscape=wide),
    ]


def _by_ledger(rows: Rows, at: At, programme: Row) -> Grid:
    """Each first-level item with what shows that it was done; 一批 and 一系列 have no number."""
    body = []
    for item in _level_one(rows, programme, at):
        basis = item["done_by"] or "活动"
        n = _tagged(rows, at, item) if basis in ("活动", "无") else _DONE[basis](rows, programme, at)
        shown: int | str = ("有" if n else "无") if item["uncounted"] == "是" else n
        body.append((int(item["path"]), item["title"], basis, shown))
    note = f"名称里写明 {programme['number_word']} 项，现行 {len(body)} 项。" if programme["number_word"] else ""
    lead = (f"{programme['title']}，{until(at)}",)
    heads = ("序号", "条目", "完成依据", "已有")
    return Grid("各项进展", heads, tuple(body), notes=(note,) if note else (), lead=lead, widths=(8, 34, 14, 12))


def _level_one(rows: Rows, programme: Row, at: At) -> list[Row]:
    mine = (r for r in rows["items"] if r["programme"] == programme["code"] and "." not in r["path"])
    return sorted((r for r in mine if live(r, at.on)), key=lambda r: int(r["path"]))


def _tagged(rows: Rows, at: At, item: Row) -> int:
    code = f"{item['programme']}/{item['path']}"
    return sum(code in listed_codes(r["items"]) and r["held_on"] <= at.on for r in rows["activities"])


def _since(rows: Rows, programme: Row, at: At, register: str, day: str, counts: Callable[[Row], bool]) -> int:
    return sum(counts(r) and is_past(r, at.on, day) and r[day] >= programme["since"] for r in rows[register] if r[day])


def articles(rows: Rows, at: At, of: str) -> list[Grid]:
    """A programme's duties by article: who owes what how often, how many of the period are done; a duty nobody owes shows."""
    programme = chosen(rows["programmes"], of, "工作", "code", "title")
    duties = sorted((r for r in rows["duties"] if r["programme"] == programme["code"]), key=lambda r: r["code"])
    lines = calendar_of(rows, at)
    body = []
    for duty in duties:
        mine = [n for n in lines if n.duty == duty["code"] and n.state is not State.NOT_ASKED]
        done = sum(bool(n.done) for n in mine)
        state = f"{len(mine)} 个单位应办，{done} 个已办" if mine else _why_idle(duty, at)
        body.append((duty["article"], duty["title"], duty["who"], duty["what"], duty["rhythm"], state))
    note = f"共 {len(body)} 条。" if body else "没有条款排成应办事项。"
    heads = ("条款", "事项", "承办", "记在哪里", "周期", "本期")
    lead = (f"{programme['title']}，{at.period.label}，{until(at)}",)
    return [Grid("条款落实", heads, tuple(body), notes=(note,), lead=lead, widths=(12, 26, 14, 14, 10, 28))]


def _why_idle(duty: Row, at: At) -> str:
    if not live(duty, at.on):
        return "已停办"
    return "由活动触发，本期没有触发" if duty["rhythm"] == "事件后" else "本期不到期，或没有这类单位"


def measures(rows: Rows, at: At, of: str) -> list[Grid]:
    """A document's measures under their aspects, how often each was used, and those never used; nobody is named."""
    programme = chosen(rows["programmes"], of, "工作", "code", "title")
    mine = [r for r in rows["items"] if r["programme"] == programme["code"] and live(r, at.on)]
    aspects = {r["path"]: r["title"] for r in mine if "." not in r["path"]}
    lines = sorted((r for r in mine if "." in r["path"]), key=lambda r: [int(n) for n in r["path"].split(".")])
    used = [r["item"] for r in rows["care"] if is_past(r, at.on, "on") and r["item"]]
    body = tuple(
        (
            r["path"],
            aspects.get(r["path"].split(".")[0], ""),
            r["title"],
            used.count(f"{programme['code']}/{r['path']}"),
        )
        for r in lines
    )
    unused = "、".join(str(b[2]) for b in body if not b[3])
    notes = (f"{len(aspects)} 个方面 {len(body)} 条。", f"从未用过的：{unused}。" if unused else "每条都用过。")
    heads = ("序号", "方面", "措施", "用过次数")
    return [Grid("措施使用", heads, body, notes=notes, lead=(programme["title"], until(at)), widths=(8, 20, 34, 10))]


def pilots(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Pilot units by batch on the day, and those that have left: counted as of a date, never by rows."""
    named = Named.of(rows)
    kind = [r for r in rows["links"] if r["kind"] == "三级联动试点" and r["since"] <= at.on]
    kind.sort(key=lambda r: (r["since"], r["a"]))
    body = tuple(
        (named(r["a"]), r["grp"], r["since"], r["until"], "在试" if live(r, at.on) else "已退出") for r in kind
    )
    n = len({r["a"] for r in kind if live(r, at.on)})
    heads = ("单位", "批次", "起", "止", "状态")
    return [
        Grid(
            "三级联动试点",
            heads,
            body,
            notes=(f"现有试点单位 {n} 家。",),
            lead=(until(at),),
            widths=(30, 12, 14, 14, 10),
        )
    ]


PROGRESS = (
    Collation(
        "进展", "工作进展", progress,
        {"programmes": _PROGRAMME, "items": f"{_ITEMS} done_by uncounted", "units": "code name kind established_on abolished_on",
         "activities": "id kind held_on organisers objects items", "entries": "state awarded_on", "links": "since until",
         "posts": "person role since until", "documents": "kind issued_on", "issues": "kind found_on", "care": "on"}, of="工作",
    ),
    Collation(
        "条款", "文件条款落实", articles,
        {"programmes": _PROGRAMME, "duties": "code programme title article who what rhythm since until times days day_kind trigger",
         "units": "code kind established_on abolished_on", "activities": "id kind held_on organisers objects items",
         "posts": "unit role since until"}, of="工作",
    ),
    Collation("措施", "措施使用情况", measures, {"programmes": _PROGRAMME, "items": _ITEMS, "care": "on item"}, of="工作"),
    Collation("试点", "三级联动试点台账", pilots, {"links": "kind a grp since until", "units": "code name"}),
)  # fmt: skip
