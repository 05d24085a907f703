"""Planted: links of every kind and the three lists (结对、清单)."""

from __future__ import annotations

from datetime import date

from gongshi_organs.demo.book import Book
from gongshi_organs.demo.organisation import COMMUNITIES, DEPARTMENTS, ORGANISATIONS, VILLAGES

_D = date
CATEGORIES = ("环境整治", "法律服务", "健康义诊", "助老", "助学", "文化体育", "安全排查", "技能培训")
JOINT_PAIRS = 40


def plant_links(book: Book) -> None:
    """93 organisations to 76 communities, 16 villages, 12 pilots, four contact groups, 40 branch pairs."""
    for i in range(1, ORGANISATIONS + 1):
        _link(book, "双报到", f"O{i:03}", f"S{1 + (i - 1) % COMMUNITIES:03}", _D(2022, 4, 1))
    for i in range(1, VILLAGES + 1):
        _link(book, "双联共建", f"W{1 + i % 10:03}", f"V{i:03}", _D(2022, 5, 1))
    for i in range(1, 13):
        _link(book, "三级联动试点", f"D{i * 7:03}", None, _D(2022, 1, 1))
    for i in range(1, DEPARTMENTS + 1):
        _link(book, "联系点", f"K{1 + i % 4:03}", f"D{i:03}", _D(2022, 2, 1), grp=f"第{'一二三四'[i % 4]}组")
    for i in range(1, JOINT_PAIRS + 1):
        _link(book, "结对共建", f"O{i:03}", f"L{i:03}", _D(2021, 3, 1))


def _link(book: Book, kind: str, a: str, b: str | None, since: date, grp: str | None = None) -> None:
    book.add("links", id=book.code("links", "JD"), kind=kind, a=a, b=b, grp=grp, since=since)


def plant_lists(book: Book, size: int) -> None:
    """Needs and resources by category, projects on some of them, posts for students: 30 posts, 32 places."""
    for i in range(1, COMMUNITIES + 1):
        for j in range(2 * size):
            need = _line(book, "需求", f"S{i:03}", CATEGORIES[(i + 3 * j) % 8], 2, urgency=1 + (i + j) % 5)
            if j == 0 and i <= 60:
                giver = f"O{i:03}"
                resource = _line(book, "资源", giver, CATEGORIES[i % 8], 3)
                _line(book, "项目", giver, CATEGORIES[i % 8], 2, need=need, resource=resource,
                      done_on=_D(2022, 8, 20) if i <= 45 else None, accepted_by=f"S{i:03}" if i <= 45 else None,
                      accepted_on=_D(2022, 9, 1) if i <= 45 else None, opinion="满意" if i <= 45 else None)  # fmt: skip
    for i in range(61, ORGANISATIONS + 1):
        _line(book, "资源", f"O{i:03}", CATEGORIES[i % 8], 3)
    for i in range(30):
        _line(book, "岗位", f"D{1 + i:03}", "返家乡", 2 if i < 2 else 1, measure="人")


def _line(
    book: Book, kind: str, unit: str, category: str, quantity: int, *, measure: str = "次", **more: object
) -> str:
    row = book.add("listings", **{"id": book.code("listings", "QD", 5), "kind": kind, "unit": unit, "category": category,
                                  "text": f"{category}一项", "quantity": quantity, "measure": measure,
                                  "since": _D(2022, 5, 1), **more})  # fmt: skip
    return str(row["id"])
