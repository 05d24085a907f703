"""Students to posts, by subject and dates (返家乡岗位)."""

from __future__ import annotations

from gongshi import At, Grid
from gongshi_organs.collations.collation import Named, share, until
from gongshi_organs.pairing.placing import place
from gongshi_organs.placing.asked import Asked, Placed
from gongshi_organs.views.rows import Row, Rows

_NOWHERE = "（未安排）"


def students(rows: Rows, at: At, asked: Asked) -> list[Grid]:
    """Every student at one post at most, as many as can be; his subject first, his own district next. Posts are not places."""
    posts = [r for r in rows["listings"] if r["kind"] == "岗位" and _open(r, at)]
    wishes = [r for r in rows["listings"] if r["kind"] == "申请" and _open(r, at)]
    region = {u["code"]: u["region"] for u in rows["units"]}
    by_id = {r["id"]: r for r in (*posts, *wishes)}
    loads = {r["id"]: (0, r["quantity"]) for r in posts} | {_NOWHERE: (0, len(wishes))}
    plan = place(
        {r["id"]: 1 for r in wishes}, loads,
        forbidden=lambda w, p: p != _NOWHERE and not _fits(by_id[w], by_id[p]),
        worth=lambda w, p: 0 if p == _NOWHERE else _worth(by_id[w], by_id[p], region),
    ) if wishes and posts else None  # fmt: skip
    pairs = plan.pairs if plan else tuple((r["id"], _NOWHERE) for r in wishes)
    named = Named.of(rows)
    return [_offers(posts, pairs, named, at), _matched(by_id, pairs, named, region)]


def _open(row: Row, at: At) -> bool:
    return row["until"] is None or row["until"] >= at.period.first


def _fits(wish: Row, post: Row) -> bool:
    """The subject asked is the student's, and his time falls into the post's."""
    subject = post["subject"] is None or post["subject"] == wish["subject"]
    begins = post["since"] is None or wish["until"] is None or wish["until"] >= post["since"]
    ends = post["until"] is None or wish["since"] is None or wish["since"] <= post["until"]
    return subject and begins and ends


def _worth(wish: Row, post: Row, region: dict[str, str]) -> int:
    own = post["subject"] is not None and post["subject"] == wish["subject"]
    near = region.get(wish["unit"]) == region.get(post["unit"])
    return 4 + 2 * own + near


def _offers(posts: list[Row], pairs: tuple[tuple[str, str], ...], named: Named, at: At) -> Grid:
    taken = [p for _, p in pairs]
    body = tuple(
        (
            r["id"],
            named(r["unit"]),
            r["text"],
            r["subject"] or "不限",
            r["quantity"],
            taken.count(r["id"]),
            r["quantity"] - taken.count(r["id"]),
        )
        for r in sorted(posts, key=lambda r: r["id"])
    )
    places = sum(r["quantity"] for r in posts)
    note = f"岗位 {len(posts)} 条，可接收 {places} 人；名额{share(sum(b[5] for b in body), places)}已安排。"
    heads = ("岗位", "单位", "内容", "专业", "名额", "已安排", "空缺")
    return Grid("岗位与名额", heads, body, notes=(note,), lead=(until(at),), widths=(12, 24, 24, 12, 8, 8, 8))


def _matched(by_id: dict[str, Row], pairs: tuple[tuple[str, str], ...], named: Named, region: dict[str, str]) -> Grid:
    body = []
    for wish, post in sorted(pairs):
        row = by_id[wish]
        if post == _NOWHERE:
            body.append((wish, row["person"], row["subject"], None, None, "没有专业和时间相合的空岗"))
            continue
        own = by_id[post]["subject"] is not None
        near = region.get(row["unit"]) == region.get(by_id[post]["unit"])
        reason = "，".join([*(["专业对口"] if own else ["岗位不限专业"]), *(["同一区县"] if near else [])])
        body.append((wish, row["person"], row["subject"], post, named(by_id[post]["unit"]), reason))
    n = sum(b[3] is None for b in body)
    note = f"申请 {len(body)} 人，安排 {len(body) - n} 人，未安排 {n} 人。学生只写编号，姓名不出本机关。"
    heads = ("申请", "学生", "专业", "岗位", "单位", "理由")
    return Grid("匹配结果", heads, tuple(body), notes=(note,), widths=(12, 12, 12, 12, 26, 28))


STUDENTS = Placed(
    "岗位", "返家乡岗位匹配", students,
    {"listings": "id kind unit text quantity subject person since until", "units": "code name region"},
)  # fmt: skip
