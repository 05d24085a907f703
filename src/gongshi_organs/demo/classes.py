"""Planted: a training class with its learners and certificates, and what meetings decided (培训班、议定事项)."""

from __future__ import annotations

from datetime import date

from gongshi_organs.demo.book import Book

_D = date
CLASS, LEARNERS, FINISHED = "Q001", 50, 48


def plant_classes(book: Book) -> None:
    """One class: 50 learners since 1 November, 48 of them with a certificate; its session names it as its object."""
    book.add("units", code=CLASS, name="党务干部培训班", kind="培训班", region="东岭区", established_on=_D(2022, 11, 1))
    session = next(r for r in book.rows["activities"] if r["kind"] == "培训班")
    session["objects"] = CLASS
    people = list(dict.fromkeys(str(p["person"]) for p in book.rows["posts"]))[:LEARNERS]
    for n, person in enumerate(people, 1):
        done = n <= FINISHED
        book.add("posts", person=person, unit=CLASS, role="学员", since=_D(2022, 11, 1), until=_D(2022, 11, 4) if done else None,
                 certificate=f"JY2022-{n:03}" if done else None)  # fmt: skip


def plant_follow_ups(book: Book) -> None:
    """Six follow-ups of first topics: four done, one under way, one overdue."""
    people = [str(r["number"]) for r in book.rows["persons"][:8]]
    for i in range(1, 7):
        due = _D(2022, 11, 18) if i == 6 else _D(2022, 12, 20)
        book.add("issues", id=f"YD{i:05}", kind="议定事项", unit=f"D{i:03}", found_on=_D(2022, 11, 1 + i % 4), text=f"议定事项{i}",
                 measure=f"落实事项{i}", owner=people[i], due=due, closed_on=_D(2022, 11, 16) if i < 5 else None,
                 verified_by=people[i + 1] if i < 5 else None)  # fmt: skip
