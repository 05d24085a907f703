"""Honours by level with their documents, and the year's cases bound into one book (荣誉)."""

from __future__ import annotations

from gongshi import At, Grid
from gongshi_organs.collations.collation import Collation, Named, chosen, in_year, until
from gongshi_organs.views.rows import Row, Rows

_ORDER = ("全国", "省", "市", "内部")


def honours(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Honours of the year by level, each with its document and whether we recommended it; withdrawn ones are marked."""
    named = Named.of(rows)
    contests = {c["code"]: c for c in rows["contests"]}
    titles = {d["code"]: d["number"] or d["title"] for d in rows["documents"]}
    granted = [
        r
        for r in rows["entries"]
        if r["state"] in ("授奖", "撤销")
        and r["awarded_on"]
        and in_year(r, at.on, "awarded_on")
        and r["contest"] in contests
    ]
    granted.sort(key=lambda r: (_ORDER.index(contests[r["contest"]]["level"]), r["awarded_on"], r["id"]))
    body = tuple(
        (contests[r["contest"]]["level"], r["award"], contests[r["contest"]]["series"], named(r["unit"]), r["awarded_on"],
         titles.get(r["award_document"], r["award_document"]), "是" if r["sent_from"] else "", _revoked(r, at))
        for r in granted
    )  # fmt: skip
    counts = "，".join(
        f"{level} {sum(b[0] == level and not b[7] for b in body)} 项"
        for level in _ORDER
        if any(b[0] == level for b in body)
    )
    note = f"{counts}；已撤销的不计。" if body else "本年没有授予的荣誉。"
    heads = ("层级", "奖项", "系列", "单位", "授予", "文件", "由我推荐", "撤销")
    return [
        Grid(
            "荣誉台账",
            heads,
            body,
            notes=(note,),
            lead=(until(at),),
            widths=(8, 16, 20, 22, 14, 22, 8, 14),
            landscape=True,
        )
    ]


def _revoked(row: Row, at: At) -> str:
    if row["revoked_on"] and row["revoked_on"] <= at.on:
        return f"{row['revoked_on']} 撤销"
    return "已撤销" if row["state"] == "撤销" else ""


def casebook(rows: Rows, at: At, of: str) -> list[Grid]:
    """The awarded works of a series this year, one after another with their text: the book that is handed on."""
    contest = chosen([c for c in rows["contests"] if c["year"] == at.on.year], of, "评选", "code", "title", "series")
    named = Named.of(rows)
    titles = {d["code"]: d["number"] or d["title"] for d in rows["documents"]}
    granted = [
        r for r in rows["entries"] if r["contest"] == contest["code"] and r["state"] == "授奖" and not _revoked(r, at)
    ]
    granted.sort(key=lambda r: r["id"])
    index = tuple((n, r["title"], named(r["unit"]), r["award"]) for n, r in enumerate(granted, 1))
    head = Grid(
        "目录",
        ("序号", "案例", "单位", "奖项"),
        index,
        notes=(f"收录 {len(index)} 篇。",),
        lead=(contest["title"], until(at)),
        widths=(8, 34, 28, 14),
    )
    return [head, *(_case(r, named, titles) for r in granted)]


def _case(row: Row, named: Named, titles: dict[str, str]) -> Grid:
    body = (
        ("单位", named(row["unit"])),
        ("授奖文件", titles.get(row["award_document"], row["award_document"])),
        ("正文", row["text"] or "未交正文"),
    )
    return Grid(row["title"] or row["id"], ("项", "内容"), body, widths=(12, 72))


HONOURS = (
    Collation(
        "荣誉", "荣誉台账", honours,
        {"units": "code name", "contests": "code series level", "documents": "code number title",
         "entries": "id contest unit state award award_document awarded_on revoked_on sent_from"},
    ),
    Collation(
        "案例集", "优秀案例集", casebook,
        {"units": "code name", "contests": "code title series year", "documents": "code number title",
         "entries": "id contest unit title text state award award_document revoked_on"}, of="评选",
    ),
)  # fmt: skip
