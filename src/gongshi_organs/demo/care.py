"""Planted: relief of 100,000 yuan paid, care of five kinds, problems found and closed (关怀、问题)."""

from __future__ import annotations

from datetime import date

from gongshi_organs.codes import FIVE_CARES
from gongshi_organs.demo.book import Book

_D = date
PAID, FEN, APPROVED = 40, 250_000, 4  # 40 payments of 2,500 yuan; four approved and not paid
FOUND, CLOSED, RISKS = 120, 96, 150


def plant_care(book: Book, size: int) -> None:
    """Relief paid, returned and waiting; care of each kind for the year."""
    for i in range(PAID + APPROVED + 1):
        paid = i < PAID or i == PAID + APPROVED
        book.add(
            "care", id=f"GH{i + 1:05}", kind="困难救助", on=_D(2022, 1, 5), unit=f"D{1 + i:03}", amount_fen=FEN, fund="工会",
            approved_on=_D(2022, 1, 10), paid_on=_D(2022, 1, 20) if paid else None, receipt=f"SJ{i:04}" if paid else None,
            refunded_on=_D(2022, 3, 1) if i == PAID + APPROVED else None, person=book.person(unit=f"D{1 + i:03}"), cause="病",
            household=f"JT{i:04}",
        )  # fmt: skip
    for k, kind in enumerate(FIVE_CARES):
        for i in range(20 * size):
            n = len(book.rows["care"]) + 1
            book.add("care", id=f"GH{n:05}", kind=kind, on=_D(2022, 1 + (i + k) % 11, 5), unit=f"D{1 + i % 88:03}",
                     item=f"PC/{1 + k % 4}.{1 + i % 5}", person=book.rows["persons"][i % 80]["number"])  # fmt: skip


def plant_issues(book: Book) -> None:
    """Survey problems, 96 of 120 closed by another than the owner; risk points without names."""
    people = [r["number"] for r in book.rows["persons"][:80]]
    for i in range(FOUND):
        done = i < CLOSED
        book.add("issues", id=f"WT{i + 1:05}", kind="调研问题", unit=f"D{1 + i % 88:03}", found_on=_D(2022, 3 + i % 6, 10),
                 text=f"第{i + 1}项流程衔接不畅", owner=people[i % 80], due=_D(2022, 10, 31),
                 closed_on=_D(2022, 10, 20) if done else None, verified_by=people[(i + 1) % 80] if done else None)  # fmt: skip
    for i in range(RISKS):
        book.add("issues", id=f"WT{FOUND + i + 1:05}", kind="廉政风险点", unit=f"D{1 + i % 88:03}", found_on=_D(2022, 6, 1),
                 text=f"权力事项{i + 1}的审批环节", likelihood=1 + i % 3, impact=1 + i % 2, measure="集体研究，双人经办",
                 owner=people[i % 80])  # fmt: skip
