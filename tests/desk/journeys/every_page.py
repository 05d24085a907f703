"""The way past every page and state of the desk, as each role sees it (逐页走一遍)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl

from . import a_month
from .album import Album
from .desk import Desk, counted
from .every_account import accounts, newcomer
from .every_fault import faults, overtaken, unfinished

MONTH = "/month/traffic/2022-12/"
FILES = "十二月来文"
CLERK, LEGAL, AUDITOR, KEEPER = "danwei", "fazhi", "shenji", "shencha"
RULE = "lifetime_bans"


def entrance(desk: Desk, album: Album) -> None:
    """Before anybody is in: log-in, a wrong password, the second factor, an address that leads nowhere."""
    page = desk.new_page()
    page.goto(desk.address + "/login/")
    album.take(page, "log-in")
    page.fill("input[name=login]", CLERK)
    page.fill("input[name=password]", "wrong")
    page.click("main .button.primary")
    page.wait_for_selector("main .fault, main .wrong")
    album.take(page, "log-in-wrong")
    page.fill("input[name=login]", CLERK)
    page.fill("input[name=password]", desk.passwords[CLERK])
    page.click("main .button.primary")
    page.wait_for_selector("input[name=code]")
    album.take(page, "second-factor")
    page.context.close()


def clerk(desk: Desk, album: Album) -> None:
    """The unit's clerk: home, entering, a form with its faults, a file handed back, a page he may not see."""
    _look(desk, album, CLERK, {
        "home": "/", "enter": "/enter/", "registers": "/registers/", "account": "/account/", "second": "/mfa/",
        "codes": "/mfa/recovery-codes/", "password": "/account/password/", "help": "/help/", "refused": MONTH,
        "nowhere": "/nowhere/",
    })  # fmt: skip
    page = desk.go(CLERK, "/enter/")
    page.locator("a[href^='/enter/']:has-text('填一条')").first.click()
    album.take(page, "clerk-form")
    page.click("button:text-is('报出')")
    album.take(page, "clerk-form-faults")
    page.goto(desk.address + "/enter/")
    page.locator("a[href$='/deliver/']").first.click()
    album.take(page, "clerk-deliver")
    page = desk.go(CLERK, "/help/complaints/")
    page.fill("main textarea", "演示：同一件事要在两张表里各填一遍。")
    page.locator("main .button.primary").first.click()
    page.wait_for_selector(".messages")
    album.take(page, "clerk-complaints")


def office(desk: Desk, album: Album) -> None:
    """The office's clerk before the month: tables, one row, the month of which nothing has come."""
    _look(desk, album, a_month.OFFICE, {
        "home": "/", "enter": "/enter/", "registers": "/registers/", "table": "/registers/violations/",
        "table-whole": "/registers/vehicles/?all=1", "form": "/enter/crashes/", "jobs": "/jobs/",
        "load": "/help/load/", "self-check": "/help/self-check/", "complaints": "/help/complaints/",
        "manual": "/help/manual/", "due": MONTH + "due/", "no-list": MONTH + "lists/nothing/",
    })  # fmt: skip
    page = desk.go(a_month.OFFICE, "/registers/vehicles/")
    page.locator("tbody tr td a").first.click()
    album.take(page, "office-row")
    page.goto(desk.address + "/registers/vehicles/")
    page.locator("summary:has-text('查找')").click()
    page.fill("#q", "1")
    page.click("button:text-is('筛选')")
    album.take(page, "office-table-filtered")
    page.locator("td.tick input").first.check()
    page.select_option("#bulk-column", index=1)
    page.fill("#bulk-value", "不会有的值")
    page.click(".bulk button:has-text('修改')")
    album.take(page, "office-bulk")


