"""The organs pack's demo city: 93 organisations, 76 communities, two years of rows (示例市市直机关).

Everything in it is invented. Planted rows give the founding page's counts and stand in code
by hand; the truth file states the counts and is not computed from them. The same seed and
size give the same bytes. `size` multiplies the ordinary meetings, lists and care alone.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from gongshi import Register
from gongshi_organs.demo.book import Book
from gongshi_organs.demo.care import plant_care, plant_issues
from gongshi_organs.demo.classes import plant_classes, plant_follow_ups
from gongshi_organs.demo.contests import plant_contests
from gongshi_organs.demo.events import add_events, plant_events
from gongshi_organs.demo.honours import plant_honours, plant_year
from gongshi_organs.demo.organisation import plant_posts, plant_units
from gongshi_organs.demo.pairs import plant_links, plant_lists
from gongshi_organs.demo.titles import plant_titles
from gongshi_organs.demo.works import plant_works
from gongshi_organs.registers import REGISTERS

_HERE = Path(__file__).parent
SENDER = "示例市直机关工委"
KNOWN_AT = "2022-11-20T17:00:00"
LATE_AT = "2022-11-21T09:00:00"
TRUTH = "truth.json"
AFTER = "活动台账_11月24日补报.csv"


def write_city(folder: Path, *, size: int = 1, seed: int = 20221123) -> Mapping[str, Any]:
    """The files of the city in `folder`, their manifest, the settings and the truth (示例市的报送文件与真值)."""
    folder.mkdir(parents=True, exist_ok=True)
    book = make_book(size=size, seed=seed)
    manifest = [
        _write(folder, register, book.rows[register.name]) for register in REGISTERS if book.rows[register.name]
    ]
    manifest.append(_write_late(folder, book))
    _write_after(folder)
    (folder / "deliveries.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    shutil.copyfile(_HERE.parent / "gongshi.toml", folder / "gongshi.toml")
    truth = json.loads((_HERE / TRUTH).read_text(encoding="utf-8"))
    shutil.copyfile(_HERE / TRUTH, folder / TRUTH)
    return truth  # type: ignore[no-any-return]


def make_book(*, size: int, seed: int) -> Book:
    """All rows: planted first, then the background around them."""
    book = Book(Random(seed))
    plant_units(book)
    plant_posts(book)
    plant_works(book)
    plant_links(book)
    plant_lists(book, size)
    plant_events(book)
    plant_contests(book)
    plant_honours(book)
    plant_year(book)
    plant_titles(book)
    plant_care(book, size)
    plant_issues(book)
    plant_classes(book)
    plant_follow_ups(book)
    add_events(book, size)
    return book


def _write(folder: Path, register: Register, rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    name = f"{register.label}.csv"
    (folder / name).write_bytes(_as_csv(register, rows))
    return {"file": name, "register": register.name, "mode": "whole", "sender": SENDER, "known_at": KNOWN_AT}


def _write_late(folder: Path, book: Book) -> dict[str, str]:
    """A correction of the release morning: one survey moved by two days, its number kept."""
    register = next(r for r in REGISTERS if r.name == "activities")
    survey = next(r for r in book.rows["activities"] if r["kind"] == "沉浸式调研")
    name = "活动台账_更正.csv"
    moved = {**survey, "held_on": survey["held_on"].replace(day=12), "recorded_on": survey["held_on"].replace(day=13)}
    (folder / name).write_bytes(_as_csv(register, [moved]))
    return {"file": name, "register": "activities", "mode": "changes", "sender": SENDER, "known_at": LATE_AT}


def _write_after(folder: Path) -> None:
    """What comes after the release, and is no part of it: a meeting of October that was written down in November."""
    register = next(r for r in REGISTERS if r.name == "activities")
    late = {"id": "HD-BL-0001", "kind": "主题党日", "held_on": date(2022, 10, 20), "title": "补报的主题党日", "organisers": "D001",
            "heads": 25, "recorded_on": date(2022, 11, 24)}  # fmt: skip
    (folder / AFTER).write_bytes(_as_csv(register, [late]))


def _as_csv(register: Register, rows: Sequence[Mapping[str, Any]]) -> bytes:
    columns = [c for c in register.columns if c.key or c.required or any(row.get(c.name) is not None for row in rows)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([c.label for c in columns])
    writer.writerows([["" if row.get(c.name) is None else row[c.name] for c in columns] for row in rows])
    return out.getvalue().encode("utf-8-sig")
