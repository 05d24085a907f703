"""A month goes from its files to the published site in a browser, by two reviewers, and is kept right afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .a_month import (
    APPROVE,
    FIRST,
    OFFICE,
    PRESS,
    SECOND,
    correct_next,
    deliver,
    object_to,
    publish,
    put_forward,
    review,
    reword,
    withdraw,
    write_documents,
)
from .desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MONTH = "/month/traffic/2022-11/"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "审批单.pdf"
    path.write_bytes(b"%PDF-1.7 signed")
    return path


def test_a_month_from_its_files_to_the_site_then_an_objection_a_withdrawal_and_a_correction(desk: Desk, scan: Path):
    files = desk.root / "报送文件"
    deliver(desk, MONTH, [files / "检查补报_11月24日.xlsx"])
    put_forward(desk, MONTH)
    review(desk, FIRST, MONTH)
    review(desk, SECOND, MONTH)
    words = reword(desk, MONTH)
    write_documents(desk, MONTH, "11")
    publish(desk, MONTH, scan)
    bulletin = next((desk.root / "网站").rglob("notices/traffic-2022-11*.html"))
    assert words in bulletin.read_text(encoding="utf-8")
    public = (desk.root / "公开版" / "traffic-2022-11-1").is_dir()
    assert public

    # somebody objects to a public name: upheld, then withdrawn; another entry is corrected in the next issue
    name, entry = object_to(desk, MONTH, "lifetime_bans")
    withdraw(desk, entry)
    assert f'"{name}"' not in "".join(
        p.read_text(encoding="utf-8") for p in (desk.root / "公开版" / "traffic-2022-11-1").rglob("*.json*")
    )
    correct_next(desk, MONTH, "crash_prone_segments")


def test_a_reviewer_needs_no_mouse_and_of_two_at_once_one_wins_and_the_other_is_told(desk: Desk):
    put_forward(desk, MONTH)
    page = desk.go(FIRST, MONTH + "review/")
    entry = page.url
    _goes_by_keys_alone(page)
    assert page.url == entry
    other = page.context.new_page()
    other.goto(entry)
    page.keyboard.press("1")
    page.wait_for_selector(".messages:has-text('已通过')")
    other.fill("#reason", "晚了一步")
    with other.expect_response(lambda r: r.url.endswith("/decide/")) as got:
        other.click("button.danger")
    assert got.value.status == 409
    assert "他人已先办理" in other.inner_text("h1") and "初审丙" in other.inner_text("main")


def _goes_by_keys_alone(page: Any) -> None:
    """To the text, to the keys' own page, from entry to entry; single keys can be switched off and on again."""
    press, entry = page.keyboard.press, page.url
    press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") == 0
    press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    press("?")
    page.wait_for_selector("#keys[open]")
    press("Space")
    press("Escape")
    for key in ("?", "j", "1"):
        press(key)
    assert page.locator("#keys[open]").count() == 0 and page.url.partition("#")[0] == entry
    page.focus("#keys-open")
    press("Enter")
    page.wait_for_selector("#keys[open]")
    press("Space")
    press("?")
    page.wait_for_selector("#keys:not([open])", state="attached")
    press("j")
    page.wait_for_url(lambda at: at.partition("#")[0] != entry)
    press("k")
    page.wait_for_url(entry)
    press("2")
    assert page.evaluate("document.activeElement.id") == "reason"
    press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_each_role_is_refused_what_it_may_not_do(desk: Desk):
    put_forward(desk, MONTH)
    for who, path in (
        (OFFICE, "review/"), (SECOND, "publish/approve/"), ("danwei", ""), ("shenji", "review/"), (APPROVE, "review/"),
    ):  # fmt: skip
        page = desk.as_(who)
        if path.endswith("approve/"):
            answer = page.request.post(desk.address + MONTH + path)
        else:
            answer = page.goto(desk.address + MONTH + path)
        assert answer.status == 403, (who, path, answer.status)
    page = desk.go(PRESS, MONTH + "publish/")
    assert page.locator("button:has-text('发布本期')").is_disabled()
    page = desk.go(SECOND, MONTH)
    assert page.locator("text=全部提请审核").count() == 0
