"""Judges to entries: so many for each, own unit forbidden, loads equal but for one (评委分派)."""

from __future__ import annotations

from gongshi import At, Grid, NotFound, tr
from gongshi.records.across import listed_codes
from gongshi_organs.across.units import live
from gongshi_organs.codes import NOT_TAKING_PART
from gongshi_organs.pairing.placing import even_loads, place
from gongshi_organs.placing.asked import Asked, Placed
from gongshi_organs.thresholds import JUDGES_LEAST
from gongshi_organs.views.contests import contest_of
from gongshi_organs.views.rows import Rows


class NoJudges(NotFound):
    """Nobody is in post as a judge on the day (没有在任的评委)."""


def judges(rows: Rows, at: At, asked: Asked) -> list[Grid]:
    """The sheet of each entry's judges by number, no names and no unit: it serves the blind review. Raises NoJudges."""
    contest = contest_of(rows, asked.of)
    entries = {
        r["id"]: set(listed_codes(r["unit"])) for r in rows["entries"]
        if r["contest"] == contest["code"] and r["state"] not in (*NOT_TAKING_PART, "撤销")
    }  # fmt: skip
    panel = sorted({p["person"] for p in rows["posts"] if p["role"] == "评委" and live(p, at.on)})
    if not panel:
        raise NoJudges(
            tr("{day} 没有在任的评委。", day=at.on), where=tr("任职台账"), mend=tr("请报送职务为“评委”的任职。")
        )
    own = {p["number"]: p["unit"] for p in rows["persons"]}
    each = asked.each or contest["judges_least"] or at.number(JUDGES_LEAST)
    plan = place(
        dict.fromkeys(entries, each), even_loads(panel, each * len(entries)),
        forbidden=lambda entry, judge: own.get(judge) in entries[entry],
    )  # fmt: skip
    body = tuple((entry, *plan.of(entry)) for entry in sorted(entries))
    avoided = sum(own.get(j) in units for units in entries.values() for j in panel)
    note = (
        f"作品 {len(entries)} 件，评委 {len(panel)} 位，每件 {each} 位；回避本单位 {avoided} 处，各人件数至多差一件。"
    )
    loads = tuple((j, sum(judge == j for _, judge in plan.pairs)) for j in panel)
    heads = ("作品", *(f"评委{n}" for n in range(1, each + 1)))
    return [
        Grid("评委分派", heads, body, notes=(note,), lead=(contest["title"],), widths=(16, *[12] * each)),
        Grid("各人件数", ("评委", "件数"), loads, widths=(16, 10)),
    ]


JUDGES = Placed(
    "评委", "评委分派表", judges,
    {"contests": "code title judges_least", "entries": "id contest unit state", "posts": "person role since until",
     "persons": "number unit"},
)  # fmt: skip
