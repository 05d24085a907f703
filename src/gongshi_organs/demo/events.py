"""Planted activities, and the two years of ordinary ones around them (活动).

Background: for each department and month, meetings by a fixed rhythm with a day drawn evenly
from the working days; their kinds are none of those the release counts to date.
"""

from __future__ import annotations

from datetime import date, timedelta

from gongshi.workdays import is_working_day
from gongshi_organs.codes import SPECIAL_ACTIVITIES
from gongshi_organs.demo.book import Book
from gongshi_organs.demo.organisation import DEPARTMENTS
from gongshi_organs.demo.pairs import JOINT_PAIRS

_D = date
JOINT, LATE = 317, 5  # joint activities of two sides each; five of them recorded late
CUT = _D(2022, 11, 21)
_BACKGROUND = ("主题党日", "三会一课", "中心组学习")


def plant_events(book: Book) -> None:
    """Joint activities, surveys, special kinds, two ceremonies, trainings, a daily series with one gap."""
    links = [r["id"] for r in book.rows["links"] if r["kind"] == "结对共建"]
    for i in range(JOINT):
        day = _D(2021, 4, 1) + timedelta(days=(i * 17) % 590)
        pair = i % JOINT_PAIRS + 1
        _event(book, "联学联建", day, f"联合主题党日{i + 1:03}", f"O{pair:03}、L{pair:03}", link=links[pair - 1],
               recorded_on=day + timedelta(days=45 if i < LATE else 1), items="P7/7" if day >= _D(2022, 1, 1) else None, heads=20 + i % 30)  # fmt: skip
    for i in range(1, DEPARTMENTS + 1):
        _event(book, "沉浸式调研", _D(2022, 3 + i % 6, 10), f"走访调研{i:02}", f"K{1 + i % 4:03}", objects=f"D{i:03}")
    for i, kind in enumerate(SPECIAL_ACTIVITIES):
        _event(book, kind, _D(2022, 4 + i, 15), kind, "D001、D002", heads=120, items="PN/9")
    for year in (2021, 2022):
        _event(book, "50年纪念章颁发", _D(year, 6, 29), "纪念章颁发仪式", "D001")
    for i in range(4):
        _event(book, "培训班", _D(2022, 11, 1 + 7 * (i % 3)), f"业务培训{i + 1}", "D003", heads=50 + i)
    for i in range(46):
        for day in (_D(2022, 6, 20), _D(2021, 12, 20)):
            _event(book, "述职", day, "半年述职", f"J{i + 1:03}", electors=60, votes=50)
    for serial in (n for n in range(201, 216) if n != 209):
        _event(
            book,
            "每日一学",
            _D(2022, 11, 1) + timedelta(days=serial - 201),
            f"第{serial}期",
            "D001",
            serial=serial,
            document="W001",
        )


def add_events(book: Book, size: int) -> None:
    """Two years of ordinary meetings by department and month, and first topics since the text appeared."""
    for months in range(24):
        year, month = 2020 + (11 + months) // 12, (11 + months) % 12 + 1
        for i in range(1, DEPARTMENTS + 1):
            for n, kind in enumerate(_BACKGROUND * size, 1):
                title = kind if size == 1 else f"{kind}{n:04}"
                day = _working_day(book, year, month)
                _event(book, kind, day, title, f"D{i:03}", heads=book.chance.randint(10, 60))
    for i in range(1, 41):
        _event(book, "第一议题", _D(2022, 11, 1 + i % 4), "党组会议", f"D{i:03}", document="W001", is_first="是")


def _working_day(book: Book, year: int, month: int) -> date:
    while True:
        day = _D(year, month, book.chance.randint(1, 20))
        if is_working_day(day):
            return day


def _event(book: Book, kind: str, day: date, title: str, organisers: str, **more: object) -> None:
    book.add("activities", **{"id": book.code_of_activity(), "kind": kind, "held_on": day, "title": title,
                              "organisers": organisers, "recorded_on": day + timedelta(days=1), **more})  # fmt: skip
