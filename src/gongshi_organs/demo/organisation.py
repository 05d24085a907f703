"""Planted: units, seats, groups and rosters, in the founding page's numbers (单位与任职)."""

from __future__ import annotations

from datetime import date

from gongshi_organs.demo.book import BEGUN, DISTRICTS, Book

DEPARTMENTS, ORGANISATIONS, COMMITTEES, WITH_DISCIPLINE = 88, 93, 58, 46
COMMUNITIES, VILLAGES, GROUPS, HOSTS = 76, 16, 188, 56
FILLED, BOTH_BEFORE, BOTH_NOW = 80, 63, 66
_D = date


def plant_units(book: Book) -> None:
    """Every unit; one department merged away, one discipline committee abolished, one joint group."""
    for i in range(1, DEPARTMENTS + 1):
        _unit(
            book,
            f"D{i:03}",
            f"示例{i:02}局",
            "部门",
            region=DISTRICTS[i % 3],
            has_group="是" if i <= FILLED + 4 else "否",
        )
    _unit(book, "D089", "示例旧局", "部门", has_group="否", abolished_on=_D(2022, 3, 1))
    book.add("successions", old="D089", new="D001", on=_D(2022, 3, 1), kind="合并", document="W002")
    for i in range(1, ORGANISATIONS + 1):
        parent = f"D{i:03}" if i <= DEPARTMENTS else None
        _unit(
            book, f"O{i:03}", f"示例{i:02}党组织", "直属机关党组织", parent, DISTRICTS[i % 3], members=8 + 37 * i % 180
        )
    for i in range(1, COMMITTEES + 1):
        _unit(book, f"C{i:03}", f"示例{i:02}局机关党委", "机关党委", f"D{i:03}", members=100 + i)
    for i in range(1, WITH_DISCIPLINE + 1):
        _unit(book, f"J{i:03}", f"示例{i:02}局机关纪委", "机关纪委", f"C{i:03}")
    _unit(book, "J050", "已撤机关纪委", "机关纪委", "C050", abolished_on=_D(2022, 6, 1))
    for i in range(1, 21):
        _unit(book, f"Z{i:03}", f"示例{i:02}党总支", "党总支", f"C{i:03}", members=50 + i)
    for i in range(1, 151):
        _unit(book, f"B{i:03}", f"示例{i:03}支部", "党支部", f"C{1 + i % COMMITTEES:03}", members=3 + i % 30)
    _places(book)
    _teams(book)


def _unit(
    book: Book, code: str, name: str, kind: str, of_unit: str | None = None, region: str = "东岭区", **more: object
) -> None:
    book.add("units", **{"code": code, "name": name, "kind": kind, "of_unit": of_unit, "region": region,
                         "established_on": BEGUN, **more})  # fmt: skip


def _places(book: Book) -> None:
    for i in range(1, COMMUNITIES + 1):
        _unit(book, f"S{i:03}", f"虚构{i:02}社区", "社区", region=DISTRICTS[i % 3])
    for i in range(1, VILLAGES + 1):
        _unit(book, f"V{i:03}", f"虚构{i:02}新村", "村")
    for i in range(1, 41):
        _unit(book, f"L{i:03}", f"沿河{i:02}村支部", "村支部")
    for i in range(1, 11):
        _unit(book, f"W{i:03}", f"省直{i:02}单位", "外部单位")


def _teams(book: Book) -> None:
    """Study groups in 56 departments, one shared by two of them; rosters, school, survey teams."""
    for i in range(GROUPS):
        _unit(book, f"G{i:03}", f"青年{i:03}小组", "学习小组", f"D{1 + i % (HOSTS - 1):03}")
    book.add("links", id="JL001", kind="联合组建", a="G000", b=f"D{HOSTS:03}", since=_D(2022, 6, 1))
    _unit(book, "T001", "党风政风监督员队伍", "队伍")
    _unit(book, "T002", "百姓宣讲团", "队伍")
    _unit(book, "X001", "青年学堂", "学堂")
    for i, word in enumerate("一二三四", 1):
        _unit(book, f"K{i:03}", f"第{word}调研组", "队伍")


def plant_posts(book: Book) -> None:
    """Both seats in 80 departments: held by one person in 63, and in three more since 1 November."""
    for i in range(1, FILLED + 1):
        unit = f"D{i:03}"
        leader = book.person(unit=unit)
        _post(book, leader, unit, "党组书记", _D(2021, 1, 1))
        if i <= BOTH_BEFORE:
            _post(book, leader, unit, "机关党组织书记", _D(2021, 1, 1))
            continue
        deputy = book.person(unit=unit)
        _post(book, deputy, unit, "机关党组织书记", _D(2021, 1, 1), _D(2022, 11, 1) if i <= BOTH_NOW else None)
        if i <= BOTH_NOW:
            _post(book, leader, unit, "机关党组织书记", _D(2022, 11, 1))
    for i in range(32):
        _post(
            book,
            book.person(unit=f"D{1 + i:03}"),
            "T001",
            "监督员",
            _D(2021, 6, 1),
            None if i < 30 else _D(2022, 5, 31),
        )
    for i in range(24):
        _post(book, book.person(unit=f"D{40 + i:03}"), "T002", "宣讲员", _D(2022, 4, 1))


def _post(book: Book, person: str, unit: str, role: str, since: date, until: date | None = None) -> None:
    book.add("posts", person=person, unit=unit, role=role, since=since, until=until)
