"""The school's timetable, the daily series, the column, classes: what is taught and published (学习)."""

from __future__ import annotations

from gongshi import At, Grid
from gongshi.records.across import listed_codes
from gongshi_organs.collations.collation import Collation, Named, acts_of, chosen, in_year, until
from gongshi_organs.duties import missing_serials
from gongshi_organs.views.rows import Row, Rows

_UNITS, CLASS = "code name", "培训班"


def timetable(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """The school's lectures of the year up to the period's last day, in order; speakers are not named."""
    named = Named.of(rows)
    held = [
        r
        for r in acts_of(rows, "学堂课程")
        if r["held_on"].year == at.period.last.year and r["held_on"] <= at.period.last
    ]
    body = tuple(
        (n, r["held_on"], r["title"], named(r["organisers"]), "已讲" if r["held_on"] <= at.on else "待讲",
         r["heads"] if r["held_on"] <= at.on else None)
        for n, r in enumerate(held, 1)
    )  # fmt: skip
    heads = ("讲次", "日期", "课程", "主办", "状态", "人次")
    return [Grid("课程安排", heads, body, lead=(until(at),), widths=(8, 14, 32, 24, 8, 8))]


def daily_archive(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """The daily series up to the day with what each issue studied, and the numbers that are missing; never a reader."""
    return _series(rows, at, "每日一学")


def column_index(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """The column's articles up to the day, and the numbers that are missing."""
    return _series(rows, at, "专栏")


def _series(rows: Rows, at: At, kind: str) -> list[Grid]:
    titles = {r["code"]: r["title"] for r in rows["documents"]}
    named = Named.of(rows)
    posts = [r for r in acts_of(rows, kind) if r["held_on"] <= at.on]
    posts.sort(key=lambda r: (r["serial"] or 0, r["held_on"]))
    body = tuple(
        (r["serial"], r["held_on"], r["title"], titles.get(r["document"], r["document"]), named(r["organisers"]))
        for r in posts
    )
    gaps = missing_serials(r["serial"] for r in posts if r["serial"])
    note = f"缺号：{'、'.join(map(str, gaps))}。" if gaps else "期号连续，没有缺号。"
    heads = ("期号", "日期", "题目", "出处", "主办")
    return [Grid(kind, heads, body, notes=(note,), lead=(until(at),), widths=(8, 14, 34, 26, 24))]


def classes(rows: Rows, at: At, of: str = "") -> list[Grid]:
    """Training classes of the year: sessions and heads of each, learners and certificates; one class's roll when it is named.

    Heads of sessions are 人次, never people; learners are people. Sessions of one class carry its
    code as their object, or have the same name and organisers.
    """
    if of:
        return [_roll(rows, at, of)]
    named, sessions = Named.of(rows), _sessions(rows, at)
    body = []
    for (code, title, organisers), held in sessions.items():
        mine = [p for p in _learners(rows, at) if code and p["unit"] == code]
        done = sum(p["certificate"] is not None for p in mine)
        heads = sum(r["heads"] or 0 for r in held)
        body.append((title, named(organisers), held[0]["held_on"], held[-1]["held_on"], len(held), heads,
                     len({p["person"] for p in mine}) if code else None, done if code else None))  # fmt: skip
    note = f"共 {len(body)} 个班、{sum(b[4] for b in body)} 次、{sum(b[5] for b in body)} 人次；人次不是人数，同一人到几次计几次。"
    heads_of = ("班次名称", "主办", "开班", "最近一次", "次数", "人次", "学员", "发证")
    widths = (26, 22, 14, 14, 8, 8, 8, 8)
    return [Grid("培训班", heads_of, tuple(body), notes=(note,), lead=(until(at),), widths=widths)]


def _sessions(rows: Rows, at: At) -> dict[tuple[str, str, str], list[Row]]:
    """Sessions of the year by class: its code, if it has one, its name, its organisers."""
    classes = {u["code"]: u["name"] for u in rows["units"] if u["kind"] == CLASS}
    found: dict[tuple[str, str, str], list[Row]] = {}
    for act in (r for r in acts_of(rows, CLASS) if in_year(r, at.on)):
        code = next((c for c in listed_codes(act["objects"]) if c in classes), "")
        key = (code, classes.get(code, act["title"]), act["organisers"])
        found.setdefault(key, []).append(act)
    return found


def _learners(rows: Rows, at: At) -> list[Row]:
    return [p for p in rows["posts"] if p["role"] == "学员" and p["since"] <= at.on]


def _roll(rows: Rows, at: At, of: str) -> Grid:
    """Learners of one class with unit, dates and certificate: what the certificates are written from."""
    made = chosen([u for u in rows["units"] if u["kind"] == CLASS], of, CLASS, "code", "name")
    named, people = Named.of(rows), {p["number"]: p for p in rows["persons"]}
    mine = sorted((p for p in _learners(rows, at) if p["unit"] == made["code"]), key=lambda p: p["person"])
    body = tuple(
        (n, people[p["person"]]["name"], named(people[p["person"]]["unit"]), p["since"], p["until"], p["certificate"])
        for n, p in enumerate(mine, 1)
    )
    done = sum(p["certificate"] is not None for p in mine)
    note = f"学员 {len(body)} 人，结业发证 {done} 人。"
    heads = ("序号", "姓名", "单位", "入班", "结业", "证书编号")
    return Grid("学员名册", heads, body, notes=(note,), lead=(made["name"], until(at)), widths=(8, 12, 28, 14, 14, 18))


STUDY = (
    Collation("课表", "学堂课表", timetable, {"activities": "id kind held_on title organisers heads", "units": _UNITS}),
    Collation(
        "每日一学", "“每日一学”存档", daily_archive,
        {"activities": "id kind held_on title organisers serial document", "documents": "code title", "units": _UNITS},
    ),
    Collation(
        "专栏", "专栏索引", column_index,
        {"activities": "id kind held_on title organisers serial document", "documents": "code title", "units": _UNITS},
    ),
    Collation(
        "培训", "培训班名册", classes,
        {"activities": "id kind held_on title organisers objects heads", "units": "code name kind",
         "posts": "person unit role since until certificate", "persons": "number name unit"}, of="班次，不写则列各班",
    ),
)  # fmt: skip
