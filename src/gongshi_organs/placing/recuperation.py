"""Places of a recuperation in the stated order (疗休养)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from gongshi import At, BadInput, Grid, tr
from gongshi_organs.collations.collation import Named, is_past, until
from gongshi_organs.placing.asked import Asked, Placed
from gongshi_organs.thresholds import RECUPERATION_YEARS
from gongshi_organs.views.rows import Row, Rows

LEVELS = ("全国", "省", "市", "内部")
ORDER = ("没有去过的在前", "间隔久的在前", "荣誉层级高的在前", "授予早的在前")
_KEYS: Mapping[str, Callable[[dict[str, Any]], Any]] = {
    ORDER[0]: lambda who: who["last"] is not None,
    ORDER[1]: lambda who: who["last"] or date.min,
    ORDER[2]: lambda who: LEVELS.index(who["level"]),
    ORDER[3]: lambda who: who["awarded"],
}


class UnknownOrder(BadInput):
    """The settings state an order that is not one of those known (不认识的先后)."""


def recuperation(rows: Rows, at: At, asked: Asked) -> list[Grid]:
    """Holders of a live title in the order that the settings state, with the batch each falls into. Raises UnknownOrder.

    Whoever went less than the stated years ago stays for a later year and is listed as such;
    a title taken back ends the claim. The order is shown, so that a place given away goes to
    the next.
    """
    order = tuple(at.settings.get("organs.recuperation.order", list(ORDER)))
    unknown = [word for word in order if word not in _KEYS]
    if unknown:
        raise UnknownOrder(
            tr("不认识的先后：{words}。", words="、".join(map(str, unknown))),
            where=tr("设置 organs.recuperation.order"),
            mend=tr("可用的：{words}。", words="、".join(ORDER)),
        )
    found = sorted(_holders(rows, at, asked.of), key=lambda who: (*(_KEYS[word](who) for word in order), who["number"]))
    years = at.number(RECUPERATION_YEARS)
    ready = [w for w in found if w["last"] is None or at.on.year - w["last"].year >= years]
    waiting = [w for w in found if w not in ready]
    batches = [n for n, size in enumerate(asked.batches or (len(ready),), 1) for _ in range(size)]
    named = Named.of(rows)
    body = [
        _line(n, w, named, f"第{batches[n - 1]}批" if n <= len(batches) else "候补") for n, w in enumerate(ready, 1)
    ]
    body += [_line(None, w, named, f"不满 {years} 年，以后年度") for w in waiting]
    note = f"先后：{'；'.join(order)}。安排 {min(len(batches), len(ready))} 人，候补 {max(0, len(ready) - len(batches))} 人；有人让出的由下一名递补。"
    heads = ("次序", "人员", "单位", "荣誉", "层级", "授予", "上次", "安排")
    return [
        Grid(
            "疗休养先后",
            heads,
            tuple(body),
            notes=(note,),
            lead=(until(at),),
            widths=(8, 12, 24, 16, 8, 14, 14, 20),
            landscape=True,
        )
    ]


def _line(n: int | None, who: dict[str, Any], named: Named, where: str) -> tuple[Any, ...]:
    return n, who["number"], named(who["unit"]), who["award"], who["level"], who["awarded"], who["last"], where


def _holders(rows: Rows, at: At, series: str) -> list[dict[str, Any]]:
    """Serving people with a title that is not taken back, each by his highest; with the day he last went."""
    level = {c["code"]: c["level"] for c in rows["contests"] if not series or c["series"] == series}
    serving = {p["number"]: p for p in rows["persons"] if p["state"] in ("在职", "离退休")}
    best: dict[str, Row] = {}
    for row in sorted(rows["entries"], key=lambda r: (r["awarded_on"] or date.max, r["id"])):
        if not _holds(row, at) or row["contest"] not in level or row["person"] not in serving:
            continue
        have = best.get(row["person"])
        if have is None or LEVELS.index(level[row["contest"]]) < LEVELS.index(level[have["contest"]]):
            best[row["person"]] = row
    went: dict[str, date] = {}
    for care in rows["care"]:
        if care["kind"] == "疗休养" and is_past(care, at.on, "on"):
            went[care["person"]] = max(care["on"], went.get(care["person"], date.min))
    return [
        {"number": number, "unit": serving[number]["unit"], "award": row["award"], "level": level[row["contest"]],
         "awarded": row["awarded_on"], "last": went.get(number)}
        for number, row in best.items()
    ]  # fmt: skip


def _holds(row: Row, at: At) -> bool:
    return (
        row["state"] == "授奖"
        and is_past(row, at.on, "awarded_on")
        and not (row["revoked_on"] and row["revoked_on"] <= at.on)
    )


RECUPERATION = Placed(
    "疗休养", "疗休养安排表", recuperation,
    {"units": "code name", "persons": "number unit state", "contests": "code series level", "care": "kind on person",
     "entries": "id contest person state award awarded_on revoked_on"}, sealed=("care",),
)  # fmt: skip
