"""Planted: contests with their entries, marks with a tie at the prize line, awards (评选)."""

from __future__ import annotations

from datetime import date

from gongshi_organs.demo.book import Book

_D = date
CONTESTANTS, WITHDRAWN, CASES, CASES_BEFORE = 87, 3, 15, 12


def plant_contests(book: Book) -> None:
    """The speech contest and what it sent up, 15 cases, the tenth meet, the seventh medal."""
    _contest(book, "XJ2022", "百姓宣讲比赛", "市直机关百姓宣讲比赛", 2022, criteria="内容:60、表达:40", awards="一等奖:2、二等奖:3",
             tie_rule="并列都取", trimmed="是", judges_least=3)  # fmt: skip
    for i in range(CONTESTANTS + WITHDRAWN):
        unit = f"D{1 + i % 88:03}"
        _entry(
            book,
            "XJ2022",
            unit,
            "参赛" if i < CONTESTANTS else "退出",
            f"故事{i + 1:02}",
            person=book.person(unit=unit),
        )
    sent = book.rows["entries"][0]
    _contest(book, "XS2022", "百姓宣讲比赛", "全省百姓宣讲比赛", 2022, level="省", nature="外部评选", basis="W009")
    _entry(book, "XS2022", sent["unit"], "授奖", "故事01", person=sent["person"], award="一等奖", award_document="W009",
           awarded_on=_D(2022, 10, 1), sent_from=sent["id"])  # fmt: skip
    _scores(book)
    _cases(book)
    for session in range(1, 11):
        _contest(
            book, f"YD{session:02}", "市直机关运动会", f"第{session}届市直机关运动会", 2012 + session, session=session
        )
    for session in range(1, 8):
        _contest(
            book,
            f"QN{session:02}",
            "市直机关青年奖章",
            f"第{session}届市直机关青年奖章",
            2015 + session,
            session=session,
        )


def _scores(book: Book) -> None:
    """Finalists' marks: a tie for the second place, where the first prize has two."""
    judges = [book.person() for _ in range(3)]
    for entry, marks in zip(book.rows["entries"][:4], ((58, 39), (55, 38), (55, 38), (50, 35)), strict=True):
        for judge in judges:
            for criterion, value in zip(("内容", "表达"), marks, strict=True):
                book.add("scores", entry=entry["id"], judge=judge, criterion=criterion, round="决赛", value=value)


def _cases(book: Book) -> None:
    for year, n in ((2021, CASES_BEFORE), (2022, CASES)):
        code = f"AL{year}"
        _contest(
            book,
            code,
            "优秀案例",
            f"{year}年度融合发展优秀案例",
            year,
            awards=f"优秀案例:{n}",
            tie_rule="加赛",
            notice_days=5,
        )
        day = _D(2022, 11, 15) if year == 2022 else _D(2021, 12, 20)
        begun = _D(2022, 11, 1) if year == 2022 else _D(2021, 12, 1)
        for i in range(n):
            _entry(book, code, f"O{1 + i * 3:03}", "授奖", f"{year}年案例{i + 1:02}", award="优秀案例", award_document="W004" if year == 2022 else "W002",
                   awarded_on=day, notice_from=begun)  # fmt: skip
    best = book.rows["entries"][-1]
    _contest(
        book,
        "HH2022",
        "黄河流域机关党建创新案例",
        "黄河流域机关党建创新案例评选",
        2022,
        level="全国",
        nature="外部评选",
        basis="W005",
    )
    _entry(book, "HH2022", best["unit"], "授奖", best["title"], award="铜奖", award_document="W005", awarded_on=_D(2022, 9, 22),
           sent_from=best["id"])  # fmt: skip


def _contest(book: Book, code: str, series: str, title: str, year: int, *, level: str = "内部", nature: str = "内部评选",
             basis: str = "W002", **more: object) -> None:  # fmt: skip
    book.add("contests", **{"code": code, "series": series, "title": title, "year": year, "level": level, "nature": nature,
                            "basis": basis, **more})  # fmt: skip


def _entry(book: Book, contest: str, unit: str, state: str, title: str, **more: object) -> None:
    book.add("entries", **{"id": f"SB{len(book.rows['entries']) + 1:05}", "contest": contest, "unit": unit, "state": state,
                           "title": title, **more})  # fmt: skip
