"""Titles to be re-checked, and what a merger does to them (称号复核与承继)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongshi import At, BadInput, Grid, NotFound, tr
from gongshi.records.across import listed_codes
from gongshi_organs.across.units import age
from gongshi_organs.collations.collation import Named, is_past, until
from gongshi_organs.thresholds import TITLE_YEARS, YOUTH_AGE, YOUTH_SHARE
from gongshi_organs.views.rows import Row, Rows

READS = ("units", "successions", "contests", "entries", "persons")
MOVES, MOVES_AND_CHECK, ENDS = "随新单位", "随新单位，当年复核", "终止"
# What becomes of a title when its holder changes; an office with its own document sets organs.titles.
RULES: Mapping[str, str] = {"更名": MOVES, "合并": MOVES_AND_CHECK, "拆分": ENDS, "撤销": ENDS}
_STEPS = 20  # more changes of one unit than that are a circle


class NoTitles(NotFound):
    """No title of the series is held on the day (没有在册的称号)."""


class UnknownRule(BadInput):
    """The settings state a rule of succession that is not one of those known (不认识的承继规则)."""


def recheck(rows: Rows, at: At, series: str) -> list[Grid]:
    """Every title held, by whom now and by which rule, whether its re-check is due, the young in it. Raises NoTitles, UnknownRule."""
    rules = _rules(at)
    contests = {c["code"] for c in rows["contests"] if series in (c["series"], c["code"])}
    held = [r for r in rows["entries"] if r["contest"] in contests and r["state"] == "授奖" and is_past(r, at.on, "awarded_on")
            and not (r["revoked_on"] and r["revoked_on"] <= at.on)]  # fmt: skip
    if not held:
        raise NoTitles(
            tr("“{series}”没有在册的称号。", series=series),
            where=tr("申报台账"),
            mend=tr("请核对系列名称，或先报送授奖的申报。"),
        )
    named = Named.of(rows)
    body = [_line(rows, at, title, rules, named) for title in sorted(held, key=lambda r: (r["awarded_on"], r["id"]))]
    due, ended = sum(b[6] == "应复核" for b in body), sum(b[4] == "（终止）" for b in body)
    stated = "；".join(f"{kind}：{rule}" for kind, rule in rules.items())
    notes = (f"在册 {len(body)} 个，本年应复核 {due} 个，因沿革终止 {ended} 个。", f"承继规则：{stated}。")
    heads = ("集体", "称号", "授予", "上次复核", "现持有", "青年占比", "复核", "结果")
    return [
        Grid(
            "称号复核",
            heads,
            tuple(body),
            notes=notes,
            lead=(until(at),),
            widths=(20, 14, 13, 13, 26, 18, 10, 10),
            landscape=True,
        )
    ]


def _rules(at: At) -> Mapping[str, str]:
    rules = {**RULES, **at.settings.get("organs.titles", {})}
    unknown = [f"{k}={v}" for k, v in rules.items() if k not in RULES or v not in (MOVES, MOVES_AND_CHECK, ENDS)]
    if unknown:
        raise UnknownRule(
            tr("不认识的承继规则：{rules}。", rules="、".join(unknown)),
            where=tr("设置 organs.titles"),
            mend=tr(
                "沿革类别写 更名、合并、拆分、撤销，规则写“{moves}”“{check}”或“{ends}”。",
                moves=MOVES,
                check=MOVES_AND_CHECK,
                ends=ENDS,
            ),
        )
    return rules


def _line(rows: Rows, at: At, title: Row, rules: Mapping[str, str], named: Named) -> tuple[object, ...]:
    last = title["checked_on"] or title["awarded_on"]
    holder, moved, kind = succeeded(rows, next(iter(listed_codes(title["unit"]))), last, at.on, rules)
    if not holder:
        return (
            named(title["unit"]),
            title["award"],
            title["awarded_on"],
            title["checked_on"],
            "（终止）",
            "",
            f"{kind}即止",
            "",
        )
    checked = title["checked_on"] is not None and title["checked_on"].year == at.on.year
    merged = moved is not None and rules[kind] == MOVES_AND_CHECK and last < moved
    due = not checked and (merged or at.on.year >= last.year + at.number(TITLE_YEARS))
    now = named(holder) if holder == title["unit"] else f"{named(holder)}（{moved}{kind}）"
    state = "已复核" if checked else "应复核" if due else "未到期"
    result = title["check_result"] or ""
    return (
        named(title["unit"]),
        title["award"],
        title["awarded_on"],
        title["checked_on"],
        now,
        _young(rows, holder, at),
        state,
        result,
    )


def succeeded(rows: Rows, unit: str, since: date, on: date, rules: Mapping[str, str]) -> tuple[str, date | None, str]:
    """Who holds a unit's title on a day: the holder, empty when it ended; the last change and its kind."""
    changed: date | None = None
    kind = ""
    for _ in range(_STEPS):
        steps = [s for s in rows["successions"] if s["old"] == unit and since <= s["on"] <= on]
        if not steps:
            break
        step = min(steps, key=lambda s: (s["on"], s["new"] or ""))
        changed, kind, since = step["on"], step["kind"], step["on"]
        if rules[kind] == ENDS or not step["new"]:
            return "", changed, kind
        unit = step["new"]
    return unit, changed, kind


def _young(rows: Rows, unit: str, at: At) -> str:
    """Of the people on the roll of the holder or its department whose birth is known: how many are young, and enough."""
    above = {u["code"]: u["of_unit"] for u in rows["units"]}.get(unit)
    roll = [
        p for p in rows["persons"] if p["unit"] in (unit, above) and p["unit"] and p["state"] == "在职" and p["born_on"]
    ]
    if not roll:
        return "名册未报"
    young = sum(age(p["born_on"], at.on) <= at.number(YOUTH_AGE) for p in roll)
    enough = young * 100 >= at.number(YOUTH_SHARE) * len(roll)
    return f"{len(roll)} 人中 {young} 人{'' if enough else '，不足'}"
