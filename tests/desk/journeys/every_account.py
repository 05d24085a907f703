"""The way past an account's pages: handed out, opened, locked, reset, closed (账号逐页)."""

from __future__ import annotations

from typing import Any

from ..logging_in import OWN_PASSWORD, code_of
from .album import Album
from .desk import Desk

KEEPER, NEWCOMER = "shencha", "xinren"


def accounts(desk: Desk, album: Album) -> None:
    """A clerk's account from its first log-in to its end."""
    unit = _unit_of_the_clerk(desk)
    page = newcomer(desk, album, NEWCOMER, unit)
    for name, path in {
        "account": "/account/", "codes-anew": "/mfa/recovery-codes/generate/", "log-out": "/logout/",
        "password-again": "/account/again/?next=/account/", "code-again": "/mfa/reauthenticate/?next=/account/",
    }.items():  # fmt: skip
        page.goto(desk.address + path)
        album.take(page, f"newcomer-{name}")
    for _ in range(7):
        page.goto(desk.address + "/account/password/")
        if not page.locator("[name=oldpassword]").count():
            break
        for box in ("oldpassword", "password1", "password2"):
            page.fill(f"[name={box}]", "wrong")
        page.click("main .button.primary")
        page.wait_for_load_state()
    album.take(page, "newcomer-too-often")
    page.context.clear_cookies()
    page.goto(desk.address + "/enter/")
    album.take(page, "session-ended")
    _locked(desk, album)
    _reset_and_closed(desk, album, page)


def newcomer(desk: Desk, album: Album, username: str, unit: str) -> Any:
    """A clerk whose account the keeper adds now: his page, once he has a password of his own and his second factor."""
    keeper = desk.go(KEEPER, "/people/add/")
    album.take(keeper, "keeper-add")
    keeper.click("main .button.primary")
    keeper.fill("[name=username]", username)
    keeper.fill("[name=name]", "新来癸")
    keeper.select_option("[name=role]", "UNIT_CLERK")
    keeper.click("main .button.primary")
    album.take(keeper, "keeper-add-faults")
    keeper.fill("[name=unit]", unit)
    keeper.click("main .button.primary")
    keeper.wait_for_selector("dd.mono")
    album.take(keeper, "keeper-handed-out")
    handed = keeper.inner_text(".facts div:nth-child(2) dd")
    page = desk.new_page()
    _log_in(desk, page, username, handed)
    album.take(page, "newcomer-first-password")
    for fresh in ("123456", OWN_PASSWORD):
        page.fill("[name=oldpassword]", handed)
        page.fill("[name=password1]", fresh)
        page.fill("[name=password2]", fresh)
        if fresh == OWN_PASSWORD:
            page.locator(".shown button").nth(1).click()
        album.take(page, f"newcomer-password-{len(fresh)}")
        page.click("main .button.primary")
        page.wait_for_load_state()
        album.take(page, f"newcomer-after-{len(fresh)}")
    secret = page.inner_text("main code")
    page.fill("[name=code]", "000000")
    page.click("main .button.primary")
    album.take(page, "newcomer-code-wrong")
    page.fill("[name=code]", code_of(secret))
    page.click("main .button.primary")
    page.wait_for_selector(".codes, h1:has-text('备用码')")
    album.take(page, "newcomer-codes")
    return page


def _unit_of_the_clerk(desk: Desk) -> str:
    page = desk.go("danwei", "/account/")
    return str(page.inner_text(".facts div:nth-child(3) dd"))


def _log_in(desk: Desk, page: Any, username: str, password: str) -> None:
    page.goto(desk.address + "/login/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", password)
    page.click("main .button.primary")
    page.wait_for_load_state()


def _locked(desk: Desk, album: Album) -> None:
    """An account whose password was mistyped five times."""
    page = desk.new_page()
    for _ in range(6):
        _log_in(desk, page, NEWCOMER, "wrong")
    album.take(page, "locked")
    page.context.close()


def _reset_and_closed(desk: Desk, album: Album, own: Any) -> None:
    keeper = desk.go(KEEPER, "/people/")
    keeper.click(f"main table a:text-is('{NEWCOMER}')")
    album.take(keeper, "keeper-one")
    at = keeper.url
    keeper.click("button:text-is('重置双因素')")
    keeper.wait_for_selector(".messages")
    album.take(keeper, "keeper-second-reset")
    keeper.click("button:text-is('重置口令')")
    keeper.wait_for_selector("dd.mono")
    album.take(keeper, "keeper-password-reset")
    keeper.goto(at)
    keeper.uncheck("[name=is_active]")
    keeper.click("button:text-is('保存')")
    keeper.wait_for_selector(".messages")
    own.goto(desk.address + "/account/inactive/")
    album.take(own, "inactive")
    own.context.close()
