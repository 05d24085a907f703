"""What was typed when the log-in ended stands in the form again after the next one, and goes once it was taken."""

from __future__ import annotations

import pytest

from .desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE, TYPED = "/help/complaints/", "演示：同一件事要填两遍。"
BOX = "main aside textarea"


def test_the_form_holds_what_was_typed_before_the_log_in_ended(desk: Desk):
    page = desk.go("danwei", PAGE)
    page.fill(BOX, TYPED)
    inside = page.context.cookies()
    page.context.clear_cookies(name="desk_session")
    page.click("main aside button.primary")
    page.wait_for_selector("input[name=password]")
    assert "刚才交的没有收下" in page.inner_text(".messages")
    page.context.clear_cookies()
    page.context.add_cookies(inside)
    page.goto(desk.address + PAGE)
    page.wait_for_selector(".restored")
    assert page.input_value(BOX) == TYPED
    page.click("main aside button.primary")
    page.wait_for_selector(".messages")
    page.goto(desk.address + PAGE)
    assert page.input_value(BOX) == "" and page.locator(".restored").count() == 0

    page.fill(BOX, "半句")
    page.goto(desk.address + "/help/")
    page.goto(desk.address + PAGE)
    page.click(".restored a")
    page.wait_for_selector(".restored", state="detached")
    assert page.input_value(BOX) == ""
    page.fill(BOX, "半句")
    page.click(".who form button")
    page.wait_for_selector("input[name=password]")
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
