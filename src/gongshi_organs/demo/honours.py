"""Planted: lessons told, models found, four honours we recommended for, a union's and a school's year (党课、榜样、推荐)."""

from __future__ import annotations

from datetime import date

from gongshi_organs.demo.book import Book

_D = date
LESSONS, MODELS, RENEWED, LECTURES = 40, 6, 3, 5
ABILITIES = ("政治能力", "学习能力", "服务能力", "创新能力", "落实能力")
RECOMMENDED = (
    ("全国工人先锋号", "全国"),
    ("省富民兴鲁劳动奖章", "省"),
    ("省工人先锋号", "省"),
    ("省五一劳动奖状", "省"),
)


def plant_honours(book: Book) -> None:
    """The lessons' contest, the models with consent, the four honours granted."""
    _contest(book, "DK2022", "我来讲党课", "市直机关“我来讲党课”比赛")
    for i in range(LESSONS):
        _entry(book, "DK2022", f"D{1 + i:03}", "参赛", f"党课{i + 1:02}", person=book.person(unit=f"D{1 + i:03}"))
    _contest(
        book, "BY2022", "发现榜样", "市直机关“发现榜样”", awards=f"机关榜样:{MODELS}", tie_rule="加赛", notice_days=5
    )
    for i in range(MODELS):
        unit = f"D{41 + i:03}"
        _entry(book, "BY2022", unit, "授奖", f"事迹{i + 1}", person=book.person(unit=unit), award="机关榜样", award_document="W002",
               awarded_on=_D(2022, 11, 10), notice_from=_D(2022, 11, 1), consented_on=_D(2022, 11, 9), opinions="无异议")  # fmt: skip
    _contest(book, "GT2022", "工会荣誉推荐", "工会系列荣誉推荐")
    for i, (honour, level) in enumerate(RECOMMENDED, 1):
        _entry(book, "GT2022", f"D{50 + i:03}", "入围", honour)
        sent = book.rows["entries"][-1]
        _contest(book, f"GW{i}2022", "工会系列荣誉", honour, level=level, nature="外部评选", basis="W009")
        _entry(book, f"GW{i}2022", sent["unit"], "授奖", honour, award=honour, award_document="W009", awarded_on=_D(2022, 10, 1),
               sent_from=sent["id"])  # fmt: skip


def plant_year(book: Book) -> None:
    """Unions renewed, lectures of the school, the five abilities of the theme."""
    for i in range(RENEWED):
        _event(book, "换届", _D(2022, 5, 10 + i), f"工会换届{i + 1}", f"D{1 + i:03}")
    for i in range(LECTURES):
        _event(book, "学堂课程", _D(2022, 7 + i, 8), f"第{i + 1}讲", "X001", heads=60 + i)
    for serial in (1, 2, 4):
        _event(book, "专栏", _D(2022, 8 + serial // 2, 3), f"专栏文章{serial}", "D001", serial=serial)
    book.add("programmes", code="PM", title="美德健康生活方式", kind="主题活动", basis="W002", since=_D(2022, 1, 1),
             number_word=len(ABILITIES))  # fmt: skip
    for i, ability in enumerate(ABILITIES, 1):
        book.add("items", programme="PM", path=str(i), title=ability, since=_D(2022, 1, 1))


def _contest(book: Book, code: str, series: str, title: str, *, level: str = "内部", nature: str = "内部评选",
             basis: str = "W002", **more: object) -> None:  # fmt: skip
    book.add("contests", **{"code": code, "series": series, "title": title, "year": 2022, "level": level, "nature": nature,
                            "basis": basis, **more})  # fmt: skip


def _entry(book: Book, contest: str, unit: str, state: str, title: str, **more: object) -> None:
    book.add("entries", **{"id": f"SB{len(book.rows['entries']) + 1:05}", "contest": contest, "unit": unit, "state": state,
                           "title": title, **more})  # fmt: skip


def _event(book: Book, kind: str, day: date, title: str, organiser: str, **more: object) -> None:
    book.add("activities", **{"id": book.code_of_activity(), "kind": kind, "held_on": day, "title": title,
                              "organisers": organiser, "recorded_on": day, **more})  # fmt: skip
