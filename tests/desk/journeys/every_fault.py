"""The way past the pages that say what went wrong or is not done yet: 400 to 500, jobs in each state, a count (差错逐页)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from . import a_month
from .album import Album
from .desk import PATIENCE, Desk, counted

MONTH = "/month/traffic/2022-12/"
STATES = ("WAITING", "RUNNING", "FAILED", "INTERRUPTED")
WHAT, MEND = "数据或模板在改稿采纳之后有了变化。", "请在“文书”页放弃本期已采纳的改稿，再改一次。"
MANY = """(n) => { const form = document.querySelector('main form');
  for (let i = 0; i < n; i++) { const one = document.createElement('input'); one.name = 'x' + i; form.append(one); }
  form.submit(); }"""


def faults(desk: Desk, album: Album) -> None:
    """Every kind of fault page."""
    page = desk.go(a_month.OFFICE, "/registers/vehicles/row/?k=nothing")
    album.take(page, "fault-404-row")
    for name, path in {
        "404-notice": MONTH + "notice/nothing/", "405": MONTH + "propose/", "422-period": "/month/traffic/2022-13/",
        "404-job": "/jobs/999999/", "404-receipt": "/registers/receipts/999999/", "403": "/audit/",
    }.items():  # fmt: skip
        page.goto(desk.address + path)
        album.take(page, f"fault-{name}")
    page.goto(desk.address + "/help/complaints/")
    page.evaluate("document.querySelector('main [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")
    page.fill("main textarea >> nth=-1", "演示。")
    page.locator("main .button.primary").first.click()
    album.take(page, "fault-403-form")
    page.goto(desk.address + "/help/complaints/")
    page.evaluate(MANY, 6000)
    page.wait_for_selector("main .fault")
    album.take(page, "fault-400")
    with _without(desk, "desk_complaint"):
        page.goto(desk.address + "/help/complaints/")
        album.take(page, "fault-500")


def overtaken(desk: Desk, album: Album) -> None:
    """Two windows on one entry: the second is told what the first did."""
    first = counted(desk.go(a_month.FIRST, MONTH + "review/"))
    second = first.context.new_page()
    second.set_default_timeout(PATIENCE)
    second.goto(first.url)
    first.keyboard.press("1")
    first.wait_for_selector(".messages:has-text('已通过')")
    second.keyboard.press("1")
    second.wait_for_selector("h1:has-text('他人已先办理'), .fault")
    album.take(second, "fault-409")
    second.close()


def unfinished(desk: Desk, album: Album) -> None:
    """Jobs that wait, run, failed or were cut off, and a month that is being counted."""
    for state in STATES:
        with _a_job(desk, state) as number:
            page = desk.go(a_month.PRESS, f"/jobs/{number}/")
            album.take(page, f"job-{state.lower()}")
    album.take(desk.go(a_month.PRESS, "/jobs/"), "jobs-many")
    page = desk.as_(a_month.OFFICE)
    page.route("**/counted/**", lambda asked: asked.abort())
    page.goto(desk.address + "/month/traffic/2022-09/")
    album.take(page, "counting")
    page.unroute("**/counted/**")


@contextmanager
def _without(desk: Desk, table: str) -> Iterator[None]:
    """The desk while one of its tables is away."""
    with _database(desk) as rows:
        rows.execute(f"ALTER TABLE {table} RENAME TO {table}_away")
    try:
        yield
    finally:
        with _database(desk) as rows:
            rows.execute(f"ALTER TABLE {table}_away RENAME TO {table}")


@contextmanager
def _a_job(desk: Desk, state: str) -> Iterator[int]:
    """A job that stands like this: the last one's row once more, gone afterwards."""
    told = {"state": state, "result_url": "", "said": "[]", "finished_at": None, "progress": "", "returned": "[]"}
    if state == "RUNNING":
        told["progress"] = "正在写“曝光通报”"
    if state in ("FAILED", "INTERRUPTED"):
        told |= {"fault_what": WHAT, "fault_where": "改稿“曝光通报”", "fault_mend": MEND}
    with _database(desk) as rows:
        rows.row_factory = sqlite3.Row
        last = dict(rows.execute("SELECT * FROM desk_job ORDER BY id DESC LIMIT 1").fetchone())
        row = {**last, **told, "id": last["id"] + 1}
        marks = ", ".join("?" * len(row))
        rows.execute(f"INSERT INTO desk_job ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    try:
        yield row["id"]
    finally:
        with _database(desk) as rows:
            rows.execute("DELETE FROM desk_job WHERE id = ?", (row["id"],))


@contextmanager
def _database(desk: Desk) -> Iterator[Any]:
    rows = sqlite3.connect(desk.root / "办公" / "desk.sqlite3", timeout=60)
    try:
        with rows:
            yield rows
    finally:
        rows.close()