def faulty(desk: Desk, album: Album) -> None:
    """A faulty file, handed in at a register and on the board."""
    with tempfile.TemporaryDirectory() as folder:
        made = _spoiled(next(p for p in sorted((desk.root / FILES).iterdir()) if p.suffix == ".xlsx"), Path(folder))
        page = desk.go(a_month.OFFICE, MONTH)
        page.set_input_files("#files", [str(made)])
        page.click(".hand-in button")
        page.wait_for_selector("#job .badge.good, #job .badge.bad")
        album.take(page, "office-job-faulty")
        page.goto(desk.address + MONTH)
        album.take(page, "office-board-returned")
        page.goto(desk.address + "/enter/")
        page.locator("a[href$='/deliver/']").first.click()
        page.set_input_files("#file", str(made))
        page.click("button:text-is('报送')")
        page.wait_for_selector(".says, .fault")
        album.take(page, "office-receipt")


def month(desk: Desk, album: Album) -> None:
    """December from its files to the site, each step as its own role sees it."""
    files = sorted((desk.root / FILES).iterdir())
    take = album.take
    a_month.deliver(desk, MONTH, files, take)
    a_month.put_forward(desk, MONTH, take)
    overtaken(desk, album)
    a_month.review(desk, a_month.FIRST, MONTH, take, returned=1)
    a_month.review(desk, a_month.SECOND, MONTH, take)
    pages = {
        "figure-rate": "figures/carriers_clear_share/", "review-done": "review/",
        "list-red": f"lists/{RULE}/", "objections-none": "objections/", "notices": "notice/", "approval": "notice/approval/",
        "cases": "notice/cases/",
    }  # fmt: skip
    _look(desk, album, a_month.PRESS, {name: MONTH + path for name, path in pages.items()})
    take(desk.go(a_month.PRESS, MONTH + "figures/crashes_recorded/"), "figure")
    a_month.reword(desk, MONTH, take)
    a_month.write_documents(desk, MONTH, "12", take)
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "审批单扫描件.pdf"
        scan.write_bytes(b"%PDF-1.7\n% a stand-in for the signed sheet\n")
        a_month.publish(desk, MONTH, scan, take)


def afterwards(desk: Desk, album: Album) -> None:
    """After publication: the done board, an objection and its answer, a withdrawal, corrections, terms that end."""
    for who in (a_month.OFFICE, a_month.PRESS, LEGAL, a_month.APPROVE):
        album.take(counted(desk.go(who, MONTH)), f"{who}-board-done")
    _, entry = a_month.object_to(desk, MONTH, RULE, album.take)
    album.take(counted(desk.go(a_month.PRESS, MONTH)), "fabu-board-to-withdraw")
    page = desk.as_(a_month.PRESS)
    page.goto(entry)
    page.click(".acts a:text-is('登记依据变更')")
    album.take(page, "fabu-annul")
    a_month.withdraw(desk, entry, album.take)
    page.goto(entry)
    album.take(counted(page), "entry-withdrawn")
    a_month.correct_next(desk, MONTH, "crash_prone_segments", album.take)
    _look(desk, album, a_month.PRESS, {"due": MONTH + "due/", "publish-done": MONTH + "publish/"})
    a_month.correct_figures(desk, MONTH, "crashes", album.take)
    album.take(counted(desk.go(a_month.PRESS, MONTH)), "fabu-board-corrected")


def watchers(desk: Desk, album: Album) -> None:
    """The keeper's accounts, a look with its reason, and the auditor's books."""
    people = {"home": "/", "people": "/people/", "look": "/look/?next=/registers/"}
    _look(desk, album, KEEPER, people)
    page = desk.go(a_month.SECOND, "/registers/bans/")
    page.locator("tbody tr td a").first.click()
    album.take(page, "fuhe-row-sealed")
    page.click("a:has-text('写明事由')")
    page.fill("[name=reason]", "短")
    page.click("main .button.primary")
    album.take(page, "fuhe-reason-fault")
    page.fill("[name=reason]", "演示：核对判决书。")
    page.click("main .button.primary")
    page.click("button:text-is('启封查看')")
    page.wait_for_selector(".opened")
    album.take(page, "fuhe-row-opened")
    _look(desk, album, AUDITOR, {"home": "/", "diary": "/audit/", "looks": "/audit/looks/", "desk": "/audit/desk/"})


