"""A month from its files to the published site, step by step, as the manual tells it.

The manual's pictures are taken on this way, so that what it shows is what was done.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from .desk import Desk, counted, current, settled

Shot = Callable[[Any, str], None]
OFFICE, FIRST, SECOND, LEGAL, APPROVE, PRESS = "nigao", "chushen", "fuhe", "fazhi", "shenpi", "fabu"


def no_shot(page: Any, name: str) -> None:
    """Nobody takes pictures."""


def deliver(desk: Desk, month: str, files: list[Path], shot: Shot = no_shot) -> None:
    """The office hands in the month's files from the board."""
    page = counted(desk.go(OFFICE, month))
    shot(page, "board-before")
    page.set_input_files("#files", [str(path) for path in files])
    page.click(".hand-in button")
    settled(page)
    shot(page, "files-taken")
    assert "没有收下" not in page.inner_text("#job")
    page.click("text=查看结果")


def put_forward(desk: Desk, month: str, shot: Shot = no_shot) -> None:
    """The office puts every candidate forward."""
    page = current(desk.go(OFFICE, month))
    shot(page, "board-propose")
    page.click("button:text-is('全部提请审核')")
    page.wait_for_selector(".messages")


def review(desk: Desk, who: str, month: str, shot: Shot = no_shot, *, returned: int = 0) -> None:
    """One reviewer looks at one entry and passes it by the keyboard, then list after list what is clear."""
    page = desk.go(who, month)
    shot(page, f"board-{who}")
    page.goto(desk.address + month + "review/")
    shot(page, f"entry-{who}")
    if returned:
        page.keyboard.press("2")
        page.keyboard.type("演示：材料待核。")
        page.keyboard.press("Enter")
        page.wait_for_selector(".messages")
    page.keyboard.press("1")
    page.wait_for_selector(".messages:has-text('已通过')")
    while True:
        page.goto(desk.address + month + "review/")
        if page.url.rstrip("/").endswith(month.rstrip("/")):
            return
        page.click(f"main a[href*='{month}lists/']")
        shot(page, f"list-{who}")
        page.click("button:has-text('清楚的一并通过')")
        page.wait_for_selector(".messages:has-text('已通过')")


def reword(desk: Desk, month: str, shot: Shot = no_shot) -> str:
    """The press officer looks at the bulletin and changes some words; what he wrote."""
    page = desk.go(PRESS, month + "notice/bulletin/")
    page.wait_for_selector(".found")
    shot(page, "notice")
    page.locator(".free-block:has(p.body) .edit").first.click()
    page.wait_for_selector("form.in-place.lively")
    shot(page, "words")
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.keyboard.type("，欢迎社会监督。")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".messages:has-text('已采纳')")
    page.goto(desk.address + month + "notice/bulletin/difference/")
    shot(page, "difference")
    return "欢迎社会监督"


def write_documents(desk: Desk, month: str, number: str, shot: Shot = no_shot) -> None:
    """The final documents are written."""
    page = desk.go(PRESS, month + "publish/")
    page.fill("#number", number)
    shot(page, "publish")
    page.click("button:text-is('写正式文书')")
    settled(page)
    shot(page, "documents-written")


def publish(desk: Desk, month: str, scan: Path, shot: Shot = no_shot) -> None:
    """The signed approval sheet is attached, the release published, the site built."""
    page = desk.go(APPROVE, month + "publish/")
    page.set_input_files("#scan", str(scan))
    page.click("button:text-is('附上')")
    page.wait_for_selector(".messages:has-text('可以发布')")
    shot(page, "approved")
    page = desk.go(PRESS, month + "publish/")
    page.click("button:text-is('发布本期')")
    settled(page)
    shot(page, "published")
    page.goto(desk.address + month + "publish/")
    page.click("button:text-is('生成公开网站')")
    settled(page)
    shot(page, "site")


def object_to(desk: Desk, month: str, rule: str, shot: Shot = no_shot) -> tuple[str, str]:
    """Somebody objects to the first public name of a list, and is upheld; the name, and its page's address."""
    page = counted(desk.go(PRESS, f"{month}lists/{rule}/"))
    shot(page, "list-public")
    link = _public(page)
    name = link.inner_text()
    link.click()
    entry = page.url
    shot(page, "entry-public")
    page.click(".acts a:text-is('登记异议')")
    page.click("main button.primary")
    assert "请写明异议的内容" in page.inner_text(".errorlist")
    shot(page, "object-fault")
    page.fill("#text", "判决已被改判。")
    page.click("main button.primary")
    page.wait_for_selector(".messages:has-text('已登记异议')")
    shot(page, "objected")
    legal = desk.go(LEGAL, month + "objections/")
    shot(legal, "objections")
    legal.fill("textarea[name=answer]", "改判属实。")
    legal.click("button:text-is('采纳')")
    legal.wait_for_selector(".messages:has-text('已采纳')")
    shot(legal, "objections-answered")
    return name, entry


def withdraw(desk: Desk, entry: str, shot: Shot = no_shot) -> None:
    """The entry whose objection was upheld is withdrawn."""
    page = desk.as_(PRESS)
    page.goto(entry)
    page.click(".acts a:text-is('撤下')")
    page.fill("#reason", "依据已变更")
    shot(page, "withdraw")
    page.click("main button.danger")
    settled(page)
    shot(page, "withdrawn")


def correct_next(desk: Desk, month: str, rule: str, shot: Shot = no_shot) -> None:
    """An entry is corrected in the next issue."""
    page = counted(desk.go(PRESS, f"{month}lists/{rule}/"))
    _public(page).click()
    page.click(".acts a:text-is('下期更正')")
    page.fill("#was", "6起")
    page.fill("#now", "5起")
    page.fill("#why", "一起误录")
    shot(page, "amend")
    page.click("main button.primary")
    page.wait_for_selector(".messages:has-text('下期更正')")


def correct_figures(desk: Desk, month: str, register: str, shot: Shot = no_shot) -> None:
    """The newest row of a register is taken out, the press officer has the figures counted anew, another agrees."""
    page = desk.go(OFFICE, f"/registers/{register}/")
    page.locator("tbody tr td a").first.click()
    page.click("summary:text-is('撤去这一行')")
    shot(page, "row-to-remove")
    page.click("button:text-is('确实撤去')")
    page.wait_for_selector(".messages")
    shot(page, "row-removed")
    page = current(desk.go(PRESS, month + "publish/"))
    page.fill("#reason", "一起事故重复登记")
    shot(page, "correct")
    page.click("button:text-is('重算并送审')")
    settled(page)
    shot(page, "correct-counted")
    legal = counted(desk.go(LEGAL, month + "publish/"))
    shot(legal, "correct-to-agree")
    legal.click("button:text-is('核准并封存更正版')")
    settled(legal)
    shot(legal, "corrected")


def _public(page: Any) -> Any:
    """The first name of a list that is public."""
    return page.locator("tbody tr:has(.badge:text-is('已公开')) th a").first
