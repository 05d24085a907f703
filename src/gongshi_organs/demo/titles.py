"""Planted: titles due for their re-check, one of a merged department; judges; students who come home (称号、评委、学生)."""

from __future__ import annotations

from datetime import date

from gongshi_organs.demo.book import Book

_D = date
TITLES, STUDENTS = 5, 6
SUBJECTS = ("中文", "法学", "统计")


def plant_titles(book: Book) -> None:
    """Five titles of 2020, the first held by the department that was merged away; and the rows that placings need."""
    book.add("contests", code="WM2020", series="青年文明号", title="市直机关青年文明号", year=2020, level="市", nature="经批准",
             basis="W003")  # fmt: skip
    for i, unit in enumerate(("D089", *(f"D{n:03}" for n in range(2, 1 + TITLES)))):
        book.add("entries", id=f"WM{i + 1:03}", contest="WM2020", unit=unit, state="授奖", title=f"文明号集体{i + 1}",
                 award="青年文明号", award_document="W003", awarded_on=_D(2020, 12, 10))  # fmt: skip
    for person in dict.fromkeys(row["judge"] for row in book.rows["scores"]):
        book.add("posts", person=person, unit="T002", role="评委", since=_D(2022, 1, 1))
    posts = [row for row in book.rows["listings"] if row["kind"] == "岗位"]
    for i, row in enumerate(posts):
        row["subject"] = SUBJECTS[i % 3] if i < 9 else None
    for i in range(STUDENTS):
        student = book.person(unit=f"D{10 + i:03}", born=_D(2001, 1 + i, 3), joined=_D(2021, 7, 1))
        book.add("listings", id=f"XS{i + 1:03}", kind="申请", unit=f"D{10 + i:03}", category="返家乡", text="暑期实践", quantity=1,
                 measure="人", subject=SUBJECTS[i % 3], person=student, since=_D(2022, 7, 1), until=_D(2022, 8, 31))  # fmt: skip