def too_many(desk: Desk, album: Album) -> None:
    """A password tried too often; last, because nobody from here can log in for a while."""
    page = desk.new_page()
    for _ in range(12):
        page.goto(desk.address + "/login/")
        if not page.locator("input[name=login]").count():
            break
        page.fill("input[name=login]", "nobody")
        page.fill("input[name=password]", "wrong")
        page.click("main .button.primary")
        page.wait_for_load_state()
    album.take(page, "too-many")
    page.context.close()


def joint(desk: Desk, album: Album) -> None:
    """A joint activity in a city of the organs: entered, confirmed by the other side, entered twice and merged."""
    page = desk.go(CLERK, "/enter/")
    album.take(page, "joint-home")
    other = _enter_joint(desk, album, "红色观影联学")
    theirs = newcomer(desk, album, "xinren", other)
    theirs.goto(desk.address + "/enter/")
    album.take(theirs, "joint-to-confirm")
    theirs.get_by_role("button", name="确认", exact=True).first.click()
    album.take(theirs, "joint-confirmed")
    _enter_joint(desk, album, "红色观影联学。", again=True)
    page = desk.go(CLERK, "/enter/")
    album.take(page, "joint-twice")
    page.locator("a[href*='/merge/']").first.click()
    album.take(page, "joint-merge")
    page.click("main .button.primary")
    album.take(page, "joint-merged")
    _look(desk, album, a_month.OFFICE, {
        "organs-enter": "/enter/", "organs-table": "/registers/activities/", "organs-months": "/month/?all=1",
        "organs-load": "/help/load/", "organs-self-check": "/help/self-check/",
    })  # fmt: skip


def _enter_joint(desk: Desk, album: Album, title: str, *, again: bool = False) -> str:
    """A joint activity entered by the clerk with another unit; that unit's name."""
    page = desk.go(CLERK, "/enter/activities/?joint=1")
    page.get_by_label("活动类别").fill("lxlj")
    page.get_by_role("option", name="联学联建").click()
    page.get_by_label("活动日期").fill("2022-11-11")
    page.get_by_label("活动名称").fill(title)
    page.get_by_label("与哪些单位联合").click()
    choice = page.locator("#f-organisers-search ~ ul [role=option], .chooser [role=option]:visible").nth(1)
    choice.wait_for()
    chosen = str(choice.inner_text())
    album.take(page, "joint-choosing") if not again else None
    choice.click()
    album.take(page, f"joint-form{'-again' if again else ''}")
    page.get_by_role("button", name="报出").click()
    page.wait_for_selector(".messages, .doubt, .wrong-because")
    if page.locator(".doubt").count():
        album.take(page, "joint-doubt")
        page.locator("main .button.primary").first.click()
        page.wait_for_selector(".messages")
    return chosen.partition("（")[0]


def _look(desk: Desk, album: Album, who: str, paths: Mapping[str, str]) -> None:
    for name, path in paths.items():
        page = desk.go(who, path)
        counted(page)
        album.take(page, f"{who}-{name}")


def _spoiled(workbook: Path, folder: Path) -> Path:
    book = openpyxl.load_workbook(workbook)
    sheet = book.active
    for column in range(2, min(sheet.max_column, 6) + 1):
        sheet.cell(sheet.max_row, column).value = "不是这样填的"
    book.save(folder / workbook.name)
    return folder / workbook.name


PARTS: Mapping[str, Callable[[Desk, Album], None]] = {
    "entrance": entrance, "clerk": clerk, "office": office, "faulty": faulty, "month": month, "afterwards": afterwards,
    "watchers": watchers, "accounts": accounts, "faults": faults, "unfinished": unfinished, "too_many": too_many,
}  # fmt: skip
